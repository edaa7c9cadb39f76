"""Takes nothing in; gives the type of a page map: where in an edition each printed page begins."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageStart:
    """The first character of a printed page.

    ``index`` counts sheets' sides from 0, ``label`` is the folio as printed (``vii``, ``12``).
    ``section`` names the section, ``block`` the id of the nearest element with an id that holds
    the page's first character of running text (empty where the page begins a section), ``offset``
    counts characters into that element's text as the tree has it, notes left out.
    """

    index: int
    label: str
    section: str
    block: str
    offset: int


@dataclass(frozen=True, slots=True)
class PageMap:
    """The pages of one laid-out edition, and the page on which each id stands (labels)."""

    identifier: str
    starts: tuple[PageStart, ...]
    page_of: dict[str, str]
