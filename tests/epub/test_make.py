"""The finished EPUB: what EpubCheck says of it, what it holds, and that it is always the same."""

from __future__ import annotations

import dataclasses
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, fromstring

import pytest

import validators
from publish.bind.model import Edition, Kind
from publish.bind.pages import PageMap, PageStart
from publish.check.kindle import kindle
from publish.diagnostics import PublishError
from publish.epub.make import make
from publish.epub.model import Settings

from . import editions

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
PAGES = PageMap(
    "urn:uuid:00000000-0000-5000-8000-000000000001",
    (
        PageStart(0, "i", "title-page", "", 0),
        PageStart(1, "ii", "contents", "", 0),
        PageStart(2, "1", "harbour", "", 0),
        PageStart(3, "2", "harbour", "harbour-p1", 30),
        PageStart(4, "3", "harbour", "harbour-p2", 14),
        PageStart(5, "4", "harbour", "", 0),
        PageStart(6, "5", "tide", "", 0),
        PageStart(7, "6", "glossary", "", 0),
    ),
    {},
)


def files(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {
            name: book.read(name).decode("utf-8")
            for name in book.namelist()
            if not name.endswith((".otf", ".png", ".jpg"))
        }


def faults(data: bytes, folder: Path) -> list[str]:
    path = folder / "book.epub"
    path.write_bytes(data)
    return validators.epubcheck(path)


def package(data: bytes) -> Element:
    return fromstring(files(data)["EPUB/content.opf"])


def properties(data: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in package(data).iter(f"{OPF}meta"):
        if meta.get("property") and not meta.get("refines"):
            found.setdefault(meta.get("property", ""), []).append(meta.text or "")
    return found


def test_the_sample_passes_epubcheck_and_kindles_rules(tmp_path: Path) -> None:
    made = make(editions.edition(), Settings(), PAGES)
    assert made.diagnostics == ()
    assert faults(made.value.data, tmp_path) == []
    assert kindle(made.value.data, "dist/Clocks & Tides.epub") == []


def test_without_pages_fonts_or_bound_contents_it_passes_too(tmp_path: Path) -> None:
    sections = [s for s in editions.sample() if s.kind is not Kind.CONTENTS]
    made = make(editions.edition(sections, creators=(), subtitle=""), Settings(fonts=False))
    assert faults(made.value.data, tmp_path) == []
    held = files(made.value.data)
    assert "font-face" not in held["EPUB/styles/base.css"] + held["EPUB/styles/ebook.css"]
    spine = [e.get("idref") for e in package(made.value.data).iter(f"{OPF}itemref")]
    assert "nav" not in spine


def test_without_its_fonts_the_sample_is_small() -> None:
    assert len(make(editions.edition(), Settings(fonts=False), PAGES).value.data) < 60_000


def test_unzipped_and_zipped_again_it_is_still_valid(tmp_path: Path) -> None:
    data = make(editions.edition(), Settings(), PAGES).value.data
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as book, zipfile.ZipFile(again, "w") as copy:
        copy.writestr("mimetype", book.read("mimetype"))
        for name in sorted(book.namelist(), reverse=True):
            if name != "mimetype":
                copy.writestr(name, book.read(name), zipfile.ZIP_DEFLATED)
    assert faults(again.getvalue(), tmp_path) == []


def test_the_printed_pages_are_listed_and_lead_to_their_first_words() -> None:
    made = make(editions.edition(), Settings(), PAGES)
    held = files(made.value.data)
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
    assert properties(made.value.data)["pageBreakSource"] == [PAGES.identifier]
    assert made.value.pages == 8


def test_accessibility_is_described_and_conformance_only_by_the_editors_word() -> None:
    plain = properties(make(editions.edition(), Settings(fonts=False)).value.data)
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
    vouched = properties(make(editions.edition(), said, PAGES).value.data)
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
from epub import editions, test_make
data = test_make.make(editions.edition(), test_make.Settings(), test_make.PAGES).value.data
print(hashlib.sha256(data).hexdigest())
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
    data = make(editions.edition(), Settings(fonts=False)).value.data
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert {entry.date_time for entry in book.infolist()} == {(2023, 11, 14, 22, 13, 20)}
        first = book.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_file_names_and_ids_are_those_of_the_edition() -> None:
    held = files(make(editions.edition(), Settings(fonts=False)).value.data)
    assert {"EPUB/text/harbour.xhtml", "EPUB/text/tide.xhtml", "EPUB/nav.xhtml"} <= held.keys()
    bound = {i for s in editions.sample() for e in s.tree.iter() if (i := e.get("id"))}
    written = {i for text in held.values() for i in re.findall(r' id="([^"]+)"', text)}
    assert bound <= written


def test_nothing_to_bind_is_an_error() -> None:
    with pytest.raises(PublishError, match="no readings"):
        make(Edition(editions.metadata(), ()), Settings())


# Bad input: each ends well or in a diagnostic.


def test_control_characters_in_a_title(tmp_path: Path) -> None:
    one = dataclasses.replace(
        editions.reading("<p>Text.</p>"), title="One\0 \x1b[31m\ttwo\x85three"
    )
    text = SubElement(one.tree, "p")
    text.text = "a\x08b \ud800\x0cc"
    made = make(editions.edition([one], title="A\0\x07\nTitle \x1f!"), Settings(fonts=False))
    assert faults(made.value.data, tmp_path) == []
    assert [d.code for d in made.diagnostics] == ["control-characters"]
    assert "U+0008, U+000C, U+D800" in made.diagnostics[0].message
    assert "<p>ab  c</p>" in files(made.value.data)["EPUB/text/one.xhtml"]
    titles = [e.text for e in package(made.value.data).iter(f"{DC}title")]
    assert titles[0] == "A Title !"


def test_a_reading_of_two_million_characters(tmp_path: Path) -> None:
    paragraph = "word " * 4_000
    body = "".join(f'<p id="one-p{n}">{paragraph}</p>' for n in range(1, 101))
    made = make(editions.edition([editions.reading(body)]), Settings(fonts=False))
    text = files(made.value.data)["EPUB/text/one.xhtml"]
    assert len("".join(fromstring(text).itertext())) > 2_000_000
    assert faults(made.value.data, tmp_path) == []


def test_five_thousand_notes() -> None:
    # EpubCheck's own rules on ids are quadratic: it would take minutes here, so Kindle's serve.
    count = 5_000
    body = "".join(
        f'<p id="one-p{n}">Word.<a class="call" id="one-call-{n}" href="#one-note-{n}">{n}</a></p>'
        for n in range(1, count + 1)
    )
    notes = "".join(
        f'<aside class="note" id="one-note-{n}" data-number="{n}" data-calls="one-call-{n}">'
        f"<p>Note {n}.</p></aside>"
        for n in range(1, count + 1)
    )
    reading = editions.reading(f'{body}<section class="notes"><h2>Notes</h2>{notes}</section>')
    made = make(editions.edition([reading]), Settings(fonts=False))
    text = files(made.value.data)["EPUB/text/one.xhtml"]
    assert text.count('role="doc-noteref"') == text.count('role="doc-footnote"') == count
    assert made.diagnostics == ()
    assert kindle(made.value.data, "Clocks & Tides.epub") == []


def test_headings_that_skip_readings_of_one_title_and_links_to_nowhere(tmp_path: Path) -> None:
    skips = '<h2 id="{0}--a">A</h2><h5 id="{0}--b">B</h5><p><a href="#gone">x</a></p>'
    sections = [editions.reading(skips.format(n), name=n, title="Same") for n in ("one", "two")]
    made = make(editions.edition(sections), Settings(fonts=False))
    assert faults(made.value.data, tmp_path) == []
    assert [d.code for d in made.diagnostics] == ["dead-link", "dead-link"]


def test_words_from_right_to_left_and_of_vertical_scripts(tmp_path: Path) -> None:
    body = (
        '<p>In <span lang="ar" dir="rtl">العربية</span>, <span lang="he">עברית</span>, '
        '<span lang="ja">縦書き</span> and <span lang="mn-Mong">ᠮᠣᠩᠭᠣᠯ</span>.</p>'
    )
    sections = [
        editions.reading(body),
        editions.reading("<p>שלום</p>", name="two", title="שלום", lang="he"),
    ]
    made = make(editions.edition(sections, lang="he", title="שלום עולם", editor=""), Settings())
    assert faults(made.value.data, tmp_path) == []
    assert {d.code for d in made.diagnostics} == {"not-in-fonts"}
    assert "ع (U+0639)" in made.diagnostics[0].message
    assert "ש" not in made.diagnostics[0].message
    held = files(made.value.data)
    assert 'lang="he" xml:lang="he" dir="rtl">' in held["EPUB/text/two.xhtml"]
    assert 'page-progression-direction="rtl"' in held["EPUB/content.opf"]


def test_a_cover_whose_words_the_font_lacks_says_so() -> None:
    made = make(editions.edition(title="縦書きの本", subtitle=""), Settings(fonts=False))
    assert [d.code for d in made.diagnostics] == ["cover-without-words"]
    assert "縦書きの本" in files(made.value.data)["EPUB/cover.xhtml"]
