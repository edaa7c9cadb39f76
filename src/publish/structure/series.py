"""Takes a text's units; gives the numbered heads that run through it, and those between others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.structure.units import title_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.units import Unit

_LONGEST = 60
"""Words in a head at the most: "12. Memorandum From … to …" runs long."""
_SHORTEST = 4
"""Members that a series has at the least, so that a list of three points is none."""


@dataclass(frozen=True, slots=True)
class Series:
    """The units that are its ``heads``, and whether what they head are ``documents``.

    A document is a letter or a memorandum, which begins by saying to whom, about what, or with
    whom present; its own lines are a part of it and not of the text that prints it.
    """

    heads: frozenset[int] = frozenset()
    documents: bool = False


def opens_document(unit: Unit) -> bool:
    """Tell whether a line is one that letters and memoranda begin with: "SUBJECT: …", "Dear …"."""
    return unit.is_line and unit.wording.addressed


def numbered(units: Sequence[Unit]) -> Series:
    """Find the longest run of heads numbered 1, 2, 3 … with text between each and the next.

    Each number keeps the longest run that ends in it, so the search is linear in the units.
    """
    ends: dict[int, tuple[int, int]] = {}
    before: dict[int, int | None] = {}
    said: dict[int, int] = {}
    prose = 0
    for index, unit in enumerate(units):
        number = _head(unit)
        if not number:
            prose += unit.is_sentence
        else:
            length, last = ends.get(number - 1, (0, -1))
            if number > 1 and (not length or said[last] == prose):
                continue
            said[index], before[index] = prose, last if length else None
            if length + 1 >= ends.get(number, (0, -1))[0]:
                ends[number] = length + 1, index
    longest, at = max(ends.values(), default=(0, -1))
    if longest < _SHORTEST:
        return Series()
    heads = []
    step: int | None = at
    while step is not None:
        heads.append(step)
        step = before[step]
    opened = sum(any(opens_document(each) for each in units[i + 1 : i + 4]) for i in heads)
    return Series(frozenset(heads), documents=2 * opened >= len(heads))


def gaps(units: Sequence[Unit], likely: set[int], chosen: set[int]) -> set[int]:
    """Give those of ``likely`` whose number stands between its two neighbours' among ``chosen``.

    "2. The vote" is a head where "1. The offer" and "3. What came after" are, though a list begins
    below it. All are the places of units; the three carry labels of one kind and one depth.
    """
    out: set[int] = set()
    last: dict[tuple[str, int], tuple[int, list[int]]] = {}
    for index in sorted(likely | chosen):
        found = units[index].label
        if found is None or not found.number:
            continue
        kind = found.word, units[index].plain[: found.size].rstrip(". ").count(".")
        number, between = last.get(kind, (0, []))
        if index not in chosen:
            between.append(index)
            continue
        counted = [i for i in between if _number(units[i]) == number + 1 == found.number - 1]
        if number and len(counted) == 1:
            out.update(counted)
        last[kind] = found.number, []
    return out


def _number(unit: Unit) -> int:
    return unit.label.number if unit.label else 0


def _head(unit: Unit) -> int:
    """Give the number that a unit carries as a head of such a series, 0 for none."""
    if not unit.is_line or len(unit.words) > _LONGEST or unit.plain[-1:] in ".;:,":
        return 0
    found = unit.label
    if found is None or found.word != "decimal" or not found.rest:
        return 0
    whole = unit.plain[: found.size].strip(" .:)")
    titled = title_case(unit.words) or len(unit.words) == 1
    return found.number if whole.isdigit() and titled else 0
