"""No word is hyphenated over the turn of a page, and nothing is laid out twice for it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from weasyprint.layout import inline

from publish.pdf import page as pages
from publish.pdf import turns
from publish.pdf.layout import Setter
from publish.pdf.walk import Area

from . import books

if TYPE_CHECKING:
    from publish.pdf.editions import Style
    from publish.pdf.walk import Piece

WORDS = (
    "considerable administrative responsibilities notwithstanding, representatives of neighbouring "
    "communities understandably emphasised institutional "
)


def turns_with_a_hyphen(style: Style) -> tuple[int, int]:
    """Give how many pages end in a hyphen, and how many other lines do."""
    body = "".join(
        books.paragraph("long", n, books.PROSE.split(".")[0] + WORDS * (2 + n % 5))
        for n in range(1, 60)
    )
    edition = books.edition(books.reading("long", "Long", body))
    setter = Setter(edition, style, pages.page("6x9"), None)
    section = next(s for s in edition.sections if s.name == "long")
    last: dict[int, Piece] = {}
    hyphens = 0
    for piece in setter.section(section, 1, {}).pieces:
        if piece.area is Area.FLOW and piece.text.strip():
            last[piece.page] = piece
            hyphens += piece.text.endswith("-")
    ends = sum(piece.text.endswith("-") for piece in last.values())
    return ends, hyphens - ends


def test_no_page_ends_in_a_hyphen(print_style: Style, monkeypatch: pytest.MonkeyPatch) -> None:
    ends, others = turns_with_a_hyphen(print_style)
    assert ends == 0
    monkeypatch.setattr(turns, "whole_at_turns", contextlib.nullcontext)
    ends_without, others_without = turns_with_a_hyphen(print_style)
    assert ends_without >= 3
    assert others > 0.8 * others_without, "other lines are hyphenated as ever"


def test_the_engine_is_left_as_it_was() -> None:
    before = inline.get_next_linebox, inline.split_first_line
    with turns.whole_at_turns():
        assert inline.get_next_linebox is not before[0]
    assert (inline.get_next_linebox, inline.split_first_line) == before


def test_an_unknown_version_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "UNDERSTOOD", False)
    before = inline.get_next_linebox
    with turns.whole_at_turns():
        assert inline.get_next_linebox is before
