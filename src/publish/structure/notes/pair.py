"""Takes the calls of one numbering and the groups of possible bodies; gives each call its body."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from publish.structure.notes.attach import is_held
from publish.structure.notes.heads import STRONG

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.structure.notes.bodies import Group
    from publish.structure.notes.layout import Layout
    from publish.structure.notes.marks import Head, Kind, Mark


def pair(
    calls: Sequence[Mark], runs: Sequence[int], groups: Sequence[Group], layout: Layout
) -> dict[int, tuple[Head, int]]:
    """Give each call its body: the best line of its number before the number is called again.

    A line that only its number speaks for is a body where half of the calls have surer ones,
    or where it stands close under its call; else a list in a text whose notes were cut off would
    be taken for them.
    """
    if not calls:
        return {}
    places: dict[int, list[tuple[Head, int]]] = defaultdict(list)
    for index, group in enumerate(groups):
        for head in group.heads:
            if head.kind is calls[0].kind:
                places[head.number].append((head, index))
    again: dict[int, int] = {}
    horizon = [0] * len(calls)
    for index in range(len(calls) - 1, -1, -1):
        horizon[index] = again.get(calls[index].number, -1)
        again[calls[index].number] = calls[index].start
    aligned = _align(calls, runs, groups)
    lengths = Counter(runs)
    chosen: dict[int, tuple[Head, int]] = {}
    for index, call in enumerate(calls):
        if runs[index] in aligned:
            found = aligned[runs[index]].get(call.number)
        else:
            own = places.get(call.number, [])
            found = _best_body(call, own, groups, horizon[index], lengths[runs[index]])
        if found:
            chosen[index] = found
    _keep_together(chosen, calls, runs, places, horizon)
    chosen = _in_order(chosen)
    sure = Counter(runs[i] for i, (head, group) in chosen.items() if _stands(head, groups[group]))
    return {
        index: (head, group)
        for index, (head, group) in chosen.items()
        if _stands(head, groups[group])
        or 2 * sure[runs[index]] >= lengths[runs[index]]
        or 2 * sure.total() >= len(calls)
        or _attached(groups[group], calls, layout)
    }


def _keep_together(
    chosen: dict[int, tuple[Head, int]],
    calls: Sequence[Mark],
    runs: Sequence[int],
    places: Mapping[int, Sequence[tuple[Head, int]]],
    horizon: Sequence[int],
) -> None:
    """Give the calls of a run their bodies from the group in which most of them have theirs.

    Where several hands have notes of their own, the next one's may look more like notes.
    """
    used: dict[int, Counter[int]] = defaultdict(Counter)
    for index, (_, group) in chosen.items():
        used[runs[index]][group] += 1
    own = {run: groups.most_common(1)[0] for run, groups in used.items() if len(groups) > 1}
    for index, (_, group) in chosen.items():
        most, count = own.get(runs[index], (group, 0))
        if group == most or 2 * count < used[runs[index]].total():
            continue
        low, stop = calls[index].end, horizon[index]
        for head, other in places[calls[index].number]:
            if other == most and head.start >= low and not 0 <= stop < head.start:
                chosen[index] = head, other
                break


def _attached(group: Group, calls: Sequence[Mark], layout: Layout) -> bool:
    """Tell whether the line above a group calls just the numbers that the group has."""
    above = max(group.heads[0].line - 1, 0)
    line = layout.lines[above]
    at = bisect_left(calls, line.start, key=lambda call: call.start)
    numbers = []
    while at < len(calls) and calls[at].start < line.end:
        numbers.append(calls[at].number)
        at += 1
    return is_held(group.heads, {above: numbers}, layout)


def _align(
    calls: Sequence[Mark], runs: Sequence[int], groups: Sequence[Group]
) -> dict[int, dict[int, tuple[Head, int]]]:
    """Give, by run, the bodies of a run whose group stands in line with others under one heading.

    A book's notes gathered at its end restart as the calls of its chapters do: the first group
    belongs to the first run that calls most of its numbers, the next group to a run after that.
    """
    first_call: dict[int, int] = {}
    numbers: dict[int, set[int]] = defaultdict(set)
    for call, run in zip(calls, runs, strict=True):
        first_call.setdefault(run, call.start)
        numbers[run].add(call.number)
    aligned: dict[int, dict[int, tuple[Head, int]]] = {}
    waiting = sorted(numbers)
    at = 0
    for inside in _lists(groups, calls[0].kind):
        opened = groups[inside[0]].heads[0].start
        stop = at
        while stop < len(waiting) and first_call[waiting[stop]] < opened:
            stop += 1
        if len(inside) > 1 and stop - at > 1:
            for index in inside:
                heads = {head.number: (head, index) for head in groups[index].heads}
                while at < stop and 2 * len(numbers[waiting[at]] & heads.keys()) < len(heads):
                    at += 1
                if at < stop:
                    aligned[waiting[at]] = heads
                    at += 1
        at = stop
    return aligned


def _lists(groups: Sequence[Group], kind: Kind) -> list[list[int]]:
    """Give the groups that stand in line with one another, as the notes of a book's chapters do.

    They stand under one heading, or without one right below each other.
    """
    out: list[list[int]] = []
    last: Group | None = None
    for index, group in enumerate(groups):
        if group.heads[0].kind is not kind:
            continue
        below = last and last.zone == group.zone and group.heads[0].line == last.last + 1
        if last and (below or 0 <= group.zone == last.zone):
            out[-1].append(index)
        else:
            out.append([index])
        last = group
    return out


def _best_body(
    call: Mark, own: Sequence[tuple[Head, int]], groups: Sequence[Group], stop: int, length: int
) -> tuple[Head, int] | None:
    """Give the likeliest head of a call's number between the call and ``stop`` (-1: the end).

    A group that has as many bodies as the run has calls (``length``) is likelier than a short one.
    """
    best_score, best = 0.0, None
    for at in range(bisect_left(own, call.end, key=lambda place: place[0].start), len(own)):
        head, group = own[at]
        if 0 <= stop < head.start:
            break
        score = head.score + 1.6 + (1.0 if head.style is call.style else 0.0)
        if groups[group].believed:
            score += 2.0 + 1.5 * min(len(groups[group].heads) / length, 1.0)
        if score > best_score:
            best_score, best = score, own[at]
    return best


def _stands(head: Head, group: Group) -> bool:
    """Tell whether a body is likely by its own shape and place, and not by its number alone."""
    alone = not head.lone and (head.style in STRONG or head.score >= 1.0)
    return group.believed or alone


def _in_order(chosen: dict[int, tuple[Head, int]]) -> dict[int, tuple[Head, int]]:
    """Keep the heaviest set of pairs whose bodies stand in the order of their calls."""
    indices = sorted(chosen)
    tails: list[int] = []
    places: list[int] = []
    back: dict[int, int] = {}
    for index in indices:
        start = chosen[index][0].start
        at = bisect_left(places, start)
        back[index] = tails[at - 1] if at else -1
        if at == len(tails):
            tails.append(index)
            places.append(start)
        else:
            tails[at], places[at] = index, start
    kept: list[int] = []
    last = tails[-1] if tails else -1
    while last >= 0:
        kept.append(last)
        last = back[last]
    keep = set(kept)
    return {
        index: pair for index, pair in chosen.items() if index in keep or pair[0].style in STRONG
    }
