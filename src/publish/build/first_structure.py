"""Takes a clean text; gives its lines as blocks, the first of them as the title."""

from __future__ import annotations

from publish.clean.shape import groups
from publish.structure.model import Block, BlockKind, Front, Known, NotePlan, Structure
from publish.text import Span


def analyse(value: str, known: Known | None = None) -> Structure:
    """Give every group of lines as a paragraph."""
    blocks = [Block(BlockKind.PARAGRAPH, g.start, g.end) for g in groups(value)]
    title = None
    if blocks:
        blocks[0] = Block(BlockKind.TITLE, blocks[0].start, blocks[0].end)
        title = Span(blocks[0].start, blocks[0].end)
    return Structure(tuple(blocks), Front(title))


def find(value: str, blocks: tuple[Block, ...]) -> NotePlan:
    """Give no notes."""
    return NotePlan()
