"""Takes a text; gives the numbers that an edition or a draft counts its lines by, in the margin."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain, groupby, pairwise
from typing import TYPE_CHECKING

import msgspec

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.clean.rules.page_texts import JOINED, SHANTY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FRONT = re.compile(r"[ \t]*(?P<number>\d{1,4})(?:[ \t]+(?=\S)|(?=[a-z]))")
_END = re.compile(r"(?P<gap>[ ]{2,}|[ ]*\t[ \t]*)(?P<number>\d{1,4})[ \t]*\Z")
_ALONE = re.compile(r"[ \t]*(?P<number>\d{1,4})[ \t]*\Z")
_MANY, _SOME, _FEW = 8, 6, 3
"""Numbers in turn at the least: one for each line, for every second or third, for fewer."""
_STEPS = frozenset((1, 2, 3, 4, 5, 10, 20))
_SHORTEST = 30
"""Characters of a line on the mean, where each has its number: rows of a list are shorter."""
_ROOM = 8
"""Characters that a full line may leave."""
_SMALL = 4
"""One line of so many goes on in the midst of a sentence, at the least."""


class _Number(msgspec.Struct, frozen=True, gc=False):
    """A number in the margin: where it stands, and how many lines of text stand above its line."""

    start: int
    end: int
    number: int
    line: int


def _line_numbers(text: str) -> Iterator[Finding]:
    """Find numbers that go up by as much as there are lines between them.

    So do no figures that begin a line by chance, and no points, whose texts differ in length. Where
    each line has its number, it must be plain that only a margin divides them.
    """
    lines: list[str] = []
    ways: dict[str, defaultdict[int, list[_Number]]] = {
        way: defaultdict(list) for way in ("front", "end", "alone")
    }
    start = 0
    for line in text.split("\n"):
        for way, (low, high, number) in _numbers(line):
            one = _Number(start + low, start + high, number, len(lines))
            ways[way][one.number - one.line].append(one)
        if line.strip() and not _ALONE.match(line):
            lines.append(line)
        start += len(line) + 1
    out: list[Finding] = []
    for way, by_offset in ways.items():
        for run in chain.from_iterable(_runs(each) for each in by_offset.values()):
            if _count_lines(run, lines, way):
                out += (_finding(text, one, lines, way) for one in run)
    reached = 0
    for found in sorted(out, key=lambda found: found.start):
        if found.start >= reached:
            yield found
            reached = found.end


def _numbers(line: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Give the numbers in a line's margins, each with where it begins and ends."""
    if match := _ALONE.match(line):
        yield "alone", (0, len(line) + 1, int(match["number"]))
        return
    if match := _FRONT.match(line):
        yield "front", (0, match.end(), int(match["number"]))
    if line[-1:].isdigit() and (match := _END.search(line[-60:])):
        shift = max(0, len(line) - 60)
        yield "end", (shift + match.start(), len(line), int(match["number"]))


def _runs(numbers: Sequence[_Number]) -> Iterator[list[_Number]]:
    """Part numbers where the step from one to the next changes."""
    steps = [two.number - one.number for one, two in pairwise(numbers)]
    at = 0
    for step, same in groupby(steps):
        size = len(list(same))
        if step in _STEPS:
            yield list(numbers[at : at + size + 1])
        at += size


def _count_lines(run: Sequence[_Number], lines: Sequence[str], way: str) -> bool:
    """Tell whether numbers count lines, and are not those of points or rows."""
    step = run[1].number - run[0].number
    if len(run) < (_MANY if step == 1 else _SOME if step < _SMALL else _FEW):
        return False
    if step > 1:
        return run[0].number % step in {0, 1}
    texts = [_bare(lines[one.line], way) for one in run if one.line < len(lines)]
    widest = max(map(len, texts))
    soft = [(one, two) for one, two in pairwise(texts) if two[:1].islower()]
    full = sum(len(one) + 1 + len(two.split(maxsplit=1)[0]) > widest - _ROOM for one, two in soft)
    wide = sum(map(len, texts)) >= _SHORTEST * len(texts)
    return wide and _SMALL * len(soft) >= len(texts) and 5 * full >= 4 * len(soft)


def _bare(line: str, way: str) -> str:
    if way == "front" and (match := _FRONT.match(line)):
        return line[match.end() :].rstrip()
    return (_END.sub("", line) if way == "end" else line).strip()


def _finding(text: str, one: _Number, lines: Sequence[str], way: str) -> Finding:
    """Take a number out; where the lines beside it are set in to make room, it leaves that room."""
    beside = [line for line in lines[max(0, one.line - 1) : one.line + 2] if line.strip()]
    indents = [len(line) - len(line.lstrip()) for line in beside if not _FRONT.match(line)]
    room = one.end - one.start
    left = " " * room if way == "front" and room in indents else ""
    end = min(one.end, len(text))
    return Finding(one.start, end, left, 0.9, review=True, why="counts the lines of an edition")


_LINES = JOINED.rstrip().split("\n")
_EACH = "\n".join(f"{n:>3} {line}" for n, line in enumerate(_LINES, start=1))
_VERSE = SHANTY.rstrip().split("\n") * 2
_FIFTH = "\n".join(line + f"    {n}" * (n % 5 == 0) for n, line in enumerate(_VERSE, start=1))
_POINTS = "\n".join(f"{n} The men shall keep the lock.\n" for n in range(1, 12))

RULES = (
    Rule(
        name="line-number",
        family="page furniture",
        why="An edition or a draft counts its lines in the margin, which is no part of the text.",
        reach=Reach.LINES,
        find=_line_numbers,
        examples=(
            Example(_EACH, "\n".join(_LINES)),
            Example(_FIFTH, "\n".join(_VERSE), "every fifth line"),
            Example(_POINTS, _POINTS, "points"),
            Example(
                "5 men came\nand went\n10 came\nand\n15 went",
                "5 men came\nand went\n10 came\nand\n15 went",
                "figures",
            ),
        ),
    ),
)
