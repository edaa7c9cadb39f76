"""Takes a page and its lines; gives those of the cards below its text that show other stories.

A card has, line by line, a section, title, standfirst and writer; one after the other they have one
shape, which no text below its end has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.clean.rules.site_signs import OF_THE_TEXT, on_one_line
from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.clean.rules.site_signs import Page

_BY = later(r"(?:[Bb]y|BY) (?:[A-ZÀ-Þ][\w.’'-]+ ?){2,5}(?:\W* ?\d.{0,20}|[A-Z][a-z]{2} \d.{0,14})?")
_LINES = 4
"""Lines of a card at the most, its writer's among them."""
_CARDS = 2
"""So many make a row."""
_STANDFIRST = 40
"""Words of a standfirst at the most."""


def cards(text: str, seen: Page) -> Iterator[int]:
    """Give the indices of the lines of cards below the text that end in the name of a writer."""
    plain = [on_one_line(text, line) if line.words <= _STANDFIRST else "" for line in seen.lines]
    below = range(seen.last + 1, len(plain))
    ends = [i for i in below if len(plain[i]) <= 60 and _BY.fullmatch(plain[i])]
    ends = [i for n, i in enumerate(ends) if any(0 < abs(i - j) <= _LINES + 1 for j in ends)]
    if len(ends) < _CARDS:
        return
    for end in ends:
        yield end
        for i in range(end - 1, max(seen.last, end - _LINES), -1):
            line = seen.lines[i]
            if i in ends or line.kinds or not plain[i] or line.seen & OF_THE_TEXT:
                break
            yield i
