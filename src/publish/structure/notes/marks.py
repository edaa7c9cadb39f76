"""Takes nothing in; gives the types that the rooms of this package hand each other."""

from __future__ import annotations

from enum import StrEnum

import msgspec

LARGEST = 1999
"""The highest number that a note may carry; what lies above is a year or a figure."""


class Style(StrEnum):
    """How a note's mark is set in the text, or how its body's number is set."""

    SUPERSCRIPT = "superscript"
    SQUARE = "square brackets"
    CURLY = "curly brackets"
    ROUND = "round brackets"
    CARET = "caret"
    GLUED = "glued digits"
    SPACED = "digits after a space"
    DOTTED = "number and full stop"
    BARE = "number and space"
    NAMED = "the word Footnote"
    WORDED = "the word note in round brackets"


PLAIN = frozenset({Style.GLUED, Style.SPACED})
"""Styles of bare digits."""


class Kind(StrEnum):
    """What a note is counted in."""

    ARABIC = "arabic"
    ROMAN = "roman"
    LETTER = "letter"


class Mark(msgspec.Struct, frozen=True, gc=False):
    """A place that may call a note: ``start`` to ``end`` leave the text if it does.

    ``score`` is the local evidence as log-odds against plain text; ``at`` is where the number
    itself begins.
    """

    start: int
    end: int
    at: int
    number: int
    style: Style
    kind: Kind
    score: float
    evidence: tuple[str, ...] = ()
    among: int = -1
    """Where the brackets begin that hold this number among others: all of them call, or none."""

    @property
    def family(self) -> tuple[str, str]:
        """Name what must be alike in all calls of one numbering."""
        return "plain" if self.style in PLAIN else self.style, self.kind


class Head(msgspec.Struct, frozen=True, gc=False):
    """The beginning of a line that may begin a note's body.

    ``start`` is the line's first character, ``text`` the first character after the number.
    ``end`` is the end of the line, or of a bracketed ``[Footnote 1: …]``, which ``closed`` tells.
    ``line`` and ``last`` count the text's lines that are not blank.
    """

    start: int
    text: int
    end: int
    line: int
    last: int
    number: int
    style: Style
    kind: Kind
    score: float = 0.0
    closed: bool = False
    cued: bool = False
    """It has words that notes have: Ibid., pp., a year in brackets."""
    misread: bool = False
    """Its number was read out of letters that a scanner took for figures."""

    @property
    def lone(self) -> bool:
        """Whether the number stands on a line of its own, the words on the next."""
        return self.last > self.line and not self.closed
