"""Takes a block of a text; gives the edits that mark it as what it is in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from publish.clean.book import Wish
from publish.clean.readings import VERSE_LINE
from publish.clean.rule import Finding
from publish.patterns import later
from publish.structure.columns import divider, is_piped, is_ruled
from publish.structure.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from publish.structure.model import Block

_LIST_ITEM, _TABLE = BlockKind.LIST_ITEM, BlockKind.TABLE
"""Looked up once, as every block is asked for them."""
_BLANKS = " \t\u00a0\u3000"
_NUMBER = later(r"\d{1,9}")
_RULE = "***"
_BREAK = later(r"[ \t\u00a0\u3000]*\n[ \t\u00a0\u3000\n]*")
_APART = later(r"\n[ \t\u00a0]*\n")
_RUN = later("`+")
_QUOTED = later(r"[ \t\u00a0\u3000]*>[ \t]?")
_STROKE = later(r"[ \t]{0,3}\|[ \t]?")
_WITHIN = later(r"(?:[ \t\u00a0\u3000]*>[ \t]?){1,9}")
_SIGNS = later(r"[ \t\u00a0\u3000]*(?:#{1,6}[ \t]+(?=\S))?")
_CLOSING_SIGNS = later(r"[ \t]+#+\Z")
_FENCED = later(
    r" {0,3}(?P<fence>(?P<mark>[`~])(?P=mark){2,})[ \t]*[\w+-]*[ \t]*\n"
    r"(?:.*\n)? {0,3}(?P=fence)(?P=mark)*",
    re.DOTALL,
)


def quoted_start(value: str, start: int) -> int:
    """Give the offset after the mark ``>`` of a line of a quotation, or ``start`` without one."""
    match = _QUOTED.match(value, start)
    return match.end() if match else start


def verse_start(value: str, start: int) -> int:
    """Give the offset after the mark ``|`` of a line, or ``start`` without one."""
    match = _STROKE.match(value, start)
    return match.end() if match else start


def words_start(value: str, start: int) -> int:
    """Give the offset after all marks ``>`` of a line, of a quotation within another too."""
    match = _WITHIN.match(value, start)
    return match.end() if match else start


def marks(value: str, block: Block) -> Iterable[Wish]:
    """Give the edits inside a block, in order; offsets count in ``value``."""
    if block.kind is _TABLE and not block.level:
        return _fenced(value, block)
    return _OF_KIND.get(block.kind, _plain)(value, block)


def _plain(value: str, block: Block) -> Iterable[Wish]:
    start, end = block.start, block.end
    bare = start < end and value[start] not in _BLANKS and value[end - 1] not in _BLANKS
    if bare and value.find("\n", start, end) < 0:
        return ()
    return _lines(value, block, "indent", "")


def _quotation(value: str, block: Block) -> Iterable[Wish]:
    return _lines(value, block, "block-quotation", "> ")


def _break(_: str, block: Block) -> Iterable[Wish]:
    return (Wish("section-break", Finding(block.start, block.end, _RULE)),)


def _lines(value: str, block: Block, rule: str, mark: str) -> Iterator[Wish]:
    """Put ``mark`` in place of the indent of each line."""
    start = block.start
    while start <= block.end:
        end = value.find("\n", start, block.end)
        end = block.end if end < 0 else end
        line = value[start:end]
        lead = end - len(line.lstrip(_BLANKS))
        lead = quoted_start(value, start) if mark and value[lead : lead + 1] == ">" else lead
        tail = start + len(line.rstrip(_BLANKS))
        if mark or lead > start:
            put = mark if lead < end else mark.rstrip()
            yield Wish(rule, Finding(start, lead, put), fixed=not mark)
        if lead < tail < end:
            yield Wish("trailing-space", Finding(tail, end, ""), fixed=True)
        start = end + 1


def _heading(value: str, block: Block) -> Iterator[Wish]:
    text = value[block.start : block.end]
    signs = _SIGNS.match(text)
    lead = block.start + (signs.end() if signs else 0)
    yield Wish(
        "heading",
        Finding(
            block.start,
            lead,
            "#" * min(max(block.level, 2), 6) + " ",
            block.confidence,
            why=", ".join(block.evidence),
        ),
    )
    for match in _BREAK.finditer(text, lead - block.start):
        at = block.start + match.start()
        own = block.marker is not None and at == block.marker.end
        between = ": " if own and value[at - 1].isalnum() else " "
        yield Wish("heading", Finding(at, block.start + match.end(), between))
    end = len(text.rstrip(_BLANKS))
    closing = (
        _CLOSING_SIGNS.search(text, lead - block.start, end) if signs and "#" in signs[0] else None
    )
    if closing:
        yield Wish("heading", Finding(block.start + closing.start(), block.start + end, ""))
    if end < len(text):
        yield Wish("trailing-space", Finding(block.start + end, block.end, ""), fixed=True)


def _fenced(value: str, block: Block) -> Iterator[Wish]:
    text = value[block.start : block.end]
    if block.kind is BlockKind.CODE and _FENCED.fullmatch(text):
        return
    longest = max((len(run) for run in _RUN.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    rule = "table" if block.kind is BlockKind.TABLE else "code"
    yield Wish(rule, Finding(block.start, block.start, fence + "\n"))
    yield Wish(rule, Finding(block.end, block.end, "\n" + fence))


def _table(value: str, block: Block) -> Iterator[Wish]:
    """Put strokes between a table's columns, and a rule under its head, where there are none."""
    if is_piped(value[block.start : block.end]):
        yield from _lines(value, block, "indent", "")
        return
    start = block.start
    between = divider(value[block.start : block.end])
    ruled = is_ruled(value[block.start : block.end])
    rule = "" if ruled else "\n|" + "---|" * block.level
    for line in value[block.start : block.end].split("\n"):
        first, last = start + len(line) - len(line.lstrip()), start + len(line.rstrip())
        yield Wish("table", Finding(start, first, "| "))
        for gap in between.finditer(value, first, last):
            yield Wish("table", Finding(gap.start(), gap.end(), " | "))
        yield Wish("table", Finding(last, start + len(line), " |" + rule))
        rule = ""
        start += len(line) + 1


def _verse(value: str, block: Block) -> Iterator[Wish]:
    text = value[block.start : block.end]
    lines = text.split("\n")
    shared = min((len(x) - len(x.lstrip(_BLANKS)) for x in lines if x.strip()), default=0)
    start = block.start
    if all(VERSE_LINE.match(line) for line in lines):
        yield from _lines(value, block, "indent", "")
        return
    for line in lines:
        cut = min(shared, len(line))
        yield Wish("verse-line", Finding(start, start + cut, "| " if line.strip() else "|"))
        start += len(line) + 1


class Lists:
    """Follows the items of lists from block to block: how deep each is, where a list begins."""

    def __init__(self, value: str) -> None:
        self._value = value
        self._level = 0
        self._numbered = False
        self.loose = False
        """Whether the last item has several paragraphs, so that a blank line must follow it."""

    def place(self, block: Block) -> tuple[Block, bool]:
        """Give a block as it is written, and whether it goes on with the list before it.

        An item is at most one step deeper than the one before it, since what is deeper would be
        read as code; bullets and numbers are never items of one list.
        """
        if block.kind is not _LIST_ITEM:
            self._level = 0
            return block, False
        level = min(max(block.level, 1), self._level + 1)
        numbered = is_numbered(self._value, block)
        self.loose = _APART.search(self._value, block.start, block.end) is not None
        goes_on = self._level > 0 and (level > 1 or numbered is self._numbered)
        self._level = level
        if level == 1:
            self._numbered = numbered
        return replace(block, level=level), goes_on


def is_numbered(value: str, block: Block) -> bool:
    """Tell whether a list's item is written with its number, and not with a bullet.

    "(1)" is not: Markdown has no such number, and the text speaks of "subsection (1)".
    """
    marker = block.marker
    own = value[marker.start : marker.end].strip().rstrip(").") if marker else ""
    return _NUMBER.fullmatch(own) is not None


def _item(value: str, block: Block) -> Iterator[Wish]:
    marker = block.marker
    depth = "    " * (max(block.level, 1) - 1)
    if marker is None:
        yield from _lines(value, block, "list-item", depth + "- ")
        return
    own = value[marker.start : marker.end].strip()
    marked = own in {"-", "*", "+"} or (own[:-1].isdigit() and own[-1:] == ".")
    if is_numbered(value, block):
        number = own.strip("().")
        put = Finding(block.start, marker.end, f"{depth}{number}. ")
        yield Wish("list-item", put, fixed=marked)
    elif own.strip("().").isalnum():
        yield Wish("list-item", Finding(block.start, marker.start, depth + "- "))
    else:
        put = Finding(block.start, marker.end, depth + "- ")
        yield Wish("list-item", put, fixed=marked)
    for match in _BREAK.finditer(value, marker.end, block.end):
        apart = "\n" * min(match[0].count("\n"), 2)
        yield Wish("list-item", Finding(match.start(), match.end(), apart + depth + "    "))


_OF_KIND: Mapping[BlockKind, Callable[[str, Block], Iterable[Wish]]] = {
    BlockKind.HEADING: _heading,
    BlockKind.NOTES_HEADING: _heading,
    BlockKind.BREAK: _break,
    BlockKind.TABLE: _table,
    BlockKind.CODE: _fenced,
    BlockKind.VERSE: _verse,
    BlockKind.LIST_ITEM: _item,
    BlockKind.QUOTATION: _quotation,
    BlockKind.EPIGRAPH: _quotation,
}
