"""Takes a text whose lines may be broken by hand; gives its line groups and what each one is."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import msgspec

from publish.clean.look import NARROWEST, WIDEST, Look
from publish.clean.program import programs
from publish.clean.readings import (
    VERSE_LINE,
    is_code,
    is_quoted,
    is_signed,
    is_table,
    reads_as_verse,
)
from publish.clean.rows import rows_apart
from publish.clean.stanzas import (
    SLACK,
    Line,
    exact_margin,
    had_room,
    hangs,
    is_set_in,
    margin_amid,
    margin_of,
    margin_of_few,
    narrow_margin,
    runs_over,
    stanzas,
    width_of,
)

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


_NOTE_SIGNS = frozenset("†‡§¶‖")
"""A note that one of them calls begins a line."""
_TITLE_PAGE, _FEWEST_AFTER = 4, 4
"""Lines that a title page has without a blank line, and groups of a text that has one."""
_FEWEST_FULL = 3
"""Line ends in turn that are only the margin, by which a paragraph is known among short lines."""
_LONG_PARAGRAPH = 20
"""Lines of a paragraph: where fewer sentences end early, no more than a line was edited."""


@lru_cache(maxsize=2)
def groups(text: str) -> tuple[Group, ...]:
    """Give the text's lines as groups in order; blank lines belong to none.

    A line of prose is joined to the next only where the next line's first word would not have
    fitted before the margin, so that a heading or the last line of a paragraph stays a line.
    """
    found = stanzas(text)
    width = margin_of([stanza for stanza in found if len(stanza) > 2])
    width = width or margin_of_few(found) or margin_amid(found)
    exact = exact_margin(found) if width else 0
    narrow = narrow_margin(found)
    out: list[Group] = []
    for stanza in found:
        for run in _runs(stanza):
            column = 0 < width_of(run) <= narrow
            out += _split(run, narrow, narrow) if column else _split(run, width, exact)
    if _is_title_page(out, found):
        out[0] = Group(Shape.LINES, out[0].start, out[0].end)
    return _whole_programs(text, out)


def _is_title_page(found: list[Group], stanzas: list[list[Line]]) -> bool:
    """Tell whether the only lines like verse open a text of prose: its title, author and place."""
    if len(found) < _FEWEST_AFTER or found[0].shape is not Shape.VERSE:
        return False
    if len(stanzas[0]) > _TITLE_PAGE or any(line.look.indent for line in stanzas[0]):
        return False
    return all(group.shape is not Shape.VERSE for group in found[1:])


def _whole_programs(text: str, found: list[Group]) -> tuple[Group, ...]:
    code = [group.shape is Shape.CODE for group in found]
    if any(code):
        joined = list(programs(text, [(group.start, group.end) for group in found], code))
        for first, last in reversed(joined):
            found[first : last + 1] = [Group(Shape.CODE, found[first].start, found[last].end)]
    return tuple(found)


def _runs(stanza: list[Line]) -> Iterator[list[Line]]:
    """Give the runs of lines that are all marked with ``>``, or all not, or the rows of a table."""
    if len(stanza) == 1 or stanza[0].look.fence:
        yield stanza
        return
    for _, run in groupby(stanza, key=lambda line: line.look.quoted):
        yield from rows_apart(list(run))


def _split(stanza: list[Line], width: int, exact: int) -> list[Group]:
    if whole := _of_marks(stanza):
        return [_group(whole, stanza)]
    if len(stanza) == 1:
        return [_group(_single(stanza[0]), stanza)]
    soft = _soft_ends(stanza, width, exact)
    starts = sum(line.look.capital for line in stanza)
    hard = soft.count(False)
    items = sum(line.look.item for line in stanza) - is_signed(stanza) + _are_notes(stanza)
    long = any(line.look.width > WIDEST for line in stanza)
    prose = (len(stanza) == 2 and soft[0]) or _is_headed(stanza, soft) or _runs_on(stanza, soft)
    if not items and not long and 2 * hard >= len(soft) and not prose:
        begun = 10 * starts >= 7 * len(stanza) or all(x.look.indent >= 2 for x in stanza)
        begun = begun or runs_over(stanza)
        verse = len(stanza) > 1 and begun and reads_as_verse(stanza)
        return [_group(Shape.VERSE if verse else Shape.LINES, stanza)]
    pieces: list[list[Line]] = [[stanza[0]]]
    for line, joins in zip(stanza[1:], soft, strict=True):
        if joins:
            pieces[-1].append(line)
        else:
            pieces.append([line])
    return [_group(_single(piece[0]), piece) for piece in pieces]


def _is_headed(stanza: list[Line], soft: list[bool]) -> bool:
    """Tell whether a line or two head a paragraph of a few lines without a blank line between."""
    heads = soft.index(True) if True in soft else 0
    if not 0 < heads < 3 or not all(soft[heads:]):
        return False
    return stanza[heads + 1].look.small and not stanza[heads].look.closed


def _runs_on(stanza: list[Line], soft: list[bool]) -> bool:
    """Tell whether a paragraph of four full lines stands amid short ones, of a head or an address.

    Half of its lines at the least go on with a small letter, as those of verse seldom do.
    """
    for full, run in groupby(range(len(soft)), key=soft.__getitem__):
        lines = [stanza[at + 1].look for at in run]
        if full and len(lines) >= _FEWEST_FULL and 2 * sum(x.small for x in lines) >= len(lines):
            return True
    return False


def _are_notes(stanza: list[Line]) -> bool:
    """Tell whether a stanza begins with a note, "4 Ibid.", and has the next one in it."""
    first = stanza[0].look.count
    return first > 0 and any(line.look.count == first + 1 for line in stanza[1:])


def _of_marks(stanza: list[Line]) -> Shape | None:
    """Give the shape that the marks in its lines give a stanza as a whole."""
    if len(stanza) > 1 and stanza[0].look.fence and stanza[-1].look.fence:
        return Shape.CODE
    if is_quoted(stanza):
        return Shape.QUOTED
    if len(stanza) == 1:
        return None
    if all(VERSE_LINE.match(line.look.text) for line in stanza):
        return Shape.VERSE
    if is_table(stanza):
        return Shape.TABLE
    return Shape.CODE if is_code(stanza) else None


def _soft_ends(stanza: list[Line], width: int, exact: int) -> list[bool]:
    """Tell for each line but the last whether its end is only the margin."""
    local = max(line.look.width for line in stanza)
    indents = {line.look.indent for line in stanza[1:]}
    if width and len(stanza) > 3 and len(indents) == 1 and stanza[1].look.indent:
        width = 0 if _ragged(stanza, local) else max(min(width, local), min(width, NARROWEST))
    capitals = sum(line.look.capital for line in stanza)
    if width < NARROWEST and len(stanza) > _FEWEST_FULL and 10 * capitals >= 7 * len(stanza):
        width = 0
    if not width and is_set_in(stanza, local):
        width = local
    widest = max(width + 2 * SLACK, NARROWEST)
    # In a narrow column a line is full only where the next word had no room at all.
    fullest = width - SLACK if width >= NARROWEST else width + 1
    rooms = [had_room(above.look, below.look, exact) for above, below in pairwise(stanza)]
    ends = sum(above.look.closed and room for above, room in zip(stanza, rooms, strict=False))
    packed = ends > 1 and ends * _LONG_PARAGRAPH >= len(stanza)
    out: list[bool] = []
    counted = stanza[0].look.count
    listed = sum(line.look.item or line.look.count > 0 for line in stanza) > 1
    for at, ((above, below), room) in enumerate(zip(pairwise(stanza), rooms, strict=True)):
        line, after = above.look, below.look
        full = bool(width) and fullest <= line.width + 1 + after.first
        full = full and line.width <= widest
        alone = packed or above is stanza[0]
        if room and (packed if line.closed else alone):
            full = False
        begins = after.capital or after.text.lstrip()[0].isdigit()
        if packed and line.closed and begins and not after.closed and any(rooms[at + 1 :][:1]):
            full = False  # a heading, though the paragraph above it fills its last line
        broken = line.broken and after.small
        # Within a list of notes a short line that ends amid a citation is no paragraph's last.
        cited = bool(width) and listed and line.width <= widest and line.tail.endswith((",", ";"))
        broken |= cited and not after.item
        broken |= listed and hangs(line, after, stanza[0].look.indent, local)
        # The notes at a page's foot count on, and each begins a line.
        next_note = counted > 0 and after.count == counted + 1 and line.closed
        counted += next_note
        out.append((full or broken) and not (next_note or _begins_anew(line, after)))
    return out


def _ragged(stanza: list[Line], local: int) -> bool:
    """Tell whether many lines had room for the word that begins the next, as verse has."""
    roomy = sum(line.look.width + 1 + after.look.first <= local for line, after in pairwise(stanza))
    return 3 * roomy > len(stanza) - 1


def _begins_anew(line: Look, after: Look) -> bool:
    if after.set_off or line.rule:
        return True
    if line.closed and after.text.lstrip()[0] in _NOTE_SIGNS:
        return True
    return line.closed and (after.numbered or after.indent >= line.indent + 2)


def _single(line: Line) -> Shape:
    if line.look.rule:
        return Shape.RULE
    return Shape.LIST if line.look.item else Shape.PROSE


def _group(shape: Shape, lines: list[Line]) -> Group:
    return Group(shape, lines[0].start, lines[-1].end)
