"""Takes the lines above a text; gives which of them are its title."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.clean.rules.line_signs import SMALL as CARRIERS
from publish.clean.rules.site_words.phrases import kinds
from publish.structure.authors import over_its_day
from publish.structure.days import date, is_date
from publish.structure.headed import head, last_of, pointed_at
from publish.structure.labels import label
from publish.structure.names import agency, byline, is_name
from publish.structure.openings import FIELD, is_no_title, reads_on
from publish.structure.plays import FORM
from publish.structure.printed import is_affiliation, is_kicker
from publish.structure.spread import is_subtitle, spread
from publish.structure.units import ATX, title_case
from publish.structure.ways import listed, trails
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.units import Unit

_ADDRESS = re.compile(r",\s*\d+\s+\w+|\b(?:STREET|ROAD|AVENUE|SQUARE|LTD|CO|PRESS|PRINTERS)\b")
_WEB = re.compile(r"https?://|\bwww\.|\b[\w-]+\.(?:com|org|net|edu)/")
_STEP_OR_DOT = re.compile(r"[|•·›»]")
WITHIN = re.compile(r"[a-z]{3}[.] [A-Z]")
"""A sentence that ends before the line does."""
_OF_A_BOOK = frozenset(("publisher", "isbn", "pages", "edition", "genre", "price"))
_FIELDS = 12
"""Lines of such fields that are looked at."""
_BY_BEHIND = re.compile(r"\s*(?P<head>\S.{2,160}?)\s*[,|—–-]\s*[Bb][Yy]\s+(?=[A-Z])")
_DONE = re.compile(
    r"\b(?:posted|written|published|edited|translated|told|compiled|reviewed|illustrated|"
    r"directed|story|words|text|photos?|photographs?|report|reporting|music|art)\Z",
    re.IGNORECASE,
)
_IS_PLACE = re.compile(r"(?:The )?(?:University|Faculty|Department|Institute|College|School) of\b")
_NAMED = 2.5
"""What a bare name says right under the first line of all."""
_UNDER_DAY = 1.5
"""What a day right over a line says that stands right over the text."""
_OF_TITLE = 4
"""Words of a line over a day that may be the title itself."""
_SIGNED = 1.0
"""What stands under a line says more than this where it names the author or the day."""
_OVER = 3
"""Lines of a title that has its subtitle apart from it at the most."""
_FULL = 3
"""Words of a title that may have other lines over it at the least."""
_LONGEST = 30
"""Words of a title that begins with a small letter at the most."""
_CLOSE = 1.0
"""By how much a subtitle may score more than its title."""
_PERIODICAL = re.compile(
    r"\b(?:Review|Times|Journal|Post|Magazine|News|Quarterly|Herald|Gazette|Observer|Tribune|"
    r"Monthly|Weekly|Bulletin|Proceedings|Transactions|Annals|Press|Blog|Series|Papers|Essays|"
    r"Lectures?|Column|Editorial|Opinion)\b"
)
REACH = 40
"""How many units from the top the front matter may take; a page may bring a menu first."""


@dataclass(frozen=True, slots=True)
class Title:
    """The title's units, ``first`` to ``last``, and whether a person should look: ``doubtful``."""

    first: int
    last: int
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Signed:
    """A title's line that names its authors: where the title ends, and the ``names``.

    Both count characters into the unit's text.
    """

    end: int
    names: tuple[Span, ...]


def title_lines(units: Sequence[Unit], body: int, skip: frozenset[int]) -> Title | None:
    """Choose the title among the lines above the text: by its place, its shape and its words.

    ``skip`` are lines that are known to be none.
    """
    if (named := _in_fields(units)) is not None:
        return Title(named, named)
    if (marked := _marked(units, body)) is not None and marked not in skip:
        return Title(marked, marked)
    vocabulary = Counter(
        word.lower() for unit in units[body : body + 120] for word in set(unit.words)
    )
    seen = Counter(unit.folded for unit in units[: body + 1] if unit.is_line)
    top = max(0, body - REACH)
    numbered = listed(units, top, body)
    ways = trails(units, top, body)
    lead = next((i for i, unit in enumerate(units) if unit.is_line), 0)
    best, doubtful = None, False
    held = head(units, top, body, vocabulary)
    scores: dict[int, float] = {}
    for index in range(top, min(body + 1, len(units))):
        unit = units[index]
        if (
            index in skip
            or not unit.is_line
            or not unit.words
            or (index == body and unit.ends_sentence)
        ):
            continue
        if index in ways or over_its_day(units, index) or is_no_title(units, index):
            continue
        if unit.plain[:1].islower() and (len(unit.words) > _LONGEST or len(units) == 1):
            continue
        again = seen[unit.folded] > 1 and index not in numbered
        company = _company(units, index, body, first=index == lead)
        if reads_on(unit) and not (again or company > _SIGNED):
            continue
        signed = index == lead and byline_within(unit) is not None
        score = _wording(unit, vocabulary, again=again, signed=signed) + company
        score -= 2.0 * (index in numbered)
        score += 2.0 * any(units[i].folded.endswith(unit.folded) for i in ways)
        score += _first(index - lead, body - lead, familiar=_familiar(unit, vocabulary))
        score += pointed_at(held, index)
        scores[index] = score
        if score > (scores[best] if best is not None else 0.0):
            best = index
            doubtful = company <= _SIGNED and not (again or signed or _has_capitals(unit))
    if best is None:
        return None
    if best > top and FORM.fullmatch(units[best].plain) and units[best - 1].is_line:
        best -= 1
    close = scores.get(best - 1, 0.0) >= scores[best] - _CLOSE
    alike = close and all(title_case(units[i].words) for i in (best - 1, best))
    sure_of = held is not None and held.standfirst != held.title == best
    if not sure_of and (is_subtitle(units, best, body) or (best == body - 1 and alike)):
        chosen, best = best, _over_subtitle(units, max(lead, top), best, scores, vocabulary)
        over = best == chosen == lead + 1 and lead in scores
        doubtful = doubtful or (over and title_case(units[lead].words))
    first, last, sure = spread(units, best, top, body, skip)
    last = last_of(held, units, first, last)
    return Title(first, last, doubtful or not sure)


def _marked(units: Sequence[Unit], body: int) -> int | None:
    """Give the only line of the whole text that Markdown marks as of the first level, over it."""
    marked = (i for i, unit in enumerate(units) if (m := ATX.match(unit.text)) and len(m[1]) == 1)
    first, second = next(marked, None), next(marked, None)
    return first if second is None and first is not None and first < max(body, 1) else None


def _over_subtitle(
    units: Sequence[Unit],
    lead: int,
    best: int,
    scores: dict[int, float],
    vocabulary: Counter[str],
) -> int:
    """Give the line above the one chosen, where that is the subtitle under it, by itself.

    It is where the text takes up the words of the upper one too: the name of a periodical or site,
    or of the part of it that holds the text, says nothing of it.
    """
    first = best - 1
    if first < lead or units[best].above > 2:
        return best
    while first > max(lead, best - _OVER) and units[first - 1].stanza == units[first].stanza:
        first -= 1
    head = units[first:best]
    if first not in scores or any(reads_on(each) or kinds(each.plain) for each in head):
        return best
    if _PERIODICAL.search(head[-1].plain) or any(byline(each.plain) for each in head):
        return best
    asks = first == lead and head[-1].plain.endswith("?")
    least = 2 if first == lead else _FULL
    own = any(len(each.words) >= least and _familiar(each, vocabulary) for each in head)
    return first if asks or own else best


def _has_capitals(unit: Unit) -> bool:
    """Tell whether a line has the capitals of a title, which one of a word or two need not show."""
    short = len(unit.words) < 3 and unit.plain[:1].isupper()
    return short or unit.wording.shouted or title_case(unit.words)


def _in_fields(units: Sequence[Unit]) -> int | None:
    """Give the line "Title: …" of the fields a text begins with; a reviewed book's are none."""
    found = None
    for index, unit in enumerate(units[:_FIELDS]):
        field = FIELD.match(unit.text) if unit.is_line else None
        if field is None:
            break
        name = field["name"].lower()
        if name in _OF_A_BOOK:
            return None
        found = index if name == "title" and found is None else found
    return found


def byline_within(unit: Unit) -> Signed | None:
    """Read "by …" behind a title in its own line; None where it says who did something else."""
    match = _BY_BEHIND.match(unit.text)
    if match is None or date(match["head"]) or kinds(match["head"]) or label(match["head"]):
        return None
    text = unit.text[match.end() :]
    people = byline("by " + text)
    if people is None or _DONE.search(match["head"]):
        return None
    names = [Span(name.start - len("by "), name.end - len("by ")) for name in people.names]
    full = all(" " in text[name.start : name.end] for name in names)
    if not full or names[-1].end < len(text.rstrip(" \t._*")):
        return None
    shift = match.end()
    found = tuple(Span(name.start + shift, name.end + shift) for name in names)
    return Signed(match.end("head"), found)


def _shared(unit: Unit, vocabulary: Counter[str]) -> float:
    words = [w for word in unit.words if len(word) > 3 and (w := word.lower()) not in CARRIERS]
    return sum(vocabulary[word] > 0 for word in words) / max(1, len(words))


def _familiar(unit: Unit, vocabulary: Counter[str]) -> bool:
    """A single word that the text uses too says little, and least of all among small ones."""
    share = _shared(unit, vocabulary)
    long = sum(len(word) > 3 for word in unit.words)
    if long == 1 and len(unit.words) > 2:
        return False
    return share > 0.5 or (share == 0.5 and len(unit.words) > 2)


def _wording(unit: Unit, vocabulary: Counter[str], *, again: bool, signed: bool) -> float:
    """Weigh a line by itself and by how far the text takes its words up."""
    text, count = unit.plain, len(unit.words)
    people = byline(text)
    closed = text.endswith(".") and not text.isupper() and not text.endswith("..")
    said = (
        (people and people.marked and not signed)
        or is_date(text)
        or agency(text)
        or _WEB.search(text)
    )
    if said or text[:1] in "([—–-•":
        return -9
    if unit.is_sentence and closed and count > 14:
        return -9
    share = _shared(unit, vocabulary)
    score = 1.0 + 2.5 * share
    score += {1: -0.5, 2: 0.5, 3: 0.5}.get(count, 1.5 if count <= 22 else 2 * share - 1.0)
    score += 1.0 if again and count > 2 else 0.0
    if date(text) and _STEP_OR_DOT.search(text):
        score -= 1.5
    if WITHIN.search(text):
        score -= 1.5
    if text.isupper() and _ADDRESS.search(text):
        score -= 1.5
    if unit.wording.known or label(text) or kinds(text) or is_kicker(text):
        score -= 2.5
    if is_affiliation(text, apart=True) and _IS_PLACE.match(text):
        score -= 3.0
    if closed or text.endswith((",", ";", ":")):
        score -= 1.5
    return score - 1.0 if people else score


def _first(index: int, body: int, *, familiar: bool) -> float:
    """The first line of all is the title, unless a page's menu stands over it."""
    if index == 0 and (body <= 3 or familiar):
        return 3.0 if body <= 8 else 2.2
    return -0.06 * (body - index)


def _company(units: Sequence[Unit], index: int, body: int, *, first: bool) -> float:
    """A byline or a date just under a line says that it is the title, the more of the first."""
    named = first and not is_name(units[index].plain)
    for step, each in enumerate(units[index + 1 : min(index + 5, body + 1)], start=1):
        people = byline(each.plain) if each.is_line else None
        lone = each.plain.lower().strip(": ") == "by"
        signed = (people and people.marked) or lone or agency(each.plain)
        if named and step == 1 and not signed and is_name(each.plain):
            return _NAMED
        if signed or is_date(each.plain):
            return 2.2 - 0.3 * step + 2.0 * (first and step == 1 and bool(signed))
    if index != body - 1:
        return 0.0
    dated = index > 0 and is_date(units[index - 1].plain)
    own = index < 2 or len(units[index - 2].words) < _OF_TITLE
    return _UNDER_DAY if dated and own else 0.5
