"""Takes the heads of notes; gives those between them whose number a scanner misread.

A scanner reads l or I for 1, O for 0, S for 5, B for 8: “l. Ibid.”, “lO. Moss, p. 3.”. Such a line
is a note only under a heading of the notes, where it has just the number that is missing there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from publish.structure.notes.heads import WORTH
from publish.structure.notes.marks import Head, Kind, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.notes.layout import Layout

_HEAD = re.compile(
    r"(?P<open>\[)?(?P<number>[0-9lIiOoSB]{1,3})(?(open)\]|(?P<dot>[.)])?)[ \t]+(?=\S)"
)
_READ = str.maketrans("lIiOoSB", "1110058")
_NEAR = 3
"""Numbers from a misread one to the next that was read, at the most."""
_FARTHEST = 12
"""Lines from a misread head to the heads beside it, at the most."""


def with_misread(value: str, layout: Layout, heads: Sequence[Head]) -> list[Head]:
    """Give the heads, in order, with those that were misread."""
    zones = [index for index, line in enumerate(layout.lines) if line.notes_heading]
    if not zones:
        return list(heads)
    # “1S.” is read as a note 1 that begins with “S.”, too.
    read = [head for head in heads if head.kind is Kind.ARABIC and head.style is not Style.GLUED]
    lines = [head.line for head in read]
    taken = set(lines)
    found: dict[int, Head] = {}
    last: list[Head] = []
    for index in range(zones[0] + 1, len(layout.lines)):
        if index in taken:
            continue
        line = layout.lines[index]
        match = None if line.code else _HEAD.match(value, line.start, min(line.end, line.start + 9))
        if match is None or match["number"].isdigit():
            continue
        digits = match["number"].translate(_READ)
        number = int(digits) if digits.isdigit() else 0
        if not number or digits.startswith("0"):
            continue
        at = bisect_left(lines, index)
        style = Style.SQUARE if match["open"] else Style.DOTTED if match["dot"] else Style.BARE
        head = Head(line.start, match.end(), line.end, index, index, number, style, Kind.ARABIC,
                    WORTH[style], misread=True)  # fmt: skip
        above = [*read[max(0, at - 1) : at], *last]
        if _fits(head, max(above, key=_place, default=None), read[at : at + 1], zones):
            found[index] = head
            last = [head]
    if not found:
        return list(heads)
    return sorted([*(h for h in heads if h.line not in found), *found.values()], key=_place)


def _place(head: Head) -> int:
    return head.start


def _fits(head: Head, above: Head | None, below: Sequence[Head], zones: Sequence[int]) -> bool:
    """Tell whether a number is the one that is missing between the heads beside it."""
    heading = zones[bisect_left(zones, head.line) - 1]
    if above is None or above.line < heading:
        follows = head.number == 1 and head.line == heading + 1
    else:
        near = head.line - above.line <= _FARTHEST
        follows = near and (above.style, above.number) == (head.style, head.number - 1)
    after = [
        each for each in below if each.style is head.style and each.line <= head.line + _FARTHEST
    ]
    return follows and any(0 < each.number - head.number <= _NEAR for each in after)
