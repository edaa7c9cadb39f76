"""Takes the lines of a table; gives how many columns it has, where that cannot be mistaken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

GAP = later(r"[ \u00a0]*\t[ \u00a0]*|[ \u00a0]{2,}")
"""What divides two cells of a row."""
_STROKE = later(r"[ \t\u00a0]*\|[ \t\u00a0]*")
_RULED = later(r"\|(?:[ ]*:?-+:?[ ]*\|)+")
_OPEN_RULE = later(r":?-{2,}:?(?:[ ]*\|[ ]*:?-{2,}:?)+")
_LEAST_ROWS = 3
_DIGIT = later(r"\d")


def is_piped(text: str) -> bool:
    """Tell whether a table's rows stand between upright strokes already."""
    return text.lstrip().startswith("|")


def is_ruled(text: str) -> bool:
    """Tell whether a rule of hyphens and strokes stands under a table's first row."""
    lines = text.split("\n", 2)
    return len(lines) > 1 and _OPEN_RULE.fullmatch(lines[1].strip()) is not None


def divider(text: str) -> re.Pattern[str]:
    """Give what divides two cells of a row: a stroke, where a table has any, else a gap."""
    return _STROKE if "|" in text else GAP


def columns(text: str) -> int:
    """Count a table's columns, 0 where they are in doubt.

    A table drawn with strokes has its rule under the head. Any other has a tab, or two spaces at
    one place, between the cells of every row, no empty cell, and a head: a first row without
    figures over a column of them.
    """
    lines = [line.strip() for line in text.split("\n")]
    if "\\" in text or "`" in text:
        return 0
    if is_piped(text):
        counts = {line.count("|") - 1 for line in lines}
        whole = all(len(line) > 1 and line[0] == line[-1] == "|" for line in lines)
        ruled = whole and len(lines) > 1 and _RULED.fullmatch(lines[1]) and len(counts) == 1
        return counts.pop() if ruled and max(counts) > 1 else 0
    if is_ruled(text):
        counts = {line.count("|") + 1 for line in lines}
        return counts.pop() if len(counts) == 1 else 0
    if len(lines) < _LEAST_ROWS:
        return 0
    stroked = "|" in text
    rows = [divider(text).split(line) for line in lines]
    count = len(rows[0])
    if count < 2 or any(len(row) != count or not all(row) for row in rows):
        return 0
    tabbed = all(line.count("\t") == count - 1 for line in lines)
    return count if _has_head(rows) and (stroked or tabbed or _aligned(text, count)) else 0


def _aligned(text: str, count: int) -> bool:
    """Tell whether the cells of each column begin, or end, at one place."""
    starts: list[set[int]] = [set() for _ in range(count)]
    ends: list[set[int]] = [set() for _ in range(count)]
    for line in text.split("\n"):
        if "\t" in line:
            return False
        at = len(line) - len(line.lstrip())
        for column in range(count):
            gap = GAP.search(line, at)
            end = gap.start() if gap else len(line.rstrip())
            starts[column].add(at)
            ends[column].add(end)
            at = gap.end() if gap else len(line)
    return all(len(a) == 1 or len(b) == 1 for a, b in zip(starts, ends, strict=True))


def _has_head(rows: Sequence[Sequence[str]]) -> bool:
    if any(_DIGIT.search(cell) for cell in rows[0]):
        return False
    return any(
        all(_DIGIT.search(cell) for cell in column) for column in zip(*rows[1:], strict=True)
    )
