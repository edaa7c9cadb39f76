"""Takes a structure with its notes; gives it with the notes called in its front matter settled.

A title or a name cannot hold a call: both are printed in places where there are no notes. So the
mark leaves the line and the note's words go to the front matter, where they are printed with it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from publish.structure.model import Block, BlockKind, Body, FrontNote, Structure
from publish.structure.notes import report
from publish.structure.notes.layout import LONGEST_HEAD, flat, is_notes_heading
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.structure.model import Call, Flag

_NAMED = re.compile(r"(?:[a-z]{1,3}['’]|[a-z]+ (?:[a-z]{1,3} )?)[A-Z]")
_HEADINGS = (BlockKind.HEADING, BlockKind.NOTES_HEADING)
_MAY_HEAD = (BlockKind.HEADING, BlockKind.PARAGRAPH)
_OF_LINES = (BlockKind.VERSE, BlockKind.TABLE)
_PLACES = {
    BlockKind.TITLE: "title",
    BlockKind.SUBTITLE: "subtitle",
    BlockKind.BYLINE: "byline",
    BlockKind.DATE: "date",
    BlockKind.CONTENTS: "list of contents",
}


def settle(value: str, structure: Structure) -> Structure:
    """Settle the notes called in front matter; ``value`` is the text that offsets count in.

    A call keeps its mark where it has no body, or where the text calls the same note. A line on
    the author that calls a note stays in the text, which can hold the call.
    """
    if structure.notes.bodies:
        structure = _divided(value, structure)
    structure = _notes_on_authors(structure)
    if structure.notes.bodies:
        structure = _parted(value, _emptied(value, structure))
    plan = structure.notes
    found = {call: b for call, b in _within(plan.calls, structure.blocks) if b.kind in _PLACES}
    if not found:
        return structure
    inside: dict[str, dict[Call, Block]] = defaultdict(dict)
    for call, block in found.items():
        if not call.proposed:
            inside[call.label][call] = block
    elsewhere = {call.label for call in plan.calls if call not in found}
    bodies = {body.label: body for body in plan.bodies}
    flags: list[Flag] = []
    settled: list[FrontNote] = []
    for label, calls in inside.items():
        call, block = next(iter(calls.items()))
        place = _PLACES[block.kind]
        body = _inline(call) or bodies.get(label)
        if body is None:
            flags.append(report.front_body_missing(call, place))
        elif label in elsewhere:
            flags.append(report.front_called_too(call, place))
        elif block.kind is BlockKind.CONTENTS or not _bear(value, calls):
            flags.append(report.call_missing(body))
        else:
            settled.append(FrontNote(_marks(calls), body, _author(structure, calls)))
            flags.append(report.in_front(call, place))
    missing = {(call.start, call.end) for call in found if call.label not in elsewhere}
    taken = {note.body.label for note in settled}
    flags += [
        flag
        for flag in plan.flags
        if flag.code != "note-body-missing" or (flag.start, flag.end) not in missing
    ]
    notes = replace(
        plan,
        calls=tuple(call for call in plan.calls if call not in found),
        bodies=tuple(body for body in plan.bodies if body.label not in taken),
        flags=tuple(sorted(flags, key=lambda flag: (flag.start, flag.end, flag.code))),
        front=tuple(settled),
    )
    return replace(structure, notes=notes)


def _notes_on_authors(structure: Structure) -> Structure:
    """Give back to the text the lines on authors in which a note is called."""
    starts = {
        block.start
        for _, block in _within(structure.notes.calls, structure.blocks)
        if block.kind is BlockKind.AUTHOR_NOTE
    }
    if not starts:
        return structure
    blocks = tuple(
        replace(block, kind=BlockKind.PARAGRAPH) if block.start in starts else block
        for block in structure.blocks
    )
    authors = tuple(
        replace(author, note=None) if author.note and author.note.start in starts else author
        for author in structure.front.authors
    )
    return replace(structure, blocks=blocks, front=replace(structure.front, authors=authors))


def _divided(value: str, structure: Structure) -> Structure:
    """Part a stanza or a table where a note's body stands amid it, so that both halves stay so."""
    spans = [body.whole for body in structure.notes.bodies]
    blocks: list[Block] = []
    for block in structure.blocks:
        first = bisect_left(spans, Span(block.start, 0)) if block.kind in _OF_LINES else -1
        at = block.start
        while 0 <= first < len(spans) and spans[first].end <= block.end:
            start, end = spans[first].start, spans[first].end
            if value[at:start].strip():
                blocks.append(_piece(value, block, at, start))
            note = _piece(value, block, start, end)
            table = block.kind is BlockKind.TABLE
            blocks.append(replace(note, kind=BlockKind.PARAGRAPH) if table else note)
            at = end
            first += 1
        if at == block.start or value[at : block.end].strip():
            blocks.append(_piece(value, block, at, block.end))
    return replace(structure, blocks=tuple(blocks))


def _piece(value: str, block: Block, start: int, end: int) -> Block:
    """Give the lines of a block from ``start`` to ``end``, without the line ends at their edges."""
    if (start, end) == (block.start, block.end):
        return block
    while value[start] == "\n":
        start += 1
    return replace(block, start=start, end=start + len(value[start:end].rstrip("\n")))


def _emptied(value: str, structure: Structure) -> Structure:
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
    heads = {flat(value[b.start : b.end]) for b in blocks if b.kind is BlockKind.HEADING}
    starts = {span.start for span in spans}
    out = list(blocks)
    for at, block in enumerate(blocks):
        after = blocks[at + 1].start if at + 1 < len(blocks) else -1
        short = block.end - block.start < LONGEST_HEAD
        if at and short and after in starts and flat(value[block.start : block.end]) in heads:
            before = out[at - 1]
            if before.kind is BlockKind.NOTES_HEADING or _goes(before, spans):
                out[at] = replace(block, kind=BlockKind.NOTES_HEADING)
    return out


def _parted(value: str, structure: Structure) -> Structure:
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


def _within(calls: Sequence[Call], blocks: Sequence[Block]) -> list[tuple[Call, Block]]:
    """Give each call with the block that it begins in."""
    out = []
    for call in calls:
        at = bisect_right(blocks, call.start, key=lambda block: block.start) - 1
        if at >= 0 and call.start < blocks[at].end:
            out.append((call, blocks[at]))
    return out


def _inline(call: Call) -> Body | None:
    return Body(call.label, call.inline, (call.inline,), call.number) if call.inline else None


def _marks(calls: Mapping[Call, Block]) -> tuple[Span, ...]:
    """Give what leaves the text for good: the marks, and the brackets round a note in place."""
    out = []
    for call in calls:
        if call.inline:
            out += [Span(call.start, call.inline.start), Span(call.inline.end, call.end)]
        else:
            out.append(Span(call.start, call.end))
    return tuple(span for span in out if len(span))


def _bear(value: str, calls: Mapping[Call, Block]) -> bool:
    """Tell whether each line holds its calls whole, and words besides."""
    words = {block: value[block.start : block.end] for block in calls.values()}
    for call, block in calls.items():
        if call.end > block.end:
            return False
        words[block] = words[block].replace(value[call.start : call.end], "")
    return all(any(char.isalpha() for char in rest) for rest in words.values())


def _author(structure: Structure, calls: Mapping[Call, Block]) -> int:
    """Give the index of the one author by whose name all the calls stand, else -1."""
    found = set()
    for call, block in calls.items():
        if block.kind is not BlockKind.BYLINE:
            return -1
        named = [
            index
            for index, author in enumerate(structure.front.authors)
            if block.start <= author.name.start < block.end
        ]
        before = [i for i in named if structure.front.authors[i].name.end <= call.start + 1]
        found.add((before or [-1])[-1])
    return found.pop() if len(found) == 1 else -1
