"""Several notes set in one row are parted where the text calls just these; else the row stays."""

from __future__ import annotations

import re
import textwrap

import pytest

from publish.build.normalize import normalize
from publish.read.plain import read_plain

TEXT = [
    "The lock was dug in the dry years.{} Corn was cheap then, and men could be had for asking.",
    "Nobody thought that it would pay.{} For a long time nobody was wrong, as the book shows.",
    "The keeper came from the sea.{} He never learned to like a water that stood still all day.",
]
NOTES = ["Parish Archive, box 4.", "See Pell, 12, where it breaks off.", "Ibid., vol. 2, p. 9."]
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SIGNS = "*†‡"
WAYS = {
    "1.": (str, "{}. ".format),
    "[1]": ("[{}]".format, "[{}] ".format),
    "(1)": ("({})".format, "({}) ".format),
    "raised": (lambda n: str(n).translate(SUPERSCRIPT), lambda n: str(n).translate(SUPERSCRIPT)),
    "signs": (lambda n: SIGNS[n - 1], lambda n: SIGNS[n - 1] + " "),
}


def bodies(notes: str, call=str, above="\n\n", width=10_000) -> list[str]:
    """Give the texts of the notes that a row of them at the text's end comes out as."""
    text = "\n\n".join(
        textwrap.fill(each.format(call(n)), width) for n, each in enumerate(TEXT, start=1)
    )
    text = f"The Lock\n\nBy Ada Moss\n\n{text}{above}{textwrap.fill(notes, width)}\n"
    made = normalize(read_plain(text.encode(), "lock.txt")).manuscript
    found = re.findall(r"^\[\^[^\]]+\]: (.*)$", made, re.MULTILINE)
    return ["" if each.startswith("[The text of this note is missing") else each for each in found]


@pytest.mark.parametrize("width", [50, 10_000], ids=["wrapped", "whole"])
@pytest.mark.parametrize("above", ["\n\n", "\n"], ids=["apart", "right under the text"])
@pytest.mark.parametrize("way", WAYS)
def test_each_note_of_a_row_goes_to_its_call(way, above, width):
    call, lead = WAYS[way]
    row = " ".join(f"{lead(n)}{note}" for n, note in enumerate(NOTES, start=1))
    assert bodies(row, call, above, width) == NOTES


@pytest.mark.parametrize(
    "note",
    [
        "Letter of 12. 2. 1914, in box 3. It is not signed.",
        "Moss, Locks, vol. 1. 2. ed., Hull. 3. ed., Bonn.",
        "Moss, Locks, vol. 1. 2. Auflage. 3. Teil.",
        "He asked for this: 1. Bread. 2. Peace. 3. Land.",
        "He asked for this. 2. Bread at last. 3. Peace. 4. Land.",
        "See sections 1. 2. The Gates and 1. 3. The Keys.",
        "See ch. 2. The keeper is in no. 3. The rest is lost.",
    ],
)
def test_numbers_within_a_note_begin_no_other(note):
    assert bodies(f"1. {note}", above="\n\nNotes\n\n") == [note, "", ""]


def test_points_within_a_note_stay_where_the_others_have_lines_of_their_own():
    lines = ["He asked for 2. Bread. 3. Peace.", *NOTES[1:]]
    row = "\n\n".join(f"{n}. {each}" for n, each in enumerate(lines, start=1))
    text = "\n\n".join(each.format(n) for n, each in enumerate(TEXT, start=1))
    made = normalize(read_plain(f"The Lock\n\n{text}\n\nNotes\n\n{row}\n".encode(), "lock.txt"))
    assert "[^1]: He asked for 2. Bread. 3. Peace.\n" in made.manuscript


def test_points_in_one_line_of_the_text_stay_in_it():
    points = "1. Dig no lock. 2. Pay no keeper. 3. Read the book."
    text = "\n\n".join(each.format(n) for n, each in enumerate(TEXT, start=1))
    notes = "\n".join(f"{n}. {each}" for n, each in enumerate(NOTES, start=1))
    value = f"The Lock\n\n{text}\n\n{points}\n\nNotes\n\n{notes}\n"
    made = normalize(read_plain(value.encode(), "lock.txt")).manuscript
    assert points[3:] in made
    assert made.count("[^") == 6
