"""Takes a string and edits on it; gives a string that knows where in the source each part lay."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


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

    ``runs`` holds ``(offset here, offset in the source)`` pairs, one a stretch of characters that
    moved together; inserted characters take the origin of the place where they were put.
    """

    value: str
    runs: tuple[tuple[int, int], ...] = ((0, 0),)

    def origin(self, offset: int) -> int:
        """Give the source offset (characters) that ``offset`` here came from."""
        at = bisect_right(self.runs, (offset, float("inf"))) - 1
        here, source = self.runs[max(at, 0)]
        return source + (offset - here)

    def apply(self, edits: Iterable[Edit]) -> Text:
        """Make all the edits, whose offsets all count in this text, at once.

        Raises ValueError where two of them overlap or one lies outside the text.
        """
        out: list[str] = []
        runs: list[tuple[int, int]] = []
        length = position = run = 0

        def keep(start: int, end: int) -> None:
            nonlocal length, run
            if end <= start:
                return
            runs.append((length, self.origin(start)))
            while run < len(self.runs) and self.runs[run][0] <= start:
                run += 1
            while run < len(self.runs) and self.runs[run][0] < end:
                here, source = self.runs[run]
                runs.append((length + here - start, source))
                run += 1
            out.append(self.value[start:end])
            length += end - start

        for edit in sorted(edits):
            if edit.start < position or not edit.start <= edit.end <= len(self.value):
                msg = f"edit at {edit.start}-{edit.end} overlaps another or lies outside the text"
                raise ValueError(msg)
            keep(position, edit.start)
            if edit.text:
                runs.append((length, self.origin(edit.start)))
                out.append(edit.text)
                length += len(edit.text)
            position = edit.end
        keep(position, len(self.value))
        runs.append((length, self.origin(len(self.value))))
        return Text("".join(out), tuple(runs))
