"""Takes the lines above a text; gives the title that its signature points at, and where that is.

A page sets its title over the author's name or the day, with a standfirst between the two or none,
and what stands below the signature, a caption or a list, is no title.
"""

from __future__ import annotations

from dataclasses import dataclass
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
from publish.structure.spread import leads_on
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
_POINTED_AT = 2.0
"""What a signature says for the title over it, and against a standfirst or caption."""
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
    over = _Over(units, top, vocabulary)
    for at in range(min(body + _OVER, len(units)) - 1, top, -1):
        said = any(units[at].plain in each.plain for each in units[max(top, at - _REACH) : at])
        signed = signs(units, at) or (at == body - 1 and is_names(units[at].plain))
        near = over.nearest(at) if signed and not said else None
        title = None if near is None else over.title(near)
        if near is None or title is None or (title and is_names(units[title - 1].plain)):
            continue
        return Head(title, near, at)
    return None


def pointed_at(held: Head | None, index: int) -> float:
    """Weigh a line by the signature under or over it, beside what else its title's score adds up.

    A standfirst, and a caption below the signature, are no titles.
    """
    if held is None:
        return 0.0
    if index == held.title:
        return _POINTED_AT
    return -_POINTED_AT if index == held.standfirst or index > held.signature else 0.0


def last_of(held: Head | None, units: Sequence[Unit], first: int, last: int) -> int:
    """Give the last line of a title from ``first`` on that a signature points at.

    One in a sentence's capitals goes on in a line only where one of the two leads to the other, and
    none goes on in a line of the other style.
    """
    if held is None or first != held.title:
        return last
    large = title_case(units[first].words) or units[first].wording.shouted
    for at in range(first + 1, min(last, held.signature - 1) + 1):
        alike = large and (title_case(units[at].words) or units[at].wording.shouted)
        leads = leads_on(units[at - 1], units[at]) and (large or units[at].plain[:1].islower())
        if not (alike or leads):
            return at - 1
    return min(last, held.signature - 1)


@dataclass(frozen=True, slots=True)
class _Over:
    """The lines above a text, from ``top`` on, and the words that it uses."""

    units: Sequence[Unit]
    top: int
    vocabulary: Counter[str]

    def nearest(self, at: int) -> int | None:
        """Give the line right over a signature; a short one only where no longer one is near."""
        near = self._next(at, 1, _SHORT)
        if near is None or (
            len(self.units[near].words) < _TITLE and not self._known(self.units[near])
        ):
            further = self._next(at, _OVER, _TITLE)
            near = near if further is None else further
        return near

    def title(self, near: int) -> int | None:
        """Choose the title among the lines that stand over a signature; None where unsure.

        A list may stand between the two; then it is the first line of all.
        """
        units, lines = self.units, [near]
        while len(lines) < _LIST:
            least = _SHORT if _is_closed(units[lines[-1]]) else _TITLE
            over = self._next(lines[-1], _CLOSE, least)
            between = () if over is None else units[over + 1 : lines[-1]]
            if over is None or _is_closed(units[over]) or any(date(each.plain) for each in between):
                break
            lines.append(over)
        if len(lines) > _PAIR:
            first = next((i for i, unit in enumerate(units) if unit.is_line), 0)
            listed = lines[-1] if lines[-1] == first else None
            return lines[1] if _is_closed(units[near]) else listed
        pair = len(lines) == _PAIR and self._is_over(units[lines[1]], units[near])
        title = lines[1] if pair else near
        return None if _is_closed(units[title]) else title

    def _known(self, unit: Unit) -> bool:
        """Tell whether the text uses more than half of a line's longer words."""
        own = [word.lower() for word in unit.words if len(word) > _SMALL]
        return 2 * sum(self.vocabulary[word] > 0 for word in own) > len(own)

    def _next(self, at: int, reach: int, least: int) -> int | None:
        """Give the next line over another that is no button, day, name, label or place of work."""
        for i in range(at - 1, max(self.top - 1, at - 1 - reach), -1):
            unit = self.units[i]
            if len(unit.words) > _STANDFIRST:
                return None
            few = len(unit.words) < (_SHORT if self._known(unit) else least)
            if not few and not _is_other(unit):
                return i
        return None

    def _is_over(self, over: Unit, near: Unit) -> bool:
        """Tell whether of two lines over a signature the upper is the title."""
        if _is_closed(over):
            return False
        if _is_closed(near):
            return True
        if title_case(near.words) != title_case(over.words):
            return title_case(over.words)
        return len(near.words) > len(over.words) or self._known(over)


def _is_other(unit: Unit) -> bool:
    """Tell whether a line is a button, a day, a name, a label, a caption or a place of work."""
    text = unit.plain
    people = byline(unit.text)
    return bool(
        date(text)
        or kinds(text)
        or label(text)
        or PERIODICAL.fullmatch(text)
        or "|" in text
        or CAPTION.search(text)
        or (people is not None and people.marked)
        or is_names(text)
        or is_affiliation(text, apart=True)
    )


def signs(units: Sequence[Unit], at: int) -> bool:
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


def _is_closed(unit: Unit) -> bool:
    return unit.plain.endswith(".") and not unit.plain.endswith("..")
