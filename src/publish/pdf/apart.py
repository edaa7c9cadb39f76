"""Takes a laid-out document; gives what it must leave out so that it can be merged with others.

Folios, which depend on the pages before, are taken off the pages and told by their places; links to
other parts are told by name; font programs are left out, since one subset serves all parts. Leans
on inner parts of the engine, as `engine` does, and is used only with the version that is known.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import weasyprint.pdf
from weasyprint.formatting_structure import boxes
from weasyprint.pdf.fonts import Font
from weasyprint.text.ffi import FROM_UNITS
from weasyprint.text.fonts import get_pango_font_key
from weasyprint.text.line_break import create_layout

from publish.pdf.faces import STUB
from publish.pdf.scheme import SCHEME
from publish.pdf.slots import Folios, Side, Slot
from publish.pdf.walk import POINTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FIGURES = "0123456789ivxlcdm"
"""What decimal and lower-case roman folios are written with."""


@dataclass(slots=True)
class _Figures:
    """The figures of one style: the engine's font, their glyphs and advances (1/1000 em)."""

    key: int
    font: Font
    glyphs: dict[str, tuple[int, float]]
    alive: list[Any] = field(default_factory=list)
    """Layouts that must live as long as the font: it points into them."""


@dataclass(slots=True)
class Taken:
    """Folios that were taken off pages, and the figures that their faces must keep."""

    folios: tuple[Folios, ...] = ()
    figures: list[_Figures] = field(default_factory=list)


def point_out(document: Any) -> None:
    """Make each link to a place that this document has not into one by name, for the merge."""
    here = {name for page in document.pages for name in page.anchors}
    for page in document.pages:
        page.links = [
            ("external", SCHEME + target, area, box)
            if kind == "internal" and target not in here
            else (kind, target, area, box)
            for kind, target, area, box in page.links
        ]


def take_folios(document: Any) -> Taken:
    """Take the folios off a document's pages."""
    slots: dict[str, list[Slot]] = {}
    styles: dict[str, Any] = {}
    for number, page in enumerate(document.pages):
        sheet = page._page_box
        for box in sheet.children:
            if isinstance(box, boxes.MarginBox) and _counts_pages(box):
                for text in [b for b in box.descendants() if isinstance(b, boxes.TextBox)]:
                    name = _style_name(text.style)
                    styles.setdefault(name, text.style)
                    slots.setdefault(name, []).append(_slot(number, sheet, box, text))
                box.children = ()
    taken = Taken()
    folios = []
    for name in sorted(slots):
        figures = _figures(styles[name])
        taken.figures.append(figures)
        size = round(float(styles[name]["font_size"]) * POINTS, 4)
        folios.append(Folios(figures.font.hash, size, figures.glyphs, tuple(slots[name])))
    taken.folios = tuple(folios)
    return taken


def _counts_pages(box: Any) -> bool:
    content = box.style["content"]
    parts = content if isinstance(content, tuple) else ()
    return len(parts) == 1 and parts[0][0] == "counter()" and parts[0][1][0] == "page"


def _style_name(style: Any) -> str:
    keys = ("font_family", "font_size", "font_style", "font_weight", "font_variant_numeric")
    return repr([style[key] for key in keys])


def _slot(number: int, sheet: Any, box: Any, text: Any) -> Slot:
    left, right = text.position_x, text.position_x + text.width
    side, x = {
        "right": (Side.RIGHT, right),
        "end": (Side.RIGHT, right),
        "center": (Side.CENTRE, (left + right) / 2),
    }.get(box.style["text_align_all"], (Side.LEFT, left))
    baseline = sheet.margin_height() - text.position_y - text.baseline
    return Slot(number, round(x * POINTS, 3), round(baseline * POINTS, 3), side)


def _figures(style: Any) -> _Figures:
    """Set every figure by itself in a style, since a folio is written figure by figure."""
    glyphs: dict[str, tuple[int, float]] = {}
    found: _Figures | None = None
    for figure in FIGURES:
        layout = create_layout(figure, style, None, None, 0)
        line, _ = layout.get_first_line()
        item = line.runs[0].data
        if found is None:
            key, description, size = get_pango_font_key(item.item.analysis.font)
            found = _Figures(key, Font(item.item.analysis.font, description, size), glyphs)
        glyph = item.glyphs.glyphs[0]
        advance = glyph.geometry.width * FROM_UNITS / style["font_size"] * 1000
        glyphs[figure] = (int(glyph.glyph), round(advance, 3))
        found.alive.append(layout)
    assert found is not None
    return found


@contextlib.contextmanager
def without_programs(taken: Taken, files: dict[str, bytes]) -> Iterator[None]:
    """Have the engine leave font programs out; their files are put into ``files`` by face.

    The figures of folios that were taken are kept in their fonts. Faces that the engine would
    change beyond subsetting (variable fonts, colour fonts, one of a collection) are embedded as
    ever.
    """
    clean, build = Font.clean, weasyprint.pdf.build_fonts_dictionary

    def left_out(font: Font, to_unicode: Iterable[int], hinting: object) -> None:
        special = font.png or font.svg or font.colr or font.bitmap or font.index
        if special or "fvar" in font.tables or font.missing or font.used_in_forms:
            clean(font, to_unicode, hinting)
            return
        files[font.name.decode().lstrip("/")] = font.file_content
        font.file_content = font.file_content[:STUB]

    def with_figures(pdf: Any, fonts: dict[int, Font], *rest: Any) -> Any:
        for figures in taken.figures:
            font = fonts.setdefault(figures.key, figures.font)
            for figure, (glyph, advance) in figures.glyphs.items():
                font.widths.setdefault(glyph, round(advance))
                font.to_unicode.setdefault(glyph, figure)
        return build(pdf, fonts, *rest)

    Font.clean, weasyprint.pdf.build_fonts_dictionary = left_out, with_figures
    try:
        yield
    finally:
        Font.clean, weasyprint.pdf.build_fonts_dictionary = clean, build
