"""Every edition passes its validators; mutants do not; a packet may bring an edition of its own."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest

import validators
from publish.diagnostics import PublishError, Severity, Where
from publish.pdf import page as pages
from publish.pdf.editions import chosen, from_table, shipped
from publish.pdf.impose import order
from publish.pdf.make import Pdf, make
from publish.pdf.settings import Associated, Settings

from . import books

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from publish.diagnostics import Warned

READ = ["print", "screen", "large", "wide", "lined"]
PROFILES = ("PDFA-3A", "PDFUA-1")


@pytest.fixture(scope="module")
def made() -> Callable[[str], Warned[Pdf]]:
    known: dict[str, Warned[Pdf]] = {}

    def make_once(name: str) -> Warned[Pdf]:
        if name not in known:
            known[name] = make(books.edition(), Settings(chosen(name)), None)
        return known[name]

    return make_once


@pytest.mark.parametrize("name", READ)
def test_an_edition_to_read_is_for_archives_and_for_everyone(
    made: Callable[[str], Warned[Pdf]], tmp_path: Path, name: str
) -> None:
    result = made(name)
    assert not [d for d in result.diagnostics if d.severity is not Severity.NOTE]
    file = tmp_path / f"{name}.pdf"
    file.write_bytes(result.value.data)
    assert not validators.verapdf(file, *PROFILES)
    assert not validators.page_validation(file, "ua1")


def test_options_leave_the_edition_sound(tmp_path: Path) -> None:
    """Bleed, holes, paragraph numbers, another sheet and files that travel along, all at once."""
    about = Associated("harbour-dues.md", b"# Harbour Dues\n", "The manuscript", "Source")
    settings = Settings(
        chosen("lined"), "a4", bleed=True, punch=True, paragraph_numbers=True, associated=(about,)
    )
    file = tmp_path / "all.pdf"
    file.write_bytes(make(books.edition(), settings, None).value.data)
    assert not validators.verapdf(file, *PROFILES)
    with pikepdf.open(file) as pdf:
        assert pdf.attachments["harbour-dues.md"].get_file().read_bytes() == about.data
        assert pdf.attachments["harbour-dues.md"].get_file().mime_type == "text/markdown"
        assert pdf.Root.AF[0].AFRelationship == "/Source"
        trim, media = pdf.pages[0].trimbox, pdf.pages[0].mediabox
        assert float(trim[2] - trim[0]) == pytest.approx(595.28, abs=0.1)
        assert float(media[2] - media[0]) > 600


def _drop_alt(pdf: pikepdf.Pdf) -> None:
    for node in pdf.objects:
        if isinstance(node, pikepdf.Dictionary) and node.get("/S") == "/Figure":
            del node.Alt


def _drop_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _double_note(pdf: pikepdf.Pdf) -> None:
    for node in pdf.objects:
        if isinstance(node, pikepdf.Dictionary) and node.get("/S") == "/Note":
            node.ID = pikepdf.String("the-same")


def _skip_heading(pdf: pikepdf.Pdf) -> None:
    for node in pdf.objects:
        if isinstance(node, pikepdf.Dictionary) and node.get("/S") == "/H2":
            node.S = pikepdf.Name.H4


@pytest.fixture(scope="module")
def illustrated(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    from PIL import Image

    root = tmp_path_factory.mktemp("packet")
    Image.new("L", (90, 60), 128).save(root / "boat.png")
    harbour = books.harbour()
    figure = books.tree('<figure><img src="boat.png" alt="A boat"/></figure>')
    harbour.tree.insert(3, figure)
    result = make(books.edition(harbour), Settings(chosen("print")), root)
    assert not result.diagnostics
    return result.value.data


@pytest.mark.parametrize(
    "mutate",
    [None, _drop_alt, _drop_language, _double_note, _skip_heading],
    ids=["none", "alt", "language", "note", "heading"],
)
def test_validators_refuse_mutants(
    illustrated: bytes, tmp_path: Path, mutate: Callable[[pikepdf.Pdf], None] | None
) -> None:
    file = tmp_path / "mutant.pdf"
    with pikepdf.open(io.BytesIO(illustrated)) as pdf:
        if mutate is not None:
            mutate(pdf)
        pdf.save(file)
    assert bool(validators.verapdf(file, *PROFILES)) == (mutate is not None)


def test_large_type_is_large_and_ragged(made: Callable[[str], Warned[Pdf]]) -> None:
    style = chosen("large")
    assert 16 <= style.size <= 18
    with pikepdf.open(io.BytesIO(made("large").value.data)) as pdf:
        fonts = {str(f.BaseFont) for f in pdf.pages[4].Resources.Font.values()}
    assert any("Biolinum" in name for name in fonts)


def test_every_fifth_line_is_numbered(made: Callable[[str], Warned[Pdf]], tmp_path: Path) -> None:
    import pdfplumber

    file = tmp_path / "lined.pdf"
    file.write_bytes(made("lined").value.data)
    page = pages.page("letter")
    foot = page.height - page.bottom
    with pdfplumber.open(file) as pdf:
        left, right = (
            [
                w
                for w in sheet.extract_words()
                if w["text"].isdigit() and page.top - 10 < w["top"] < foot
            ]
            for sheet in (pdf.pages[7], pdf.pages[8])
        )
        width = pdf.pages[7].width
    outer_left = [int(w["text"]) for w in left if w["x1"] < page.outer]
    outer_right = [int(w["text"]) for w in right if w["x0"] > width - page.outer]
    counted = outer_left + outer_right
    assert len(counted) >= 8
    assert counted == list(range(counted[0], counted[0] + 5 * len(counted), 5))


def test_a_booklet_folds_into_the_order_of_reading() -> None:
    for count, signature in ((4, 4), (16, 16), (32, 16), (24, 16)):
        for sides in order(count, signature):
            read = _folded(sides)
            assert read == list(range(min(read), min(read) + len(read)))
    assert order(8, 8) == [[(7, 0), (1, 6), (5, 2), (3, 4)]]


def _folded(sides: list[tuple[int, int]]) -> list[int]:
    """Fold sheets in one another; give their pages as one leafs through."""
    sheets = [(sides[at], sides[at + 1]) for at in range(0, len(sides), 2)]
    first = [page for front, back in sheets for page in (front[1], back[0])]
    second = [page for front, back in reversed(sheets) for page in (back[1], front[0])]
    return first + second


def test_a_booklet_says_its_sheets_and_blanks(made: Callable[[str], Warned[Pdf]]) -> None:
    result = made("booklet")
    [said] = result.diagnostics
    assert said.severity is Severity.NOTE
    blank = -result.value.pages % 4
    assert f"{result.value.sheets} sheets" in said.message
    assert f"{blank or 'no'} blank page" in said.message
    with pikepdf.open(io.BytesIO(result.value.data)) as pdf:
        assert len(pdf.pages) == 2 * result.value.sheets
        assert [float(edge) for edge in pdf.pages[0].mediabox] == [0, 0, 792, 612]
        inmost = pdf.pages[-1].Contents.read_bytes().split(b"\n")[0].split()
        assert float(inmost[5]) == pytest.approx((result.value.sheets - 1) * 0.28)


def test_an_edition_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "seminar.css").write_text("p { text-align: left }")
    table = {"base": "print", "css": "seminar.css", "page": "a5", "paragraph-numbers": True}
    style = chosen("seminar", {"seminar": table}, tmp_path / "packet.toml")
    assert style == replace(
        shipped()["print"],
        name="seminar",
        css=("edition-print.css", "seminar.css"),
        page="a5",
        paragraph_numbers=True,
    )
    result = make(books.edition(), Settings(style), tmp_path)
    assert not result.diagnostics


@pytest.mark.parametrize(
    ("table", "code", "hint"),
    [
        ({"pag": "a5"}, "edition-key-unknown", "'page'"),
        ({"page": "a7"}, "edition-value", "half-letter"),
        ({"size": "big"}, "edition-value", "number"),
        ({"two-sided": 1}, "edition-value", "true or false"),
        ({"line-numbers": True}, "edition-value", "whole number"),
        ({"base": "prnt"}, "edition-unknown", "print"),
    ],
)
def test_a_bad_table_is_named(table: dict[str, object], code: str, hint: str) -> None:
    with pytest.raises(PublishError) as caught:
        from_table("mine", table, Where("packet.toml", 3), shipped())
    [said] = caught.value.diagnostics
    assert said.code == code
    assert hint in said.hint
    assert said.where.file == "packet.toml"


def test_an_edition_that_nobody_knows() -> None:
    with pytest.raises(PublishError, match="no edition 'prnt'"):
        chosen("prnt")


def test_a_style_that_is_missing_is_named(tmp_path: Path) -> None:
    style = replace(chosen("print"), css=("gone.css",))
    with pytest.raises(PublishError, match=r"no style 'gone.css'"):
        make(books.edition(), Settings(style), tmp_path)


def test_a_font_that_is_missing_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "own.css").write_text(
        '/* mine */\n@font-face { font-family: "X"; src: url(fonts/gone.otf) }\n'
    )
    with pytest.raises(PublishError, match=r"no font 'fonts/gone.otf'") as caught:
        make(books.edition(), Settings(replace(chosen("print"), css=("own.css",))), tmp_path)
    where = caught.value.diagnostics[0].where
    assert (where.file.endswith("own.css"), where.line) == (True, 2)
