"""Takes a text's units and its title; gives the title under the label of a single chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from publish.structure.days import is_date
from publish.structure.labels import LISTED
from publish.structure.names import byline
from publish.structure.openings import is_of_several

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.units import Unit

_TOP = 3
"""Units in which a chapter's label stands."""
_MOST = 99
"""A higher number over a title is its page's."""


class Chapter(NamedTuple):
    """The units of a chapter's name, ``first`` to ``last``, and of the ``label`` over it."""

    first: int
    last: int
    label: int


def chapter(units: Sequence[Unit], first: int, last: int, body: int) -> Chapter | None:
    """Tell the name of a chapter from the label over it: "Chapter 3" over "The Ferryman".

    ``first`` to ``last`` were taken for the title, ``body`` begins the text. None where no such
    label stands there, or others of its kind head parts of the text.
    """
    if _is_label(units, first):
        over, name = first, first + 1
        if not _may_name(units, name, body):
            return None
        found = Chapter(name, max(name, last), over)
    elif first > 0 and _is_label(units, first - 1) and units[first].above <= 2:
        found = Chapter(first, last, first - 1)
    else:
        return None
    label = units[found.label].label
    several = label is not None and is_of_several(units, found.label, label)
    return None if several else found


def _is_label(units: Sequence[Unit], index: int) -> bool:
    unit = units[index]
    label = unit.label if index < _TOP and unit.is_line else None
    if label is None or label.rest.strip() or label.word in LISTED:
        return False
    return 0 < label.number <= _MOST and not is_date(unit.plain)


def _may_name(units: Sequence[Unit], index: int, body: int) -> bool:
    if index >= min(body, len(units)) or units[index].above > 2:
        return False
    unit = units[index]
    people = byline(unit.plain)
    named = unit.label is not None or is_date(unit.plain) or (people is not None and people.marked)
    return unit.is_line and not unit.is_sentence and bool(unit.words) and not named
