"""Takes headings in their order; gives the rank of each, below that of the heads that hold it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.outline import Heading

OF_NOTES = 99
"""The rank of what heads the notes, which opens no level of its own."""
APPENDED = frozenset(("appendix", "annex"))
"""The labels of what stands behind a text, beside its sections."""
USUAL = 2
"""The rank of a heading's usual words, as Conclusion, which are no part of what stands before."""
_CAPITALS, _PLAIN, _AGAIN = "capitals", "plain", "again"
_BARE = frozenset((_CAPITALS, _PLAIN, _AGAIN))
"""The kinds of heads without a number, the last of those that each section has again."""
_BELOW = 1 / 64
"""How far a kind of heads goes below the kind that holds it, where it usually stands as high."""
_MOST_KINDS = 16
"""Kinds of heads that are compared at the most."""


class _Pair(msgspec.Struct):
    """How a kind of heads goes on after another: how often at all, anew, and counting on."""

    after: int = 0
    anew: int = 0
    on: int = 0


def is_usual(head: Heading) -> bool:
    """Tell whether a head is one of the usual words, or an appendix, which no section holds."""
    if head.marked or head.again or head.level == OF_NOTES:
        return False
    return head.level <= USUAL and (head.label is None or head.label.word in APPENDED)


def ranks(found: Sequence[Heading]) -> list[float]:
    """Give a rank for each head: its usual one, or a lower one where the text nests it deeper.

    A rank is only what is usual; where each of 1, 2, 3 holds an A and a B, these are its parts.
    """
    kinds = [_kind(head) for head in found]
    usual = {kind: float(head.level) for kind, head in zip(kinds, found, strict=True) if kind}
    count = Counter(kind for kind in kinds if kind)
    compared = [kind for kind, _ in count.most_common(_MOST_KINDS)]
    pairs = _pairs(found, kinds, frozenset(compared))
    below = {
        inner: [outer for outer in compared if _holds(pairs, count, outer, inner)]
        for inner in compared
    }
    own = _lowered(usual, below)
    if not any(map(is_usual, found)):
        _level_with_series(own, below)
    return [
        own[kind] if kind else float(head.level) for kind, head in zip(kinds, found, strict=True)
    ]


def _kind(head: Heading) -> str:
    """Give the kind of number a head carries or how it is set without one, "" for a usual one."""
    if head.marked or head.level == OF_NOTES or is_usual(head):
        return ""
    if head.again:
        return _AGAIN
    if head.label is None:
        return _CAPITALS if head.level < 4 else _PLAIN
    return f"{head.label.word} {head.level}"


def _pairs(
    found: Sequence[Heading], kinds: Sequence[str], compared: frozenset[str]
) -> dict[tuple[str, str], _Pair]:
    """Look at the first head of each kind after each head of another kind."""
    out: dict[tuple[str, str], _Pair] = {}
    last: dict[str, int] = {}
    number: dict[str, int] = {}
    said: dict[str, int] = {}
    for index, (head, kind) in enumerate(zip(found, kinds, strict=True)):
        if kind not in compared:
            continue
        own = head.label.number if head.label and kind not in _BARE else 0
        before = said.get(head.words, -1) if kind == _AGAIN else last.get(kind, -1)
        for other, place in last.items():
            if other == kind or place < before:
                continue
            pair = out.setdefault((other, kind), _Pair())
            pair.after += 1
            pair.anew += own == 1 or kind == _AGAIN
            pair.on += kind in number and own == number[kind] + 1
        last[kind], number[kind], said[head.words] = index, own, index
    return out


def _holds(
    pairs: dict[tuple[str, str], _Pair], count: Counter[str], outer: str, inner: str
) -> bool:
    """Tell whether the heads of one kind hold those of another.

    They do where the inner ones begin anew after each outer one and not the other way round; heads
    without a number where some stand between an outer one and the next in the count. Where both
    count on, the few that begin first hold the many.
    """
    if outer in {inner, _AGAIN}:
        return False
    there, back = pairs.get((outer, inner), _Pair()), pairs.get((inner, outer), _Pair())
    if inner == _AGAIN:
        return there.after >= count[_AGAIN] > 1
    if inner in _BARE:
        return outer not in _BARE and there.after > 0 and back.on > 0 and back.on == back.after
    always = there.anew > 0 and there.anew == there.after
    if outer in _BARE:
        return always and there.anew > 1
    if always and back.after and back.anew == back.after:  # "A, 1, 2, A"
        return next(kind for kind in count if kind in {outer, inner}) == outer
    on = there.after > 0 and there.on == there.after - there.anew and back.on == back.after > 0
    few = there.anew < 2 and count[inner] > count[outer]
    return (there.anew > 1 or back.on > 0) if always else on and few


def _lowered(usual: dict[str, float], below: dict[str, list[str]]) -> dict[str, float]:
    """Give each kind's rank, under those of all the kinds that hold it."""
    own = dict(usual)
    for _ in below:
        for inner, outers in below.items():
            own[inner] = max((own[inner], *(own[outer] + _BELOW for outer in outers)))
    return own


def _level_with_series(own: dict[str, float], below: dict[str, list[str]]) -> None:
    """Put heads without a number beside the one series of numbers that they stand round.

    Under usual words, as Introduction, they would be the parts of these.
    """
    counted = [kind for kind in own if kind not in _BARE]
    if len(counted) != 1 or _PLAIN not in own or _CAPITALS in own:
        return
    if not below.get(_PLAIN) and not below.get(counted[0]):
        own[_PLAIN] = own[counted[0]] = min(own[_PLAIN], own[counted[0]])
