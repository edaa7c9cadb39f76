"""A place named in class is found: by paragraph, by page."""

from pathlib import Path

import pytest

from publish.bind.bind import bind
from publish.bind.model import Edition
from publish.bind.pages import PageMap, PageStart
from publish.check.numbered import find, paragraphs
from publish.check.paged import on_page, printed_pages
from publish.check.source_pages import on_source_page, source_pages
from publish.diagnostics import PublishError
from publish.packet.load import load_whole

ONE = """\
---
title: On Roads
---

First paragraph.[^1]

## Tolls

The second one is *longer* than the first.

| A verse
| of two lines

[^1]: A note.
"""


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    folder = tmp_path / "manuscript"
    folder.mkdir()
    (folder / "roads.md").write_text(ONE, encoding="utf-8")
    (folder / "rivers.md").write_text("---\ntitle: On Rivers\n---\n\nWater.\n", encoding="utf-8")
    (folder / "packet.toml").write_text(
        'title = "Ways"\nslug = "ways"\nreadings = ["roads.md", "rivers.md"]\n', encoding="utf-8"
    )
    return bind(load_whole(tmp_path).value)


def test_every_numbered_paragraph_with_its_words(edition: Edition) -> None:
    assert [(p.reading, p.number, p.text) for p in paragraphs(edition)] == [
        ("roads", "1", "First paragraph."),
        ("roads", "2", "The second one is longer than the first."),
        ("roads", "3", "A verse of two lines"),
        ("rivers", "1", "Water."),
    ]


@pytest.mark.parametrize(
    "place", ["roads ¶2", "On Roads, ¶2", "roads par. 2", "roads p2", "Roads paragraph 2"]
)
def test_a_paragraph_is_named_in_many_ways(edition: Edition, place: str) -> None:
    assert find(edition, place).text.startswith("The second one")


@pytest.mark.parametrize(
    ("place", "said"),
    [("roads", "names no paragraph"), ("¶1", "more than one"), ("seas ¶1", "no reading"),
     ("roads ¶9", "has no paragraph 9")],
)  # fmt: skip
def test_a_place_that_is_none_is_told(edition: Edition, place: str, said: str) -> None:
    with pytest.raises(PublishError) as caught:
        find(edition, place)
    assert said in caught.value.diagnostics[0].message
    assert caught.value.diagnostics[0].hint


STARTS = (
    PageStart(0, "1", "roads", "", 0),
    PageStart(1, "2", "roads", "roads-p2", 4),
    PageStart(2, "3", "roads", "roads-p3", 0),
    PageStart(3, "4", "roads", "", 0),
    PageStart(4, "5", "rivers", "", 0),
)


@pytest.mark.parametrize(
    ("label", "numbers"), [("1", ["1", "2"]), ("2", ["2"]), ("3", ["3"]), ("5", ["1"])]
)
def test_a_page_has_the_paragraphs_with_words_on_it(
    edition: Edition, label: str, numbers: list[str]
) -> None:
    found = on_page(edition, PageMap("x", STARTS, {}), label)
    assert [p.number for p in found] == numbers


@pytest.mark.parametrize("label", ["4", "6"])
def test_a_blank_page_and_one_that_is_not_there(edition: Edition, label: str) -> None:
    with pytest.raises(PublishError):
        on_page(edition, PageMap("x", STARTS, {}), label)


def test_a_paragraph_knows_its_printed_pages(edition: Edition) -> None:
    assert printed_pages(edition, PageMap("x", STARTS, {})) == {
        ("roads", "1"): ("1",),
        ("roads", "2"): ("1", "2"),
        ("roads", "3"): ("3",),
        ("rivers", "1"): ("5",),
    }


MARKED = """\
---
title: On Roads [p. 99]
---

Before any mark.

It turns [p. 12] here.[^1]

[p. 13]

## Tolls [p. 14]

[p. 15] Wholly on fifteen, [p. 16]

| and a verse
| of [p. 17] two lines

[^1]: See [p. 40].
"""


@pytest.fixture
def marked(tmp_path: Path) -> Edition:
    folder = tmp_path / "manuscript"
    folder.mkdir()
    (folder / "roads.md").write_text(MARKED, encoding="utf-8")
    (folder / "rivers.md").write_text(
        "---\ntitle: Rivers\n---\n\n[p. 12] Water. [See](#source-12) and [p. 12] again.\n",
        encoding="utf-8",
    )
    (folder / "packet.toml").write_text(
        'title = "Ways"\nslug = "ways"\nreadings = ["roads.md", "rivers.md"]\n', encoding="utf-8"
    )
    return bind(load_whole(tmp_path).value)


def test_paragraphs_stand_on_pages_of_their_source(marked: Edition) -> None:
    assert source_pages(marked) == {
        ("roads", "2"): ("12",),
        ("roads", "3"): ("15",),
        ("roads", "4"): ("16", "17"),
        ("rivers", "1"): ("12",),
    }
    assert [(p.reading, p.number) for p in on_source_page(marked, "12")] == [
        ("roads", "2"),
        ("rivers", "1"),
    ]
    with pytest.raises(PublishError) as caught:
        on_source_page(marked, "40")
    assert caught.value.diagnostics[0].hint == "The pages marked are 12, 15, 16, 17."


def test_marks_have_ids_of_their_own_and_stay_out_of_headings(marked: Edition) -> None:
    ids = [name for name in marked.ids() if "-source-" in name]
    assert sorted(ids) == [
        *("rivers-source-12", "rivers-source-12-2"),
        *(f"roads-source-{page}" for page in range(12, 18)),
    ]
    roads, rivers = (s for s in marked.sections if s.name in ("roads", "rivers"))
    assert [heading.text for heading in roads.headings] == ["On Roads [p. 99]", "Tolls"]
    assert rivers.tree.find(".//a[@href='#rivers-source-12']") is not None
    lone = roads.tree.find("p[@class='source-page-line']")
    assert lone is not None
    assert "data-p" not in lone.attrib


def test_without_marks_it_is_said_how_to_make_them(edition: Edition) -> None:
    with pytest.raises(PublishError) as caught:
        on_source_page(edition, "3")
    assert "[p. 12]" in caught.value.diagnostics[0].hint
