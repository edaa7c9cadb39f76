"""Takes a text's units; gives the head of a research article: its title, authors, and their places.

The authors of such an article bear raised marks, which lines below them take up and say where each
works: in a copy "Ada Moss1,2,*". Nothing but those marks tells these lines from headings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from publish.patterns import later
from publish.structure.days import DATE, date, is_date
from publish.structure.model import Author
from publish.structure.names import is_name
from publish.structure.printed import (
    PERIODICAL,
    is_affiliation,
    is_contact,
    is_history,
    is_issue,
)
from publish.structure.units import fold
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.structure.units import Unit

_REACH = 40
"""Units in which such a head ends: a cover or a page's menu may stand over it."""
_PARAGRAPH = 25
"""Words of a paragraph, under which no head stands."""
_BELOW = 24
"""Lines from the authors to the abstract at the most."""
_ABOVE = 8
"""Lines over a title that say where the article appeared, at the most."""
_TITLE = 4
"""Lines that a title takes at the most."""
_ABSTRACT = frozenset(
    ("abstract", "summary", "synopsis", "zusammenfassung", "résumé", "resumen", "resumo",
     "riassunto", "samenvatting", "articleinfo", "highlights", "keypoints", "keywords")
)  # fmt: skip
_SIGN = r"[*∗⁎†‡§¶‖#✉]"
_MARK = (
    rf"(?:{_SIGN}{{1,3}}|\d{{1,2}}(?!\d)|[¹²³⁰⁴-⁹]{{1,3}}|[ᵃ-ᶻ]{{1,2}}|(?<![^\W\d_])[a-h](?!\w))"
)
_MARKS = later(rf"(?:\s*\(?{_MARK}\)?|\s*\(?(?:ORCID|iD|ID)\)?(?![a-z]))+\Z")
_ALONE = later(rf"\s*(?:\(?{_MARK}\)?\s*)+\Z")
_BESIDE_NAME = later(
    rf"(?:(?:Ph|M|B|D|LL|J|Sc|Ed)\.?\s?(?:D|A|Sc|S|Phil|B|M)\.?|MPH|MBBS|FRCP|RN|Jr\.?|Sr\.?|II|"
    rf"III|(?P<rank>(?:(?:Senior|Life|Student|Graduate) )?(?:Member|Fellow)))(?:\s?{_MARK})*|IEEE"
)
_BEFORE = later(rf"(?:{_MARK}\s*)+(?=[A-Z])")
_OPENS = later(
    r"(?:abstract|summary|zusammenfassung|résumé|resumen)\b(?:\s*[:.—–-]\s*|\s+)(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_RAISED = later(r"a(?=[A-Z][a-z])")
_BY = re.compile(r"\s*(?:by:?\s+|and\s+|&\s*)?", re.IGNORECASE)
_SEPARATOR = later(r"\s*[,;&|·•]\s*(?:and\s+)?|\s+(?:and|und|et|y|e)\s+")
_MARKED_LINE = later(
    rf"\s*\(?(?P<mark>{_SIGN}{{1,3}}|\d{{1,2}}|[¹²³⁰⁴-⁹]{{1,3}}|[a-h](?=[ )A-Z]))[).]?\s*\S"
)
_WHERE = later(
    r"(?:corresponding author|correspondence|contact|e-?mail|orcid|academic editor|edited by|"
    r"handling editor|reviewed by|present address|current address|these authors|contributed "
    r"equally|deceased|doi|citation|how to cite|cite this|to cite)\b",
    re.IGNORECASE,
)
_PRINTED = later(
    r"(?:https?://|www\.|doi\b|issn\b|isbn\b|©|\(c\)|copyright\b|vol(?:ume)?\b|contents lists "
    r"available|journal homepage|available online|open access|downloaded from)",
    re.IGNORECASE,
)
_CITED = later(
    r"\((?:1[89]|20)\d\d\),? \d{1,4}(?: ?\(\d+\))?: ?\d+|\bworking papers?\b", re.IGNORECASE
)
_KIND = later(
    r"(?:(?:original|research|review|short|full|brief|invited|special|regular|feature|case|open|"
    r"free)\s+)?(?:articles?|papers?|research|reviews?|reports?|communications?|letters?|access|"
    r"contributions?|stud(?:y|ies)|essays?|commentary|editorial|perspectives?|notes?)"
    r"(?:\s+(?:articles?|papers?|open access))?",
    re.IGNORECASE,
)


class Article(NamedTuple):
    """The units ``first`` to ``last`` of the title, the authors, and all other ``lines`` of a head.

    Without a title, ``first`` is -1; without authors, the text has no such head. ``when`` is the
    day it was published, where the lines say so; the marks are ``raised`` numbers or letters.
    """

    first: int = -1
    last: int = -1
    authors: tuple[Author, ...] = ()
    lines: frozenset[int] = frozenset()
    when: Span | None = None
    raised: bool = False


class _People(NamedTuple):
    """Authors in a line, how many marks it has, and the last letter of each name."""

    names: tuple[Author, ...]
    marked: int
    ends: str
    raised: bool = False

    def with_more(self, more: _People) -> _People:
        """Add the authors of the next line."""
        marked, raised = self.marked + more.marked, self.raised or more.raised
        return _People(self.names + more.names, marked, self.ends + more.ends, raised)


def article(units: Sequence[Unit]) -> Article:
    """Find the head of an article by its authors' marks and the lines or the abstract below."""
    for index, unit in enumerate(units[:_REACH]):
        if unit.is_sentence and len(unit.words) >= _PARAGRAPH:
            break
        people = _people(unit)
        if people is None:
            continue
        last = index
        while more := _more(units, last):
            people = people.with_more(more)
            last += 1
        if not people.marked:
            people = _parted(units, last, people)
        below, abstract = _below(units, last)
        works = any(_is_place(units[i]) for i in below)
        sure = abstract and fold(units[abstract].plain).startswith("abstract")
        several = len(people.names) > 1 and (people.marked >= len(people.names) or sure)
        if several or (people.marked and works) or (people.marked > 1 and abstract):
            lines = {*range(index, last + 1), *below}
            if people.raised:
                lines.update(_at_foot(units, abstract or last + 1, people))
            when = _when(units[: max(abstract, *lines) + 1])
            first, title = _over(units, index)
            lines.update(i for i in range(max(0, first - _ABOVE), first) if _is_short(units[i]))
            return Article(first, title, people.names, frozenset(lines), when, people.raised)
    return Article()


def _more(units: Sequence[Unit], last: int) -> _People | None:
    """Read the line under authors as more of them."""
    below = units[last + 1] if last + 1 < len(units) else None
    return _people(below) if below and below.stanza == units[last].stanza else None


def _parted(units: Sequence[Unit], last: int, people: _People) -> _People:
    """Part the letters from the names that they stand raised behind, where a line takes them up.

    "Ada Mossa and Tom Quayb" over "aThe Quay School": the names end in such letters, from a on.
    """
    below = (unit.text.lstrip() for unit in units[last + 1 : last + 3] if unit.is_line)
    told = any(_RAISED.match(text) and is_affiliation(text[1:].split(";")[0]) for text in below)
    if not told or people.ends[0] != "a" or not set(people.ends) <= set("abcdefgh"):
        return people
    names = (Author(Span(each.name.start, each.name.end - 1)) for each in people.names)
    return _People(tuple(names), len(people.names), people.ends, raised=True)


def _people(unit: Unit) -> _People | None:
    """Read a line that names people and says nothing else."""
    if not unit.is_line or unit.is_sentence:
        return None
    whole = unit.text.rstrip()
    text = whole.rstrip(" \t\u00a0,;_*")
    out: list[Author] = []
    ends = seen = ""
    marked = int(whole.endswith("*"))
    by = _BY.match(text)
    for start, end in _pieces(text, by.end() if by else 0):
        if out and (lead := _BEFORE.match(text, start, end)):
            start, marked, seen = lead.end(), marked + 1, seen + lead[0]  # noqa: PLW2901 - so begun
        piece = text[start:end]
        beside = _BESIDE_NAME.fullmatch(piece) if out else None
        if out and (beside or _ALONE.fullmatch(piece)):
            marked += beside is None or beside["rank"] is not None
            seen += "" if beside else piece
            continue
        marks = _MARKS.search(piece)
        name = piece[: marks.start()] if marks else piece
        if not is_name(name):
            return None
        marked += marks is not None
        seen += marks[0] if marks else ""
        ends += name[-1]
        out.append(Author(Span(unit.start + start, unit.start + start + len(name))))
    raised = any(char.isdigit() or char.islower() for char in seen)
    return _People(tuple(out), marked, ends, raised) if out else None


def _pieces(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Give the pieces of a line between its separators, without the blanks round them."""
    for cut in _SEPARATOR.finditer(text, at):
        if text[at : cut.start()].strip():
            yield at, cut.start()
        at = cut.end()
    if text[at:].strip():
        yield at, len(text.rstrip())


def _below(units: Sequence[Unit], last: int) -> tuple[list[int], int]:
    """Give the lines under the authors that belong to the head, and where an abstract begins.

    The latter is 0 where none does. Down to an abstract all short lines belong, else those that
    say what such lines say.
    """
    said: list[int] = []
    short: list[int] = []
    unbroken = True
    for index in range(last + 1, min(last + 1 + _BELOW, len(units))):
        unit = units[index]
        if _OPENS.match(unit.text) or fold(unit.plain.split(":")[0]) in _ABSTRACT:
            return short, index
        says = unit.is_line and _says(unit)
        if says or _is_short(unit):
            short.append(index)
        goes_on = bool(said) and unit.stanza == units[index - 1].stanza and not unit.is_sentence
        unbroken = unbroken and unit.is_line and (says or goes_on)
        if unbroken:
            said.append(index)
    return said, 0


def _at_foot(units: Sequence[Unit], abstract: int, people: _People) -> Iterator[int]:
    """Give the lines that take the authors' marks up under the abstract, at their page's foot."""
    names = {fold(_of(units, author)) for author in people.names}
    last, mark = -1, ""
    for index in range(abstract + 1, min(abstract + 1 + _BELOW, len(units))):
        unit = units[index]
        if not unit.is_line or not (marked := _MARKED_LINE.match(unit.text)):
            continue
        goes_on = last == index - 1 and marked["mark"] > mark
        if goes_on or is_affiliation(unit.text[marked.end() - 1 :].rstrip(". ")):
            last, mark = index, marked["mark"]
            yield index
        elif fold(unit.plain) in names and index + 1 < len(units) and "@" in units[index + 1].text:
            yield from (index, index + 1)


def _of(units: Sequence[Unit], author: Author) -> str:
    holder = next(unit for unit in units if author.name.start < unit.end)
    return holder.text[author.name.start - holder.start : author.name.end - holder.start]


def _when(units: Sequence[Unit]) -> Span | None:
    """Give the last day of an article's history: when it was published, or else accepted."""
    told = [unit for unit in units if unit.is_line and is_history(unit.plain)]
    days = [
        Span(unit.start + day.start(), unit.start + day.end())
        for unit in told
        for day in DATE.finditer(unit.text)
    ]
    return days[-1] if days else None


def _says(unit: Unit) -> bool:
    """Tell whether a line says who works where, how to write to them, or when it was received."""
    text = unit.plain
    if _is_place(unit) or is_contact(text) or "@" in text or _WHERE.match(text):
        return True
    return bool(is_history(text) or _PRINTED.match(text)) or is_date(text)


def _is_place(unit: Unit) -> bool:
    """Tell whether a line takes up an author's mark and says where that author works."""
    marked = _MARKED_LINE.match(unit.text)
    text = unit.text[marked.end() - 1 :] if marked else unit.plain
    place = is_affiliation(text.split(";")[0].rstrip(". "))
    return place or (marked is not None and ("," in text or "@" in text) and not text[0].islower())


def _over(units: Sequence[Unit], index: int) -> tuple[int, int]:
    """Give the title's units over the authors', below what says where the article appeared."""
    last = index - 1
    if last < 0 or not _may_head(units[last]):
        return -1, -1
    first = last
    while first and last - first < _TITLE - 1 and units[first - 1].stanza == units[last].stanza:
        if not _may_head(units[first - 1]):
            break
        first -= 1
    return first, last


def _is_short(unit: Unit) -> bool:
    return unit.is_line and not unit.is_sentence


def _may_head(unit: Unit) -> bool:
    text = unit.plain
    if not unit.is_line or len(text.split()) < 2 or (unit.is_sentence and text.endswith(".")):
        return False
    return not _is_over(text)


def _is_over(text: str) -> bool:
    """Tell whether a line over an article's title says where it appeared, or of what kind it is."""
    if is_history(text) or _CITED.search(text):
        return True
    printed = _PRINTED.match(text) or _KIND.fullmatch(text) or PERIODICAL.fullmatch(text)
    return bool(printed) or is_issue(text) or is_date(text) or (date(text) is not None)
