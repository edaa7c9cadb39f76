"""Takes the engine as installed; gives it with two slow spots mended, for the versions it knows.

WeasyPrint 70.0 looks every note up in a list of all notes for every line box, and pydyf 0.13.0
writes the list of all pages anew for every structure element: both grow with the square of a
document. The answers are the same, only found faster. Other versions are left as they are.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import pydyf
import weasyprint
from weasyprint.layout import LayoutContext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KNOWN = weasyprint.__version__ == "70.0" and pydyf.__version__ == "0.13.0"


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


@contextlib.contextmanager
def mended() -> Iterator[None]:
    """Run the engine without its two quadratic spots, and leave it as it was afterwards."""
    if not KNOWN:
        yield
        return
    begin, references = LayoutContext.__init__, pydyf.PDF.page_references

    def begun(context: Any, *args: Any, **options: Any) -> None:
        begin(context, *args, **options)
        context.footnotes = Notes(context.footnotes)

    LayoutContext.__init__ = begun
    pydyf.PDF.page_references = property(_references)
    try:
        yield
    finally:
        LayoutContext.__init__ = begin
        pydyf.PDF.page_references = references
