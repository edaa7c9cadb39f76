"""Takes a text; gives the places where no mark may change: addresses, code, formulas."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from publish.clean.shape import Shape, groups
from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

_TITLED = r"(?<=\]\()[^\s()]{1,1000}[ \t]+\"[^\"\n]{0,300}\"(?=\))"
_WEB = r"(?:https?://|ftp://|www\.)(?:[^\s<>\"=]|(?<=/)\"[^\s<>\"]*\"|=\"[^\s<>\"]*\"|=)+|doi:\s?10\.\S+"
_MAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
_CODE = r"`[^`\n]{1,500}`|<[A-Za-z/][^<>\n]{0,300}>"
_ADDRESS = later(f"{_TITLED}|{_WEB}|{_MAIL}|{_CODE}", re.IGNORECASE)
_WITHOUT_MAIL = later(f"{_TITLED}|{_WEB}|{_CODE}", re.IGNORECASE)
"""For the texts without an ``@``: an address of mail could else begin at every word."""
_SIGN = later(r"://|[wW]\.|[iIıİ]:|[`<@]|\]\(")
"""What none of them is without."""
_PATH = later(r"/[^\s<>\"'/]{0,200}'\w[^\s<>\"]*")
_SITE = later(
    r"(?<![\w.@/-])(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,6}(?:/[^\s<>\"']{0,80})?\Z", re.IGNORECASE
)
"""What stands before a path: a site that is named without ``https:``."""
_FORMULA = later(r"'{1,3}(?=\()|[=\[](?:\"[^\"\n]{0,80}\"|'[^'\n]{0,80}')")
"""Behind a letter: f'(x), a["b"], c="d"."""
_LONGEST = 200


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    if _SIGN.search(text):
        for match in (_ADDRESS if "@" in text else _WITHOUT_MAIL).finditer(text):
            yield match.start(), _end(match)
    for match in _PATH.finditer(text):
        start = match.start()
        if _SITE.search(text, max(0, start - _LONGEST), start):
            yield start, match.end()
    for match in _FORMULA.finditer(text):
        if text[match.start() - 1 : match.start()].isalnum():
            yield match.span()
    for group in groups(text):
        if group.shape is Shape.CODE:
            yield group.start, group.end


def _end(match: re.Match[str]) -> int:
    """Give where a match ends, without the quote that closes what an address is quoted in."""
    rest = match[0].rstrip(".,;:!?)")
    quoting = rest.endswith("'") and match[0][0].isalpha() and rest.count("'") % 2
    return match.start() + len(rest) - 1 if quoting else match.end()


@lru_cache(maxsize=2)
def protected(text: str) -> Protected:
    """Give the protected ranges of a text, remembered for the next rule."""
    return Protected(text)


class Protected:
    """The protected ranges of one text."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(_ranges(text)):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __contains__(self, offset: object) -> bool:
        """Tell whether the character at an offset is protected."""
        assert isinstance(offset, int)
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]
