"""Numbered lists at the end of a text whose notes were cut off: no body is made of them."""

from __future__ import annotations

import pytest

from publish.build.normalize import normalize
from publish.read.plain import read_plain

_TEXT = (
    "The keeper wrote to the Board of Trade about the water in the long pound above the lock{}. He "
    "said that no boat could pass and that the trade of the town had suffered{} since the spring. "
    "Nobody answered him until the autumn{}, when the lock was drained and the papers were found{} "
    "in the house by the bridge. The Board asked him to say what should be done about it{}.\n\n"
)
_STYLES = {"glued": "{}", "square": "[{}]", "raised": "{}"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _made(style: str, tail: str):
    marks = [_STYLES[style].format(number) for number in range(1, 16)]
    if style == "raised":
        marks = [mark.translate(_RAISED) for mark in marks]
    parts = [_TEXT.format(*marks[at : at + 5]) for at in (0, 5, 10)]
    text = "The Keeper of the Lock\n\nBy Ada Moss\n\n" + "".join(parts) + tail
    return normalize(read_plain(text.encode(), "lock.txt"))


@pytest.mark.parametrize("style", _STYLES)
@pytest.mark.parametrize(
    "tail",
    [
        "He answered with three points.\n\n1. Open the gates.\n\n2. Pay the men.\n\n3. Build.\n",
        "He answered with three points.\n1. Open the gates.\n2. Pay the men.\n3. Build a house.\n",
        "He answered with three points.\n\n1) Open the gates.\n\n2) Pay the men.\n\n3) Build.\n",
        "He answered with three points.\n\n(1) Open the gates.\n\n(2) Pay the men.\n\n(3) Build.\n",
        "What to do\n\n1. Open the gates.\n\n2. Pay the men by the week.\n\n3. Build a house.\n",
        "For discussion\n\n1. Why did he write?\n\n2. Who drained it?\n\n3. Who paid for it?\n",
        "A Psalm\n\n1 The lord is my lock.\n\n2 He opens the gates.\n\n3 He lets me through.\n",
        "Further reading\n\n1. Moss, The Lock (Ely, 1901).\n\n2. Sluis, Water (Ely Press).\n",
    ],
)
def test_a_list_at_the_end_answers_no_calls(style, tail):
    result = _made(style, tail)
    assert not result.structure.notes.bodies
    assert result.manuscript.count("is missing from the source copy") == 15


@pytest.mark.parametrize("style", ["square", "raised"])
def test_the_same_numbers_are_bodies_where_they_answer_the_calls(style):
    bodies = "".join(f"{number}. The gates of pound {number}.\n\n" for number in range(1, 16))
    assert len(_made(style, bodies).structure.notes.bodies) == 15


def test_numbered_sections_are_no_bodies_of_works_cited_by_number():
    sections = "".join(
        f"{number}. {name}\n\n{_TEXT.format(*(f' [{number + n}]' for n in range(5)))}"
        for number, name in enumerate(["Introduction", "The Old Lock", "The Boats", "The Men"], 1)
    )
    result = normalize(read_plain(f"The Lock\n\nBy Ada Moss\n\n{sections}".encode(), "lock.txt"))
    assert not result.structure.notes.bodies


def test_numbers_that_count_on_without_a_gap_are_calls_even_amid_sentences():
    result = _made("glued", "Nobody wrote to him again after that, and the lock stayed shut.\n")
    assert len(result.structure.notes.calls) == 15
    things = " ".join(f"They moved group{n} and they moved on." for n in range(1, 16))
    plain = normalize(read_plain(f"The Lock\n\nBy Ada Moss\n\n{things}\n".encode(), "lock.txt"))
    assert not plain.structure.notes.calls


def test_headings_that_all_close_with_a_stop_are_headings_still():
    names = ["The Old Lock", "The Long Pound", "The Boats of Iron", "The Keeper's House"]
    for close in (".", ":"):
        text = "The Lock\n\nBy Ada Moss\n\n" + "".join(
            f"{_TEXT.format(*[''] * 5)}{name}{close}\n\n" for name in names
        )
        made = normalize(read_plain((text + _TEXT.format(*[""] * 5)).encode(), "lock.txt"))
        assert made.manuscript.count("\n## ") == len(names)


def test_bodies_under_another_heading_are_told_as_doubtful():
    bodies = "".join(f"{number}. The gates of pound {number}.\n\n" for number in range(1, 16))
    result = _made("glued", "What we hold\n\n" + bodies)
    codes = [flag.code for flag in result.structure.notes.flags]
    assert codes == ["note-bodies-doubtful"]


def test_a_body_amid_a_stanza_leaves_two_of_verse():
    verse = (
        "The tide went out.1\nThe chain fell slack,\n1Moss, p. 3.\nThe ships came in,\nAnd slept."
    )
    prose = "The keeper wrote to the Board of Trade again and had no answer from it in that year."
    text = f"The Tide\n\nBy Ada Moss\n\n{prose}\n\n{verse}\n\n{prose}\n"
    made = normalize(read_plain(text.encode(), "tide.txt")).manuscript
    assert (
        "| The tide went out.[^1]\n| The chain fell slack,\n\n| The ships came in,\n| And" in made
    )
    assert "[^1]: Moss, p. 3." in made


def test_a_body_that_is_a_row_of_a_table_leaves_the_others_a_table():
    prose = "The keeper wrote to the Board of Trade again and had no answer from it in that year."
    text = (
        f"The Lock\n\nBy Ada Moss\n\n{prose}[1]\n\nNotes\n\n[1] *Oakes* [^x]\t3\n1802\t4\n1803\t5\n"
    )
    made = normalize(read_plain(text.encode(), "lock.txt")).manuscript
    assert "\n```\n1802\t4\n1803\t5\n```\n" in made
    assert "[^1]: *Oakes* \\[^x]\t3\n" in made


def test_what_a_body_leaves_of_its_line_begins_with_no_call():
    prose = "The keeper wrote to the Board of Trade again and had no answer.[1] It was shut.[2]"
    text = f"The Lock\n\nBy Ada Moss\n\n{prose}\n\n[Footnote 1: So.] [2]: Oakes.\n\n[2] Ibid.\n"
    made = normalize(read_plain(text.encode(), "lock.txt"))
    assert [call.label for call in made.structure.notes.calls] == ["1", "2"]
