"""Takes lines that begin with an arrow back to their calls; gives them the numbers of their order.

An encyclopaedia's notes leave the browser without their numbers: “^ a b Moss, On Locks.” They have
their order only, so that they are read where they are as many as the numbers called, not one over.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from publish.structure.notes.heads import ARROW, WORTH
from publish.structure.notes.marks import Head, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from publish.structure.notes.layout import Layout
    from publish.structure.notes.marks import Kind, Mark

_BEGUN = re.compile(rf"{ARROW}(?=\S)", re.VERBOSE)


def heads(value: str, layout: Layout, marks: Iterable[Mark]) -> list[Head]:
    """Give the heads of such lines, in order of place."""
    called: dict[Kind, set[int]] = defaultdict(set)
    for mark in marks:
        if mark.style is Style.SQUARE:
            called[mark.kind].add(mark.number)
    found: list[Head] = []
    if not called:
        return found
    for first, stop in _stretches(value, layout):
        numbers = range(1, stop - first + 1)
        kinds = [kind for kind, those in called.items() if those == {*numbers}]
        if len(kinds) == 1:
            del called[kinds[0]]
            found += (_head(value, layout, first + n - 1, n, kinds[0]) for n in numbers)
    return found


def _stretches(value: str, layout: Layout) -> Iterator[tuple[int, int]]:
    """Give the runs of lines under a heading that all begin with an arrow: first, and past last."""
    at = 1
    while at < len(layout.lines):
        first = at
        while at < len(layout.lines) and _BEGUN.match(value, layout.lines[at].start):
            at += 1
        if at > first and layout.lines[first - 1].heading:
            yield first, at
        at = max(at, first + 1)


def _head(value: str, layout: Layout, index: int, number: int, kind: Kind) -> Head:
    line = layout.lines[index]
    match = _BEGUN.match(value, line.start, line.end)
    start = match.end() if match else line.start
    score = WORTH[Style.CARET]
    return Head(line.start, start, line.end, index, index, number, Style.CARET, kind, score)
