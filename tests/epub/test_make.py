"""The finished EPUB: what it holds, what it says of itself, and that it is always the same."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from publish.bind.model import Edition
from publish.check.kindle import kindle
from publish.diagnostics import PublishError
from publish.epub.make import make
from publish.epub.model import Settings

from . import editions
from .books import BARE, DC, OPF, PAGES, bare, files, made, package, properties, sample


def test_the_sample_is_made_without_a_word_and_kindle_takes_it() -> None:
    found = make(editions.edition(), Settings(), PAGES)
    assert found.diagnostics == ()
    assert kindle(found.value.data, "dist/Clocks & Tides.epub") == []


def test_without_fonts_the_sheets_name_none_and_unbound_contents_are_not_in_the_spine() -> None:
    data = bare()
    held = files(data)
    assert "font-face" not in held["EPUB/styles/base.css"] + held["EPUB/styles/ebook.css"]
    assert "nav" not in [e.get("idref") for e in package(data).iter(f"{OPF}itemref")]


def test_without_its_fonts_the_sample_is_small() -> None:
    assert len(made(editions.edition(), BARE, PAGES)) < 60_000


def test_the_printed_pages_are_listed_and_lead_to_their_first_words() -> None:
    data = sample()
    held = files(data)
    nav = held["EPUB/nav.xhtml"]
    listed = re.search(r'epub:type="page-list".*?</nav>', nav, re.DOTALL)
    assert listed
    links = re.findall(r'<a href="([^#"]+)#([^"]+)">([^<]+)</a>', listed[0])
    assert [label for _, _, label in links] == ["i", "ii", "1", "2", "3", "4", "5", "6"]
    for path, identifier, label in links:
        mark = f'role="doc-pagebreak" id="{identifier}" class="page-break" aria-label="{label}">'
        assert mark in held[f"EPUB/{path}"]
    assert 'aria-label="2"></span>stood still' in held["EPUB/text/harbour.xhtml"]
    assert 'aria-label="3"></span>es, one for' in held["EPUB/text/harbour.xhtml"]
    assert properties(data)["pageBreakSource"] == [PAGES.identifier]
    assert make(editions.edition(), BARE, PAGES).value.pages == 8


def test_accessibility_is_described_and_conformance_only_by_the_editors_word() -> None:
    plain = properties(made(editions.edition()))
    assert plain["schema:accessMode"] == ["textual"]
    assert plain["schema:accessModeSufficient"] == ["textual"]
    assert "pageNavigation" not in plain["schema:accessibilityFeature"]
    assert "pageBreakSource" not in plain
    assert "dcterms:conformsTo" not in plain
    said = Settings(
        fonts=False,
        conforms_to="EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
        certified_by="Cy Editor",
    )
    vouched = properties(made(editions.edition(), said, PAGES))
    assert vouched["dcterms:conformsTo"] == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert vouched["a11y:certifiedBy"] == ["Cy Editor"]
    assert "pageNavigation" in vouched["schema:accessibilityFeature"]


def test_editors_who_made_the_packet_are_named_as_editors() -> None:
    made = make(
        editions.edition(creators=("Cy Editor",), editor="Cy Editor"), Settings(fonts=False)
    )
    root = package(made.value.data)
    assert [e.text for e in root.iter(f"{DC}creator")] == ["Cy Editor"]
    assert list(root.iter(f"{DC}contributor")) == []
    roles = [e.text for e in root.iter(f"{OPF}meta") if e.get("property") == "role"]
    assert roles == ["edt"]


_AGAIN = """
import sys, hashlib
sys.path[:0] = {paths!r}
from epub import books
print(hashlib.sha256(books.sample()).hexdigest())
"""


def test_bytes_are_the_same_in_any_run_folder_and_time_zone(tmp_path: Path) -> None:
    tests = Path(__file__).resolve().parent.parent
    script = _AGAIN.format(paths=[str(tests), str(tests.parent / "src")])
    sums = set()
    for seed, zone, folder in (("1", "UTC", tmp_path), ("2", "Asia/Tokyo", tests)):
        environment = {"PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""}
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=folder, env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        sums.add(done.stdout)
    assert len(sums) == 1


def test_the_date_of_the_build_is_in_the_zip_and_nothing_else_of_today(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    data = made(editions.edition())
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert {entry.date_time for entry in book.infolist()} == {(2023, 11, 14, 22, 13, 20)}
        first = book.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_file_names_and_ids_are_those_of_the_edition() -> None:
    held = files(made(editions.edition()))
    assert {"EPUB/text/harbour.xhtml", "EPUB/text/tide.xhtml", "EPUB/nav.xhtml"} <= held.keys()
    bound = {i for s in editions.sample() for e in s.tree.iter() if (i := e.get("id"))}
    written = {i for text in held.values() for i in re.findall(r' id="([^"]+)"', text)}
    assert bound <= written


def test_nothing_to_bind_is_an_error() -> None:
    with pytest.raises(PublishError, match="no readings"):
        make(Edition(editions.metadata(), ()), Settings())
