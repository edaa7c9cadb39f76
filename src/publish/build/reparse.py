"""Takes a manuscript as written and what was meant; gives what a reader of it would find amiss."""

from __future__ import annotations

import re
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from publish.diagnostics import PublishError
from publish.manuscript import front_matter
from publish.manuscript.blocks import Block, Note, Outline, Shape, cut
from publish.manuscript.blocks_written import Lists, is_numbered
from publish.manuscript.inline import IMAGE, TARGET
from publish.manuscript.layout import FRONT_KINDS, idle_breaks, is_moved_heading
from publish.manuscript.reader import Reader
from publish.structure.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from publish.manuscript.write import Written

_CALL = re.compile(r"(?<!\\)(?:\\\\)*\[\^([^\]\[\s]+)\]")
_DEFINED = re.compile(r"(?m)^\[\^[^\]\s]+\]:")
_LED = re.compile(rf"(?<!\\)\]{TARGET}")
"""Where a link leads, which is no word of the text."""
_SHOWN = re.compile(rf"(?<!\\){IMAGE}", re.IGNORECASE)
"""A picture, whose description is none either."""
_MARKS = re.compile(r"[*_`\[\]<>&\\|{}~:=!]")
_ALNUM = re.compile(r"[^\W_]+")
_SHORT, _MOST_KNOWN = 200, 10_000
_TOO_MUCH = frozenset(("nested-too-deep", "block-too-large"))
_QUOTED = frozenset((BlockKind.QUOTATION, BlockKind.EPIGRAPH))
_SHAPES = {
    BlockKind.HEADING: Shape.HEADING,
    BlockKind.NOTES_HEADING: Shape.HEADING,
    BlockKind.VERSE: Shape.VERSE,
    BlockKind.CODE: Shape.FENCE,
    BlockKind.TABLE: Shape.FENCE,
}


def reparsed(manuscript: str, written: Written) -> str:
    """Give the first difference in words; empty where the manuscript reads as it was meant.

    The blocks are compared one by one. Only blocks with a character that Markdown could take for
    a mark are read in full: the others are their own words.
    """
    yaml, first = front_matter.split(manuscript)
    if not yaml:
        return "the front matter is not closed"
    outline = cut(manuscript.split("\n")[first:], first + 1)
    return _blocks(written, outline) or _notes(written, outline)


def _blocks(written: Written, outline: Outline) -> str:
    meant = list(_meant(written))
    found = [block.shape for block in outline.blocks]
    for number, (shape, other) in enumerate(zip_longest(meant, found)):
        if shape is not other:
            line = outline.blocks[number].line if number < len(found) else 0
            return f"block {number + 1} (line {line}) is {other}, not {shape}"
    return ""


def _meant(written: Written) -> Iterator[Shape]:
    """Give the shapes of the blocks that were written, as a reader of Markdown sees them."""
    gone = written.gone
    before: BlockKind | None = None
    lists = Lists(written.marked)
    value = written.marked
    item, table, other = BlockKind.LIST_ITEM, BlockKind.TABLE, Shape.OTHER
    idle = idle_breaks(value, written.structure, gone)
    for whole in written.structure.blocks:
        if whole.kind in FRONT_KINDS or is_moved_heading(whole, written.structure):
            continue
        if whole.start in idle or not gone.leave(value, whole):
            continue
        if before is not None and gone.joined(whole):
            continue
        block, goes_on = lists.place(gone.written(value, whole))
        kind = block.kind
        if kind is item:
            if not goes_on:
                yield Shape.NUMBERS if is_numbered(value, block) else Shape.BULLETS
        elif not (kind is before and kind in _QUOTED):
            shape = _SHAPES.get(kind, other)
            yield other if kind is table and block.level else shape
        before = kind
    if written.front.incomplete:
        yield Shape.OTHER


def _notes(written: Written, outline: Outline) -> str:
    meant = {call.label for call in written.structure.notes.calls if not call.proposed}
    meant |= {body.label for body in written.structure.notes.bodies}
    if wrong := sorted(meant.symmetric_difference(note.label for note in outline.notes)):
        return f"the body of note {wrong[0]}"
    blocks = [block for block in outline.blocks if _is_marked(block)]
    text = "\n".join(_lines(blocks, outline.notes))
    text = _SHOWN.sub(" ", text) if "![" in text else text
    plain = _LED.sub("]", _DEFINED.sub(" ", text)) if "](" in text else _DEFINED.sub(" ", text)
    labels: list[str] = []
    words: list[str] = []
    reader = Reader("manuscript", "en", outline, [], japanese=False)
    try:
        for called, said in _read(reader, blocks, outline.notes):
            labels += called
            words += said
    except PublishError as error:
        known = any(d.code in _TOO_MUCH for d in error.diagnostics)
        return "" if known else error.diagnostics[0].message
    calls = sorted(match[1] for match in _CALL.finditer(plain))
    if calls != sorted(labels):
        return f"{len(calls)} note calls were written, {len(labels)} are read"
    return _difference("".join(_ALNUM.findall(_CALL.sub(" ", plain))), "".join(words))


def _is_marked(block: Block) -> bool:
    """Tell whether a paragraph or heading has a character that could be a mark."""
    prose = block.shape is Shape.OTHER or block.shape is Shape.HEADING
    return prose and any(map(_MARKS.search, block.lines))


def _lines(blocks: Iterable[Block], notes: Iterable[Note]) -> Iterator[str]:
    """Give what was written of some blocks and of the notes."""
    for block in blocks:
        yield from block.lines
    for note in notes:
        yield f"[^{note.label}]: {note.lines[0]}"
        yield from note.lines[1:]


def _read(
    reader: Reader, blocks: Iterable[Block], notes: list[Note]
) -> Iterator[tuple[list[str], list[str]]]:
    """Give the labels and the words that a reader finds in some blocks and in the notes, in turn.

    Short blocks and notes recur, and what reads the same is read once.
    """
    known: dict[tuple[Shape | None, str], tuple[list[str], list[str]]] = {}
    once: dict[str, Note] = {}
    for note in notes:
        once.setdefault(note.label, note)
    every: Iterable[Block | Note] = chain(blocks, once.values())
    for one in every:
        key = one.shape if isinstance(one, Block) else None, "\n".join(one.lines)
        seen = known.get(key)
        if seen is None:
            seen = _seen(_elements(reader, one))
            if len(known) < _MOST_KNOWN and len(key[1]) <= _SHORT:
                known[key] = seen
        yield seen


def _elements(reader: Reader, one: Block | Note) -> Sequence[Element]:
    """Give what a reader makes of a block or of the body of a note."""
    if isinstance(one, Block):
        return reader.blocks([one])
    return reader.notes([one])[one.label].blocks


def _seen(elements: Iterable[Element]) -> tuple[list[str], list[str]]:
    labels: list[str] = []
    words: list[str] = []
    for element in elements:
        labels += (a.get("data-label", "") for a in element.iter("a") if a.get("class") == "call")
        words += _ALNUM.findall("".join(element.itertext()))
    return labels, words


def _difference(wanted: str, got: str) -> str:
    """Compare the words of what was read in full with those that were written."""
    if wanted == got or sorted(wanted) == sorted(got):
        return ""
    at = next((i for i, (a, b) in enumerate(zip(wanted, got, strict=False)) if a != b), len(got))
    return f"the words near {wanted[max(0, at - 20) : at + 40]!r}"
