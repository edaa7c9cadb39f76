"""Takes a table too wide for its page; gives its columns their widths, by the words in them.

Left to itself the engine measures such a table letter by letter, since its words may break
anywhere: slowly, and with words broken in narrow columns while wide ones have room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from publish.pdf.page import CHARACTER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.pdf.page import Page

TYPE = 0.7
"""The type size of such a table, of the text's: `table.tight` in print.css."""

_PADDING = 1.0
"""What a cell's padding takes, in characters."""

_LONGEST = 30
"""A longer word, such as an address, does not claim its whole length."""

_CROWDED = 0.7
"""With less than this part of the room that its longest words need, a table is hard to read."""


def fit(table: ET.Element, page: Page) -> bool:
    """Put the widths into a table as its ``colgroup``, unless cells of it span columns.

    Tells whether it is so crowded that it is hard to read: words break in most columns.
    """
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    spans = any(cell.get("colspan", "1") != "1" for row in rows for cell in row)
    count = max(map(len, rows), default=0)
    if spans or not count:
        return False
    cells = [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in rows]
    room = page.measure / (page.size * TYPE * CHARACTER)
    columns = [[row[at] for row in cells if at < len(row)] for at in range(count)]
    group = ET.Element("colgroup")
    for share in widths(columns, room):
        ET.SubElement(group, "col", {"style": f"width: {share:.2%}"})
    table.insert(1 if len(table) and table[0].tag == "caption" else 0, group)
    return room < _CROWDED * sum(map(_need, columns))


def widths(columns: Sequence[Sequence[str]], room: float) -> list[float]:
    """Give each column's part of the ``room``, which is in characters.

    Each has what its longest word needs, in proportion where there is less room than that; what
    is left goes to the columns whose cells are longest.
    """
    least = [_need(column) for column in columns]
    spare = room - sum(least)
    if spare > 0:
        most = [max((len(cell) for cell in column), default=1) + _PADDING for column in columns]
        wanting = [max(0, long - need) for long, need in zip(most, least, strict=True)]
        total = sum(wanting) or 1
        least = [n + spare * want / total for n, want in zip(least, wanting, strict=True)]
    return [need / sum(least) for need in least]


def _need(column: Sequence[str]) -> float:
    longest = max((len(word) for cell in column for word in cell.split()), default=1)
    return min(longest, _LONGEST) + _PADDING
