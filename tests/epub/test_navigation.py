"""Contents, landmarks and pages, for new reading systems and for old ones."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

from publish.bind.model import Kind
from publish.epub import contents, navigation
from publish.epub.markup import Markup
from publish.epub.model import Entry, PageBreak
from publish.epub.pages import targets
from publish.epub.wording import wording

from . import editions

NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


def shape(entries: tuple[Entry, ...]) -> list[object]:
    return [(e.label, e.href, shape(e.children)) if e.children else (e.label, e.href)
            for e in entries]  # fmt: skip


def test_the_contents_read_as_they_are_bound_with_one_link_a_line() -> None:
    sections = editions.sample()
    found = targets(sections)
    tree = next(s.tree for s in sections if s.kind is Kind.CONTENTS)
    entries = contents.from_tree(tree, Markup("nav.xhtml", found, wording("en")), found)
    assert shape(entries) == [
        ("The Harbour Clock Ann Example", "text/harbour.xhtml#harbour",
         [("A second face", "text/harbour.xhtml#harbour--a-second-face")]),
        ("Tide Tables Bo Sample", "text/tide.xhtml#tide"),
        ("Glossary", "text/glossary.xhtml#glossary"),
    ]  # fmt: skip
    assert entries[0].markup == 'The Harbour Clock <span class="author">Ann Example</span>'


def test_without_bound_contents_headings_nest_and_a_skipped_level_makes_none() -> None:
    body = (
        '<h2 id="a">A</h2><h4 id="b">B</h4><h3 id="c">C</h3><h2 id="d">D</h2><h3 id="e"></h3>'
        '<h3 id="f">F &amp; G</h3>'
    )
    found = contents.from_headings([editions.reading(body)], depth=4)
    assert shape(found) == [
        ("One", "text/one.xhtml#one",
         [("A", "text/one.xhtml#a",
           [("B", "text/one.xhtml#b"), ("C", "text/one.xhtml#c")]),
          ("D", "text/one.xhtml#d", [("F & G", "text/one.xhtml#f")])])
    ]  # fmt: skip


def test_the_ncx_has_one_order_of_play_and_the_printed_pages() -> None:
    entries = (
        Entry("A", "A", "a.xhtml#a", (Entry("B & C", "", "a.xhtml#b"),)),
        Entry("A again", "", "a.xhtml#a"),
    )
    breaks = [PageBreak("iv", "page_iv", "a"), PageBreak("9", "page_9", "a")]
    data = navigation.ncx(
        entries, breaks, {"a": "a.xhtml"}, identifier="urn:x", title="T <1>", lang="en"
    )
    tree = fromstring(data)
    order = [
        (e.find(f"{NCX}content").get("src"), e.get("playOrder"))  # type: ignore[union-attr]
        for e in tree.iter()
        if e.get("playOrder")
    ]
    assert order == [
        ("a.xhtml#a", "1"), ("a.xhtml#b", "2"), ("a.xhtml#a", "1"),
        ("a.xhtml#page_iv", "3"), ("a.xhtml#page_9", "4"),
    ]  # fmt: skip
    kinds = [(e.get("type"), e.get("value")) for e in tree.iter(f"{NCX}pageTarget")]
    assert kinds == [("front", None), ("normal", "9")]
    facts = {e.get("name"): e.get("content") for e in tree.iter(f"{NCX}meta")}
    assert facts["dtb:depth"] == "2"
    assert facts["dtb:maxPageNumber"] == "9"
