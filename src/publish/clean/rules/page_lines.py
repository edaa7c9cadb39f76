"""Takes lines of a text; tells whether they are text, and whether sentences run on over some."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOSED = re.compile(r"[.!?:;…][\"'”’)\]_*]*(?:\[?\d{0,3}\]?)\Z")
_TEXT = 60
"""Characters above which a line is text, however it is broken."""
_FULL_LINE = 45
"""Characters from which a line that no mark closes runs on, and is no heading or verse."""
WRAPPED = 40
"""Characters of a line from which it may be one of a paragraph's."""


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line that is not blank: its offsets (characters), and its text without blanks round it."""

    start: int
    end: int
    text: str


def is_closed(text: str) -> bool:
    """Tell whether a mark closes a line, as it closes a sentence."""
    return _CLOSED.search(text[-12:]) is not None


def is_text(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is long, or runs on into the next, as no title page's does."""
    text = lines[index].text
    after = lines[index + 1] if index + 1 < len(lines) else None
    wrapped = after is not None and after.start == lines[index].end + 1 and len(text) > WRAPPED
    return len(text) > _TEXT or (wrapped and after is not None and after.text[0].islower())


def reads(text: str) -> bool:
    """Tell whether a line is of a sentence: most of its words are small."""
    words = text.split()
    return 5 * sum(word[0].islower() for word in words) >= 3 * len(words)


def splits_sentence(lines: Sequence[Line], first: int, last: int) -> bool:
    """Tell whether the lines from ``first`` to ``last`` stand in the midst of a sentence."""
    if first == 0 or last + 1 >= len(lines):
        return False
    before, after = lines[first - 1].text, lines[last + 1].text
    return len(before) > 25 and not _CLOSED.search(before[-12:]) and after[:1].islower()


def runs_on(lines: Sequence[Line], first: int, last: int) -> bool:
    """Tell whether a sentence runs on over lines that go, though its next word has a capital."""
    if first == 0 or last + 1 >= len(lines):
        return False
    before, after = lines[first - 1].text, lines[last + 1].text
    full = min(len(before), len(after)) >= _FULL_LINE and not _CLOSED.search(before[-12:])
    return full and after[0].isalnum()
