"""Takes text and styles as the engine shapes them; gives the same lines with less work.

WeasyPrint 70.0 makes a Pango context, a font description and a list of features for every attempt
at a line, reckons a strut's name anew for every box, shapes a justified line once only to note its
word spacing, breaks the lines of a note or of a paragraph that goes over to the next page again,
and shapes each line once more to draw it, word by word where it is justified. Here all of that is
done once for a family of styles (`families`): lines end where `breaking` finds it in the measures
of their text, a line that was laid out is drawn from the glyphs it was laid out with, and the space
that justifies it is added to its word spaces (`drawing`).
"""

from __future__ import annotations

import contextlib
import math
from typing import TYPE_CHECKING, Any

from weasyprint.css import computed_values, units
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import TO_UNITS, ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description
from weasyprint.text.line_break import Layout

from publish.pdf import breaking
from publish.pdf.families import family

if TYPE_CHECKING:
    from collections.abc import Iterator

_SETUP, _STRUT, _SPLIT = Layout.setup, line_break.strut, line_break.split_first_line
_DEACTIVATE, _REACTIVATE = Layout.deactivate, Layout.reactivate
_CREATE = inline.create_layout
_FEATURES = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)
_WRAPS = frozenset({"normal", "pre-wrap", "pre-line"})
GAP = "_gap"
"""A layout's own name for what is to be added to each word space, in Pango units."""

_APART = "_apart"
"""A layout's own name for that its word spaces were set apart by Pango."""

_FOLLOWING = 30
_WORDS = 2


class _Means:
    """What every line in one style is shaped with."""

    def __init__(self, style: Any) -> None:
        self.context = ffi.gc(
            pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref
        )
        pango.pango_context_set_round_glyph_positions(self.context, False)
        pango.pango_context_set_base_dir(self.context, PANGO_DIRECTION[style["direction"]])
        override = style["font_language_override"]
        lang = LST_TO_ISO.get(override.lower(), override) if override != "normal" else style["lang"]
        if lang:
            name, self._name = unicode_to_char_p(lang)
            self.language = pango.pango_language_from_string(name)
            pango.pango_context_set_language(self.context, self.language)
        else:
            self.language = pango.pango_language_get_default()
        self.font = get_font_description(style)
        self.features = None
        features = font_features(*[style[name] for name in _FEATURES])
        if features:
            text = ",".join(f"{name} {value}" for name, value in features.items()).encode()
            known = style.font_config.font_features
            if text not in known:
                known[text] = pango.pango_attr_font_features_new(text)
            self.features = known[text]


def _set_up(layout: Any, style: Any) -> None:
    known = family(style)
    if known is None or style["text_decoration_line"] != "none":
        _SETUP(layout, style)
        return
    means = known.get(_Means)
    if means is None:
        means = known[_Means] = _Means(style)
    layout.style, layout.language, layout.first_line_direction = style, means.language, 0
    _undecorate(layout)
    layout.layout = ffi.gc(pango.pango_layout_new(means.context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, False)
    pango.pango_layout_set_font_description(layout.layout, means.font)
    if means.features is not None:
        attributes = pango.pango_attr_list_new()
        pango.pango_attr_list_insert(attributes, means.features)
        pango.pango_layout_set_attributes(layout.layout, attributes)


def _undecorate(layout: Any) -> None:
    """Say that no line is drawn under, over or through a layout's text."""
    layout.ascent = layout.underline_position = layout.underline_thickness = None
    layout.strikethrough_position = layout.strikethrough_thickness = None


def _put_by(layout: Any) -> None:
    """Keep the shaped line for drawing; the engine would let it go after it was measured."""
    shaped, style = layout.layout, layout.style
    _DEACTIVATE(layout)
    if shaped is None or _APART in layout.__dict__ or layout.ascent is not None:
        return
    known = family(style)
    if known is None or not breaking.even(style):
        return
    if pango.pango_layout_get_line_readonly(shaped, 1) == ffi.NULL:
        known[_put_by, layout.text] = shaped


def _taken_up(layout: Any, style: Any) -> None:
    """Make a layout ready to be drawn, from the line that was put by where there is one."""
    known = family(style)
    if known is None or style["text_decoration_line"] != "none" or not breaking.even(style):
        _REACTIVATE(layout, style)
        return
    shaped = known.get((_put_by, layout.text))
    if shaped is None:
        layout.setup(style)
        layout.set_text(layout.text)
    else:
        layout.style, layout.language, layout.layout = style, None, shaped
        _undecorate(layout)
    spacing = int(layout.justification_spacing * TO_UNITS)
    if spacing:
        layout.__dict__[GAP] = spacing


def set_apart(layout: Any, style: Any) -> None:
    """Shape a line again as the engine would, with its word spaces set apart by Pango."""
    del layout.__dict__[GAP]
    layout.__dict__[_APART] = True
    _REACTIVATE(layout, style)


def _strut(style: Any) -> tuple[float, float]:
    known = family(style)
    if known is None:
        return _STRUT(style)  # type: ignore[no-any-return]
    strut: tuple[float, float] | None = known.get(_strut)
    if strut is None:
        strut = known[_strut] = _STRUT(style)
    return strut


def _split(  # noqa: PLR0917 - as the engine calls it
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> Any:
    known = family(style)
    arguments = (text, style, context, max_width, justification_spacing, is_line_start, minimum)
    if known is None:
        return _SPLIT(*arguments)
    # What is set in a style after it was made: white space by the engine, the zone by `turns`.
    key = (text, style["white_space"], style["hyphenate_limit_zone"], *arguments[3:])
    found = known.get(key)
    if found is None:
        found = known[key] = breaking.first_line(known, arguments) or _first(known, arguments)
    layout, *rest = found
    return (_again(layout), *rest)


def _first(known: Any, arguments: Any) -> Any:
    """Split a line off the beginning of a text, which is enough where two more words follow.

    Pango shapes all it is given, and the engine gives it about two lines.
    """
    text, style, _, width, *_ = arguments
    if width is None or not 0 < width < math.inf or style["white_space"] not in _WRAPS:
        return _SPLIT(*arguments)
    most = known.get(_first, 0)
    end = text.find(" ", int(width * most) + _FOLLOWING) if most else -1
    if end > 0:
        found = _SPLIT(text[:end], *arguments[1:])
        resume = found[2]
        if resume is not None and text[:end].encode()[resume:].count(b" ") >= _WORDS:
            return found
    found = _SPLIT(*arguments)
    if found[2] is not None:
        known[_first] = max(most, len(found[0].text) / width)
    return found


def _again(layout: Any) -> Any:
    """Give a second layout of the same text; each box may set another text in its own."""
    second = Layout.__new__(Layout)
    second.__dict__.update(layout.__dict__)
    return second


def _noted(text: str, style: Any, context: Any, max_width: Any, justification_spacing: Any) -> Any:
    """Give a layout that only notes a text and its word spacing, to be set up for drawing."""
    if max_width is not None or style["text_decoration_line"] != "none" or "\n" in text:
        return _CREATE(text, style, context, max_width, justification_spacing)
    layout = Layout.__new__(Layout)
    layout.text, layout.max_width = text, max_width
    layout.justification_spacing = justification_spacing
    layout.first_line_direction = 0
    _undecorate(layout)
    layout.layout = layout.language = layout.style = None
    return layout


@contextlib.contextmanager
def shared() -> Iterator[None]:
    """Have the engine shape so, and leave it as it was afterwards."""
    Layout.setup, Layout.deactivate, Layout.reactivate = _set_up, _put_by, _taken_up
    inline.create_layout = _noted
    _use(_strut, _split)
    try:
        yield
    finally:
        Layout.setup, Layout.deactivate, Layout.reactivate = _SETUP, _DEACTIVATE, _REACTIVATE
        inline.create_layout = _CREATE
        _use(_STRUT, _SPLIT)


def _use(strut: Any, split: Any) -> None:
    for module in (line_break, inline, units, computed_values):
        module.strut = strut
    for module in (line_break, inline, preferred):
        module.split_first_line = split
