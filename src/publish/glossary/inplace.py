"""Takes the text of a glossary file and what changes; gives the text with all else as it was.

A YAML library writes a file anew in its own layout; here only the lines that change are touched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LINE_END = re.compile(r"\r\n|\n|\r")
_NUMBER = re.compile(r"\d+")


def appended(text: str, block: str, indent: int) -> str:
    """Add lines at the end, in the file's own line ends, indented by so many blanks."""
    first = _LINE_END.search(text)
    end = first[0] if first else "\n"
    if text and not text.endswith(("\n", "\r")):
        text += end
    blanks = " " * indent
    return text + "".join(f"{blanks}{line}{end}" if line else end for line in block.splitlines())


def renumbered(text: str, numbers: Iterable[tuple[int, int, int]]) -> str:
    """Put numbers in place of those that stand at a line and a column, both counted from 0."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    parts, last = [], 0
    for line, column, number in sorted(numbers):
        found = _NUMBER.match(text, starts[line] + column)
        if found is not None:
            parts += [text[last : found.start()], str(number)]
            last = found.end()
    return "".join([*parts, text[last:]])
