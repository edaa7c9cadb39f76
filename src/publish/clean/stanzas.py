"""Takes a text; gives its lines in stanzas, and the margin at which they were broken by hand."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import msgspec

from publish.clean.look import FENCE, NARROWEST, WIDEST, Look, look

SLACK = 12
"""By how many characters an edited line may fall short of the margin and still be full."""
_FEWEST_SOFT = 20
"""Lines that surely run on, from which it is told whether a machine broke them."""
_FEWEST_OF_FEW = 2
"""Sentences that go on in the next line, from which a margin is believed in a short text."""
_SHORT, _MOST_KNOWN = 1000, 50_000
"""Characters of lines whose looks are remembered, and how many are.

Short lines recur, and most lines are the same after a rule as before it.
"""


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line that is not blank: its offsets (characters), and what it looks like."""

    start: int
    end: int
    look: Look


def margin(text: str) -> int:
    """Give the width in characters at which the text's lines are broken by hand, 0 for none."""
    return margin_of([stanza for stanza in stanzas(text) if len(stanza) > 2])


def stanzas(text: str) -> list[list[Line]]:
    """Give the lines that are not blank in runs without a blank line, but for code in fences."""
    out: list[list[Line]] = [[]]
    pieces = text.split("\n")
    ends = _fenced(pieces) if "```" in text or "~~~" in text else {}
    start, fence = 0, -1
    for number, piece in enumerate(pieces):
        if ends and number in ends and number > fence:
            out.append([])
            fence = ends[number]
        blank = not piece or piece.isspace()
        if not blank:
            seen = _remembered(piece) if len(piece) <= _SHORT else look(piece)
            out[-1].append(Line(start, start + len(piece), seen))
        if number == fence or (blank and number > fence):
            out.append([])
        start += len(piece) + 1
    return [stanza for stanza in out if stanza]


_remembered = lru_cache(maxsize=_MOST_KNOWN)(look)


def _fenced(pieces: list[str]) -> dict[int, int]:
    """Give the lines that open code and the lines that close it: the next fence of the kind."""
    out: dict[int, int] = {}
    opened, mark = -1, ""
    for number, piece in enumerate(pieces):
        match = FENCE.match(piece) if "```" in piece or "~~~" in piece else None
        if match is None:
            continue
        closes = match[1].startswith(mark) and piece.strip() == match[1]
        if mark and closes:
            out[opened], mark = number, ""
        elif not mark or match[1][0] == mark[0]:
            opened, mark = number, match[1]
    return out


def margin_of(stanzas: list[list[Line]]) -> int:
    """Give the width, in characters, at which most inner lines of stanzas end, 0 for none."""
    inner = [
        (line.look.width, after.look.capital)
        for stanza in stanzas
        for line, after in pairwise(stanza)
    ]
    widths = sorted(width for width, _ in inner if NARROWEST <= width <= WIDEST)
    if len(widths) < 3 or 2 * len(widths) < len(inner):
        return 0
    if 2 * sum(capital for _, capital in inner) > len(inner):
        return 0
    width = widths[len(widths) * 9 // 10]
    near = sum(width - 2 * SLACK <= each <= width + SLACK for each in widths)
    return width if near * 3 >= 2 * len(widths) else 0


def margin_of_few(stanzas: list[list[Line]]) -> int:
    """Give the width, in characters, at which the lines of a text of a few short paragraphs end.

    Where hardly a paragraph has three lines, only sentences tell that go on in the next line: there
    must be two, of half of all line ends, and few may have had room for the word that goes on.
    """
    pairs = [pair for stanza in stanzas for pair in pairwise(stanza)]
    soft = [
        (line.look.width, after.look.first)
        for line, after in pairs
        if after.look.small and not line.look.closed
    ]
    if len(soft) < _FEWEST_OF_FEW or 2 * len(soft) < len(pairs):
        return 0
    if any(line.look.width > WIDEST for stanza in stanzas for line in stanza):
        return 0
    width = max(width for width, _ in soft)
    lasts = [stanza[-1].look.width for stanza in stanzas if len(stanza) > 1]
    if 4 * min(lasts) > 3 * width:
        return 0  # a paragraph's last line is seldom so long in all of them: couplets
    room = [width - (each + 1 + first) for each, first in soft]
    short = 2 * sum(each >= 0 for each in room) >= len(room) or max(room) > SLACK
    return 0 if short or width < NARROWEST else width


def exact_margin(stanzas: list[list[Line]]) -> int:
    """Give the margin, in characters, that a machine broke all lines at; 0 where a person did.

    Then a sentence that ends where the next word had room ends its paragraph, though no blank line
    says so.
    """
    soft = [
        (line.look.width, after.look.first)
        for stanza in stanzas
        for line, after in pairwise(stanza)
        if after.look.small and not line.look.closed
    ]
    if len(soft) < _FEWEST_SOFT:
        return 0
    widest = max(width for width, _ in soft)
    roomy = sum(width + 1 + first <= widest for width, first in soft)
    return widest if 50 * roomy <= len(soft) else 0


def had_room(line: Look, after: Look, exact: int) -> bool:
    """Tell whether a line had room for the word that begins the next, and that has a capital."""
    return after.capital and line.width + 1 + after.first <= exact
