"""Takes a line as Pango shaped it; gives its runs and the numbers of their glyphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weasyprint.text.ffi import ffi

if TYPE_CHECKING:
    from collections.abc import Iterator

_BYTES = ffi.sizeof("PangoGlyphInfo")
NUMBERS = _BYTES // 4
"""How many numbers a glyph has: its own, its width, its shifts across and down, its marks."""


def runs(line: Any) -> Iterator[Any]:
    """Give the runs of a line, in the order in which they are seen."""
    run = line.runs[0]
    while run != ffi.NULL:
        yield run.data
        run = run.next


def from_right(run: Any) -> bool:
    """Tell whether a run is set from right to left."""
    return bool(run.item.analysis.level % 2)


def numbers(run: Any) -> list[int]:
    """Give the numbers of a run's glyphs, glyph by glyph; widths and shifts in Pango units."""
    glyphs = run.glyphs
    data = ffi.buffer(glyphs.glyphs, glyphs.num_glyphs * _BYTES)
    return memoryview(data).cast("i").tolist()


def clusters(run: Any) -> list[int]:
    """Give the offset of each glyph's cluster, in bytes from the beginning of the text."""
    glyphs, offset = run.glyphs, run.item.offset
    data = ffi.buffer(glyphs.log_clusters, glyphs.num_glyphs * 4)
    return [offset + cluster for cluster in memoryview(data).cast("i")]
