"""Headings over only a few words, and below who signs; letters and papers that count on."""

from __future__ import annotations

import pytest

from publish.structure.analyse import analyse
from publish.structure.model import BlockKind

PROSE = "The keeper wrote to the Board again, and the Board did not answer him that year either."
LONG = f"{PROSE} Nobody in the town thought that the toll would pay for it. {PROSE}"


def heads(*lines: str) -> list[str]:
    """Give the headings of an essay of these paragraphs, "" for a long one."""
    text = "\n\n".join(("The Keeper of the Lock", "By Ada Moss", *(x or LONG for x in lines)))
    found = analyse(text + "\n").blocks
    return [" ".join(text[b.start : b.end].split()) for b in found if b.kind is BlockKind.HEADING]


@pytest.mark.parametrize(
    "few",
    [
        ("It came at night.",),
        ("- A lamp with oil for a week", "- Two boathooks", "- A coat"),
        ("> The gate will not hold.",),
        ("| Year | Toll |\n|------|------|\n| 1871 | 4 |",),
        ("    The water rose at Martinmas,\n    The gate went down at Yule.",),
    ],
    ids=["sentence", "list", "quotation", "table", "verse"],
)
def test_a_heading_may_have_few_words_below_it(few):
    lines = ("", "What the Keeper Saw", *few, "The Room above the Bank", "", "")
    assert heads(*lines) == ["What the Keeper Saw", "The Room above the Bank"]
    one_word = ("", "The Flood", *few, "The Reckoning", "", "")
    assert heads(*one_word)[-1] == "The Reckoning"


@pytest.mark.parametrize(
    "lines",
    [
        ("", "We will write to all of them", "It came at night.", ""),
        ("", "A lamp (Ada Moss)", "It came at night.", ""),
        ("", "Nobody came back.", "The gate was gone.", ""),
        ("", "They took three things:", "- A lamp", "- A rope", ""),
        ("", "“Is it gone?”", "“It is gone.”", "He did not answer.", ""),
    ],
    ids=["told", "picture", "sentences", "lead", "dialogue"],
)
def test_other_lines_over_few_words_are_none(lines):
    assert heads(*lines) == []


def test_a_heading_below_who_signs_is_one():
    signed = "John Pell\nKeeper of the Lower Lock"
    assert heads("", "", signed, "What Came of Them", "", "") == ["What Came of Them"]


@pytest.mark.parametrize("to", ["To the Same", "To Mrs. Pell, Hull", "Ada Moss to John Pell"])
def test_to_whom_a_letter_goes_is_no_heading_and_no_part_of_one(to):
    lines = [x for n in ("I", "II", "III") for x in (f"Letter {n}", to, "", "")]
    assert heads(*lines) == ["Letter I", "Letter II", "Letter III"]


def test_the_title_of_a_letter_belongs_to_its_number():
    lines = [x for n in ("I", "II") for x in (f"Letter {n}", "The First Winter", "", "")]
    assert heads(*lines) == ["Letter I The First Winter", "Letter II The First Winter"]


@pytest.mark.parametrize("word", ["Paper No. {}", "Letter No. {}", "PAPER No. {}"])
def test_the_first_of_counted_parts_is_no_issue(word):
    lines = [x for n in (1, 2, 3) for x in (word.format(n), "", "")]
    assert heads(*lines) == [word.format(n) for n in (1, 2, 3)]


def test_the_end_of_something_heads_a_part():
    assert heads("", "The End of the Company", "") == ["The End of the Company"]
    assert heads("", "The End", "") == []
