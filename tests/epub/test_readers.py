"""Real reading systems, in a headless browser, and Ace by DAISY open the EPUBs made here."""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import validators

from . import books, editions

CONTENTS = {"The Harbour Clock Ann Example", "A second face", "Tide Tables Bo Sample", "Glossary"}
LANDMARKS = {"Cover", "Contents", "Start of text", "Glossary"}
PAGES = ["i", "ii", "1", "2", "3", "4", "5", "6"]


def opened(data: bytes, folder: Path, reading: str, pictures: str = "") -> dict[str, Any]:
    browser, readers = validators.chromium(), validators.readers()
    path = folder / "book.epub"
    path.write_bytes(data)
    done = subprocess.run(
        ["node", "open.mjs", browser, str(path), pictures, reading],
        cwd=readers, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def ace(data: bytes, folder: Path) -> Counter[str]:
    """Give Ace's findings, counted by the rule that was broken."""
    browser, readers = validators.chromium(), validators.readers()
    path, out = folder / "ace.epub", folder / "ace"
    path.write_bytes(data)
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": browser, "HOME": str(folder)}
    program = readers / "node_modules" / ".bin" / "ace-puppeteer"
    subprocess.run(
        [str(program), "-s", "-f", "-o", str(out), str(path)],
        env=environment, capture_output=True, check=False, timeout=300,
    )  # fmt: skip
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    rules = [
        finding["earl:test"]["dct:title"]
        for document in report["assertions"]
        for finding in document["assertions"]
    ]
    assert (report["earl:result"]["earl:outcome"] == "pass") == (not rules)
    return Counter(rules)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("readers")
    return {**opened(books.sample(), folder, "harbour", str(folder)), "folder": folder}


def test_contents_landmarks_and_pages_work_in_foliate(found: dict[str, Any]) -> None:
    foliate = found["foliate"]
    assert {line["label"] for line in foliate["contents"]} == CONTENTS
    assert {place["label"] for place in foliate["landmarks"]} == LANDMARKS
    assert [page["label"] for page in foliate["pages"]] == PAGES
    assert foliate["links"] > 30
    assert foliate["dead"] == []


def test_contents_landmarks_and_pages_work_in_epub_js(found: dict[str, Any]) -> None:
    epubjs = found["epubjs"]
    assert {line["label"] for line in epubjs["contents"]} == CONTENTS
    assert {place["label"] for place in epubjs["landmarks"]} == LANDMARKS
    # epub.js reads a page's label as a number where it can.
    assert len(epubjs["pages"]) == len(PAGES)
    assert epubjs["heading"] == "The Harbour Clock"
    assert epubjs["dead"] == []


def test_a_note_and_a_term_open_as_pop_ups_with_their_text(found: dict[str, Any]) -> None:
    first, missing, again, term = found["foliate"]["popups"]
    assert first["type"] == "footnote"
    assert first["text"].startswith("1 Minutes of the board, 4 May.")
    assert again["text"] == first["text"]
    assert "The text of this note is missing" in missing["text"]
    assert "Tidal Standards Bureau" in term["text"]


def test_the_fonts_load_and_the_browser_has_nothing_to_say(found: dict[str, Any]) -> None:
    assert found["faults"] == []
    for reader in ("foliate", "epubjs"):
        fonts = found[reader]["fonts"]
        assert {font["family"].strip('"') for font in fonts} >= {"Linux Libertine O"}
        assert {font["status"] for font in fonts} <= {"loaded", "unloaded"}
        assert any(font["status"] == "loaded" for font in fonts)


def test_on_a_phone_at_three_hundred_per_cent_nothing_sticks_out_or_fixes_a_colour(
    found: dict[str, Any],
) -> None:
    assert len(found["reflow"]) == 7
    for section in found["reflow"]:
        assert section["wide"] == [], section
        assert section["width"] <= 390, section
        assert section["painted"] == [], section


def test_light_and_dark_pages_differ_as_pictures(found: dict[str, Any]) -> None:
    assert len(found["pictures"]) == 28
    for size in ("phone", "tablet"):
        shades = {}
        for look in ("light", "dark"):
            with Image.open(found["folder"] / f"{size}-{look}-harbour.png") as picture:
                grey = picture.convert("L")
                shades[look] = grey.getpixel((3, 3))
                low, high = grey.getextrema()
                assert high - low > 120, (size, look)
        assert shades["light"] > 200
        assert shades["dark"] < 60


def test_a_packet_of_many_readings_opens_too(tmp_path: Path) -> None:
    found = opened(books.made(editions.edition(editions.many(20))), tmp_path, "reading-7")
    assert found["faults"] == []
    assert len(found["foliate"]["contents"]) == 40
    assert found["foliate"]["dead"] == found["epubjs"]["dead"] == []
    assert found["foliate"]["popups"][0]["text"] == "1 Note of reading 7."


def test_ace_passes_the_sample_and_a_packet_of_many_readings(tmp_path: Path) -> None:
    many = books.made(editions.edition(editions.many(20)))
    assert ace(books.sample(), tmp_path) == Counter()
    assert ace(many, tmp_path) == Counter()


def test_ace_does_not_pass_what_epubcheck_lets_through(tmp_path: Path) -> None:
    harbour = "EPUB/text/harbour.xhtml"
    data = books.damaged(
        books.sample(), "EPUB/cover.xhtml",
        lambda text: text.replace(' alt="', ' data-alt="').replace(' role="doc-cover"', ""),
    )  # fmt: skip
    data = books.damaged(
        data, harbour,
        lambda text: text.replace("<h2 id", "<h4 id").replace("face</h2>", "face</h4>"),
    )  # fmt: skip
    data = books.damaged(
        data, "EPUB/text/tide.xhtml",
        lambda text: text.replace(' lang="en-GB" xml:lang="en-GB">\n<head', ">\n<head"),
    )  # fmt: skip
    rules = ace(data, tmp_path)
    assert {"image-alt", "heading-order"} <= rules.keys()
    assert {"html-has-lang", "html-lang-valid", "epub-lang"} & rules.keys()
