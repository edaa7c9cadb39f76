"""Takes a text's units; gives its list of contents, if it has one, and the headings it promises."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.clean.look import NARROWEST
from publish.structure.labels import label
from publish.structure.units import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.units import Unit

_HEAD = re.compile(
    r"(?:table of )?contents|in this (?:article|essay|paper|issue)|inhalt(?:sverzeichnis)?|"
    r"table des mati[èe]res|sommaire|[íi]ndice|contenido|inhoud(?:sopgave)?",
    re.IGNORECASE,
)
_PAGE = re.compile(r"[\s.·…_]*(?:\bpage\b|\bp\.)?[\s.]*\d{0,4}\s*\Z|(?<=\s)[ivxlc]{1,6}\s*\Z")
_PAGE_ALONE = re.compile(r"(?:page|chap(?:ter|\.)?|\d{1,4}|[ivxlc]{1,6})\.?", re.IGNORECASE)
_BY = re.compile(r",? [Bb]y (?=[A-Z])")
_COLUMNS = re.compile(r"\s{3,}|\t")
_SHORTEST = 4
"""Letters of an entry in one of two columns; a page's number has fewer."""
_LONGEST = 300
"""Units in a list of contents at the most, so that looking for one stays linear."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Where lists of contents stand (ranges of unit indices) and the folded titles in them."""

    ranges: tuple[tuple[int, int], ...] = ()
    titles: frozenset[str] = frozenset()


def contents(units: Sequence[Unit]) -> Contents:
    """Find the lists of contents: short lines under such a heading, or that all recur below."""
    later: dict[str, int] = {}
    spoken = len(units) + 3
    for index in range(len(units) - 1, -1, -1):
        unit = units[index]
        if unit.is_sentence:
            spoken = index
        elif unit.is_line and spoken <= index + 3:
            for key in _keys(unit.plain):
                later.setdefault(key, index)
    ranges: list[tuple[int, int]] = []
    titles: set[str] = set()
    index = 0
    while index < len(units):
        stop = _list_end(units, index, later)
        if stop > index:
            ranges.append((index, stop))
            for unit in units[index:stop]:
                for line in unit.text.split("\n"):
                    titles |= _keys(line)
                    titles.update(key for cell in _cells(line) for key in _keys(cell))
                titles |= _keys(unit.plain)
            index = stop
        else:
            index += 1
    return Contents(tuple(ranges), frozenset(titles) - {""})


def entry_keys(line: str) -> set[str]:
    """Give the folded forms under which a heading may stand in a list of contents."""
    return _keys(line)


def _keys(line: str) -> set[str]:
    plain = _PAGE.sub("", " ".join(line.split())).strip(" .:_*")
    out = {fold(plain), fold(_BY.split(plain)[0])}
    found = label(plain)
    if found and len(fold(found.rest)) > 3:
        out.add(fold(found.rest))
    return {key for key in out if len(key) > 2}


def _cells(line: str) -> list[str]:
    """Give the entries that stand beside each other in a line of two columns, or the line."""
    cells = [cell for cell in _COLUMNS.split(line.strip()) if len(fold(cell)) > _SHORTEST]
    return cells if len(cells) > 1 else [line]


def _list_end(units: Sequence[Unit], index: int, later: dict[str, int]) -> int:
    """Give the index after the list that starts here, or the same index where none does."""
    headed = bool(_HEAD.fullmatch(units[index].plain.strip(" .:")))
    if not headed and not (units[index].is_line and _recurs(units[index], later, index + 2)):
        return index
    at = index + headed
    entries = listed = hits = running = 0
    stop = at
    said: set[str] = set()
    while at < min(len(units), index + _LONGEST):
        unit = units[at]
        if unit.is_sentence and unit.shape not in {"table", "lines", "list"}:
            break
        if entries and unit.above > 3 and hits and _is_first_again(units, index + headed, at):
            break
        if not _is_entry(unit):
            break
        lines = [line for line in unit.text.split("\n") if line.strip()]
        if not _PAGE_ALONE.fullmatch(unit.plain):
            entries += len(lines)
            running += _runs_on(units, at)
            found = sum(_line_recurs(line, later, at) for line in lines)
            found = max(found, len(lines) * _recurs(unit, later, at + 1))
            hits += found
            said |= {_words(line) for line in lines} if found else set()
            if found or (headed and _has_page(unit)):
                stop, listed = at + 1, entries
            elif not headed or at - stop > 2:
                break
        at += 1
    if headed:
        entries = listed  # what stands below the last is the text's
    enough = (hits >= 3 and 2 * hits >= entries) or (
        headed and hits >= 2 and 5 * hits >= 2 * entries
    )
    if headed and not enough and entries >= 3:
        paged = sum(_has_page(unit) for unit in units[index + 1 : stop])
        enough = 2 * paged >= entries
    enough = enough and 3 * running < entries
    minimum = 2 if headed else 4
    if not enough or entries < minimum or len(said) < minimum - 1:
        return index
    return _counted_on(units, stop) if headed else stop


def _counted_on(units: Sequence[Unit], stop: int) -> int:
    """Give the end of a list of numbered entries, whose last need not head anything below.

    "3 See also", "4 References": what stood under them may be gone.
    """
    last = units[stop - 1].label
    while last and last.word == "decimal" and stop < len(units):
        following = units[stop].label
        if not following or following.word != "decimal" or following.number != last.number + 1:
            break
        if units[stop].is_sentence or not following.rest:
            break
        last, stop = following, stop + 1
    return stop


def _words(line: str) -> str:
    """Give what an entry says without its number and page: notes say "Ibid." again and again."""
    plain = _PAGE.sub("", " ".join(line.split())).strip(" .:_*")
    found = label(plain)
    return fold((found.rest if found else "") or plain)


def _runs_on(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line's sentence goes on in the next, as those of a wrapped paragraph do."""
    unit, below = units[index], units[index + 1] if index + 1 < len(units) else None
    if below is None or below.stanza != unit.stanza or unit.ends_sentence:
        return False
    return below.plain[:1].islower() and len(unit.plain) >= NARROWEST


def _is_entry(unit: Unit) -> bool:
    return len(unit.text) < 4000 and (len(unit.words) <= 45 or "\n" in unit.text)


def _is_first_again(units: Sequence[Unit], first: int, at: int) -> bool:
    """The text begins where the list's first entry comes again."""
    head = next((u for u in units[first:at] if not _PAGE_ALONE.fullmatch(u.plain)), None)
    return head is not None and bool(_keys(head.text.split("\n")[0]) & _keys(units[at].plain))


def _recurs(unit: Unit, later: dict[str, int], after: int) -> bool:
    return bool(later) and any(later.get(key, -1) >= after for key in _keys(unit.plain))


def _line_recurs(line: str, later: dict[str, int], at: int) -> bool:
    if not later:
        return False
    pieces = [[line], _cells(line)]
    return any(
        all(any(later.get(key, -1) > at for key in _keys(piece)) for piece in each)
        for each in pieces
    )


def _has_page(unit: Unit) -> bool:
    last = unit.text.rstrip()[-8:]
    return bool(re.search(r"(?:\s{3,}|[.·…]\s*)\d{1,4}\Z", last))
