from __future__ import annotations

import io
import random
import re
from typing import TYPE_CHECKING

import pikepdf
import pytest
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from publish.pdf import breaking, mends, shaping, turns

if TYPE_CHECKING:
    from publish.pdf.families import Family

WORDS = """
the of a to officials affluence difficulties governmental T. V. Way, Yoshida’s “efficient”
well-to-do self-evident and/or 1,250 1947–1951 U.S.–Japan (counter-revolutionary) word—word
Fig.\u00a07 pp.\u00a01–2 naïveté Übermaß d’être Афина Σωκράτης неприкосновенность ¶ § 5% $40
Wait… co-operation
re\u2010establish self\u2011made incomprehensibilities, electroencephalogram
"""


def prose(seed: int, count: int) -> str:
    choose = random.Random(seed)
    return " ".join(choose.choices(re.findall(r"[^ \n]+", WORDS), k=count))


def paged(text: str, style: str) -> str:
    return (
        "<html lang=en><title>t</title><style>@page { size: 14cm 60cm; margin: 1cm }"
        f"p {{ text-align: justify; hyphens: auto; {style} }}</style><body>{text}"
    )


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text of which the engine itself looked for the first line."""
    texts: list[str] = []
    first = shaping._first

    def counted(known: object, arguments: tuple[str, ...]) -> object:
        texts.append(arguments[0])
        return first(known, arguments)

    monkeypatch.setattr(shaping, "_first", counted)
    return texts


def contents(html: str) -> list[bytes]:
    """Give what is drawn on each page, but for the engine's empty strings."""
    with pikepdf.open(io.BytesIO(HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"))) as pdf:
        return [page.Contents.read_bytes().replace(b"<>", b"") for page in pdf.pages]


def both(html: str) -> tuple[list[bytes], list[bytes]]:
    """Give what the engine draws by itself, and what is drawn here."""
    plain = contents(html)
    with mends.mended():
        return plain, contents(html)


@pytest.mark.parametrize(
    "style",
    [
        "",
        "hyphens: manual",
        "hyphens: none; text-align: left",
        "hyphenate-limit-chars: 6 3 3; hyphenate-limit-zone: 2em",
        "hyphenate-limit-zone: 100%",
        "hyphenate-character: '·–'; font-size: 9.3px",
        "overflow-wrap: anywhere; font-size: 21px",
        "overflow-wrap: break-word; font-variant-numeric: oldstyle-nums",
        "letter-spacing: .4px",
        "word-spacing: -1px",
        "white-space: pre-wrap",
        "word-break: break-all",
        "text-decoration: underline",
        "text-indent: 2em; font-kerning: none",
        "direction: rtl",
    ],
)
def test_lines_end_where_the_engine_ends_them(style: str) -> None:
    text = "".join(
        f"<p style='width: {41 + 13 * n}px'>{prose(n, 90)} <em>{prose(n + 50, 7)}</em>"
        f"{prose(n + 99, 9)} <b>{prose(n + 7, 1)}</b> {prose(n + 3, 30)}"
        for n in range(32)
    )
    plain, ours = both(paged(text, style))
    assert ours == plain


@pytest.mark.parametrize(
    "text",
    [
        "soft\u00adhyphens in\u00adcompre\u00adhensible " * 30,
        "two  spaces,\ttabs\nand   lines " * 30,
        "עברית and Arabic العربية among words " * 30,
        "日本語の文章は空白なしで続く。" * 20,
        "zero\u200bwidth \u2060joined\ufeff and e\u0301 marks " * 30,
        "emoji 🙂 and 𝒜 beyond the plane " * 30,
        "a" * 400,
        " ",
        "",
        "—" * 200,
        "x-" * 200,
    ],
)
def test_texts_that_are_not_plain_are_the_engines(text: str) -> None:
    plain, ours = both(paged(f"<p>{text}<p style='width: 90px'>{text} end", ""))
    assert ours == plain


def test_most_lines_are_found_without_the_engine(asked: list[str]) -> None:
    html = paged(f"<p>{'governmental officials of the efficient kind ' * 200}", "")
    with mends.mended():
        pages = HTML(string=html).render().pages
    laid = [box for sheet in pages for box in sheet._page_box.descendants()]
    lines = sum(isinstance(box, boxes.LineBox) for box in laid)
    assert lines > 90
    assert len(asked) * 4 < lines


def test_a_line_that_is_asked_for_again_is_not_looked_for_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts: list[str] = []
    first_line = breaking.first_line

    def counted(known: Family, arguments: tuple[str, ...]) -> object:
        texts.append(arguments[0])
        return first_line(known, arguments)

    monkeypatch.setattr(breaking, "first_line", counted)
    words = "many words that go on for a line and then some more of them, " * 8
    with mends.mended():
        HTML(string=f"<html lang=en><body><p>{words}<p>{words}").render()
    assert len(texts) > 4
    assert len(texts) == len(set(texts))


def test_the_last_lines_of_a_page_are_measured_too(asked: list[str]) -> None:
    html = paged(f"<p>{'governmental officials of the efficient kind ' * 900}", "")
    html = html.replace("60cm", "6cm")
    with mends.mended(), turns.whole_at_turns():
        pages = len(HTML(string=html).render().pages)
    assert pages > 20
    assert len(asked) < pages
