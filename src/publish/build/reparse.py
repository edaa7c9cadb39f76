"""Takes a manuscript as written and what was meant; gives what a reader of it would find amiss."""

from __future__ import annotations

import re
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from publish.diagnostics import PublishError
from publish.manuscript import front_matter
from publish.manuscript.blocks import Outline, Shape, cut
from publish.manuscript.blocks_written import Lists, is_numbered
from publish.manuscript.layout import FRONT_KINDS, is_moved_heading
from publish.manuscript.parse import parse
from publish.structure.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from publish.manuscript.model import Manuscript
    from publish.manuscript.write import Written

_CALL = re.compile(r"(?<!\\)(?:\\\\)*\[\^([^\]\[\s]+)\]")
_DEFINED = re.compile(r"(?m)^\[\^[^\]\s]+\]:")
_MARKS = re.compile(r"[*_`\[\]<>&\\|{}~:=!]")
_ALNUM = re.compile(r"[^\W_]+")
_TOO_MUCH = frozenset(("nested-too-deep", "block-too-large"))
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
    return _blocks(written, outline) or _notes(written, manuscript, outline)


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
    for whole in written.structure.blocks:
        if whole.kind in FRONT_KINDS or is_moved_heading(whole, written.structure):
            continue
        if not gone.leave(value, whole):
            continue
        if before is not None and gone.joined(whole):
            continue
        block, goes_on = lists.place(gone.written(value, whole))
        if block.kind is BlockKind.LIST_ITEM:
            if not goes_on:
                yield Shape.NUMBERS if is_numbered(value, block) else Shape.BULLETS
        else:
            shape = _SHAPES.get(block.kind, Shape.OTHER)
            if block.kind is BlockKind.TABLE and block.level:
                shape = Shape.OTHER
            quoted = block.kind in (BlockKind.QUOTATION, BlockKind.EPIGRAPH)
            if not (quoted and before is block.kind):
                yield shape
        before = block.kind
    if written.front.incomplete:
        yield Shape.OTHER


def _notes(written: Written, manuscript: str, outline: Outline) -> str:
    meant = {call.label for call in written.structure.notes.calls if not call.proposed}
    meant |= {body.label for body in written.structure.notes.bodies}
    if wrong := sorted(meant.symmetric_difference(note.label for note in outline.notes)):
        return f"the body of note {wrong[0]}"
    lines = ["---", "title: x", "---", ""]
    marked = [block.lines for block in outline.blocks if block.shape is Shape.OTHER]
    marked += [["## " + b.lines[0]] for b in outline.blocks if b.shape is Shape.HEADING]
    for block in marked:
        if any(_MARKS.search(line) for line in block):
            lines += [*block, ""]
    for note in outline.notes:
        lines.append(f"[^{note.label}]: {note.lines[0]}")
        lines += [f"    {line}" if line else "" for line in note.lines[1:]]
    text = "\n".join(lines) + "\n"
    try:
        read = parse(text, Path("manuscript")).value
    except PublishError as error:
        known = any(d.code in _TOO_MUCH for d in error.diagnostics)
        return "" if known else error.diagnostics[0].message
    labels = sorted(m[1] for m in _CALL.finditer(_DEFINED.sub(" ", "\n".join(lines[4:]))))
    found = sorted(anchor.get("data-label", "") for anchor in _anchors(read))
    if labels != found:
        return f"{len(labels)} note calls were written, {len(found)} are read"
    return _words(lines[4:], read)


def _words(lines: list[str], read: Manuscript) -> str:
    """Compare the words of the blocks that were read in full with those that were written."""
    plain = _CALL.sub(" ", _DEFINED.sub(" ", "\n".join(lines)))
    wanted = "".join(_ALNUM.findall(plain))
    elements = [*read.blocks, *(b for note in read.notes.values() for b in note.blocks)]
    got = "".join(_ALNUM.findall(" ".join("".join(e.itertext()) for e in elements)))
    if sorted(wanted) == sorted(got):
        return ""
    at = next((i for i, (a, b) in enumerate(zip(wanted, got, strict=False)) if a != b), len(got))
    return f"the words near {wanted[max(0, at - 20) : at + 40]!r}"


def _anchors(read: Manuscript) -> Iterable[Element]:
    bodies = (element for note in read.notes.values() for element in note.blocks)
    for element in (*read.blocks, *bodies):
        for anchor in element.iter("a"):
            if anchor.get("class") == "call":
                yield anchor
