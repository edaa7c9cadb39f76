"""Takes lines without a blank line between; gives the rows of a table among them, apart."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from publish.clean.look import WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.clean.stanzas import Line

_FEWEST_ROWS = 3
_NUMBER_TAB = re.compile(
    r"[\[(]?(?:\d{1,3}|[ivxlc]{1,6}|[A-Za-z])(?:\.\d{1,2})*[\])]?\.?:?\t|.{1,90}\t\d{1,3}\Z"
)
"""An item's or note's number, or a row of a list of contents."""


def rows_apart(lines: list[Line]) -> Iterator[list[Line]]:
    """Give the rows of a table apart from its caption above and the text below it.

    They are three at the least, with as many tabs in each, and beside a paragraph, or with a head
    over a column of figures.
    """
    tabs = [_tabs(line) for line in lines]
    if len(lines) <= _FEWEST_ROWS or not any(tabs) or all(tabs):
        yield lines
        return
    long = any(line.look.width > WIDEST for line in lines)
    apart = [(count, len(list(run))) for count, run in groupby(tabs)]
    first = at = 0
    for count, size in apart:
        if count and size >= _FEWEST_ROWS and (long or _is_headed(lines[at : at + size])):
            if first < at:
                yield lines[first:at]
            yield lines[at : at + size]
            first = at + size
        at += size
    if first < at:
        yield lines[first:at]


def _is_headed(rows: list[Line]) -> bool:
    """Tell whether a column has figures in each row but the first, which has none."""
    cells = [[cell.strip() for cell in row.look.text.strip().split("\t")] for row in rows]
    if any(any(map(str.isdigit, cell)) for cell in cells[0]):
        return False
    columns = zip(*cells[1:], strict=True)
    return any(all(any(map(str.isdigit, cell)) for cell in column) for column in columns)


def _tabs(line: Line) -> int:
    """Count the tabs between a row's cells; a line of text, an item or a note has none."""
    text = line.look.text.strip()
    if "\t" not in text or line.look.item or line.look.width > WIDEST or _NUMBER_TAB.match(text):
        return 0
    return text.count("\t")
