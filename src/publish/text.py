"""Takes a string and edits on it; gives a string that knows where in the source each part lay."""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from operator import gt
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\ufeff]"
)
"""Characters that no output can hold (XML 1.0, 2.2), controls and byte order marks."""


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A half-open range of character offsets, ``start <= end``."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


class Edit(msgspec.Struct, frozen=True, order=True, gc=False):
    """Put ``text`` in place of the characters ``start`` to ``end`` of one particular string."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Runs:
    """Where the characters of a text came from: one run a stretch of them that moved together.

    A run has the offset ``here`` of its first character, that character's offset in the ``source``,
    and a ``step``: 1 where the characters are the source's own, 0 where they were put in, which
    have the origin of the place where they were put. Arrays, as there may be one every character.
    """

    here: array[int] = field(default_factory=lambda: array("q", (0,)))
    source: array[int] = field(default_factory=lambda: array("q", (0,)))
    step: array[int] = field(default_factory=lambda: array("b", (1,)))

    def add(self, here: int, source: int, step: int) -> None:
        """Begin a run, unless the last one goes on; one that never had a character is dropped."""
        if self.here:
            last = self.here[-1]
            if last == here:
                self.source[-1], self.step[-1] = source, step
                return
            if self.step[-1] == step and self.source[-1] + step * (here - last) == source:
                return
        self.here.append(here)
        self.source.append(source)
        self.step.append(step)


@dataclass(frozen=True, slots=True)
class Text:
    """A string with its origins."""

    value: str
    runs: Runs = field(default_factory=Runs)

    def origin(self, offset: int) -> int:
        """Give the source offset (characters) that ``offset`` here came from."""
        runs = self.runs
        at = max(bisect_right(runs.here, offset) - 1, 0)
        return runs.source[at] + runs.step[at] * (offset - runs.here[at])

    def origins(self, start: int, end: int) -> Span:
        """Give the source range (characters) that the characters ``start`` to ``end`` came from."""
        return Span(*Origins(self.runs).of(start, end))

    def apply(self, edits: Iterable[Edit]) -> Text:
        """Make all the edits, whose offsets all count in this text, at once.

        Of several insertions at one place the first given stands first. Raises ValueError where
        two edits overlap or one lies outside the text.
        """
        ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
        starts = [edit.start for edit in ordered]
        return self.replaced(
            starts, [edit.end for edit in ordered], [edit.text for edit in ordered]
        )

    def replaced(self, starts: Sequence[int], ends: Sequence[int], texts: Sequence[str]) -> Text:
        """Make edits that come in their order, as `apply` does."""
        if not starts:
            return self
        size = len(self.value)
        if (wrong := misplaced(starts, ends, size)) >= 0:
            msg = f"edit at {starts[wrong]}-{ends[wrong]} overlaps another or lies outside the text"
            raise ValueError(msg)
        walk = _Walk(self.runs)
        length = position = 0
        for start, end, text in zip(starts, ends, texts, strict=True):
            if position < start:
                walk.carry(position, start, length)
                length += start - position
            if text:
                walk.put(start, length)
                length += len(text)
            position = end
        walk.carry(position, size + 1, length)
        return Text(spliced(self.value, starts, ends, texts), walk.new)


def misplaced(starts: Sequence[int], ends: Sequence[int], size: int) -> int:
    """Give the first of some ranges that overlaps the one before or lies outside; else -1."""
    if not any(map(gt, chain((0,), ends), chain(starts, (size,)))) and not any(
        map(gt, starts, ends)
    ):
        return -1
    ranges = zip(chain((0,), ends), starts, ends, strict=False)
    return next(
        n for n, (last, start, end) in enumerate(ranges) if not last <= start <= end <= size
    )


def spliced(value: str, starts: Sequence[int], ends: Sequence[int], texts: Sequence[str]) -> str:
    """Put texts in place of ranges of a string, which are in order and do not overlap."""
    kept = map(value.__getitem__, map(slice, chain((0,), ends), chain(starts, (None,))))
    return "".join(chain.from_iterable(zip_longest(kept, texts, fillvalue="")))


class Origins:
    """Where ranges of a text came from, asked for in the order of their starts: one walk for all.

    Now at the run ``at``, which goes on to the character ``until``.
    """

    def __init__(self, runs: Runs) -> None:
        self._runs = runs
        self.at = 0
        self.until = runs.here[1] if len(runs.here) > 1 else sys.maxsize

    def reach(self, start: int) -> int:
        """Go on to the run in which the character ``start`` stands."""
        here, after = self._runs.here, self.at + 2
        # Most often it is the very next run.
        if after < len(here) and here[after] <= start:
            after = bisect_right(here, start, after)
        self.until = here[after] if after < len(here) else sys.maxsize
        self.at = after - 1
        return self.at

    def of(self, start: int, end: int) -> tuple[int, int]:
        """Give the start and end in the source of the characters ``start`` to ``end``."""
        runs = self._runs
        at = self.at if start < self.until else self.reach(start)
        first = runs.source[at] + runs.step[at] * (start - runs.here[at])
        if end <= start:
            return first, first
        if end > self.until:
            at = bisect_right(runs.here, end - 1, at) - 1
        last = runs.source[at]
        if runs.step[at]:
            last += end - runs.here[at]
        elif at + 1 < len(runs.here) and runs.here[at + 1] == end:
            last = runs.source[at + 1]
        return first, max(first, last)


class _Walk:
    """The runs of a text in the making: walks once along the old runs, so that it is linear."""

    def __init__(self, old: Runs) -> None:
        self.old = old
        self.new = Runs(array("q"), array("q"), array("b"))
        self.origins = Origins(old)

    def carry(self, position: int, start: int, to: int) -> None:
        """Carry the old characters ``position`` to ``start`` over, the first of them to ``to``."""
        here, source, step = self.old.here, self.old.source, self.old.step
        walk, new = self.origins, self.new
        at = walk.at if position < walk.until else walk.reach(position)
        new.add(to, source[at] + step[at] * (position - here[at]), step[at])
        if walk.until < start:
            # What lies between two edits is copied as it is, however many runs that are.
            first, last = at + 1, bisect_left(here, start, at + 1)
            by = to - position
            new.here.extend(map(by.__add__, here[first:last]))
            new.source.extend(source[first:last])
            new.step.extend(step[first:last])
            walk.reach(here[last - 1])

    def put(self, start: int, to: int) -> None:
        """Begin a run, at ``to``, of what is put in before the old character ``start``."""
        old, walk = self.old, self.origins
        at = walk.at if start < walk.until else walk.reach(start)
        self.new.add(to, old.source[at] + old.step[at] * (start - old.here[at]), 0)
