"""Takes a text's units; gives its front matter: title, subtitle, authors, date, author's note."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from publish.clean.shape import Shape
from publish.structure.articles import article
from publish.structure.authors import authors, with_notes
from publish.structure.chaptered import Chapter, chapter
from publish.structure.coursework import coursework
from publish.structure.covers import again, cover, year
from publish.structure.dated import dated
from publish.structure.days import is_date
from publish.structure.headed import signs
from publish.structure.labels import label
from publish.structure.model import Author, BlockKind, Front, Known
from publish.structure.names import byline
from publish.structure.occasions import is_occasion, is_place_of
from publish.structure.openings import FIELD, is_of_letter, opens_letter
from publish.structure.printed import is_over_title
from publish.structure.spread import is_subtitle
from publish.structure.titles import REACH, WITHIN, Signed, Title, byline_within, title_lines
from publish.structure.units import SMALL, fold, title_case
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.units import Unit

_COLON = re.compile(r"[!?”’\"]?:\s+(?=\S)")
_OVER = 3
"""Lines over a title in which the periodical that printed it may be named."""
_ROUND = 12
"""Lines above and below a title that may say where and when a text was given out."""
_BEGINS_SUBTITLE = re.compile(r"(?:An?|AN?|Or,?|OR,|Being|BEING) ")


@dataclass(slots=True)
class Found:
    """The front matter, and the kind of block each unit it uses became."""

    front: Front = field(default_factory=Front)
    kinds: dict[int, BlockKind] = field(default_factory=dict)
    doubtful: Title | None = None
    """A title that a person should look at."""


def front(units: Sequence[Unit], known: Known) -> Found:
    """Find the front matter; what ``known`` says is looked for first, the rest is inferred."""
    out = Found()
    if not units:
        return out
    told = cover(units)
    head = article(units)
    body = _body_start(units, told.lines | head.lines)
    title = _known_title(units, known) if known.title else None
    if title is None and told.title is not None:
        title = Title(*told.title)
    elif title is None and head.first >= 0 and not known.title:
        title = Title(head.first, head.last)
    elif not known.title:
        title = title_lines(units, body, told.lines | head.lines)
    named = _Named()
    if title is not None:
        part = None if known.title else chapter(units, title.first, title.last, body)
        if part is not None:
            title = Title(part.first, part.last, title.doubtful)
        named = _named(units, title, part, body, out)
    names = list(named.authors)
    said = (told.lines | head.lines) - out.kinds.keys()
    out.kinds.update(dict.fromkeys(said, BlockKind.BYLINE))
    if head.raised:
        out.kinds.update(dict.fromkeys(head.lines, BlockKind.ARTICLE_HEAD))
    after = title.last if title is not None else -1
    wanted = frozenset(map(fold, known.authors))
    paper = coursework(units, body, out.kinds)
    out.kinds.update(dict.fromkeys(paper.lines, BlockKind.BYLINE))
    names = names or ([paper.author] if paper.author else [])
    names = names or list(head.authors)
    names = names or authors(units, after, body, out.kinds, wanted)
    _occasion(units, after, body, out)
    when = dated(units, after, body, out.kinds)
    when = head.when or when or year(units, told)
    if title is not None:
        again(units, (title.first, title.last), body, names, out.kinds)
    names = with_notes(units, names, body, out.kinds)
    out.front = Front(named.title, named.subtitle, tuple(names), when)
    return out


class _Named(NamedTuple):
    """The places of title and subtitle, and the authors whom the title's own line names."""

    title: Span | None = None
    subtitle: Span | None = None
    authors: tuple[Author, ...] = ()


def _named(
    units: Sequence[Unit], title: Title, part: Chapter | None, body: int, out: Found
) -> _Named:
    """Enter the title with what stands over and under it; a chapter's label is its subtitle."""
    first, last = title.first, title.last
    signed = byline_within(units[first]) if first == last else None
    title_span, subtitle_span = _split_title(units, first, last, signed)
    names = [_author(units[first], name) for name in signed.names] if signed else []
    out.doubtful = title if title.doubtful else None
    for index in range(first, last + 1):
        out.kinds[index] = BlockKind.TITLE
    over = (i for i in range(max(0, first - _OVER), first) if is_over_title(units[i].plain))
    out.kinds.update(dict.fromkeys(over, BlockKind.BYLINE))
    _repeats(units, title, body, out)
    sub = _subtitle(units, last + 1, body) if subtitle_span is None else None
    if sub is not None and sub not in out.kinds:
        subtitle_span = Span(units[sub].start, units[sub].end)
        out.kinds[sub] = BlockKind.SUBTITLE
    if part is not None:
        free = subtitle_span is None
        out.kinds[part.label] = BlockKind.SUBTITLE if free else BlockKind.BYLINE
        label = Span(units[part.label].start, units[part.label].end)
        subtitle_span = label if free else subtitle_span
    return _Named(title_span, subtitle_span, tuple(names))


def _body_start(units: Sequence[Unit], skip: frozenset[int]) -> int:
    """Give the index of the first unit of running text: long, or a sentence with others near.

    ``skip`` are the units that say where the text appeared.
    """
    for index, unit in enumerate(units[:400]):
        if not unit.is_sentence or unit.plain.endswith("?") or index in skip:
            continue
        ahead = units[index + 1 : index + 5]
        read = sum(each.is_sentence or each.shape is Shape.VERSE for each in ahead)
        company = read >= min(2, len(ahead))
        company = company or _is_under_signature(units, index)
        long = len(unit.words) >= 40
        if (long or (len(unit.words) >= 12 and company)) and not _named_below(units, index):
            return index
    own = (
        index
        for index, unit in enumerate(units)
        if index not in skip and (unit.is_sentence or unit.shape is Shape.VERSE)
    )
    return next(own, len(units))


def _is_under_signature(units: Sequence[Unit], index: int) -> bool:
    """Tell whether the author or the day stands right over a sentence, or over a line that does."""
    for each in units[max(0, index - 2) : index]:
        people = byline(each.plain) if each.is_line else None
        if (people and people.marked) or (each.is_line and is_date(each.plain)):
            return True
    return False


def _named_below(units: Sequence[Unit], index: int) -> bool:
    """A standfirst stands above the byline or the date, the text below them."""
    if index > REACH:
        return False
    for at in range(index + 1, min(index + 4, len(units))):
        each = units[at]
        if each.is_line and len(each.words) <= 12:
            people = byline(each.plain)
            if (people and people.marked) or is_date(each.plain) or signs(units, at):
                return True
    return False


def _known_title(units: Sequence[Unit], known: Known) -> Title | None:
    wanted = fold(known.title)
    for index, unit in enumerate(units[:200]):
        if (
            unit.is_line
            and unit.folded
            and (unit.folded == wanted or unit.folded.startswith(wanted))
        ):
            return Title(index, index)
        if unit.folded and wanted.startswith(unit.folded) and len(unit.folded) > 2:
            last, key = index, unit.folded
            while last + 1 < len(units) and len(key) < len(wanted):
                last += 1
                key += units[last].folded
            if key == wanted:
                return Title(index, last)
    return None


def _author(unit: Unit, name: Span) -> Author:
    return Author(Span(unit.start + name.start, unit.start + name.end))


def _split_title(
    units: Sequence[Unit], first: int, last: int, signed: Signed | None
) -> tuple[Span, Span | None]:
    """Give the places of title and subtitle, without "Title:" before and "by …" behind them."""
    unit = units[first]
    named = FIELD.match(unit.text)
    lead = named.end() if named and named["name"].lower() == "title" else 0
    lead += len(unit.text[lead:]) - len(unit.text[lead:].lstrip(" \t\u00a0_*#"))
    start, end = unit.start + lead, units[last].end
    if signed:
        return Span(start, unit.start + signed.end), None
    end -= len(units[last].text) - len(units[last].text.rstrip(" \t\u00a0_*"))
    for index in range(first + 1, last + 1):
        above, below = units[index - 1], units[index]
        begins = _BEGINS_SUBTITLE.match(below.plain) or _is_told(above, below)
        if begins and _is_whole(above):
            return Span(start, above.end), Span(below.start, end)
    if first != last:
        return Span(start, end), None
    for match in _COLON.finditer(unit.text, lead):
        head = unit.text[lead : match.end()].rstrip().removesuffix(":")
        if len(head) >= 4 and not (head.isdigit() or WITHIN.search(head)) and _balanced(head):
            over, under = Span(start, start + len(head)), Span(unit.start + match.end(), end)
            counted = label(head)
            return (under, over) if counted and not counted.rest.strip() else (over, under)
    return Span(start, end), None


def _is_told(above: Unit, below: Unit) -> bool:
    """Tell whether a line in small letters stands under one with a title's capitals."""
    words = [word for word in below.words if word.lower() not in SMALL]
    small = sum(word[0].islower() for word in words)
    told = 2 * small > len(words) and below.plain[:1].isupper()
    return told and title_case(above.words) and not above.wording.shouted


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
    unit = units[index]
    text = unit.plain
    if unit.above > 2 or label(text) or not 2 <= len(unit.words) <= 20 or text.endswith(":"):
        return None
    return index if is_subtitle(units, index, body) else None


def _occasion(units: Sequence[Unit], title: int, body: int, out: Found) -> None:
    """Put the place, the hour and the terms of release round a title with the byline."""
    for index in range(max(0, title - _ROUND), min(body, title + _ROUND)):
        if index in out.kinds or not units[index].is_line or units[index].is_sentence:
            continue
        if opens_letter(units, index) or is_of_letter(units, index):
            continue
        if is_occasion(units, index) or (index > title and is_place_of(units, index)):
            out.kinds[index] = BlockKind.BYLINE


def _repeats(units: Sequence[Unit], title: Title, body: int, out: Found) -> None:
    """A title that a page prints twice above the text is one title."""
    whole = "".join(units[i].folded for i in range(title.first, title.last + 1))
    for index in range(max(0, title.first - 12), min(body, title.last + 13)):
        same = whole and units[index].is_line and units[index].folded == whole
        if same and index not in out.kinds:
            out.kinds[index] = BlockKind.TITLE
