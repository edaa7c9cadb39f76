from __future__ import annotations

import contextlib
import datetime as dt
import random
from pathlib import Path

import pytest
from citeproc import CitationItem

from publish.diagnostics import PublishError
from publish.manuscript.model import FrontMatter, Name
from publish.packet import bibliography
from publish.packet.bibliography import element, plain, references
from publish.packet.citation import date, item, split_name
from publish.packet.csl import style_path
from publish.packet.exchange import bibtex, csl_json, ris

CANAL = FrontMatter(
    title="Of Barley & Canals",
    subtitle="Nine Winters",
    authors=(Name("Jane Doe"), Name("Rich van der Roe")),
    lang="en-GB",
    date="March 1999",
    raw={
        "container-title": "A History of Grain",
        "publisher": "North Press",
        "publisher-place": "Leeds",
        "page": "12-40",
        "editor": ["X. Poe"],
        "ISBN": 9780000000002,
    },
)
PAGE = FrontMatter(
    title="Who Dug It?",
    authors=(Name("The Canal Society"),),
    lang="en-US",
    source="https://example.org/dug",
    raw={"accessed": dt.date(2026, 11, 2)},
)


def formatted(style: str) -> dict[str, str]:
    items = [item("barley", CANAL), item("dug", PAGE)]
    return {key: plain(runs) for key, runs in references(items, style_path(style)).items()}


def test_chicago_gives_names_place_and_pages_in_full() -> None:
    got = formatted("chicago")
    assert got["barley"] == (
        "Doe, Jane, and Rich van der Roe. “Of Barley & Canals: Nine Winters.” In A History of "
        "Grain, edited by X. Poe, 12–40. Leeds: North Press, 1999."
    )
    assert got["dug"].startswith("The Canal Society. “Who Dug It?”")
    assert "Accessed November 2, 2026" in got["dug"]


def test_apa_gives_initials() -> None:
    got = formatted("apa")["barley"]
    assert got.startswith("Doe, J., & van der Roe, R. (1999")
    assert "A History of Grain (pp. 12–40). North Press." in got


def test_titles_of_books_are_italic() -> None:
    runs = references([item("barley", CANAL)], style_path("chicago"))["barley"]
    assert [run.text for run in runs if run.italic] == ["A History of Grain"]
    assert [child.tag for child in element(runs)] == ["i"]
    assert "".join(element(runs).itertext()) == plain(runs)


def test_a_style_that_is_not_there_is_named() -> None:
    with pytest.raises(PublishError, match="no citation style 'chikago'"):
        style_path("chikago")


def test_a_style_that_is_not_there_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "manuscript").mkdir()
    manifest = tmp_path / "manuscript" / "packet.toml"
    manifest.write_text('title = "x"\ncsl = "mine.csl"\n', encoding="utf-8")
    with pytest.raises(PublishError) as caught:
        style_path("mine.csl", tmp_path)
    [fault] = caught.value.diagnostics
    assert fault.where.file.endswith("packet.toml")
    assert fault.where.line == 2
    for own in (tmp_path / "mine.csl", manifest.with_name("mine.csl")):
        own.write_text("<style/>", encoding="utf-8")
        assert style_path("mine.csl", tmp_path) == own


def test_a_broken_style_is_named(tmp_path: Path) -> None:
    (tmp_path / "own.csl").write_text("<style")
    with pytest.raises(PublishError, match="no CSL style"):
        references([item("dug", PAGE)], style_path("own.csl", tmp_path))


_KINDS = ("article-journal", "book", "chapter", "webpage", "document", "thesis", "report")
_FIELDS = {
    "container-title": "The Journal of Locks",
    "publisher": "Weir Press",
    "publisher-place": "Leeds",
    "volume": "3",
    "issue": "2",
    "page": "10-19",
    "edition": "2",
    "URL": "https://example.org/locks",
    "editor": [{"family": "Barge", "given": "Anna Maria"}],
    "issued": {"date-parts": [[1999, 3]]},
    "accessed": {"date-parts": [[2020, 1, 2]]},
}


@pytest.mark.parametrize("style", ["chicago", "apa", "mla", "ieee"])
def test_what_is_asked_once_changes_no_entry_and_no_order(
    style: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(style)
    items = []
    for number in range(25):
        people = [{"family": f"Roe{chance.randrange(9)}"} for _ in range(chance.randrange(3))]
        own = {name: value for name, value in _FIELDS.items() if chance.random() < 0.5}
        kind = chance.choice(_KINDS)
        items.append({"id": f"r{number}", "type": kind, "title": f"Lock {number}", **own})
        if people:
            items[-1]["author"] = people
    got = list(references(items, style_path(style)).items())
    monkeypatch.setattr(bibliography, "_asking_once", contextlib.nullcontext)
    monkeypatch.setattr(bibliography, "_Cited", CitationItem)
    assert got == list(references(items, style_path(style)).items())


@pytest.mark.parametrize(
    ("given", "parts"),
    [
        ("2007", [2007]),
        ("2007-03", [2007, 3]),
        (dt.date(2007, 3, 9), [2007, 3, 9]),
        ("March 2007", [2007, 3]),
        ("9 March 2007", [2007, 3, 9]),
        ("Mar. 9th, 2007", [2007, 3, 9]),
    ],
)
def test_dates_that_are_plain(given: object, parts: list[int]) -> None:
    assert date(given) == {"date-parts": [parts]}


@pytest.mark.parametrize("given", ["Spring 2007", "c. 1650", "n.d.", "Ma 2007"])
def test_dates_that_stay_words(given: str) -> None:
    assert date(given) == {"literal": given}


@pytest.mark.parametrize(
    ("literal", "name"),
    [
        ("Eric Sayers", {"family": "Sayers", "given": "Eric"}),
        ("Sayers, Eric", {"family": "Sayers", "given": "Eric"}),
        ("Ludwig van Beethoven", {"family": "van Beethoven", "given": "Ludwig"}),
        ("Sammy Poe Jr.", {"family": "Poe", "given": "Sammy", "suffix": "Jr."}),
        ("The Canal Society", {"literal": "The Canal Society"}),
        ("University of Leeds", {"literal": "University of Leeds"}),
        ("Plato", {"literal": "Plato"}),
    ],
)
def test_names(literal: str, name: dict[str, str]) -> None:
    assert split_name(literal) == name


@pytest.mark.parametrize("typed", ["45-61", "45--61", "45 – 61", "45—61"])
def test_pages_are_one_range_however_the_dash_was_typed(typed: str) -> None:
    source = item("road", FrontMatter("A Road", raw={"page": typed}))
    assert source["page"] == "45–61"
    assert "pages = {45--61}" in bibtex([source])
    assert "SP  - 45\r\nEP  - 61" in ris([source])


def test_bibtex() -> None:
    text = bibtex([item("barley", CANAL)])
    assert text.startswith("@incollection{barley,\n")
    assert "  author = {Doe, Jane and van der Roe, Rich},\n" in text
    assert "  title = {Of Barley \\& Canals: Nine Winters},\n" in text
    assert "  pages = {12--40},\n" in text
    assert "  date = {1999-03},\n" in text
    assert "author = {{The Canal Society}}" in bibtex([item("dug", PAGE)])


def test_ris() -> None:
    lines = ris([item("barley", CANAL), item("dug", PAGE)]).split("\r\n")
    assert lines[0] == "TY  - CHAP"
    assert "AU  - van der Roe, Rich" in lines
    assert "SP  - 12" in lines
    assert "EP  - 40" in lines
    assert "DA  - 1999/03//" in lines
    assert "Y2  - 2026/11/02/" in lines
    assert lines.count("ER  - ") == 2


def test_csl_json_is_the_record_itself() -> None:
    assert '"id": "barley"' in csl_json([item("barley", CANAL)])
