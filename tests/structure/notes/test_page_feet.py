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


SIGNS = "*†‡"
FURNITURE = {
    "none": ("", ""),
    "number below": ("", "\n{n}"),
    "number above": ("{n}\n", ""),
    "head": ("The Lock\n", ""),
    "head and number": ("The Lock\n", "\n{n}"),
    "number in the head": ("{n} Ada Moss\n", ""),
}


def crowded(call, note, furniture, *, width, end="\n"):
    """Give three pages without a blank line round their notes, two of which break a sentence."""
    head, foot = FURNITURE[furniture]
    places = (
        (0, 2, "spring."),
        (2, 4, "His widow kept the book after him.{} Her hand"),
        (4, 5, ""),
    )
    whole = "\n\n".join(TEXT).replace("wrong, as", "wrong in the spring. As")
    pages = []
    for number, (start, stop, upto) in enumerate(places):
        cut = whole.index(upto) + len(upto) if upto else len(whole)
        part, whole = whole[:cut], whole[cut:].lstrip()
        labels = range(1, stop - start + 1)
        words = part.replace("{}", "\0{}").split("\0")
        part = words[0] + "".join(
            f"{word.format(call(label))}" for label, word in zip(labels, words[1:], strict=True)
        )
        body = "\n\n".join(textwrap.fill(each, width) for each in part.split("\n\n"))
        foots = [textwrap.fill(note(n, NOTES[start + n - 1]), width) for n in labels]
        text = "\n".join([body, *foots]) + foot.format(n=number + 45)
        pages.append(head.format(n=number + 45) * (number > 0) + text)
    return "The Lock\n\nBy Ada Moss\n\n" + end.join(pages) + "\n"


WAYS = {
    "1.": (str, lambda n, words: f"{n}. {words}"),
    "glued": (str, lambda n, words: f"{n}{words}"),
    "raised": (lambda n: str(n).translate(SUPERSCRIPT), lambda n, words: f"{n} {words}"),
    "[1]": (lambda n: f"[{n}]", lambda n, words: f"[{n}] {words}"),
    "(1)": (lambda n: f"({n})", lambda n, words: f"({n}) {words}"),
    "signs": (lambda n: SIGNS[n - 1], lambda n, words: f"{SIGNS[n - 1]} {words}"),
}


@pytest.mark.parametrize("end", ["\n", "\n\f"], ids=["", "fed"])
@pytest.mark.parametrize("width", [50, 10_000], ids=["wrapped", "whole"])
@pytest.mark.parametrize("furniture", FURNITURE)
@pytest.mark.parametrize("way", WAYS)
def test_notes_right_under_the_text_of_their_page(way, furniture, width, end):
    call, note = WAYS[way]
    text = crowded(call, note, furniture, width=width, end=end)
    made = normalize(read_plain(text.encode(), "lock.txt")).manuscript.split("\n---\n", 1)[1]
    found = re.findall(r"^\[\^[^\]]+\]: (.*)$", made, re.MULTILINE)
    assert found == [note.replace("'", "’") for note in NOTES]
    left = re.sub(r"\[\^[^\]]+\]", "", re.sub(r"(?m)^\[\^.*$", "", made))
    said = "\n\n".join(TEXT).replace("{}", "").replace("wrong, as", "wrong in the spring. As")
    assert re.sub(r"\W+", " ", left) == re.sub(r"\W+", " ", f" {said} ")


def test_a_list_under_text_whose_numbers_are_called_before_it_is_no_foot():
    points = "1. Dig no lock.\n2. Pay no keeper.\n3. Read the book."
    called = [each.format(n) for n, each in enumerate(TEXT, start=1)]
    text = "\n\n".join([
        "The Lock", "By Ada Moss", " ".join(called[:3]) + " So he asked for this.\n" + points,
        *called[3:], "Notes", "\n".join(f"{n}. {each}" for n, each in enumerate(NOTES, start=1)),
    ])  # fmt: skip
    made = normalize(read_plain(f"{text}\n".encode(), "lock.txt")).manuscript
    assert "2. Pay no keeper." in made
    assert f"[^2]: {NOTES[1]}" in made


@pytest.mark.parametrize("rule", ["", "______\n"])
@pytest.mark.parametrize("number", ["{} ", "{}. ", "   {} "])
def test_two_notes_that_name_sources_at_the_feet_of_two_pages_are_found(rule, number):
    said = "The water stood in the lock, and the keeper wrote of it to the Board in his own hand."
    notes = ("H. Pole, Harbours (London: Unwin, 1921), 44.", "Minutes of the Board, 4 May, p. 3.")
    text = "\n\n".join(
        f"{said}{n} {said}\n\n{rule}{number.format(n)}{note}" for n, note in enumerate(notes, 1)
    )
    made = normalize(read_plain(f"The Silt\n\n{text}\n\n{said}\n".encode(), "a.txt")).manuscript
    assert all(f"[^{n}]: {note}\n" in made for n, note in enumerate(notes, 1))
    assert "_" not in made
