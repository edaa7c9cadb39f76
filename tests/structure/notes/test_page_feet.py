"""Notes at the foot of a scan's pages, whose numbers are only numbers: "4 Ibid."."""

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
    "His widow kept the book after him.{} Her hand is smaller, and she leaves the weather out.",
    "Then the company sent a man.{} He brought a form, and nobody has read the book from there.",
]
NOTES = [
    (
        "Moss, Canals, p. 44, where the year is given as 1811 and the name of the engineer is not "
        "given at all, though he had signed the drawing."
    ),
    "Ibid., p. 45.",
    (
        "The parish book has him as a cooper; it is not known which of the two is right, since the "
        "page for that spring was cut out."
    ),
    "Reed, Letters, p. 9.",
    "The form is in the company's papers.",
]
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def scan(call, *, anew: bool) -> str:
    """Give two pages, three notes on the first, two on the second."""
    pages = []
    for start, stop in ((0, 3), (3, 5)):
        labels = [n - start * anew + 1 for n in range(start, stop)]
        body = "\n\n".join(
            textwrap.fill(TEXT[n].format(call(label)), 62)
            for n, label in zip(range(start, stop), labels, strict=True)
        )
        foot = "\n".join(
            textwrap.fill(f"{label} {NOTES[n]}", 62)
            for n, label in zip(range(start, stop), labels, strict=True)
        )
        pages += [body, foot]
    return "\n\n".join(["The Lock", "By Ada Moss", *pages]) + "\n"


@pytest.mark.parametrize("anew", [False, True], ids=["on", "anew"])
@pytest.mark.parametrize(
    "call",
    [str, lambda n: f"[{n}]", lambda n: str(n).translate(SUPERSCRIPT)],
    ids=["glued", "square", "raised"],
)
def test_each_note_goes_to_its_call(call, anew):
    made = normalize(read_plain(scan(call, anew=anew).encode(), "lock.txt"))
    body = made.manuscript.split("\n---\n", 1)[1]
    found = re.findall(r"^\[\^[^\]]+\]: (.*)$", body, re.MULTILINE)
    assert found == [note.replace("'", "’") for note in NOTES]
    text = re.sub(r"\[\^[^\]]+\]", "", re.sub(r"(?m)^\[\^.*$", "", body))
    assert text.split() == " ".join(TEXT).replace("{}", "").split()


def test_points_that_no_page_calls_stay_in_the_text():
    points = "1 Dig no lock in the dry years\n2 Pay no keeper from the sea\n3 Read the book"
    text = "\n\n".join(["The Lock", "By Ada Moss", *(each.format("") for each in TEXT[:3]),
                        points, *(each.format("") for each in TEXT[3:])])  # fmt: skip
    made = normalize(read_plain(f"{text}\n".encode(), "lock.txt")).manuscript
    assert "[^" not in made
    assert "Pay no keeper from the sea" in made
