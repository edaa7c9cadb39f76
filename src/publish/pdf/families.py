"""Takes the engine's styles; gives each value of a style computed once for all elements alike.

WeasyPrint 70.0 shares a style between elements only where none of them has an id, since the id is
part of the style. Here each style belongs to a family: the styles under the same parent family to
which the same declarations apply, but for the id. What one has computed, the others take over.
A value that the engine sets afterwards belongs to that one style alone, as do all of a copy's.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from weasyprint.css import AnonymousStyle, ComputedStyle, InitialStyle, StyleFor

if TYPE_CHECKING:
    from collections.abc import Iterator

_OWN = frozenset({"anchor", "display", "float", "position"})
"""Not shared: the id, and what is kept with its specified value beside it."""

_NOTHING = object()
_PLACE = StyleFor.set_computed_styles
_COMPUTE, _INHERIT = ComputedStyle.__missing__, AnonymousStyle.__missing__
_COPY = AnonymousStyle.copy


class Family(dict[Any, Any]):
    """What has been computed for a family of styles, by property or by the asker's own key.

    ``known_by`` keeps alive what the family is known by, so that no other can be taken for it.
    """

    def __init__(self, known_by: object = None) -> None:
        super().__init__()
        self.known_by = known_by
        self.without_element: Family | None = None


def family(style: Any) -> Family | None:
    """Give the family of a style; None for a copy, which has none."""
    found: Family | None = style.__dict__.get("_family")
    return found


def _placed(  # noqa: PLR0917 - as the engine calls it
    style_for: Any,
    element: Any,
    parent: Any,
    root: Any = None,
    pseudo_type: str | None = None,
    base_url: str | None = None,
    target_collector: Any = None,
) -> None:
    """Make the style of an element and enter it in its family."""
    styles = style_for.get_computed_styles()
    declared = style_for.get_cascaded_styles().get((element, pseudo_type), {})
    if parent is None:
        above, top = None, InitialStyle(style_for.font_config)
    else:
        above, top = styles[parent, None], styles[root, None]
    style = styles[element, pseudo_type] = ComputedStyle(
        above,
        declared,
        pseudo_type,
        top,
        base_url,
        style_for.font_config,
        style_for.initial_page_sizes,
    )
    key = (
        0 if above is None else id(family(above)),
        pseudo_type,
        *[
            (name, id(value), layer, importance, *specificity)
            for name, (value, (importance, layer, specificity)) in declared.items()
            if name != "anchor"
        ],
    )
    families = style_for.__dict__.setdefault("_families", {})
    if key not in families:
        families[key] = Family(declared)
    style.__dict__["_family"] = families[key]
    if target_collector and "anchor" in declared and style["anchor"]:
        target_collector.collect_anchor(style["anchor"])


def _computed(style: Any, key: str) -> Any:
    known = style.__dict__.get("_family")
    if known is None:
        return _COMPUTE(style, key)
    value = known.get(key, _NOTHING)
    if value is _NOTHING:
        value = _COMPUTE(style, key)
        if key not in _OWN:
            known[key] = value
    else:
        style[key] = value
    return value


def _inherited(style: Any, key: str) -> Any:
    known = style.__dict__.get("_family", _NOTHING)
    if known is _NOTHING:
        known = _without_element(style)
    if known is None:
        return _INHERIT(style, key)
    value = known.get(key, _NOTHING)
    if value is _NOTHING:
        value = known[key] = _INHERIT(style, key)
    else:
        style[key] = value
    return value


def _without_element(style: Any) -> Family | None:
    """Enter a style for a box that has no element of its own in the family of such styles."""
    above = family(style.parent_style)
    if above is not None and above.without_element is None:
        above.without_element = Family()
    known = style.__dict__["_family"] = None if above is None else above.without_element
    return known


def _copied(style: Any) -> Any:
    copy = _COPY(style)
    copy.__dict__["_family"] = None
    return copy


@contextlib.contextmanager
def shared() -> Iterator[None]:
    """Have the engine compute by families, and leave it as it was afterwards."""
    StyleFor.set_computed_styles = _placed
    ComputedStyle.__missing__, AnonymousStyle.__missing__ = _computed, _inherited
    AnonymousStyle.copy = _copied
    try:
        yield
    finally:
        StyleFor.set_computed_styles = _PLACE
        ComputedStyle.__missing__, AnonymousStyle.__missing__ = _COMPUTE, _INHERIT
        AnonymousStyle.copy = _COPY
