"""EpubCheck finds nothing in any EPUB that is made here, and something in each damaged one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import validators

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


def test_every_epub_passes(tmp_path: Path) -> None:
    made = {
        "sample": books.sample(),
        "bare": books.bare(),
        "zipped-again": books.zipped_again(),
        "many": many_readings(),
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
