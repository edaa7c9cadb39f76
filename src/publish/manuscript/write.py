"""Takes a clean text, its structure and what the editor knows; gives the Markdown manuscript.

The manuscript is made by edits on the text alone, in two passes, so that the ledger covers it.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from publish.clean.book import by_place
from publish.clean.change import State, behind, grown
from publish.clean.rules.emphasis import emphasised
from publish.manuscript.front_writer import FrontText
from publish.manuscript.gone import Gone
from publish.manuscript.inline import CALL, MARK, inline
from publish.manuscript.layout import body_text, is_moved_heading, layout
from publish.structure.authors import ABOUT
from publish.structure.model import Author, Block, BlockKind, Front, FrontNote, NotePlan, Structure
from publish.structure.names import only_names
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publish.clean.book import Book
    from publish.clean.change import Change, Changes
    from publish.structure.model import Body, Known
    from publish.text import Text

INLINE = "markdown-inline"
LAYOUT = "markdown-blocks"
SITE = "site-line"
"""The pass that takes away a site's lines."""
_LEADS_ON = re.compile(r"(?:[,;:.&|•·—–-]|\b(?:by|and|with|on))\Z", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:and|by|with|on)\b|[&,;|•·—–(-]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """A manuscript. ``structure`` counts in ``marked``, which is the text before the last pass."""

    value: str
    marked: str
    structure: Structure
    front: FrontText

    @property
    def gone(self) -> Gone:
        """Give the ranges of ``marked`` that left their place."""
        return Gone(self.structure)


def write(text: Text, structure: Structure, known: Known, book: Book) -> Written:
    """Write the manuscript; every edit goes into ``book``, whose decisions are obeyed."""
    clean = text.value
    passes = len(book.passes)
    if book.decisions:
        tried = book.trial(text, inline(clean, structure))
        structure = _as_decided(structure, (change for _, change in tried))
    text = book.make(INLINE, text, inline(clean, structure))
    changes = book.passes[-1].changes if len(book.passes) > passes else None
    moved = _shifted(structure, Shift(changes))
    site = any(one.name == SITE and any(one.applied) for one in book.passes)
    front = front_text(clean, structure, text.value, moved, known, site=site)
    wishes = layout(text.value, moved, front, cut_off=known.incomplete)
    tried = book.trial(text, wishes) if book.decisions else []
    if rejected := [(wish, change) for wish, change in tried if change.state is State.REJECTED]:
        before, moved = moved, _without(moved, [change for _, change in rejected])
        pairs = zip(before.blocks, moved.blocks, strict=True)
        bare = {new.start: old for old, new in pairs if new is not old}
        front = front_text(clean, structure, text.value, moved, known, site=site)
        wishes = layout(text.value, moved, front, cut_off=known.incomplete, bare=bare)
        wishes += [wish for wish, _ in rejected]
    return Written(book.finish(LAYOUT, text, by_place(wishes)), text.value, moved, front)


class Shift:
    """Where the characters of a text stand after changes on it."""

    def __init__(self, changes: Changes | None) -> None:
        starts, befores, afters = changes.made() if changes is not None else ([], [], [])
        self._starts = starts
        self._ends = array("q", behind(starts, befores))
        self._deltas = array("q", grown(befores, afters))

    def __bool__(self) -> bool:
        return bool(self._starts)

    def start(self, offset: int) -> int:
        """Give the new offset of a range's first character."""
        return offset + self._deltas[bisect_left(self._starts, offset)]

    def end(self, offset: int) -> int:
        """Give the new offset of a range's end, with what was put in just before it."""
        return offset + self._deltas[bisect_right(self._ends, offset)]

    def span(self, span: Span) -> Span:
        """Give a range's new place."""
        start = self.start(span.start)
        return Span(start, max(start, self.end(span.end)))


def _as_decided(structure: Structure, changes: Iterable[Change]) -> Structure:
    """Give the structure with the calls that will be made: an editor may reject or accept some."""
    made = {(c.rule, c.start): c.applied for c in changes if c.rule in (CALL, MARK)}
    calls = tuple(
        replace(c, proposed=not made.get((CALL, c.start), not c.proposed))
        for c in structure.notes.calls
    )
    front = tuple(
        replace(note, kept=tuple(m for m in note.marks if not made.get((MARK, m.start), True)))
        for note in structure.notes.front
    )
    return replace(structure, notes=replace(structure.notes, calls=calls, front=front))


def _without(structure: Structure, rejected: Iterable[Change]) -> Structure:
    """Give the structure as the editor will have it: a rejected block is a plain paragraph.

    A note whose move was rejected stays where it stands, and its call has no body.
    """
    stay = {c.group.removeprefix("note-") for c in rejected if c.group.startswith("note-")}
    places = [c.start for c in rejected if not c.group]
    notes = replace(
        structure.notes,
        calls=tuple(
            replace(c, inline=None) if c.label in stay else c for c in structure.notes.calls
        ),
        bodies=tuple(b for b in structure.notes.bodies if b.label not in stay),
        front=tuple(note for note in structure.notes.front if note.body.label not in stay),
        joins=() if stay else structure.notes.joins,
    )
    blocks = list(structure.blocks)
    for place in places:
        at = bisect_right(blocks, place, key=lambda block: block.start) - 1
        if at >= 0 and place <= blocks[at].end:
            blocks[at] = replace(blocks[at], kind=BlockKind.PARAGRAPH)
    return replace(structure, blocks=tuple(blocks), notes=notes)


def _shifted(structure: Structure, shift: Shift) -> Structure:
    def maybe(span: Span | None) -> Span | None:
        return None if span is None else shift.span(span)

    def block(old: Block) -> Block:
        return Block(old.kind, shift.start(old.start), shift.end(old.end), old.level,
                     maybe(old.marker), old.confidence, old.evidence)  # fmt: skip

    def body(old: Body) -> Body:
        paragraphs = tuple(shift.span(span) for span in old.paragraphs)
        return replace(old, whole=shift.span(old.whole), paragraphs=paragraphs)

    notes, front = structure.notes, structure.front
    return Structure(
        tuple(block(old) for old in structure.blocks) if shift else structure.blocks,
        Front(
            maybe(front.title),
            maybe(front.subtitle),
            tuple(Author(shift.span(a.name), maybe(a.note)) for a in front.authors),
            maybe(front.date),
        ),
        NotePlan(
            tuple(
                replace(
                    call,
                    start=shift.start(call.start),
                    end=shift.end(call.end),
                    inline=maybe(call.inline),
                )
                for call in notes.calls
            ),
            tuple(map(body, notes.bodies)),
            notes.flags,
            tuple(FrontNote((), body(note.body), note.author) for note in notes.front),
            tuple(map(shift.start, notes.joins)),
        ),
        structure.flags,
    )


def front_text(
    clean: str,
    structure: Structure,
    marked: str,
    moved: Structure,
    known: Known,
    *,
    site: bool = False,
) -> FrontText:
    """Gather the front matter: what the editor knows first, then what the text says of itself.

    ``marked`` is the text with escapes, from which titles and notes on authors are taken, which are
    Markdown, and the byline, which has none; ``clean`` the text without, for names and dates. On a
    page from a ``site``, a byline that says no more than the authors and the date is the site's.
    """
    front = structure.front
    gone = Gone(moved)
    names = [_flat(clean, author.name) for author in front.authors]
    said: list[list[str]] = [[] for _ in names]
    notes: list[str] = []
    own = [_flat(marked, author.note, gone) for author in moved.front.authors]
    for block in _of_kind(moved, BlockKind.AUTHOR_NOTE):
        text = _flat(marked, Span(block.start, block.end), gone)
        if ABOUT.fullmatch(text):
            continue
        at = own.index(text) if text in own else -1
        (said[at] if at >= 0 else notes).append(text)
    for note in moved.notes.front:
        text = " ".join(body_text(marked, span) for span in note.body.paragraphs)
        (said[note.author] if note.author >= 0 else notes).append(text)
    if known.authors and not (len(known.authors) == len(names) == 1):
        strangers = [at for at, name in enumerate(names) if name not in known.authors]
        notes += [text for at in strangers for text in said[at]]
    by_name = {name: " ".join(texts) for name, texts in zip(names, said, strict=True)}
    first = " ".join(said[0]) if len(names) == 1 and len(known.authors) == 1 else ""
    subtitle = _flat(marked, moved.front.subtitle, gone)
    spoken = [name for name in names if not known.authors or name in known.authors]
    when = known.date or _flat(clean, front.date)
    return FrontText(
        title=known.title or _flat(marked, moved.front.title, gone),
        subtitle=known.subtitle or ("" if subtitle and subtitle in known.title else subtitle),
        authors=tuple((name, by_name.get(name, first)) for name in known.authors or names),
        date=when,
        lang=known.lang or "en",
        source=known.source,
        rights=known.rights or "unknown",
        notes=tuple(filter(None, notes)),
        byline=_byline(
            line
            for block in _of_kind(moved, BlockKind.BYLINE, BlockKind.ARTICLE_HEAD)
            for line in _lines(marked, block, gone)
            if not (site and only_names(line, spoken, when))
        ),
        notes_heading="; ".join(dict.fromkeys(_notes_headings(clean, structure))),
        contents=tuple(
            line.strip()
            for block in _of_kind(structure, BlockKind.CONTENTS)
            for line in clean[block.start : block.end].split("\n")
            if line.strip()
        ),
        incomplete=known.incomplete,
        more=known.more,
    )


def _of_kind(structure: Structure, *kinds: BlockKind) -> list[Block]:
    return [block for block in structure.blocks if block.kind in kinds]


def _lines(value: str, block: Block, gone: Gone) -> list[str]:
    whole = _left(value, Span(block.start, block.end), gone)
    return [flat for line in whole.split("\n") if (flat := " ".join(line.split()))]


def _byline(lines: Iterable[str]) -> str:
    """Give the lines of a byline as one, a semicolon between them where nothing divides them."""
    out = ""
    for line in lines:
        open_ended = _LEADS_ON.search(out) or _GOES_ON.match(line)
        out += (" " if open_ended else "; ") * bool(out) + _unmarked(line)
    return out


def _unmarked(line: str) -> str:
    """Give a line without the marks of emphasis, which a byline does not have."""
    for start, end, size in reversed(list(emphasised(line))):
        line = line[:start] + line[start + size : end - size] + line[end:]
    return line


def _notes_headings(clean: str, structure: Structure) -> Iterable[str]:
    """Give the headings over lists of notes, once those notes have gone to their calls."""
    for block in structure.blocks:
        if is_moved_heading(block, structure):
            yield _flat(clean, Span(block.start, block.end))


def _flat(value: str, span: Span | None, gone: Gone | None = None) -> str:
    """Give a range on one line, without what is gone from it."""
    if span is None:
        return ""
    return " ".join((_left(value, span, gone) if gone else value[span.start : span.end]).split())


def _left(value: str, span: Span, gone: Gone) -> str:
    """Give a range without what is gone from it."""
    pieces = gone.left(span.start, span.end)
    return "".join(value[piece.start : piece.end] for piece in pieces)
