"""Takes a text's lines and the bodies counted i, ii, iii; gives the numerals that may call them.

A numeral that was raised ends up glued to the stop before it: “He left.iv Then”. Without bodies
that are counted so it is nothing, so that no mark here stands by its own evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.patterns import later
from publish.structure.notes import words
from publish.structure.notes.counting import roman
from publish.structure.notes.marks import Kind, Mark, Style

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from publish.structure.notes.layout import Layout

_GLUED = later(
    r"(?P<word>[^\W\d_]{2,40})(?:[.,;:!?…]{1,3}[”’\"')\]]{0,3}|[”’\"')\]]{1,3}[.,;:!?…]?)"
    r"(?P<number>[ivx]{1,6})(?=[\s”’)\]]|\Z)"
)
_BELONGING = words.ABBREVIATIONS | words.LABELS
_SCORE = 0.4
"""Below what makes a mark thought of without a body at hand."""


def glued(value: str, layout: Layout, numbers: Collection[int]) -> Iterator[Mark]:
    """Give the numerals glued to a closing mark that are among ``numbers``, in order of place."""
    for line in layout.lines:
        if line.closed_to_calls or line.notes_heading:
            continue
        for match in _GLUED.finditer(value, line.start, line.end):
            number = roman(match["number"])
            word = match["word"].casefold()
            if number in numbers and word not in _BELONGING:
                start, end = match.span("number")
                yield Mark(start, end, start, number, Style.GLUED, Kind.ROMAN, _SCORE,
                           ("a numeral glued to a stop",))  # fmt: skip
