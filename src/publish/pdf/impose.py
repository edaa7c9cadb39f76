"""Takes a PDF of single pages; gives a PDF of sheets to print on both sides, fold and staple.

Saddle-stitched signatures: the sheets of a signature lie in one another, so that the first holds
its first and last pages. The inner sheets of a folded signature stick out by the thickness of the
paper; their pages are set closer to the spine by as much (creep), so that trimmed margins are even.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name

PAPER = 0.28
"""Thickness of a sheet in points: 0.1 mm, plain 80 g paper."""

_ONE_SIGNATURE = 80
_USUAL_SIGNATURE = 32


@dataclass(frozen=True, slots=True)
class Imposed:
    """An imposed PDF: ``sheets`` of paper, ``blanks`` empty pages added at the end."""

    data: bytes
    sheets: int
    blanks: int
    signatures: int


def order(pages: int, signature: int) -> list[list[tuple[int, int]]]:
    """Give each signature's sides, outermost sheet first, front then back, as (left, right) pages.

    ``pages`` and ``signature`` are multiples of four; pages count from 0 over the whole book.
    """
    out: list[list[tuple[int, int]]] = []
    for start in range(0, pages, signature):
        count = min(signature, pages - start)
        sides: list[tuple[int, int]] = []
        for sheet in range(count // 4):
            first, last = start + 2 * sheet, start + count - 1 - 2 * sheet
            sides += [(last, first), (first + 1, last - 1)]
        out.append(sides)
    return out


def impose(data: bytes, signature: int = 0) -> Imposed:
    """Impose a PDF two-up.

    ``signature`` is the number of pages folded into one another, rounded up to a multiple of four;
    0 takes all pages up to 80, beyond that signatures of 32. Tags and links are left behind: the
    sheets are for a press, and the order on them is not the order of reading.
    """
    with pikepdf.open(io.BytesIO(data)) as source, pikepdf.new() as out:
        count = len(source.pages)
        whole = -(-count // 4) * 4
        if not signature:
            signature = whole if whole <= _ONE_SIGNATURE else _USUAL_SIGNATURE
        signature = -(-signature // 4) * 4
        _, _, width, height = (float(edge) for edge in source.pages[0].trimbox)
        forms = [out.copy_foreign(page.as_form_xobject()) for page in source.pages]
        signatures = order(whole, signature)
        for sides in signatures:
            for number, (left, right) in enumerate(sides):
                creep = number // 2 * PAPER
                _add_side(out, forms, (left, right), (width, height), creep)
        info = source.docinfo
        for key in ("/Title", "/Author", "/Creator", "/CreationDate", "/ModDate"):
            if key in info:
                out.docinfo[key] = info[key]
        made = io.BytesIO()
        out.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Imposed(made.getvalue(), whole // 4, whole - count, len(signatures))


def _add_side(
    out: pikepdf.Pdf,
    forms: list[pikepdf.Object],
    pair: tuple[int, int],
    size: tuple[float, float],
    creep: float,
) -> None:
    """Add one side of a sheet: two pages side by side, drawn to the spine by the creep."""
    width, height = size
    names, content = Dictionary(), []
    for number, x in zip(pair, (creep, width - creep), strict=True):
        if number < len(forms):
            names[f"/P{number}"] = forms[number]
            content.append(f"q 1 0 0 1 {x:.2f} 0 cm /P{number} Do Q")
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(2 * width, 2), height]),
        Resources=Dictionary(XObject=names),
        Contents=out.make_stream("\n".join(content).encode()),
    )
    out.pages.append(pikepdf.Page(out.make_indirect(page)))
