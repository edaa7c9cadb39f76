"""Takes a missing number and the stretch it should be called in; gives a figure that may hide it.

A figure hides a call when it ends in the call's digits and is malformed with them but well formed
without: ``100,000,00045`` is 100,000,000 and 45. Such a reading is only ever proposed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.patterns import later
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIGURE = later(r"(?<![\w.,])[0-9]+(?:[.,:][0-9]+)*(?![\w%])")
_GROUPED = later(r"[0-9]{1,3}(?:,[0-9]{3})+")
_YEAR = later(r"1[0-9]{3}|20[0-9]{2}")
_SENTENCE = later(r"[0-9]+\.")
_LONGEST = 40


def find(value: str, number: int, start: int, end: int) -> Span | None:
    """Give the place of the only digits in ``value[start:end]`` that may call ``number``."""
    places = list(_places(value, number, start, end))
    return places[0] if len(places) == 1 else None


def _places(value: str, number: int, start: int, end: int) -> Iterator[Span]:
    digits = str(number)
    for figure in _FIGURE.finditer(value, start, end):
        text = figure.group()
        if len(text) > _LONGEST or not text.endswith(digits) or text == digits:
            continue
        rest = text[: -len(digits)]
        whole = bool(_GROUPED.fullmatch(text)) or text.isdecimal()
        hidden = (
            (bool(_GROUPED.fullmatch(rest)) and not whole)
            or (bool(_YEAR.fullmatch(rest)) and len(text) > 4)
            or bool(_SENTENCE.fullmatch(rest))
        )
        if hidden:
            yield Span(figure.end() - len(digits), figure.end())
