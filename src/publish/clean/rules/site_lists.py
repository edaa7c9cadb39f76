"""Takes a page and its lines; gives the rows of the lists that the text itself brings.

Those who signed a letter, or members with their addresses, look like a site's menu line by line;
what tells them apart is that one shape comes back row after row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.clean.rules.site_signs import on_one_line
from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.clean.rules.site_signs import Line, Page

_PERSON = later(
    r"(?:[A-Z]\.|[A-Z][\w’'-]+)(?:\s+(?:[A-Z]\.?|[A-Z][\w.’'-]+|de|da|del|di|van|von|der|la|le|bin|al|of)){1,4}"
)
_WITH_OFFICE = later(_PERSON.pattern + r"\s*(?:,|\(|–|—)\s*\S.{1,90}")
_MAIL = later(r"\S*?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\S*")
_ROWS, _MAILS = 8, 5
"""So many rows make a list of people, and so many different addresses one of members."""
_STRIDE = 6
"""So many lines, blank ones not counted, may one row of a list with addresses have."""


def rows(text: str, seen: Page) -> set[int]:
    """Give the indices of the lines that are rows of such a list."""
    plain = [on_one_line(text, line) for line in seen.lines]
    out: set[int] = set()
    for run in _runs(seen.lines, plain):
        offices = sum(bool(_WITH_OFFICE.fullmatch(plain[i])) for i in run)
        if len(run) >= _ROWS and 3 * offices >= len(run):
            out |= set(run)
    return out | _members(plain)


def _runs(lines: Sequence[Line], plain: Sequence[str]) -> Iterator[range]:
    """Give the runs of lines that each name a person, with an office or without."""
    start = 0
    for i in range(len(lines) + 1):
        fits = i < len(lines) and (_PERSON.fullmatch(plain[i]) or _WITH_OFFICE.fullmatch(plain[i]))
        if not fits or lines[i].kinds:
            if i > start:
                yield range(start, i)
            start = i + 1


def _members(plain: Sequence[str]) -> set[int]:
    """Give the lines of a list in which every row has an address for letters."""
    mails = [i for i, each in enumerate(plain) if len(each) < 200 and _MAIL.fullmatch(each)]
    out: set[int] = set()
    group: list[int] = []
    for i in [*mails, len(plain) + 2 * _STRIDE]:
        if group and i - group[-1] > _STRIDE:
            if len({plain[each].lower() for each in group}) >= _MAILS:
                stride = (group[-1] - group[0]) // (len(group) - 1)
                out |= set(range(max(0, group[0] - stride + 1), group[-1] + 1))
            group = []
        group.append(i)
    return out
