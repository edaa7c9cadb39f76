"""Takes a group of numbered lines, and what calls them; gives whether they are notes or a list.

Numbers alone do not tell: questions, exhibits or points may stand at a text's end, and be as many
as the notes whose bodies were cut off. So words, form and place are weighed, as log-odds for notes.
"""

from __future__ import annotations

import re
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.patterns import later
from publish.structure.notes.heads import STRONG
from publish.structure.notes.marks import Style
from publish.structure.notes.words import IMPERATIVES, MODALS

if TYPE_CHECKING:
    from publish.structure.notes.bodies import Group
    from publish.structure.notes.layout import Layout
    from publish.structure.notes.marks import Head


class Verdict(Enum):
    """What the lines of a group are."""

    NOTES = "notes"
    DOUBTFUL = "doubtful"
    LIST = "a list"


_SEEN = 300
"""Characters of a line that are looked at."""
_SOURCE = later(
    r"^[“\"‘«_*]|\b(?:1[4-9]|20)\d\d\b|\b\d{1,4}[–-]\d{1,4}\b|[,”’\"] \d{1,4}\.?$"
    r"|^(?:[A-Z]\. ?){1,3}[A-Z]|^(?:Cf|Id|So|Thus) |^[A-Z][\w’'-]+, [A-Z“\"_*]"
    r"|\b(?i:interview|correspondence|conversation|diary|speech|manuscript|edition|translation)\b"
)
_WORK = later(
    r"[A-Z][\w’'-]+, (?:[A-Z][\w’'-]*(?:\.,? ?|, ?| )(?:and |& )?){1,6}(?<=\. )[A-Z“\"_*(]"
)
"""As a list of works begins an entry: the surname first."""
_OPEN = later(r"[;,]$|(?:;|,) (?:and|or)$")
_CLOSED = later(r"[.!…:][”’\"')\]_*]*$")
_WORD = later(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_PHRASE = 12
"""Words of a heading or the name of a thing, at the most."""
_NAMES_A_LIST = later(
    r"\b(?:questions?|exercises?|discuss(?:ion|ed)?|readings?|exhibits?|recommend(?:ations?|s|ed)"
    r"|agenda|bibliography|proposals?|demands?|steps|points|reasons|contents|items|tasks"
    r"|following|as follows|psalms?|hymns?|songs?|poems?|verses?|canto|ode|sonnet|stanzas?"
    r"|aphorisms?|maxims?|sayings?|theses|articles|commandments|fragments?)\b",
    re.IGNORECASE,
)
_PLAIN = {Style.BARE, Style.GLUED}
_FEW, _LONG = 3, 8
_IN_ORDER = 6
"""So many names seldom stand in the order of the alphabet by chance."""
_SURE = 2.0
_NAMED = 3.0
"""What it says against notes that a short line above names a list of another kind."""


def weigh(
    value: str, layout: Layout, group: Group, call: Style, *, fits: bool, others: int
) -> Verdict:
    """Judge a group; ``call`` is how its calls are set.

    It ``fits`` if each of its lines answers a call and no call is left; so do ``others``, as where
    each chapter has its notes below it.
    """
    heads = group.heads
    if group.zone >= 0 or heads[0].closed or len(heads) < _FEW - 1:
        return Verdict.NOTES
    texts = [value[head.text : min(head.end, head.text + _SEEN)] for head in heads]
    words = [_words(head, text) for head, text in zip(heads, texts, strict=True)]
    total = 4.0 * sum(words) / len(heads)
    total += 3.0 * _agrees(heads[0], call) + 2.0 * group.held
    total += (_worth(len(heads)) + min(others, 2)) if fits else -0.5
    introduced = _introduced(value, layout, group)
    # A psalm or a poem under its name, whose lines say nothing of a source.
    unsourced = introduced >= _NAMED and max(words) <= 0
    total -= introduced + _catalogued(texts) + _strung(texts) + 2.0 * unsourced
    if total <= -_SURE and len(heads) >= _FEW:
        return Verdict.LIST
    return Verdict.NOTES if total >= _SURE else Verdict.DOUBTFUL


def _worth(count: int) -> float:
    """Give what it says that so many lines fit: few are seldom a list, many seldom fit."""
    return 2.0 if count < _FEW else 0.5 if count < _LONG else 1.5


def _words(head: Head, text: str) -> float:
    """Give 1 for a line that names a source, -1 for one that asks, bids or goes on in the next.

    A phrase without a stop may name a thing, or a source.
    """
    words = [word.casefold() for word in _WORD.findall(text[:120])]
    if not words or text.endswith("?") or words[0] in IMPERATIVES:
        return -1
    if head.cued or _SOURCE.search(text):
        return 1
    if _OPEN.search(text) or MODALS.intersection(words[:_PHRASE]):
        return -1
    if len(words) > _PHRASE or _CLOSED.search(text):
        return 0
    return -1 if text[0].islower() else -0.6


def _agrees(head: Head, call: Style) -> bool:
    """Tell whether bodies are set as their calls are, or as hardly a list is."""
    if head.style is Style.ROUND:
        return call is Style.ROUND
    raised = call in {Style.GLUED, Style.SPACED, Style.SUPERSCRIPT, Style.CARET}
    return head.style in STRONG or (head.style in _PLAIN and raised)


def _introduced(value: str, layout: Layout, group: Group) -> float:
    """Say how much the line above a group speaks for a list."""
    before = group.heads[0].line - 1
    if before < 0:
        return 0.0
    line = layout.lines[before]
    tail = value[max(line.start, line.end - _SEEN) : line.end]
    last = tail[max(tail.rfind(stop, 0, -1) for stop in (". ", "? ", "! ")) + 1 :]
    short = len(last.split()) <= _PHRASE
    named = (_NAMED if short else 1.0) if _NAMES_A_LIST.search(last) else 0.0
    return (4.0 if line.announces else named) + 1.0 * group.headed


def _catalogued(texts: list[str]) -> float:
    """Say how much a list of works is seen in the lines: surnames first, in their order."""
    inverted = 4 * sum(bool(_WORK.match(text)) for text in texts) >= 3 * len(texts)
    firsts = [text.lstrip("“\"‘'_* ").casefold()[:12] for text in texts]
    ordered = len(texts) >= _IN_ORDER and all(one < two for one, two in pairwise(firsts))
    return 3.0 * inverted + 3.0 * ordered


def _strung(texts: list[str]) -> float:
    """Say how much the lines are parts of one sentence."""
    return 2.0 * (2 * sum(bool(_OPEN.search(text)) for text in texts) >= len(texts))
