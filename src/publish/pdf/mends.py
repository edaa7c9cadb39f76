"""Takes the engine as installed; gives it with four faults mended, for the versions it knows.

WeasyPrint 70.0 looks every note up in a list of all notes for every line box, and pydyf 0.13.0
writes the list of all pages anew for every structure element: both grow with the square of a
document. WeasyPrint also lays out all the notes of a page again for each one that is added, where
the height of the new one would do. The answers here are the same, only found faster. Where the
next line of a paragraph does not fit, WeasyPrint also makes room by sending notes that are already
on the page to the next one, away from their calls, whatever their ``footnote-policy``: here it
moves the lines instead.
What is reckoned again and again with the same answer is found once by `families`, `shaping`,
`lengths`, `drawing` and `streams`, which come into force here too. Other versions are left as they
are.
"""

from __future__ import annotations

import contextlib
import inspect
import math
from typing import TYPE_CHECKING, Any

import pydyf
from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import LayoutContext, block

from publish.pdf import drawing, families, lengths, shaping, streams
from publish.pdf.versions import UNDERSTOOD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SENDS_NOTES_AWAY = "report = not context.in_column and can_break_now and not could_break_before"


def _lines_that_keep_notes() -> Any:
    """Give the engine's layout of lines without the step that parts notes from their calls."""
    source = inspect.getsource(block._linebox_layout)
    if source.count(_SENDS_NOTES_AWAY) != 1:
        return None
    space = dict(vars(block))
    exec(
        compile(source.replace(_SENDS_NOTES_AWAY, "report = False"), block.__file__, "exec"), space
    )
    return space["_linebox_layout"]


_KEEPING = _lines_that_keep_notes()
_WHOLE = LayoutContext._update_footnote_area
KNOWN = UNDERSTOOD and _KEEPING is not None


class Notes(list[Any]):
    """A list of boxes that knows at once whether it holds one; boxes are compared by identity."""

    def __init__(self, boxes: Iterable[Any] = ()) -> None:
        super().__init__(boxes)
        self._held = {id(box) for box in self}

    def __contains__(self, box: object) -> bool:
        return id(box) in self._held

    def append(self, box: Any) -> None:
        """Add a box at the end."""
        super().append(box)
        self._held.add(id(box))

    def remove(self, box: Any) -> None:
        """Take out a box: the one that is next in line, as a rule, so this is quick."""
        if id(box) not in self._held:
            msg = "not in the list"
            raise ValueError(msg)
        for place, other in enumerate(self):
            if other is box:
                del self[place]
                break
        self._held.discard(id(box))

    def copy(self) -> Notes:
        """Give a second list of the same boxes."""
        return Notes(self)


def _references(pdf: Any) -> tuple[bytes, ...]:
    kids = pdf.pages["Kids"]
    known: tuple[int, tuple[bytes, ...]] | None = pdf.__dict__.get("_references_known")
    if known is None or known[0] != len(kids):
        known = (len(kids), tuple(f"{number} 0 R".encode("ascii") for number in kids[::3]))
        pdf.__dict__["_references_known"] = known
    return known[1]


def _stacked(context: Any) -> bool:
    """Give the note area of a page its height; tell whether notes run out of it.

    Notes stand on one another, so the height of all is the sum of theirs, and each is laid out
    once a page. Where that does not hold (margins that collapse, an area of limited height, a note
    within a note, or beside one) the engine does as ever.
    """
    area, notes = context.current_footnote_area, context.current_page_footnotes
    if not notes or not _grows(area):
        return bool(_WHOLE(context))
    known = area.__dict__.setdefault("_heights_known", {})
    total = rest = 0.0
    for note in notes:
        if id(note) not in known:
            # The note is kept too, so that no other box can have its number.
            known[id(note)] = (note, *_alone(context, area, note))
        _, height, rest = known[id(note)]
        if height is None:
            return bool(_WHOLE(context))
        total += height
    if area.height != "auto" and not context.in_column:
        context.page_bottom += area.margin_height()
    area.children, area.height = notes, total
    if not context.in_column:
        context.page_bottom -= total + rest
    return False


def _grows(area: Any) -> bool:
    limits = [area.style[name] for name in ("height", "min_height", "max_height")]
    return limits[0] == "auto" and all(
        limit == "auto" or limit.value in {0, math.inf} for limit in limits[1:]
    )


def _alone(context: Any, area: Any, note: Any) -> tuple[float | None, float]:
    """Lay a note out as if it were the only one; give its height and what the area adds to it.

    The height is None where it would be another among others.
    """
    nested = any(getattr(box, "footnote", None) is not None for box in note.descendants())
    if nested or not isinstance(note, boxes.BlockLevelBox):
        return None, 0.0
    one = area.copy()
    one.children = [note]
    laid = block.block_level_layout(
        context, build.create_anonymous_boxes(one.deepcopy()), -math.inf, None, area.page
    )[0]
    flush = all(
        _flush(laid, last, side) for last, side in ((0, "margin_top"), (-1, "margin_bottom"))
    )
    return (laid.height if flush else None), laid.margin_height() - laid.height


def _flush(box: Any, edge: int, side: str) -> bool:
    """Tell whether no margin of what stands at a box's edge could reach out of it."""
    while isinstance(box, boxes.BlockContainerBox) and box.children:
        box = box.children[edge]
        if isinstance(box, boxes.BlockLevelBox) and getattr(box, side) != 0:
            return False
    return True


@contextlib.contextmanager
def mended() -> Iterator[None]:
    """Run the engine without these faults, and leave it as it was afterwards."""
    if not KNOWN:
        yield
        return
    begin, references = LayoutContext.__init__, pydyf.PDF.page_references
    lines = block._linebox_layout

    def begun(context: Any, *args: Any, **options: Any) -> None:
        begin(context, *args, **options)
        context.footnotes = Notes(context.footnotes)

    LayoutContext.__init__ = begun
    pydyf.PDF.page_references = property(_references)
    block._linebox_layout = _KEEPING
    LayoutContext._update_footnote_area = _stacked
    try:
        with (
            families.shared(),
            shaping.shared(),
            lengths.shared(),
            drawing.shared(),
            streams.compressed(),
        ):
            yield
    finally:
        LayoutContext.__init__ = begin
        pydyf.PDF.page_references = references
        block._linebox_layout = lines
        LayoutContext._update_footnote_area = _WHOLE
