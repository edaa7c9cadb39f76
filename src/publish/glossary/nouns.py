"""Takes nothing in; gives the common nouns and little words by which terms are told from names."""

from __future__ import annotations

_IDEAS = (
    "doctrine concept policy principle theory strategy thesis hypothesis paradigm theorem law rule"
    " effect system method model approach formula notion term ideology dilemma paradox syndrome"
    " school movement program programme initiative plan project framework regime order"
)
_INSTRUMENTS = (
    "treaty pact agreement accord accords act convention protocol charter declaration resolution"
    " statute covenant constitution guidelines proclamation communique communiqué memorandum"
    " settlement compromise code amendment clause ordinance edict bill dialogue compact"
)
_BODIES = (
    "committee council commission agency organization organisation conference league alliance"
    " party association federation board bureau institute office ministry department forum"
    " authority corps service tribunal court assembly congress fund bank society command"
)
IDEAS = frozenset(_IDEAS.split())
INSTRUMENTS = frozenset(_INSTRUMENTS.split())
HEADS = IDEAS | INSTRUMENTS | frozenset(_BODIES.split())
"""Common nouns that a term of art or an institution's name is built on."""

_CLAUSE = (
    "i you he she it we they me him them us my your his her its our their this these those that"
    " which who whom whose what is are was were be been being am has have had having do does did"
    " will would can could shall should may might must not n't don't if because when while there"
    " either neither both"
    " here"
)
CLAUSE_WORDS = frozenset(_CLAUSE.split())
"""Words that make a stretch of words a clause and not a name for something."""

_LINKS = (
    "a an the of and or for on in to by with at from as into over under than but nor so yet before"
    " after during through throughout without within upon against between among about above below"
)
LINK_WORDS = frozenset(_LINKS.split())

_GENERAL = (
    "answer article author book case chapter child country day effect example fact friend kind"
    " man matter one part passage people person piece place point problem question reader reason"
    " result sentence sort story text thing time town way woman word work world year"
)
GENERAL = frozenset(_GENERAL.split())
"""Nouns so general that a sentence about them defines none."""
