"""Takes a line over a text; tells whether texts open with such a line and none is called so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.clean.look import NARROWEST
from publish.structure.labels import COUNTED
from publish.structure.names import byline
from publish.structure.occasions import is_occasion
from publish.structure.signs import is_place_and_day
from publish.structure.units import title_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.labels import Label
    from publish.structure.units import Unit

FIELD = re.compile(
    r"\s*[_*]{0,2}(?P<name>title|subtitle|author(?:\(s\))?|by|date|publisher|published by|"
    r"stable url|accessed|isbn|pages|edition|translator|genre|price|source|url|link|language|lang|"
    r"subject|keywords|tags|journal|year)s?"
    r"[_*]{0,2}\s*:[_*]{0,2}\s*(?=\S)",
    re.IGNORECASE,
)
"""A line of what catalogues say of a text: "Title: The Lock"."""
_SAYS = re.compile(r"\b(?:wrote|writes|said|says|schrieb|a écrit|escribió)\s*:\Z")
"""A line that says whose words are quoted under it."""
_OF_LETTER = re.compile(
    r"\W{0,3}(?:to|from|subject|re|via|cc|memorandum for)\b\W{0,3}:\s*\S", re.IGNORECASE
)
"""A line beside the day in the head of a letter or memorandum."""
_FAREWELL = re.compile(
    r"(?:(?:with )?(?:best|kind|warm|all (?:the|my)) \w+|best|yours(?: \w+)?|sincerely|love|"
    r"regards|cheers|thanks|(?:mit )?\w+ Grüßen?|cordialement|saludos|(?:truly|faithfully) yours),",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"(?<![.])[.][\"”’)\]]*\Z")
_GREETS = re.compile(
    r"(?:my (?:very )?)?(?:dear|dearest|esteemed|hono[u]?red|reverend) .{1,60}[:,!—-]|"
    r"(?:ladies and gentlemen|(?:mr|mrs|madam|mister)\.? (?:president|chair\w*|speaker|secretary)|"
    r"sirs?|gentlemen|madam|friends|comrades|fellow[ -]\w+|to whom it may concern)\b"
    r".{0,80}[:,.!—-]",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"[A-Z]\.?:\s")
_OF_PART = 3
"""Lines that a part's title has at the most."""
_NEAR = 400
"""Units in which the next or last of a series is looked for."""
_BELOW = 3
"""Lines from the day over a letter down to the one that greets."""
_STANZA = 12
"""Lines that a stanza over the text has at the most."""


def is_no_title(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line is what texts open with and none is called: a greeting, a place and day.

    So are the speakers of a conversation, a letter set large, a part's bare number, verse and
    a line that another leads on to, or that leads on to another.
    """
    unit = units[index]
    text = unit.plain
    below = units[index + 1] if index + 1 < len(units) else None
    people = byline(below.plain) if below is not None and below.is_line else None
    if unit.wording.addressed or _SPEAKS.match(text) or _is_farewell(units, index):
        return True
    if _SAYS.search(text) or _is_field(units, index) or is_occasion(units, index):
        return True
    leads_on = below is not None and _runs_on(unit, below) and not title_case(unit.words)
    if leads_on or (index > 0 and _runs_on(units[index - 1], unit)):
        return True
    if _GREETS.fullmatch(text) and not (people and people.marked):
        return True
    found = unit.label
    if found and not found.rest and found.word in COUNTED:
        return True
    counted = found is not None and _is_first_of_more(units, index, found)
    return (
        counted
        or _is_of_part(units, index)
        or len(text.strip(".")) == 1
        or (is_place_and_day(text) and people is None)
        or _is_stanza(units, index)
    )


def opens_letter(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a greeting stands just under a line, with only lines of an address between."""
    for below in units[index + 1 : index + 1 + _BELOW]:
        if not below.is_line or below.is_sentence:
            return False
        if _GREETS.fullmatch(below.plain):
            return True
    return False


def _is_farewell(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line is the farewell of a letter, the name under it, or of its address."""
    lines = units[max(0, index - 1) : index + 1]
    return any(_FAREWELL.fullmatch(e.plain) for e in lines) or is_address(units, index)


def is_of_letter(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line stands in the head of a letter, which keeps its lines together."""
    beside = (*units[max(0, index - 1) : index], *units[index + 1 : index + 2])
    return any(each.is_line and _OF_LETTER.match(each.plain) for each in beside)


def is_address(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line of a letter's address leads on to the day or place under it."""
    return units[index].plain.endswith(",") and opens_letter(units, index)


def _runs_on(above: Unit, below: Unit) -> bool:
    """Tell whether one line's sentence goes on in the next line of its stanza."""
    small = below.plain[:1].islower() and below.stanza == above.stanza
    wrapped = len(above.plain) >= NARROWEST and not above.ends_sentence
    return small and wrapped and not above.wording.shouted and byline(below.plain) is None


def _is_field(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line is a field of a catalogue, which has others above or below it."""
    beside = (*units[max(0, index - 1) : index], *units[index + 1 : index + 2])
    return bool(FIELD.match(units[index].text)) and any(FIELD.match(u.text) for u in beside)


def _is_first_of_more(units: Sequence[Unit], index: int, found: Label) -> bool:
    """Tell whether the number of a line is the first of a series that goes on in the text."""
    if not found.rest:
        return is_of_several(units, index, found)
    if found.number != 1 or found.word not in COUNTED:
        return False
    ahead = (each.label for each in units[index + 1 : index + _NEAR] if each.is_line)
    return any(
        each and (each.word, each.rank, each.number) == (found.word, found.rank, 2)
        for each in ahead
    )


def is_of_several(units: Sequence[Unit], index: int, found: Label) -> bool:
    """Tell whether the next or the last of the same label stands near: Petition No. 1, No. 2."""
    near = (each.label for each in units[max(0, index - _NEAR) : index + _NEAR] if each.is_line)
    return any(
        each and each.word == found.word and abs(each.number - found.number) == 1 for each in near
    )


def _is_of_part(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line is the title of a part: right under "Petition No. 1", of several.

    So is one in the stanza that begins there.
    """
    at = index - 1
    while at > max(0, index - _OF_PART) and units[at].stanza == units[index].stanza:
        at -= 1
    found = units[at].label if at >= 0 and units[at].is_line else None
    return found is not None and not found.rest and is_of_several(units, at, found)


def _is_stanza(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line stands among some that run on to a full stop, as those of a poem do."""
    first = last = index
    while first and units[first - 1].stanza == units[index].stanza:
        first -= 1
        if index - first > _STANZA:
            return False
    while last + 1 < len(units) and units[last + 1].stanza == units[index].stanza:
        last += 1
        if last - first > _STANZA:
            return False
    lines = units[first : last + 1]
    if len(lines) < 3 or not all(each.is_line and not each.is_sentence for each in lines):
        return False
    running = [each for each in lines if not (each.wording.shouted or title_case(each.words))]
    return 2 * len(running) > len(lines) and lines[-1].plain[-1:] in set('.!?”’"')


def reads_on(unit: Unit) -> bool:
    """Tell whether a line is closed as a sentence is and has no more capitals than one."""
    closed = _CLOSED.search(unit.plain) is not None
    return closed and not (unit.wording.shouted or title_case(unit.words))
