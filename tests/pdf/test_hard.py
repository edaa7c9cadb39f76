"""Hard inputs end well, or in a diagnostic that names the place: nothing is lost in silence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from publish.diagnostics import PublishError, Severity
from publish.pdf import layout, notes
from publish.pdf import page as pages
from publish.pdf.layout import Laid, Setter
from publish.pdf.walk import Area
from publish.pdf.words import solid

from .books import PROSE, call, edition, note, paragraph, reading

if TYPE_CHECKING:
    from pathlib import Path

    from publish.diagnostics import Diagnostic
    from publish.pdf.editions import Style


def laid(
    style: Style, body: str, bodies: str = "", root: Path | None = None, sheet: str = "6x9"
) -> tuple[Laid, list[Diagnostic]]:
    section = reading("x", "Hard Things", body, bodies)
    book = replace(edition(section), sections=(section,))
    out = Setter(book, style, pages.page(sheet), root).run()
    return out.body[0], out.diagnostics


def errors(found: list[Diagnostic]) -> list[str]:
    return [d.code for d in found if d.severity is Severity.ERROR]


def drawn(one: Laid, area: Area) -> str:
    return "".join(solid(p.text) for p in one.pieces if p.area is area)


@pytest.mark.parametrize("sheet", ["6x9", "a5", "half-letter", "letter"])
def test_a_note_of_two_thousand_words_moves_to_the_end(print_style: Style, sheet: str) -> None:
    long = PROSE * 26
    one, found = laid(
        print_style,
        paragraph("x", 1, PROSE * 3 + call("x", 1) + PROSE * 6 + call("x", 2) + PROSE * 2),
        note("x", 1, long) + note("x", 2, "Short."),
        sheet=sheet,
    )
    assert not errors(found)
    assert list(one.prepared.notes) == ["x-note-1-foot", "x-note-2"]
    assert solid(notes.ELSEWHERE) in drawn(one, Area.NOTE)
    assert drawn(one, Area.FLOW).count("thelampsalongthemole") >= 26 + 11 - 4


@pytest.mark.parametrize("sheet", ["6x9", "a5", "half-letter", "letter", "a4"])
@pytest.mark.parametrize("at", [0, 7, 14, 21])
def test_notes_up_to_the_limit_find_their_place(print_style: Style, sheet: str, at: int) -> None:
    """Wherever on the page the call falls, and with a second note close behind."""
    page = pages.page(sheet)
    longest = (PROSE * 20)[: layout.note_limit(page) - 2]
    words = PROSE * 8
    cut = at * int(page.characters)
    one, found = laid(
        print_style,
        paragraph("x", 1, words[:cut] + call("x", 1) + " word" + call("x", 2) + words[cut:]),
        note("x", 1, longest) + note("x", 2, "Short."),
        sheet=sheet,
    )
    assert not errors(found)
    assert "x-note-1" in one.prepared.notes


def test_three_hundred_notes_close_together_stay_with_their_calls(print_style: Style) -> None:
    numbers = range(1, 301)
    one, found = laid(
        print_style,
        paragraph("x", 1, " ".join(f"word{n}{call('x', n)}" for n in numbers)),
        "".join(note("x", n, f"See the minutes, book {n}.") for n in numbers),
    )
    assert not errors(found)
    assert len(one.prepared.notes) == 300


def test_a_wide_table_is_set_smaller(print_style: Style) -> None:
    cells = "".join(f"<td>Aberystwyth{n}</td>" for n in range(9))
    one, found = laid(
        print_style, f'<table data-line="9"><tbody>{f"<tr>{cells}</tr>" * 3}</tbody></table>'
    )
    assert not errors(found)
    right = max(p.right for p in one.pieces)
    page = pages.page("6x9")
    assert right <= page.width - min(page.inner, page.outer) + 1
    assert one.prepared.html.find(".//table").get("class") == "tight short"  # type: ignore[union-attr]


def test_a_head_of_a_table_that_runs_on_is_no_loss(print_style: Style) -> None:
    rows = "".join(f"<tr><td>Port {n}</td><td>{n}</td></tr>" for n in range(90))
    head = "<thead><tr><th>Port</th><th>Dues</th></tr></thead>"
    one, found = laid(print_style, f"<table>{head}<tbody>{rows}</tbody></table>")
    assert not found
    assert sum(p.repeated for p in one.pieces) >= 2


def test_a_word_wider_than_the_measure_is_broken(print_style: Style) -> None:
    word = "Donaudampfschiff" * 12
    one, found = laid(print_style, paragraph("x", 1, f"{PROSE}{word} {PROSE}"))
    assert not found
    assert word in drawn(one, Area.FLOW).replace("-", "")


def test_a_heading_never_stands_at_the_foot(print_style: Style) -> None:
    body = "".join(
        paragraph("x", n, PROSE * (1 + n % 3)) + f'<h2 id="x--h{n}">Heading {n}</h2>'
        for n in range(1, 24)
    )
    one, found = laid(print_style, body + paragraph("x", 24, PROSE))
    assert not found
    last: dict[int, str] = {}
    for piece in one.pieces:
        if piece.area is Area.FLOW and piece.text.strip() and piece.element is not None:
            last[piece.page] = piece.element.tag
    assert len(last) > 5
    assert "h2" not in last.values()


def test_an_empty_reading_is_said(print_style: Style) -> None:
    _, found = laid(print_style, "")
    assert [(d.code, d.where.file) for d in found] == [("reading-empty", "x.md")]


def test_greek_and_arabic_words_and_a_glyph_nobody_has(print_style: Style) -> None:
    one, found = laid(
        print_style,
        paragraph("x", 1, '<span lang="grc">ἄνθρωπος</span> stood there.')
        + paragraph("x", 2, "A sign \U00012000 was cut."),
    )
    assert errors(found) == ["glyph-missing"]
    assert found[0].where.line == 14
    assert "CUNEIFORM SIGN A" in found[0].message
    assert "Install" in found[0].hint
    assert "ἄνθρωπος" in drawn(one, Area.FLOW)


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "picture-missing"), (b"no picture at all", "picture-broken"), (b"", "picture-broken")],
)
def test_bad_pictures_are_named(
    print_style: Style, tmp_path: Path, content: bytes | None, code: str
) -> None:
    if content is not None:
        (tmp_path / "boat.png").write_bytes(content)
    figure = '<figure data-line="31"><img src="boat.png" alt="A boat"/></figure>'
    _, found = laid(print_style, figure + paragraph("x", 1, PROSE), root=tmp_path)
    assert [d.code for d in found] == [code]
    assert found[0].where.line == 31


def test_a_picture_of_too_many_pixels_is_refused(print_style: Style, tmp_path: Path) -> None:
    Image.new("1", (6000, 5000)).save(tmp_path / "big.png")
    _, found = laid(print_style, '<figure><img src="big.png" alt="Big"/></figure>', root=tmp_path)
    assert errors(found) == ["picture-too-large"]


def test_a_picture_without_words_is_an_error(print_style: Style, tmp_path: Path) -> None:
    Image.new("L", (60, 50)).save(tmp_path / "small.png")
    _, found = laid(print_style, '<figure><img src="small.png" alt=""/></figure>', root=tmp_path)
    assert errors(found) == ["picture-without-words"]


@pytest.mark.parametrize(
    "source",
    ["../outside.png", "/etc/hostname", "file:///etc/hostname", "http://127.0.0.1:9/a.png"],
)
def test_nothing_outside_the_packet_is_read(
    print_style: Style, tmp_path: Path, source: str
) -> None:
    Image.new("L", (60, 50)).save(tmp_path / "outside.png")
    inner = tmp_path / "packet"
    inner.mkdir()
    _, found = laid(print_style, f'<p><img src="{source}" alt="A boat"/></p>', root=inner)
    assert errors(found) == ["picture-missing"]


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"]
)
def test_only_plain_links_stay(print_style: Style, target: str) -> None:
    one, found = laid(print_style, paragraph("x", 1, f'See <a href="{target}">here</a>.'))
    assert [d.code for d in found] == ["link-dropped"]
    assert not [link for page in one.document.pages for link in page.links]


def test_text_that_a_style_hides_is_an_error(print_style: Style, tmp_path: Path) -> None:
    styles = tmp_path / "styles"
    styles.mkdir()
    (styles / "mine.css").write_text("em { display: none }")
    style = replace(print_style, css=(*print_style.css, "mine.css"))
    _, found = laid(style, paragraph("x", 1, "It is <em>hidden</em> here."), root=tmp_path)
    assert errors(found) == ["words-lost"]
    assert "hidden" in found[0].message
    assert found[0].where.line == 12


def test_text_that_a_style_moves_off_the_page_is_an_error(
    print_style: Style, tmp_path: Path
) -> None:
    styles = tmp_path / "styles"
    styles.mkdir()
    (styles / "mine.css").write_text("em { position: absolute; left: 900pt }")
    style = replace(print_style, css=(*print_style.css, "mine.css"))
    _, found = laid(style, paragraph("x", 1, "It is <em>away</em> here."), root=tmp_path)
    assert "text-off-page" in errors(found)


def test_a_style_sheet_reaches_nothing(print_style: Style, tmp_path: Path) -> None:
    styles = tmp_path / "styles"
    styles.mkdir()
    (styles / "mine.css").write_text(
        '@import url("http://127.0.0.1:9/a.css"); p { background: url(file:///etc/hostname) }'
    )
    style = replace(print_style, css=(*print_style.css, "mine.css"))
    _, found = laid(style, paragraph("x", 1, "Words."), root=tmp_path)
    assert found
    assert all("closed" in d.message for d in found)


def test_deep_nesting_is_said_not_shown_as_a_traceback(print_style: Style) -> None:
    depth = 400
    with pytest.raises(PublishError, match="nested too deep"):
        laid(print_style, "<blockquote>" * depth + "<p>x</p>" + "</blockquote>" * depth)
