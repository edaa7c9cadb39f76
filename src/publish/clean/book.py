"""Takes what rules find and an editor's decisions; gives the changes of one pass over a text."""

from __future__ import annotations

import hashlib
from array import array
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from publish.clean.change import Changes, Kind, Pass, State, behind, own_id, redo
from publish.text import Origins

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from publish.clean.change import Change
    from publish.clean.rule import Finding
    from publish.text import Text

_CONTEXT = 24
_MOST_KNOWN = 20_000
"""Kinds of changes that are remembered, for the next change that is alike."""


_AUTO, _REVIEW, _REJECTED = State.AUTO, State.REVIEW, State.REJECTED
"""Looked up once, as that costs more than the rest of a change's state."""


class Wish(msgspec.Struct, frozen=True, gc=False):
    """A finding of a named rule. Wishes of one ``group`` are made together or not at all.

    A ``fixed`` one holds the manuscript together: an editor cannot reject it.
    """

    rule: str
    finding: Finding
    group: str = ""
    fixed: bool = False


@dataclass(slots=True)
class Book:
    """The passes so far and the editor's decisions, which are ids of changes and their states.

    ``_seen`` counts how often each stem of an id was given.
    """

    decisions: Mapping[str, State] = field(default_factory=dict)
    passes: list[Pass] = field(default_factory=list)
    _seen: dict[str, int] = field(default_factory=dict)

    def make(self, name: str, text: Text, wishes: Iterable[Wish]) -> Text:
        """Make one pass: put the wishes that are granted into effect and all of them on record.

        They come in the order of their places, as `by_place` gives them. Wishes that overlap an
        earlier one of the same pass are dropped, the earlier one wins.
        """
        starts, befores, afters = self._record(name, text, wishes).changes.made()
        return text.replaced(starts, behind(starts, befores), afters)

    def finish(self, name: str, text: Text, wishes: Iterable[Wish]) -> str:
        """Make the last pass as `make` does: its text needs no origins, since no pass follows."""
        return redo(text.value, (self._record(name, text, wishes),))

    def _record(self, name: str, text: Text, wishes: Iterable[Wish]) -> Pass:
        one = Pass(name, self._changes(text, wishes))
        if len(one.changes):
            self.passes.append(one)
        return one

    def trial(self, text: Text, wishes: Iterable[Wish]) -> list[tuple[Wish, Change]]:
        """Give the wishes with what would become of each; nothing goes on record."""
        trial = Book(self.decisions, [], dict(self._seen))
        ordered = by_place(wishes)
        found = {(c.rule, c.start, c.end, c.after): c for c in trial._changes(text, ordered)}
        places = ((w, (w.rule, w.finding.start, w.finding.end, w.finding.text)) for w in ordered)
        return [(wish, found[place]) for wish, place in places if place in found]

    def _changes(self, text: Text, wishes: Iterable[Wish]) -> Changes:
        value, seen = text.value, self._seen
        kinds: dict[tuple[object, ...], Kind] = {}
        rejected: set[str] = set()
        made: list[Kind] = []
        starts, firsts, ends, counts = array("q"), array("q"), array("q"), array("q")
        origin = Origins(text.runs).of
        at, until = 0, 0
        for wish in wishes:
            finding = wish.finding
            start, end = finding.start, finding.end
            if start < at or (start == at and end < until):
                msg = f"a wish of {wish.rule} at {start}-{end} comes behind one at {at}-{until}"
                raise ValueError(msg)
            at, until = start, end
            low = start - _CONTEXT if start > _CONTEXT else 0
            # All that a change's kind is made from: most of a text's changes are alike.
            alike = (wish.rule, finding.text, finding.confidence, finding.review, finding.propose,
                     finding.why, wish.group, wish.fixed, start - low, end - start,
                     value[low : end + _CONTEXT])  # fmt: skip
            kind = kinds.get(alike)
            if kind is None:
                if len(kinds) >= _MOST_KNOWN:
                    kinds.clear()
                kinds[alike] = kind = _kind(wish, value)
            if not (stem := kind.stem):
                continue
            seen[stem] = count = seen.get(stem, 0) + 1
            if self.decisions and (decided := self.decisions.get(own_id(stem, count))):
                kind = _kind(wish, value, decided)
                if kind.group and kind.state is _REJECTED:
                    rejected.add(kind.group)
            first, last = origin(start, end)
            made.append(kind)
            starts.append(start)
            firsts.append(first)
            ends.append(last)
            counts.append(count)
        return Changes.of(made, starts, firsts, ends, counts).settled(rejected)


def _kind(wish: Wish, value: str, decided: State | None = None) -> Kind:
    """Give what comes of a wish: what the editor decided, else what the machine may.

    One that changes nothing has no stem.
    """
    finding = wish.finding
    start, end, after = finding.start, finding.end, finding.text
    before = value[start:end]
    state = _REVIEW if finding.review or finding.propose else _AUTO
    if decided is not None and not (wish.fixed and decided is _REJECTED):
        state = decided
    applied = (not finding.propose and state is not _REJECTED) or state is State.ACCEPTED
    around = f"{value[max(start - _CONTEXT, 0) : start]}\x00{value[end : end + _CONTEXT]}"
    stem = _stem(f"{wish.rule}\x00{before or after[:_CONTEXT]}\x00{around}")
    return Kind(wish.rule, before, after, finding.confidence, state, applied, finding.why,
                wish.group, stem=stem if before != after else "")  # fmt: skip


def _stem(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def by_place(wishes: Iterable[Wish]) -> list[Wish]:
    """Give wishes in the order of their places; those of one place stay as they came."""
    return sorted(wishes, key=place_of)


place_of = attrgetter("finding.start", "finding.end")
"""Gives where a wish begins and where it ends."""
