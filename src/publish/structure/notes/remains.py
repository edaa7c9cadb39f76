"""Takes a structure with its notes; gives it with what they leave behind them put in order."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from msgspec.structs import replace

from publish.structure.model import Block, BlockKind, Structure
from publish.structure.notes import report
from publish.structure.notes.layout import LONGEST_HEAD, flat, is_notes_heading
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

_NAMED = re.compile(r"(?:[a-z]{1,3}['’]|[a-z]+ (?:[a-z]{1,3} )?)[A-Z]")
_HEADINGS = (BlockKind.HEADING, BlockKind.NOTES_HEADING)
_MAY_HEAD = (BlockKind.HEADING, BlockKind.PARAGRAPH)
_OF_LINES = (BlockKind.VERSE, BlockKind.TABLE)
_PROSE = (BlockKind.PARAGRAPH, BlockKind.NOTE_BODY)
_MARKED = (
    BlockKind.LIST_ITEM,
    BlockKind.QUOTATION,
    BlockKind.EPIGRAPH,
    BlockKind.HEADING,
    BlockKind.BREAK,
)
"""Kinds whose mark stands at their first character."""


def divided(value: str, structure: Structure) -> Structure:
    """Part blocks where a note's words leave them, so that what is left is what it was.

    A stanza, a table or a paragraph stays one on both sides of a note. Of any other kind what
    begins amid a note, or runs on into a note told in the text, is a paragraph.
    """
    told = [Span(c.start, c.end) for c in structure.notes.calls if c.inline and not c.proposed]
    spans = sorted([*(body.whole for body in structure.notes.bodies), *told])
    if not spans:
        return structure
    inline = frozenset(told)
    blocks: list[Block] = []
    at = 0
    for block in structure.blocks:
        while at < len(spans) and spans[at].end <= block.start:
            at += 1
        first = at
        while at < len(spans) and spans[at].end < block.end:
            at += 1
        inside = [span for span in spans[first : at + 1] if span.start < block.end]
        blocks += _parts(value, block, inside, inline) if inside else (block,)
    return replace(structure, blocks=tuple(blocks))


def _parts(
    value: str, block: Block, spans: Sequence[Span], told: Container[Span]
) -> Iterator[Block]:
    """Give what the ``spans`` of notes make of a block; those ``told`` in the text leave a call."""
    at = block.start
    begun = spans[0].start < at
    if begun and block.kind in _OF_LINES:
        at = min(spans[0].end, block.end)
        yield _plain(_piece(value, block, block.start, at))
        spans = spans[1:]
    reach = len(value) if block.kind in _OF_LINES else block.end
    over = any(s in told and "\n" in value[s.start : min(s.end, reach)] for s in spans)
    rest = _piece(value, block, at, block.end)
    if (over and block.kind in (*_OF_LINES, *_MARKED)) or (begun and block.kind in _MARKED):
        rest = _plain(rest)
    if rest.kind in (*_OF_LINES, *_PROSE):
        for span in spans:
            if span in told or span.start < at:
                continue
            if value[at : span.start].strip():
                yield _piece(value, rest, at, span.start)
            at = min(span.end, block.end)
            note = _piece(value, rest, span.start, at)
            yield _plain(note) if block.kind is BlockKind.TABLE else note
    if value[at : block.end].strip() or at == block.start:
        yield _piece(value, rest, at, block.end)


def _plain(block: Block) -> Block:
    return Block(BlockKind.PARAGRAPH, block.start, block.end)


def _piece(value: str, block: Block, start: int, end: int) -> Block:
    """Give a block's lines from ``start`` to ``end``, without line ends before, blanks behind."""
    if (start, end) == (block.start, block.end):
        return block
    while start < end and value[start] == "\n":
        start += 1
    return replace(block, start=start, end=start + len(value[start:end].rstrip()))


def emptied(value: str, structure: Structure) -> Structure:
    """Take the heading of a list, all of whose lines are notes that go to their calls, for theirs.

    "References" heads a part of the text like any other, unless nothing would be left under it.
    """
    blocks = list(structure.blocks)
    spans = [body.whole for body in structure.notes.bodies]
    ends = [*(block.start for block in blocks if block.kind in _HEADINGS), len(value)]
    for at, block in enumerate(blocks):
        if block.kind not in _MAY_HEAD or block.end - block.start > LONGEST_HEAD:
            continue
        if not is_notes_heading(" ".join(value[block.start : block.end].split())):
            continue
        end = ends[bisect_right(ends, block.start)]
        inside = spans[bisect_left(spans, Span(block.end, 0)) : bisect_left(spans, Span(end, 0))]
        cuts = [block.end, *(edge for span in inside for edge in (span.start, span.end)), end]
        left = (value[a:b] for a, b in zip(cuts[::2], cuts[1::2], strict=True))
        if inside and not any(piece.strip() for piece in left):
            blocks[at] = replace(block, kind=BlockKind.NOTES_HEADING)
    return replace(structure, blocks=tuple(_divisions(value, blocks, spans)))


def _divisions(value: str, blocks: list[Block], spans: Sequence[Span]) -> list[Block]:
    """Let the names of chapters among the notes go with them, where their notes all go.

    Such a line says again what heads a part of the text, and a note that goes stands next to it.
    """
    starts = {span.start for span in spans}
    heads = {
        flat(value[block.start : block.end])
        for block in blocks
        if block.kind is BlockKind.HEADING and block.start not in starts
    }
    out = list(blocks)
    for at, block in enumerate(blocks):
        if block.start in starts:
            continue
        after = blocks[at + 1].start if at + 1 < len(blocks) else -1
        short = block.end - block.start < LONGEST_HEAD
        if at and short and after in starts and flat(value[block.start : block.end]) in heads:
            before = out[at - 1]
            if before.kind is BlockKind.NOTES_HEADING or _goes(before, spans):
                out[at] = replace(block, kind=BlockKind.NOTES_HEADING)
    return out


def joined(value: str, structure: Structure) -> Structure:
    """Join sentences that break off above the notes of a page, and go on below them.

    A small letter may also begin a name, "van Dyke came": there a person is asked.
    """
    spans = [body.whole for body in structure.notes.bodies]
    joins: list[int] = []
    flags = list(structure.notes.flags)
    last: Block | None = None
    crossed = False
    for block in structure.blocks:
        if _goes(block, spans):
            crossed = True
            continue
        if last is not None and crossed and last.kind is block.kind is BlockKind.PARAGRAPH:
            above, below = value[last.start : last.end].rstrip(), value[block.start : block.end]
            if above[-1:].isalpha() and below.lstrip()[:1].islower():
                if _NAMED.match(below.lstrip()):
                    flags.append(report.parted(block))
                else:
                    joins.append(block.start)
        last, crossed = block, False
    return replace(
        structure, notes=replace(structure.notes, flags=tuple(flags), joins=tuple(joins))
    )


def _goes(block: Block, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, Span(block.start, 1 << 62)) - 1
    return at >= 0 and spans[at].end >= block.end
