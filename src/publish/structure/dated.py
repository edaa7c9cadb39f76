"""Takes a text's units and which are title and byline; gives the text's date, as a place in it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from publish.structure.days import date, is_date
from publish.structure.diary import day_heads, form, is_day
from publish.structure.model import BlockKind
from publish.structure.openings import is_of_letter, is_of_several, opens_letter
from publish.structure.printed import is_issue
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.units import Unit

_BYLINES = (BlockKind.BYLINE, BlockKind.ARTICLE_HEAD)
_WORD = re.compile(r"[^\W_]+")
_READ = 400
"""Units of the text that are looked at for days that head its parts."""
_FEW = 6
"""So many words beside a date, its hour and "Published", say nothing that would be missed."""
_PLACE = re.compile(r"[A-Z][\w .’'&-]{1,40},\s*")
_SEASON = re.compile(
    r"[(\[]?(?:(?:Spring|Summer|Autumn|Fall|Winter)(?:[/–-][A-Z][a-z]+)?,?\s+)?"
    r"(?:1[5-9]|20)\d\d(?:[/–-]\d{2,4})?[)\]]?\Z"
)


def dated(units: Sequence[Unit], title: int, body: int, kinds: dict[int, BlockKind]) -> Span | None:
    """Find the date near the title (the unit at ``title``) and enter its line in ``kinds``.

    A line that is only a date becomes a DATE; one that says more, a place or the volume of a
    journal, is kept with the byline, so that none of its words leaves the manuscript. The day over
    a letter is the text's date too, and stays in the letter.
    """
    found: Span | None = None
    letter: Span | None = None
    heads = _heads_of_parts(units, title)
    for index in range(max(0, title - 3), min(body, max(title, 0) + 12)):
        unit = units[index]
        inside = kinds.get(index)
        if not unit.is_line or inside not in {None, *_BYLINES}:
            continue
        if inside is None and form(unit.plain) in heads:
            continue
        here = date(unit.text)
        if inside is None and here and is_of_letter(units, index):
            told = any(each.is_sentence for each in units[title + 1 : index])
            if not told:
                letter = letter or Span(unit.start + here.start, unit.start + here.end)
            continue
        if inside is None and here and is_day(unit.plain) and opens_letter(units, index):
            letter = letter or Span(unit.start + here.start, unit.start + here.end)
            continue
        if inside is None:
            kind = _kind(units, index, title, kinds)
            if found and kind is BlockKind.DATE:
                kind = BlockKind.BYLINE if _beside(units, index, kinds) else None
            if kind is None:
                continue
            kinds[index] = kind
            if kind is BlockKind.DATE and here is None:
                lead = len(unit.text) - len(unit.text.lstrip(" \t_*(["))
                here = Span(lead, len(unit.text.rstrip(" \t_*)].")))
        if here and not found:
            found = Span(unit.start + here.start, unit.start + here.end)
    return found or letter


def _heads_of_parts(units: Sequence[Unit], title: int) -> frozenset[str]:
    """Give the forms of the days, seasons or years that head parts of the text, three or more."""
    forms = Counter(
        form(each.plain)
        for each in units[title + 1 : title + _READ]
        if each.is_line and (is_date(each.plain) or _SEASON.match(each.plain))
    )
    often = {each for each, times in forms.items() if times > 2}
    return frozenset(often | {form(units[i].plain) for i in day_heads(units[: title + _READ])})


def _kind(
    units: Sequence[Unit], index: int, title: int, kinds: dict[int, BlockKind]
) -> BlockKind | None:
    text = units[index].plain
    if is_date(text):
        here = date(text)
        rest = text[: here.start] + text[here.end :] if here else ""
        return BlockKind.DATE if len(_WORD.findall(rest)) <= _FEW else BlockKind.BYLINE
    beside = _beside(units, index, kinds)
    if beside and _SEASON.match(text):
        return BlockKind.DATE
    place = _PLACE.match(text)
    if index > title and place and is_date(text[place.end() :]):
        return BlockKind.BYLINE
    found = units[index].label
    if found and not found.rest and is_of_several(units, index, found):
        return None  # the first of the text's parts, "Paper No. 1"
    return BlockKind.BYLINE if index > title and beside and is_issue(text) else None


def _beside(units: Sequence[Unit], index: int, kinds: dict[int, BlockKind]) -> bool:
    """Tell whether a line stands right under one of the title page."""
    above = kinds.get(index - 1)
    near = above in {*_BYLINES, BlockKind.DATE}
    same = index > 0 and units[index - 1].stanza == units[index].stanza
    return near or (same and above in {BlockKind.TITLE, BlockKind.SUBTITLE})
