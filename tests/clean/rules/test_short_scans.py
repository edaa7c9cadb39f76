"""A few scanned pages: heads that alternate, numbers at the foot, a library's stamp on each."""

from __future__ import annotations

import re
import textwrap

import pytest

from publish.build.normalize import normalize
from publish.clean.change import State
from publish.read.plain import read_plain

WHO = ("The keeper of the lock", "The widow of a bargeman", "A clerk at the Board", "Old Mr. Salt")
DID = (
    "wrote to say that the gates were rotten and that the winter would finish them",
    "had it from the carter that no stone would come up before the spring",
    "kept an account of every boat that went through, and of what it carried",
    "was asked by the engineers to measure the water and put the figures in a book",
    "thought that nobody in the town would miss the toll if it were given up",
    "remembered the year in which the basin had been drained and the fish sold",
)
THEN = (
    "which was read aloud and laid on the table",
    "and there, for all that is known, the matter rested",
    "though the ledger for that month is missing",
    "so that the work was begun again from the other end",
    "as anybody who had seen the place could have told them",
)
SENTENCES = [
    f"{WHO[n % 4]} {DID[n % 6]}, {THEN[n % 5]}, some {n + 3} weeks after it could have helped."
    for n in range(24)
]
TEXT = "\n\n".join(" ".join(SENTENCES[i : i + 3]) for i in range(0, 24, 3))
LINES = "\n\n".join(textwrap.fill(each, 60) for each in TEXT.split("\n\n")).split("\n")


def scan(head, foot, length):
    pages = []
    for number, start in enumerate(range(0, len(LINES), length), start=212):
        page = "\n".join(LINES[start : start + length]).strip("\n")
        above = head(number) if number > 212 else ""
        pages.append("\n\n".join(filter(None, (above, page, foot(number)))))
    return "\n\n".join(pages) + "\n"


def nothing(_):
    return ""


@pytest.mark.parametrize("length", [17, 23])
@pytest.mark.parametrize(
    ("head", "foot"),
    [
        (lambda n: f"{n} Canal History" if n % 2 == 0 else f"The Keepers {n}", nothing),
        (lambda n: f"{n} ADA MOSS" if n % 2 == 0 else f"THE KEEPERS {n}", nothing),
        (lambda n: f"{n} Canal History", nothing),
        (str, nothing),
        (nothing, lambda n: str(n - 211)),
        (nothing, lambda n: f"{n - 211} of 9"),
        (nothing, lambda n: f"Page {n - 211}"),
        (nothing, lambda n: f"Moss · The Keepers · {n - 211}"),
        (nothing, lambda n: f"This content downloaded from 10.1.2.3 on Tue, 4 Mar 2014 12:{n} UTC\n"
                            "All use subject to https://about.jstor.org/terms"),
    ],
    ids=["two heads", "capitals", "one head", "numbers", "foot", "of nine", "page", "footer",
         "stamp"],
)  # fmt: skip
def test_what_stands_at_the_edges_of_few_pages_goes_and_sentences_join(head, foot, length):
    made = normalize(read_plain(scan(head, foot, length).encode(), "keepers.txt"))
    body = made.manuscript.split("\n---\n", 1)[1]
    assert " ".join(body.split()) == " ".join(TEXT.split())


@pytest.mark.parametrize(
    "marks",
    [
        [f"Day {n}" for n in range(3, 9)],
        [f"{n} March" for n in range(3, 9)],
        [str(n) for n in range(1871, 1877)],
        [str(n) for n in range(3, 9)],
        [f"CANAL PAPER No. {n}" for n in range(1, 7)],
        [f"To the Board, No. {n}" for n in range(1, 7)],
    ],
)
def test_numbered_heads_of_parts_stay(marks):
    parts = TEXT.split("\n\n")
    text = "The Keepers\n\nBy Ada Moss\n\n" + parts[0]
    text += "".join(f"\n\n{mark}\n\n{part}" for mark, part in zip(marks, parts[1:], strict=False))
    made = normalize(read_plain(f"{text}\n".encode(), "keepers.txt"))
    assert re.findall(r"\w+", " ".join(marks)) == [
        word
        for mark in marks
        for line in made.manuscript.split("\n")
        if line.lstrip("#").strip().replace("\\", "") == mark
        for word in re.findall(r"\w+", mark)
    ]


def test_what_only_looks_like_a_page_is_told():
    one, two, three, *_ = TEXT.split("\n\n")
    text = f"{one}\n\n213 Canal History\n\n{two}\n\n214 Canal History\n\n{three}\n"
    ledger = normalize(read_plain(text.encode(), "keepers.txt")).ledger
    heads = [c for one in ledger.passes for c in one.changes if c.rule == "running-head"]
    assert [each.state for each in heads] == [State.REVIEW] * 2


def test_one_head_that_repeats_the_title_amid_a_sentence_goes():
    lines = textwrap.fill(TEXT.replace("\n\n", " "), 60).split("\n")
    at = next(n for n in range(20, 60) if lines[n][0].islower() and lines[n - 1][-1].isalpha())
    head = "The Keepers\n\nBy Ada Moss\n\n" + "\n".join(lines[:at])
    text = f"{head}\n\n118 THE KEEPERS\n\n" + "\n".join(lines[at:]) + "\n"
    made = normalize(read_plain(text.encode(), "keepers.txt"))
    body = made.manuscript.split("\n---\n", 1)[1]
    assert " ".join(body.split()) == " ".join(TEXT.split())
    heads = [c for one in made.ledger.passes for c in one.changes if c.rule == "running-head"]
    assert [each.state for each in heads] == [State.REVIEW]
