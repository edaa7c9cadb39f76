"""Takes a line chosen as title and those round it; gives the lines over which the title runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.clean.shape import Shape
from publish.structure.days import date, is_date
from publish.structure.labels import COUNTED
from publish.structure.names import agency, byline
from publish.structure.occasions import is_hour, is_place_of, is_terms, is_venue
from publish.structure.openings import FIELD, is_address
from publish.structure.printed import (
    PERIODICAL,
    is_affiliation,
    is_help,
    is_imprint,
    is_issue,
    is_role,
)
from publish.structure.units import ATX, SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.units import Unit

_LINES = 4
"""Lines that go on with a title's first at the most."""
_LEADS_ON = re.compile(r"(?:[,:&–—-]|(?:\b(?:" + "|".join(sorted(SMALL)) + r")))\Z", re.IGNORECASE)
"""How a line ends that is no title without the next."""
_GOES_ON = re.compile(
    r"[a-zß-öø-ÿ]|(?:Against|Among|And|As|At|Between|Beyond|But|By Way|During|For|From|In|Into|"
    r"Nor|Of|On|Or|Over|Through|To|Towards?|Under|Upon|Versus|With|Within|Without)\b",
)
"""How a line begins that goes on with what stands over it."""
_GIVEN = re.compile(
    r"(?:for|to|in (?:loving )?memory of|dedicated to)\s+(?:my|our|the (?:late|memory of)|all|"
    r"[A-Z][\w.’'-]*\Z|[A-Z][\w.’'-]* (?:and|&) [A-Z][\w.’'-]*\Z)",
    re.IGNORECASE,
)
"""A dedication."""
_ASIDE = re.compile(r"[—–(\[-]|[“\"‘].*[.,!][”\"’]\Z")
"""What begins with a dash or bracket, or is a sentence that somebody else said."""
_POSTED = re.compile(r"(?:posted|submitted|asked|answered|started|shared) by\b", re.IGNORECASE)
"""Who gave a text out, whatever the name."""
_BELOW = 400
"""Units in which the next of a series is looked for."""


def spread(
    units: Sequence[Unit], best: int, top: int, body: int, skip: frozenset[int]
) -> tuple[int, int, bool]:
    """Give the first and the last line of the title that holds ``best``, and if that is sure.

    It is not where a line stands in the title's stanza and nothing says that it belongs to it.
    """
    first = last = best
    sure = True
    while first > top and last - first < _LINES and _carries_on(units, first - 1, first, body):
        if first - 1 in skip or PERIODICAL.fullmatch(units[first - 1].plain):
            break
        first -= 1
        sure = sure and _is_sure(units, first, first + 1, body)
    while last + 1 < body and last - first < _LINES and _carries_on(units, last, last + 1, body):
        if last + 1 in skip:
            break
        last += 1
        sure = sure and _is_sure(units, last - 1, last, body)
    return first, last, sure


def is_signed(units: Sequence[Unit], index: int, body: int) -> bool:
    """Tell whether an author or a day stands just under a line, over the text."""
    if index + 1 >= min(len(units), body + 1):
        return False
    below = units[index + 1]
    people = byline(below.text) if below.is_line and not below.is_sentence else None
    if people is not None or agency(below.plain):
        return True
    return below.is_line and (is_date(below.plain) or below.plain.lower().strip(": ") == "by")


def is_subtitle(units: Sequence[Unit], index: int, body: int) -> bool:
    """Tell whether a line apart from the title and right over an author or day is its second."""
    unit = units[index]
    if is_address(units, index) or is_place_of(units, index):
        return False
    if not _may_be_of_title(unit) or not is_signed(units, index, body):
        return False
    named = byline(unit.text) is not None or is_affiliation(unit.plain) or is_role(unit.plain)
    return not (named and not _over_name(units, index, body)) and not _is_said(unit)


def leads_on(above: Unit, below: Unit) -> bool:
    """Tell whether a line of a title is none without the one under it, or that without it."""
    text, lead = below.plain, _LEADS_ON.search(above.plain)
    if lead and above.plain[-1:] == "," and not (above.wording.shouted or _large(above)):
        return False
    return bool(lead or _GOES_ON.match(text))


def _carries_on(units: Sequence[Unit], above: int, below: int, body: int) -> bool:
    """Tell whether the line at ``below`` goes on with a title whose line is at ``above``."""
    over, under = units[above], units[below]
    twice = over.folded == under.folded  # as a page prints its title again
    if twice or not (_may_be_of_title(over) and _may_be_of_title(under)):
        return False
    together = over.stanza == under.stanza
    leads = leads_on(over, under)
    if not together:
        leads = leads and under.above <= 2 and over.shape is not Shape.LIST
        bound = _LEADS_ON.search(over.plain) or under.plain[:1].islower()
        return leads and bool(bound) and _fits(over, under)
    if under.shape is not Shape.LINES or over.shape is not Shape.LINES:
        return False
    if byline(under.text) is not None and not leads and not _over_name(units, below, body):
        return False
    placed = is_address(units, below) or (not leads and is_place_of(units, below))
    if placed or _begins_series(units, below) or _is_said(under):
        return False
    return _fits(over, under)


def _fits(over: Unit, under: Unit) -> bool:
    """Tell whether two lines are in one style, capitals or not."""
    return over.plain.isupper() == under.plain.isupper()


def _is_sure(units: Sequence[Unit], above: int, below: int, body: int) -> bool:
    over, under = units[above], units[below]
    shouted = over.wording.shouted and under.wording.shouted
    alike = _large(over) and _large(under)
    return shouted or alike or leads_on(over, under) or is_signed(units, below, body)


def _over_name(units: Sequence[Unit], index: int, body: int) -> bool:
    """Tell whether a line that may be a name stands over one that is marked as the author's."""
    below = units[index + 1] if index + 1 < min(len(units), body + 1) else None
    people = byline(below.text) if below is not None and below.is_line else None
    lone = below is not None and below.plain.lower().strip(": ") == "by"
    return lone or (people is not None and people.marked)


def _may_be_of_title(unit: Unit) -> bool:
    text = unit.plain
    people = byline(text)
    if not unit.is_line or not unit.words or unit.is_sentence or ATX.match(unit.text):
        return False
    if (
        _POSTED.match(text)
        or (people and people.marked)
        or date(text) is not None
        or FIELD.match(unit.text)
    ):
        return False
    if text.lower().strip(": ") == "by" or unit.wording.known or _ASIDE.match(text):
        return False
    if is_venue(text) or is_terms(text) or is_hour(text) or unit.wording.addressed:
        return False
    return not (is_help(text) or is_issue(text) or is_imprint(text) or _GIVEN.match(text))


def _is_said(unit: Unit) -> bool:
    """Tell whether a line is closed by a full stop or a question and has a sentence's capitals."""
    closed = unit.plain.endswith((".", "?", ".”", "?”")) and not unit.plain.endswith("..")
    return closed and not (unit.wording.shouted or _large(unit))


def _large(unit: Unit) -> bool:
    """Tell whether the words of a line that matter all have capitals, be it only one."""
    words = [word for word in unit.words if len(word) > 3 and word.lower() not in SMALL]
    return all(word[0].isupper() for word in words) and unit.plain[:1].isupper()


def _begins_series(units: Sequence[Unit], index: int) -> bool:
    """Tell whether a line is numbered as the first part of a text, or as one of several."""
    found = units[index].label
    if found is None or not (found.rank or found.word in COUNTED):
        return False
    ahead = (each.label for each in units[index + 1 : index + _BELOW] if each.is_line)
    return not found.rest or any(each and each.word == found.word for each in ahead)
