"""Takes the stretches of pages of an edition, in order; gives its page map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.bind.pages import PageMap, PageStart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Stretch:
    """The pages of one section: the number of the first, and how such numbers are written.

    ``starts`` gives for each page, the blank one that may follow counted, the id and offset at
    which it begins (as `PageStart` has them), ``anchors`` the page of each id, from 0.
    """

    section: str
    first: int
    label: Callable[[int], str]
    starts: Sequence[tuple[str, int]]
    anchors: Mapping[str, int]


def page_map(stretches: Iterable[Stretch], identifier: str) -> PageMap:
    """Give the start of every page, blank ones with the section that they follow."""
    starts: list[PageStart] = []
    page_of: dict[str, str] = {}
    for stretch in stretches:
        for number, (block, offset) in enumerate(stretch.starts, stretch.first):
            starts.append(
                PageStart(len(starts), stretch.label(number), stretch.section, block, offset)
            )
        for name, page in stretch.anchors.items():
            page_of.setdefault(name, stretch.label(stretch.first + page))
    return PageMap(identifier, tuple(starts), page_of)
