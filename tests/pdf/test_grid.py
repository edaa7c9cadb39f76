"""Facing pages keep to one grid of lines, and each page to its measure."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from publish.pdf import page as pages
from publish.pdf.layout import Layout, Setter
from publish.pdf.walk import Area

from . import books

if TYPE_CHECKING:
    from publish.pdf.walk import Piece


@pytest.fixture(scope="module")
def layout(print_style):  # type: ignore[no-untyped-def]
    return Setter(books.edition(), print_style, pages.page("6x9"), None).run()


def body_pieces(layout: Layout) -> list[Piece]:
    laid = next(one for one in layout.body if one.section.kind == "reading")
    return [p for p in laid.pieces if p.text.strip() and p.area is Area.FLOW]


def test_every_line_of_text_stands_on_the_leading(layout: Layout) -> None:
    page = layout.page
    assert page is not None
    lines = defaultdict(set)
    for piece in body_pieces(layout):
        in_text = piece.element is not None and piece.element.tag in ("p", "em")
        if in_text and piece.top > page.top - 1:
            lines[piece.page].add(round(piece.baseline, 2))
    assert len(lines) >= 6
    first = min(lines[1])
    for baselines in lines.values():
        for baseline in baselines:
            away = (baseline - first) / page.leading
            assert abs(away - round(away)) < 0.015, f"{baseline} is off the grid"


def test_a_line_with_a_call_is_no_taller(layout: Layout) -> None:
    baselines = sorted({round(p.baseline, 2) for p in body_pieces(layout) if p.page == 0})
    steps = {round(b - a, 1) for a, b in itertools.pairwise(baselines[3:])}
    assert steps <= {0.0, 14.5}


WIDE = ("letter", "a4")
"""Sheets far wider than a measure: what is over stands at the fore-edge, for notes by hand."""


@pytest.mark.parametrize("sheet", pages.SHEETS)
@pytest.mark.parametrize("two_sided", [True, False])
def test_margins_grow_from_spine_to_foot(sheet: str, *, two_sided: bool) -> None:
    page = pages.page(sheet, two_sided=two_sided)
    if two_sided:
        assert page.inner < page.top < min(page.outer, page.bottom)
    assert (page.outer < page.bottom) == (sheet not in WIDE)
    assert 60 <= page.characters <= 70.01
    assert page.lines * page.leading == pytest.approx(page.height - page.top - page.bottom)


def test_measured_lines_hold_sixty_to_seventy_characters(layout: Layout) -> None:
    lines: dict[tuple[int, float], int] = defaultdict(int)
    for piece in body_pieces(layout):
        lines[piece.page, round(piece.baseline, 1)] += len(piece.text)
    counts = sorted(lines.values())
    assert 60 <= counts[len(counts) // 2] <= 70


@pytest.mark.parametrize("two_sided", [True, False])
def test_a_larger_sheet_holds_more(*, two_sided: bool) -> None:
    held = [
        made.lines * made.characters
        for sheet in ("a5", "6x9", "letter", "a4")
        for made in [pages.page(sheet, two_sided=two_sided)]
    ]
    assert all(more > 1.05 * less for less, more in itertools.pairwise(held))


@pytest.mark.parametrize("sheet", pages.SHEETS)
@pytest.mark.parametrize("outer_share", [0, 0.333])
def test_holes_take_no_line_from_a_page(sheet: str, outer_share: float) -> None:
    """A copy with holes has the same lines on each page; a margin that is wide stays so."""
    bare, holed = (
        pages.page(sheet, outer_share=outer_share, punch=punch) for punch in (False, True)
    )
    assert holed.lines == bare.lines
    assert holed.measure <= bare.measure + 0.01
    assert holed.inner >= min(bare.inner + 10, pages.PUNCH + 36)
    assert (holed.outer == bare.outer) == bool(outer_share)


def test_punch_keeps_room_at_the_spine() -> None:
    assert pages.page("letter", punch=True).inner > pages.page("letter").inner + 10
