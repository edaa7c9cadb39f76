"""Title pages as people paste them: bylines of several lines, days, places of work, helpers."""

from __future__ import annotations

import re

import pytest

from publish.build.normalize import normalize
from publish.read.plain import read_plain

PARAGRAPH = (
    "The lock was dug in the dry years, when the price of corn was low and men could be had for "
    "the asking. Nobody in the town thought that it would pay, and for years nobody was wrong."
)
BODY = "\n\n".join([PARAGRAPH] * 3)


def manuscript(head: str, foot: str = "") -> tuple[str, str]:
    made = normalize(read_plain(f"{head}\n\n{BODY}\n\n{foot}\n".encode(), "lock.txt")).manuscript
    front, _, text = made.removeprefix("---\n").partition("\n---\n")
    return front, text.strip()


def names(front: str) -> list[str]:
    return re.findall(r"- name: (.*)", front)


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("The Lock\n\nAda Moss, PhD, University of Hull\nIda Reed, Department of History, York",
         ["Ada Moss", "Ida Reed"]),
        ("The Lock\n\nAda Moss\n\nUniversity of Hull\n\nIda Reed\n\nUniversity of York",
         ["Ada Moss", "Ida Reed"]),
        ("The Lock\nAda Moss\nand Ida Reed\nTranslated from the Dutch by Jan Sluis",
         ["Ada Moss", "Ida Reed"]),
        ("The Lock\n\nDr. Ada Moss\n\nInstitute of Waterways, Hull", ["Ada Moss"]),
        ("The Lock\n\nBy Ada Moss, with photographs by Jan Sluis", ["Ada Moss"]),
        ("The Lock\nby Ada Moss\nVol. 12, No. 3 (March 2011), pp. 34-56", ["Ada Moss"]),
        ("The Lock\nEdited by Ada Moss", []),
        ("THE LOCK\n\nBy\nADA MOSS\nand\nIDA REED", ["ADA MOSS", "IDA REED"]),
        ("The Lock\n\nAda Moss1, Ida Reed2\n\n1 University of Hull, 2 University of York",
         ["Ada Moss", "Ida Reed"]),
        ("The Lock\n\nBy Ada Moss and\nIda Reed", ["Ada Moss", "Ida Reed"]),
        ("The Lock\n\nAda Moss\nada.moss@example.org", ["Ada Moss"]),
        ("The Lock\n\nBy Ada Moss\nStaff Writer", ["Ada Moss"]),
        ("The Lock\n\nGuest post by Ada Moss", ["Ada Moss"]),
        ("The Lock\n\nAda Moss in Hull", ["Ada Moss"]),
        ("The Lock\n\nAda Moss, The Canal Review", ["Ada Moss"]),
        ("The Lock\n\nAda Moss (1784)", ["Ada Moss"]),
        ("The Lock\n\nSt. Ada", ["St. Ada"]),
        ("The Lock\n\nBy Ada Moss\nMay 4, 2011\nUpdated: May 4, 2011", ["Ada Moss"]),
    ],
    ids=["with degrees", "apart", "and", "doctor", "helped", "issue", "edited", "lines",
         "raised", "leads on", "address", "role", "guest", "town", "periodical", "year", "saint",
         "two days"],
)  # fmt: skip
def test_authors_and_what_stands_with_them_are_front_matter(head, authors):
    front, text = manuscript(head)
    assert names(front) == authors
    assert "title: the lock\n" in front.lower()
    assert text == BODY
    assert all(word in front for word in re.findall(r"[A-Z]\w+", head))


def test_the_first_heading_is_no_author_though_it_is_a_name():
    front, text = manuscript("The Lock\n\nBy Ada Moss\n\nMax Weber")
    assert names(front) == ["Ada Moss"]
    assert text.startswith("## Max Weber\n")
    front, text = manuscript("The Lock\n\nBy Ada Moss\n\nThe University and the State")
    assert text.startswith("## The University and the State\n")


@pytest.mark.parametrize(
    ("line", "date"),
    [("Spring 2011", "date: Spring 2011"), ("[March 3rd, 2011]", "date: March 3rd, 2011"),
     ("2011", 'date: "2011"'), ("Hull, 3 March 2011", 'date: "3 March 2011"')],
)  # fmt: skip
def test_days_are_dates(line, date):
    front, text = manuscript(f"The Lock\nAda Moss\n{line}")
    assert date in front
    assert text == BODY
    assert all(word in front for word in re.findall(r"\w+", line))


def test_a_line_of_two_days_loses_neither():
    front, text = manuscript("The Lock\nAda Moss\nApril 28, 2019 at 6:01 am Updated April 29, 2019")
    assert "date: April 28, 2019" in front
    assert "at 6:01 am Updated April 29, 2019" in front
    assert text == BODY


def test_a_line_under_the_title_that_begins_with_an_article_is_the_subtitle():
    front, _ = manuscript("The Lock and the Coal\nA History in Parts\n\nBy Ada Moss")
    assert "title: The Lock and the Coal\nsubtitle: A History in Parts\n" in front
    front, _ = manuscript("The Lock and the Coal of\nA Long War\n\nBy Ada Moss")
    assert "title: The Lock and the Coal of A Long War\n" in front


def test_a_title_page_without_blank_lines_is_no_poem():
    note = "Ada Moss is professor of history at the University of Hull and wrote The Price of Oak."
    front, text = manuscript(f"The Lock and the Coal\nby Ada Moss\n{note}\nMarch 2011")
    assert names(front) == ["Ada Moss"]
    assert note in front
    assert text == BODY


def test_a_note_on_the_authors_takes_its_heading_along():
    about = "Ada Moss is professor of history. Ida Reed teaches at Hull."
    front, text = manuscript(
        "The Lock\n\nBy Ada Moss and Ida Reed", f"About the Authors\n\n{about}"
    )
    assert text == BODY
    assert f"\nnote: {about}" in front
    assert "    note:" not in front


def test_a_first_paragraph_that_calls_notes_is_no_title():
    text = "The boats were of forty tons.1 Nobody thought it would pay.2 It was a dry year.3"
    bodies = "1. Oakes, p. 3.\n2. Ibid., p. 12.\n3. Sand, p. 4."
    front, body = manuscript(text, bodies)
    assert "title: Untitled" in front
    assert body.startswith("The boats were of forty tons.[^1] Nobody")


def test_a_book_of_poems_begins_with_its_first_poem():
    poem = (
        "The boats are lying on their sides,\nthe gulls walk in and out;\n"
        "and nobody has told the tide\nwhat it is all about."
    )
    heads = ("Low Tide", "The Clerk", "Haiku", "From the Minutes")
    text = "\n\n".join(f"{head}\n\n{poem}" for head in heads)
    made = normalize(read_plain(f"Six Poems\nby Ada Moss\n\n{text}\n".encode(), "poems.txt"))
    assert "title: Six Poems\n" in made.manuscript
    assert made.manuscript.count("| the gulls walk in and out;") == len(heads)


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["close", "apart"])
@pytest.mark.parametrize(
    "over", ["OPINION", "Book Review", "ESSAYS", "The Canal Review", "THE REVIEW OF CANALS"]
)
def test_what_stands_over_a_title_is_neither_title_nor_heading(over: str, gap: str):
    front, text = manuscript(f"{over}{gap}The Lock That Was Not Dug{gap}By Ada Moss")
    assert "title: The Lock That Was Not Dug" in front
    assert names(front) == ["Ada Moss"]
    assert over in front
    assert text.startswith(PARAGRAPH[:40])


@pytest.mark.parametrize(
    "title", ["Lectures on Locks", "The Essay of a Lock Keeper", "Ideas of Water"]
)
def test_a_title_that_begins_as_such_lines_do_stays_one(title: str):
    front, _ = manuscript(f"{title}\n\nBy Ada Moss")
    assert f"title: {title}" in front


@pytest.mark.parametrize(
    ("label", "between"),
    [
        ("CHAPTER THREE", "\n\n"),
        ("Chapter 3", "\n\n"),
        ("Chapter 3", "\n"),
        ("Chapter 3", ": "),
        ("III", "\n\n"),
        ("Lecture II", "\n\n"),
        ("Part One", "\n\n"),
    ],
)
def test_a_single_chapter_has_its_name_for_a_title_and_its_label_under_it(label: str, between: str):
    front, text = manuscript(f"{label}{between}The Lock That Was Not Dug\n\nBy Ada Moss")
    assert "\ntitle: The Lock That Was Not Dug" in f"\n{front}"
    assert f"subtitle: {label}" in front
    assert names(front) == ["Ada Moss"]
    assert text.startswith(PARAGRAPH[:40])


def test_the_first_of_several_chapters_names_no_text():
    parts = "".join(f"\n\nChapter {n}\n\nThe Year of {n}\n\n{BODY}" for n in (1, 2))
    made = normalize(read_plain(f"The Lock\n\nBy Ada Moss{parts}\n".encode(), "lock.txt"))
    assert "title: The Lock\n" in made.manuscript
    assert "## Chapter 1: The Year of 1" in made.manuscript
