"""Takes a page and its lines above the text; gives the head that its signature holds together.

A menu's entries and a title look alike; what tells them apart is who signs: the line just over the
author's name or the day is the title, or the standfirst with the title over it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.clean.rules.site_ends import is_institute
from publish.clean.rules.site_signs import is_names
from publish.clean.rules.site_words.classes import BY_ABROAD, BY_WORDS, MONTH_BEGINS, ROLE
from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.clean.rules.site_signs import Page

_BY = later(
    r"(?:(?:written|posted|words|story|report(?:ed)?|text|reporting|interview|review|essay|"
    r"co-?authored|preached|delivered|as told to)\s+)?by:?\s+(?-i:[A-Z])\S.{0,120}|"
    r"authors?:\s*(?-i:[A-Z]).{2,120}",
    re.IGNORECASE,
)
_BY_ABROAD = later(f"{BY_ABROAD}|{BY_WORDS}")
_ROLE = later(ROLE)
_DAY = later(
    rf"(?:1[5-9]|20)\d\d\b|\d[./-]\d{{1,2}}[./-]\d\d|\b(?:{MONTH_BEGINS})[a-z]*\.?\s+\d|"
    rf"\d\s+(?:{MONTH_BEGINS})",
    re.IGNORECASE,
)
CAPTION = later(
    r"(?:[a-z]{4}|[\d)])[.…] (?:[A-ZÀ-Þ][\w.’'-]+ ){1,2}[A-ZÀ-Þ][\w’'-]+\Z|"
    r"[a-z\d][.] [A-Z’' ]{8,}\Z|\(Supplied|[Cc]redit(?:\.\.\.|…|:)|/[A-Z]\w+\Z"
)
"""The end of what is said of a picture: a full stop, and whose it is."""
_STEP = later(r"\s*(?:>+|[/›»→])\s*|\s[|–—-]\s")
_AROUND = 12
"""Words that a line with a day has at the most, its hour and place among them."""
_UNDER = 18
"""So many lines above the text may its signature stand."""
_OVER = 5
"""So many lines over a signature may its title stand, buttons and captions between."""
_CLOSE = 3
"""So many over the standfirst, or over a text without a signature."""
_TITLE, _SHORT, _FULL = 4, 2, 5
"""Words of a title that has a standfirst under it, of one over a sentence, of one by itself."""
_MOST, _TAKEN_UP = frozenset({"shared-most"}), frozenset({"shared-some", "shared-most"})
"""The signs of a line most of whose words the text uses, and of one some of whose it does."""
_STANDFIRST = 45
"""Words of a standfirst at the most."""


def headed(seen: Page, plain: dict[int, str], opens: int) -> set[int]:
    """Give the lines of the head: the title, its standfirst, who signs it; none where none signs.

    ``plain`` holds the lines near the text by their index, the line ``opens`` begins it.
    """
    last = min(opens + _OVER, len(seen.lines))
    for at in range(last - 1, max(0, opens - _UNDER) - 1, -1):
        if at not in plain or at == opens or _is_said_before(plain, at):
            continue
        if names := _signature(seen, plain, at):
            over = _over(seen, plain, at)
            if over and (_is_marked(plain[at]) or any(_is_full(seen, i) for i in over)):
                return names | over
    return set()


def unsigned(seen: Page, plain: dict[int, str], opens: int) -> set[int]:
    """Give the title of a page on which nobody signs, and its standfirst: over a day or the text.

    Lines that come back are parts that a list of contents names.
    """
    days = (i for i in range(opens - 1, max(0, opens - _UNDER), -1) if i in plain)
    for at in [*(i for i in days if says_day(plain[i])), opens]:
        over = {i for i in _over(seen, plain, at) if "repeated" not in seen.lines[i].seen}
        if any(_is_full(seen, i) for i in over):
            return over
    return set()


def trailed(plain: dict[int, str], opens: int) -> set[int]:
    """Give the title that the way to the page ends in, or a browser's tab begins with."""
    out: set[int] = set()
    for i, each in plain.items():
        steps = _STEP.split(each) if i < opens else ()
        ends = {steps[0], steps[-1]} if len(steps) > 1 else set()
        titles = (j for j in range(i + 1, min(i + _UNDER, opens)) if plain.get(j) in ends)
        out |= {j for j in titles if plain[j].count(" ") >= _SHORT}
    return out


def _is_said_before(plain: dict[int, str], at: int) -> bool:
    """Tell whether a line above says the same and more: "By Ann Hall", and then her name again."""
    return any(plain[at] in plain.get(i, "") for i in range(max(0, at - _UNDER), at))


def _is_marked(plain: str) -> bool:
    """Tell whether a word such as "By" says that a line names its author."""
    return bool(_BY.fullmatch(plain) or _BY_ABROAD.match(plain))


def _is_full(seen: Page, at: int) -> bool:
    """Tell whether a line is longer than a menu's, or has words that the text uses."""
    return seen.lines[at].words >= _FULL or _is_taken_up(seen, at)


def _is_taken_up(seen: Page, at: int) -> bool:
    """Tell whether the text uses the words of a line, as it does those of its title."""
    return not seen.lines[at].seen.isdisjoint(_TAKEN_UP)


def _signature(seen: Page, plain: dict[int, str], at: int) -> set[int]:
    """Give the lines that say who wrote a text: "By …", or names over a day or an office."""
    each = plain[at]
    if seen.lines[at].words > _AROUND * 2:
        return set()
    if _is_marked(each):
        return set() if each.endswith((".", "?", "!", ":")) else {at}
    if is_names(each.partition(", ")[0]) and is_institute(seen.lines[at], each):
        return {at}
    if not is_names(each) or seen.lines[at].kinds:
        return set()
    below = list(_below(seen, plain, at))
    told = next((i for i in below if says_day(plain[i]) or _ROLE.search(plain[i])), None)
    above = at - 1 in plain and (says_day(plain[at - 1]) or _may_be_title(seen, plain, at - 1))
    if told is None and not above:
        return set()
    offices = {i for i in below[:1] if _ROLE.search(plain[i]) and seen.lines[i].words <= _AROUND}
    return {at} | offices


def _may_be_title(seen: Page, plain: dict[int, str], at: int) -> bool:
    """Tell whether a line over a bare name is plainly the title: long, and of the text's words."""
    line = seen.lines[at]
    plainly = not line.kinds and not line.sentence and line.words >= _FULL
    return plainly and _is_taken_up(seen, at) and not plain[at].endswith(".")


def _below(seen: Page, plain: dict[int, str], at: int) -> Iterator[int]:
    """Give the lines under a name, as far as a button or two lead."""
    for i in range(at + 1, at + 1 + _OVER):
        if i not in plain:
            return
        yield i
        if i > at + 1 and not seen.lines[i].kinds and seen.lines[i].words > _SHORT:
            return


def says_day(plain: str) -> bool:
    """Tell whether a line tells of a day and of little else."""
    return len(plain.split()) <= _AROUND and _DAY.search(plain) is not None


def _over(seen: Page, plain: dict[int, str], at: int) -> set[int]:
    """Give the title over a signature and the standfirst between the two."""
    near = _next_over(seen, plain, at, 1, _SHORT)
    if near is None or (seen.lines[near].words < _TITLE and not _is_taken_up(seen, near)):
        further = _next_over(seen, plain, at, _OVER, _TITLE)
        near = near if further is None else further
    if near is None:
        return set()
    sentence = seen.lines[near].sentence or plain[near].endswith(".")
    large = "title" in seen.lines[near].seen and not sentence
    least = _SHORT if sentence else _TITLE
    short = frozenset() if large else _MOST
    over = _next_over(seen, plain, near, _CLOSE, least, short=short)
    if over is None or plain[over].endswith(".") or any(map(says_day, _between(plain, over, near))):
        return {near}
    longer = seen.lines[over].words >= seen.lines[near].words
    return {near} if large and longer else {near, over}


def _between(plain: dict[int, str], first: int, last: int) -> list[str]:
    return [plain[i] for i in range(first + 1, last)]


def _next_over(
    seen: Page,
    plain: dict[int, str],
    at: int,
    reach: int,
    least: int,
    *,
    short: frozenset[str] = _TAKEN_UP,
) -> int | None:
    """Give the next line over another that is no button, day, name or picture's credit."""
    for i in range(at - 1, max(-1, at - 1 - reach), -1):
        if i not in plain:
            return None
        line = seen.lines[i]
        if line.kinds or says_day(plain[i]) or _is_marked(plain[i]):
            continue
        known = not line.seen.isdisjoint(short)
        few = line.words < (_SHORT if known else least)
        if few or "|" in plain[i] or is_names(plain[i]) or CAPTION.search(plain[i]):
            continue
        if line.words > _STANDFIRST:
            return None
        return i
    return None
