"""The finished PDF read back: tags, labels, bookmarks, words, bytes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf

from publish.pdf.editions import chosen
from publish.pdf.make import make
from publish.pdf.settings import Settings

from . import books

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.diagnostics import Warned
    from publish.pdf.make import Pdf


def opened(pdf: Pdf) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf.data))


def nodes(element: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Give every structure element with the types above it."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid, above
            yield from nodes(kid, (*above, str(kid.S)))


def test_a_good_edition_has_nothing_to_say(harbour_pdf: Warned[Pdf]) -> None:
    assert not harbour_pdf.diagnostics


def test_notes_stand_beside_their_calls(harbour_pdf: Warned[Pdf]) -> None:
    pdf = opened(harbour_pdf.value)
    found = list(nodes(pdf.Root.StructTreeRoot))
    notes = [node for node, _ in found if node.S == "/Note"]
    assert [str(note.ID) for note in notes] == [f"harbour-dues-note-{n}" for n in (1, 2, 3)]
    for note in notes:
        siblings = list(note.P.K)
        at = next(
            i
            for i, s in enumerate(siblings)
            if isinstance(s, pikepdf.Dictionary) and s.objgen == note.objgen
        )
        assert siblings[at - 1].S == "/Reference"
        assert note.P.S == "/P"


def test_paragraphs_are_whole_over_pages(harbour_pdf: Warned[Pdf]) -> None:
    pdf = opened(harbour_pdf.value)
    found = [node for node, above in nodes(pdf.Root.StructTreeRoot) if node.S == "/P"]
    reading = books.harbour().tree
    others = [s.tree for s in books.edition().sections if s.kind != "reading"]
    outside = sum(len(list(tree.iter("p"))) for tree in others)
    assert len(found) == len(list(reading.iter("p"))) + outside


def test_contents_are_toc_with_linked_items(harbour_pdf: Warned[Pdf]) -> None:
    pdf = opened(harbour_pdf.value)
    kinds = Counter(str(node.S) for node, _ in nodes(pdf.Root.StructTreeRoot))
    assert kinds["/TOC"] == 2
    assert kinds["/TOCI"] == 4
    above = [a for node, a in nodes(pdf.Root.StructTreeRoot) if node.S == "/Link" and "/TOCI" in a]
    assert len(above) == 4
    assert all("/Reference" in a for a in above)


def test_running_heads_and_folios_are_artifacts(harbour_pdf: Warned[Pdf]) -> None:
    pdf = opened(harbour_pdf.value)
    page = pdf.pages[7]
    artifacts = [
        operands[1].Subtype
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "BDC" and operands[0] == "/Artifact" and "/Subtype" in operands[1]
    ]
    assert artifacts == ["/Header", "/Header"]


def test_page_labels_agree_with_the_map(harbour_pdf: Warned[Pdf]) -> None:
    starts = harbour_pdf.value.page_map.starts
    pdf = opened(harbour_pdf.value)
    assert [page.label for page in pdf.pages] == [start.label for start in starts]
    assert starts[0].label == "i"
    assert next(s for s in starts if s.section == "harbour-dues").label == "1"


def test_bookmarks_name_every_heading_without_calls(harbour_pdf: Warned[Pdf]) -> None:
    with opened(harbour_pdf.value).open_outline() as outline:
        titles = [item.title for item in outline.root]
        inner = [item.title for item in outline.root[2].children]
    assert titles == ["Harbour Lights", "Contents", "Harbour Dues", "Glossary", "Colophon"]
    assert inner == ["Dues and Debts"]


def test_no_font_is_left_outside(harbour_pdf: Warned[Pdf], tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    file.write_bytes(harbour_pdf.value.data)
    listed = subprocess.run(["pdffonts", file], check=True, capture_output=True, text=True).stdout
    rows = [line for line in listed.splitlines()[2:] if line]
    assert rows
    assert all("yes yes yes" in row for row in rows)


def test_the_text_reads_in_order_and_whole(harbour_pdf: Warned[Pdf], tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    file.write_bytes(harbour_pdf.value.data)
    text = subprocess.run(
        ["pdftotext", file, "-"], check=True, capture_output=True, text=True
    ).stdout
    joined = " ".join(text.replace("-\n", "").split())
    at = 0
    for paragraph in books.harbour().tree.iter("p"):
        sentence = " ".join((paragraph.text or "").split()[:6])
        if "data-p" in paragraph.attrib:
            at = joined.index(sentence, at)


def test_page_map_starts_are_exact(harbour_pdf: Warned[Pdf], tmp_path: Path) -> None:
    """The words at each start are the first words of that page's text."""
    file = tmp_path / "book.pdf"
    file.write_bytes(harbour_pdf.value.data)
    reading = books.harbour().tree
    by_id = {e.get("id"): "".join(e.itertext()) for e in reading.iter() if e.get("id")}
    seen = 0
    for start in harbour_pdf.value.page_map.starts:
        if not start.block:
            continue
        number = str(start.index + 1)
        text = subprocess.run(
            ["pdftotext", "-f", number, "-l", number, "-layout", file, "-"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
        expected = " ".join(by_id[start.block][start.offset :].split())
        assert expected.startswith(lines[1].removesuffix("-"))
        seen += 1
    assert seen >= 6


_AGAIN = """
import sys
import books
from publish.pdf.make import make
from publish.pdf.settings import Settings
sys.stdout.buffer.write(make(books.edition(), Settings(), None).value.data)
"""


def _other_fonts(folder: Path, shipped: Path) -> Path:
    """Make a machine on which the shipped faces are installed under their own names too."""
    (folder / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{shipped}</dir><dir>/usr/share/fonts/truetype</dir>"
        f"<cachedir>{folder}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return folder / "fonts.conf"


def test_the_same_bytes_elsewhere(harbour_pdf: Warned[Pdf], tmp_path: Path) -> None:
    """Another folder, time zone, hash seed and set of fonts; a date given moves dates alone."""
    here = Path(__file__).parents[2]
    environment = {
        **os.environ,
        "PYTHONPATH": f"{here / 'src'}{os.pathsep}{here / 'tests' / 'pdf'}",
        "TZ": "Pacific/Auckland",
        "PYTHONHASHSEED": "4242",
        "FONTCONFIG_FILE": str(_other_fonts(tmp_path, here / "styles" / "fonts")),
    }
    environment.pop("SOURCE_DATE_EPOCH", None)
    again = subprocess.run(
        [sys.executable, "-c", _AGAIN],
        check=True,
        capture_output=True,
        cwd=tmp_path,
        env=environment,
    ).stdout
    assert again == harbour_pdf.value.data


def test_paragraph_numbers_are_labels_and_line_numbers_are_not_read(tmp_path: Path) -> None:
    settings = Settings(chosen("lined"), paragraph_numbers=True)
    harbour = books.harbour()
    harbour.tree.insert(3, books.tree('<ul id="harbour-dues-p99" data-p="99"><li>One</li></ul>'))
    file = tmp_path / "numbered.pdf"
    file.write_bytes(make(books.edition(harbour), settings, None).value.data)
    told = subprocess.run(
        ["pdfinfo", "-struct-text", file], check=True, capture_output=True, text=True
    ).stdout
    lines = [line.strip() for line in told.splitlines()]
    for number in range(1, 16):
        found = [n for n, line in enumerate(lines) if line == f'"{number}"']
        labels = [n for n in found if lines[n - 1] == "Lbl (block)" and "P (block)" in lines[n - 2]]
        assert len(labels) == 1, f"¶{number}"
        assert lines[labels[0] + 1].startswith('"The ferry')
    item = lines.index('"99"')
    assert lines[item - 1] == "P (block)"
    assert lines[item + 1].startswith("L (block)")
    assert '"40"' not in lines, "a line's number is of this page only"
