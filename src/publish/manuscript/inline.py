"""Takes a clean text and its structure; gives the text with note calls and escapes, line by line.

What has a meaning in Markdown and had none in the source gets a backslash; note calls become
``[^label]``. Nothing is moved here.
"""

from __future__ import annotations

import re
import sys
from heapq import merge
from typing import TYPE_CHECKING

from publish.clean.book import Wish, by_place, place_of
from publish.clean.rule import Finding
from publish.clean.rules.emphasis import emphasised
from publish.clean.written import is_markdown
from publish.manuscript.blocks_written import verse_start, words_start
from publish.manuscript.gone import Gone
from publish.patterns import later
from publish.structure.columns import is_piped, is_ruled
from publish.structure.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from publish.structure.model import Block, Call, Structure
    from publish.text import Span

ESCAPE = "markdown-escape"
CALL = "note-call"
SPACE = "space-lost-after-note"
MARK = "note-mark-dropped"

VERBATIM = frozenset(
    (BlockKind.BYLINE, BlockKind.ARTICLE_HEAD, BlockKind.DATE, BlockKind.CODE, BlockKind.CONTENTS,
     BlockKind.NOTES_HEADING, BlockKind.BREAK)
)  # fmt: skip
"""Blocks whose characters are not read as Markdown, or are not written as it."""


def is_verbatim(block: Block) -> bool:
    """Tell whether a block's characters stay as they are: of such a kind, or a table in a fence."""
    return block.kind in VERBATIM or (block.kind is BlockKind.TABLE and not block.level)


_NOWHERE = (sys.maxsize, sys.maxsize)
_PUNCTUATION = r"[!-/:-@\[-`{-~]"
_ANYWHERE = re.compile(
    rf"\\(?={_PUNCTUATION}|\n)|\*|(?<![^\W_])_|_(?![^\W_])|`|\[(?=\^)"
    r"|(?<=\])[(\[{]|<(?=[A-Za-z/!?])|&(?=#?\w{1,32};)"
)
TARGET = (
    r"\((?:https?://|mailto:)[^\s()<>]{1,1000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,200})?"
    r"(?:[ \t]+\"[^\"\n]{0,300}\")?\)"
)
"""Where a link leads, in its brackets: a pattern for behind ``]``."""
_LINK = later(rf"(?<![\\\]])\[[^\[\]\n]{{1,300}}\](?P<target>{TARGET})")
IMAGE = (
    r"!\[[^\[\]\n]{0,300}\](?P<shown>\((?![a-z][a-z0-9+.-]*:|/)[^\s()<>\\]{1,300}"
    r"\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp|pdf)(?:[ \t]+\"[^\"\n]{0,300}\")?\))"
)
"""A picture beside the text: a pattern."""
_IMAGE = later(rf"(?<!\\){IMAGE}", re.IGNORECASE)
_CODE = later(
    r"(?<![`\w\\])(?P<ticks>`{1,2})(?![\s`])(?:[^`\n]|(?<!`)(?!(?P=ticks))`(?!`)){1,200}(?<!\s)"
    r"(?P=ticks)(?![`\w])"
)
_ADDRESS = later(r"<(?:https?://|mailto:)[^\s<>]{1,1000}>")
_ESCAPED = later(r"(?<!\\)\\[*_#\[\]`>.!+=~|<&-]")
_AT_START = re.compile(
    r"[ \t\u00a0]*"
    r"(?:(?P<mark>#(?=#{0,5}(?:[ \t]|$))|>|[-+](?=[ \t]|$)|\|(?=[ ]|$)|:(?=[ \t])|~(?=~~)"
    r"|=(?==*[ \t]*$)|[-|](?=[-:| \t]*$)|:(?=-[-:| \t]*$))|\d{1,9}(?P<dot>\.)(?=[ \t]|$)"
    r"|\[[^\]\[\n]{1,200}\](?P<colon>:))",
    re.MULTILINE,
)


def inline(value: str, structure: Structure) -> Iterator[Wish]:
    """Give the escapes and calls that make the text of the blocks Markdown, in their order.

    What looks like a call and is only proposed gets a backslash like any text, and so do the words
    of a note, whatever the lines were before they became one.
    """
    calls = [call for call in structure.notes.calls if not call.proposed]
    taken = []
    for call in calls:
        if call.inline is None:
            taken.append((call.start, call.end))
        else:
            taken += [(call.start, call.inline.start), (call.inline.end, call.end)]
    marks = [mark for note in structure.notes.front for mark in note.marks]
    kept = {mark for note in structure.notes.front for mark in note.kept}
    taken += [(mark.start, mark.end) for mark in marks if mark not in kept]
    for start, stop, size in emphasised(value):
        taken += [(start, start + size), (stop - size, stop)]
    taken += _meant(value, {call.end for call in calls})
    gone = Gone(structure)
    for block in filter(is_verbatim, structure.blocks):
        taken += [(span.start, span.end) for span in gone.left(block.start, block.end)]
    escapes = _outside(value, _escapes(value, structure, calls), sorted(taken))
    others = by_place([*_calls(value, structure), *_dropped(value, marks)])
    return merge(others, escapes, key=place_of) if others else escapes


def _meant(value: str, called: set[int]) -> Iterator[tuple[int, int]]:
    """Give what a source in Markdown means by its marks: links, code in a line, what it escapes.

    What a note is called by is no link: ``called`` are the places (characters) where calls end.
    One piece of code alone may be no more than words in marks, unless the text has a link, a
    heading or strong words besides.
    """
    found = _LINK.finditer(value) if "](" in value else ()
    links = [match.span("target") for match in found if match.start("target") not in called]
    if "<" in value:
        links += [match.span() for match in _ADDRESS.finditer(value)]
    if "![" in value:
        links += [match.span("shown") for match in _IMAGE.finditer(value)]
    code = [match.span() for match in _CODE.finditer(value)] if "`" in value else []
    yield from links
    written = bool(links) or is_markdown(value)
    if len(code) > 1 or (code and written):
        yield from code
    if written and "\\" in value:
        yield from (match.span() for match in _ESCAPED.finditer(value))


def escaped_start(value: str, start: int) -> Iterator[Wish]:
    """Give the backslash of a line's first mark, for a heading that is to be a paragraph."""
    if found := _AT_START.match(value, start):
        at = found.start(found.lastgroup or 0)
        yield Wish(ESCAPE, Finding(at, at + 1, "\\" + value[at]), fixed=True)


def _calls(value: str, structure: Structure) -> Iterator[Wish]:
    calls = structure.notes.calls
    told = any(call.inline for call in calls)
    begun = {block.start for block in structure.blocks} if told else frozenset[int]()
    for call in calls:
        mark = f"[^{call.label}]"
        why = ", ".join(call.evidence)
        review = call.confidence < 0.5
        if call.inline is None:
            finding = Finding(
                call.start, call.end, mark, call.confidence, review, call.proposed, why
            )
            yield Wish(CALL, finding)
        else:
            at = call.inline
            group = f"call-{call.label}"
            finding = Finding(call.start, at.start, mark, call.confidence, review, why=why)
            yield Wish(CALL, finding, group)
            if call.end > at.end:
                yield Wish(MARK, Finding(at.end, call.end, ""), group)
        if call.proposed:
            continue
        follower = value[call.end : call.end + 1]
        if follower == ":" and not value[value.rfind("\n", 0, call.start) + 1 : call.start].strip():
            yield Wish(ESCAPE, Finding(call.end, call.end + 1, "\\:"), fixed=True)
        if follower.isalpha() and call.end not in begun:
            yield Wish(SPACE, Finding(call.end, call.end, " "))


def _dropped(value: str, marks: Iterable[Span]) -> Iterator[Wish]:
    """Take out the marks of notes called in front matter, where no call can stand."""
    for mark in marks:
        yield Wish(MARK, Finding(mark.start, mark.end, ""))
        if (
            value[mark.start - 1 : mark.start].isalnum()
            and value[mark.end : mark.end + 1].isalnum()
        ):
            yield Wish(SPACE, Finding(mark.end, mark.end, " "))


def _escapes(value: str, structure: Structure, calls: Sequence[Call]) -> Iterator[int]:
    """Give the places of the characters that need a backslash, in order."""
    places = {c.start - 1 for c in calls if c.start and value[c.start - 1] == "\\"}
    for start in _starts(value, structure, calls):
        if found := _AT_START.match(value, start):
            places.add(found.start(found.lastgroup or 0))
    anywhere = (found.start() for found in _ANYWHERE.finditer(value))
    return _joined(anywhere, sorted(places)) if places else anywhere


def _joined(anywhere: Iterator[int], places: Iterable[int]) -> Iterator[int]:
    """Give the numbers of both, which come in order, each once."""
    other = next(anywhere, sys.maxsize)
    for place in places:
        while other < place:
            yield other
            other = next(anywhere, sys.maxsize)
        yield place
        if other == place:
            other = next(anywhere, sys.maxsize)
    if other < sys.maxsize:
        yield other
        yield from anywhere


def _starts(value: str, structure: Structure, calls: Sequence[Call]) -> list[int]:
    """Give where a line of Markdown will begin, behind what is written before its words."""
    starts = [p.start for body in structure.notes.bodies for p in body.paragraphs]
    for body in structure.notes.moved:
        at = body.whole.start
        if not value[value.rfind("\n", 0, at) + 1 : at].strip():
            starts.append(body.whole.end)
    starts += [call.inline.start for call in calls if call.inline]
    for block in structure.blocks:
        if block.kind is BlockKind.HEADING:
            continue
        rows = value[block.start : block.end] if block.kind is BlockKind.TABLE else ""
        if rows and (is_piped(rows) or is_ruled(rows)):
            continue
        of_kind = _BEHIND_MARK.get(block.kind, _start)
        if block.kind is BlockKind.LIST_ITEM and block.marker:
            starts.append(block.marker.end)
        else:
            starts.append(of_kind(value, block.start))
        at = value.find("\n", block.start, block.end)
        while at >= 0:
            starts.append(of_kind(value, at + 1))
            at = value.find("\n", at + 1, block.end)
    return starts


def _start(_: str, start: int) -> int:
    return start


_BEHIND_MARK = {
    BlockKind.QUOTATION: words_start,
    BlockKind.EPIGRAPH: words_start,
    BlockKind.VERSE: verse_start,
}
"""Where a line's words begin, by the kind of its block."""


def _outside(
    value: str, places: Iterable[int], closed: Iterable[tuple[int, int]]
) -> Iterator[Wish]:
    """Give the escapes that lie in none of the closed ranges, which come in order."""
    ranges = iter(closed)
    start, end = next(ranges, _NOWHERE)
    for place in places:
        while end <= place:
            start, end = next(ranges, _NOWHERE)
        if place < start:
            yield Wish(ESCAPE, Finding(place, place + 1, "\\" + value[place]), fixed=True)
