from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Any

import pikepdf
import pydyf
import pytest
from weasyprint import HTML
from weasyprint.css import ComputedStyle
from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext, block, inline
from weasyprint.text.line_break import Layout

from publish.pdf import drawing, families, lengths, mends, shaping

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager


class Box:
    """Stands in for an engine's box, and is equal to every other one."""

    def __eq__(self, other: object) -> bool:
        raise AssertionError("boxes are compared by identity")

    __hash__ = object.__hash__


def test_notes_are_held_by_identity() -> None:
    one, two, three = Box(), Box(), Box()
    notes = mends.Notes([one, two])
    assert one in notes
    assert three not in notes
    notes.append(three)
    notes.remove(one)
    assert one not in notes
    assert [id(box) for box in notes] == [id(two), id(three)]
    assert three in notes.copy()
    with pytest.raises(ValueError, match="not in the list"):
        notes.remove(one)


def test_a_document_is_the_same_with_and_without() -> None:
    rows = "".join(
        f"<p>Word {n} and more words.<span style='float: footnote'>Note {n}.</span></p>"
        for n in range(120)
    )
    source = f"<html lang=en><title>t</title><body>{rows}"
    options = {"pdf_variant": "pdf/ua-1", "uncompressed_pdf": True}
    plain = HTML(string=source).write_pdf(**options)
    with mends.mended():
        assert HTML(string=source).write_pdf(**options) == plain


RICH = """
@page { size: 300pt 380pt; margin: 30pt; @top-left { content: string(title) }
  @bottom-center { content: counter(page) } }
@page :left { @top-left { content: "verso" } }
html { font: 10pt/14pt serif; hyphens: auto } h1 { string-set: title content() }
p { margin: 0; text-align: justify; text-indent: 1em; orphans: 2; widows: 2 }
p.first::first-letter { font-size: 200% } p.first::first-line { font-variant-caps: small-caps }
.note { float: footnote; font-size: 8pt } ::footnote-call { font-variant-position: super }
abbr { font-variant-caps: all-small-caps; letter-spacing: .05em } a { color: #234 }
a::after { content: " (" attr(href) ")" } del { text-decoration: line-through } pre { tab-size: 4 }
.narrow { width: 40%; padding: 2%; margin: 1em auto; box-sizing: border-box; float: right }
table { border-collapse: collapse } td { border: 1pt solid; padding: 1ex }
.toc a::after { content: leader(". ") target-counter(attr(href), page) }
.cut { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; width: 6em }
"""


def rich() -> str:
    """Give a document with everything that a style can ask for."""
    words = "the constitutional understanding of notwithstanding circumstances had been agreed "
    paragraphs = "".join(
        f"<p id=p{n} class={'first' if n % 9 == 0 else 'next'}>{words * (1 + n % 5)}"
        f"<em id=e{n}>{words}</em> <a href=#p{n // 2}>there</a> <abbr>NATO</abbr> <del>not</del>"
        f"<span class=note id=n{n}>{n}. {words * (1 + n % 3)}</span> soft\xadhyphen,"
        f" e\u0301 \u0301x, <span lang=fr>naturellement</span> caf\xe9\xa0: \u05d0\u05d1\u05d2.</p>"
        f"<ul><li id=l{n}>{words}<li style='list-style-position: inside'>x</ul>"
        for n in range(24)
    )
    return (
        f"<html lang=en><title>t</title><style>{RICH}</style><body><h1>Title</h1><div class=toc>"
        f"<a href=#p7>Seven</a></div><div class=narrow><p>{words}</div><div class=cut>{words}</div>"
        f"<pre>a\tb\n  c {words}</pre><table><tr><td id=t1>1<td id=t2>{words}</table>"
        f"<section style='columns: 2'><p>{words * 6}</section>{paragraphs}"
    )


@pytest.mark.parametrize(
    "shared", [families.shared, shaping.shared, lengths.shared, drawing.shared, mends.mended]
)
def test_a_rich_document_is_the_same_with_and_without(
    shared: Callable[[], AbstractContextManager[None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without this one the engine parts notes from their calls, which is meant to differ.
    monkeypatch.setattr(mends, "_KEEPING", block._linebox_layout)
    document = HTML(string=rich())
    plain = document.write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True)
    with shared():
        assert document.write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True) == plain


def test_elements_alike_but_for_their_id_share_what_is_computed() -> None:
    computed = 0
    missing = ComputedStyle.__missing__

    def counted(style: ComputedStyle, key: str) -> object:
        nonlocal computed
        computed += 1
        return missing(style, key)

    def asked(paragraphs: int) -> int:
        nonlocal computed
        computed = 0
        body = "".join(f"<p id=p{n}>A few words." for n in range(paragraphs))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(families, "_COMPUTE", counted)
            with families.shared():
                HTML(string=f"<html lang=en><title>t</title><body>{body}").render()
        return computed

    # The id is looked at once for each element, and display and the like for each.
    assert asked(40) - asked(20) < 20 * 8


def test_a_line_that_is_asked_for_again_is_not_shaped_again() -> None:
    shaped: list[str] = []
    split = shaping._SPLIT

    def counted(text: str, *arguments: object) -> object:
        shaped.append(text)
        return split(text, *arguments)

    words = "many words that go on for a line and then some more of them, "
    document = f"<html lang=en><body style='word-spacing: 1px'><p>{words * 8}<p>{words * 8}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shaping, "_SPLIT", counted)
        with families.shared(), shaping.shared():
            HTML(string=document).render()
    assert shaped
    assert len(shaped) == len(set(shaped))
    assert max(len(text) for text in shaped[1:-1]) < len(words * 8) / 2


def test_the_engine_is_left_as_it_was() -> None:
    before = LayoutContext.__init__, pydyf.PDF.page_references
    with mends.mended():
        assert LayoutContext.__init__ is not before[0]
    assert (LayoutContext.__init__, pydyf.PDF.page_references) == before


def test_an_unknown_version_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mends, "KNOWN", False)
    before = LayoutContext.__init__
    with mends.mended():
        assert LayoutContext.__init__ is before


def test_the_version_installed_is_known() -> None:
    assert mends.KNOWN, "look again at the three spots, then name the new version"


def parted(lines: int) -> int:
    """Count the notes that are not on their call's page, in a text of so many short paragraphs."""
    paragraphs = "".join(
        f"<p>{'Words run on. ' * (2 + n * 7 % 17)}<a id=c{n}>call</a>"
        f"<span id=n{n} style='float: footnote; footnote-policy: line'>{'Note. ' * (6 + n % 9)}"
        f"</span>{'More of the same. ' * (n * 5 % 11)}</p>"
        for n in range(lines)
    )
    style = "<style>@page{size:300pt 400pt} p{orphans:2;widows:2;line-height:14pt}</style>"
    document = HTML(string=f"<html lang=en><title>t</title>{style}<body>{paragraphs}").render()
    home = {name: n for n, page in enumerate(document.pages) for name in page.anchors}
    return sum(home[f"c{n}"] != home[f"n{n}"] for n in range(lines))


def test_notes_stay_with_their_calls() -> None:
    assert parted(90) > 0, "the engine has learnt it: take the mend out"
    with mends.mended():
        assert parted(90) == 0


def noted(style: str, count: int) -> str:
    """Give a text with notes of many lengths, some of them with blocks inside."""
    inside = ("", "<p>A paragraph.</p>", "<ul><li>One</li><li>Two</li></ul>", "<i>Slant.</i>")
    text = "".join(
        f"<p>{'Words run on. ' * (2 + n * 5 % 9)}<span class=n>{'Note. ' * (1 + n * 7 % 23)}"
        f"{inside[n % 4]}</span>{'And on. ' * (n % 6)}</p>"
        for n in range(count)
    )
    sheet = f"@page{{size:300pt 400pt}} p{{line-height:14pt}} .n{{float:footnote}} {style}"
    return f"<html lang=en><title>t</title><style>{sheet}</style><body>{text}"


@pytest.mark.parametrize(
    "style",
    [
        "",
        ".n p,.n ul{margin:0}",
        "@page{@footnote{margin:9pt 0;padding-top:4pt;border-top:1pt solid}} .n{margin:3pt 0}",
        "@page{@footnote{max-height:60pt}}",
        ".n{footnote-display:inline}",
        ".n{footnote-policy:line;font-size:9pt;line-height:11.2pt} .n p,.n ul{margin:0}",
    ],
    ids=["margins within", "flush", "rule and gaps", "limited", "run-in", "policy"],
)
def test_notes_laid_out_once_stand_where_they_would(
    style: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = noted(style, 60)
    with mends.mended():
        once = HTML(string=source).write_pdf()
    monkeypatch.setattr(mends, "_stacked", mends._WHOLE)
    with mends.mended():
        assert HTML(string=source).write_pdf() == once


def test_a_note_is_laid_out_once_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    laid: list[object] = []
    alone = mends._alone
    monkeypatch.setattr(mends, "_alone", lambda *given: laid.append(given[2]) or alone(*given))
    with mends.mended():
        pages = len(HTML(string=noted(".n p,.n ul{margin:0}", 60)).render().pages)
    assert 60 <= len(laid) < 60 + 4 * pages


def justified() -> str:
    """Give lines of every kind that are justified: spaces at edges, no-break spaces, spacing."""
    words = "now and then <em>a few words </em>lean <b> over</b> to T. V. Way, "
    fixed = (
        "Fig.&nbsp;1 and <i>p.&nbsp;</i>2 or <i>&nbsp;so</i> from \u05d0\u05d1 \u05d2\u05d3 on, "
    )
    return (
        "<html lang=en><title>t</title><style>@page { size: 9cm 40cm; margin: 1cm }"
        "p { text-align: justify; hyphens: auto } .w { word-spacing: 2px } .u { font-size: 20px }"
        ".l { letter-spacing: 1px } .d { text-decoration: underline } .r { direction: rtl }"
        "</style><body>"
        + "".join(f"<p class={kind}>{words * 3}{fixed * 3}" for kind in "nwludr")
        + f"<p style='width: 300px'>{words * 3}<p>{words * 3}{fixed * 3}"
    )


def test_justified_lines_are_drawn_as_the_engine_draws_them_and_not_shaped_for_it() -> None:
    document = HTML(string=justified())
    plain = document.write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True)
    shaped: list[str] = []
    set_text = Layout.set_text

    def counted(layout: Layout, text: str, *arguments: object, **options: object) -> None:
        shaped.append(text)
        set_text(layout, text, *arguments, **options)

    with mends.mended():
        laid = document.render()
        drawn = [box for page in laid.pages for box in page._page_box.descendants()]
        assert sum(isinstance(box, boxes.TextBox) for box in drawn) > 100
        assert laid.write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True) == plain
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Layout, "set_text", counted)
            again = HTML(string=f"<p style='text-align: justify'>{'some words ' * 600}").render()
            assert len(shaped) > 60
            shaped.clear()
            again.write_pdf()
    # Each glyph that is met for the first time leaves its line to the engine.
    assert len(shaped) < 6


@pytest.mark.parametrize("gap", [1, 255, 511, 512, 513, 1023, 1024, 1025, 1536, 2048, 10752])
def test_a_gap_of_any_size_is_drawn_as_the_engine_draws_it(
    gap: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "now and then<em> a few words </em>lean<b> </b>over<b> a</b> fence <i>or </i>two, "
    html = f"<html lang=en><title>t</title><p style='text-align: justify'>{words * 9}"
    options = {"pdf_variant": "pdf/ua-1", "uncompressed_pdf": True}

    def wide() -> bytes:
        make = inline.create_layout

        def layout(*arguments: Any, justification_spacing: float, **options: Any) -> Any:
            spacing = gap / 1024 if justification_spacing else 0
            return make(*arguments, justification_spacing=spacing, **options)

        with monkeypatch.context() as patch:
            patch.setattr(inline, "create_layout", layout)
            return HTML(string=html).write_pdf(**options)

    plain = wide()
    with mends.mended():
        assert wide() == plain


def test_streams_are_compressed_as_usual_and_hold_what_the_writer_would_have_written() -> None:
    document = HTML(string="<html lang=en><title>t</title><p>" + "some words " * 900)
    plain = document.write_pdf(uncompressed_pdf=True)
    with mends.mended():
        assert document.write_pdf(uncompressed_pdf=True) == plain
        packed = document.write_pdf()
    with pikepdf.open(io.BytesIO(packed)) as mended, pikepdf.open(io.BytesIO(plain)) as pdf:
        for ours, theirs in zip(mended.pages, pdf.pages, strict=True):
            content = ours.Contents.read_bytes()
            assert content == theirs.Contents.read_bytes()
            assert ours.Contents.read_raw_bytes() == zlib.compress(content, 6)
