"""Takes boxes; gives them the lengths of their style, found once where none is a percentage.

WeasyPrint 70.0 resolves two dozen lengths for every box each time that it is laid out. Where all
of them are fixed they are the same for a whole family of styles (`families`).
"""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Any

from weasyprint.layout import percent

from publish.pdf.families import family

if TYPE_CHECKING:
    from collections.abc import Iterator

_RESOLVE = percent.resolve_percentages
_SIDES = ("top", "right", "bottom", "left")
_LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    *(f"{limit}{axis}" for limit in ("", "min_", "max_") for axis in ("width", "height")),
)
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)


def _fixed(style: Any) -> dict[str, Any]:
    """Give the used lengths of a style, or nothing where one depends on what is around the box."""
    if style["border_collapse"] == "collapse" or style["box_sizing"] != "content-box":
        return {}
    used: dict[str, Any] = {}
    for name in _LENGTHS:
        value = style[name]
        if value == "auto":
            used[name] = 0 if name.startswith("min_") else "auto"
        elif getattr(value, "unit", None) == "px":
            used[name] = value.value
        else:
            return {}
    used.update((name, style[name]) for name in _BORDERS)
    return used


def _resolve(box: Any, containing_block: Any) -> None:
    known = family(box.style)
    used = None
    if known is not None:
        used = known.get(_fixed)
        if used is None:
            used = known[_fixed] = _fixed(box.style)
    if used:
        box.__dict__.update(used)
    else:
        _RESOLVE(box, containing_block)


def _users() -> list[Any]:
    """Give the modules of the engine that call the function by a name of their own."""
    return [
        module
        for name, module in list(sys.modules.items())
        if name.startswith("weasyprint.")
        and vars(module).get("resolve_percentages") in {_RESOLVE, _resolve}
    ]


_USERS = _users()


@contextlib.contextmanager
def shared() -> Iterator[None]:
    """Have the engine resolve so, and leave it as it was afterwards."""
    for module in _USERS:
        module.resolve_percentages = _resolve
    try:
        yield
    finally:
        for module in _USERS:
            module.resolve_percentages = _RESOLVE
