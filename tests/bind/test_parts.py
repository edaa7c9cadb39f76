"""Packets with parts, an introduction, questions and a list of contributors."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest

from publish.bind.bind import bind
from publish.bind.model import Edition, Kind
from publish.check import parity
from publish.packet.load import load_whole
from publish.packet.model import Packet

PACKET = """\
title = "Ways"
slug = "ways"
introduction = "intro.md"
contributors = true
dedication = '''
To *all*
who walk
'''

readings = ["alone.md"]

[[parts]]
title = "By Land"
readings = ["one.md", { file = "two.md" }]

[[parts]]
title = "By Water"
readings = ["three.md"]
"""


@pytest.fixture
def packet(tmp_path: Path) -> Packet:
    folder = tmp_path / "manuscript"
    folder.mkdir()
    (folder / "packet.toml").write_text(PACKET, encoding="utf-8")
    (folder / "intro.md").write_text(
        "---\ntitle: Setting Out\nauthor: Ed Itor\n---\n\nWhy these.[^1]\n\n[^1]: Because.\n",
        encoding="utf-8",
    )
    for name, author in (
        ("alone", "Zoe Abel"), ("one", "Ann Bee"), ("two", "Zoe Abel"), ("three", "Cy van Dam")
    ):  # fmt: skip
        (folder / f"{name}.md").write_text(
            f"---\ntitle: On {name}\nauthor:\n  - name: {author}\n    note: Of *{name}*.\n"
            "questions:\n  - Why *roads*?\n  - Who pays?\n---\n\nText.\n",
            encoding="utf-8",
        )
    return load_whole(tmp_path).value


@pytest.fixture
def edition(packet: Packet) -> Edition:
    return bind(packet)


def text(edition: Edition, name: str) -> str:
    (section,) = (s for s in edition.sections if s.name == name)
    return " ".join(" ".join(section.tree.itertext()).split())


def test_parts_stand_before_their_first_reading(edition: Edition) -> None:
    assert [(s.name, s.kind) for s in edition.sections][4:] == [
        ("introduction", Kind.INTRODUCTION),
        ("alone", Kind.READING),
        ("part-1", Kind.PART),
        ("one", Kind.READING),
        ("two", Kind.READING),
        ("part-2", Kind.PART),
        ("three", Kind.READING),
        ("sources", Kind.SOURCES),
        ("contributors", Kind.CONTRIBUTORS),
        ("colophon", Kind.COLOPHON),
    ]
    assert text(edition, "part-1") == "Part 1 By Land"


def test_the_introduction_is_the_editors(packet: Packet, edition: Edition) -> None:
    assert text(edition, "introduction").startswith("Setting Out Ed Itor Why these. 1 Notes")
    assert "Rights" not in text(edition, "introduction")
    assert parity.manuscript(packet, edition) == ()


def test_questions_follow_the_text(edition: Edition) -> None:
    assert text(edition, "one").endswith("Text. Questions Why roads ? Who pays?")


def test_contributors_are_listed_once_by_family_name(edition: Edition) -> None:
    said = text(edition, "contributors")
    assert said == (
        "Contributors Zoe Abel Of alone . On alone Of two . On two Ann Bee Of one . On one "
        "Cy van Dam Of three . On three"
    )


def test_every_source_is_listed_and_leads_to_its_reading(edition: Edition) -> None:
    (section,) = (s for s in edition.sections if s.name == "sources")
    links = {a.get("href") for a in section.tree.iter("a")}
    assert links == {"#alone", "#one", "#two", "#three"}


def test_ids_stay_unique(edition: Edition) -> None:
    ids = [e.get("id") for s in edition.sections for e in s.tree.iter() if e.get("id")]
    assert len(ids) == len(set(ids))


def test_the_dedication_has_a_page_of_its_own_before_the_contents(edition: Edition) -> None:
    kinds = [section.kind for section in edition.sections]
    at = kinds.index(Kind.DEDICATION)
    assert kinds[at - 1 : at + 2] == [Kind.TITLE_PAGE, Kind.DEDICATION, Kind.CONTENTS]
    section = edition.sections[at]
    assert ["".join(p.itertext()) for p in section.tree] == ["To all", "who walk"]
    assert section.tree.find(".//em") is not None
    assert not section.headings
    assert "Dedication" not in text(edition, "contents")


def test_a_packet_without_a_dedication_has_no_such_page(packet: Packet) -> None:
    silent = msgspec.structs.replace(packet.manifest, dedication=" \n")
    edition = bind(replace(packet, manifest=silent))
    assert Kind.DEDICATION not in [section.kind for section in edition.sections]


def test_a_reading_has_its_dedication_at_its_opening(packet: Packet) -> None:
    front = packet.readings[0].manuscript.front
    front.raw["dedication"] = "For *Ann*"  # type: ignore[index]
    opening = next(s for s in bind(packet).sections if s.name == packet.readings[0].slug)
    assert ET.tostring(opening.tree[0][-1]) == b'<p class="dedication">For <em>Ann</em></p>'


def test_contents_name_the_authors_of_each_text(edition: Edition) -> None:
    assert "On one Ann Bee" in text(edition, "contents")
