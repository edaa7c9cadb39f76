"""Takes what rules find and an editor's decisions; gives the changes of one pass over a text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from publish.clean.change import Changes, Deed, Pass, State, redo
from publish.text import Origins

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from publish.clean.change import Change
    from publish.clean.rule import Finding
    from publish.text import Text

_CONTEXT = 24


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
        edits = self._record(name, text, wishes).changes.edits()
        return text.replaced((start, start + len(before), after) for start, before, after in edits)

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
        changes = Changes()
        deeds: dict[tuple[object, ...], Deed] = {}
        origins, add = Origins(text.runs), changes.add
        at, until = 0, 0
        for wish in wishes:
            rule, finding = wish.rule, wish.finding
            start, end, after = finding.start, finding.end, finding.text
            if start < at or (start == at and end < until):
                msg = f"a wish of {rule} at {start}-{end} comes behind one at {at}-{until}"
                raise ValueError(msg)
            at, until = start, end
            before = value[start:end]
            if before == after:
                continue
            left = value[start - _CONTEXT if start > _CONTEXT else 0 : start]
            right = value[end : end + _CONTEXT]
            key = before or after[:_CONTEXT]
            stem = _stem(f"{rule}\x00{key}\x00{left}\x00{right}")
            seen[stem] = count = seen.get(stem, 0) + 1
            decided = None
            if self.decisions:
                decided = self.decisions.get(stem if count == 1 else f"{stem}-{count}")
            same = (before, after, rule, finding.confidence, finding.review, finding.propose,
                    finding.why, wish.group, wish.fixed, decided)  # fmt: skip
            deed = deeds.get(same)
            if deed is None:
                deed = deeds[same] = _deed(wish, before, decided)
            add(deed, start, origins.of(start, end), stem, count)
        return changes.settled()


@lru_cache(maxsize=4096)
def _stem(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _deed(wish: Wish, before: str, decided: State | None) -> Deed:
    """Give what comes of a wish: what the editor decided, else what the machine may."""
    finding = wish.finding
    state = _REVIEW if finding.review or finding.propose else _AUTO
    if decided is not None and not (wish.fixed and decided is _REJECTED):
        state = decided
    applied = (not finding.propose and state is not _REJECTED) or state is State.ACCEPTED
    return Deed(wish.rule, before, finding.text, finding.confidence, state, applied, finding.why,
                wish.group)  # fmt: skip


def by_place(wishes: Iterable[Wish]) -> list[Wish]:
    """Give wishes in the order of their places; those of one place stay as they came."""
    return sorted(wishes, key=place_of)


place_of = attrgetter("finding.start", "finding.end")
"""Gives where a wish begins and where it ends."""
