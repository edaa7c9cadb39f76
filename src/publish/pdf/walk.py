"""Takes laid-out pages; gives the text drawn on them, piece by piece, with place and origin."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

POINTS = 0.75
"""Points in one of the engine's pixels."""


class Area(StrEnum):
    """Where on a page a piece of text stands."""

    FLOW = "flow"
    NOTE = "note"
    MARGIN = "margin"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text on one line of one page, in points from the page's top left corner.

    ``element`` is the element whose text it is, None in margins; ``pseudo`` says that a stylesheet
    put it there; ``repeated`` that it is a table's head shown again. ``note`` is the id of the note
    it belongs to. ``box`` is the engine's own box, for ``engine`` alone.
    """

    text: str
    element: Element | None
    area: Area
    page: int
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    note: str = ""
    pseudo: bool = False
    repeated: bool = False
    box: Any = None


def pieces(page_boxes: list[Any]) -> Iterator[Piece]:
    """Give every piece of text in the order of the tree, page after page."""
    heads: dict[Element, int] = {}
    for number, page in enumerate(page_boxes):
        for child in page.children:
            area = Area.FLOW
            if isinstance(child, boxes.MarginBox):
                area = Area.MARGIN
            elif isinstance(child, boxes.FootnoteAreaBox):
                area = Area.NOTE
            yield from _read(child, _Place(number, area), heads)


def texts(box: Any) -> Iterator[Any]:
    """Give the engine's boxes of text in a box."""
    box = inner(box)
    if isinstance(box, boxes.TextBox):
        yield box
    for child in getattr(box, "children", ()):
        yield from texts(child)


def inner(box: Any) -> Any:
    """Give the box that a placeholder of an absolutely positioned one stands for."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box


@dataclass(frozen=True, slots=True)
class _Place:
    page: int
    area: Area
    note: str = ""
    repeated: bool = False


def _read(box: Any, place: _Place, heads: dict[Element, int]) -> Iterator[Piece]:
    box = inner(box)
    element, tag = box.element, box.element_tag or ""
    if element is not None and "::" not in tag:
        if place.area is Area.NOTE and "note" in (element.get("class") or "").split():
            place = replace(place, note=element.get("id", ""))
        if tag == "thead" and heads.setdefault(element, place.page) != place.page:
            place = replace(place, repeated=True)
    if isinstance(box, boxes.TextBox):
        if box.style["visibility"] != "visible":
            return
        left, top = box.position_x * POINTS, box.position_y * POINTS
        yield Piece(
            text=box.text,
            element=element,
            area=place.area,
            page=place.page,
            left=left,
            top=top,
            right=left + box.width * POINTS,
            bottom=top + box.height * POINTS,
            baseline=top + box.baseline * POINTS,
            note=place.note,
            pseudo="::" in tag,
            repeated=place.repeated,
            box=box,
        )
    elif isinstance(box, boxes.ParentBox):
        for child in box.children:
            yield from _read(child, place, heads)
