"""Texts of several hands, each with notes of its own: every call gets the note of its own hand."""

from __future__ import annotations

import re
import textwrap

import pytest

from publish.build.normalize import normalize
from publish.read.plain import read_plain

OPINION = (
    "The keeper had a right to the lock, as the statute says.{} Nobody has shown that he lost it.\n"
    "\nThe town came late.{} It does not matter that the book of the dues was never kept.{}\n"
)
DISSENT = (
    "I cannot agree that the book does not matter, for the town paid by it.{} The statute is old.\n"
    "\nWhat the keeper lost he lost by his own fault.{} The rest follows from the older cases.\n"
)
NEXT = ["JUSTICE HALE, dissenting.", "A Reply\n\nJohn Pell", "Justice Hale, dissenting in part:"]


def noted(words: str, notes: list[str], lead: str, heading: str) -> str:
    calls = words.format(*range(1, len(notes) + 1))
    return f"{calls}\n{heading}" + "\n\n".join(
        lead.format(n) + note for n, note in enumerate(notes, start=1)
    )


@pytest.mark.parametrize("spread", [True, False], ids=["apart", "line by line"])
@pytest.mark.parametrize("heading", ["Notes\n\n", "References\n\n", ""], ids=["n", "r", "none"])
@pytest.mark.parametrize("lead", ["{}. ", "{} "])
@pytest.mark.parametrize("name", NEXT)
def test_each_hand_has_its_own_notes(name, lead, heading, spread):
    own = ["See the Act of 1804.", "He says so in one letter.", "Moss, Locks, p. 3."]
    other = ["Pell, Dues (1799), p. 14.", "Archive, box 2, p. 9."]
    text = (
        f"The Lock\n\nBy Ada Moss\n\n{noted(OPINION, own, lead, heading)}\n\n{name}\n\n"
        f"{noted(DISSENT, other, lead, heading)}\n"
    )
    made = normalize(read_plain((text if spread else re.sub("\n+", "\n", text)).encode(), "x.txt"))
    definitions = dict(re.findall(r"^\[\^([^\]]+)\]: (.*)$", made.manuscript, re.MULTILINE))
    called = re.findall(r"\[\^([^\]]+)\](?!:)", made.manuscript)
    assert [definitions[label] for label in called] == own + other
    assert all(part in made.manuscript.split("[^1]: ")[0] for part in name.split("\n\n"))


def test_notes_under_each_paragraph_are_parted_though_one_call_is_not_seen():
    words = [
        "The keeper had a right to the lock. (1) Nobody has shown that he lost it then. (2)",
        "The town came late. (3) It does not matter that the book of the dues was never kept.",
        "He says so in plain words in the figure (4) which he drew. The book is lost.",
        "The boats were sold. (5) Nobody asked who had bought them, or for how much. (6)",
    ]
    notes = [["Act of 1804.", "Moss, p. 3."], ["Ibid."], ["Pell, p. 9."], ["So Reed.", "Box 2."]]
    blocks, number = [], 0
    for paragraph, below in zip(words, notes, strict=True):
        blocks.append(paragraph)
        for note in below:
            number += 1
            blocks.append(f"({number}) {note}")
    text = "The Lock\n\nBy Ada Moss\n\n" + "\n\n".join(blocks) + "\n"
    made = normalize(read_plain(text.encode(), "x.txt")).manuscript
    assert re.findall(r"^\[\^(\d)\]: (.*)$", made, re.MULTILINE) == [
        (str(n), note) for n, note in enumerate((note for below in notes for note in below), 1)
    ]
    assert "\n\n    " not in made


@pytest.mark.parametrize("width", [30, 40])
@pytest.mark.parametrize("wide", [70, 10_000], ids=["wrapped text", "whole paragraphs"])
@pytest.mark.parametrize("end", ["\n", "\n\n"], ids=["tight", "apart"])
def test_notes_in_a_narrow_column_below_a_wide_text_are_whole(end, wide, width):
    words = f"{OPINION}\n{DISSENT}".format(1, 2, 3, 4, 5)
    notes = [
        f"{source} It says that the {thing} was never the town's, and that nobody may sell it."
        for source, thing in zip(
            ("Moss, p. 3.", "Ibid.", "Pell, Dues (1799).", "See below.", "Box 2, p. 9."),
            ("lock", "gate of the lock", "key", "boat and the rope", "book of the dues"),
            strict=True,
        )
    ]
    text = "\n\n".join(textwrap.fill(each, wide) for each in words.split("\n\n"))
    listed = end.join(textwrap.fill(f"{n}. {note}", width) for n, note in enumerate(notes, 1))
    text = f"The Lock\n\nBy Ada Moss\n\n{text}\n\nNotes\n\n{listed}\n"
    made = normalize(read_plain(text.encode(), "x.txt")).manuscript
    found = re.findall(r"^\[\^\d\]: (.*)$", made, re.MULTILINE)
    assert found == [note.replace("'", "’") for note in notes]
