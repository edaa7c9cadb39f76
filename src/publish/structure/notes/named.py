"""Takes a text whose notes bear names, as in Markdown (``[^moss]``); gives their calls and bodies.

Only a name that a line tells the text of (``[^moss]: …``) is one, so that patterns and code are
left alone. Numbers, numerals and letters set so are found as all numbered notes are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.structure.model import Body, Call, Flag
from publish.structure.notes import assemble, report
from publish.structure.notes.counting import letter, roman
from publish.structure.notes.marks import Head, Kind, Style
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from publish.structure.notes.layout import Layout

_NAME = r"\[\^([^\W\d_][\w.:-]{1,40})\]"
_TOLD = re.compile(_NAME + r":[ \t]*(?=\S)")
_CALLED = re.compile(_NAME + r"(?!:)")
_SET_IN = 2
"""Blanks before a paragraph that goes on with the note above it."""


@dataclass(slots=True)
class Named:
    """What was found: calls, bodies and what to look at."""

    calls: list[Call] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)


def find(
    value: str, layout: Layout, taken: Sequence[Span], label: Callable[[str], str], *, spread: bool
) -> Named:
    """Find the named notes outside the spans that are ``taken``; ``label`` gives a name's label."""
    found = Named()
    if "[^" not in value:
        return found
    told: dict[str, tuple[int, int]] = {}
    for index, line in enumerate(layout.lines):
        match = None if line.code else _TOLD.match(value, line.start, line.end)
        if match and not _is_number(match[1]) and not _within(taken, match.start()):
            if match[1] in told:
                end = layout.lines[index].end
                found.flags.append(report.body_twice(match[1], 0, line.start, end))
            told.setdefault(match[1], (index, match.end()))
    labels = {name: label(name) for name in told}
    for name, (index, text) in told.items():
        line, last = layout.lines[index], _last(value, layout, index, spread=spread)
        head = Head(line.start, text, line.end, index, index, 0, Style.NAMED, Kind.ARABIC)
        found.bodies.append(
            assemble.body(value, layout, labels[name], head, last, spread=spread, sure=0.98)
        )
    called: set[str] = set()
    for match in _CALLED.finditer(value):
        name = match[1]
        line = layout.lines[layout.line_at(match.start())]
        if name not in told or line.closed_to_calls or _within(taken, match.start()):
            continue
        call = Call(match.start(), match.end(), labels[name], 0, 0.98)
        found.calls.append(call)
        if name in called:
            found.flags.append(report.cited_again(call))
        called.add(name)
    found.flags += (
        report.call_missing(body)
        for name, body in zip(told, found.bodies, strict=True)
        if name not in called
    )
    return found


def _is_number(name: str) -> bool:
    return bool(roman(name.lower()) or letter(name))


def _within(spans: Sequence[Span], place: int) -> bool:
    at = bisect_right(spans, Span(place, 1 << 62)) - 1
    return at >= 0 and place < spans[at].end


def _last(value: str, layout: Layout, index: int, *, spread: bool) -> int:
    """Give the last line of a body: its wraps, and the paragraphs below it that are set in."""
    while index + 1 < len(layout.lines):
        below = layout.lines[index + 1]
        wraps = spread and not below.apart and not value.startswith("[^", below.start)
        lead = below.start - value.rfind("\n", 0, below.start) - 1
        other = below.heading or below.front or below.closed_to_calls
        if other or not (wraps or lead >= _SET_IN) or _TOLD.match(value, below.start, below.end):
            break
        index += 1
    return index
