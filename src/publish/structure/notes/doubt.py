"""Takes groups of possible bodies and what calls them; gives the groups with the unlikely doubted.

What a line is only shows once the calls are known: a heading such as Note, a numbered list at a
section's end, the points with which a text ends whose notes were cut off.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.structure.notes.bodies import ZONE
from publish.structure.notes.heads import STRONG

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.structure.notes.bodies import Group
    from publish.structure.notes.marks import Head, Mark

    Numbered = tuple[Sequence[Mark], Sequence[int], Mapping[int, tuple[Head, int]]]
    """The calls of a numbering, their runs, and by a call's index its body and its group."""

_UNANSWERED = 4.0
"""What a body loses whose group leaves many calls above it without one."""


def judged(groups: Sequence[Group], found: Sequence[Numbered]) -> list[Group]:
    """Doubt the groups of which few bodies are called, and those that answer few of the calls."""
    paired = Counter(group for _, _, bodies in found for _, group in bodies.values())
    partial = {index for numbered in found for index in _partial(groups, *numbered)}
    out = []
    for index, group in enumerate(groups):
        few = 3 * paired[index] < len(group.heads)
        if index in partial:
            out.append(_lowered(group))
        elif few and group.believed and not (group.surely or group.heads[0].closed):
            out.append(_doubted(group))
        else:
            out.append(group)
    return out


def _partial(
    groups: Sequence[Group],
    calls: Sequence[Mark],
    runs: Sequence[int],
    bodies: Mapping[int, tuple[Head, int]],
) -> Iterator[int]:
    """Give the groups under which many calls stay without a body, and nothing else says "notes".

    Of the calls of its run between a group and the one before it three in four have their bodies;
    where they have not, words that notes have must speak for it, and no heading of another thing
    against it.
    """
    used = sorted({group for _, group in bodies.values()}, key=lambda i: groups[i].heads[0].start)
    at = 0
    for index in used:
        group = groups[index]
        start, first = group.heads[0].start, at
        while at < len(calls) and calls[at].start < start:
            at += 1
        own = {runs[i] for i in range(first, at) if i in bodies and bodies[i][1] == index}
        above = [i in bodies for i in range(first, at) if runs[i] in own]
        if 4 * sum(above) < 3 * len(above) and not speaks(group):
            yield index


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
