"""Takes a clean text and what the editor knows; gives its structure without the notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.clean.shape import Shape
from publish.clean.written import is_markdown
from publish.structure.columns import columns
from publish.structure.contents import Contents, contents
from publish.structure.front import Found, front
from publish.structure.headings import Headings, headings
from publish.structure.items import Item, items
from publish.structure.model import Block, BlockKind, Flag, Known, Structure
from publish.structure.plays import cast
from publish.structure.units import Unit, fold, units
from publish.structure.wording import NOTES
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.structure.outline import Heading

_ABSTRACT = re.compile(r"(?:abstract|summary)\s*[:.—–-]\s+(?=[A-Z])", re.IGNORECASE)
_ABSTRACT_HEAD = re.compile(r"abstract|executive summary", re.IGNORECASE)
_SOURCE = re.compile(r"(?:[.!?…”’\"'_)]\s*|\n\s*)(?:[—–]|--?)\s*[A-Z][^.]{2,80}\.?\s*\Z")
_SIGNED = re.compile(r"[\s>]*[—–-]{1,2}\s*[A-Z][^?!]{0,96}")
_WIDE_GAP = 3
"""Blank lines that may stand for a section break."""
_JOINED = frozenset((BlockKind.TITLE, BlockKind.CONTENTS, BlockKind.BYLINE, BlockKind.ARTICLE_HEAD))
_OF_SHAPE = {
    Shape.VERSE: BlockKind.VERSE,
    Shape.TABLE: BlockKind.TABLE,
    Shape.CODE: BlockKind.CODE,
    Shape.QUOTED: BlockKind.QUOTATION,
    Shape.RULE: BlockKind.BREAK,
}


def analyse(value: str, known: Known | None = None) -> Structure:
    """Understand a clean text: its blocks cover every line that is not blank, in order."""
    parts = units(value)
    found = front(parts, known or Known())
    listed = contents(parts)
    kinds = dict(found.kinds)
    for first, stop in listed.ranges:
        kinds.update({i: BlockKind.CONTENTS for i in range(first, stop) if i not in kinds})
    authors = frozenset(
        fold(value[author.name.start : author.name.end]) for author in found.front.authors
    )
    listing = items(parts, written=is_markdown(value))
    series = (index for index, item in listing.items() if item.series)
    further = (i + n for i, item in listing.items() for n in range(1, item.more + 1))
    none = frozenset(kinds).union(series, further, cast(parts))
    heads = headings(parts, none, listed, authors)
    blocks = _blocks(value, parts, kinds, heads.found, listing)
    marked = frozenset(kinds).union(i for h in heads.found for i in range(h.first, h.last + 1))
    flags = (*_flags(found, listed, parts, heads), *_tables(blocks), *_gaps(parts, marked))
    return Structure(blocks, front=found.front, flags=flags)


def _blocks(
    value: str,
    parts: Sequence[Unit],
    kinds: dict[int, BlockKind],
    heads: Sequence[Heading],
    listing: dict[int, Item],
) -> tuple[Block, ...]:
    headed = {head.first: head for head in heads}
    margin = _base_indent(parts)
    out: list[Block] = []
    index = 0
    abstract = False
    while index < len(parts):
        unit = parts[index]
        if head := headed.get(index):
            out.append(_heading(value, parts, head))
            abstract = bool(_ABSTRACT_HEAD.fullmatch(unit.plain.rstrip(".:")))
            index = head.last + 1
            continue
        kind = kinds.get(index)
        if kind is not None:
            last = index
            joined = kind in _JOINED
            while joined and kinds.get(last + 1) is kind and last + 1 not in headed:
                if parts[last + 1].stanza != unit.stanza:
                    break
                last += 1
            out.append(Block(kind, unit.start, parts[last].end))
            index = last + 1
            continue
        if item := listing.get(index):
            index += item.more
            end = parts[index].end
            out.append(Block(BlockKind.LIST_ITEM, unit.start, end, item.depth, item.marker))
        else:
            out.append(_body_block(parts, index, margin, abstract=abstract))
        index += 1
    return _epigraphs(value, out)


def _heading(value: str, parts: Sequence[Unit], head: Heading) -> Block:
    start, end = parts[head.first].start, parts[head.last].end
    plain = parts[head.first].plain.rstrip(".:")
    kind = BlockKind.NOTES_HEADING if NOTES.fullmatch(plain) else BlockKind.HEADING
    marker = None
    if head.label is not None:
        lead = value.find(parts[head.first].plain[:1], start, end)
        stop = min(lead + head.label.size, parts[head.first].end)
        marker = Span(lead, lead + len(value[lead:stop].rstrip()))
    return Block(kind, start, end, head.level, marker, head.confidence, head.evidence)


def _base_indent(parts: Sequence[Unit]) -> int:
    """Give the indent that most paragraphs have, which then means nothing."""
    indents = sorted(
        unit.indent for unit in parts if unit.is_sentence and unit.shape is Shape.PROSE
    )
    return indents[len(indents) // 2] if indents else 0


def _body_block(parts: Sequence[Unit], index: int, margin: int, *, abstract: bool) -> Block:
    unit = parts[index]
    start, end = unit.start, unit.end
    if unit.shape in _OF_SHAPE:
        table = unit.shape is Shape.TABLE
        return Block(_OF_SHAPE[unit.shape], start, end, columns(unit.text) if table else 0)
    if abstract and unit.is_sentence:
        return Block(BlockKind.ABSTRACT, start, end)
    if index < 12 and _ABSTRACT.match(unit.text):
        return Block(BlockKind.ABSTRACT, start, end)
    if unit.indent >= margin + 3 and len(unit.words) >= 4 and unit.shape is Shape.PROSE:
        whole = all(len(line) - len(line.lstrip()) >= margin + 2 for line in unit.text.split("\n"))
        if whole:
            return Block(BlockKind.QUOTATION, start, end, confidence=0.7, evidence=("set in",))
    return Block(BlockKind.PARAGRAPH, start, end)


def _epigraphs(value: str, blocks: list[Block]) -> tuple[Block, ...]:
    """A short quotation with its source between a heading or the title and the text."""
    over = {
        BlockKind.TITLE,
        BlockKind.SUBTITLE,
        BlockKind.BYLINE,
        BlockKind.ARTICLE_HEAD,
        BlockKind.DATE,
        BlockKind.HEADING,
    }
    quoted = {BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.VERSE}
    for index in range(1, len(blocks) - 1):
        block = blocks[index]
        if block.kind not in quoted or blocks[index - 1].kind not in over:
            continue
        if block.end - block.start > 600:
            continue
        text = value[block.start : block.end]
        follower = blocks[index + 1]
        source = value[follower.start : follower.end]
        if block.kind is BlockKind.VERSE or text.lstrip()[:1] in "—–-":
            continue
        if (
            _SOURCE.search(text[-100:])
            and len(text) > 40
            and text.lstrip("> ")[:1] in "“\"'‘_" + _CAPITALS
        ):
            blocks[index] = Block(BlockKind.EPIGRAPH, block.start, block.end, confidence=0.6)
        elif _SIGNED.fullmatch(source):
            blocks[index] = Block(BlockKind.EPIGRAPH, block.start, block.end, confidence=0.7)
            blocks[index + 1] = Block(
                BlockKind.EPIGRAPH, follower.start, follower.end, confidence=0.7
            )
    return tuple(blocks)


_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _tables(blocks: Sequence[Block]) -> Iterator[Flag]:
    for block in blocks:
        if block.kind is BlockKind.TABLE and not block.level:
            yield Flag("table-uncertain", block.start, block.end,
                       "The columns of this table are not certain, so its lines stay as they are.",
                       "Write it as a Markdown table, | one | two |, to have it set as one."
            )  # fmt: skip


def _gaps(parts: Sequence[Unit], marked: frozenset[int]) -> Iterator[Flag]:
    """Ask about blank lines in plenty between two paragraphs, where one is the rule."""
    between = [
        index
        for index in range(1, len(parts))
        if _is_prose(parts[index])
        and _is_prose(parts[index - 1])
        and not {index - 1, index} & marked
    ]
    wide = [index for index in between if parts[index].above >= _WIDE_GAP]
    single = sum(parts[index].above <= 1 for index in between)
    if len(wide) > max(1, len(between) // 8) or 4 * single < 3 * len(between):
        return
    for index in wide:
        unit = parts[index]
        yield Flag("break-possible", unit.start, unit.start,
                   f"{unit.above} blank lines stand here: is this a section break?",
                   "Write *** between blank lines if it is.")  # fmt: skip


def _is_prose(unit: Unit) -> bool:
    return unit.is_sentence and unit.shape is Shape.PROSE


def _flags(
    found: Found, listed: Contents, parts: Sequence[Unit], heads: Headings
) -> tuple[Flag, ...]:
    out: list[Flag] = []
    if parts and found.front.title is None:
        out.append(
            Flag("title-not-found", 0, 0, "No line of the text could be taken for its title.",
                 "Write title: at the head of the manuscript, or into seed.toml.")
        )  # fmt: skip
    if found.doubtful is not None:
        lines = parts[found.doubtful.first : found.doubtful.last + 1]
        asked = " ".join(each.plain for each in lines)
        out.append(
            Flag("title-doubtful", lines[0].start, lines[-1].end, f"Is this the title? “{asked}”",
                 "Write the right one behind title: at the head of the manuscript if not.")
        )  # fmt: skip
    if parts and not found.front.authors:
        out.append(
            Flag("author-not-found", 0, 0, "No author is named where one was looked for.",
                 "Write author: at the head of the manuscript, or into seed.toml.")
        )  # fmt: skip
    for first, stop in listed.ranges:
        out.append(
            Flag("contents-kept-from-print", parts[first].start, parts[stop - 1].end,
                 "This list of contents repeats the headings, so it will not be printed.")
        )  # fmt: skip
    for head in heads.found:
        if head.confidence < 0.65:
            unit = parts[head.first]
            out.append(
                Flag("heading-doubtful", unit.start, unit.end, f"Is this a heading? “{unit.plain}”",
                     "Take the number signs away if it is not.")
            )  # fmt: skip
    for index in heads.possible:
        unit = parts[index]
        out.append(
            Flag("heading-possible", unit.start, unit.end,
                 f"Could this be a heading? It was left as text: “{unit.plain}”",
                 "Write ### and a space before it if it is.")
        )  # fmt: skip
    return tuple(out)
