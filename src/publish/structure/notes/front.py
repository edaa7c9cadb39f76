"""Takes a structure with its notes; gives it with the notes called in its front matter settled.

A title or a name cannot hold a call: both are printed in places where there are no notes. So the
mark leaves the line and the note's words go to the front matter, where they are printed with it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from publish.structure.model import Block, BlockKind, Body, FrontNote, Structure
from publish.structure.notes import remains, report
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.structure.model import Call, Flag

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
    structure = _titled_outside(remains.divided(value, structure))
    structure = _notes_on_authors(structure)
    if structure.notes.bodies:
        structure = remains.joined(value, remains.emptied(value, structure))
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


def _titled_outside(structure: Structure) -> Structure:
    """Take for the title a line that says it outside the notes, where it was found in one of them.

    A half title over the text is left out as what the title repeats.
    """
    title = structure.front.title
    spans = [body.whole for body in structure.notes.bodies]
    if title is None or not any(span.start <= title.start < span.end for span in spans):
        return structure
    told = [block for block in structure.blocks if block.kind is BlockKind.TITLE]
    outside = (
        Span(block.start, block.end)
        for block in told
        if not any(span.start < block.end and block.start < span.end for span in spans)
    )
    return replace(structure, front=replace(structure.front, title=next(outside, None)))


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
