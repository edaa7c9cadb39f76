"""An edition's numbers, ids and links, over a packet of two readings."""

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from publish.bind.bind import bind
from publish.bind.model import Edition, Kind
from publish.packet.load import load_whole

ONE = """\
---
title: On *Roads*
subtitle: A start
author:
  - name: Ann Bee
    note: Ann walks.
URL: https://x.org/roads
rights: public domain
lang: en-GB
incomplete: true
---

A turnpike[^b] is a road.[^a]

[Editor’s note: A gap here.]

## Tolls

A turnpike has tolls,[^b] and a *turnpike* has gates.

## Tolls

> Pay, and pay a turnpike.

[^a]: Note a calls a note.[^c]

[^b]: Note b.

[^c]: [The text of this note is missing from the source copy.]

[^z]: Nobody calls.
"""
TWO = "---\ntitle: Two\n---\n\nA turnpike.[^1]\n\n[^1]: Other.\n"
GLOSSARY = """\
terms:
  - term: turnpike
    definition: a road with a toll
    origin: editor
    state: approved
"""


def build(root: Path, extra: str = "") -> Edition:
    folder = root / "manuscript"
    folder.mkdir(exist_ok=True)
    (folder / "one.md").write_text(ONE, encoding="utf-8")
    (folder / "two.md").write_text(TWO, encoding="utf-8")
    (folder / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    (folder / "packet.toml").write_text(
        f'title = "Ways"\nslug = "ways"\nreadings = ["one.md", "two.md"]\n{extra}', encoding="utf-8"
    )
    return bind(load_whole(root).value)


def tree(edition: Edition, name: str) -> ET.Element:
    return next(s.tree for s in edition.sections if s.name == name)


def by_class(root: ET.Element, cls: str) -> list[ET.Element]:
    return [e for e in root.iter() if cls in e.get("class", "").split()]


def text(element: ET.Element) -> str:
    return "".join(element.itertext())


def test_sections_in_order(tmp_path: Path) -> None:
    assert [(s.name, s.kind) for s in build(tmp_path).sections] == [
        ("half-title", Kind.HALF_TITLE),
        ("title-page", Kind.TITLE_PAGE),
        ("contents", Kind.CONTENTS),
        ("one", Kind.READING),
        ("two", Kind.READING),
        ("glossary", Kind.GLOSSARY),
        ("sources", Kind.SOURCES),
        ("colophon", Kind.COLOPHON),
    ]


def test_ids_are_unique_plain_and_no_link_dangles(tmp_path: Path) -> None:
    edition = build(tmp_path)
    everything = [e for s in edition.sections for e in s.tree.iter()]
    ids = Counter(e.get("id") for e in everything if e.get("id"))
    assert max(ids.values()) == 1
    assert not [i for i in ids if set(i or "") - set("abcdefghijklmnopqrstuvwxyz0123456789-")]
    inner = [h for e in everything if (h := e.get("href", "")).startswith("#")]
    assert inner
    assert not [h for h in inner if h[1:] not in ids]
    calls = [c for e in everything for c in e.get("data-calls", "").split()]
    assert calls
    assert not [c for c in calls if c not in ids]


def test_notes_are_numbered_by_their_first_call(tmp_path: Path) -> None:
    one = tree(build(tmp_path), "one")
    assert [text(c) for c in by_class(one, "call")] == ["1", "2", "1", "3"]
    notes = by_class(one, "note")
    assert [n.get("data-number") for n in notes] == ["1", "2", "3"]
    assert text(notes[0]) == "Note b."
    assert notes[0].get("data-calls") == "one-call-1 one-call-1-2"
    assert [n.get("class") for n in notes] == ["note", "note", "note missing"]
    (unplaced,) = by_class(one, "unplaced-note")
    assert text(unplaced) == "Nobody calls."


@pytest.mark.parametrize(("notes", "number"), [("restart", "1"), ("continue", "4")])
def test_notes_restart_or_run_on(tmp_path: Path, notes: str, number: str) -> None:
    two = tree(build(tmp_path, f'notes = "{notes}"\n'), "two")
    (call,) = by_class(two, "call")
    assert (text(call), call.get("id")) == (number, f"two-call-{number}")


def test_paragraphs_are_numbered_and_the_editor_is_not(tmp_path: Path) -> None:
    one = tree(build(tmp_path), "one")
    numbered = [(e.tag, e.get("data-p"), e.get("id")) for e in one if e.get("data-p")]
    assert numbered == [
        ("p", "1", "one-p1"),
        ("p", "2", "one-p2"),
        ("blockquote", "3", "one-p3"),
    ]


def test_items_that_bring_their_own_letters_are_marked_so(tmp_path: Path) -> None:
    build(tmp_path)
    (tmp_path / "manuscript/two.md").write_text(
        "---\ntitle: Two\n---\n\n- (a) one\n- (b) two\n\nThen:\n\n- (a) one\n- two\n",
        encoding="utf-8",
    )
    edition = bind(load_whole(tmp_path).value)
    lists = list(tree(edition, "two").iter("ul"))
    assert [each.get("class", "") for each in lists] == ["lettered", ""]


def test_a_term_is_linked_once_a_section_and_back(tmp_path: Path) -> None:
    edition = build(tmp_path)
    one, glossary = tree(edition, "one"), tree(edition, "glossary")
    links = by_class(one, "term")
    assert [e.get("id") for e in links] == [f"one-term-turnpike-{n}" for n in (1, 2, 3)]
    assert {e.get("href") for e in links} == {"#term-turnpike"}
    back = [(e.get("href"), text(e)) for e in by_class(glossary, "back")]
    assert back == [
        ("#one-term-turnpike-1", "¶1"),
        ("#one-term-turnpike-2", "¶2"),
        ("#one-term-turnpike-3", "¶3"),
        ("#two-term-turnpike-1", "¶1"),
    ]
    once = tree(build(tmp_path, '[glossary]\nlink = "reading"\n'), "one")
    assert len(by_class(once, "term")) == 1


def test_a_term_used_only_where_it_is_defined_leads_to_that_paragraph(tmp_path: Path) -> None:
    build(tmp_path)
    (tmp_path / "manuscript" / "glossary.yaml").write_text(
        "terms:\n  - term: turnpike\n    definition: A turnpike.\n    origin: {source: two}\n"
        "  - term: gate\n    definition: It has gates.\n    origin: editor\n",
        encoding="utf-8",
    )
    edition = bind(load_whole(tmp_path).value)
    assert by_class(tree(edition, "two"), "term") == []
    back = [(e.get("href"), text(e)) for e in by_class(tree(edition, "glossary"), "back")]
    assert back[0] == ("#one-term-gate-1", "¶2")
    assert back[-1] == ("#two-p1", "¶1")
    assert [href for href, _ in back[1:-1]] == [f"#one-term-turnpike-{n}" for n in (1, 2, 3)]


def test_contents_list_titles_and_headings(tmp_path: Path) -> None:
    contents = tree(build(tmp_path), "contents")
    assert [(text(a), a.get("href")) for a in contents.iter("a")] == [
        ("On Roads", "#one"),
        ("Tolls", "#one--tolls"),
        ("Tolls", "#one--tolls-2"),
        ("Two", "#two"),
        ("Glossary", "#glossary"),
        ("Sources", "#sources"),
        ("Colophon", "#colophon"),
    ]


def test_an_opening_says_what_the_source_is(tmp_path: Path) -> None:
    (header,) = tree(build(tmp_path), "one").findall("header")
    said = {e.get("class", e.tag): text(e) for e in header}
    assert said["h1"] == "On Roads"
    assert said["byline"] == "Ann Bee"
    assert said["author-note"] == "Ann walks."
    assert "https://x.org/roads" in said["source-line"]
    assert said["rights-line"] == "This work is in the public domain."


def test_the_colophon_says_what_is_missing(tmp_path: Path) -> None:
    said = text(tree(build(tmp_path), "colophon"))
    assert "The copy is incomplete." in said
    assert "1 note is missing" in said


def test_the_colophon_says_what_is_new(tmp_path: Path) -> None:
    edition = build(tmp_path, 'version = "2"\nchanges = ["A date mended.", "A note found."]\n')
    assert "New in version 2:A date mended.A note found." in text(tree(edition, "colophon"))


def test_the_same_packet_gives_the_same_edition(tmp_path: Path) -> None:
    one, other = build(tmp_path), build(tmp_path)
    assert one.metadata == other.metadata
    assert [ET.tostring(s.tree) for s in one.sections] == [
        ET.tostring(s.tree) for s in other.sections
    ]


def test_binding_leaves_the_packet_as_it_is(tmp_path: Path) -> None:
    build(tmp_path)
    packet = load_whole(tmp_path).value
    before = [ET.tostring(b) for r in packet.readings for b in r.manuscript.blocks]
    bind(packet)
    assert [ET.tostring(b) for r in packet.readings for b in r.manuscript.blocks] == before


def test_words_are_the_manuscripts(tmp_path: Path) -> None:
    edition = build(tmp_path)
    packet = load_whole(tmp_path)
    for reading in packet.value.readings:
        bound = tree(edition, reading.slug)
        for mark in by_class(bound, "call"):
            mark.text = None
        have = [e for e in bound if e.tag not in ("header", "section")]
        want = reading.manuscript.blocks
        assert [text(e) for e in have] == [text(e) for e in want]
