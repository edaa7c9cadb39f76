"""Takes a text's first units; gives what a library's cover before an article says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.clean.rules.cover_words import WEAK, is_cited
from publish.structure.model import BlockKind
from publish.structure.names import byline
from publish.structure.printed import PERIODICAL, is_affiliation, is_contact, is_issue
from publish.structure.units import fold
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.structure.model import Author
    from publish.structure.units import Unit

_UNITS = 60
"""Units that a cover reaches to."""
_HEAD = re.compile(
    r"(?:to cite|how to cite|please cite|recommended citation|suggested citation|citation)\b"
    r"[^.]{0,60}",
    re.IGNORECASE,
)
"""A line that says that the next is how to cite the text."""
_ENTRY = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+, (?:[A-ZÀ-Þ][\w’'-]*\.?[ ,&]*){1,8}(?:and .{3,40})?"
    r"\(?(?:1[5-9]|20)\d\d\)?[.,:]? .{10,}"
)
"""A work as lists of references have it."""
_AUTHORS = re.compile(r"author\(s\) ?:", re.IGNORECASE)
_SOURCE = re.compile(r"source ?:", re.IGNORECASE)
_PRESS = re.compile(r"published (?:by|for) (?:the )?[A-Z][^.,;:]{2,60}", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?!Date:|Sent:)[A-Z].{2,100}(?: (?:1[5-9]|20)\d\d[;,]?|,) "
    r"\d{1,3}(?:\(\d+\))?: ?\d+(?:[–-]\d+)?"
)
"""A periodical with its year, volume and page: "Canal Review 2011 12: 34"."""
_PAGES = re.compile(r"\bpp?\. ?\d+ ?[-–] ?\d")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SHORTEST = 8
"""Letters of a title that is looked for in a citation."""
_LINES = 4


@dataclass(frozen=True, slots=True)
class Cover:
    """The units that say where the text appeared, and the title among them where they name it."""

    lines: frozenset[int] = frozenset()
    title: tuple[int, int] | None = None


def cover(units: Sequence[Unit]) -> Cover:
    """Read the cover; it has no lines where nothing above the text says where it appeared."""
    cites = dict(_cites(units))
    if not cites:
        return Cover()
    said = [units[i].folded for i in cites]
    last = max(cites)
    whole = [units[i].folded for i, names_it in cites.items() if names_it]
    title = _title(units, range(last + _LINES), frozenset(cites), whole)
    if title is None:
        lines = {i for i in cites if not _ENTRY.fullmatch(units[i].plain) or _is_headed(units, i)}
        if not lines:
            return Cover()  # a work that the text reviews
    else:
        lines = set(cites.keys())
    for index in range(min(last + _LINES, len(units))):
        unit = units[index]
        if index in cites or not unit.is_line or unit.is_sentence or not unit.folded:
            continue
        if title is not None and title[0] <= index <= title[1]:
            continue
        named = len(unit.folded) >= _SHORTEST and any(unit.folded in each for each in said)
        works = is_affiliation(unit.plain, apart=True)
        periodical = PERIODICAL.fullmatch(_YEAR.sub("", unit.plain).strip(" ,"))
        kept = named or works or WEAK.fullmatch(unit.plain)
        if periodical or (kept and byline(unit.text) is None):
            lines.add(index)
    return Cover(frozenset(lines), title)


def _cites(units: Sequence[Unit]) -> Iterator[tuple[int, bool]]:
    """Give the units that say where the text appeared, and if they name authors and title first.

    They stand above the first paragraph of the text.
    """
    for index, unit in enumerate(units[:_UNITS]):
        text = unit.plain
        headed = _is_headed(units, index)
        if _AUTHORS.match(text) or (_SOURCE.match(text) and not is_issue(text)):
            continue
        dated = _YEAR.search(text) or _PAGES.search(text)
        short = is_cited(text) or (dated and is_issue(text) and not unit.label)
        short = short or any(each.fullmatch(text) for each in (_ENTRY, _DOI, _PRESS, _NUMBER))
        if (short and unit.is_line) or (headed and (_YEAR.search(text) or unit.is_line)):
            whole = bool(headed or _ENTRY.fullmatch(text) or _HEAD.match(text))
            yield index, whole
        elif unit.is_sentence and len(unit.words) >= _PROSE:
            return


def _is_headed(units: Sequence[Unit], index: int) -> bool:
    return index > 0 and _HEAD.fullmatch(units[index - 1].plain) is not None


_PROSE = 20
"""Words of a paragraph that is the text's and not a cover's."""


def _title(
    units: Sequence[Unit], near: range, cites: frozenset[int], said: Sequence[str]
) -> tuple[int, int] | None:
    """Give the lines that a citation names first after the authors: the title."""
    best: tuple[int, int, int] | None = None
    for index in near:
        unit = units[index] if index < len(units) else None
        if unit is None or index in cites or not unit.is_line or len(unit.folded) < _SHORTEST:
            continue
        if byline(unit.text) is not None and is_first(unit, said):
            continue
        for each in said:
            at = each.find(unit.folded)
            if at >= 0 and (best is None or at < best[0]):
                best = at, index, _last(units, index, each, at)
    if best is None or not _before(units, best[1], said):
        return None
    return best[1], best[2]


def is_first(unit: Unit, said: Sequence[str]) -> bool:
    """Tell whether a line stands first in a citation, as the authors do."""
    return any(each.find(unit.folded) in range(40) for each in said)


def _before(units: Sequence[Unit], index: int, said: Sequence[str]) -> bool:
    """Tell whether a citation says more behind the title's line, and who wrote it before."""
    folded = units[index].folded
    return any(
        each.find(folded) > 3 and len(each) > each.find(folded) + len(folded) for each in said
    )


def _last(units: Sequence[Unit], first: int, said: str, at: int) -> int:
    """Give the last line of a title whose lines the citation has one behind the other."""
    last, end = first, at + len(units[first].folded)
    while last + 1 < min(len(units), first + _LINES):
        below = units[last + 1]
        if below.stanza != units[first].stanza or not below.folded:
            break
        if not said.startswith(below.folded, end) or byline(below.text) is not None:
            break
        last, end = last + 1, end + len(below.folded)
    return last


def year(units: Sequence[Unit], found: Cover) -> Span | None:
    """Give the year in which the text appeared, where a cover names no day."""
    for index in sorted(found.lines):
        if match := _YEAR.search(units[index].text):
            return Span(units[index].start + match.start(), units[index].start + match.end())
    return None


def again(
    units: Sequence[Unit],
    title: tuple[int, int],
    body: int,
    names: Sequence[Author],
    kinds: dict[int, BlockKind],
) -> None:
    """Enter the title and authors that stand a second time, at the article's own head."""
    whole = "".join(units[i].folded for i in range(title[0], title[1] + 1))
    known = {fold(_said(units, author.name)) for author in names}
    top = max(0, title[0] - _UNITS)
    repeated = False
    index = top
    while whole and index < min(body + 1, len(units)):
        stop = _same(units, index, whole, body)
        if stop > index and index != title[0]:
            for at in range(index, stop):
                kinds.setdefault(at, BlockKind.TITLE)
            repeated = True
        index = max(stop, index + 1)
    for index in range(top, min(body, len(units)) if repeated else top):
        if index not in kinds and _is_them(units[index], known):
            kinds[index] = BlockKind.BYLINE
            _places(units, index + 1, body, kinds)


def _places(units: Sequence[Unit], index: int, body: int, kinds: dict[int, BlockKind]) -> None:
    """Enter the lines that say where an author works or is written to."""
    while index < body and index not in kinds:
        unit = units[index]
        if not (is_affiliation(unit.plain, apart=unit.above > 0) or is_contact(unit.plain)):
            break
        kinds[index] = BlockKind.BYLINE
        index += 1


def _same(units: Sequence[Unit], index: int, whole: str, body: int) -> int:
    """Give the unit behind the lines from ``index`` on that are the title, or ``index``."""
    rest, at = whole, index
    while at < min(body, index + _LINES) and units[at].is_line and units[at].folded:
        if not rest.startswith(units[at].folded):
            return index
        rest = rest[len(units[at].folded) :]
        at += 1
        if not rest:
            return at
    return index


def _is_them(unit: Unit, known: set[str]) -> bool:
    people = byline(unit.text) if unit.is_line and not unit.is_sentence else None
    if people is None:
        return False
    return all(fold(unit.text[name.start : name.end]) in known for name in people.names)


def _said(units: Sequence[Unit], name: Span) -> str:
    holder = next(u for u in units if u.start <= name.start < u.end)
    return holder.text[name.start - holder.start : name.end - holder.start]
