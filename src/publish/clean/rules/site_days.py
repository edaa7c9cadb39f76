"""Takes the lines over a page's text; gives the one that tells of the day it was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.clean.rules.site_words.classes import MONTH_BEGINS
from publish.patterns import later

if TYPE_CHECKING:
    from publish.clean.rules.site_signs import Page

DAY = later(
    rf"\b(?:1[5-9]|20)\d\d|\d[./-]\d{{1,2}}[./-]\d\d|\b(?:{MONTH_BEGINS})[a-z]*\.?\s+\d|"
    rf"\d\s+(?:{MONTH_BEGINS})",
    re.IGNORECASE,
)
_WRITTEN = later(r"\W*(?:first |originally )?(?:published|posted|written)\b", re.IGNORECASE)
"""A date, or the beginning of one."""
_CHANGED = later(r"\W*(?:last )?(?:updated|modified|edited|printed)\b", re.IGNORECASE)
NOT_FRONT = frozenset({"share", "comment", "related", "newsletter", "advertising", "legal"})
"""The kinds of lines that tell of something else than the text."""


def day_of(seen: Page, plain: dict[int, str], named: set[int]) -> set[int]:
    """Give the day of writing, of several lines with dates: said to be it, or first, or nearest."""
    beside = sorted(
        i
        for i in plain
        if is_day(seen, i, plain[i]) and any(abs(i - other) <= 3 for other in named)
    )
    said = [i for i in beside if _WRITTEN.match(plain[i])]
    other = [i for i in beside if not _CHANGED.match(plain[i])]
    return set((said or other or beside)[:1])


def is_day(seen: Page, index: int, plain: str) -> bool:
    """Tell whether a line tells of a day, and not of something else that has figures."""
    return (
        index < len(seen.lines)
        and "meta" in seen.lines[index].kinds
        and not seen.lines[index].kinds & NOT_FRONT
        and bool(DAY.search(plain))
    )
