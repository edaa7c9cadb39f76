"""Takes the lines above a text; gives those that lead to it: a page's way, a list of its parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.structure.units import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.units import Unit

_STEP = re.compile(r"\s*(?:>+|[/|›»→])\s*")
_NUMBERED = re.compile(r"(?:[A-Z]\w+ )?\d{1,2}[.:)]\s")


def listed(units: Sequence[Unit], top: int, body: int) -> set[int]:
    """Give the lines above the text that head its parts, or bear numbers: three of them or more."""
    heads = {
        units[i].folded
        for i in range(body + 1, min(len(units) - 1, body + 1000))
        if units[i].is_line and not units[i].is_sentence and units[i + 1].is_sentence
    }
    found = {i for i in range(top, body) if units[i].folded in heads}
    series = {i for i in range(top, body) if _NUMBERED.match(units[i].plain)}
    return {i for each in (found, series) if len(each) >= 3 for i in each}


def trails(units: Sequence[Unit], top: int, body: int) -> set[int]:
    """Give the lines that show the way to the page and end in a title that stands by itself."""
    near = range(top, min(body + 1, len(units)))
    own = {units[i].folded for i in near if units[i].is_line and len(units[i].folded) > 8}
    out = set()
    for i in near:
        if not units[i].is_line:
            continue
        last = fold(_STEP.split(units[i].plain)[-1])
        if last in own and last != units[i].folded:
            out.add(i)
    return out
