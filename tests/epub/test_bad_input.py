"""Bad input ends well or in a diagnostic. EpubCheck's word on all of it: test_epubcheck."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

from publish.check.kindle import kindle
from publish.epub.make import make
from publish.epub.model import Settings

from . import bad_input
from .books import BARE, DC, files, package


def test_control_characters_in_a_title_and_in_the_text_go_and_are_named() -> None:
    made = make(bad_input.control_characters(), BARE)
    assert [d.code for d in made.diagnostics] == ["control-characters"]
    assert "U+0008, U+000C, U+D800" in made.diagnostics[0].message
    assert "<p>ab  c</p>" in files(made.value.data)["EPUB/text/one.xhtml"]
    titles = [e.text for e in package(made.value.data).iter(f"{DC}title")]
    assert titles[0] == "A Title !"


def test_a_reading_of_two_million_characters_is_whole() -> None:
    made = make(bad_input.two_million_characters(), BARE)
    text = files(made.value.data)["EPUB/text/one.xhtml"]
    assert len("".join(fromstring(text).itertext())) > 2_000_000
    assert made.diagnostics == ()


def test_five_thousand_notes_lead_there_and_back() -> None:
    # EpubCheck's own rules on ids are quadratic: it would take minutes here, so Kindle's serve.
    count = 5_000
    made = make(bad_input.many_notes(count), BARE)
    text = files(made.value.data)["EPUB/text/one.xhtml"]
    assert text.count('role="doc-noteref"') == text.count('role="doc-footnote"') == count
    assert made.diagnostics == ()
    assert kindle(made.value.data, "Clocks & Tides.epub") == []


def test_links_to_nowhere_are_reported_and_equal_titles_are_two_files() -> None:
    made = make(bad_input.same_titles_skipped_headings_dead_links(), BARE)
    assert [d.code for d in made.diagnostics] == ["dead-link", "dead-link"]
    assert {"EPUB/text/one.xhtml", "EPUB/text/two.xhtml"} <= files(made.value.data).keys()


def test_words_from_right_to_left_and_of_vertical_scripts() -> None:
    made = make(bad_input.right_to_left_and_vertical(), Settings())
    assert {d.code for d in made.diagnostics} == {"not-in-fonts"}
    assert "ع (U+0639)" in made.diagnostics[0].message
    assert "ש" not in made.diagnostics[0].message
    held = files(made.value.data)
    assert 'lang="he" xml:lang="he" dir="rtl">' in held["EPUB/text/two.xhtml"]
    assert 'page-progression-direction="rtl"' in held["EPUB/content.opf"]


def test_a_cover_whose_words_the_font_lacks_says_so() -> None:
    made = make(bad_input.title_outside_the_font(), BARE)
    assert [d.code for d in made.diagnostics] == ["cover-without-words"]
    assert "縦書きの本" in files(made.value.data)["EPUB/cover.xhtml"]
