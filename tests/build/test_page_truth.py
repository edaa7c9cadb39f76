"""Page 12 is one place: where it begins in the PDF, there its mark stands in the EPUB."""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree as ET

import pdfplumber
import pytest

from bench import essays
from publish.build.plan import build
from publish.build.telling import Telling
from publish.build.wanted import Wanted

XHTML = "{http://www.w3.org/1999/xhtml}"
COMPARED = 24
"""Letters: about four words, fewer than any line holds."""


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    packet = essays.packet(tmp_path_factory.mktemp("pages"), 2, words=4_500)
    made = {file.kind: file.data for file in build(packet, Wanted(), Telling()).made}
    return made["pdf"], made["epub"]


def letters(text: str) -> str:
    """Give a text without blanks and figures: calls are figures, in a font's own small ones."""
    return re.sub(r"[\s\d]", "", text)


def in_print(data: bytes) -> list[list[str]]:
    """Give the first three lines of each page without blanks; one may be a running head."""
    pages = []
    with pdfplumber.open(io.BytesIO(data)) as book:
        for page in book.pages:
            lines: dict[int, list[tuple[float, str]]] = defaultdict(list)
            for char in page.chars:
                lines[round(char["bottom"])].append((char["x0"], char["text"]))
            texts = ["".join(text for _, text in sorted(lines[at])) for at in sorted(lines)]
            pages.append([letters(text) for text in texts if text.strip()][:3])
    return pages


def on_screen(data: bytes) -> list[tuple[str, str]]:
    """Give each entry of the page list: its label, and the letters after its mark."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        nav = book.read("EPUB/nav.xhtml").decode()
        listed = nav.partition('epub:type="page-list"')[2]
        links = re.findall(r'<a href="([^"#]+)#([^"]+)">([^<]+)</a>', listed)
        trees = {path: ET.fromstring(book.read(f"EPUB/{path}")) for path, _, _ in links}
    return [(label, _after(trees[path], identifier)) for path, identifier, label in links]


def _after(tree: ET.Element, identifier: str) -> str:
    found: list[str] = []
    begun = False

    def walk(element: ET.Element) -> None:
        nonlocal begun
        if element.get("id") == identifier:
            begun = True
        if element.tag == f"{XHTML}sup":
            return
        if begun and element.text:
            found.append(element.text)
        for child in element:
            walk(child)
            if begun and child.tail:
                found.append(child.tail)

    walk(tree)
    return letters("".join(found))


def test_the_words_after_twenty_page_breaks_are_the_same(outputs: tuple[bytes, bytes]) -> None:
    printed, marked = in_print(outputs[0]), on_screen(outputs[1])
    assert len(printed) == len(marked)
    compared = 0
    for lines, (label, text) in zip(printed, marked, strict=True):
        if not lines or not label.isdigit():
            continue
        start = text[:COMPARED]
        printed_here = ("".join(lines), "".join(lines[1:]))
        assert any(words.startswith(start) for words in printed_here), (label, lines, start)
        compared += 1
    assert compared >= 20


def test_marks_stand_in_the_middle_of_paragraphs_too(outputs: tuple[bytes, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(outputs[1])) as book:
        texts = [book.read(n).decode() for n in book.namelist() if Path(n).stem.startswith("essay")]
    inside = sum(
        len(re.findall(r"[a-z ]<span epub:type=\"pagebreak\"[^>]*></span>[a-z]", text))
        for text in texts
    )
    assert inside >= 8
