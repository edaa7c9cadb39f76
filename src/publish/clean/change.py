"""Takes what rules find and an editor's decisions; gives the changes of one pass over a text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from publish.text import Edit, Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from publish.clean.rule import Finding

_CONTEXT = 24


class State(StrEnum):
    """Who answers for a change: the machine, nobody yet, or the editor."""

    AUTO = "auto"
    REVIEW = "review"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


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


class Change(msgspec.Struct, frozen=True, gc=False):
    """One edit on record.

    ``start`` counts characters in the text that its pass was given, ``source`` in the decoded
    source (line ends counted as one character). ``id`` is made from the rule, what stood there
    and the words around it, so that it stays the same from run to run. A change that is not
    ``applied`` was only proposed, or was rejected by the editor.
    """

    id: str
    rule: str
    start: int
    before: str
    after: str
    source: Span
    confidence: float = 1.0
    state: State = State.AUTO
    applied: bool = True
    why: str = ""
    group: str = ""

    @property
    def end(self) -> int:
        """Give the offset after the last character that the change replaces."""
        return self.start + len(self.before)


@dataclass(frozen=True, slots=True)
class Pass:
    """The changes of one pass, in order and without overlaps, all over one text."""

    name: str
    changes: tuple[Change, ...]

    @property
    def applied(self) -> tuple[Change, ...]:
        """Give the changes that were made."""
        return tuple(change for change in self.changes if change.applied)


@dataclass(slots=True)
class Book:
    """The passes so far and the editor's decisions, which are ids of changes and their states."""

    decisions: Mapping[str, State] = field(default_factory=dict)
    passes: list[Pass] = field(default_factory=list)
    _seen: dict[str, int] = field(default_factory=dict)

    def make(self, name: str, text: Text, wishes: Iterable[Wish]) -> Text:
        """Make one pass: put the wishes that are granted into effect and all of them on record.

        Wishes that overlap an earlier one of the same pass are dropped, the earlier one wins.
        """
        changes = self._changes(text, wishes)
        if changes:
            self.passes.append(Pass(name, tuple(changes)))
        return text.apply(
            Edit(change.start, change.start + len(change.before), change.after)
            for change in changes
            if change.applied
        )

    def trial(self, text: Text, wishes: Iterable[Wish]) -> list[tuple[Wish, Change]]:
        """Give the wishes with what would become of each; nothing goes on record."""
        trial = Book(self.decisions, [], dict(self._seen))
        ordered = list(wishes)
        found = {(c.rule, c.start, c.end, c.after): c for c in trial._changes(text, ordered)}
        places = ((w, (w.rule, w.finding.start, w.finding.end, w.finding.text)) for w in ordered)
        return [(wish, found[place]) for wish, place in places if place in found]

    def _changes(self, text: Text, wishes: Iterable[Wish]) -> list[Change]:
        ordered = sorted(wishes, key=lambda wish: (wish.finding.start, wish.finding.end))
        wanted = [
            self._change(text, wish)
            for wish in ordered
            if text.value[wish.finding.start : wish.finding.end] != wish.finding.text
        ]
        changes: list[Change] = []
        position = 0
        for change in _as_groups(wanted):
            if change.applied:
                if change.start < position:
                    continue
                position = change.start + len(change.before)
            changes.append(change)
        return changes

    def _change(self, text: Text, wish: Wish) -> Change:
        finding = wish.finding
        start, end = finding.start, finding.end
        before = text.value[start:end]
        left = text.value[max(0, start - _CONTEXT) : start]
        right = text.value[end : end + _CONTEXT]
        key = before or finding.text[:_CONTEXT]
        identity = self._identify(wish.rule, key, left, right)
        state = _REVIEW if finding.review or finding.propose else _AUTO
        decided = self.decisions.get(identity, state)
        if not (wish.fixed and decided is _REJECTED):
            state = decided
        applied = not finding.propose and state is not _REJECTED
        return Change(
            identity,
            wish.rule,
            start,
            before,
            finding.text,
            text.origins(start, end),
            finding.confidence,
            state,
            applied or state is State.ACCEPTED,
            finding.why,
            wish.group,
        )

    def _identify(self, rule: str, before: str, left: str, right: str) -> str:
        key = f"{rule}\x00{before}\x00{left}\x00{right}".encode("utf-8", "surrogatepass")
        short = hashlib.sha256(key).hexdigest()[:12]
        self._seen[short] = count = self._seen.get(short, 0) + 1
        return short if count == 1 else f"{short}-{count}"


def _as_groups(changes: list[Change]) -> list[Change]:
    """Give the changes with every group decided as one: one rejection rejects the whole group."""
    rejected = {c.group for c in changes if c.group and c.state is State.REJECTED}
    if not rejected:
        return changes
    return [
        msgspec.structs.replace(change, state=State.REJECTED, applied=False)
        if change.group in rejected
        else change
        for change in changes
    ]


def undo(value: str, passes: Iterable[Pass]) -> str:
    """Give the text before the passes, which are undone from the last to the first.

    Raises ValueError naming the change whose words are not where the record puts them.
    """
    for one in reversed(list(passes)):
        out: list[str] = []
        position = shift = 0
        for change in one.applied:
            before, after = change.before, change.after
            start = change.start + shift
            end = start + len(after)
            if start < position or value[start:end] != after:
                msg = f"change {change.id} ({change.rule}) is not in the text as recorded"
                raise ValueError(msg)
            out += (value[position:start], before)
            position = end
            shift += len(after) - len(before)
        out.append(value[position:])
        value = "".join(out)
    return value


def redo(value: str, passes: Iterable[Pass]) -> str:
    """Give the text after the passes: the inverse of `undo`.

    Raises ValueError where two changes of a pass overlap or one lies outside the text.
    """
    for one in passes:
        out: list[str] = []
        position = 0
        for change in one.applied:
            start = change.start
            end = start + len(change.before)
            if not position <= start <= end <= len(value):
                msg = f"change {change.id} ({change.rule}) overlaps another or lies outside"
                raise ValueError(msg)
            out += (value[position:start], change.after)
            position = end
        out.append(value[position:])
        value = "".join(out)
    return value
