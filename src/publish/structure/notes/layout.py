"""Takes a clean text and its blocks; gives its lines, and where headings and notes zones lie."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from publish.structure.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.model import Block

LONGEST_HEAD = 120
"""Characters of a heading's line at the most."""
_MOST_WORDS = 50_000
"""Lines whose words are remembered, for the next that read the same."""
_NOTES_HEADING = re.compile(
    r"(?:#+ *|\d{1,2}[.)] *|[IVX]{1,4}\. *)?(?:(?:author|editor|translator)['’]?s?['’]? )?"
    r"(?:(?:foot|end)-?notes?|notes?)(?: (?:and|&) (?:references|sources|citations))?"
    r"(?: (?:to|on|for) (?:the )?[\w’']+(?: [\w’']+){0,6})?[:.]?"
    r"|(?:#+ *)?(?:references|citations|works cited|sources|literature cited|n o t e s)[:.]?"
    r"|(?:#+ *)?(?:anmerkungen|(?:fu(?:ß|ss)|end)?noten|(?:einzel)?nachweise|quellen|belege|"
    r"notes de (?:bas de page|fin)|r[ée]f[ée]rences|notas(?: al pie| a pie de p[áa]gina)?)[:.]?",
    re.IGNORECASE,
)
_DIVISION = re.compile(
    r"(?:chapter|book|part|section|letter|lecture|act|scene|canto|essay|appendix|volume|no\.)"
    r" +(?:[ivxlc]+|\d+|the|one|two|three)\b.{0,100}"
    r"|[IVXLC]{1,7}\.?|\d{1,3}\.?|\*(?: ?\*){2,}|[-–—=_]{3,}|#{1,6} .{1,150}",
    re.IGNORECASE,
)
_EDITORS_NOTE = re.compile(r"[A-Z][0-9]{1,2}[.:] ")
_SENTENCE_END = tuple(".,;:?!”\"’')]…")
_STOPS = frozenset('.:?!”"’)]…')
_ORDINARY = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTATION,
        BlockKind.VERSE,
        BlockKind.NOTE_BODY,
        BlockKind.HEADING,
    }
)

_HEADINGS = frozenset({BlockKind.HEADING, BlockKind.BREAK})
_FRONT = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.SUBTITLE,
        BlockKind.BYLINE,
        BlockKind.ARTICLE_HEAD,
        BlockKind.AUTHOR_NOTE,
        BlockKind.DATE,
    }
)
_CLOSED_TO_CALLS = frozenset(
    {
        BlockKind.TABLE,
        BlockKind.CODE,
        BlockKind.CONTENTS,
        BlockKind.NOTES_HEADING,
        BlockKind.ARTICLE_HEAD,
    }
)


_WITHOUT_NOTES = frozenset({BlockKind.CODE, BlockKind.ARTICLE_HEAD})


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line that is not blank: its span without the spaces round it, and what it is."""

    start: int
    end: int
    heading: bool = False
    notes_heading: bool = False
    apart: bool = False
    """A blank line stands before it."""
    runs_on: bool = False
    """It begins small right under a line that no stop ends, so that a margin alone divides them."""
    bare: bool = False
    """As what may stand after the last note: short without a stop, or an editor's ``E1. …``."""
    announces: bool = False
    """It ends with a colon, as a line does before a list."""
    closed_to_calls: bool = False
    """Tables, code, contents: nothing in it calls a note."""
    code: bool = False
    """Nothing in it calls a note or begins one."""
    front: bool = False
    """A part of the front matter begins with it, which belongs to no note above."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a text, in order."""

    lines: tuple[Line, ...]
    starts: tuple[int, ...] = field(default=())

    def line_at(self, offset: int) -> int:
        """Give the index of the line that holds ``offset``, or of the last one before it."""
        return max(bisect_right(self.starts, offset) - 1, 0)


def flat(text: str) -> str:
    """Give a text on one line in small letters, to compare headings by."""
    return " ".join(text.casefold().split())


def _looks_like_heading(text: str) -> bool:
    """Judge a line by its shape alone: a division's name, or short capitals."""
    if len(text) > LONGEST_HEAD:
        return False
    if _DIVISION.fullmatch(text):
        return True
    return len(text) < 80 and len(text) > 3 and text.isupper() and not text.endswith(_SENTENCE_END)


def _is_bare(text: str) -> bool:
    if _EDITORS_NOTE.match(text):
        return True
    return len(text) <= 90 and text[0].isupper() and not text.endswith(_SENTENCE_END)


def is_notes_heading(text: str) -> bool:
    """Tell whether a line's words say that notes follow."""
    return len(text) <= 70 and _NOTES_HEADING.fullmatch(text) is not None


class _Words(msgspec.Struct, frozen=True, gc=False):
    """What is seen of a line by its words alone."""

    small: bool
    notes_heading: bool
    like_heading: bool
    bare: bool
    announces: bool


def _words(text: str) -> _Words:
    return _Words(
        text[0].islower(),
        is_notes_heading(text),
        _looks_like_heading(text),
        _is_bare(text),
        text.endswith((":", ":—", ":-")),
    )


def read(value: str, blocks: Sequence[Block]) -> Layout:
    """Give the lines of ``value``; ``blocks`` may be coarse or empty. Takes linear time."""
    lines: list[Line] = []
    at = begins = 0
    heads = {flat(value[b.start : b.end]) for b in blocks if b.kind is BlockKind.HEADING}
    in_notes = False
    words: dict[str, _Words] = {}
    last: BlockKind | None = None
    ordinary = heads_on = closed = code = front = over_notes = False
    # Lines without a word since the last with one; one above the text's first parts nothing.
    blanks = -1
    for whole in value.split("\n"):
        text = whole.strip()
        start = begins + whole.find(text[:1])
        begins += len(whole) + 1
        if not text:
            blanks += 1
            continue
        seen = words.get(text)
        if seen is None:
            seen = _words(text)
            if len(words) < _MOST_WORDS:
                words[text] = seen
        while at < len(blocks) and blocks[at].end <= start:
            at += 1
        block = blocks[at] if at < len(blocks) and blocks[at].start <= start else None
        kind = block.kind if block else BlockKind.PARAGRAPH
        if kind is not last:
            last, ordinary, front = kind, kind in _ORDINARY, kind in _FRONT
            heads_on, closed = kind in _HEADINGS, kind in _CLOSED_TO_CALLS
            over_notes, code = kind is BlockKind.NOTES_HEADING, kind in _WITHOUT_NOTES
        named = over_notes or (ordinary and seen.notes_heading)
        end = start + len(text)
        inside = heads_on and block is not None and block.start <= start and end <= block.end
        in_notes = in_notes or named
        again = in_notes and ordinary and len(text) <= LONGEST_HEAD and flat(text) in heads
        apart = blanks > 0
        runs_on = seen.small and not apart and bool(lines)
        lines.append(
            Line(
                start,
                end,
                inside or named or again or (ordinary and seen.like_heading),
                named,
                apart,
                runs_on and value[lines[-1].end - 1] not in _STOPS,
                seen.bare,
                seen.announces,
                closed,
                code,
                front and not value[block.start if block else start : start].strip(),
            )
        )
        blanks = 0
    return Layout(tuple(lines), tuple(line.start for line in lines))
