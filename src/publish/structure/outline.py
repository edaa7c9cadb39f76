"""Takes headings and their usual ranks; gives their levels, as the text itself nests them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publish.structure.labels import COUNTED
from publish.structure.nesting import OF_NOTES, is_usual, ranks
from publish.structure.wording import KNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.labels import Label


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over the units ``first`` to ``last`` (inclusive), with its level from 2 on.

    ``words`` are its own, folded, to know it ``again`` where each section has it.
    """

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
    words: str = ""
    again: bool = False


def levels(found: Sequence[Heading]) -> list[Heading]:
    """Close the gaps: the ranks that occur become the levels 2, 3, 4 … in their order.

    What heads the notes opens no level of its own, nor does a head without a number, or one alone,
    that stands over the first of the highest ones.
    """
    placed = _beside(found, ranks(found))
    steps = {rank: n for n, rank in enumerate(sorted(set(placed) - {float(OF_NOTES)}), start=2)}
    steps[float(OF_NOTES)] = 2
    out = [replace(h, level=min(steps[at], 6)) for h, at in zip(found, placed, strict=True)]
    first = next((i for i, h in enumerate(out) if h.level == 2 and h.words), 0)
    return [
        replace(h, level=2) if i < first and not h.marked and (not h.label or first == 1) else h
        for i, h in enumerate(out)
    ]


def _beside(found: Sequence[Heading], placed: list[float]) -> list[float]:
    """Put usual words at the level of what they do not hold: Introduction, A, B, Conclusion.

    They never hold chapters, nor a series that numbers a usual word itself, "1. Introduction".
    Other heads are their parts where some stand under Methods, Results and the like: an
    introduction or a conclusion has none while the text has no other. An appendix stands beside the
    sections in any case.
    """
    own = [
        (at, h) for at, h in zip(placed, found, strict=True) if at != OF_NOTES and not is_usual(h)
    ]
    top = min((at for at, _ in own), default=0.0)
    labels = [h.label for at, h in own if h.label and at == top]
    above = len(labels) > 1 and labels[0].word not in COUNTED - {"roman"}
    above = above or any(KNOWN.fullmatch(each.rest.rstrip(".:")) for each in labels)
    held = not above and _hold(found)
    return [
        top if is_usual(h) and at < top and not (held and h.label is None) else at
        for at, h in zip(placed, found, strict=True)
    ]


def _hold(found: Sequence[Heading]) -> bool:
    """Tell whether a usual word that is no beginning and no end has other heads below it."""
    holds = False
    for head in found:
        if is_usual(head):
            holds = head.holds
        elif holds and head.level != OF_NOTES:
            return True
    return False
