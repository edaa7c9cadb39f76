"""What was drawn is laid beside what should have been: losses are named, whatever the text."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from publish.bind.model import Kind, Section
from publish.pdf.prepare import Prepared
from publish.pdf.walk import Area, Piece
from publish.pdf.words import match, solid

WORD = st.text(st.sampled_from("abc"), min_size=1, max_size=6)


def piece(text: str, element: ET.Element, page: int = 0) -> Piece:
    return Piece(text, element, Area.FLOW, page, 0, 0, 0, 0, 0)


def prepared(words: list[str]) -> Prepared:
    html = ET.Element("html")
    body = ET.SubElement(html, "body")
    for word in words:
        ET.SubElement(body, "p").text = word
    return Prepared(Section("x", Kind.READING, "X", "en", body), html)


@given(st.lists(WORD, max_size=20))
def test_all_drawn_is_nothing_lost(words: list[str]) -> None:
    ready = prepared(words)
    found = match(ready, [piece(p.text or "", p) for p in ready.html.iter("p")])
    assert not found.lost
    assert not found.strange
    assert found.words == len(words)


@given(st.lists(WORD, min_size=1, max_size=20), st.data())
def test_what_is_left_out_is_counted(words: list[str], data: st.DataObject) -> None:
    """However alike the words are: as many characters as were left out are said to be lost."""
    gone = data.draw(st.integers(0, len(words) - 1))
    ready = prepared(words)
    shown = [p for n, p in enumerate(ready.html.iter("p")) if n != gone]
    found = match(ready, [piece(p.text or "", p) for p in shown])
    lost = sum(len(text) for _, text in found.lost)
    extra = sum(len(solid(p.text)) for p in found.strange)
    assert lost >= 1
    assert lost - extra <= len(words[gone])


@given(st.lists(WORD, min_size=1, max_size=20), st.data())
def test_nothing_that_is_drawn_twice_passes(words: list[str], data: st.DataObject) -> None:
    again = data.draw(st.integers(0, len(words) - 1))
    ready = prepared(words)
    shown = list(ready.html.iter("p"))
    shown.insert(again, shown[again])
    found = match(ready, [piece(p.text or "", p) for p in shown])
    assert found.lost or found.strange


def test_a_hyphen_at_a_line_end_is_no_strange_word() -> None:
    ready = prepared(["harbour"])
    p = next(ready.html.iter("p"))
    found = match(ready, [piece("har-", p), piece("bour", p)])
    assert not found.lost
    assert not found.strange
