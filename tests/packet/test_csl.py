from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.diagnostics import PublishError
from publish.packet import bibliography, csl

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">'
NOTES_ONLY = (
    f'{HEAD}<info><title>t</title><id>i</id></info><citation><layout><text variable="title"/>'
    "</layout></citation></style>"
)
ITEM = {
    "id": "roe",
    "type": "article-journal",
    "title": "On rain",
    "author": [{"family": "Roe", "given": "Ann"}],
}


def dependent(on: str) -> str:
    link = f'<link rel="independent-parent" href="http://www.zotero.org/styles/{on}"/>'
    return f"{HEAD}<info><title>t</title>{link}</info></style>"


def test_a_style_that_names_another_is_set_as_that_one(tmp_path: Path) -> None:
    (tmp_path / "journal.csl").write_text(dependent("apa"))
    assert csl.style_path("journal.csl", tmp_path) == csl.style_path("apa")


@pytest.mark.parametrize("name", ["journal.csl", "3d-research"])
def test_a_reference_is_set_by_the_style_that_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "journal.csl").write_text(dependent("apa"))
    found = csl.style_path(name, tmp_path)
    [entry] = bibliography.references([ITEM], found).values()
    assert "Roe" in bibliography.plain(entry)


def test_the_style_beside_it_is_taken_before_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "journal.csl").write_text(dependent("apa"))
    (tmp_path / "apa.csl").write_text(NOTES_ONLY)
    assert csl.style_path("journal.csl", tmp_path) == tmp_path / "apa.csl"


def test_a_style_that_names_one_that_is_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "journal.csl").write_text(dependent("nowhere-at-all"))
    with pytest.raises(PublishError) as told:
        csl.style_path("journal.csl", tmp_path)
    assert "'nowhere-at-all'" in told.value.diagnostics[0].message


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (NOTES_ONLY, "citation-style-without-list"),
        (dependent("journal"), "citation-style-without-list"),
        ("", "citation-style-broken"),
        ("<style", "citation-style-broken"),
        ("<a/>", "citation-style-broken"),
    ],
)
def test_a_style_that_cannot_set_a_list_is_told(tmp_path: Path, content: str, code: str) -> None:
    (tmp_path / "journal.csl").write_text(content)
    with pytest.raises(PublishError) as told:
        bibliography.references([ITEM], csl.style_path("journal.csl", tmp_path))
    assert told.value.diagnostics[0].code == code


@pytest.mark.parametrize("style", ["chicago", "apa", "mla"])
def test_a_text_without_an_author_is_named_once(style: str) -> None:
    item = {"id": "rain", "type": "webpage", "title": "On rain", "URL": "https://example.org/rain"}
    [entry] = bibliography.references([item], csl.style_path(style)).values()
    assert bibliography.plain(entry).lower().count("on rain") == 1
