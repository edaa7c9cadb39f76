"""Takes scored marks in order of place; gives the numbering that runs through them best.

A dynamic programme from left to right (Bellman 1957; the states are numbers, not marks). The best
chain that ends at a mark with number v takes the mark's own score and the best of: a start; the
chain that ends at v-1; one that ends a few numbers below, with a cost for each number left out; a
new start after a boundary. One table over numbers and a bounded look back keep it linear in the
marks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

SUCCESSOR = 2.0
"""What a number gains that follows on its predecessor."""
_LOOK_BACK = 24
_DEAR = 4
"""Numbers left out in one place that count in full: more than these are one loss, such as a page.
"""
_NONE = -1


class Step(msgspec.Struct, frozen=True, gc=False):
    """A mark as the chain sees it.

    ``score`` is all that speaks for the mark by itself. ``start`` is the cost of beginning a
    numbering here, after a boundary ``restart``, elsewhere ``jump``. ``known`` says that a body
    with this number is at hand.
    """

    number: int
    score: float
    start: float
    restart: float
    jump: float = 8.0
    known: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """The best numbering: indices of steps, the run each belongs to, and the total score."""

    steps: tuple[int, ...] = ()
    runs: tuple[int, ...] = ()
    total: float = 0.0


def best(
    steps: Sequence[Step],
    boundaries: Collection[int],
    *,
    missing: float = 1.2,
    known: Collection[int] = (),
    missing_known: float = 2.2,
) -> Chain:
    """Find the best chain.

    ``boundaries`` holds the indices of steps before which a heading or a group of bodies stands.
    A number left out costs ``missing``, or ``missing_known`` where a body of that number exists.
    """
    if not steps:
        return Chain()
    top = max(step.number for step in steps) + 1
    table = [float("-inf")] * (top + 1)
    holder = [_NONE] * (top + 1)
    cost = [0.0] * (top + 1)
    for number in range(1, top + 1):
        cost[number] = missing_known if number in known else missing
    value = [0.0] * len(steps)
    back = [_NONE] * len(steps)
    fresh = [True] * len(steps)
    anywhere, anywhere_at = 0.0, _NONE
    base, base_at = 0.0, _NONE
    for at, step in enumerate(steps):
        if at in boundaries:
            base, base_at = anywhere, anywhere_at
        gain, source, new = -step.start, _NONE, True
        if base_at != _NONE and base - step.restart > gain:
            gain, source = base - step.restart, base_at
        if anywhere_at not in {_NONE, base_at} and anywhere - step.jump > gain:
            gain, source = anywhere - step.jump, anywhere_at
        lost = 0.0
        for number in range(step.number - 1, max(0, step.number - 1 - _LOOK_BACK), -1):
            reached = table[number] - lost + (SUCCESSOR if number == step.number - 1 else 0.0)
            if reached > gain:
                gain, source, new = reached, holder[number], False
            lost += cost[number] * (1.0 if step.number - number < _DEAR else 0.4)
        value[at], back[at], fresh[at] = gain + step.score, source, new
        if value[at] > table[step.number]:
            table[step.number], holder[step.number] = value[at], at
        if value[at] > anywhere:
            anywhere, anywhere_at = value[at], at
    return _trace(anywhere_at, anywhere, back, fresh)


def _trace(last: int, total: float, back: Sequence[int], fresh: Sequence[bool]) -> Chain:
    path: list[int] = []
    starts: list[bool] = []
    while last != _NONE:
        path.append(last)
        starts.append(fresh[last])
        last = back[last]
    path.reverse()
    starts.reverse()
    runs: list[int] = []
    run = 0
    for start in starts:
        run += start
        runs.append(run)
    return Chain(tuple(path), tuple(runs), total)
