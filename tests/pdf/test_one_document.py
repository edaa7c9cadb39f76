"""A packet merged from fragments is what the engine makes of it as one document."""

from __future__ import annotations

import io
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

import validators
from publish.pdf.editions import chosen
from publish.pdf.make import make
from publish.pdf.settings import Settings
from publish.pdf.whole import whole

from . import books
from .test_structure import nodes

if TYPE_CHECKING:
    from pathlib import Path

    from publish.bind.model import Edition


@dataclass(frozen=True)
class Both:
    """The same edition, merged and as one document."""

    merged: bytes
    one: bytes


def packet() -> Edition:
    """Give three readings that point to each other, of notes, lists, tables and verse."""
    slug = "night-boat"
    verse = "".join(f'<p class="line">The lamp goes round, {n} o’clock.</p>' for n in range(4))
    night = books.reading(
        slug,
        "The Night Boat",
        books.paragraph(slug, 1, books.PROSE + f"So it was told.{books.call(slug, 1)} ")
        + f'<div class="verse" id="{slug}-p2" data-p="2"><div class="stanza">{verse}</div></div>'
        + f'<h2 id="{slug}--ports">Ports</h2>'
        + "<table><thead><tr><th>Port</th><th>Boats</th></tr></thead><tbody>"
        + "".join(f"<tr><td>Quay {n}</td><td>{n * 7}</td></tr>" for n in range(8))
        + "</tbody></table>"
        + books.paragraph(
            slug,
            3,
            books.PROSE * 5
            + 'Compare <a href="#harbour-dues--dues">the debts</a> and '
            + f'<a href="#salt-p1">the salt</a>.{books.call(slug, 2)}',
        ),
        books.note(slug, 1, "In the <em>Log</em>, fol. 3.") + books.note(slug, 2, books.PROSE),
        ((f"{slug}--ports", "Ports"),),
    )
    salt = books.reading(
        "salt",
        "Salt",
        books.paragraph("salt", 1, books.PROSE * 2)
        + "<ul><li><p>Coarse</p></li><li><p>Fine</p></li></ul>"
        + books.paragraph("salt", 2, books.PROSE * 9 + '<a href="#night-boat">Back.</a>'),
    )
    return books.edition(books.harbour(), night, salt)


@pytest.fixture(scope="module", params=["print", "screen"])
def both(request: pytest.FixtureRequest) -> Both:
    settings = Settings(chosen(request.param))
    merged = make(packet(), settings, None)
    one, _ = whole(packet(), settings, None)
    assert not merged.diagnostics
    assert not one.diagnostics
    assert merged.value.page_map == one.value[1]
    return Both(merged.value.data, one.value[0])


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def words(data: bytes, folder: Path) -> list[list[str]]:
    """Give the words of each page as a reader draws them out of the file, from top to bottom."""
    file = folder / "book.pdf"
    file.write_bytes(data)
    done = subprocess.run(
        ["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True
    )
    return [page.split() for page in done.stdout.split("\f")]


def links(pdf: pikepdf.Pdf) -> list[tuple[int, str, int]]:
    """Give every link: its page, and its address or the place and page that it leads to."""
    flat = list(pdf.Root.Names.Dests.Names)
    places = {str(k): v for k, v in zip(flat[::2], flat[1::2], strict=True)}
    order = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
    found = []
    for number, page in enumerate(pdf.pages):
        for link in page.obj.get("/Annots", []):
            action: Any = link.get("/A")
            if action is not None and action.S == "/URI":
                found.append((number, str(action.URI), -1))
                continue
            name = str(action.D if action is not None else link.Dest)
            found.append((number, name, order[places[name][0].objgen]))
    return sorted(found)


def outline(pdf: pikepdf.Pdf) -> list[tuple[int, str, int]]:
    order = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
    flat = list(pdf.Root.Names.Dests.Names)
    places = {str(k): v for k, v in zip(flat[::2], flat[1::2], strict=True)}

    def read(items: Any, depth: int) -> list[tuple[int, str, int]]:
        found = []
        for item in items:
            place = item.destination if item.destination is not None else item.action.D
            place = places[str(place)] if isinstance(place, (str, pikepdf.String)) else place
            found.append((depth, item.title, order[place[0].objgen]))
            found += read(item.children, depth + 1)
        return found

    with pdf.open_outline() as tree:
        return read(tree.root, 0)


def test_words_of_every_page(both: Both, tmp_path: Path) -> None:
    merged = words(both.merged, tmp_path)
    assert len(merged) > 12
    assert merged == words(both.one, tmp_path)


def test_labels(both: Both) -> None:
    labels = [page.label for page in opened(both.merged).pages]
    assert labels[0] == "i"
    assert labels == [page.label for page in opened(both.one).pages]


def test_links_and_none_dangles(both: Both) -> None:
    merged = links(opened(both.merged))
    assert {"harbour-dues--dues", "salt-p1", "night-boat"} <= {name for _, name, _ in merged}
    assert not [name for _, name, _ in merged if name.startswith("x-packet")]
    assert merged == links(opened(both.one))


def test_outline(both: Both) -> None:
    merged = outline(opened(both.merged))
    assert (1, "Ports") in {(depth, title) for depth, title, _ in merged}
    assert merged == outline(opened(both.one))


def test_structure(both: Both) -> None:
    """The same elements in the same order, with their languages, ids and attributes."""

    def tags(data: bytes) -> list[tuple[str, ...]]:
        pdf = opened(data)
        return [
            (*above, str(node.S), *(repr(node.get(key)) for key in ("/ID", "/Lang", "/E", "/A")))
            for node, above in nodes(pdf.Root.StructTreeRoot)
        ]

    merged = tags(both.merged)
    assert sum("/Note" in row for row in merged) > 5
    assert merged == tags(both.one)


def test_it_is_for_archives_and_for_everyone(both: Both, tmp_path: Path) -> None:
    file = tmp_path / "merged.pdf"
    file.write_bytes(both.merged)
    assert not validators.verapdf(file, "PDFA-3A", "PDFUA-1")
