"""Takes the lines above a text; gives the title that its signature points at, and where that is.

A page sets its title over the author's name or the day, with a standfirst between the two or none,
and what stands below the signature, a caption or a list, is no title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from publish.clean.rules.site_heads import CAPTION, says_day
from publish.clean.rules.site_signs import is_names
from publish.clean.rules.site_words.classes import ROLE
from publish.clean.rules.site_words.phrases import kinds
from publish.patterns import later
from publish.structure.days import date
from publish.structure.labels import label
from publish.structure.names import byline
from publish.structure.printed import PERIODICAL, is_affiliation
from publish.structure.units import title_case

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from publish.structure.units import Unit

_ROLE = later(ROLE)
_OVER, _CLOSE, _REACH = 5, 3, 18
"""So many lines over a signature may the title stand, over its standfirst, and the name again."""
_PAIR, _LIST, _SMALL = 2, 6, 3
"""Lines of a title with its standfirst, and with a list at the most; letters of a small word."""
_TITLE, _SHORT = 4, 2
"""Words of a title that has a standfirst under it, and of one over a whole sentence."""
_STANDFIRST, _SIGNED = 45, 24
"""Words of a standfirst and of a line that signs, at the most."""


class Head(NamedTuple):
    """The indices of the title's unit, of the standfirst's or the title's again, and who signs."""

    title: int
    standfirst: int
    signature: int


def head(units: Sequence[Unit], top: int, body: int, vocabulary: Counter[str]) -> Head | None:
    """Find the last signature over the text that has a title over it; None where none has.

    Above it the page may list other stories with who wrote them. ``vocabulary`` holds the words of
    the text, in lower case.
    """
    for at in range(min(body + _OVER, len(units)) - 1, top, -1):
        said = any(units[at].plain in each.plain for each in units[max(top, at - _REACH) : at])
        if said or not _signs(units, at):
            continue
        near = _next_over(units, top, at, 1, _SHORT, vocabulary)
        if near is None or (len(units[near].words) < _TITLE and not _known(units[near], vocabulary)):
            near = _next_over(units, top, at, _OVER, _TITLE, vocabulary) or near
        title = None if near is None else _title(units, top, near, vocabulary)
        if near is None or title is None or (title and is_names(units[title - 1].plain)):
            continue
        return Head(title, near, at)
    return None


def _known(unit: Unit, vocabulary: Counter[str]) -> bool:
    """Tell whether the text uses more than half of a line's longer words."""
    own = [word.lower() for word in unit.words if len(word) > _SMALL]
    return 2 * sum(vocabulary[word] > 0 for word in own) > len(own)


def _title(
    units: Sequence[Unit], top: int, near: int, vocabulary: Counter[str]
) -> int | None:
    """Choose the title among the lines that stand over a signature; None where they are too many.

    A list may stand between the two; then it is the first line of all.
    """
    lines = [near]
    while len(lines) < _LIST:
        least = _SHORT if _is_closed(units[lines[-1]]) else _TITLE
        over = _next_over(units, top, lines[-1], _CLOSE, least, vocabulary)
        between = () if over is None else units[over + 1 : lines[-1]]
        if over is None or _is_closed(units[over]) or any(date(each.plain) for each in between):
            break
        lines.append(over)
    if len(lines) > _PAIR:
        first = next((i for i, unit in enumerate(units) if unit.is_line), 0)
        alone = lines[-1] == first or _is_closed(units[near])
        return lines[1] if _is_closed(units[near]) else lines[-1] if alone else None
    title = lines[-1] if len(lines) == _PAIR and _is_over(units[lines[1]], units[near], vocabulary) else near
    return None if _is_closed(units[title]) else title


def _signs(units: Sequence[Unit], at: int) -> bool:
    """Tell whether a line names its author: with a "By", or over or under a day or an office."""
    unit = units[at]
    if not unit.is_line or unit.is_sentence or len(unit.words) > _SIGNED:
        return False
    people = byline(unit.text)
    if people is not None and people.marked:
        return not unit.plain.endswith(".")
    if is_names(unit.plain.partition(", ")[0]) and is_affiliation(unit.plain):
        return True
    if not is_names(unit.plain) or kinds(unit.plain):
        return False
    dated = says_day(units[at - 1].plain)
    for step, each in enumerate(units[at + 1 : at + 1 + _OVER]):
        dated = dated or says_day(each.plain) or bool(_ROLE.search(each.plain) and each.is_line)
        if not each.is_line or (step and not kinds(each.plain) and len(each.words) > _SHORT):
            break
    return dated


def _next_over(
    units: Sequence[Unit], top: int, at: int, reach: int, least: int, vocabulary: Counter[str]
) -> int | None:
    """Give the next line over another that is no button, day, name, label or place of work."""
    for i in range(at - 1, max(top - 1, at - 1 - reach), -1):
        unit = units[i]
        text = unit.plain
        if len(unit.words) > _STANDFIRST:
            return None
        people = byline(unit.text)
        other = date(text) or kinds(text) or label(text) or PERIODICAL.fullmatch(text)
        other = other or "|" in text or CAPTION.search(text) or (people is not None and people.marked)
        short = len(unit.words) < (_SHORT if _known(unit, vocabulary) else least)
        if short or other or is_names(text) or is_affiliation(text, apart=True):
            continue
        return i
    return None


def _is_closed(unit: Unit) -> bool:
    return unit.plain.endswith(".") and not unit.plain.endswith("..")


def _is_over(over: Unit, near: Unit, vocabulary: Counter[str]) -> bool:
    """Tell whether of two lines over a signature the upper is the title, the lower says more."""
    if _is_closed(over):
        return False
    if _is_closed(near):
        return True
    if title_case(near.words) != title_case(over.words):
        return title_case(over.words)
    return len(near.words) > len(over.words) or _known(over, vocabulary)
