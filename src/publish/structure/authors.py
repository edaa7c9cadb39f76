"""Takes a text's units and where its title and body are; gives its authors and notes on them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.structure.days import date, is_date
from publish.structure.model import Author, BlockKind
from publish.structure.names import agency, byline, is_name
from publish.structure.openings import opens_letter
from publish.structure.printed import is_affiliation, is_contact, is_help, is_issue, is_role
from publish.structure.signs import is_place_and_day
from publish.structure.units import fold
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.units import Unit

Kinds = dict[int, BlockKind]
"""The kind of block that each unit used so far became, by the unit's index."""

ABOUT = re.compile(r"(?:(?:about|on|note on) the )?(?:authors?|contributors?)\s*:?", re.IGNORECASE)
"""What heads a note on the authors."""
_RAISED = re.compile(r"^[\d¹²³⁴-⁹*†‡§]{1,2}[.)]?\s*(?=[A-Z])")
"""What ties a place of work to an author."""
_LONE = re.compile(
    r"(?:(?:written|posted|published|words|story)\s+(?:on\s+[\w ,.]{3,20}\s)?)?by\s*:?|"
    r"(?:(?:about|contact)\s+the\s+)?authors?\s*:?",
    re.IGNORECASE,
)
_ON_DAY = re.compile(
    r"(?:on|posted|published|in)\s+(?:[A-Z][a-z]{2,8}\.?\s+\d|\d{1,2}\s+[A-Z][a-z]{2,8}\b)",
    re.IGNORECASE,
)
_ABOUT_LEAD = re.compile(r"\A(?:about the authors?\s*[:.—–-]\s*|[—–-]+\s*)", re.IGNORECASE)
_SAYS_AUTHOR = re.compile(r"\A\W*authors?\b|\b(?:posted|edited|modified|publiée?)\b", re.IGNORECASE)
_AUTHOR_LINE = re.compile(r"author\s*:\s*\S.{1,40}\Z", re.IGNORECASE)
_OF_A_BOOK = re.compile(
    r"(?:title|publisher|isbn|pages|edition|translator|genre)\s*:", re.IGNORECASE
)
_OF_PRINT = re.compile(r"\b\d+ ?pp\b|\bpp\.|\bISBN\b|, [£$€]\d|\b\d+ pages\b")
"""What stands under the author of a book that is reviewed."""
_AFTER_WORDS = re.compile(
    r"\s+(?:is|was|are|were|has|have|had|teaches|taught|works|worked|writes|wrote|serves|served|"
    r"holds|held|lives|studies|studied|specializes|covers|reports|edits|directs|leads|joined|"
    r"currently|reported|contributed|grew|received|earned|founded)\b"
)


def authors(
    units: Sequence[Unit], title: int, body: int, kinds: Kinds, wanted: frozenset[str]
) -> list[Author]:
    """Find the byline round the title (the unit at ``title``) and give the people it names.

    A word such as "By", or a name that is ``wanted``, makes a byline; a bare name does only under
    the title. The units used are entered in ``kinds``.
    """
    order = [*range(title + 1, min(body, title + 16)), *range(max(0, title - 12), max(title, 0))]
    common = {word for each in units[body : body + 120] for word in each.words if word.islower()}
    bare: tuple[int, list[Author]] | None = None
    for index in order:
        if index in kinds or not units[index].is_line:
            continue
        if found := _under_by(units, index):
            used = _used(units, index, found)
            kinds.update(dict.fromkeys(used, BlockKind.BYLINE))
            return [*found, *_with_them(units, used[-1], body, kinds)]
        unit = units[index]
        dated = any(is_date(each.plain) for each in units[index + 1 : index + 3])
        if 0 < index - title <= 3 and dated and (office := agency(unit.text)):
            kinds[index] = BlockKind.BYLINE
            return [Author(Span(unit.start + office.start, unit.start + office.end))]
        people = byline(unit.text)
        if people is None or (index + 1 < body and _OF_PRINT.search(units[index + 1].plain)):
            continue
        found = [Author(Span(n.start + unit.start, n.end + unit.start)) for n in people.names]
        named = {fold(unit.text[n.start : n.end]) for n in people.names}
        if people.marked or wanted & named:
            kinds[index] = BlockKind.BYLINE
            return [*found, *_with_them(units, index, body, kinds)]
        if _of_letter(units, index):
            continue
        near = title >= 0 and -3 <= index - title <= 6 and not unit.label
        first = unit.text[people.names[0].start : people.names[0].end].split()[0].lower()
        if (near or _signed(units, index, title)) and bare is None and first not in common:
            bare = index, found
    if bare is not None:
        kinds[bare[0]] = BlockKind.BYLINE
        return [*bare[1], *_with_them(units, bare[0], body, kinds)]
    for index in range(title + 1, body if title >= 0 else 0):
        if index in kinds or not is_help(units[index].plain):
            break
        kinds[index] = BlockKind.BYLINE
    return _under_standfirst(units, title, body, kinds) or _authors_elsewhere(units, body, kinds)


def _under_standfirst(units: Sequence[Unit], title: int, body: int, kinds: Kinds) -> list[Author]:
    """Read the name under a sentence that stands right under the title, over the text.

    It may also head the first part of a text on that person; then the text speaks of them.
    """
    index = body + 1
    under = title >= 0 and not kinds.keys().isdisjoint((body - 1, body - 2))
    if not under or index + 1 >= len(units) or index in kinds:
        return []
    unit, last = units[index], units[index].plain.rsplit(" ", 1)[-1]
    spoken = any(last in each.words for each in units[index + 1 : index + 120])
    people = byline(unit.text) if unit.is_line and is_name(unit.plain) and not spoken else None
    if people is None or not units[index + 1].is_sentence:
        return []
    kinds[index] = BlockKind.BYLINE
    return [Author(Span(n.start + unit.start, n.end + unit.start)) for n in people.names]


def _with_them(units: Sequence[Unit], index: int, body: int, kinds: Kinds) -> list[Author]:
    """Read the lines under a byline: other authors, where they work, who translated them.

    A line apart from the byline is an author only if it says, or the next line does, where that
    author works: else it may as well be the first heading.
    """
    out: list[Author] = []
    first = units[index]
    for at in range(index + 1, min(index + 9, body)):
        unit = units[at]
        together = unit.stanza == first.stanza
        text = _RAISED.sub("", unit.plain)
        works = is_affiliation(text, apart=not together)
        headed = unit.label and not works
        if at in kinds or not unit.is_line or unit.is_sentence or headed:
            break
        names = _names_here(units, at, together=together)
        joins = together and text.lower() in {"and", "&"}
        beside = together and (is_issue(text) or is_role(text))
        if not (names or works or joins or beside or is_help(text) or is_contact(text)):
            break
        kinds[at] = BlockKind.BYLINE
        out += names
    return out


def _names_here(units: Sequence[Unit], index: int, *, together: bool) -> list[Author]:
    unit = units[index]
    lead = re.match(r"\s*(?:and|&)\s+", unit.text)
    shift = lead.end() if lead else 0
    people = byline(unit.text[shift:])
    if people is None or people.marked or is_affiliation(unit.plain.split(",")[0]):
        return []
    below = units[index + 1].plain if index + 1 < len(units) else ""
    works = is_affiliation(unit.plain) or is_affiliation(below, apart=True)
    if not (together or works):
        return []
    start = unit.start + shift
    return [Author(Span(name.start + start, name.end + start)) for name in people.names]


def _of_letter(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line is the place and day over a letter, and names a house and no person."""
    return is_place_and_day(units[index].plain) and opens_letter(units, index)


def _signed(units: Sequence[Unit], index: int, title: int) -> bool:
    """Tell whether a name well above the title has the day of writing under it: "on Mar 4"."""
    return index + 1 < title and over_its_day(units, index)


def over_its_day(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line is a person's name and the next one says on which day they wrote."""
    below = units[index + 1] if index + 1 < len(units) else None
    day = below is not None and below.is_line and bool(_ON_DAY.match(below.plain))
    return day and is_name(units[index].plain)


def _under_by(units: Sequence[Unit], index: int) -> list[Author]:
    """Read the line under a line that is only "By", or the lines of names under it."""
    if not _LONE.fullmatch(units[index].plain):
        return []
    out: list[Author] = []
    for below in units[index + 1 : index + 5]:
        if not below.is_line or (out and not is_name(below.plain)):
            break
        lead = len(below.text) - len(below.text.lstrip())
        people = byline("by " + below.text.strip())
        shift = below.start + lead - len("by ")
        names = people.names if people else ()
        out += [Author(Span(name.start + shift, name.end + shift)) for name in names]
        if not names or "contact" not in units[index].plain.lower():
            break
    return out


def _used(units: Sequence[Unit], index: int, found: Sequence[Author]) -> range:
    """Give the indices from the line "By" to the last line that names one of the authors."""
    last = index
    while last + 1 < len(units) and units[last + 1].start <= found[-1].name.start:
        last += 1
    return range(index, last + 1)


def _authors_elsewhere(units: Sequence[Unit], body: int, kinds: Kinds) -> list[Author]:
    """A page may name its author only under the text; the word "by" is asked for there."""
    for index in [*range(max(0, body - 20), body), *range(max(body, len(units) - 14), len(units))]:
        unit = units[index]
        if index in kinds or not unit.is_line or unit.is_sentence or _of_letter(units, index):
            continue
        if index + 1 not in kinds and (found := _under_by(units, index)):
            kinds.update(dict.fromkeys(_used(units, index, found), BlockKind.BYLINE))
            return found
        people = byline(unit.text)
        if people is not None and (people.marked or (index > body and date(unit.text))):
            names = [Span(n.start + unit.start, n.end + unit.start) for n in people.names]
            full = any(" " in unit.text[n.start : n.end] for n in people.names)
            if full or _SAYS_AUTHOR.search(unit.text):
                kinds[index] = BlockKind.BYLINE
                return [Author(name) for name in names]
    return _author_line(units, kinds) or _signature(units, body, kinds)


def _signature(units: Sequence[Unit], body: int, kinds: Kinds) -> list[Author]:
    """Read the last line, where it is a person's name in full and nothing else, as a signature.

    One line that is no sentence, such as the text's section, may stand between it and the text.
    """
    last = len(units) - 1
    unit = units[last] if units else None
    if unit is None or last in kinds or last <= body + 1 or not unit.is_line:
        return []
    lead = len(unit.text) - len(unit.text.lstrip(" \t\u00a0_*—–-"))
    name = unit.text[lead:].rstrip(" \t\u00a0_*.")
    above = units[last - 1]
    large = bool(above.words) and all(word[0].isupper() for word in above.words)
    section = large and above.is_line and not (is_name(above.plain) or above.plain.endswith(":"))
    ends = above.is_sentence or (section and units[last - 2].is_sentence)
    people = byline(name) if is_name(name) and ends else None
    if people is None or len(people.names) != 1 or not 2 <= len(name.split()) <= 4:
        return []
    if not above.plain.endswith(","):
        kinds[last] = BlockKind.BYLINE  # under a farewell it stays, as the end of a letter
    return [Author(Span(unit.start + lead, unit.start + lead + len(name)))]


def _author_line(units: Sequence[Unit], kinds: Kinds) -> list[Author]:
    """Read "Author: Anna Clerk" from amid the text, as recipes and manuals have it.

    Beside a title, a publisher or a number of pages it is the author of a book that is reviewed.
    """
    for index, unit in enumerate(units):
        if index in kinds or not unit.is_line or not _AUTHOR_LINE.match(unit.plain):
            continue
        beside = [*units[max(0, index - 3) : index], *units[index + 1 : index + 4]]
        people = byline(unit.text)
        if people and not any(_OF_A_BOOK.match(each.plain) for each in beside):
            kinds[index] = BlockKind.BYLINE
            return [Author(Span(n.start + unit.start, n.end + unit.start)) for n in people.names]
    return []


def with_notes(units: Sequence[Unit], found: list[Author], body: int, kinds: Kinds) -> list[Author]:
    """A paragraph near the byline, or at the end, that says who an author is.

    One that speaks of several authors is a note on the text and not on one of them.
    """
    near = [*range(min(body + 2, len(units))), *range(max(body, len(units) - 8), len(units))]
    names = [_name(units, author) for author in found]
    done: list[Author] = []
    for author, name in zip(found, names, strict=True):
        note = None
        for index in near:
            if index not in kinds and _speaks_of(units[index].plain, name):
                kinds[index] = BlockKind.AUTHOR_NOTE
                _headed(units, index, kinds)
                if not any(other in units[index].text for other in names if other != name):
                    note = Span(units[index].start, units[index].end)
                break
        done.append(Author(author.name, note))
    return done


def _name(units: Sequence[Unit], author: Author) -> str:
    holder = next(u for u in units if u.start <= author.name.start < u.end)
    return holder.text[author.name.start - holder.start : author.name.end - holder.start]


def _headed(units: Sequence[Unit], index: int, kinds: Kinds) -> None:
    """Let the heading "About the author" go where the note under it goes."""
    if index and index - 1 not in kinds and ABOUT.fullmatch(units[index - 1].plain):
        kinds[index - 1] = BlockKind.AUTHOR_NOTE


def _speaks_of(text: str, name: str) -> bool:
    parts = name.split()
    if not parts or len(text) > 900:
        return False
    forms = [re.escape(name)]
    if len(parts) > 1:
        forms.append(
            r"(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Rev|Miss|Gen|Col|Amb|Ambassador|Judge)\.?\s+"
            rf"(?:{re.escape(name)}|{re.escape(parts[-1])})"
        )
    text = _ABOUT_LEAD.sub("", text)
    match = re.match(rf"(?:{'|'.join(forms)})(?:,[^.]{{0,80}}?,)?", text)
    if match is None:
        return False
    return bool(_AFTER_WORDS.match(text, match.end())) and text.rstrip().endswith(
        (".", "”", '"', ")")
    )
