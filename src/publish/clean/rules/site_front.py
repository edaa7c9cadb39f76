"""Takes a page and its lines; gives those above the text that name it: title, byline, date."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from publish.clean.rules.line_signs import SMALL, words_of
from publish.clean.rules.site_phrases import AGENCY

if TYPE_CHECKING:
    from publish.clean.rules.site_signs import Page

_BYLINE = re.compile(
    r"(?:(?:written|posted|words|story|report(?:ed)?|text)\s+)?by:?\s+(?:[A-Z][\w.'’-]+|(?:de|van|von|al)\b)"
    r"[^.!?]{0,120}|(?:author|written by|by)\s*:?\s*.{0,60}",
    re.IGNORECASE,
)
_BY_WITHIN = re.compile(
    r"(?:[|•·—–]\s*|\b(?:19|20)\d\d,?\s+|\d:\d\d(?:\s?[ap]\.?m\.?)?,?\s+)[Bb]y:?\s+(?=[A-Z])"
    r"|\b(?:19|20)\d\d\s+by(?=[A-Z])"
)
_ROLE = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|columnist|contributor|critic)\s*\Z", re.IGNORECASE
)
_BY = re.compile(r"(?:(?:written|words|story)\s+)?by\s*:?|author\s*:?", re.IGNORECASE)
_LONE = re.compile(
    r"(?:written|posted|published)\s+(?:on\s+[\w ,.]{3,20}\s)?by\s*:?|contact the authors?\s*:?",
    re.IGNORECASE,
)
_ON_DAY = re.compile(r"on\s+[A-Z][a-z]{2,8}\.?\s+\d")
_AGENCY = re.compile(AGENCY + r"(?: - \[?\w.{0,40})?")
_REACH = 40
"""So many lines above the main text may name it; a menu or a box may stand between."""


def kept(text: str, seen: Page) -> set[int]:
    """Give the indices of the lines that the front matter will be made from."""
    opens = _opening(seen)
    near = range(max(0, opens - _REACH), min(opens + 6, len(seen.lines)))
    plain = {i: " ".join(text[seen.lines[i].start : seen.lines[i].end].split()) for i in near}
    out: set[int] = set()
    heads = [i for i in near if i < opens + 2]
    wanted = {plain[i].lower() for i in _titles(text, seen, plain, opens)}
    out |= {i for i in heads if plain[i].lower() in wanted}
    for i in near:
        if _BY.fullmatch(plain[i]):
            out |= {i, i + 1}
        elif seen.lines[i].words <= 25 and (
            _BYLINE.fullmatch(plain[i]) or _BY_WITHIN.search(plain[i])
        ):
            out.add(i)
    out |= _signed(text, seen, plain)
    beside = {i + step for i in out for step in (-3, -2, -1, 1, 2, 3)}
    out |= {i for i in beside if i in plain and _names_or_dates(seen, i, plain[i])}
    return out


def _signed(text: str, seen: Page, plain: dict[int, str]) -> set[int]:
    """Give the names over the day of writing, and those that the foot of the page names."""
    out = {
        each
        for i in plain
        if i + 1 in plain and _ON_DAY.match(plain[i + 1]) and _is_bare_name(seen, i, plain[i])
        for each in (i, i + 1)
    }
    for i in range(seen.last + 1, len(seen.lines)):
        line = seen.lines[i]
        if line.words > 8 or not _LONE.fullmatch(" ".join(text[line.start : line.end].split())):
            continue
        for below in range(i + 1, min(i + 5, len(seen.lines))):
            named = seen.lines[below]
            if not _is_bare_name(seen, below, " ".join(text[named.start : named.end].split())):
                break
            out |= {i, below}
    return out


def _opening(seen: Page) -> int:
    """Give the line where the text opens that the main range is the longest part of.

    A table, a chart or a box can cut a text in two; its front matter stands above the first part.
    """
    sentences = [line.sentence and not line.kinds for line in seen.lines]
    for i in range(min(seen.first, len(sentences))):
        company = sum(sentences[i + 1 : i + 4]) >= 2 or sum(sentences[i + 1 : i + 6]) >= 3
        if sentences[i] and seen.lines[i].words >= 12 and company:
            return i
    return seen.first


def _names_or_dates(seen: Page, index: int, plain: str) -> bool:
    """Tell whether a line beside the title may be its date or a bare name."""
    line = seen.lines[index]
    if line.kinds & {"share", "comment", "related", "newsletter", "advertising", "legal"}:
        return False
    if "meta" in line.kinds:
        return any(char.isdigit() for char in plain)
    if _AGENCY.fullmatch(plain):
        return True
    if _ROLE.search(plain) and line.words <= 6 and plain[:1].isupper():
        return True
    return _is_bare_name(seen, index, plain)


def _is_bare_name(seen: Page, index: int, plain: str) -> bool:
    line = seen.lines[index]
    name = 2 <= line.words <= 4 and "title" in line.seen and not line.kinds
    return name and not any(char.isdigit() or char in ",:|•/" for char in plain)


def _titles(text: str, seen: Page, plain: dict[int, str], opens: int) -> list[int]:
    """Choose the lines whose words the main text takes up, of a title's length and near the text.

    Title and standfirst often look alike; all that come near the best are kept.
    """
    main: Counter[str] = Counter()
    for line in seen.lines[opens : seen.last + 1]:
        if line.words > 8:
            main.update({word.lower() for word in words_of(text[line.start : line.end][:2000])})
    count = Counter(each.lower() for each in plain.values())
    scores: dict[int, float] = {}
    for i, each in plain.items():
        line = seen.lines[i]
        if i >= opens or line.kinds - {"meta"} or not 2 <= line.words <= 30:
            continue
        if (line.sentence and each.endswith(".")) or _BYLINE.fullmatch(each):
            continue
        own = [w.lower() for w in words_of(each) if len(w) > 3 and w.lower() not in SMALL]
        shared = sum(main[word] > 0 for word in own) / len(own) if own else 0.0
        score = 2.5 * shared + (1.5 if 4 <= line.words <= 22 else 0.4)
        score += 1.0 * (count[each.lower()] > 1) - 0.04 * (opens - i)
        score += _company(seen, plain, i)
        scores[i] = score
    most = max(scores.values(), default=0.0)
    return [i for i, score in scores.items() if score > 2.6 and score >= most - 1.0]


def _company(seen: Page, plain: dict[int, str], index: int) -> float:
    """A byline or a date just under a line says that it is the title."""
    for i in range(index + 1, index + 4):
        below = plain.get(i)
        if below is None:
            continue
        if _BYLINE.fullmatch(below) or (
            "meta" in seen.lines[i].kinds and re.search(r"\d{4}", below)
        ):
            return 1.2
    return 0.0
