"""Takes groups of possible bodies and what calls them; gives the groups with the unlikely doubted.

What a line is only shows once the calls are known: a heading such as Note, a numbered list at a
section's end, the points with which a text ends whose notes were cut off.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from publish.structure.notes.bodies import ZONE
from publish.structure.notes.heads import STRONG
from publish.structure.notes.likeness import Verdict, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.structure.notes.bodies import Group
    from publish.structure.notes.layout import Layout
    from publish.structure.notes.marks import Head, Mark

    Numbered = tuple[Sequence[Mark], Sequence[int], Mapping[int, tuple[Head, int]]]
    """The calls of a numbering, their runs, and by a call's index its body and its group."""

_UNANSWERED = 4.0
"""What a body loses whose group leaves many calls above it without one."""


def judged(
    value: str, layout: Layout, groups: Sequence[Group], found: Sequence[Numbered]
) -> list[Group]:
    """Doubt the groups of which few bodies are called, and those that answer few of the calls.

    What is sure to be a list is left out, what may be one is told as doubtful.
    """
    paired = Counter(group for _, _, bodies in found for _, group in bodies.values())
    whole, partial = _answers(groups, found, paired)
    rivalled = set(_rivalled(groups, paired))
    styles = {
        group: calls[i].style for calls, _, bodies in found for i, (_, group) in bodies.items()
    }
    out = []
    for index, group in enumerate(groups):
        few = 3 * paired[index] < len(group.heads)
        if index in partial:
            out.append(_lowered(group))
        elif few and group.believed and not (group.surely or group.heads[0].closed):
            out.append(_doubted(group))
        elif index in styles:
            verdict = weigh(
                value, layout, group, styles[index], fits=index in whole, others=len(whole) - 1
            )
            if verdict is not Verdict.LIST:
                rival = index in rivalled or (group.zone >= 0 and group.doubtful)
                out.append(replace(group, doubtful=rival or verdict is Verdict.DOUBTFUL))
        else:
            out.append(group)
    return out


def _rivalled(groups: Sequence[Group], paired: Mapping[int, int]) -> Iterator[int]:
    """Give the groups beside which, under one heading, another has their numbers and no calls.

    One of the two may be a list within a note.
    """
    idle: dict[int, set[int]] = defaultdict(set)
    for index, group in enumerate(groups):
        if group.zone >= 0 and not paired[index]:
            idle[group.zone].update(head.number for head in group.heads)
    for index, group in enumerate(groups):
        numbers = {head.number for head in group.heads}
        if paired[index] and numbers & idle.get(group.zone, set()):
            yield index


def _answers(
    groups: Sequence[Group], found: Sequence[Numbered], paired: Mapping[int, int]
) -> tuple[set[int], set[int]]:
    """Give the groups that answer call for call, and those that answer too few of the calls."""
    whole: set[int] = set()
    partial: set[int] = set()
    for numbered in found:
        for index, answered, called in _answered(groups, *numbered):
            if answered == called and paired[index] == len(groups[index].heads):
                whole.add(index)
            elif 4 * answered < 3 * called and not speaks(groups[index]):
                partial.add(index)
    return whole, partial


def _answered(
    groups: Sequence[Group],
    calls: Sequence[Mark],
    runs: Sequence[int],
    bodies: Mapping[int, tuple[Head, int]],
) -> Iterator[tuple[int, int, int]]:
    """Give each group with how many calls have bodies, of those of its run above, and how many are.

    Of the calls of its run between a group and the one before it three in four have their bodies;
    where they have not, words that notes have must speak for it, and no heading of another thing
    against it.
    """
    used = sorted({group for _, group in bodies.values()}, key=lambda i: groups[i].heads[0].start)
    at = 0
    for index in used:
        start, first = groups[index].heads[0].start, at
        while at < len(calls) and calls[at].start < start:
            at += 1
        own = {runs[i] for i in range(first, at) if i in bodies and bodies[i][1] == index}
        above = [i in bodies for i in range(first, at) if runs[i] in own]
        yield index, sum(above), len(above)


def speaks(group: Group) -> bool:
    """Tell whether a group's own place, shape or words say that it is one of notes."""
    heads = group.heads
    if group.zone >= 0 or group.held or heads[0].closed or heads[0].style in STRONG:
        return True
    return not group.headed and 2 * sum(head.cued for head in heads) >= len(heads)


def _doubted(group: Group) -> Group:
    """Give a group as it is without belief in it."""
    heads = group.heads
    if group.zone >= 0:
        heads = tuple(replace(head, score=head.score - ZONE - 1.0) for head in heads)
    return replace(group, heads=heads, zone=-1, last=heads[-1].last, believed=False)


def _lowered(group: Group) -> Group:
    """Give a group that its place alone no longer makes one of notes."""
    heads = tuple(replace(head, score=head.score - _UNANSWERED) for head in group.heads)
    return replace(group, heads=heads, believed=False)
