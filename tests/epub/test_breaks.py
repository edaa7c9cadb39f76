"""Marks stand before the very character with which a printed page begins."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring, tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.bind.model import Kind, Section
from publish.bind.pages import PageMap, PageStart
from publish.epub.breaks import mark


def a_section(source: str, kind: Kind = Kind.READING) -> Section:
    return Section("r", kind, "R", "en", fromstring(source))


def marked(source: str, *starts: tuple[str, int], kind: Kind = Kind.READING) -> str:
    pages = PageMap(
        "urn:uuid:x",
        tuple(PageStart(n, str(n + 1), "r", block, at) for n, (block, at) in enumerate(starts)),
        {},
    )
    (section,), _, said = mark([a_section(source, kind)], pages)
    assert not said
    text = tostring(section.tree, encoding="unicode")
    for n in range(len(starts)):
        text = text.replace(
            f'<span id="page_{n + 1}" class="page-break" aria-label="{n + 1}" />', f"|{n + 1}|"
        )
    return text


@pytest.mark.parametrize(
    ("source", "starts", "expected"),
    [
        ('<p id="a">one two</p>', [("a", 4)], '<p id="a">one |1|two</p>'),
        ('<p id="a">one two</p>', [("a", 3)], '<p id="a">one |1|two</p>'),
        ('<p id="a">tremendous</p>', [("a", 4)], '<p id="a">trem|1|endous</p>'),
        ('<p id="a">x <em>one <b>two</b></em> y</p>', [("a", 6)],
         '<p id="a">x <em>one <b>|1|two</b></em> y</p>'),
        ('<p id="a">x <em>one</em> y</p>', [("a", 5)], '<p id="a">x <em>one</em> |1|y</p>'),
        ('<ul id="a">\n <li>x</li>\n <li>y</li>\n</ul>', [("a", 3)],
         '<ul id="a">\n <li>x</li>\n <li>|1|y</li>\n</ul>'),
        ('<p id="a">one two six</p>', [("a", 4), ("a", 8)], '<p id="a">one |1|two |2|six</p>'),
    ],
)  # fmt: skip
def test_a_mark_stands_before_the_character(
    source: str, starts: list[tuple[str, int]], expected: str
) -> None:
    assert marked(source, *starts) == expected


def test_a_page_that_begins_a_section_is_marked_before_its_heading() -> None:
    assert marked("<section><h1>T</h1></section>", ("", 0)) == "<section>|1|<h1>T</h1></section>"


def test_a_page_without_running_text_is_marked_where_the_next_begins() -> None:
    source = '<section><p id="a">one two</p></section>'
    assert marked(source, ("", 0), ("", 0), ("a", 4)) == (
        '<section>|1|<p id="a">one |2||3|two</p></section>'
    )
    assert marked(source, ("", 0), ("", 0), ("", 0)) == (
        '<section>|1|<p id="a">one two</p>|2||3|</section>'
    )


def test_notes_are_not_counted() -> None:
    source = (
        '<section id="s"><p>ab</p><section class="notes"><aside class="note">xyz</aside></section>'
        "<p>cd</p></section>"
    )
    assert marked(source, ("s", 2)).endswith("<p>|1|cd</p></section>")


def test_a_navigation_list_takes_no_mark_but_inside_its_lines() -> None:
    source = '<nav id="c"><h1>C</h1><ol><li><a href="#x">one</a></li></ol></nav>'
    assert marked(source, ("", 0), ("c", 1), kind=Kind.CONTENTS) == (
        '<div>|1|<nav id="c"><h1>C</h1><ol><li><a href="#x">|2|one</a></li></ol></nav></div>'
    )


def test_equal_folios_have_marks_of_their_own_and_trees_stay_as_they_were() -> None:
    section = a_section('<p id="a">one two</p>')
    pages = PageMap("u", (PageStart(0, "1", "r", "", 0), PageStart(1, "1", "r", "a", 4)), {})
    _, breaks, _ = mark([section], pages)
    assert len({b.id for b in breaks}) == 2
    assert tostring(section.tree, encoding="unicode") == '<p id="a">one two</p>'


def test_a_page_of_a_section_that_is_not_bound_is_reported_by_its_folio() -> None:
    pages = PageMap("u", (PageStart(0, "7", "gone", "", 0),), {})
    _, breaks, said = mark([a_section("<p/>")], pages)
    assert not breaks
    assert [d.code for d in said] == ["page-lost"]
    assert "7" in said[0].message


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8))
def test_no_letter_moves_and_each_mark_has_the_right_text_after_it(offsets: list[int]) -> None:
    source = (
        '<p id="a">Lorem <em>ipsum <b>dolor</b> sit</em> amet,'
        '<a class="call" href="#n">1</a> consectetur <i/>elit, sed do.</p>'
    )
    whole = "".join(fromstring(source).itertext())
    offsets = sorted({min(at, len(whole) - 1) for at in offsets})
    starts = tuple(PageStart(n, str(n), "r", "a", at) for n, at in enumerate(offsets))
    (section,), _, _ = mark([a_section(source)], PageMap("u", starts, {}))
    assert "".join(section.tree.itertext()) == whole
    seen = 0
    after: dict[str, str] = {}

    def walk(element: object) -> None:
        nonlocal seen
        if element.get("class") == "page-break":  # type: ignore[attr-defined]
            after[element.get("aria-label")] = whole[seen:]  # type: ignore[attr-defined]
        seen += len(element.text or "")  # type: ignore[attr-defined]
        for child in element:  # type: ignore[attr-defined]
            walk(child)
            seen += len(child.tail or "")

    walk(section.tree)
    for n, at in enumerate(offsets):
        assert after[str(n)] == whole[at:].lstrip()
