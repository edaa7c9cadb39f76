"""What is taken for a title, what is not, and when a person is asked."""

from __future__ import annotations

import re

import pytest

from publish.build.normalize import normalize
from publish.read.plain import read_plain

BODY = "\n\n".join(
    (
        (
            "The weir was built of oak piles and rubble, and for two hundred years it held back "
            "just as much of the river as the three mills below it needed in a dry August."
        ),
        (
            "Who had to mend it was less plain. The millers pointed to the abbey, the abbey to the "
            "town, and the town to a charter that nobody living had read."
        ),
        (
            "In the wet spring of 1788 the question answered itself. The weir went down the river "
            "in one night, and the millers, who had paid nothing, lost everything."
        ),
    )
)


def read(head: str):
    made = normalize(read_plain(f"{head}\n\n{BODY}\n".encode(), "weir.txt"))
    front = made.manuscript.split("\n---\n")[0]
    title = re.search(r"^title: (.*)$", front, re.MULTILINE)
    codes = {flag.code for flag in made.structure.flags}
    return title[1].strip('"'), re.findall(r"- name: (.*)", front), codes, made.manuscript


@pytest.mark.parametrize(
    "opening",
    [
        "Nobody mended the weir.",
        "A weir is a small thing until it fails, and then it is the whole of politics.1",
        "Dear Mr. Salt:",
        "My dear Anna,",
        "Leith, 4 March 1914",
        "Mr. President, members of the council, friends:",
        "Q: Who mended the weir?\n\nA: Nobody did.",
        "IV",
        ("The water goes, the water comes,\nthe weir it keeps its own,\nand he who built it in the "
        "dry\nmust mend it all alone."),
    ],
    ids=["sentence", "called", "greeting", "dear", "place-and-day", "speech", "speakers",
         "number", "verse"],
)  # fmt: skip
def test_an_opening_line_is_no_title(opening):
    title, _, codes, manuscript = read(opening)
    assert title == "Untitled"
    assert "title-not-found" in codes
    last = opening.removesuffix("1").split("\n")[-1]
    assert last in manuscript


@pytest.mark.parametrize(
    ("head", "title", "authors"),
    [
        ("The weir that nobody mended.\n\nBy Ada Moss", "The weir that nobody mended.",
         ["Ada Moss"]),
        ("The Letter to Mr. Salt\n\nLeith, 4 March 1914\n\nDear Mr. Salt,",
         "The Letter to Mr. Salt", []),
        ("Title: The Weir at Overy\nAuthor: Ada Moss\nDate: 4 March 1914", "The Weir at Overy",
         ["Ada Moss"]),
        ("The Weir and the Law, by Ada Moss and Ida Reed", "The Weir and the Law",
         ["Ada Moss", "Ida Reed"]),
        ("The Weir and the Law — By Ada Moss", "The Weir and the Law", ["Ada Moss"]),
        ("The Weir and the Law\n\nAda Moss, University of Hull\nIda Reed, College of York",
         "The Weir and the Law", ["Ada Moss", "Ida Reed"]),
        ("THE WEIR\nAND THE LAW\n\nAda Moss", "THE WEIR AND THE LAW", ["Ada Moss"]),
        ("Language: An Introduction to Weirs\n\nBy Ada Moss", "Language", ["Ada Moss"]),
        ("Friends, Romans, Countrymen!\n\nBy Ada Moss", "Friends, Romans, Countrymen!",
         ["Ada Moss"]),
    ],
    ids=["closed", "letter", "fields", "comma-by", "dash-by", "places", "two-lines",
         "like a field", "like a greeting"],
)  # fmt: skip
def test_a_title_is_found_with_its_authors(head, title, authors):
    found, names, codes, _ = read(head)
    assert (found, names) == (title, authors)
    assert "title-doubtful" not in codes


def test_the_fields_of_a_reviewed_book_give_no_title():
    title, _, _, manuscript = read("Title: The Weir\nAuthor: Ada Moss\nPublisher: Salt Press")
    assert title != "The Weir"
    assert "Salt Press" in manuscript


def test_the_first_of_numbered_sections_is_no_title():
    made = normalize(
        read_plain(f"1 Purpose\n\n{BODY}\n\n2 Scope\n\n{BODY}\n".encode(), "rule.txt")
    ).manuscript
    assert "title: Untitled" in made
    assert "# 1 Purpose" in made


def test_a_title_that_nothing_speaks_for_is_asked_about():
    title, _, codes, _ = read("how the weir was lost")
    assert title == "how the weir was lost"
    assert "title-doubtful" in codes
    assert "title-doubtful" not in read("How the Weir Was Lost")[2]
    assert "title-doubtful" not in read("how the weir was lost\n\nby Ada Moss")[2]


def test_who_wrote_a_memorandum_is_named_without_the_word_from():
    _, names, _, manuscript = read("MEMORANDUM\n\nTO: The Council\nFROM: Ada Moss\nSUBJECT: Weirs")
    assert not any("FROM" in name for name in names)
    assert "FROM: Ada Moss" in manuscript


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["together", "apart"])
@pytest.mark.parametrize("below", ["By Ada Moss", "Ada Moss"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("How the River", "Lost Its Name"),
        ("Whose Lamp?", "Memory, Oil and the Keepers of the Coast"),
        ("The Weir:", "A History"),
        ("What the millers knew", "and what they never said"),
        ("On the Mending of Weirs,", "with Some Remarks on Charters"),
    ],
)
def test_a_title_keeps_its_second_line(first, second, below, gap):
    _, authors, _, manuscript = read(f"{first}{gap}{second}\n{below}")
    front, text = manuscript.split("\n---\n")
    said = re.sub(r"\n?(?:sub)?title:", "", front[: front.index("author:")])
    assert re.findall(r"\w+", said) == re.findall(r"\w+", f"{first} {second}")
    assert authors == ["Ada Moss"]
    assert text.strip().startswith("The weir was built")


@pytest.mark.parametrize(
    "second",
    ["Nobody mended it.", "Who owns a river, and since when?", "For my mother", "Chapter One",
     "Introduction", "“The water goes where it went.”", "Published in The Canal Review"],
)  # fmt: skip
def test_a_line_under_the_title_that_is_no_part_of_it_stays_apart(second):
    title, _, _, manuscript = read(f"The Weir and the Law\n{second}")
    assert title == "The Weir and the Law"
    assert second in manuscript.split("\n---\n")[1]


def test_of_two_lines_over_a_byline_the_title_is_the_one_that_the_text_takes_up():
    title, _, _, manuscript = read("The Weir at Overy\n\nA Small War in Parts\n\nBy Ada Moss")
    assert title == "The Weir at Overy"
    assert "subtitle: A Small War in Parts" in manuscript
    title, *_ = read("The Canal Review\n\nThe Weir and the Law\n\nBy Ada Moss")
    assert title == "The Weir and the Law"


def test_the_title_of_a_numbered_part_is_not_the_text_s():
    parts = "\n\n".join(f"PETITION No. {n}\n\nOf the Weir\n\n{BODY}" for n in (1, 2))
    made = normalize(read_plain(f"On Rivers\n\n{parts}\n".encode(), "weir.txt")).manuscript
    assert "title: On Rivers" in made
    assert "## PETITION No. 1: Of the Weir" in made
