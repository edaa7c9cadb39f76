"""Takes a numbering; tells whether it is one of notes, and not figures or works cited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.structure.notes.marks import Kind, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.notes.marks import Mark
    from publish.structure.notes.match import Numbering

_LISTED = re.compile(r"\[[0-9]{1,3}(?:\]?[,–-] ?\[?[0-9]{1,3})+\]")
_LAST_WORD = re.compile(r"\w+|\W")
_MANY = 8
"""So many numbers in a row do not come by chance."""
_CERTAIN = {Style.SUPERSCRIPT, Style.SQUARE, Style.CURLY}


def cites_works(
    value: str, numbering: Numbering, families: dict[tuple[str, str], list[Mark]]
) -> bool:
    """Tell whether bracketed numbers without bodies cite a list of works, as in the sciences.

    Such numbers stand after a space, before the stop, in lists and ranges, and again and again.
    """
    if numbering.bodies or numbering.calls[0].style is not Style.SQUARE:
        return False
    marks = families[numbering.calls[0].family]
    places = [mark for mark in marks if mark.among in {-1, mark.at}]
    closes = [mark for mark in marks if value[mark.end - 1] == "]"]
    apart = sum(value[mark.start] == " " for mark in places)
    stops = sum(value[mark.end : mark.end + 1] in {".", ",", ";"} for mark in closes)
    again = len(marks) - len({mark.number for mark in marks})
    lists = len(_LISTED.findall(value))
    return 2 * apart > len(places) and (lists > 0 or again > 0 or 2 * stops > len(places))


def convinces(
    value: str, numbering: Numbering, families: dict[tuple[str, str], list[Mark]]
) -> bool:
    """Tell whether a numbering is one, and not figures that happen to rise."""
    calls, total = numbering.calls, numbering.total
    if numbering.bodies:
        return total >= 3.0 and not _refers(calls)
    if calls[0].number != 1 and len(calls) < 3:
        return False
    if calls[0].kind is not Kind.ARABIC:
        glued = sum(value[call.start] != " " for call in calls)
        numerals = calls[0].kind is Kind.ROMAN and calls[0].style in _CERTAIN
        return numerals and len(calls) > 2 and 2 * glued > len(calls)
    if calls[0].style in _CERTAIN:
        return total >= 2.0 and 2 * len(calls) >= len(families[calls[0].family])
    best = max(mark.score for mark in calls)
    if calls[0].style is Style.ROUND:
        return total >= 3.4 and best >= 2.0 and len(calls) > 1
    return total >= 3.4 and (best >= 3.0 or _unbroken(value, calls))


def _refers(calls: Sequence[Mark]) -> bool:
    """Tell whether words in brackets only send the reader to a note: “as was said (note 4)”.

    What calls the notes themselves counts them, from the first on.
    """
    few = len(calls) < 2 or calls[0].number > 1 or calls[-1].number > 2 * len(calls)
    return few and calls[0].style is Style.WORDED


def _unbroken(value: str, calls: Sequence[Mark]) -> bool:
    """Tell whether numbers count from 1 on without a gap, and too many to do so by chance.

    They are glued to many words, or they would be numbered things: Group1, Group2.
    """
    words = {_LAST_WORD.findall(value, max(0, c.start - 30), c.start)[-1] for c in calls}
    counted = all(call.number == n for n, call in enumerate(calls, start=1))
    return counted and len(calls) >= _MANY and 3 * len(words) >= len(calls)
