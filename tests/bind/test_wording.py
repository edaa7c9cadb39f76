"""The tool speaks a packet's language in full, or English."""

import dataclasses
from pathlib import Path

import pytest

from publish.bind.bind import bind
from publish.bind.markup import words
from publish.bind.wording import LANGUAGES, counted, wording
from publish.packet.load import load_whole
from publish.packet.rights import Basis, Rights
from publish.packet.wording import RIGHTS, rights_wording

SAME = {"fr": {"notes", "colophon", "page", "questions", "sources", "version"}}
"""Words that a language really shares with English."""


def phrases(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


@pytest.mark.parametrize(
    ("lang", "spoken", "english"),
    [
        *((lang, one, LANGUAGES["en"]) for lang, one in LANGUAGES.items() if lang != "en"),
        *((lang, one, RIGHTS["en"]) for lang, one in RIGHTS.items() if lang != "en"),
    ],
)
def test_a_language_is_whole_and_keeps_the_places_of_values(
    lang: str, spoken: object, english: object
) -> None:
    assert dataclasses.is_dataclass(spoken)
    for part in dataclasses.fields(spoken):
        ours, theirs = getattr(spoken, part.name), getattr(english, part.name)
        assert ours != theirs or part.name in SAME.get(lang, ()), part.name
        for one, other in zip(phrases(ours), phrases(theirs), strict=True):
            assert one.count("{}") == other.count("{}"), part.name
            assert one.endswith(" ") == other.endswith(" "), part.name


def test_both_rooms_speak_the_same_languages() -> None:
    assert LANGUAGES.keys() == RIGHTS.keys()
    assert all(one.lang == lang for lang, one in LANGUAGES.items())


@pytest.mark.parametrize(
    ("tag", "lang"), [("de-AT", "de"), ("FR", "fr"), ("en-GB", "en"), ("tlh", "en"), ("", "en")]
)
def test_a_language_is_found_by_its_primary_subtag(tag: str, lang: str) -> None:
    assert wording(tag) is LANGUAGES[lang]
    assert rights_wording(tag) is RIGHTS[lang]


def test_counts_choose_the_phrase() -> None:
    assert counted(("{} note is", "{} notes are"), 1) == "1 note is"
    assert counted(("{} note is", "{} notes are"), 2) == "2 notes are"


@pytest.mark.parametrize("basis", list(Basis))
@pytest.mark.parametrize("lang", list(RIGHTS))
def test_every_basis_has_a_line(basis: Basis, lang: str) -> None:
    line = Rights(basis, "Nordpresse", licence="CC0").line(lang)
    assert line.endswith(".")
    assert ("Nordpresse" in line) is (basis is not Basis.PUBLIC_DOMAIN)


def test_a_german_packet_speaks_german_beside_an_english_reading(tmp_path: Path) -> None:
    folder = tmp_path / "manuscript"
    folder.mkdir()
    for name, lang in (("eins", "de"), ("two", "en")):
        (folder / f"{name}.md").write_text(
            f"---\ntitle: {name}\nlang: {lang}\nauthor: [A B, C D]\n---\n\nx[^1]\n\n[^1]: y\n",
            encoding="utf-8",
        )
    (folder / "packet.toml").write_text(
        'title = "Wege"\nslug = "wege"\nlang = "de-AT"\nreadings = ["eins.md", "two.md"]\n',
        encoding="utf-8",
    )
    edition = bind(load_whole(tmp_path).value)
    sections = {section.name: section for section in edition.sections}
    assert sections["contents"].title == "Inhalt"
    assert words(sections["eins"].tree).count("A B und C D") == 1
    headings = [sections[n].tree.find("section[@class='notes']/h2") for n in ("eins", "two")]
    found = [(h.text, h.get("lang")) for h in headings if h is not None]
    assert found == [("Anmerkungen", None), ("Anmerkungen", "de")]
