"""Takes a clean text and its blocks; gives its note calls and bodies, paired, and what is doubtful.

The road: `layout` (lines, zones) -> `bracketed`, `candidates`, `numerals` (marks) and `heads`,
`ordered`, `bodies` (lines that may begin a body, in groups) -> `match` (`chain`, `pair`, `doubt`
with `likeness`), `named` and `symbols` -> `assemble` (spans), `rescue` and `report`. Every stage
takes time linear in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.structure.notes.plan import make

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.model import Block, NotePlan

__all__ = ["find"]


def find(value: str, blocks: Sequence[Block] = ()) -> NotePlan:
    """Find the notes of a clean text: spaces mended, one line a paragraph, site lines gone.

    ``blocks`` may be coarse: headings, tables, code and contents lists among them help. A mark is a
    call only with evidence beyond itself; what stays doubtful is flagged or only proposed, and a
    text without notes gives an empty plan. A call's span takes in the space before the mark, and
    the space after one that a stop follows. Two calls may have one label: a note cited again.
    """
    return make(value, blocks)
