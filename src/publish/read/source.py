"""Takes nothing in; gives the type of a source that was read, and the way back to its bytes."""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publish.diagnostics import Diagnostic
    from publish.text import Text

_NEAR = 8
"""Lines."""


@dataclass(frozen=True, slots=True)
class Coding:
    """How a source's characters were written as bytes.

    ``encoding`` is a name Python knows, ``errors`` its way with bytes that do not fit, ``mark`` the
    byte order mark, ``newline`` the line end where all lines have the same, else a line feed.
    """

    encoding: str = "utf-8"
    errors: str = "strict"
    mark: bytes = b""
    newline: str = "\n"

    def encode(self, value: str) -> bytes:
        """Give the bytes of a source from its text."""
        if self.newline != "\n":
            value = value.replace("\n", self.newline)
        return self.mark + value.encode(self.encoding, self.errors)


@dataclass(frozen=True, slots=True)
class Source:
    """A source file, decoded. Offsets into ``text`` count a line end as one character."""

    name: str
    data: bytes
    text: Text
    coding: Coding = field(default_factory=Coding)
    diagnostics: tuple[Diagnostic, ...] = ()
    path: Path = field(default_factory=Path)

    @property
    def sha256(self) -> str:
        """Give the digest of the file's bytes in hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()


class Lines:
    """The lines of a string, for finding the line of an offset."""

    def __init__(self, value: str) -> None:
        self._starts = array("q", (0,))
        at = value.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = value.find("\n", at + 1)
        self._last = 1

    def number(self, offset: int) -> int:
        """Give the line, counted from 1, in which the character at ``offset`` stands.

        It is looked for a little way behind the last one first, as most are asked for in order.
        """
        starts, last = self._starts, self._last
        near = min(last + _NEAR, len(starts))
        if offset < starts[last - 1] or (near < len(starts) and offset >= starts[near]):
            last, near = 1, len(starts)
        self._last = number = bisect_right(starts, offset, last, near)
        return number
