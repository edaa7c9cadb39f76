"""calibre reads the EPUB as a second reading system, and gives all the words back."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from publish.bind.model import Kind

from . import books, editions

if TYPE_CHECKING:
    from pathlib import Path

CONVERT = shutil.which("ebook-convert")


@pytest.mark.skipif(CONVERT is None, reason="calibre is not here; to get it: apt install calibre")
def test_calibre_gives_all_the_words_back_in_order(tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(books.sample())
    done = subprocess.run(
        [str(CONVERT), "book.epub", "out.txt", "--txt-output-formatting=plain"],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    given = iter((tmp_path / "out.txt").read_text(encoding="utf-8").split())
    for section in editions.sample():
        if section.kind is Kind.CONTENTS:  # calibre takes the navigation document as its own
            continue
        for paragraph in section.tree.iter("p"):
            for word in "".join(paragraph.itertext()).split():
                assert word in given, word
