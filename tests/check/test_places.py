"""A place named in class is found: by paragraph, by page."""

from pathlib import Path

import pytest

from publish.bind.bind import bind
from publish.bind.model import Edition
from publish.bind.pages import PageMap, PageStart
from publish.check.numbered import find, paragraphs
from publish.check.paged import on_page
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
