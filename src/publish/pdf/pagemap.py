"""Takes an edition on its pages; gives the page map: where in the text each page begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.pdf import starts
from publish.pdf.order import roman
from publish.pdf.starts import Stretch
from publish.pdf.words import read, solid

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from publish.bind.pages import PageMap
    from publish.pdf.layout import Laid, Layout


def page_map(layout: Layout, identifier: str) -> PageMap:
    """Give the page map of an edition that was laid out as one document."""
    return starts.page_map(
        (
            Stretch(
                laid.section.name,
                laid.first,
                roman if laid in layout.front else str,
                [begins(laid, number) for number in range(laid.count)],
                anchors(laid),
            )
            for laid in layout.sections()
        ),
        identifier,
    )


def anchors(laid: Laid) -> dict[str, int]:
    """Give the first page (from 0) of a section on which each id stands."""
    found: dict[str, int] = {}
    for number, page in enumerate(laid.document.pages):
        for name in page.anchors:
            found.setdefault(name, number)
    return found


def begins(laid: Laid, page: int) -> tuple[str, int]:
    """Give the id and the character offset at which a page of a section (from 0) begins.

    The start of a section, and a page without running text, have neither.
    """
    at = laid.proof.found.page_starts.get(page)
    if at is None or page == 0:
        return "", 0
    flow = laid.proof.found.flow
    run = flow.owner(at)
    prepared = laid.prepared
    name = prepared.block(flow.runs[run][0])
    holder = _holder(laid, flow.runs[run][0])
    first = run
    while first > 0 and _within(laid, flow.runs[first - 1][0], holder):
        first -= 1
    skip = at - flow.starts[first]
    return name, _offset(holder, skip, set(prepared.notes.values()))


def _holder(laid: Laid, element: Element) -> Element:
    while not element.get("id") and element in laid.prepared.parents:
        element = laid.prepared.parents[element]
    return element


def _within(laid: Laid, element: Element, holder: Element) -> bool:
    at: Element | None = element
    while at is not None and at is not holder:
        at = laid.prepared.parents.get(at)
    return at is holder


def _offset(holder: Element, skip: int, notes: set[Element]) -> int:
    """Give the offset, spaces counted, of the character after so many that are no spaces."""
    offset = 0
    for _, text in read(holder, notes):
        for character in text:
            if solid(character):
                if skip == 0:
                    return offset
                skip -= 1
            offset += 1
    return offset
