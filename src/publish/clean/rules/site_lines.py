"""Takes a page copied from a site; gives the lines that are the site's and not the text's."""

from __future__ import annotations

from itertools import accumulate, pairwise
from math import fsum, inf
from typing import TYPE_CHECKING

from msgspec import structs

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.clean.rules.site_boxes import boxes, lists
from publish.clean.rules.site_cards import cards
from publish.clean.rules.site_ends import OF_AUTHORS, beside, closing
from publish.clean.rules.site_front import kept, over_title
from publish.clean.rules.site_lists import rows
from publish.clean.rules.site_signs import OF_THE_TEXT, on_one_line, page
from publish.clean.rules.site_sure import is_heading, is_page, is_sure, may_be_page
from publish.clean.rules.site_weights import WEIGHTS
from publish.clean.stanzas import margin
from publish.text import Edit, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.clean.rules.site_signs import Line, Page

_SURE = 2.3
"""Log-odds from which a line goes by itself, wherever it stands."""
_BUTTON_INSIDE, _BUTTON_OUTSIDE = 1.2, -2.0
"""The same for a line that reads as a button or box, within the main text and beyond it."""
_COMPANY = 3
"""As many phrases of a site must a page hold before a line without one may go."""
_ZONE = 1.8
"""The mean log-odds from which all above, or all below, the main text is the site's."""
_SHARE, _MOST = 0.25, 1500
"""The part of a page's words, and the words, that lines without a phrase may not pass together."""
_LONGEST_ASIDE = 30
"""Words of a sentence that may be a site's though it holds none of its phrases."""
_GAP, _DENSE = 4, 4
"""So many lines may stand between two phrases below the text, which has so many near."""
_SPOKEN = 6
"""Words of a closed line that is a sentence of a text more likely than a button."""
_SHORT = 80
"""A line of more words is a paragraph, of which no phrase of a site is asked."""
_PASSES = 5
_IN_ZONE = -1.0
_CLOSED_IN_ZONE = 1.0
_RENT = 0.9
"""What each further line of a zone costs, so that a zone does not creep into the text."""
_BUTTONS = frozenset(
    {"share", "advertising", "newsletter", "comment", "related", "agency", "cookie"}
)
_SECTIONS = frozenset({"menu", "meta"})
"""Kinds whose words stand over the parts of a text too: "Europe", "Education"."""
_WEAK = frozenset({"meta"})
_DOUBTED = 0.5
"""How sure it is that a line beside the text is the site's, whose words an author may use."""


def weigh(line: Line) -> float:
    """Give the log-odds of a line being furniture, the same in whatever order the signs come."""
    return WEIGHTS["always"] + fsum(WEIGHTS.get(sign, 0.0) for sign in line.seen)


def _find(text: str) -> Iterator[Finding]:
    """Look again at what is left until nothing more goes, so that a second run finds nothing."""
    if not may_be_page(text):
        return
    rest, seen = Text(text), page(text)
    if not is_page(text, seen):
        return
    taken: list[Finding] = []
    for _ in range(_PASSES):
        found = list(_once(rest.value, seen))
        if not found:
            break
        taken += [
            structs.replace(each, start=rest.origin(each.start), end=rest.origin(each.end - 1) + 1)
            for each in found
        ]
        rest = rest.apply(Edit(each.start, each.end, "") for each in found)
        seen = page(rest.value)
    yield from sorted(taken, key=lambda each: each.start)


def _once(text: str, seen: Page) -> Iterator[Finding]:
    if not seen.lines:
        return
    weights = [weigh(line) for line in seen.lines]
    wrapped = margin(text) > 0
    doomed = _chosen(seen, weights, wrapped=wrapped) | _said(text, seen, wrapped=wrapped)
    if doomed:
        stay = kept(text, seen) | rows(text, seen) | lists(text, seen) | closing(text, seen)
        if not wrapped and _phrases(seen) >= _COMPANY:
            doomed |= over_title(text, seen, stay)
        doomed -= stay
    doomed -= _too_many(seen.lines, doomed)
    doubted = beside(text, seen) if doomed else set()
    for index in sorted(doomed):
        line = seen.lines[index]
        end = min(line.end + 1, len(text))
        confidence = min(0.99, 0.75 + max(weights[index], 0.0) / 20)
        why = ", ".join(sorted(line.kinds - _WEAK)) or "among the site's own lines"
        review = line.sentence or not line.kinds - OF_AUTHORS
        if index in doubted:
            review, confidence, why = True, _DOUBTED, f"{why}; may be the author's"
        yield Finding(line.start, end, "", round(confidence, 2), review=review, why=why)


def _phrases(seen: Page) -> int:
    return sum(bool(line.kinds - _WEAK) for line in seen.lines)


def _said(text: str, seen: Page, *, wrapped: bool) -> set[int]:
    """Give the lines whose words are enough, and the boxes, on a page that is plainly a site's."""
    plain = (on_one_line(text, line) if line.words <= _SHORT else "" for line in seen.lines)
    sure = {i for i, each in enumerate(plain) if each and is_sure(each)}
    phrases = _phrases(seen)
    if len(sure) < (_COMPANY if wrapped else 1) or phrases + len(sure) < _COMPANY:
        sure = set()
    return (
        sure if wrapped or phrases < _COMPANY else sure | boxes(text, seen) | {*cards(text, seen)}
    )


def _too_many(lines: Sequence[Line], doomed: set[int]) -> set[int]:
    """Give the lines without a phrase of their own, if together they are too much of the page.

    A long list is a page's menu as often as it is what the page is about; what cannot be told apart
    stays.
    """
    company = {index for index in doomed if not lines[index].kinds - _WEAK}
    size = sum(lines[index].words for index in company)
    whole = sum(line.words for line in lines)
    return company if size > _MOST and size > _SHARE * whole else set()


def _chosen(seen: Page, weights: Sequence[float], *, wrapped: bool) -> set[int]:
    """Choose the lines to go; two signs are always asked for, a phrase and a place or company.

    A text broken into lines by hand is a book or a letter more likely than a page: from it go only
    lines that hold a phrase themselves.
    """
    out: set[int] = set()
    phrases = _phrases(seen)
    own = {i for i, line in enumerate(seen.lines) if line.seen & OF_THE_TEXT and not line.kinds}
    for index, line in enumerate(seen.lines):
        inside = seen.first <= index <= seen.last
        if line.kinds & _BUTTONS and not line.sentence:
            if weights[index] >= (_BUTTON_INSIDE if inside else _BUTTON_OUTSIDE):
                out.add(index)
        elif phrases >= _COMPANY and weights[index] >= _needed(line):
            out.add(index)
    out |= _zone(seen.lines, weights, range(len(seen.lines) - 1, seen.last, -1))
    out |= _zone(seen.lines, weights, range(seen.first))
    if phrases >= _COMPANY:
        out |= _gaps(seen.lines, range(seen.last + 1, len(seen.lines)))
    out -= {i for i in out if _heads_part(seen.lines, i) or _reads_on(seen.lines, i)}
    return {i for i in out if seen.lines[i].kinds} if wrapped else out - own


def _zone(lines: Sequence[Line], weights: Sequence[float], order: range) -> set[int]:
    """Go from the page's edge towards the text and give the lines of the site's zone there.

    The zone ends at the phrase up to which the weights' sum is largest; sentences that hold no
    phrase of a site stay, since a person must decide on them.
    """
    sums = list(accumulate(min(max(weights[i], -3.0), 4.0) - _RENT for i in order))
    stops = [n for n, i in enumerate(order) if lines[i].kinds - _WEAK and sums[n] > 0]
    if not stops:
        return set()
    stop = max(stops, key=lambda n: sums[n]) + 1
    while stop < len(order) and "count" in lines[order[stop]].seen:
        stop += 1
    zone = order[:stop]
    phrases = sum(bool(lines[i].kinds - _WEAK) for i in zone)
    if phrases < 2 or sum(weights[i] for i in zone) < _ZONE * len(zone):
        return set()
    return {i for i in zone if weights[i] >= _least(lines[i])}


def _gaps(lines: Sequence[Line], zone: range) -> set[int]:
    """Give the lines that stand, a few together, between two phrases of the site below the text.

    They are titles of other stories, names and what a box says; a text that goes on below its last
    button has no second one so soon.
    """
    out: set[int] = set()
    hits = [i for i in zone if lines[i].kinds]
    for n, (above, below) in enumerate(pairwise(hits)):
        gap = range(above + 1, below)
        strong = sum(bool(lines[i].kinds - _WEAK) for i in hits[max(0, n - 3) : n + 4])
        if len(gap) <= _GAP and strong >= _DENSE and all(_may_be_sites(lines[i]) for i in gap):
            out |= set(gap)
    return out


def _may_be_sites(line: Line) -> bool:
    return not (line.sentence or "closed" in line.seen or line.seen & OF_THE_TEXT)


def _needed(line: Line) -> float:
    """Give the log-odds from which a line goes by itself: a paragraph never without a phrase."""
    if line.kinds or not line.sentence:
        return _SURE
    return _SURE + 1 if line.words <= _LONGEST_ASIDE else inf


def _heads_part(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a word of a menu stands over a part of the text, between its paragraphs."""
    if not lines[index].kinds <= _SECTIONS or not is_heading(lines, index):
        return False
    return not lines[index - 1].kinds and not lines[index + 1].kinds


def _reads_on(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a closed line without a phrase stands right over a sentence without one."""
    line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    said = "closed" in line.seen and line.words >= _SPOKEN and not line.kinds
    return said and below is not None and below.sentence and not below.kinds


def _least(line: Line) -> float:
    if line.kinds:
        return _IN_ZONE
    if line.sentence:
        return inf
    return _CLOSED_IN_ZONE if "closed" in line.seen else _IN_ZONE


_TEXT = (
    "The harbour had been closed to foreign ships for eleven years when the first petition reached "
    "the council of the town.\nNobody then alive could say who had ordered the chain to be drawn "
    "across its mouth, and the clerks who kept the rolls were of no help.\nThey had been told to "
    "keep silent, and they kept their silence as they kept everything else in that house.\n"
)
_MENTION = (
    "Please share this with your neighbours, wrote the mayor, and print it on the gate.\n\n"
    "About the harbour, he said nothing. “Follow us,” the clerks had asked; he did not.\n"
)
_LETTER = "Dear Madam,\n\n" + _TEXT + "\nYours faithfully,\n\nAnna Clerk\nHarbour House\n"
_POEM = (
    "Home\n\nThe tide went out,\nThe chain fell slack,\nThe ships came in,\nAnd none went back.\n"
)
_NOTED = "The Chain\n\n" + _TEXT + "\nNotes\n\n1. Rolls, p. 4.\n2. Ibid.\n3. Clerk, 12.\n"

RULES = (
    Rule(
        name="site-line",
        family="page furniture",
        why="Menus, share buttons, comment forms and lists of other articles are the site's.",
        reach=Reach.LINES,
        find=_find,
        examples=(
            Example(
                "Home\nAbout us\nSubscribe\nThe Harbour Chain\nBy Anna Clerk\n"
                + _TEXT
                + "Share this article\nTweet\nRelated articles\nTen harbours\nLeave a reply\n"
                + "Privacy policy\n© 2021 All rights reserved\n",
                "The Harbour Chain\nBy Anna Clerk\n" + _TEXT,
            ),
            Example(
                "The Harbour Chain\n\nPrint Friendly, PDF & Email\n\nBy Anna Clerk\n\n"
                + _TEXT
                + "\nPlease Share:\n",
                "The Harbour Chain\n\n\nBy Anna Clerk\n\n" + _TEXT + "\n",
                "two buttons, nothing else",
            ),
            Example(_MENTION, _MENTION, "sentences that speak of sharing and printing"),
            Example(_LETTER, _LETTER, "a signed letter"),
            Example(_POEM, _POEM, "a poem whose title is a menu's word"),
            Example(_NOTED, _NOTED, "short notes under a text"),
        ),
    ),
)
