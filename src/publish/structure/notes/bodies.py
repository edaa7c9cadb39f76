"""Takes the lines that may begin a note's body; gives them in groups, judged by their company."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from publish.structure.notes import chain
from publish.structure.notes.heads import STRONG, WORTH
from publish.structure.notes.layout import LONGEST_HEAD
from publish.structure.notes.marks import Head, Kind, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.structure.notes.layout import Layout

_GAP_LINES = 4
_SKIPPED = 6
"""A number alone on its line carries a numbering on, so many steps at the most."""
_RUN = 3
"""So many heads in a row make a run, in which one may go unseen."""


_OTHER_LIST = re.compile(
    r"(?:#+ *)?(?:(?:further|suggested|select(?:ed)?|recommended|study|discussion|review)\s){0,2}"
    r"(?:readings?|questions|exercises|bibliography|exhibits|recommendations)\b",
    re.IGNORECASE,
)
"""How a line begins that names a list of another kind."""
ZONE = 5.0
"""What a body gains that stands under a heading of the notes."""


class Group(msgspec.Struct, frozen=True, gc=False):
    """Heads that follow one another; ``zone`` is the line of the notes heading above, or -1.

    ``last`` is the last line that may belong to the group's last body. ``believed`` says that the
    group's shape and place alone make bodies likely.
    """

    heads: tuple[Head, ...]
    zone: int
    last: int
    believed: bool
    surely: bool = False
    """Notes, even if nothing calls them."""
    held: bool = False
    """Right under the line that calls its numbers."""
    headed: bool = False
    """Right under a heading, or a line like one, that is none of notes."""
    doubtful: bool = False
    """It may be a list of the text's own."""


def zones_of(value: str, layout: Layout, heads: Sequence[Head]) -> list[tuple[int, int]]:
    """Give the lines from each notes heading to the last before the next heading, as pairs.

    A line that carries the numbering on is a body, however much it looks like a heading; and a
    heading that bodies follow at once divides the notes, as chapters' names do at a book's end.
    A line that names a list of another kind, such as further reading, ends them in any case.
    """
    numbers = {head.line: head.number for head in heads}
    alone = {head.line for head in heads if head.lone}
    zones: list[tuple[int, int]] = []
    opened = -1
    last = 0
    for index, line in enumerate(layout.lines):
        number = numbers.get(index, 0)
        short = line.end - line.start < LONGEST_HEAD and (line.bare or line.announces)
        titled = opened >= 0 and not number and (line.heading or (short and line.apart))
        other = titled and bool(_OTHER_LIST.match(value, line.start, line.end))
        if not line.heading and not other:
            last = number if number == last + 1 or not last else last
            continue
        steps = _SKIPPED if index in alone else 1
        if opened >= 0 and number and (0 < number - last <= steps or (steps > 1 and not last)):
            last = number
        elif opened >= 0 and not (line.notes_heading or other) and _divides(numbers, index, last):
            last = 0
        else:
            if opened >= 0:
                zones.append((opened, index - 1))
            opened = index if line.notes_heading else -1
            last = 0
    if opened >= 0:
        zones.append((opened, len(layout.lines) - 1))
    return zones


def _divides(numbers: dict[int, int], heading: int, last: int) -> bool:
    """Tell whether bodies go on, or begin anew, right after a heading among notes."""
    first, second = numbers.get(heading + 1, 0), numbers.get(heading + 2, 0)
    return first > 0 and (first == last + 1 or (last > 0 and first == 1 and second == 2))


def groups_of(value: str, layout: Layout, heads: Sequence[Head]) -> list[Group]:
    """Gather heads into groups, those under a notes heading by the numbering that runs there."""
    by_zone: dict[int, list[Head]] = defaultdict(list)
    loose: list[Head] = []
    zones = zones_of(value, layout, heads)
    at = 0
    for head in heads:
        while at < len(zones) and zones[at][1] < head.line:
            at += 1
        if at < len(zones) and zones[at][0] < head.line:
            by_zone[at].append(head)
        else:
            loose.append(head)
    groups = [
        group
        for index, inside in by_zone.items()
        for part, zone in _by_kind(inside, zones[index])
        for group in _in_zone(value, layout, part, zone)
    ]
    ends = {end for _, end in zones}
    for kind in Kind:
        groups += _outside(layout, [head for head in loose if head.kind is kind], ends)
    return sorted(groups, key=lambda group: group.heads[0].start)


def _by_kind(
    heads: list[Head], zone: tuple[int, int]
) -> Iterator[tuple[list[Head], tuple[int, int]]]:
    """Part a zone where notes a, b, c are followed by notes 1, 2, 3, each kind in one stretch."""
    parts = [list(part) for _, part in groupby(heads, key=lambda head: head.kind)]
    if len(parts) > len({head.kind for head in heads}):
        parts = [heads]
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        yield part, (zone[0], following[0].line - 1 if following else zone[1])


def _usual(heads: Sequence[Head]) -> tuple[Style, Kind]:
    """Give how most heads are set; as the first is where that style goes on.

    A numbered list within a note has a style of its own, and may have more items than there are
    notes.
    """
    ways = Counter((head.style, head.kind) for head in heads)
    first = heads[0]
    own = [h.number for h in heads if (h.style, h.kind) == (first.style, first.kind)]
    if len(own) > 1 and own == [*range(own[0], own[0] + len(own))]:
        return first.style, first.kind
    return max(ways, key=lambda way: (ways[way], WORTH[way[0]]))


def _in_zone(
    value: str, layout: Layout, heads: Sequence[Head], zone: tuple[int, int]
) -> list[Group]:
    """Choose, under a notes heading, the heads that one numbering runs through."""
    usual, counted = _usual(heads)
    heads = [head for head in heads if head.kind is counted or head.style in STRONG]
    steps = [
        chain.Step(
            head.number,
            head.score + (1.5 if head.style is usual else -2.5),
            start=0.3 * min(head.number - 1, 10),
            restart=1.5 if head.number == 1 and not layout.lines[head.line - 1].announces else 5.0,
        )
        for head in heads
    ]
    run = chain.best(steps, range(len(steps)), missing=0.9)
    gathered: dict[int, list[Head]] = defaultdict(list)
    for index, number in zip(run.steps, run.runs, strict=True):
        gathered[number].append(heads[index])
    heading = layout.lines[zone[0]]
    words = value[heading.start : heading.end].casefold()
    groups: list[Group] = []
    runs = list(gathered.values())
    if not runs:
        return []
    for inside, following in zip(runs, [*runs[1:], None], strict=True):
        last = following[0].line - 1 if following else zone[1]
        scored = tuple(replace(head, score=head.score + ZONE) for head in inside)
        named = "notes" in words and (
            "foot" in words
            or "end" in words
            or usual in STRONG
            or 2 * sum(head.cued for head in inside) >= len(inside)
        )
        groups.append(Group(scored, zone[0], last, believed=True, surely=named))
    return groups


def _outside(layout: Layout, heads: Sequence[Head], zone_ends: set[int]) -> list[Group]:
    """Gather heads that stand under no notes heading, each with its like.

    What heads a section is no body, nor is one line that would be the next to head one.
    """
    groups: list[Group] = []
    inside: list[Head] = []
    section = 0

    def close() -> None:
        if inside and (len(inside) > 1 or inside[0].number != section + 1 or not section):
            groups.append(_judge(layout, inside))
        inside.clear()

    for head in heads:
        last = inside[-1] if inside else None
        goes_on = last and (head.number, head.line) == (last.number + 1, last.last + 1)
        plain = not (goes_on or head.lone or head.style in STRONG)
        if plain and layout.lines[head.line].heading:
            close()
            section = head.number
            continue
        if last:
            between = range(last.last + 1, head.line)
            apart = (
                head.style is not last.style
                or not last.number < head.number <= last.number + 3
                or len(between) > _GAP_LINES
                or (len(between) > 0 and head.number > last.number + 1 and len(inside) < _RUN)
                or any(layout.lines[i].heading or i in zone_ends for i in between)
            )
            if apart:
                close()
        inside.append(head)
    close()
    return groups


def _judge(layout: Layout, heads: Sequence[Head]) -> Group:
    """Score a group by the company of its heads and by what stands before and after it."""
    after = heads[-1].last + 1
    ends = after >= len(layout.lines) or layout.lines[after].heading
    nearly = not ends and layout.lines[after].bare
    before = heads[0].line - 1
    listed = before >= 0 and heads[0].number == 1 and layout.lines[before].announces
    scored: list[Head] = []
    for index, head in enumerate(heads):
        close = (index > 0 and heads[index - 1].last == head.line - 1) + (
            index + 1 < len(heads) and heads[index + 1].line == head.last + 1
        )
        score = head.score + 0.7 * close + (1.2 if ends else 0.6 if nearly else -1.0)
        named = len(heads) == 1 and head.style is Style.GLUED and not head.cued
        scored.append(replace(head, score=score - 1.5 * listed - 2.0 * named))
    strong = heads[0].style in STRONG
    likely = (ends or nearly) and (len(heads) > 1 or heads[0].score >= 1.0)
    believed = strong or (likely and not listed)
    if any(head.lone for head in heads):
        believed = believed and 2 * sum(head.cued for head in heads) >= len(heads)
    above = layout.lines[before] if before >= 0 else None
    headed = above is not None and (above.heading or above.bare) and not above.notes_heading
    return Group(tuple(scored), -1, heads[-1].last, believed=believed, headed=headed)
