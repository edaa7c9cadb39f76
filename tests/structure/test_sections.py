"""Sub-headings that each section has again, and headings that a mark closes: judged together."""

from __future__ import annotations

import pytest

from publish.structure.analyse import analyse
from publish.structure.model import BlockKind

PROSE = "The keeper wrote to the Board again, and the Board did not answer him that year either."
LONG = f"{PROSE} Nobody in the town thought that the toll would pay for it. {PROSE}"
SECTIONS = ("The Lower Lock", "The Boats of Iron", "The Pay of the Men")


def heads(*lines: str, apart: str = "\n\n", layout: str = "") -> list[tuple[int, str]]:
    """Give the headings of an essay of these lines, "" for a paragraph."""
    text = apart.join(("The Keeper of the Lock", "By Ada Moss", LONG, *(x or LONG for x in lines)))
    text += apart + LONG + "\n"
    found = analyse(text).blocks
    return [(b.level, text[b.start : b.end]) for b in found if b.kind is BlockKind.HEADING]


@pytest.mark.parametrize("apart", ["\n\n", "\n"])
@pytest.mark.parametrize(
    "parts",
    [("", "Commentary", "", "Questions"), ("The Text", "", "Commentary"), ("", "Summary")],
)
def test_what_each_section_has_again_is_a_heading_below_it(parts, apart):
    lines = [line for head in SECTIONS for line in (head, *parts, "")]
    wanted = [pair for head in SECTIONS for pair in ((2, head), *((3, p) for p in parts if p))]
    assert heads(*lines, apart=apart) == wanted


def test_the_sub_headings_of_numbered_sections_may_close_with_a_colon():
    lines = [x for n in (1, 2, 3) for x in (f"Chapter {n}: The Lock", "", "Sources:", "")]
    assert [level for level, _ in heads(*lines)] == [2, 3] * 3


@pytest.mark.parametrize(
    "parts",
    [
        ("KEEPER", "", "WIDOW", "", "KEEPER", "", "WIDOW", ""),
        ("To the Board of Works", "", ""),
        ("", "And nobody came.", ""),
        ("", "He went on:", ""),
        ("", "Photo by Ada Moss", ""),
        ("", "* * *", ""),
    ],
    ids=["play", "addressee", "refrain", "lead", "credit", "stars"],
)
def test_other_lines_that_come_again_are_no_headings(parts):
    lines = [line for head in SECTIONS for line in (head, *parts)]
    assert heads(*lines) == [(2, head) for head in SECTIONS]


def test_a_name_under_each_section_signs_it():
    lines = [x for n in range(1, 6) for x in (f"Paper No. {n}", "", "PUBLIUS")]
    assert {words for _, words in heads(*lines, "")} == {f"Paper No. {n}" for n in range(1, 6)}


@pytest.mark.parametrize("apart", ["\n\n", "\n"])
@pytest.mark.parametrize(
    "lines",
    [
        ("The first winter.", "The second winter.", "The fall of the toll."),
        ("The first winter:", "How the toll fell:", "What was left:"),
        ("1. The first winter.", "2. The second winter.", "3. The fall of the toll."),
        ("Of the reasons for which the lock was dug, and of the men who dug it.",
         "Of the first winter.", "Of the widow Salt, whose claim was not met."),
    ],
    ids=["stop", "colon", "numbered", "long"],
)  # fmt: skip
def test_phrases_that_one_mark_closes_are_headings(lines, apart):
    text = [each for line in lines for each in (line, "", "")]
    assert [words for _, words in heads(*text, apart=apart)] == list(lines)


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Nobody came.",
            "The water fell.",
            "It was the end of the toll.",
            "Then the frost set in.",
        ),
        ("The Board disagrees.", "That changed in March.", "Salt did not reply."),
        ("Silence.", "It was over.", "A long winter.", "He had known it.", "They left in March."),
        ("He gave three reasons:", "They were these:", "The first was simple:"),
        ("The clerk wrote:", "Salt replied:", "As the Board said:"),
        ("“The keeper.”", "“Then come up.”", "“Not today.”"),
    ],
)
def test_paragraphs_of_one_sentence_are_no_headings(lines):
    assert heads(*(each for line in lines for each in (line, ""))) == []


def test_two_lines_alike_are_asked_about():
    text = "\n\n".join(("The Lock", "By Ada Moss", LONG, "The first winter.", LONG,
                        "The second winter.", LONG))  # fmt: skip
    asked = [f.message for f in analyse(text).flags if f.code == "heading-possible"]
    assert len(asked) == 2


def test_a_line_that_splits_a_sentence_is_no_heading():
    above = "He showed the Board the words that somebody had cut into the stone of the gate"
    assert heads(above, "THE WATER IS OURS", "and nothing else, and the Board had it read.") == []


def test_titles_in_quotation_marks_are_headings_and_speech_is_none():
    lines = ("“A Matter of Salt”", "", "The Boats of Iron", "", "“No Oak Came Down”", "")
    assert [words for _, words in heads(*lines)] == list(lines[::2])
    assert heads("“Nobody came”", "", "“The water fell”", "") == []
