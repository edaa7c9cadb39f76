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
_FEWEST_SURE = 8
"""So many, where not one of them had room for the word that goes on."""
_FEWEST_NARROW, NARROW = 12, 24
"""The same for a narrow column, and the characters that its lines have at the least."""
_FEWEST_OF_FEW = 2
"""Sentences that go on in the next line, from which a margin is believed in a short text."""
_FEWEST_SET_IN = 3
"""Lines of a quotation set in, by which it is known to be wrapped."""
_COLUMN = 20
"""Characters of a newspaper's column at the least."""
_OF_VERSE = 60
"""Characters of a line of verse at the most, where it does not begin with a capital."""
_FEWEST_AMID = 5
"""The same amid many lines that stand for themselves."""
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
    found = stanzas(text)
    return margin_of([stanza for stanza in found if len(stanza) > 2]) or narrow_margin(found)


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
    soft, pairs = _soft(stanzas), sum(len(stanza) - 1 for stanza in stanzas)
    if len(soft) < _FEWEST_OF_FEW or 2 * len(soft) < pairs:
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


def margin_amid(stanzas: list[list[Line]]) -> int:
    """Give the width, in characters, at which the paragraphs of a text of many short lines end.

    A paper copied without blank lines has its paragraphs amid heads, addresses and lists. Its
    margin shows where sentences go on in the next line: hardly one of these lines had room for the
    word that goes on, and no line is wider. Where that is sure, the lines may also be as narrow as
    a newspaper's column, and as wide as they like.
    """
    soft = _soft(stanzas)
    if len(soft) < _FEWEST_AMID:
        return 0
    width = max(width for width, _ in soft)
    lines = [line.look.width for stanza in stanzas for line in stanza]
    wider = sum(each > width + SLACK // 2 for each in lines)
    roomy = sum(each + 1 + first <= width for each, first in soft)
    if _is_sure(soft, roomy):
        return width if width >= _COLUMN and _FEWEST_SOFT * wider <= len(lines) else 0
    exact = 10 * roomy <= len(soft) and not wider
    return width if exact and NARROWEST <= width <= WIDEST else 0


def _soft(stanzas: list[list[Line]]) -> list[tuple[int, int]]:
    """Give the width of each line whose sentence goes on in the next, and that of the next word."""
    return [
        (line.look.width, after.look.first)
        for stanza in stanzas
        for line, after in pairwise(stanza)
        if after.look.small and not line.look.closed
    ]


def exact_margin(stanzas: list[list[Line]]) -> int:
    """Give the margin, in characters, that a machine broke all lines at; 0 where a person did.

    Then a sentence that ends where the next word had room ends its paragraph, though no blank line
    says so.
    """
    soft = _soft(stanzas)
    widest = max((width for width, _ in soft), default=0)
    roomy = sum(width + 1 + first <= widest for width, first in soft)
    return widest if _is_sure(soft, roomy) else 0


def _is_sure(soft: list[tuple[int, int]], roomy: int) -> bool:
    """Tell whether a machine broke so many lines, of which ``roomy`` had room for the next word."""
    if len(soft) < _FEWEST_SOFT:
        return len(soft) >= _FEWEST_SURE and not roomy
    return 50 * roomy <= len(soft)


def narrow_margin(stanzas: list[list[Line]]) -> int:
    """Give the width, in characters, of a narrow column that a machine broke all lines at, or 0.

    Other paragraphs may be wider, as those above notes. Verse has narrow lines too, so that many
    sentences must go on in the next line, and hardly one where its first word had room.
    """
    stanzas = [each for each in stanzas if len(each) > 1 and width_of(each) < NARROWEST]
    soft = _soft(stanzas)
    widest = max((width for width, _ in soft), default=0)
    if len(soft) < _FEWEST_NARROW or not NARROW <= widest < NARROWEST:
        return 0
    roomy = sum(width + 1 + first <= widest for width, first in soft)
    wider = sum(line.look.width > widest for stanza in stanzas for line in stanza)
    return widest if 25 * roomy <= len(soft) and 4 * wider <= len(soft) else 0


def width_of(lines: list[Line]) -> int:
    """Give the width of the widest of some lines, in characters."""
    return max(line.look.width for line in lines)


def had_room(line: Look, after: Look, exact: int) -> bool:
    """Tell whether a line had room for the capital or figure that begins the next."""
    begins = after.capital or after.text.lstrip()[0].isdigit()
    return begins and line.width + 1 + after.first <= exact


def runs_over(stanza: list[Line]) -> bool:
    """Tell whether sentences run over short lines that had room, as in verse without capitals."""
    if len(stanza) < _FEWEST_SET_IN:
        return False
    local = max(line.look.width for line in stanza)
    pairs = [(line.look, after.look) for line, after in pairwise(stanza)]
    small = sum(after.small for _, after in pairs)
    roomy = sum(line.width + 1 + after.first <= local for line, after in pairs)
    ragged = 2 * roomy >= len(pairs) or local < NARROWEST
    return local <= _OF_VERSE and 2 * small >= len(pairs) and ragged


def hangs(line: Look, after: Look, indent: int, local: int) -> bool:
    """Tell whether an item of a list goes on in a line that is set in under it.

    ``indent`` is that of the list, ``local`` the width of its widest line, both in characters.
    """
    if after.item or after.count or after.indent < indent + 2 or after.rule:
        return False
    within = line.item or line.count > 0 or line.indent == after.indent
    return within and (not line.closed or line.width + 1 + after.first > local)


def is_set_in(stanza: list[Line], local: int) -> bool:
    """Tell whether a quotation set in is wrapped, in a text whose paragraphs are a line each.

    ``local`` is the width of its widest line in characters. Each of its lines, three or more, goes
    on with a small letter for which there was no room.
    """
    if len(stanza) < _FEWEST_SET_IN or local < NARROWEST or stanza[0].look.indent < 2:
        return False
    if any(line.look.indent != stanza[0].look.indent for line in stanza):
        return False
    pairs = [(line.look, after.look) for line, after in pairwise(stanza)]
    return all(x.small and line.width + 1 + x.first > local for line, x in pairs)
