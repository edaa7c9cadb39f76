"""Takes headings and their usual ranks; gives their levels, as the text itself nests them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publish.structure.wording import KNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.labels import Label

OF_NOTES = 99
"""The rank of what heads the notes, which opens no level of its own."""
_COUNTED = ("roman", "letter", "decimal")
_BARE = "bare"
_USUAL = 2
"""The rank of a heading's usual words, as Conclusion, which are no part of what stands before."""
_WHOLE = 3
"""The rank of a whole number; 2.1 says itself what it is a part of."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over the units ``first`` to ``last`` (inclusive), with its level from 2 on."""

    first: int
    last: int
    level: int
    confidence: float
    evidence: tuple[str, ...]
    label: Label | None = None
    marked: bool = False
    """Number signs in the text itself say its level."""
    holds: bool = False
    """Its words head a part of papers that has parts of its own, as Methods."""


def levels(found: Sequence[Heading]) -> list[Heading]:
    """Close the gaps: the ranks that occur become the levels 2, 3, 4 … in their order.

    What heads the notes opens no level of its own.
    """
    found = _beside(_nested(found))
    steps = {r: n for n, r in enumerate(sorted({h.level for h in found} - {OF_NOTES}), start=2)}
    steps[OF_NOTES] = 2
    return [replace(h, level=min(steps[h.level], 6)) for h in found]


def _beside(found: Sequence[Heading]) -> Sequence[Heading]:
    """Put usual words at the level of what they do not hold: Introduction, A, B, Conclusion.

    They never hold chapters, nor a series that numbers a usual word itself, "1. Introduction".
    Other heads are their parts where some stand under Methods, Results and the like: an
    introduction or a conclusion has none while the text has no other.
    """
    own = [h for h in found if h.level != OF_NOTES and not _is_usual(h)]
    top = min((h.level for h in own), default=0)
    labels = [h.label for h in own if h.label and h.level == top]
    above = len(labels) > 1 and labels[0].word not in {"decimal", "letter"}
    above = above or any(KNOWN.fullmatch(each.rest.rstrip(".:")) for each in labels)
    if not above and _hold(found):
        return found
    return [replace(h, level=top) if _is_usual(h) and h.level < top else h for h in found]


def _hold(found: Sequence[Heading]) -> bool:
    """Tell whether a usual word that is no beginning and no end has other heads below it."""
    holds = False
    for head in found:
        if _is_usual(head):
            holds = head.holds
        elif holds and head.level != OF_NOTES:
            return True
    return False


def _is_usual(head: Heading) -> bool:
    return head.level <= _USUAL and head.label is None and not head.marked


def _nested(found: Sequence[Heading]) -> list[Heading]:
    """Put what stands inside the sections of a numbered series below it: I, A, 1, or A and bare.

    A rank is only what is usual; where A, B, C each hold heads of their own, these are their parts.
    """
    out = list(found)
    for outer in _COUNTED:
        for inner in (*_COUNTED, _BARE):
            if inner != outer and (members := _inside(out, outer, inner)):
                rank = next(h.level for h in out if _style(h) == outer)
                if all(out[i].level > rank for i in members):
                    continue
                out = [
                    h
                    if h.marked or h.level == OF_NOTES or (h.level <= rank and i not in members)
                    else replace(h, level=max(h.level, rank) + 1)
                    for i, h in enumerate(out)
                ]
    return out


def _inside(found: Sequence[Heading], outer: str, inner: str) -> frozenset[int]:
    """Give the heads of the style ``inner`` if they are parts of what ``outer`` numbers.

    They are where some stand between a member of the outer series and its next, and the outer
    series never begins anew among them; counted ones must begin anew, at 1, in each section.
    """
    between: Counter[bool] = Counter()
    members: list[int] = []
    held: list[int] = []
    number = 0
    for index, head in enumerate(found):
        style = _style(head)
        if style == outer and head.label is not None:
            follows = head.label.number == number + 1
            if number and not follows:
                return frozenset()
            between[bool(held)] += number > 0
            members += held
            held, number = [], head.label.number
        elif style == inner and number:
            starts = head.label is None or held or head.label.number == 1
            if not starts:
                return frozenset()
            held.append(index)
        elif style == inner and inner != _BARE:
            return frozenset()
    return frozenset((*members, *held)) if between[True] else frozenset()


def _style(head: Heading) -> str:
    """Give the kind of number a head carries, or that it has none and is no usual one."""
    if head.marked or head.level == OF_NOTES:
        return ""
    if head.label is None:
        return _BARE if head.level > _USUAL else ""
    counted = head.label.word in _COUNTED and head.label.rank <= _WHOLE
    return head.label.word if counted else ""
