"""Takes a section and where printed pages begin in it; gives the section with a mark at each.

A mark stands before the very character with which the printed page begins, in the middle of a word
or of a link too, so that "page 47" is one place on paper, on a phone and for a screen reader.
"""

from __future__ import annotations

import copy
import dataclasses
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element

from publish.bind.model import Kind
from publish.diagnostics import Diagnostic, Severity
from publish.epub.model import PageBreak

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.bind.model import Section
    from publish.bind.pages import PageMap, PageStart
    from publish.epub.markup import Markup

_NOT_RUNNING = frozenset({"notes", "unplaced", "note"})


class _Place(NamedTuple):
    """A stretch of text: the text of ``parent`` or, where ``at`` counts from 1, a child's tail."""

    parent: Element
    at: int
    text: str


def mark(
    sections: Sequence[Section], pages: PageMap
) -> tuple[list[Section], list[PageBreak], list[Diagnostic]]:
    """Give the sections with their page marks, the marks in order, and the pages that got none.

    The trees given are not touched.
    """
    by_section: dict[str, list[tuple[PageStart, PageBreak]]] = {}
    breaks: list[PageBreak] = []
    used: set[str] = set()
    for start in pages.starts:
        # Ids of an edition hold no underscore, so a mark's never meets one of them.
        identifier = f"page_{_fit(start.label) or start.index}"
        if identifier in used:
            identifier += f"_{start.index}"
        used.add(identifier)
        found = PageBreak(start.label, identifier, start.section)
        by_section.setdefault(start.section, []).append((start, found))
        breaks.append(found)
    known = {section.name for section in sections}
    marked = [
        dataclasses.replace(section, tree=_marked(section, by_section[section.name]))
        if section.name in by_section
        else section
        for section in sections
    ]
    lost = [page for page in breaks if page.section not in known]
    diagnostics = [_lost(page) for page in lost]
    return marked, [page for page in breaks if page.section in known], diagnostics


def _fit(label: str) -> str:
    return "".join(c for c in label if c.isascii() and (c.isalnum() or c == "-"))


def around(group: Element, inside: Element, markup: Markup) -> tuple[str, str]:
    """Give the marks that stand before and after a navigation list, as XHTML."""
    if group is inside:
        return "", ""
    at = list(group).index(inside)
    before, after = group[:at], group[at + 1 :]
    return "".join(map(markup.outer, before)), "".join(map(markup.outer, after))


def _marked(section: Section, starts: list[tuple[PageStart, PageBreak]]) -> Element:
    """Give a copy of the section's tree with marks.

    The page on which a section begins is marked before everything else in it. A page without
    running text, such as one that notes fill, is marked where the next one begins.
    """
    tree = copy.deepcopy(section.tree)
    ids = {identifier: e for e in tree.iter() if (identifier := e.get("id"))}
    spans = [
        Element("span", {"id": page.id, "class": "page-break", "aria-label": page.label})
        for _, page in starts
    ]
    front: list[Element] = []
    back: list[Element] = []
    place: tuple[Element, int] | None = None
    for at in reversed(range(len(starts))):
        start = starts[at][0]
        block = ids.get(start.block) if start.block else None
        if block is not None and (found := _find(block, start.offset)):
            place = _insert(*found, spans[at])
        elif at == 0:
            front.append(spans[at])
        elif place is not None:
            place[0].insert(place[1], spans[at])
        else:
            back.insert(0, spans[at])
    if section.kind is Kind.CONTENTS:  # a navigation list may hold nothing but its lines
        return _group([*front, tree, *back]) if front or back else tree
    for span in front:
        span.tail, tree.text = tree.text, None
        tree.insert(0, span)
    tree.extend(back)
    return tree


def _group(elements: list[Element]) -> Element:
    group = Element("div")
    group.extend(elements)
    return group


def _pieces(element: Element, top: bool = True) -> Iterator[_Place]:
    """Give the stretches of running text inside an element, in order."""
    if not top and _NOT_RUNNING.intersection(element.get("class", "").split()):
        return
    if element.text:
        yield _Place(element, 0, element.text)
    for at, child in enumerate(element, start=1):
        yield from _pieces(child, top=False)
        if child.tail:
            yield _Place(element, at, child.tail)


def _find(block: Element, offset: int) -> tuple[_Place, int] | None:
    """Find the first character that shows, at or after ``offset`` in the text of the block."""
    before = 0
    for place in _pieces(block):
        end = before + len(place.text)
        if end > offset:
            inside = max(offset - before, 0)
            shown = len(place.text) - len(place.text[inside:].lstrip())
            if shown < len(place.text):
                return place, shown
        before = end
    return None


def _insert(place: _Place, inside: int, span: Element) -> tuple[Element, int]:
    """Put a mark into a stretch of text; give where in the tree it stands."""
    before, span.tail = place.text[:inside], place.text[inside:]
    if place.at:
        place.parent[place.at - 1].tail = before
    else:
        place.parent.text = before
    place.parent.insert(place.at, span)
    return place.parent, place.at


def _lost(page: PageBreak) -> Diagnostic:
    return Diagnostic(
        "page-lost",
        f"printed page {page.label} begins in {page.section!r}, which is not in the EPUB",
        severity=Severity.WARNING,
        hint="Make the PDF and the EPUB from the same manuscripts.",
    )
