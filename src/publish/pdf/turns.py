"""Takes the engine as installed; gives it so that it hyphenates no word over the turn of a page.

The engine knows no ``hyphenate-limit-last``. It does know a zone at a line's end in which no word
is hyphenated (``hyphenate-limit-zone``, CSS Text 4, 6.3.3): while the last lines that fit on a page
are broken, that zone is the whole line. So nothing is laid out twice. Where notes or a heading send
lines on, a line that was not known to be the last may still end in a hyphen.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from weasyprint.css.properties import Dimension
from weasyprint.layout import inline
from weasyprint.text import line_break

from publish.pdf.versions import UNDERSTOOD

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHOLE_LINE = Dimension(100, "%")
_LAST = 3
"""The last two lines, since the last one is sent on where a widow would follow it."""

_HIGHEST = 6
"""More lines' heights than that, in the type's size, are looked at no further: so this is quick."""

_ZONE = "hyphenate_limit_zone"


def _near_foot(context: Any, box: Any, top: float, space: float) -> bool:
    """Tell whether a line that begins at ``top`` is one of the last two that fit on the page."""
    if not context.overflows_page(space, top + _HIGHEST * box.style["font_size"]):
        return False
    height, _ = line_break.strut(box.style)
    return bool(context.overflows_page(space, top + _LAST * height))


@contextlib.contextmanager
def whole_at_turns() -> Iterator[None]:
    """Run the engine so, and leave it as it was afterwards."""
    if not UNDERSTOOD:
        yield
        return
    next_line, split = inline.get_next_linebox, inline.split_first_line
    last = False

    def line(context: Any, box: Any, top: float, space: float, *rest: Any) -> Any:
        nonlocal last
        before = last
        last = _near_foot(context, box, top, space)
        try:
            return next_line(context, box, top, space, *rest)
        finally:
            last = before

    def broken(text: str, style: Any, *rest: Any, **options: Any) -> Any:
        if not last or style["hyphens"] != "auto":
            return split(text, style, *rest, **options)
        zone = style[_ZONE]
        style[_ZONE] = _WHOLE_LINE
        try:
            return split(text, style, *rest, **options)
        finally:
            style[_ZONE] = zone

    inline.get_next_linebox, inline.split_first_line = line, broken
    try:
        yield
    finally:
        inline.get_next_linebox, inline.split_first_line = next_line, split
