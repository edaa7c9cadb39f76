"""Takes a string and edits on it; gives a string that knows where in the source each part lay."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable


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
            if self.here[-1] == here:
                self.here.pop()
                self.source.pop()
                self.step.pop()
            elif (
                self.step[-1] == step and self.source[-1] + step * (here - self.here[-1]) == source
            ):
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
        runs = self.runs
        at = max(bisect_right(runs.here, start) - 1, 0)
        first = runs.source[at] + runs.step[at] * (start - runs.here[at])
        if end <= start:
            return Span(first, first)
        if at + 1 < len(runs.here) and runs.here[at + 1] < end:
            at = bisect_right(runs.here, end - 1) - 1
        last = runs.source[at] + (end - runs.here[at]) if runs.step[at] else self.origin(end)
        return Span(first, max(first, last))

    def apply(self, edits: Iterable[Edit]) -> Text:
        """Make all the edits, whose offsets all count in this text, at once.

        Of several insertions at one place the first given stands first. Raises ValueError where
        two edits overlap or one lies outside the text.
        """
        ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
        return self.replaced((edit.start, edit.end, edit.text) for edit in ordered)

    def replaced(self, edits: Iterable[tuple[int, int, str]]) -> Text:
        """Make edits that come in their order, as `apply` does: each a start, an end and a text."""
        value, size = self.value, len(self.value)
        out: list[str] = []
        runs = _Walk(self.runs)
        length = position = 0
        for start, end, text in edits:
            if start < position or not start <= end <= size:
                msg = f"edit at {start}-{end} overlaps another or lies outside the text"
                raise ValueError(msg)
            if start > position:
                runs.keep(position, start, length)
                out.append(value[position:start])
                length += start - position
            if text:
                runs.put(start, length)
                out.append(text)
                length += len(text)
            position = end
        if not runs.new.here and not position:
            return self
        runs.keep(position, size + 1, length)
        out.append(value[position:])
        return Text("".join(out), runs.new)


class _Walk:
    """The runs of a text in the making: walks once along the old runs, so that it is linear."""

    def __init__(self, old: Runs) -> None:
        self.old = old
        self.at = 0
        self.new = Runs(array("q"), array("q"), array("b"))

    def keep(self, start: int, end: int, to: int) -> None:
        """Carry the old characters ``start`` to ``end`` over, the first of them to ``to``."""
        here, source, step = self.old.here, self.old.source, self.old.step
        at, last = self.at, len(here) - 1
        while at < last and here[at + 1] <= start:
            at += 1
        self.new.add(to, source[at] + step[at] * (start - here[at]), step[at])
        while at < last and here[at + 1] < end:
            at += 1
            self.new.add(to + here[at] - start, source[at], step[at])
        self.at = at

    def put(self, start: int, to: int) -> None:
        """Begin a run of what is put in before the old character ``start``, at ``to``."""
        here, at, last = self.old.here, self.at, len(self.old.here) - 1
        while at < last and here[at + 1] <= start:
            at += 1
        self.new.add(to, self.old.source[at] + self.old.step[at] * (start - here[at]), 0)
        self.at = at
