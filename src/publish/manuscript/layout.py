"""Takes a text with its calls written and its structure; gives it as a manuscript, block by block.

Nothing is retyped: blocks get their marks, spaces between them become blank lines, front matter and
note bodies move to their places, and each of these is an edit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from publish.clean.book import Wish
from publish.clean.rule import Finding
from publish.manuscript.blocks_written import Lists, marks
from publish.manuscript.front_writer import front_matter
from publish.manuscript.gone import Gone
from publish.manuscript.inline import ESCAPE, escaped_start, inline, is_verbatim
from publish.manuscript.wording import BREAKS_OFF, MISSING_NOTE
from publish.structure.model import BlockKind, NotePlan, Structure
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from publish.manuscript.front_writer import FrontText
    from publish.structure.model import Block

FRONT = "front-matter"
BLANK = "blank-lines"
MARKER = "note-marker"
MOVED = "note-moved"
MISSING = "note-body-missing"
ENDS = "text-breaks-off"
HEADING = "notes-heading"
LAST = "last-line"
IDLE = "break-parts-nothing"

FRONT_KINDS = frozenset(
    (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.BYLINE, BlockKind.ARTICLE_HEAD, BlockKind.DATE,
     BlockKind.AUTHOR_NOTE, BlockKind.CONTENTS)
)  # fmt: skip
_NOTES_HEADING = BlockKind.NOTES_HEADING
"""Looked up once, as every block is asked for it."""
_TIGHT = {BlockKind.QUOTATION: "\n>\n", BlockKind.EPIGRAPH: "\n>\n"}
_LINE = re.compile(r"[ \t\u00a0]*\n\s*")


def layout(
    value: str,
    structure: Structure,
    front: FrontText,
    *,
    cut_off: bool,
    bare: Mapping[int, Block] | None = None,
) -> list[Wish]:
    """Give the edits that arrange the text; offsets in ``structure`` count in ``value``.

    ``bare`` gives, by the starts of paragraphs that an editor wants plain, what they were to be.
    """
    return list(_Layout(value, structure, bare or {}).wishes(front, cut_off=cut_off))


def body_text(value: str, span: Span) -> str:
    """Give a paragraph of a note's body as it stands in its definition: on one line."""
    return _LINE.sub(" ", value[span.start : span.end].strip())


def is_moved_heading(block: Block, structure: Structure) -> bool:
    """Tell whether a block heads a list of notes that goes to its calls."""
    if block.kind is not _NOTES_HEADING:
        return False
    notes = structure.notes
    last = (*notes.bodies[-1:], *(note.body for note in notes.front))
    return any(body.whole.start > block.start for body in last)


def idle_breaks(value: str, structure: Structure, gone: Gone) -> frozenset[int]:
    """Give where section breaks start that have no text over them, or none below: they go."""
    out: set[int] = set()
    for order in (structure.blocks, reversed(structure.blocks)):
        for block in order:
            if block.kind in FRONT_KINDS or is_moved_heading(block, structure):
                continue
            if gone.leave(value, block):
                if block.kind is not BlockKind.BREAK:
                    break
                out.add(block.start)
    return frozenset(out)


class _Layout:
    def __init__(self, value: str, structure: Structure, bare: Mapping[int, Block]) -> None:
        self.value = value
        self.structure = structure
        self.bare = bare
        self.gone = Gone(structure)

    def wishes(self, front: FrontText, *, cut_off: bool) -> Iterator[Wish]:
        yield Wish(FRONT, Finding(0, 0, front_matter(front) + "\n"), fixed=True)
        last: Block | None = None
        before: Block | None = None
        lists = Lists(self.value)
        reached = 0
        gaps: list[Span] = []
        gone = self.gone
        idle = idle_breaks(self.value, self.structure, gone)
        for block in self.structure.blocks:
            if reached < block.start:
                gaps += self._white(reached, block.start)
            kind = block.kind
            if kind in FRONT_KINDS or is_moved_heading(block, self.structure):
                rule = FRONT if kind in FRONT_KINDS else HEADING
                for piece in gone.left(block.start, block.end):
                    yield Wish(rule, Finding(piece.start, piece.end, ""))
            elif block.start in idle:
                yield Wish(IDLE, Finding(block.start, block.end, ""))
            elif gone.leave(self.value, block):
                joined = last is not None and gone.joined(block)
                plain, wanted = gone.written(self.value, block), " " * gone.goes_on(block)
                if not joined:
                    apart = lists.loose
                    plain, goes_on = lists.place(plain)
                    wanted = _between(before, plain, goes_on=goes_on and not apart)
                    before = plain
                if len(gaps) == 1:
                    yield _blank(gaps[0].start, gaps[0].end, wanted)
                else:
                    yield from self._gap(gaps, reached, plain, wanted)
                if inside := marks(self.value, plain):
                    yield from self._untouched(inside)
                meant = self.bare.get(block.start, block) if self.bare else block
                if meant.kind is not plain.kind:
                    yield from self._escaped(plain, meant)
                last = plain
                gaps = []
            else:
                gaps += self._white(block.start, block.end)
            reached = block.end
        yield from self._gap(gaps, reached, None, "")
        at = self.gone.after(last.end) if last else 0
        yield from self._tail(at, reached, something=last is not None, cut_off=cut_off)

    def _untouched(self, wishes: Iterable[Wish]) -> Iterable[Wish]:
        """Give the edits whose places stay."""
        if not self.gone.spans:
            return wishes
        touch = self.gone.touch
        return (wish for wish in wishes if not touch(wish.finding.start, wish.finding.end))

    def _escaped(self, block: Block, meant: Block) -> Iterator[Wish]:
        """Give the backslashes of a paragraph that, ``meant`` as another kind, lacks them yet."""
        if meant.kind is BlockKind.HEADING:
            for wish in escaped_start(self.value, block.start):
                if not self.gone.touch(wish.finding.start, wish.finding.end):
                    yield wish
        if not is_verbatim(meant):
            return
        text = self.value[block.start : block.end]
        own = replace(block, start=0, end=len(text), marker=None)
        calls = tuple(
            replace(call, start=call.start - block.start, end=call.end - block.start, inline=None)
            for call in self.structure.notes.calls
            if block.start <= call.start < block.end and not call.proposed
        )
        for wish in inline(text, Structure((own,), notes=NotePlan(calls))):
            at = wish.finding
            start, end = block.start + at.start, block.start + at.end
            if wish.rule == ESCAPE and not self.gone.touch(start, end):
                yield Wish(ESCAPE, Finding(start, end, at.text), fixed=wish.fixed)

    def _white(self, start: int, end: int) -> list[Span]:
        """Give the white space of a range that belongs to no block and to no note."""
        if not self.gone.spans:
            return [Span(start, end)] if self.value[start:end].isspace() else []
        left = self.gone.left(start, end)
        return [piece for piece in left if self.value[piece.start : piece.end].isspace()]

    def _gap(
        self, gaps: list[Span], reached: int, block: Block | None, wanted: str
    ) -> Iterable[Wish]:
        """Put ``wanted`` in place of the white space since the last block that was written.

        It stands right before ``block`` where there is white space, else where there is some, and
        is put in where a note took all of it away.
        """
        if not gaps:
            if not wanted or block is None:
                return ()
            at = self.gone.left(block.start, block.end)[0].start
            return (_blank(at, at, wanted),)
        near = next((n for n, gap in enumerate(gaps) if gap.start >= reached), len(gaps) - 1)
        return [
            _blank(gap.start, gap.end, wanted if n == near else "") for n, gap in enumerate(gaps)
        ]

    def _tail(self, at: int, reached: int, *, something: bool, cut_off: bool) -> Iterator[Wish]:
        blank = "\n\n" if something else ""
        if cut_off:
            yield Wish(ENDS, Finding(at, at, blank + BREAKS_OFF), fixed=True)
            blank = "\n\n"
        for label, paragraphs in self._definitions():
            words = "\n\n    ".join(body_text(self.value, span) for span in paragraphs)
            rule = MOVED if paragraphs else MISSING
            text = f"{blank}[^{label}]: {words or MISSING_NOTE}"
            yield Wish(
                rule,
                Finding(at, at, text),
                group=f"note-{label}" if words else "",
            )
            blank = "\n\n"
        for body in self.structure.notes.moved:
            yield from self._take_out(body.label, body.whole, body.paragraphs)
        for call in self.structure.notes.calls:
            if call.inline and not call.proposed:
                yield from self._take_out(call.label, call.inline, (call.inline,))
        rest = self.gone.left(reached, len(self.value))
        yield Wish(LAST, Finding(at, at, "\n"), fixed=True)
        for piece in rest:
            yield _blank(piece.start, piece.end, "")

    def _take_out(self, label: str, whole: Span, paragraphs: Sequence[Span]) -> Iterator[Wish]:
        group = f"note-{label}"
        position = whole.start
        for span in paragraphs:
            if span.start > position:
                yield Wish(MARKER, Finding(position, span.start, ""), group=group)
            yield Wish(MOVED, Finding(span.start, span.end, ""), group=group)
            position = span.end
        if whole.end > position:
            yield Wish(MARKER, Finding(position, whole.end, ""), group=group)

    def _definitions(self) -> Iterator[tuple[str, Sequence[Span]]]:
        """Give label and paragraphs of every note: in the order of the calls, then the rest."""
        bodies = {body.label: body.paragraphs for body in self.structure.notes.bodies}
        for call in self.structure.notes.calls:
            if call.inline and not call.proposed:
                bodies[call.label] = (call.inline,)
        given: set[str] = set()
        for call in sorted(self.structure.notes.calls, key=lambda call: call.start):
            if call.label not in given and not call.proposed:
                given.add(call.label)
                yield call.label, bodies.get(call.label, ())
        for label, paragraphs in bodies.items():
            if label not in given:
                yield label, paragraphs


def _blank(start: int, end: int, wanted: str) -> Wish:
    return Wish(BLANK, Finding(start, end, wanted), fixed=True)


def _between(last: Block | None, block: Block, *, goes_on: bool) -> str:
    if last is None:
        return ""
    if goes_on:
        return "\n"
    if last.kind is block.kind and block.kind in _TIGHT:
        return _TIGHT[block.kind]
    return "\n\n"
