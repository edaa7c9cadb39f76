"""Takes a text; gives where its sentences begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from publish.text import Span

_WORDS = (
    "mr mrs ms dr prof rev hon st jr sr gen col capt lt sgt gov sen rep pres messrs mme mlle "
    "vs cf ca approx al etc e.g i.e eg ie viz vol no nos pp ch art sec fig figs eq eqs ed eds "
    "trans inc ltd co corp jan feb mar apr jun jul aug sept oct nov dec"
)
_ABBREVIATED = frozenset(_WORDS.split())
_BEFORE_NUMBERS = frozenset(("p", "n", "v", "c", "no", "nos", "pl"))
_END = re.compile(
    r"""(?P<mark>[.!?…])(?P<close>["'”’»)\]]*)(?P<call>\[\^[^\]\s]{1,40}\]|\d{1,3}(?=\s|$))?
        (?=(?P<space>\s+)(?P<next>["'“‘«(\[]*\S)|\s*$)""",
    re.VERBOSE,
)
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_LAST_WORD = re.compile(r"[^\W\d_][\w.'’-]*$")


@lru_cache(maxsize=1)
def sentences(value: str) -> tuple[Span, ...]:
    """Give the spans of the sentences of a text, blanks and note calls at their ends left out.

    A sentence never runs over an empty line. A full stop after a known abbreviation, after a
    single capital, or before a lower-case letter ends none.
    """
    spans: list[Span] = []
    start = 0
    for gap in [*_PARAGRAPH.finditer(value), None]:
        end = gap.start() if gap else len(value)
        spans.extend(_of_paragraph(value, start, end))
        start = gap.end() if gap else end
    return tuple(spans)


def _of_paragraph(value: str, start: int, end: int) -> list[Span]:
    if start == end:
        return []
    spans: list[Span] = []
    for match in _END.finditer(value, start, end):
        if _ends(value, start, match):
            spans.append(_trimmed(value, start, match.end("close")))
            start = match.end("call") if match["call"] else match.end("close")
    spans.append(_trimmed(value, start, end))
    return [s for s in spans if s.end > s.start]


def _ends(value: str, start: int, match: re.Match[str]) -> bool:
    following = match["next"]
    if following is None:
        return True
    if following[-1].islower():
        return False
    if match["mark"] != "." or match["close"] or match["call"]:
        return True
    before = _LAST_WORD.search(value, max(start, match.start() - 30), match.start())
    return before is None or not _is_abbreviation(before[0], following[-1])


def _is_abbreviation(word: str, following: str) -> bool:
    if following.isdigit() and word.lower() in _BEFORE_NUMBERS:
        return True
    if len(word) == 1 or (len(word) > 2 and word[-2] == "." and word[-1].isupper()):
        return word[-1].isupper()
    return word.lower() in _ABBREVIATED


def _trimmed(value: str, start: int, end: int) -> Span:
    while start < end and value[start].isspace():
        start += 1
    while end > start and value[end - 1].isspace():
        end -= 1
    return Span(start, end)


def sentence_at(spans: tuple[Span, ...], offset: int) -> Span | None:
    """Give the sentence that holds a character, None where it lies between two of them."""
    at = bisect_right(spans, offset, key=lambda s: s.start) - 1
    if at < 0 or offset >= spans[at].end:
        return None
    return spans[at]
