"""Takes a text whose lines may be broken by hand; gives its line groups and what each one is."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import msgspec

from publish.clean.look import FENCE, NARROWEST, WIDEST, Look, look
from publish.clean.program import programs

if TYPE_CHECKING:
    from collections.abc import Iterator


class Shape(StrEnum):
    """How the lines of a group belong together."""

    PROSE = "prose"
    """One paragraph: its line ends are only a margin and read as spaces."""
    LINES = "lines"
    """Lines that each stand for themselves: an address, a signature, a title page."""
    VERSE = "verse"
    LIST = "list"
    """One item of a list, whose own line ends are a margin."""
    TABLE = "table"
    CODE = "code"
    QUOTED = "quoted"
    """Lines that begin with ``>`` each, as mail and Markdown mark a quotation."""
    RULE = "rule"
    """A section break: asterisks, dashes or an ornament alone on a line."""


class Group(msgspec.Struct, frozen=True, gc=False):
    """Consecutive lines, from the first character of the first to the end of the last.

    ``start`` and ``end`` are character offsets into the text; ``end`` stands before the line end.
    """

    shape: Shape
    start: int
    end: int


class _Line(msgspec.Struct, frozen=True, gc=False):
    start: int
    end: int
    look: Look


_SIGNED = re.compile(r"(?:--?|[–—])[ \t\u00a0]*[A-Z]")
"""How the line that names a poem's author begins, at its foot."""
_QUOTED_WORDS = re.compile(r"[ \t]{0,3}>{1,3}[ \t]?[^\W\d]|[ \t]{0,3}>{1,3}[ \t]?[\"'“‘(\[*]\w")
_FEWEST_QUOTED = 6
"""Words of a quotation at the least: a way through a site is marked with ``>`` too."""
_SLACK = 12
"""By how many characters an edited line may fall short of the margin and still be full."""
_SHORT, _MOST_KNOWN = 200, 50_000
"""Characters of lines that are looked at once for all that read the same, and how many are kept."""


def margin(text: str) -> int:
    """Give the width in characters at which the text's lines are broken by hand, 0 for none."""
    return _margin([stanza for stanza in _stanzas(text) if len(stanza) > 2])


@lru_cache(maxsize=2)
def groups(text: str) -> tuple[Group, ...]:
    """Give the text's lines as groups in order; blank lines belong to none.

    A line of prose is joined to the next only where the next line's first word would not have
    fitted before the margin, so that a heading or the last line of a paragraph stays a line.
    """
    stanzas = list(_stanzas(text))
    width = _margin([stanza for stanza in stanzas if len(stanza) > 2])
    out: list[Group] = []
    for stanza in stanzas:
        for run in _runs(stanza):
            out += _split(run, width)
    return _whole_programs(text, out)


def _whole_programs(text: str, found: list[Group]) -> tuple[Group, ...]:
    code = [group.shape is Shape.CODE for group in found]
    if any(code):
        joined = list(programs(text, [(group.start, group.end) for group in found], code))
        for first, last in reversed(joined):
            found[first : last + 1] = [Group(Shape.CODE, found[first].start, found[last].end)]
    return tuple(found)


def _stanzas(text: str) -> list[list[_Line]]:
    out: list[list[_Line]] = [[]]
    pieces = text.split("\n")
    ends = _fenced(pieces) if "```" in text or "~~~" in text else {}
    known: dict[str, Look] = {}
    start, fence = 0, -1
    for number, piece in enumerate(pieces):
        if ends and number in ends and number > fence:
            out.append([])
            fence = ends[number]
        seen = known.get(piece)
        blank = seen is None and not piece.strip()
        if not blank:
            if seen is None:
                seen = look(piece)
                if len(piece) <= _SHORT and len(known) < _MOST_KNOWN:
                    known[piece] = seen
            out[-1].append(_Line(start, start + len(piece), seen))
        if number == fence or (blank and number > fence):
            out.append([])
        start += len(piece) + 1
    return [stanza for stanza in out if stanza]


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


def _runs(stanza: list[_Line]) -> Iterator[list[_Line]]:
    """Give the runs of lines that are all marked with ``>``, or all not."""
    if len(stanza) == 1 or stanza[0].look.fence:
        yield stanza
        return
    for _, run in groupby(stanza, key=lambda line: line.look.quoted):
        yield list(run)


def _margin(stanzas: list[list[_Line]]) -> int:
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
    near = sum(width - 2 * _SLACK <= each <= width + _SLACK for each in widths)
    return width if near * 3 >= 2 * len(widths) else 0


def _split(stanza: list[_Line], width: int) -> list[Group]:
    if whole := _of_marks(stanza):
        return [_group(whole, stanza)]
    if len(stanza) == 1:
        return [_group(_single(stanza[0]), stanza)]
    soft = _soft_ends(stanza, width)
    starts = sum(line.look.capital for line in stanza)
    hard = soft.count(False)
    items = sum(line.look.item for line in stanza) - _is_signed(stanza)
    long = any(line.look.width > WIDEST for line in stanza)
    if not items and not long and 2 * hard >= len(soft) and not (len(stanza) == 2 and soft[0]):
        begun = 10 * starts >= 7 * len(stanza) or all(x.look.indent >= 2 for x in stanza)
        verse = len(stanza) > 1 and begun and _reads_as_verse(stanza)
        return [_group(Shape.VERSE if verse else Shape.LINES, stanza)]
    pieces: list[list[_Line]] = [[stanza[0]]]
    for line, joins in zip(stanza[1:], soft, strict=True):
        if joins:
            pieces[-1].append(line)
        else:
            pieces.append([line])
    return [_group(_single(piece[0]), piece) for piece in pieces]


def _is_signed(stanza: list[_Line]) -> bool:
    """Tell whether the last line alone begins with a dash: it names an author and is no item."""
    last = stanza[-1].look
    if not last.dashed or any(line.look.dashed for line in stanza[:-1]):
        return False
    return _SIGNED.match(last.text.lstrip()) is not None


def _of_marks(stanza: list[_Line]) -> Shape | None:
    """Give the shape that the marks in its lines give a stanza as a whole."""
    if len(stanza) > 1 and stanza[0].look.fence and stanza[-1].look.fence:
        return Shape.CODE
    if _is_quoted(stanza):
        return Shape.QUOTED
    if len(stanza) == 1:
        return None
    if _is_table(stanza):
        return Shape.TABLE
    return Shape.CODE if _is_code(stanza) else None


def _soft_ends(stanza: list[_Line], width: int) -> list[bool]:
    """Tell for each line but the last whether its end is only the margin."""
    local = max(line.look.width for line in stanza)
    indents = {line.look.indent for line in stanza[1:]}
    if width and len(stanza) > 3 and len(indents) == 1 and stanza[1].look.indent:
        width = 0 if _ragged(stanza, local) else max(min(width, local), NARROWEST)
    widest = max(width + 2 * _SLACK, NARROWEST)
    out: list[bool] = []
    for above, below in pairwise(stanza):
        line, after = above.look, below.look
        full = bool(width) and width - _SLACK <= line.width + 1 + after.first
        full = full and line.width <= widest
        broken = line.broken and after.small
        out.append((full or broken) and not _begins_anew(line, after))
    return out


def _ragged(stanza: list[_Line], local: int) -> bool:
    """Tell whether many lines had room for the word that begins the next, as verse has."""
    roomy = sum(line.look.width + 1 + after.look.first <= local for line, after in pairwise(stanza))
    return 3 * roomy > len(stanza) - 1


def _begins_anew(line: Look, after: Look) -> bool:
    if after.set_off or line.rule:
        return True
    return line.closed and (after.numbered or after.indent >= line.indent + 2)


def _single(line: _Line) -> Shape:
    if line.look.rule:
        return Shape.RULE
    return Shape.LIST if line.look.item else Shape.PROSE


def _is_quoted(stanza: list[_Line]) -> bool:
    if not _QUOTED_WORDS.match(stanza[0].look.text) or not all(x.look.quoted for x in stanza):
        return False
    return sum(len(line.look.text.split()) for line in stanza) > _FEWEST_QUOTED


def _is_table(stanza: list[_Line]) -> bool:
    parted = sum(line.look.gapped + line.look.boxed for line in stanza)
    leaders = sum(line.look.leaders for line in stanza)
    return len(stanza) > 1 and 10 * max(parted, leaders) >= 6 * len(stanza)


def _is_code(stanza: list[_Line]) -> bool:
    """Tell whether half of the lines, and more than one, look like those of a program."""
    set_in = all(line.look.set_in for line in stanza)
    marks = sum(line.look.program if set_in else line.look.code for line in stanza)
    return marks > 1 and 2 * marks >= len(stanza)


def _reads_as_verse(stanza: list[_Line]) -> bool:
    """Two lines may as well be a title: they are verse only if set in, or if the first runs on."""
    looks = [line.look for line in stanza]
    if len(looks) == 2 and not (looks[0].indent > 1 or looks[0].tail.endswith((",", ";"))):
        return False
    words = sum(len(line.text.split()) for line in looks)
    if words >= 9 * len(looks) and all(line.closed for line in looks):
        return False
    shouted = sum(line.text.isupper() for line in looks)
    return words >= 3 * len(looks) and 2 * shouted < len(looks)


def _group(shape: Shape, lines: list[_Line]) -> Group:
    return Group(shape, lines[0].start, lines[-1].end)
