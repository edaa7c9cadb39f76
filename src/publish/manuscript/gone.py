"""Takes a structure; gives what leaves its place in the text: its notes, and what then stays."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec.structs import replace

from publish.manuscript.blocks_written import marks
from publish.structure.model import BlockKind
from publish.text import Span

if TYPE_CHECKING:
    from publish.structure.model import Block, Structure

_UNMARKED = (BlockKind.PARAGRAPH, BlockKind.NOTE_BODY)


class Gone:
    """The ranges of a text that leave their place: the bodies of its notes."""

    def __init__(self, structure: Structure) -> None:
        self._inline = _merge(
            [c.inline for c in structure.notes.calls if c.inline and not c.proposed]
        )
        self.spans = _merge([*(body.whole for body in structure.notes.moved), *self._inline])
        self._starts = [span.start for span in self.spans]
        self._joins = frozenset(structure.notes.joins)

    def left(self, start: int, end: int) -> list[Span]:
        """Give what of a range stays in its place, in order."""
        if not self.spans:
            return [Span(start, end)] if start < end else []
        out: list[Span] = []
        position = start
        at = max(bisect_right(self._starts, start) - 1, 0)
        while at < len(self.spans) and self.spans[at].start < end:
            gone = self.spans[at]
            at += 1
            if gone.end <= position:
                continue
            if gone.start > position:
                out.append(Span(position, gone.start))
            position = gone.end
        if position < end:
            out.append(Span(position, end))
        return out

    def leave(self, value: str, block: Block) -> bool:
        """Tell whether more than white space of a block stays in its place."""
        if not self.spans:
            return block.start < block.end and not value[block.start : block.end].isspace()
        return any(not value[p.start : p.end].isspace() for p in self.left(block.start, block.end))

    def after(self, offset: int) -> int:
        """Give an offset, or the end of what leaves its place round it: nothing is put in there."""
        at = bisect_right(self._starts, offset) - 1
        inside = at >= 0 and self.spans[at].start < offset < self.spans[at].end
        return self.spans[at].end if inside else offset

    def goes_on(self, block: Block) -> bool:
        """Tell whether a block goes on with a sentence that a page's notes had parted."""
        return block.start in self._joins

    def joined(self, block: Block) -> bool:
        """Tell whether a block goes on the line before: its sentence, or a note, began there."""
        if self.goes_on(block):
            return True
        if not self._inline:
            return False
        at = bisect_right(self._inline, block.start, key=lambda span: span.start) - 1
        return at >= 0 and self._inline[at].end > block.start > self._inline[at].start

    def written(self, value: str, block: Block) -> Block:
        """Give a block as it is written: where a mark of its kind would go, a plain paragraph."""
        if self.spans and self.joined(block):
            return replace(block, kind=BlockKind.PARAGRAPH)
        if self.spans and block.kind not in _UNMARKED:
            for wish in marks(value, block):
                if self.touch(wish.finding.start, wish.finding.end):
                    return replace(block, kind=BlockKind.PARAGRAPH)
        return block

    def touch(self, start: int, end: int) -> bool:
        """Tell whether some of a range leaves its place."""
        if not self.spans:
            return False
        at = bisect_right(self._starts, max(start, end - 1)) - 1
        return at >= 0 and self.spans[at].end > start


def _merge(spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        elif len(span):
            out.append(span)
    return out
