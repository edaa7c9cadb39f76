"""Takes a text; gives the places where no mark may change: addresses, code, formulas."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from publish.clean.shape import Shape, groups

_ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.)(?:[^\s<>\"=]|=\"[^\s<>\"]*\"|=)+|doi:\s?10\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
    r"|`[^`\n]{1,500}`|<[A-Za-z/][^<>\n]{0,300}>",
    re.IGNORECASE,
)


@lru_cache(maxsize=2)
def protected(text: str) -> Protected:
    """Give the protected ranges of a text, remembered for the next rule."""
    return Protected(text)


class Protected:
    """The protected ranges of one text."""

    def __init__(self, text: str) -> None:
        ranges = [match.span() for match in _ADDRESS.finditer(text)]
        ranges += [(g.start, g.end) for g in groups(text) if g.shape is Shape.CODE]
        ranges.sort()
        self._starts = [start for start, _ in ranges]
        self._ends = [end for _, end in ranges]

    def __contains__(self, offset: object) -> bool:
        """Tell whether the character at an offset is protected."""
        assert isinstance(offset, int)
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]
