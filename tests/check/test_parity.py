"""A word that goes lost anywhere is found, with both sides shown."""

import dataclasses
import io
import zipfile
from copy import deepcopy
from pathlib import Path

import pytest

from publish.bind.bind import bind
from publish.bind.model import Edition
from publish.check import parity
from publish.diagnostics import Diagnostic
from publish.packet.load import load_whole
from publish.packet.model import Packet

TEXT = """\
---
title: On Roads
author: Ann Bee
---

A turnpike is *un*usual.[^1] It has a gate,[^1] and a toll.

## Tolls

| Pay, or
| stay.

[^1]: Not all *of them*.

[^2]: Not called.
"""
GLOSSARY = (
    "terms:\n  - term: toll\n    definition: a fee\n    origin: editor\n    state: approved\n"
)
PAGE = """\
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<body>{}</body></html>"""


@pytest.fixture
def packet(tmp_path: Path) -> Packet:
    folder = tmp_path / "manuscript"
    folder.mkdir()
    (folder / "one.md").write_text(TEXT, encoding="utf-8")
    (folder / "packet.toml").write_text('readings = ["one.md"]\n', encoding="utf-8")
    (folder / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    return load_whole(tmp_path).value


def without(edition: Edition, old: str, new: str) -> Edition:
    """Give the edition with some text of its reading changed."""
    sections = []
    for section in edition.sections:
        tree = deepcopy(section.tree)
        if section.name == "one":
            for element in tree.iter():
                element.text = (element.text or "").replace(old, new)
                element.tail = (element.tail or "").replace(old, new)
        sections.append(dataclasses.replace(section, tree=tree))
    return dataclasses.replace(edition, sections=tuple(sections))


def contents(edition: Edition) -> dict[str, parity.Content]:
    return {section.name: parity.of_tree(section.tree) for section in edition.sections}


def test_an_edition_equals_itself_and_its_manuscript(packet: Packet) -> None:
    edition = bind(packet)
    assert parity.manuscript(packet, edition) == ()
    assert parity.compare(edition, contents(edition), "EPUB") == ()


def test_words_do_not_run_together_at_blocks_nor_part_at_marks(packet: Packet) -> None:
    one = contents(bind(packet))["one"]
    assert "unusual.1" in one.words
    assert "Pay," in one.words
    assert "orstay." not in one.words
    assert (list(one.notes), one.terms, one.paragraphs) == (["one-note-1"], 1, ("1", "2"))


@pytest.mark.parametrize(
    ("old", "new", "want", "instead"),
    [
        ("gate,", "", "gate,1", "1"),
        ("Not all", "Not any", "all", "any"),
        ("It", "It it", "nothing", "it"),
        ("Not called.", "", "Not called.", "nothing"),
    ],
)
def test_a_difference_shows_both_sides(
    packet: Packet, old: str, new: str, want: str, instead: str
) -> None:
    edition = bind(packet)
    faults = parity.compare(edition, contents(without(edition, old, new)), "EPUB")
    assert [f.code for f in faults] == ["words-differ"]
    assert f"the manuscript has “{want}”, the EPUB has “{instead}”" in faults[0].message
    assert faults[0].where.file == "one.md"


@pytest.mark.parametrize("lost", ["gate,", "Not all", "Not called."])
def test_what_binding_would_lose_is_found(packet: Packet, lost: str) -> None:
    faults = parity.manuscript(packet, without(bind(packet), lost, ""))
    assert faults
    assert lost.split(maxsplit=1)[0] in faults[0].message


def _epub(body: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("a/one.xhtml", PAGE.format(body))
    return out.getvalue()


def test_an_epub_is_read_back_without_what_it_adds() -> None:
    data = _epub(
        '<section id="one"><h1>One</h1><p data-p="1">a<span class="page-break">7</span>b '
        '<a class="term" href="#t">c</a></p><aside class="note" id="n"><p><a class="number">1</a> x'
        "</p></aside></section>"
    )
    (one,) = parity.of_epub(data, ["one", "two"]).values()
    assert one.words == ("One", "ab", "c")
    assert one.notes == {"n": "x"}
    assert (one.headings, one.terms, one.paragraphs) == (("One",), 1, ("1",))


def test_a_missing_section_is_a_fault(packet: Packet) -> None:
    edition = bind(packet)
    found = contents(edition)
    del found["colophon"]
    (fault,) = parity.compare(edition, found, "EPUB")
    assert isinstance(fault, Diagnostic)
    assert "Colophon" in fault.message
