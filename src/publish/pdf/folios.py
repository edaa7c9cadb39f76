"""Takes places for folios and their figures; gives pages with their folios stamped on them.

A part is typeset before it is known on which pages it will stand. It leaves its folios out and says
where and in what face they belong; they are written when the parts are merged, as artifacts (ISO
32000-1, 14.8.2.2) put before the page's own content, since the engine turns the page's axes over
without restoring them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf

from publish.pdf.slots import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.pdf.slots import Folios, Slot


def stamp(pdf: pikepdf.Pdf, pages: Sequence[Any], folios: Folios, labels: Sequence[str]) -> None:
    """Write each page's label into its slot. Pages without a slot stay as they are."""
    for slot in folios.slots:
        label = labels[slot.page]
        width = sum(folios.figures[figure][1] for figure in label) * folios.size / 1000
        shift = {Side.LEFT: 0.0, Side.CENTRE: width / 2, Side.RIGHT: width}[slot.side]
        glyphs = "".join(f"{folios.figures[figure][0]:04x}" for figure in label)
        content = (
            f"q /Artifact <</Type /Pagination /Subtype /{_band(pages[slot.page], slot)}>> BDC "
            f"BT /{folios.font} {folios.size:g} Tf 0 Tr 0 g "
            f"1 0 0 1 {slot.x - shift:.3f} {slot.baseline:.3f} Tm <{glyphs}> Tj ET EMC Q\n"
        )
        page = pages[slot.page]
        page.contents_add(pikepdf.Stream(pdf, content.encode("ascii")), prepend=True)


def _band(page: Any, slot: Slot) -> str:
    low, high = float(page.mediabox[1]), float(page.mediabox[3])
    return "Header" if slot.baseline > (low + high) / 2 else "Footer"
