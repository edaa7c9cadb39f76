"""Takes nothing in; gives the types of a text's structure: its blocks, its note calls and bodies.

All offsets count characters into the clean text, that is after the rules and before any Markdown.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from publish.text import Span


class BlockKind(StrEnum):
    """What a block of lines is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    ARTICLE_HEAD = "article-head"
    """A byline whose raised numbers say who works where, and those lines: none calls a note."""
    AUTHOR_NOTE = "author-note"
    DATE = "date"
    ABSTRACT = "abstract"
    EPIGRAPH = "epigraph"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    VERSE = "verse"
    LIST_ITEM = "list-item"
    TABLE = "table"
    CODE = "code"
    BREAK = "break"
    CONTENTS = "contents"
    NOTES_HEADING = "notes-heading"
    NOTE_BODY = "note-body"


class Block(msgspec.Struct, frozen=True, gc=False):
    """A run of whole lines, from its first character to its last, without the line end.

    ``level`` is a heading's (1 is the title's own), a list item's depth, or the number of a table's
    columns where they are certain. ``marker`` is the span
    of a list item's or a heading's own number or bullet. ``evidence`` says in plain words what
    spoke for this reading, ``confidence`` (0 to 1) how much.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marker: Span | None = None
    confidence: float = 1.0
    evidence: tuple[str, ...] = ()


class Call(msgspec.Struct, frozen=True, gc=False):
    """A mark in the text that calls a note: the characters from ``start`` to ``end``.

    ``label`` is the manuscript's stable label, the source's own number made unique over restarts
    (``3``, ``3β`` for the third note of the second run, ``∗``). ``number`` is the source's
    own, 0 for symbols. ``inline`` is the body of a note that stood in the text where it was called.
    A ``proposed`` call is not made, only reported.
    """

    start: int
    end: int
    label: str
    number: int = 0
    confidence: float = 1.0
    evidence: tuple[str, ...] = ()
    inline: Span | None = None
    proposed: bool = False


class Body(msgspec.Struct, frozen=True, gc=False):
    """A note's body: ``whole`` is what leaves the text, ``paragraphs`` what stays of it, in order.

    What lies in ``whole`` and in no paragraph (the number, brackets, the word Footnote) is dropped
    by name in the ledger.
    """

    label: str
    whole: Span
    paragraphs: tuple[Span, ...]
    number: int = 0
    confidence: float = 1.0


class Flag(msgspec.Struct, frozen=True, gc=False):
    """Something about the structure that a person should look at: a code, a place, plain words."""

    code: str
    start: int
    end: int
    message: str
    hint: str = ""


class FrontNote(msgspec.Struct, frozen=True, gc=False):
    """A note called in the title or the byline, where the manuscript has no calls.

    Its ``marks`` leave the text and its body goes to the front matter: to the author at index
    ``author`` of ``Front.authors``, or where that is -1, to what is said of the text as a whole.
    ``kept`` are marks that the editor would not have taken out.
    """

    marks: tuple[Span, ...]
    body: Body
    author: int = -1
    kept: tuple[Span, ...] = ()


class NotePlan(msgspec.Struct, frozen=True, gc=False):
    """A text's notes. A label of a call that no body has is a note whose body is missing.

    The ``front`` notes are neither among the calls nor among the bodies. ``joins`` are the starts
    of paragraphs in which a sentence goes on that the notes of a page had parted.
    """

    calls: tuple[Call, ...] = ()
    bodies: tuple[Body, ...] = ()
    flags: tuple[Flag, ...] = ()
    front: tuple[FrontNote, ...] = ()
    joins: tuple[int, ...] = ()

    @property
    def moved(self) -> tuple[Body, ...]:
        """Give every body that leaves its place and did not stand where it is called."""
        return (*self.bodies, *(note.body for note in self.front))


class Known(msgspec.Struct, frozen=True, gc=False):
    """What the editor knows and the text does not: the contents of ``seed.toml``."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    lang: str = ""
    date: str = ""
    source: str = ""
    rights: str = ""
    incomplete: bool = False
    more: dict[str, object] = msgspec.field(default_factory=dict)


class Author(msgspec.Struct, frozen=True, gc=False):
    """One author as the text names them, and the line about them where there is one.

    ``name`` and ``note`` lie inside a BYLINE and an AUTHOR_NOTE block.
    """

    name: Span
    note: Span | None = None


class Front(msgspec.Struct, frozen=True, gc=False):
    """What belongs in the front matter, as places in the text.

    A span may run over line ends, which read as spaces. The spans lie inside blocks of the kinds
    of the same names; a TITLE block whose line holds a colon holds both ``title`` and ``subtitle``,
    and the colon between them is dropped by name. Whatever ``Known`` gives has precedence over
    these, but the blocks are here all the same, so that nothing is said twice.
    """

    title: Span | None = None
    subtitle: Span | None = None
    authors: tuple[Author, ...] = ()
    date: Span | None = None


class Structure(msgspec.Struct, frozen=True, gc=False):
    """A clean text, understood: its blocks in order, covering every line that is not blank.

    Block by block: a HEADING may run over two lines, its ``marker`` ("CHAPTER I") and its words.
    VERSE, TABLE and CODE keep their lines; a QUOTATION or PARAGRAPH of several lines is one
    paragraph. A CONTENTS block lists headings that stand in the text: to be kept from print, not
    from the manuscript. Front-matter blocks stand anywhere; a title repeated further down is a
    TITLE block too.
    """

    blocks: tuple[Block, ...]
    front: Front = msgspec.field(default_factory=Front)
    notes: NotePlan = msgspec.field(default_factory=NotePlan)
    flags: tuple[Flag, ...] = ()
