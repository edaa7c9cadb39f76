"""Takes a block of lines; gives nothing, or a clear error where it goes beyond sane limits.

The parser below recurses on nested blocks and takes more than linear time on some tangles of
brackets and marks. Both are refused here, before it sees them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, PublishError, Where

if TYPE_CHECKING:
    from publish.manuscript.blocks import Block

MOST_LEVELS = 32
MOST_CHARACTERS = 1_000_000
MOST_MARKS = 20_000
MOST_DEFINITIONS = 500
_QUOTES = re.compile(r"[ >]*")
_MARKS = re.compile(r"[\[\]()`*_<>&!\\]")


def check_limits(block: Block, file: str) -> None:
    """Raise PublishError where a block is nested, long or marked up beyond any essay's need."""
    size = 0
    for offset, line in enumerate(block.lines):
        size += len(line)
        if not line.startswith((" ", "\t", ">")):
            continue
        lead = _QUOTES.match(line)
        assert lead is not None
        levels = lead[0].count(">") + (len(line) - len(line.lstrip(" \t"))) // 4
        if levels > MOST_LEVELS:
            raise _refusal(
                "nested-too-deep",
                f"nested more than {MOST_LEVELS} levels deep",
                Where(file, block.line + offset),
                "Take out some of the > signs or of the spaces at the start of the line.",
            )
    marks = 0
    if size > MOST_MARKS:
        marks = sum(len(_MARKS.findall(line)) for line in block.lines)
    definitions = 0
    if len(block.lines) > MOST_DEFINITIONS:
        definitions = sum(line.lstrip().startswith(": ") for line in block.lines)
    if definitions > MOST_DEFINITIONS:
        raise _refusal(
            "block-too-large",
            f"this list has {definitions:,} definitions without a blank line",
            Where(file, block.line),
            "Put a blank line before each term.",
        )
    if size > MOST_CHARACTERS or marks > MOST_MARKS:
        raise _refusal(
            "block-too-large",
            f"this block has {size:,} characters and {marks:,} marks such as [ and *",
            Where(file, block.line),
            f"Cut it with blank lines: a block may have {MOST_CHARACTERS:,} characters and "
            f"{MOST_MARKS:,} marks.",
        )


def _refusal(code: str, message: str, where: Where, hint: str) -> PublishError:
    return PublishError(Diagnostic(code, message, where, hint=hint))
