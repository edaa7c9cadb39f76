"""Takes a text's units; gives its front matter: title, subtitle, authors, date, author's note."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.clean.rules.line_signs import SMALL as CARRIERS
from publish.clean.rules.site_words.phrases import kinds
from publish.clean.shape import Shape
from publish.structure.authors import authors, over_its_day, with_notes
from publish.structure.dated import dated
from publish.structure.labels import label
from publish.structure.model import BlockKind, Front, Known
from publish.structure.names import agency, byline, date, is_date
from publish.structure.printed import is_help, is_issue
from publish.structure.units import ATX, SMALL, fold
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.units import Unit

_COLON = re.compile(r"[!?”’\"]?:\s+(?=\S)")
_ADDRESS = re.compile(r",\s*\d+\s+\w+|\b(?:STREET|ROAD|AVENUE|SQUARE|LTD|CO|PRESS|PRINTERS)\b")
_BEGINS_SUBTITLE = re.compile(r"(?:An?|AN?|Or,?|OR,|Being|BEING) ")
_WEB = re.compile(r"https?://|\bwww\.|\b[\w-]+\.(?:com|org|net|edu)/")
_STEP = re.compile(r"\s*(?:>+|[/|›»→])\s*")
_NUMBERED = re.compile(r"(?:[A-Z]\w+ )?\d{1,2}[.:)]\s")
_STEP_OR_DOT = re.compile(r"[|•·›»]")
_WITHIN = re.compile(r"[a-z]{3}[.] [A-Z]")
"""A sentence that ends before the line does."""
_REACH = 40
"""How many units from the top the front matter may take; a page may bring a menu first."""


@dataclass(slots=True)
class Found:
    """The front matter, and the kind of block each unit it uses became."""

    front: Front = field(default_factory=Front)
    kinds: dict[int, BlockKind] = field(default_factory=dict)


def front(units: Sequence[Unit], known: Known) -> Found:
    """Find the front matter; what ``known`` says is looked for first, the rest is inferred."""
    out = Found()
    if not units:
        return out
    body = _body_start(units)
    title = _known_title(units, known) if known.title else _title(units, body)
    title_span = subtitle_span = None
    if title is not None:
        first, last = title
        title_span, subtitle_span = _split_title(units, first, last)
        for index in range(first, last + 1):
            out.kinds[index] = BlockKind.TITLE
        _repeats(units, title, body, out)
        if subtitle_span is None and (sub := _subtitle(units, last + 1, body)) is not None:
            subtitle_span = Span(units[sub].start, units[sub].end)
            out.kinds[sub] = BlockKind.SUBTITLE
    after = title[1] if title is not None else -1
    names = authors(units, after, body, out.kinds, frozenset(map(fold, known.authors)))
    when = dated(units, after, body, out.kinds)
    names = with_notes(units, names, body, out.kinds)
    out.front = Front(title_span, subtitle_span, tuple(names), when)
    return out


def _body_start(units: Sequence[Unit]) -> int:
    """Give the index of the first unit of running text: long, or a sentence with others near."""
    for index, unit in enumerate(units[:400]):
        if not unit.is_sentence or unit.plain.endswith("?"):
            continue
        ahead = units[index + 1 : index + 5]
        company = sum(each.is_sentence for each in ahead) >= min(2, len(ahead))
        long = len(unit.words) >= 40
        if (long or (len(unit.words) >= 12 and company)) and not _named_below(units, index):
            return index
    return next((i for i, unit in enumerate(units) if unit.is_sentence), len(units))


def _named_below(units: Sequence[Unit], index: int) -> bool:
    """A standfirst stands above the byline or the date, the text below them."""
    if index > _REACH:
        return False
    for each in units[index + 1 : index + 4]:
        if each.is_line and len(each.words) <= 12:
            people = byline(each.plain)
            if (people and people.marked) or is_date(each.plain):
                return True
    return False


def _known_title(units: Sequence[Unit], known: Known) -> tuple[int, int] | None:
    wanted = fold(known.title)
    for index, unit in enumerate(units[:200]):
        if (
            unit.is_line
            and unit.folded
            and (unit.folded == wanted or unit.folded.startswith(wanted))
        ):
            return index, index
        if unit.folded and wanted.startswith(unit.folded) and len(unit.folded) > 2:
            last, key = index, unit.folded
            while last + 1 < len(units) and len(key) < len(wanted):
                last += 1
                key += units[last].folded
            if key == wanted:
                return index, last
    return None


def _title(units: Sequence[Unit], body: int) -> tuple[int, int] | None:
    """Choose the title among the lines above the text: by its place, its shape and its words."""
    vocabulary = Counter(
        word.lower() for unit in units[body : body + 120] for word in set(unit.words)
    )
    seen = Counter(unit.folded for unit in units[: body + 1] if unit.is_line)
    top = max(0, body - _REACH)
    listed = _listed(units, top, body)
    trails = _trails(units, top, body)
    lead = next((i for i, unit in enumerate(units) if unit.is_line), 0)
    best, best_score = None, 0.0
    for index in range(top, min(body + 1, len(units))):
        unit = units[index]
        if not unit.is_line or not unit.words or (index == body and unit.ends_sentence):
            continue
        if index in trails or over_its_day(units, index):
            continue
        score = _wording(unit, vocabulary, again=seen[unit.folded] > 1 and index not in listed)
        score -= 2.0 * (index in listed)
        score += 2.0 * any(units[i].folded.endswith(unit.folded) for i in trails)
        score += _company(units, index, body)
        score += _first(index - lead, body - lead, familiar=_familiar(unit, vocabulary))
        if score > best_score:
            best, best_score = index, score
    if best is None:
        return None
    last = best
    while best > top and _same_title(units, best, best - 1):
        best -= 1
    while last + 1 < body and _same_title(units, best, last + 1):
        last += 1
    return best, last


def _listed(units: Sequence[Unit], top: int, body: int) -> set[int]:
    """Give the lines above the text that head its parts, or bear numbers: three of them or more."""
    heads = {
        units[i].folded
        for i in range(body + 1, min(len(units) - 1, body + 1000))
        if units[i].is_line and not units[i].is_sentence and units[i + 1].is_sentence
    }
    found = {i for i in range(top, body) if units[i].folded in heads}
    series = {i for i in range(top, body) if _NUMBERED.match(units[i].plain)}
    return {i for each in (found, series) if len(each) >= 3 for i in each}


def _trails(units: Sequence[Unit], top: int, body: int) -> set[int]:
    """Give the lines that show the way to the page and end in a title that stands by itself."""
    near = range(top, min(body + 1, len(units)))
    own = {units[i].folded for i in near if units[i].is_line and len(units[i].folded) > 8}
    out = set()
    for i in near:
        if not units[i].is_line:
            continue
        last = fold(_STEP.split(units[i].plain)[-1])
        if last in own and last != units[i].folded:
            out.add(i)
    return out


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


def _wording(unit: Unit, vocabulary: Counter[str], *, again: bool) -> float:
    """Weigh a line by itself and by how far the text takes its words up."""
    text, count = unit.plain, len(unit.words)
    people = byline(text)
    closed = text.endswith(".") and not text.isupper() and not text.endswith("..")
    said = (people and people.marked) or is_date(text) or agency(text) or _WEB.search(text)
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
    if _WITHIN.search(text):
        score -= 1.5
    if text.isupper() and _ADDRESS.search(text):
        score -= 1.5
    if unit.wording.known or label(text) or kinds(text):
        score -= 2.5
    if closed or text.endswith((",", ";", ":")):
        score -= 1.5
    return score - 1.0 if people else score


def _first(index: int, body: int, *, familiar: bool) -> float:
    """The first line of all is the title, unless a page's menu stands over it."""
    if index == 0 and (body <= 3 or familiar):
        return 3.0 if body <= 8 else 2.2
    return -0.06 * (body - index)


def _company(units: Sequence[Unit], index: int, body: int) -> float:
    """A byline or a date just under a line says that it is the title."""
    for step, each in enumerate(units[index + 1 : min(index + 5, body + 1)], start=1):
        people = byline(each.plain) if each.is_line else None
        lone = each.plain.lower().strip(": ") == "by"
        signed = (people and people.marked) or lone or agency(each.plain)
        if signed or is_date(each.plain):
            return 2.2 - 0.3 * step + 2.0 * (not index and step == 1 and bool(signed))
    return 0.5 if index == body - 1 else 0.0


def _same_title(units: Sequence[Unit], first: int, index: int) -> bool:
    """Lines of one stanza, in one style, are one title: THE / HARBOUR / CHAIN."""
    unit, head = units[index], units[first]
    text = unit.plain
    return (
        unit.shape is Shape.LINES
        and unit.stanza == head.stanza
        and not ATX.match(unit.text)
        and head.shape is Shape.LINES
        and byline(text) is None
        and not is_date(text)
        and not (is_help(text) or is_issue(text))
        and text.lower() not in {"by", "by:"}
        and head.plain.isupper() == text.isupper()
    )


def _split_title(units: Sequence[Unit], first: int, last: int) -> tuple[Span, Span | None]:
    unit = units[first]
    lead = len(unit.text) - len(unit.text.lstrip(" \t\u00a0_*#"))
    start, end = unit.start + lead, units[last].end
    end -= len(units[last].text) - len(units[last].text.rstrip(" \t\u00a0_*"))
    for index in range(first + 1, last + 1):
        above, below = units[index - 1], units[index]
        if _BEGINS_SUBTITLE.match(below.plain) and _is_whole(above):
            return Span(start, above.end), Span(below.start, end)
    if first != last:
        return Span(start, end), None
    for match in _COLON.finditer(unit.text, lead):
        head = unit.text[lead : match.end()].rstrip().removesuffix(":")
        if len(head) >= 4 and not head.isdigit() and _balanced(head):
            return Span(start, start + len(head)), Span(unit.start + match.end(), end)
    return Span(start, end), None


def _is_whole(unit: Unit) -> bool:
    """Tell whether a line of a title may stand by itself, as one that leads on to the next not."""
    last = unit.plain.rstrip(":").rsplit(" ", 1)[-1]
    return len(unit.words) > 1 and last.lower() not in SMALL and last[-1:] not in ",-–—&"


def _balanced(text: str) -> bool:
    pairs = (("“", "”"), ("(", ")"), ("[", "]"))
    return all(text.count(a) == text.count(b) for a, b in pairs) and text.count('"') % 2 == 0


def _subtitle(units: Sequence[Unit], index: int, body: int) -> int | None:
    """A line just under the title, before the byline, that is neither name, date nor label."""
    if index >= body or index + 1 >= len(units):
        return None
    unit, after = units[index], units[index + 1]
    text = unit.plain
    if not unit.is_line or unit.above > 2 or unit.is_sentence or label(text) or is_date(text):
        return None
    if byline(text) or unit.wording.known or not 2 <= len(unit.words) <= 20:
        return None
    people = byline(after.plain) if after.is_line else None
    marked = bool(people and people.marked) or after.plain.lower().strip(": ") == "by"
    return index if marked and not text.endswith(":") else None


def _repeats(units: Sequence[Unit], title: tuple[int, int], body: int, out: Found) -> None:
    """A title that a page prints twice above the text is one title."""
    whole = "".join(units[i].folded for i in range(title[0], title[1] + 1))
    for index in range(max(0, title[0] - 12), min(body, title[1] + 13)):
        same = whole and units[index].is_line and units[index].folded == whole
        if same and index not in out.kinds:
            out.kinds[index] = BlockKind.TITLE
