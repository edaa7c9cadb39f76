"""Takes a page and its lines; gives those above the text that name it: title, byline, date."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from publish.clean.rules.line_signs import SMALL, words_of
from publish.clean.rules.site_days import DAY, NOT_FRONT, day_of, is_day
from publish.clean.rules.site_ends import is_credit_of_text, is_institute
from publish.clean.rules.site_heads import headed, trailed, unsigned
from publish.clean.rules.site_signs import OF_THE_TEXT, is_bare_name, on_one_line
from publish.clean.rules.site_words.boxes import ABOUT, FOLLOW
from publish.clean.rules.site_words.classes import AGENCY, ENCYCLOPAEDIA
from publish.patterns import later

if TYPE_CHECKING:
    from publish.clean.rules.site_signs import Page

_BYLINE = later(
    r"(?:(?:written|posted|words|story|report(?:ed)?|text)\s+)?by:?\s+(?:[A-Z][\w.'’-]+|(?:de|van|von|al)\b)"
    r"[^.!?]{0,120}|(?:author|written by|by)\s*:?\s*.{0,60}",
    re.IGNORECASE,
)
_BY_WITHIN = later(
    r"(?:[|•·—–]\s*|\b(?:19|20)\d\d,?\s+|\d:\d\d(?:\s?[ap]\.?m\.?)?,?\s+)[Bb]y:?\s+(?=[A-Z])"
    r"|\b(?:19|20)\d\d\s+by(?=[A-Z])"
)
_ROLE = later(
    r"\b(?:editor|reporter|correspondent|writer|columnist|contributor|critic)\s*\Z", re.IGNORECASE
)
_BY = later(r"(?:(?:written|words|story)\s+)?by\s*:?|author\s*:?", re.IGNORECASE)
_UNDER_TITLE = later(r"by:? [A-Z]|By:? ")
_LONE = later(
    r"(?:written|posted|published)\s+(?:on\s+[\w ,.]{3,20}\s)?by\s*:?|contact the authors?\s*:?",
    re.IGNORECASE,
)
_AGENCY_DAY = later(rf"{AGENCY}(?:\W|[A-Z]|\Z)")
"""An agency under its writer's name, its day often glued to it."""
_ON_DAY = later(r"on\s+[A-Z][a-z]{2,8}\.?\s+\d")
_AGENCY = later(AGENCY + r"(?: - \[?\w.{0,40})?")
_ENTERED = later(
    r"first published .{4,20}\b(?:19|20)\d\d(?:[;,] substantive revision .{4,20}\d{4})?\.?",
    re.IGNORECASE,
)
"""Stands right under the title of an encyclopaedia's entry."""
_MARKS = frozenset(",;:.!?—")
_MENU, _LONGEST_OPENING = 20, 120
"""Lines that an encyclopaedia's menu has, and characters in which a text names what it is about."""
_ENCYCLOPAEDIA = later(ENCYCLOPAEDIA, re.IGNORECASE)
_OWNED = later(r"\b(?:19|20)\d\d,? by [A-Z][\w.’'-]+ [A-Z]")
_OFTEN = 4
"""So many times must a text say the word that stands alone over its page, to have it for title."""
_TITLE, _OVER, _FAIR = 2.6, 2.2, 1.2
"""What a line must score to be the title; over what then is the standfirst; and over a name."""
_UNDER = 14
"""So many lines may stand from the title down to where the text opens."""
_LONGEST = 22
_SECTION = 2
"""A section of a site has so many words, "Higher Education"; a title over a standfirst has more."""
_REACH = 40
"""So many lines above the main text may name it; a menu or a box may stand between."""


def kept(text: str, seen: Page) -> set[int]:
    """Give the indices of the lines that the front matter will be made from."""
    opens = _opening(seen)
    near = sorted({0, *range(max(0, opens - _REACH), min(opens + 6, len(seen.lines)))})
    plain = {i: on_one_line(text, seen.lines[i]) for i in near}
    heads = [i for i in near if i < opens + 2]
    wanted = {plain[i].lower() for i in _titles(text, seen, plain, opens)}
    titles = {i for i in heads if plain[i].lower() in wanted}
    marked: set[int] = set()
    for i in near:
        if _BY.fullmatch(plain[i]):
            marked |= {i, i + 1}
        elif seen.lines[i].words <= 25 and (
            _BYLINE.fullmatch(plain[i]) or _BY_WITHIN.search(plain[i])
        ):
            marked.add(i)
            if _UNDER_TITLE.match(plain[i]) and _may_be_title(seen, i - 1, plain):
                titles.add(i - 1)
    titles |= {i - 1 for i in near if i - 1 in plain and _ENTERED.fullmatch(plain[i])}
    signed = _signed(text, seen, plain)
    out = titles | marked | signed | _headword(text, seen, plain) | headed(seen, plain, opens)
    out |= trailed(plain, opens)
    if not titles and not out - {0}:
        out |= unsigned(seen, plain, opens)
    if not marked | signed:
        out |= _over_text(seen, plain, opens) if not titles else set()
        out |= _bare_names(seen, plain, titles) or _at_foot(text, seen)
    beside = {i + step for i in out for step in (-1, 1)}
    out |= {i for i in beside if i in plain and _is_office(seen, i, plain[i])}
    return out | day_of(seen, plain, out)


def over_title(text: str, seen: Page, stay: set[int]) -> set[int]:
    """Give the lines over the title, where a byline or a date under it says that it is the title.

    Where a sentence stands above it, or the text far below, it may not be the first of the text.
    """
    opens = _opening(seen)
    near = range(max(0, opens - _UNDER), opens)
    plain = {i: on_one_line(text, seen.lines[i]) for i in near}
    top = min(_titles(text, seen, plain, opens), default=opens)
    signed = any(
        i in stay and ("meta" in seen.lines[i].kinds or _BYLINE.fullmatch(plain[i]))
        for i in range(top + 1, opens)
    )
    above = seen.lines[:top]
    if not signed or any(line.sentence or line.seen & OF_THE_TEXT for line in above):
        return set()
    return {i for i, line in enumerate(above) if line.words}


def _bare_names(seen: Page, plain: dict[int, str], titles: set[int]) -> set[int]:
    """Give the names without a "By", which stand under the title, over a date or over "About".

    With a name over a date or an office comes what stands over it: the title, most likely. The
    last is the first line of all, on a page that is its owner's.
    """
    out = set()
    for i, each in plain.items():
        under = any(0 < i - title <= 3 for title in titles)
        dated = any(is_day(seen, i + step, plain.get(i + step, "")) for step in (1, 2))
        dated |= i + 1 in plain and seen.lines[i + 1].words <= 4 and _has_role(plain[i + 1])
        dated |= bool(_AGENCY_DAY.match(plain.get(i + 1, "")))
        owner = i == 0 and any(ABOUT.fullmatch(plain.get(n, "")) for n in (1, 2, 3))
        if (under or dated or owner) and is_bare_name(seen.lines[i], each):
            out.add(i)
            over = dated and _may_be_title(seen, i - 1, plain)
            if over and seen.lines[i - 1].words > _SECTION:
                out.add(i - 1)
    return out


def _over_text(seen: Page, plain: dict[int, str], opens: int) -> set[int]:
    """Give a name right over the text and the line over it, however short: title and author.

    The text may be a poem, whose lines are no sentences but close with a mark.
    """
    name = opens - 1
    while name in plain and not seen.lines[name].kinds and plain[name][-1:] in _MARKS:
        name -= 1
    if name not in plain or not is_bare_name(seen.lines[name], plain[name]):
        return set()
    return {name - 1, name} if _may_be_title(seen, name - 1, plain) else set()


def _headword(text: str, seen: Page, plain: dict[int, str]) -> set[int]:
    """Give the first line of an encyclopaedia's page, right over the line that says whose it is.

    A menu may stand between, where the text's first sentence takes up the line's words.
    """
    if not _may_be_title(seen, 0, plain):
        return set()
    top = (on_one_line(text, line) for line in seen.lines[1:_MENU])
    named = next((i for i, each in enumerate(top) if _ENCYCLOPAEDIA.fullmatch(each)), -1)
    start = seen.lines[seen.first].start
    opening = " ".join(text[start : start + _LONGEST_OPENING].lower().split())
    return {0} if named == 0 or (named > 0 and plain[0].lower() in opening) else set()


def _signed(text: str, seen: Page, plain: dict[int, str]) -> set[int]:
    """Give the names over the day of writing, and those that the foot of the page names."""
    out = {
        each
        for i in plain
        if i + 1 in plain and _ON_DAY.match(plain[i + 1]) and is_bare_name(seen.lines[i], plain[i])
        for each in (i, i + 1)
    }
    for i in range(seen.last + 1, len(seen.lines)):
        line = seen.lines[i]
        if line.words > 8 or not _LONE.fullmatch(on_one_line(text, line)):
            continue
        for below in range(i + 1, min(i + 5, len(seen.lines))):
            if not is_bare_name(seen.lines[below], on_one_line(text, seen.lines[below])):
                break
            out |= {i, below}
    return out


def _at_foot(text: str, seen: Page) -> set[int]:
    """Give the last line that names whose page it is: over "Follow us", or behind the years."""
    below = ""
    for i in range(len(seen.lines) - 1, seen.last, -1):
        plain = on_one_line(text, seen.lines[i])
        followed = FOLLOW.fullmatch(below) and is_bare_name(seen.lines[i], plain)
        if followed or (seen.lines[i].words <= 25 and _OWNED.search(plain)):
            return {i}
        below = plain
    return set()


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


def _is_office(seen: Page, index: int, plain: str) -> bool:
    """Tell whether a line beside the title or a name is an agency, office, role or credit."""
    line = seen.lines[index]
    if line.kinds & NOT_FRONT:
        return False
    if line.words <= _LONGEST and is_credit_of_text(plain):
        return True
    if _AGENCY.fullmatch(plain):
        return True
    return (_has_role(plain) and line.words <= 6) or is_institute(line, plain)


def _has_role(plain: str) -> bool:
    return bool(_ROLE.search(plain)) and plain[:1].isupper()


def _may_be_title(seen: Page, index: int, plain: dict[int, str]) -> bool:
    """Tell whether the line over a byline may be the title, whatever its words."""
    if index not in plain or DAY.search(plain[index]):
        return False
    line = seen.lines[index]
    return 1 <= line.words <= _LONGEST and not line.kinds and not line.sentence


def _titles(text: str, seen: Page, plain: dict[int, str], opens: int) -> list[int]:
    """Choose the lines whose words the main text takes up, of a title's length and near the text.

    Title and standfirst often look alike; all that come near the best are kept.
    """
    main: Counter[str] = Counter()
    for line in seen.lines[opens : seen.last + 1]:
        if line.words > 8:
            main.update({word.lower() for word in words_of(text[line.start : line.end][:2000])})
    count = Counter(each.lower() for i, each in plain.items() if i < opens)
    scores: dict[int, float] = {}
    for i, each in plain.items():
        line = seen.lines[i]
        headword = i == 0 and line.words == 1 and main[each.lower()] >= _OFTEN
        if i >= opens or line.kinds or not (2 <= line.words <= 30 or headword):
            continue
        if (line.sentence and each.endswith(".")) or _BYLINE.fullmatch(each):
            continue
        own = [w.lower() for w in words_of(each) if len(w) > 3 and w.lower() not in SMALL]
        shared = sum(main[word] > 0 for word in own) / len(own) if own else 0.0
        score = 2.5 * shared + (1.5 if 4 <= line.words <= 22 else 0.4)
        score += 1.0 * (count[each.lower()] > 1) - 0.04 * (opens - i) * (not headword)
        score += _company(seen, plain, i) + 2.0 * headword
        scores[i] = score
    most = max(scores.values(), default=0.0)
    if most <= _TITLE:
        named = {
            i for i in scores if i + 1 in plain and is_bare_name(seen.lines[i + 1], plain[i + 1])
        }
        return [i for i in sorted(named) if scores[i] == most > _FAIR]
    best = {i for i, score in scores.items() if score > _TITLE and score >= most - 1.0}
    standfirsts = {i for i in best if not _UNDER_TITLE.match(plain.get(i + 1, ""))}
    return sorted(best | {i - 1 for i in standfirsts if _over_standfirst(seen, i - 1, scores)})


def _over_standfirst(seen: Page, index: int, scores: dict[int, float]) -> bool:
    if scores.get(index, 0.0) <= _OVER:
        return False
    return seen.lines[index].words > _SECTION and "title" in seen.lines[index].seen


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
