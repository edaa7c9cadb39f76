"""Takes a section on its pages; gives the numbers of its lines and paragraphs in the margin.

The numbers are laid out as a document of their own, page on page, and put over the section's pages:
so they shift no line. A line's number is an artifact (ISO 32000-2, 14.8.2.2.2, LineNum): lines are
of this page only. A paragraph's number is content, since a class is sent to "¶12" by it, and
whoever listens to the text must find that place too: it is tagged as the paragraph's label.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from publish.pdf import walk
from publish.pdf.walk import POINTS, Area

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from publish.pdf.page import Page
    from publish.pdf.prepare import Prepared
    from publish.pdf.walk import Piece

GAP = 12.0
"""Points between the text block and a number in the margin."""

_UNCOUNTED = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "header", "table", "figure", "hr"])


@dataclass(frozen=True, slots=True)
class Mark:
    """A number to set: its page (from 0), the baseline of the line it stands by, in points.

    ``of`` is the id of the block that it is the label of, empty where it is none.
    """

    page: int
    baseline: float
    text: str
    kind: str
    of: str = ""


def line_marks(prepared: Prepared, pieces: Iterable[Piece], every: int) -> Iterator[Mark]:
    """Give a mark for every so many lines of text; headings, tables and figures do not count."""
    number, last = 0, (-1, -1.0)
    for piece in pieces:
        if piece.area is not Area.FLOW or piece.pseudo or not piece.text.strip():
            continue
        if any(tag in _UNCOUNTED for tag in _tags_around(prepared, piece.element)):
            continue
        here = (piece.page, piece.baseline)
        if here[0] == last[0] and abs(here[1] - last[1]) < 2:
            continue
        number, last = number + 1, here
        if number % every == 0:
            yield Mark(piece.page, piece.baseline, str(number), "line-number")


def _tags_around(prepared: Prepared, element: ET.Element | None) -> Iterator[str]:
    while element is not None:
        yield element.tag
        element = prepared.parents.get(element)


def paragraph_marks(prepared: Prepared, pieces: Iterable[Piece]) -> Iterator[Mark]:
    """Give a mark beside the first line of every numbered paragraph."""
    seen: set[ET.Element] = set()
    for piece in pieces:
        if piece.area is not Area.FLOW or not piece.text.strip():
            continue
        element = piece.element
        while element is not None and not element.get("data-p"):
            element = prepared.parents.get(element)
        if element is not None and element not in seen:
            seen.add(element)
            number, name = element.get("data-p", ""), element.get("id", "")
            yield Mark(piece.page, piece.baseline, number, "paragraph-number", name)


def sheets(
    marks: list[Mark],
    pages: int,
    page: Page,
    first: int,
    lay_out: Callable[[ET.Element], list[Any]],
) -> dict[int, Any]:
    """Lay the marks out; gives by page (from 0) the box to put over that page.

    ``lay_out`` gives the engine's boxes of a document's pages. ``first`` is the number of the
    section's first page: odd ones are right-hand pages. Lines are numbered in the outer margin,
    and paragraphs too, or in the inner one where both are.
    """
    if not marks:
        return {}
    html = ET.Element("html")
    body = ET.SubElement(html, "body", {"class": "marks"})
    by_page: dict[int, list[Mark]] = {}
    for mark in marks:
        by_page.setdefault(mark.page, []).append(mark)
    for number in range(pages):
        holder = ET.SubElement(body, "div", {"class": "marks-page"})
        for mark in by_page.get(number, ()):
            attributes = {"class": mark.kind} | ({"data-label-of": mark.of} if mark.of else {})
            ET.SubElement(holder, "div", attributes).text = mark.text
    both = len({mark.kind for mark in marks}) > 1
    out: dict[int, Any] = {}
    laid = lay_out(html)
    for number, box in enumerate(laid[:pages]):
        root = box.children[0]
        pieces = [p for p in walk.pieces([box]) if p.area is Area.FLOW and p.text.strip()]
        for piece, mark in zip(pieces, by_page.get(number, ()), strict=True):
            inside = both and mark.kind == "paragraph-number"
            x = _edge(page, first + number, piece.right - piece.left, inside=inside)
            piece.box.translate(
                (x - piece.left) / POINTS, (mark.baseline - piece.baseline) / POINTS
            )
        if pieces:
            out[number] = root
    return out


def _edge(page: Page, number: int, width: float, *, inside: bool) -> float:
    """Give the left edge of a number of this width in the outer, or the inner, margin."""
    on_right = (number % 2 == 1 or not page.two_sided) != inside
    left = page.inner if number % 2 == 1 or not page.two_sided else page.outer
    return left + page.measure + GAP if on_right else left - GAP - width
