"""Columns of a table that is too wide share the page by the words in them."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from publish.pdf import columns, page

PAGE = page.page("6x9")


def table(*rows: list[str]) -> ET.Element:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return ET.fromstring(f"<table><caption>Tides</caption><tbody>{body}</tbody></table>")


def test_words_are_whole_where_there_is_room_and_long_cells_have_the_rest() -> None:
    shares = columns.widths([["Staff", "a lamp"], ["7"], ["a long remark " * 9, "x"]], 60)
    room = [share * 60 for share in shares]
    assert sum(room) == pytest.approx(60)
    assert room[0] >= len("Staff") + 1
    assert room[1] >= 1
    assert room[2] > 40


def test_too_little_room_is_shared_by_the_longest_words() -> None:
    shares = columns.widths([["responsibilities"], ["office"], ["x" * 500]], 20)
    assert sum(shares) == pytest.approx(1)
    assert shares[0] == pytest.approx(shares[1] * 17 / 7)
    assert shares[2] < 2 * shares[0], "an address does not take all"


def test_widths_come_after_the_caption_and_a_crowd_is_told() -> None:
    good, crowded = table(["harbour"] * 8), table(["harbour"] * 30)
    assert not columns.fit(good, PAGE)
    assert [child.tag for child in good] == ["caption", "colgroup", "tbody"]
    assert len(good[1]) == 8
    assert columns.fit(crowded, PAGE)


def test_cells_that_span_are_left_to_the_engine() -> None:
    spanned = ET.fromstring('<table><tr><td colspan="2">a</td></tr><tr><td/><td/></tr></table>')
    assert not columns.fit(spanned, PAGE)
    assert spanned.find("colgroup") is None


def test_a_table_without_cells_has_no_columns() -> None:
    assert not columns.fit(ET.fromstring("<table/>"), PAGE)
