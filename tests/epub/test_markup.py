"""Elements of a bound tree become XHTML that reading systems and screen readers understand."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import PublishError
from publish.epub.markup import DEPTH_LIMIT, Markup
from publish.epub.vocabulary import direction
from publish.epub.wording import wording

TARGETS = {"here": "text/one.xhtml", "call-1": "text/one.xhtml", "call-2": "text/one.xhtml"}
TARGETS |= {"there": "text/two.xhtml", "contents": "nav.xhtml"}


def markup() -> Markup:
    return Markup("text/one.xhtml", TARGETS, wording("en"), file="one.md")


def written(source: str) -> str:
    return markup().outer(fromstring(source))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<a href="#here">x</a>', '<a href="#here">x</a>'),
        ('<a href="#there">x</a>', '<a href="two.xhtml#there">x</a>'),
        ('<a href="#contents">x</a>', '<a href="../nav.xhtml#contents">x</a>'),
        ('<a href="https://example.org/?a=1&amp;b">x</a>',
         '<a href="https://example.org/?a=1&amp;b">x</a>'),
        ('<span lang="la">x</span>', '<span lang="la" xml:lang="la">x</span>'),
        ('<span lang="ar">x</span>', '<span lang="ar" xml:lang="ar" dir="rtl">x</span>'),
        ('<p data-line="7" data-p="3">a &lt; b &amp; c &gt; d</p>',
         '<p data-p="3">a &lt; b &amp; c &gt; d</p>'),
        ("<p>a<br/>b</p>", "<p>a<br/>b</p>"),
        ('<td class="x" title="&quot;&lt;"/>', '<td class="x" title="&quot;&lt;"></td>'),
        ('<a class="call" id="c" href="#here">1</a>',
         ('<sup><a epub:type="noteref" role="doc-noteref" class="call" id="c" href="#here">1</a>'
         "</sup>")),
        ('<section class="notes"><h2><em>Notes</em></h2></section>',
         ('<section epub:type="footnotes" role="doc-endnotes" class="notes" aria-label="Notes">'
         "<h2><em>Notes</em></h2></section>")),
    ],
)  # fmt: skip
def test_an_element_is_written_as(source: str, expected: str) -> None:
    assert written(source) == expected


def test_a_note_begins_with_its_number_which_leads_back() -> None:
    text = written(
        '<aside class="note" id="n" data-number="4" data-calls="call-1 call-2">'
        "<p>One.</p><p>Two.</p></aside>"
    )
    assert text == (
        '<aside epub:type="footnote" role="doc-footnote" class="note" id="n">'
        '<p><a class="number" role="doc-backlink" href="#call-1" '
        'aria-label="Back to the text, note 4">4</a> One.</p>'
        '<p>Two. <a class="number" role="doc-backlink" href="#call-2" '
        'aria-label="Back to another call of note 4">↑2</a></p></aside>'
    )


def test_a_note_of_one_paragraph_has_both_ways_back_in_it() -> None:
    text = written(
        '<aside class="note" data-number="4" data-calls="call-1 call-2"><p>One.</p></aside>'
    )
    assert text.count("<p>") == 1
    assert text.index(">4</a> One. <a") < text.index(">↑2</a></p></aside>")


def test_a_note_that_begins_with_a_quotation_keeps_its_number_before_it() -> None:
    text = written(
        '<aside class="note" data-number="4" data-calls="call-1"><blockquote><p>Q</p></blockquote>'
        "</aside>"
    )
    assert ">4</a> <blockquote>" in text


def test_a_note_whose_call_is_gone_shows_its_number_without_a_link() -> None:
    text = written('<aside class="note" data-number="4" data-calls="gone"><p>N</p></aside>')
    assert '<p><span class="number">4</span> N</p>' in text


@pytest.mark.parametrize(
    "href", ["#nowhere", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "page.md"]
)
def test_a_link_to_nowhere_keeps_its_words_and_is_reported_with_its_line(href: str) -> None:
    writer = markup()
    text = writer.outer(fromstring(f'<p data-line="12">see <a href="{href}">this</a>.</p>'))
    assert text == "<p>see <a>this</a>.</p>"
    assert [(d.code, d.where.file, d.where.line) for d in writer.diagnostics] == [
        ("dead-link", "one.md", 12)
    ]


def test_what_no_reading_system_could_open_is_refused_by_its_line() -> None:
    deep = Element("p")
    deep.text = "x"
    for _ in range(DEPTH_LIMIT):
        outer = Element("blockquote")
        outer.append(deep)
        deep = outer
    deep.set("data-line", "3")
    with pytest.raises(PublishError) as caught:
        markup().outer(deep)
    assert [(d.code, d.where.line) for d in caught.value.diagnostics] == [("too-deep", 3)]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"])))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    element = Element("p", {"title": text})
    element.text = element.tail = text
    again = fromstring(markup().outer(element))
    assert (again.text or "") == text
    assert again.get("title") == text.replace("\n", " ")


@pytest.mark.parametrize(
    ("lang", "way"),
    [("en-US", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("az-Arab", "rtl"), ("ur-Latn", "ltr"),
     ("ja", "ltr"), ("mn-Mong", "ltr")],
)  # fmt: skip
def test_the_direction_of_a_language(lang: str, way: str) -> None:
    assert direction(lang) == way
