"""Takes changes one by one; gives them on record, and a text as it is before and after them."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, compress, islice
from operator import add, attrgetter, eq, gt, sub
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import astuple, replace

from publish.text import Span, misplaced, spliced

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

_NUMBERED = re.compile(r"(?P<stem>.+)-(?P<count>(?:[2-9]|[1-9]\d{1,8}))", re.DOTALL | re.ASCII)


class State(StrEnum):
    """Who answers for a change: the machine, nobody yet, or the editor."""

    AUTO = "auto"
    REVIEW = "review"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Deed(msgspec.Struct, frozen=True, gc=False):
    """What a change does, wherever that is.

    One that is not ``applied`` was only proposed, or was rejected by the editor.
    """

    rule: str
    before: str
    after: str
    confidence: float = 1.0
    state: State = State.AUTO
    applied: bool = True
    why: str = ""
    group: str = ""


class Change(Deed, frozen=True, gc=False, kw_only=True):
    """One edit on record: a deed and where it is done.

    ``start`` counts characters in the text that its pass was given, ``source`` in the decoded
    source (line ends counted as one character). ``id`` is made from the rule, what stood there
    and the words around it, so that it stays the same from run to run.
    """

    id: str
    start: int
    source: Span

    @property
    def end(self) -> int:
        """Give the offset after the last character that the change replaces."""
        return self.start + len(self.before)


class Kind(Deed, frozen=True, gc=False, kw_only=True):
    """A deed amid certain words: the ids of all changes that are such begin with its ``stem``."""

    stem: str


class Changes:
    """Changes in order, held in columns: a text may have a million, most of which are alike.

    Those of one kind share it. An id is the kind's stem, and for the second change of that stem
    and those after it their number.
    """

    __slots__ = ("_counts", "_ends", "_firsts", "_starts", "deeds")

    def __init__(self, changes: Iterable[Change] = ()) -> None:
        self.deeds: list[Kind] = []
        self._starts = array("q")
        self._firsts = array("q")
        self._ends = array("q")
        self._counts = array("q")
        known: dict[Kind, Kind] = {}
        for one in changes:
            stem, count = _parted(one.id)
            kind = Kind(*astuple(one)[: len(Deed.__struct_fields__)], stem=stem)
            self.deeds.append(known.setdefault(kind, kind))
            self._starts.append(one.start)
            self._firsts.append(one.source.start)
            self._ends.append(one.source.end)
            self._counts.append(count)

    @classmethod
    def of(
        cls,
        kinds: list[Kind],
        starts: array[int],
        firsts: array[int],
        ends: array[int],
        counts: array[int],
    ) -> Changes:
        """Give changes by their columns; ``firsts`` and ``ends`` count in the source."""
        made = cls()
        made.deeds, made._starts, made._counts = kinds, starts, counts
        made._firsts, made._ends = firsts, ends
        return made

    def __len__(self) -> int:
        return len(self.deeds)

    def __iter__(self) -> Iterator[Change]:
        return self.where(lambda _: True)

    def where(self, holds: Callable[[Deed], bool]) -> Iterator[Change]:
        """Give the changes of whose deeds something holds."""
        for kind, start, first, end, count in self.rows():
            if holds(kind):
                *deed, stem = astuple(kind)
                own = own_id(stem, count)
                yield Change(*deed, id=own, start=start, source=Span(first, end))

    def rows(self) -> Iterator[tuple[Kind, int, int, int, int]]:
        """Give of each change the kind, the start, the start and end in the source, the number."""
        columns = (self.deeds, self._starts, self._firsts, self._ends, self._counts)
        return zip(*columns, strict=True)

    def alike(self) -> Iterator[tuple[Kind, int]]:
        """Give the kinds, each once, and how many changes are of it."""
        kinds = {id(kind): kind for kind in self.deeds}
        return ((kinds[key], times) for key, times in Counter(map(id, self.deeds)).items())

    def made(self) -> tuple[Sequence[int], list[str], list[str]]:
        """Give of all changes that were made the start, what stood there, and what stands there."""
        kinds, starts = self.deeds, self._starts
        if not all(map(_APPLIED, kinds)):
            starts = array("q", compress(starts, map(_APPLIED, kinds)))
            kinds = list(filter(_APPLIED, kinds))
        return starts, [kind.before for kind in kinds], [kind.after for kind in kinds]

    def sources(self) -> Iterator[tuple[int, int]]:
        """Give of each change that was made the start and the end in the source."""
        for deed, first, end in zip(self.deeds, self._firsts, self._ends, strict=True):
            if deed.applied:
                yield first, end

    def numbers(self) -> Iterator[tuple[str, int]]:
        """Give of each change's id the stem and the number."""
        return zip(map(attrgetter("stem"), self.deeds), self._counts, strict=True)

    def settled(self, rejected: Collection[str]) -> Changes:
        """Give the changes that can stand together: of two that overlap the earlier one stays.

        The groups that are ``rejected`` in a part are rejected as a whole.
        """
        if rejected:
            self.deeds = [_rejected(d) if d.group in rejected else d for d in self.deeds]
        starts, befores, _ = self.made()
        if not any(map(gt, behind(starts, befores), islice(starts, 1, None))):
            return self
        dropped = set()
        position = 0
        for at, (deed, start) in enumerate(zip(self.deeds, self._starts, strict=True)):
            if deed.applied:
                if start < position:
                    dropped.add(at)
                else:
                    position = start + len(deed.before)
        return Changes(change for at, change in enumerate(self) if at not in dropped)


_APPLIED = attrgetter("applied")


def behind(starts: Iterable[int], texts: Iterable[str]) -> list[int]:
    """Give where texts end that begin at ``starts``."""
    return list(map(add, starts, map(len, texts)))


def _rejected(kind: Kind) -> Kind:
    return replace(kind, state=State.REJECTED, applied=False)


def own_id(stem: str, count: int) -> str:
    """Give the id of the change of a stem that has a number."""
    return stem if count == 1 else f"{stem}-{count}"


def _parted(own: str) -> tuple[str, int]:
    """Give the stem and the number of an id."""
    found = _NUMBERED.fullmatch(own)
    return (found["stem"], int(found["count"])) if found else (own, 1)


@dataclass(frozen=True, slots=True)
class Pass:
    """The changes of one pass, in order and without overlaps, all over one text."""

    name: str
    changes: Changes

    @property
    def applied(self) -> Iterator[Change]:
        """Give the changes that were made."""
        return self.changes.where(lambda deed: deed.applied)


def undo(value: str, passes: Iterable[Pass]) -> str:
    """Give the text before the passes, which are undone from the last to the first.

    Raises ValueError naming the change whose words are not where the record puts them.
    """
    for one in reversed(list(passes)):
        starts, befores, afters = one.changes.made()
        starts = list(map(add, starts, grown(befores, afters)))
        ends = behind(starts, afters)
        number = misplaced(starts, ends, len(value))
        if number < 0:
            there = map(value.__getitem__, map(slice, starts, ends))
            number = next((n for n, same in enumerate(map(eq, there, afters)) if not same), -1)
        if number >= 0:
            msg = f"{_told(one, number)} is not in the text as recorded"
            raise ValueError(msg)
        value = spliced(value, starts, ends, befores)
    return value


def redo(value: str, passes: Iterable[Pass]) -> str:
    """Give the text after the passes: the inverse of `undo`.

    Raises ValueError where two changes of a pass overlap or one lies outside the text.
    """
    for one in passes:
        starts, befores, afters = one.changes.made()
        ends = behind(starts, befores)
        if (number := misplaced(starts, ends, len(value))) >= 0:
            msg = f"{_told(one, number)} overlaps another or lies outside"
            raise ValueError(msg)
        value = spliced(value, starts, ends, afters)
    return value


def grown(befores: Iterable[str], afters: Iterable[str]) -> Iterator[int]:
    """Give by how much a text has grown before each of its changes, and behind the last."""
    return accumulate(map(sub, map(len, afters), map(len, befores)), initial=0)


def _told(one: Pass, number: int) -> str:
    """Name a change by its number among those of a pass that were made."""
    change = next(islice(one.applied, number, None))
    return f"change {change.id} ({change.rule})"
