"""Takes shaped lines; gives the operators that show them, written as the engine writes them.

WeasyPrint 70.0 asks Pango for every glyph's number and width by itself and reckons the same
kerning over and over. Here a run is read at once, and what a glyph of a width is written as is
kept for each font and size. A line with anything out of the ordinary (a glyph not yet met, marks
set above or below, pictures as glyphs, an ellipsis) is left to the engine.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from weasyprint.draw import text as engine
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango

from publish.pdf import shaped, shaping
from publish.pdf.shaping import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator

_DRAW = engine.draw_first_line
_INVISIBLE = 1e-6
_NO_BREAK = "\u00a0"
_SPACES = frozenset({" ", _NO_BREAK})
_PARAGRAPHS = frozenset("\n\r\u2028\u2029")
_FACES: dict[int, tuple[Any, tuple[Any, float], Any]] = {}
_Glyph = tuple[int, int, int]
_TELLS_SIZE = pango.pango_version() >= 14802
"""Whether this Pango tells a font's size."""


def _drawn(stream: Any, box: Any, text_overflow: str, block_ellipsis: str, matrix: Any) -> Any:
    plain = _TELLS_SIZE and text_overflow != "ellipsis" and block_ellipsis == "none"
    if plain and box.text.strip() and box.style["font_size"] >= _INVISIBLE:
        runs = _runs(stream, box) if _PARAGRAPHS.isdisjoint(box.pango_layout.text) else None
        if runs is not None:
            stream.set_text_matrix(*matrix.values)
            shown = ""
            last = None
            for face, font, size, glyphs in runs:
                if face != last:
                    if shown:
                        stream.show_text(shown)
                    shown, last = "", face
                    stream.set_font_size(font, size)
                shown += glyphs
            stream.show_text(shown)
            return []
    if GAP in box.pango_layout.__dict__:
        shaping.set_apart(box.pango_layout, box.style)
    return _DRAW(stream, box, text_overflow, block_ellipsis, matrix)


def _runs(stream: Any, box: Any) -> list[tuple[Any, str, float, str]] | None:
    """Give each run's face, font, size in pixels and glyphs; None where the engine is to draw."""
    out: list[tuple[Any, str, float, str]] = []
    layout = box.pango_layout
    gap = layout.__dict__.get(GAP, 0)
    gaps = layout.text.count(" ") + layout.text.count(_NO_BREAK) if gap else 0
    if gap and _NO_BREAK in {layout.text[0], layout.text[-1]}:
        return None
    line, _ = layout.get_first_line()
    laid = list(shaped.runs(line))
    for run in laid:
        face = run.item.analysis.font
        if gap and shaped.from_right(run):
            # From right to left, a space's two sides change places.
            return None
        font, size = _font(stream, face, layout.layout)
        if font.bitmap or font.svg or font.png or font.colr:
            return None
        glyphs = shaped.numbers(run)
        if any(glyphs[3 :: shaped.NUMBERS]):
            return None
        keys = list(zip(*(glyphs[n :: shaped.NUMBERS] for n in range(3)), strict=True))
        if gap:
            edges = layout.text[0] == " " and not out, layout.text[-1] == " " and run is laid[-1]
            gaps -= _set_apart(font, keys, gap, edges)
        written = _glyphs(font, size, keys)
        if written is None:
            return None
        out.append((face, font.hash, size, written))
    return None if gaps else out


def _font(stream: Any, face: Any, layout: Any) -> tuple[Any, float]:
    """Give a face's font in the document, and its size; asked of the engine once a document.

    The layout is kept, since it keeps the face: so no other face can get the same address.
    """
    address = int(ffi.cast("uintptr_t", face))
    known = _FACES.get(address)
    if known is None or known[0] is not stream._fonts:
        known = _FACES[address] = (stream._fonts, stream.add_font(face), layout)
    found: tuple[Any, float] = known[1]
    return found


def _set_apart(font: Any, keys: list[_Glyph], gap: int, edges: tuple[bool, bool]) -> int:
    """Add a gap to each space among a run's glyphs; give how many there were.

    ``edges`` tells whether the run's first and last glyphs are spaces at the ends of the text.
    There the engine asks for twice the gap, and Pango leaves out the half beyond the text.
    """
    spaces = [n for n, key in enumerate(keys) if font.to_unicode.get(key[0]) in _SPACES]
    for n in spaces:
        glyph, width, x_offset = keys[n]
        if edges[1] and n == len(keys) - 1:
            more = shift = _half(2 * gap)
        elif edges[0] and n == 0:
            more, shift = 2 * gap - _half(2 * gap), 0
        else:
            more, shift = gap, _half(gap)
        keys[n] = glyph, width + more, x_offset + shift
    return len(spaces)


def _glyphs(font: Any, size: float, keys: list[_Glyph]) -> str | None:
    """Give a run's glyphs as they are written."""
    known = font.__dict__.setdefault("_written", {}).setdefault(size, {})
    out = ["<"]
    for key in keys:
        text = known.get(key)
        if text is None:
            text = _written(font, size, *key)
            if text is None:
                return None
            known[key] = text
        out.append(text)
    written = "".join(out)
    return written[:-1] if written[-1] == "<" else written + ">"


def _half(gap: int) -> int:
    """Give the part of a gap that Pango puts before the space: half, rounded as Pango does it."""
    half = gap // 2
    return half if gap % TO_UNITS else (half + TO_UNITS // 2) // TO_UNITS * TO_UNITS


def _written(font: Any, size: float, glyph: int, width: int, x_offset: int) -> str | None:
    """Give what a glyph is written as that the engine has met in this font before."""
    if glyph not in font.to_unicode or glyph not in font.widths:
        return None
    offset = x_offset / size
    kerning = font.widths[glyph] + offset - width * 1000 * FROM_UNITS / size
    before = f">{-offset}<" if offset else ""
    return before + f"{glyph:04x}" + (f">{int(kerning)}<" if kerning else "")


@contextlib.contextmanager
def shared() -> Iterator[None]:
    """Have the engine draw so, and leave it as it was afterwards."""
    engine.draw_first_line = _drawn
    try:
        yield
    finally:
        _FACES.clear()
        engine.draw_first_line = _DRAW
