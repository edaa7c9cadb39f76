"""Takes marks and groups of possible bodies; gives the calls of each numbering, paired."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.structure.notes import chain, doubt, works
from publish.structure.notes.attach import answered, attached
from publish.structure.notes.convincing import cites_works, convinces
from publish.structure.notes.marks import PLAIN, Kind, Style
from publish.structure.notes.pair import pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.notes.bodies import Group
    from publish.structure.notes.layout import Layout
    from publish.structure.notes.marks import Head, Mark

_SURE = 1.5
_CARRIED = 2.0
"""From here a number between two sentences carries on where such numbers have bodies before."""
_SPACED_ROUND = -2.6
"""A number in round brackets after a space calls a body right under its line, but not in a list."""
_RESTART_AT_HEADING = 3.0
_RESTART_AFTER_BODIES = 1.0
_ROUNDS = 3
"""How often the groups are judged anew: where one falls away another may take its place."""
_JUMP = 8.0
"""What a new beginning costs in the midst of a text."""
_RESTART_LATE = 5.0
"""More for a numbering that begins anew with another number than 1."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """The calls that one numbering makes, run by run, and the bodies found for them.

    ``bodies`` maps the index of a call to its head and the head's group. ``sorted`` calls go to a
    list in another order than the text's.
    """

    calls: tuple[Mark, ...] = ()
    runs: tuple[int, ...] = ()
    total: float = 0.0
    bodies: dict[int, tuple[Head, int]] = field(default_factory=dict)
    sorted: bool = False


@dataclass(frozen=True, slots=True)
class _Bodies:
    """The groups that one kind of number has, ready to be asked what lies after a place."""

    groups: tuple[Group, ...]
    starts: tuple[int, ...]
    by_number: dict[int, list[tuple[int, int]]]
    tops: tuple[int, ...]

    def worth(self, number: int, place: int) -> float:
        """Say how much the bodies after ``place`` speak for a call of ``number`` there."""
        first = bisect_right(self.starts, place)
        if first >= len(self.groups):
            return 0.0 if not self.groups else -2.0
        own = self.by_number.get(number, [])
        at = bisect_right(own, (place, len(self.groups)))
        if at == len(own):
            return -3.5 if number > self.tops[first] else -2.5
        near = own[at][1] - first <= 1
        return 3.0 if near else 1.0

    def once(self, number: int, place: int) -> bool:
        """Tell whether just one body has a number, and stands after ``place``.

        Brackets there call it again, as works are cited again and again, and begin nothing anew.
        """
        own = self.by_number.get(number, [])
        return len(own) == 1 and own[0][0] > place


def _bodies(groups: Sequence[Group], kind: Kind, *, believed: bool) -> _Bodies:
    kept = tuple(g for g in groups if g.heads[0].kind is kind and g.believed is believed)
    by_number: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for index, group in enumerate(kept):
        for head in group.heads:
            by_number[head.number].append((head.start, index))
    tops: list[int] = []
    top = 0
    for group in reversed(kept):
        top = max(top, *(head.number for head in group.heads))
        tops.append(top)
    starts = tuple(group.heads[0].start for group in kept)
    return _Bodies(kept, starts, by_number, tuple(reversed(tops)))


def number_calls(
    value: str, marks: Sequence[Mark], groups: Sequence[Group], layout: Layout
) -> tuple[list[Numbering], list[Group]]:
    """Find every numbering that runs through the marks, the surest first, and judge the groups."""
    families: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for mark in marks:
        families[mark.family].append(mark)
    for (_, name), family in families.items():
        kind = Kind(name)
        called: dict[int, list[int]] = defaultdict(list)
        for mark in family:
            if mark.score >= (_SPACED_ROUND if mark.style is Style.ROUND else 0.5):
                called[layout.line_at(mark.at)].append(mark.number)
        groups = attached(groups, called, kind, layout)
        firsts: dict[int, int] = {}
        for mark in family:
            if mark.score >= _SURE:
                firsts.setdefault(mark.number, mark.start)
        groups = answered(groups, firsts, kind)
    found = _all(value, families, groups, layout)
    for _ in range(_ROUNDS):
        numbered = [(each.calls, each.runs, each.bodies) for each in found]
        before, groups = groups, doubt.judged(value, layout, groups, numbered)
        if groups == list(before):
            break
        found = _all(value, families, groups, layout)
    found = [
        numbering
        for numbering in found
        if convinces(value, numbering, families) and not cites_works(value, numbering, families)
    ]
    return sorted(found, key=lambda n: (-len(n.bodies), -n.total, n.calls[0].start)), list(groups)


def _all(
    value: str, families: dict[tuple[str, str], list[Mark]], groups: Sequence[Group], layout: Layout
) -> list[Numbering]:
    inside = _body_lines(groups)
    runs = (_run(value, family, groups, layout, inside) for family in families.values())
    return [numbering for numbering in runs if numbering.calls]


def _body_lines(groups: Sequence[Group]) -> dict[int, bool]:
    """Give the lines that believed groups take up: True where nothing there can be a call."""
    lines: dict[int, bool] = {}
    for group in groups:
        if group.believed:
            last = group.heads[-1].last
            for line in range(group.heads[0].line, group.last + 1):
                lines[line] = lines.get(line, False) or (group.zone >= 0 and line <= last)
    return lines


def _run(
    value: str,
    marks: Sequence[Mark],
    groups: Sequence[Group],
    layout: Layout,
    inside: dict[int, bool],
) -> Numbering:
    kind = marks[0].kind
    sure = _bodies(groups, kind, believed=True)
    likely = _bodies(groups, kind, believed=False)
    styles = Counter(mark.style for mark in marks if mark.score > 0)
    spaced, glued = styles[Style.SPACED], styles[Style.GLUED]
    usual = Style.SPACED if spaced > glued else Style.GLUED
    kept: list[Mark] = []
    steps: list[chain.Step] = []
    boundaries: set[int] = set()
    previous_line = -1
    previous_group = 0
    for mark in marks:
        line = layout.line_at(mark.at)
        if inside.get(line, False):
            continue
        score = mark.score - (2.5 if line in inside else 0.0)
        if mark.style is Style.SPACED and 4 * spaced < glued:
            continue
        if mark.style in PLAIN:
            score += 0.5 if mark.style is usual else -1.5
        worth = sure.worth(mark.number, mark.at)
        group = bisect_right(sure.starts, mark.at)
        if not sure.groups:
            worth = 0.5 if likely.worth(mark.number, mark.at) > 0 else 0.0
        carried = usual is Style.SPACED and mark.score >= _CARRIED and bool(sure.groups)
        if _low(mark) and not carried and not (worth > 0 and (sure.groups or likely.groups)):
            continue
        headed = line > previous_line and any(
            item.heading for item in layout.lines[previous_line + 1 : line + 1]
        )
        if headed or group != previous_group:
            boundaries.add(len(steps))
        cited = mark.style is Style.SQUARE and sure.once(mark.number, mark.at)
        again = math.inf if cited else 0.0
        first = 0.35 * min(mark.number - 1, 10)
        steps.append(
            chain.Step(
                mark.number,
                score + worth,
                start=first,
                restart=first
                + (_RESTART_AFTER_BODIES if group != previous_group else _RESTART_AT_HEADING)
                + (_RESTART_LATE if mark.number > 1 else 0.0)
                + again,
                jump=_JUMP + again,
                known=worth > 0,
            )
        )
        kept.append(mark)
        previous_line, previous_group = line, group
    known = sure.by_number
    result = chain.best(steps, boundaries, known=known)
    calls = tuple(kept[i] for i in result.steps)
    bodies = pair(calls, result.runs, groups, layout)
    rising = _without_strays(Numbering(calls, result.runs, result.total, bodies))
    listed, places = works.cited(value, marks, groups)
    if len(places) <= len(rising.bodies):
        return rising
    runs, total = (1,) * len(listed), _CARRIED * len(listed)
    return Numbering(tuple(listed), runs, total, places, sorted=True)


def _alone(call: Mark) -> float:
    """Give the score that a call needs whose whole run has no body."""
    return 3.0 if call.style in PLAIN else 2.0


def _without_strays(numbering: Numbering) -> Numbering:
    """Leave out weak calls without a body where the others have theirs."""
    bodies = numbering.bodies
    if 2 * len(bodies) < len(numbering.calls):
        return numbering
    paired: dict[int, int] = defaultdict(int)
    for index in bodies:
        paired[numbering.runs[index]] += 1
    kept = [
        index
        for index, (call, run) in enumerate(zip(numbering.calls, numbering.runs, strict=True))
        if index in bodies or call.score >= (1.2 if paired[run] else _alone(call))
    ]
    if len(kept) == len(numbering.calls):
        return numbering
    runs: list[int] = []
    for index in kept:
        new = not runs or numbering.runs[index] != numbering.runs[kept[len(runs) - 1]]
        runs.append((runs[-1] if runs else 0) + new)
    return Numbering(
        tuple(numbering.calls[index] for index in kept),
        tuple(runs),
        numbering.total,
        {at: bodies[index] for at, index in enumerate(kept) if index in bodies},
    )


def _low(mark: Mark) -> bool:
    """Tell whether a mark needs a body at hand to be thought of at all."""
    return mark.score < 0.5 or mark.style is Style.SPACED
