"""Takes a string and edits on it; gives a string that knows where in the source each part lay."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_END = float("inf")


UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\ufeff]"
)
"""Characters that no output can hold (XML 1.0, 2.2), controls and byte order marks."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of character offsets, ``start <= end``."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put ``text`` in place of the characters ``start`` to ``end`` of one particular string."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A string with its origins.

    ``runs`` holds ``(offset here, offset in the source, step)``, one a stretch of characters that
    moved together. ``step`` is 1 where the characters are the source's own, 0 where they were put
    in: those have the origin of the place where they were put.
    """

    value: str
    runs: tuple[tuple[int, int, int], ...] = ((0, 0, 1),)

    def origin(self, offset: int) -> int:
        """Give the source offset (characters) that ``offset`` here came from."""
        here, source, step = self._run(offset)
        return source + step * (offset - here)

    def origins(self, start: int, end: int) -> Span:
        """Give the source range (characters) that the characters ``start`` to ``end`` came from."""
        first = self.origin(start)
        if end <= start:
            return Span(first, first)
        here, source, step = self._run(end - 1)
        last = source + (end - here) if step else self.origin(end)
        return Span(first, max(first, last))

    def _run(self, offset: int) -> tuple[int, int, int]:
        return self.runs[max(bisect_right(self.runs, (offset, _END)) - 1, 0)]

    def apply(self, edits: Iterable[Edit]) -> Text:
        """Make all the edits, whose offsets all count in this text, at once.

        Of several insertions at one place the first given stands first. Raises ValueError where
        two edits overlap or one lies outside the text.
        """
        ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
        if not ordered:
            return self
        out: list[str] = []
        runs = _Runs(self.runs)
        length = position = 0
        for edit in ordered:
            if edit.start < position or not edit.start <= edit.end <= len(self.value):
                msg = f"edit at {edit.start}-{edit.end} overlaps another or lies outside the text"
                raise ValueError(msg)
            if edit.start > position:
                runs.keep(position, edit.start, length)
                out.append(self.value[position : edit.start])
                length += edit.start - position
            if edit.text:
                runs.put(length, self.origin(edit.start))
                out.append(edit.text)
                length += len(edit.text)
            position = edit.end
        runs.keep(position, len(self.value) + 1, length)
        out.append(self.value[position:])
        return Text("".join(out), tuple(runs.new))


class _Runs:
    """The runs of a text in the making: walks once along the old runs, so that it is linear."""

    def __init__(self, old: Sequence[tuple[int, int, int]]) -> None:
        self.old = old
        self.at = 0
        self.new: list[tuple[int, int, int]] = []

    def keep(self, start: int, end: int, to: int) -> None:
        """Carry the old characters ``start`` to ``end`` over, the first of them to ``to``."""
        old = self.old
        while self.at + 1 < len(old) and old[self.at + 1][0] <= start:
            self.at += 1
        here, source, step = old[self.at]
        self._add(to, source + step * (start - here), step)
        while self.at + 1 < len(old) and old[self.at + 1][0] < end:
            self.at += 1
            here, source, step = old[self.at]
            self._add(to + here - start, source, step)

    def put(self, to: int, source: int) -> None:
        """Note that characters without an old place stand from ``to`` on."""
        self._add(to, source, 0)

    def _add(self, to: int, source: int, step: int) -> None:
        if self.new:
            here, before, stride = self.new[-1]
            if here == to:
                self.new.pop()
            elif stride == step and before + step * (to - here) == source:
                return
        self.new.append((to, source, step))
