"""Takes a text's units; gives the items of its lists: their markers, their depth, their order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publish.clean.shape import Shape
from publish.structure.labels import roman
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.structure.units import Unit

_BULLET = re.compile(r"[-*•‣◦▪●–—][ \t\u00a0]+")
_NUMBER = re.compile(
    r"(?P<open>\(?)(?P<own>\d{1,3}|[a-zA-Z]|[ivx]{1,5})(?P<close>[.)])[ \t\u00a0]+"
)
_CODE_INDENT = 4
_SET_IN = 2
"""Spaces by which an item must be set in to be a deeper one."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item: the span of its marker in the text and its depth, from 1.

    It is one of a ``series`` where an item beside it has the number before or after its own.
    """

    marker: Span
    depth: int = 1
    series: bool = False
    more: int = 0
    """Paragraphs below it that belong to it."""


@dataclass(slots=True)
class _Seen:
    index: int
    style: str
    numbers: tuple[int, ...]
    marker: Span
    indent: int
    above: int


def items(units: Sequence[Unit], *, written: bool = False) -> dict[int, Item]:
    """Find the items, by the index of their unit; a number makes a list only beside another.

    In a text ``written`` as Markdown, paragraphs set in below an item belong to it.
    """
    out: dict[int, Item] = {}
    further = _further(units) if written else {}
    inside = {i for index, more in further.items() for i in range(index + 1, index + more + 1)}
    if inside:
        kept = [index for index in range(len(units)) if index not in inside]
        found = items([units[index] for index in kept])
        for at, item in found.items():
            out[kept[at]] = replace(item, more=further.get(kept[at], 0))
        return out
    for run in _runs(units):
        seen = [each for index in run if (each := _read(units, index))]
        depths = _depths(seen)
        series = _series(seen)
        spoken = _is_dialogue(units, seen)
        for each, depth in zip(seen, depths, strict=True):
            if _is_item(units, each) and not (spoken and each.style == "—"):
                out[each.index] = Item(each.marker, depth, series=each.index in series)
    return out


def _further(units: Sequence[Unit]) -> dict[int, int]:
    """Give how many paragraphs go on with an item: set in as its words are, or by four blanks."""
    out: dict[int, int] = {}
    index = 0
    while index < len(units):
        seen = _read(units, index) if units[index].shape is Shape.LIST else None
        index += 1
        if seen is None:
            continue
        width = seen.indent + seen.marker.end - seen.marker.start
        first = index
        while index < len(units) and _goes_on(units[index], seen.indent, width):
            index += 1
        if index > first:
            out[seen.index] = index - first
    return out


def _goes_on(unit: Unit, indent: int, width: int) -> bool:
    """Tell whether a paragraph is set in as the words of the item above it are."""
    fits = unit.indent in {width, indent + _CODE_INDENT}
    return unit.shape is Shape.PROSE and unit.above > 0 and fits and unit.indent > indent + 1


def _runs(units: Sequence[Unit]) -> Iterator[list[int]]:
    run: list[int] = []
    for index, unit in enumerate(units):
        if unit.shape is Shape.LIST:
            run.append(index)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _read(units: Sequence[Unit], index: int) -> _Seen | None:
    unit = units[index]
    lead = len(unit.text) - len(unit.text.lstrip())
    numbers: tuple[int, ...] = (0,)
    if match := _BULLET.match(unit.text, lead):
        style = unit.text[lead]
    elif match := _NUMBER.match(unit.text, lead):
        own = match["own"]
        kind = "1" if own.isdigit() else "a" if own.islower() else "A"
        style = match["open"] + kind + match["close"]
        numbers = _numbers(own)
    else:
        return None
    marker = Span(unit.start + lead, unit.start + match.end())
    return _Seen(index, style, numbers, marker, unit.indent, unit.above)


def _numbers(own: str) -> tuple[int, ...]:
    """Give the numbers that a marker may stand for: "i" is the ninth letter and the first item."""
    if own.isdigit():
        return (int(own),)
    letter = (ord(own.lower()) - 96,) if len(own) == 1 else ()
    value = roman(own.upper()) if re.fullmatch(r"[ivx]+", own) else 0
    return (*letter, value) if value else letter


def _follows(first: _Seen, second: _Seen) -> bool:
    same = first.style == second.style and first.numbers != (0,)
    return same and any(number + 1 in second.numbers for number in first.numbers)


def _depths(seen: Sequence[_Seen]) -> list[int]:
    """Give the depth of each: deeper where it is set in, or of a kind that breaks into another."""
    out: list[int] = []
    stack: list[_Seen] = []
    for at, each in enumerate(seen):
        while len(stack) > 1 and each.indent + _SET_IN <= stack[-1].indent:
            stack.pop()
        held = next((n for n, other in enumerate(stack) if other.style == each.style), -1)
        if not stack:
            stack = [each]
        elif each.indent >= stack[-1].indent + _SET_IN:
            stack.append(each)
        elif held >= 0 and abs(stack[held].indent - each.indent) < _SET_IN:
            stack = [*stack[:held], each]
        elif held < 0 and any(_follows(stack[-1], later) for later in seen[at + 1 : at + 30]):
            stack.append(each)
        else:
            stack[-1] = each
        out.append(len(stack))
    return out


def _series(seen: Sequence[_Seen]) -> set[int]:
    """Give the units that carry on a numbering, or begin one, with the same space between them.

    A number that stands apart from a list set tight is the next heading and none of its items.
    """
    out: set[int] = set()
    last: dict[str, _Seen] = {}
    tight: dict[str, int] = {}
    for each in seen:
        before = last.get(each.style)
        if before and _follows(before, each):
            gap = tight.get(each.style)
            if gap is None or gap == min(each.above, 1):
                out |= {before.index, each.index}
            tight[each.style] = min(each.above, 1)
        else:
            tight.pop(each.style, None)
        last[each.style] = each
    return out


def _is_item(units: Sequence[Unit], each: _Seen) -> bool:
    if each.numbers == (0,):
        return each.style not in "–—-" or _beside(units, each.index, _BULLET)
    return _beside(units, each.index, _NUMBER)


def _is_dialogue(units: Sequence[Unit], seen: Sequence[_Seen]) -> bool:
    """Tell whether dashes open what people say, as they do in place of quotation marks."""
    dashed = [units[each.index] for each in seen if each.style == "—"]
    said = sum(unit.ends_sentence and unit.plain.lstrip("— ")[:1].isupper() for unit in dashed)
    return 2 * said > len(dashed)


def _beside(units: Sequence[Unit], index: int, marker: re.Pattern[str]) -> bool:
    """Tell whether the unit beside is an item too: of any kind where no blank line divides them."""
    beside = [units[i] for i in (index - 1, index + 1) if 0 <= i < len(units)]
    return any(
        each.shape is Shape.LIST
        and (each.stanza == units[index].stanza or marker.match(each.text.lstrip()))
        for each in beside
    )
