"""Takes a family's marks and the groups of bodies; gives the calls of a list of works out of order.

In the sciences a list of works is often sorted by author, so that the text cites 3 before 1. Such
numbers rise nowhere; what speaks for them is that the list has all that stand in brackets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.structure.notes.heads import STRONG
from publish.structure.notes.marks import PLAIN, Kind, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.notes.bodies import Group
    from publish.structure.notes.marks import Head, Mark

_FEWEST = 3
"""Works that a list has at the least."""
_RAISED = {Style.SQUARE, Style.SUPERSCRIPT}
_GLUED = 0.9
"""What speaks for digits behind a word at the least, that may be a name's."""
_SURE = 1.5
"""What speaks for such digits where they call a work once more."""
_STOPS = frozenset(".,;:)")
_LISTS = frozenset(",;:")


def cited(
    value: str, marks: Sequence[Mark], groups: Sequence[Group]
) -> tuple[list[Mark], dict[int, tuple[Head, int]]]:
    """Give the first call of each work, in order of place, and by a call's index its body.

    The list counts from 1 without a gap and is the only one of its kind under a heading of notes or
    works; or without, its lines are marked in brackets or name sources. Half of it is called, and
    no number in brackets above it is beyond it. Bare digits and round brackets, which are much
    else besides, need a list of sources under its heading. Both are empty where that does not hold.
    """
    lists = [i for i, group in enumerate(groups) if _is_list(group)]
    if len(lists) != 1:
        return [], {}
    group = groups[lists[0]]
    above = [mark for mark in marks if mark.end <= group.heads[0].start and _may_cite(mark)]
    first: dict[int, Mark] = {}
    for mark in above:
        first.setdefault(mark.number, mark)
    if 2 * len(first) < len(group.heads) or not _answers(value, above, group):
        return [], {}
    calls = sorted(first.values(), key=lambda mark: (mark.start, mark.at))
    bodies = {i: (group.heads[call.number - 1], lists[0]) for i, call in enumerate(calls)}
    return calls, bodies


def cites_again(value: str, mark: Mark) -> bool:
    """Tell whether a mark calls a work of such a list once more."""
    if mark.style is Style.ROUND:
        return value[mark.end : mark.end + 1] in _STOPS
    return mark.score >= (_SURE if mark.style in PLAIN else 0.0)


def _answers(value: str, marks: Sequence[Mark], group: Group) -> bool:
    """Tell whether a list may be what the marks above it cite."""
    if any(mark.number > len(group.heads) or mark.kind is not Kind.ARABIC for mark in marks):
        return False
    if marks[0].style in _RAISED:
        return True
    told = group.zone >= 0 and _names_sources(group)
    return told and (marks[0].style is not Style.ROUND or _closes(value, marks))


def _is_list(group: Group) -> bool:
    heads = group.heads
    if len(heads) < _FEWEST or any(head.number != n for n, head in enumerate(heads, start=1)):
        return False
    return group.zone >= 0 or _names_sources(group) or heads[0].style in STRONG


def _names_sources(group: Group) -> bool:
    return 2 * sum(head.cued for head in group.heads) >= len(group.heads)


def _may_cite(mark: Mark) -> bool:
    if mark.style is Style.GLUED:
        return mark.score >= _GLUED
    return mark.style is Style.ROUND or (mark.style is not Style.SPACED and mark.score > 0)


def _closes(value: str, marks: Sequence[Mark]) -> bool:
    """Tell whether most brackets stand before a stop, and few behind one, as those of points do."""
    ends = sum(value[mark.end : mark.end + 1] in _STOPS for mark in marks)
    listed = sum(value[max(0, mark.start - 1) : mark.start] in _LISTS for mark in marks)
    return 2 * ends > len(marks) and 4 * listed < len(marks)
