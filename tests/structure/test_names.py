"""Bylines and dates: who is named, and what only looks like it."""

from __future__ import annotations

import pytest

from publish.structure.analyse import analyse
from publish.structure.days import is_date
from publish.structure.names import agency, byline, only_names


def _names(line: str) -> list[str]:
    found = byline(line)
    return [line[n.start : n.end] for n in found.names] if found else []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Anna Clerk", ["Anna Clerk"]),
        (" by A. Clerk and Jo van der Quay", ["A. Clerk", "Jo van der Quay"]),
        ("By Anna Clerk, Jo Quay, Ida B. Rope", ["Anna Clerk", "Jo Quay", "Ida B. Rope"]),
        ("BY ANNA CLERK, LL.D.", ["ANNA CLERK"]),
        ("By Anna Clerk | March 4, 2021", ["Anna Clerk"]),
        ("by Laura June Rope July 10, 2015", ["Laura June Rope"]),
        ("Posted by Anna Clerk at 12:55 AM", ["Anna Clerk"]),
        ("By ANNA CLERK JAN. 13, 2017", ["ANNA CLERK"]),
        ("By Anna Clerk On 11/13/19 at 4:00 PM", ["Anna Clerk"]),
        ("ByA.B. Clerk", ["A.B. Clerk"]),
        ("ByAnna Clerk", ["Anna Clerk"]),
        ("Harbours | By Anna Clerk | April 13, 2020", ["Anna Clerk"]),
        ("Anna Clerk", ["Anna Clerk"]),
        ("Anna Clerk Harbour editor", ["Anna Clerk"]),
        ("Anna Clerk — 2013-09-29", ["Anna Clerk"]),
        ("March 4, 2021 byAnna Clerk Post a Comment", ["Anna Clerk"]),
        ("The Chain (last edited 2021-03-04 13:28:18 by AnnaClerk)", ["AnnaClerk"]),
        ("Anna Clerk Published On March 4, 2021", ["Anna Clerk"]),
        ("Author Anna Clerk", ["Anna Clerk"]),
        ("By Staff Writer", ["Staff Writer"]),
        ("By Our Correspondent | March 4, 2021", ["Our Correspondent"]),
        ("Publié par Anna à 08:00", ["Anna"]),
        ("Posted by Anna clerk", ["Anna clerk"]),
        ("March 4, 2021 byAnna clerk Post a Comment", ["Anna clerk"]),
        ("By Anna Clerk And Jo Quay For The Harbour Times", ["Anna Clerk", "Jo Quay"]),
    ],
)
def test_people_are_named(line: str, names: list[str]):
    assert _names(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "By the year of the closing, nobody knew.",
        "by land and by water",
        "Harbours Published On March 4, 2021",
        "The 2021 bylaws of the harbour",
        "Author and clerk of the town",
        "By staff of oak and iron",
        "Bylaws",
        "BYLAWS OF THE QUAY",
        "By Monday evening",
        "Author of chains",
        "Staff writer",
        "The Harbour Chain",
        "Table of Contents",
        "About Us",
        "March 4, 2021",
        "— Anna Clerk",
        "A long silence",
        "",
    ],
)
def test_nobody_is_named(line: str):
    assert _names(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "March 4, 2021",
        "4 March 2021",
        "2021-03-04",
        "Published: March 4, 2021 at 9:24 pm ET • 2 min read",
        "Thursday, March 4th, 2021",
        "March 2021",
    ],
)
def test_dates(line: str):
    assert is_date(line)


@pytest.mark.parametrize(
    "line", ["March of the clerks", "In March 2021 the chain was drawn", "Chapter 4", "2021", ""]
)
def test_no_dates(line: str):
    assert not is_date(line)


@pytest.mark.parametrize("line", ["AFP", "AFP/The Quay", "Reuters", "AFP - desk@quay.example"])
def test_a_news_agency_is_read(line: str):
    found = agency(line)
    assert found is not None
    assert line[found.start : found.end] == line.split(" - ", maxsplit=1)[0]


@pytest.mark.parametrize("line", ["NEWS", "AFP said so.", "PA system", "QUAY", "Reuters - Rolls"])
def test_what_only_looks_like_an_agency_is_not_read(line: str):
    assert agency(line) is None


def test_a_full_stop_without_a_word_before_it_is_no_initial() -> None:
    assert byline(" .") is None


@pytest.mark.parametrize(
    ("line", "only"),
    [
        ("By Ada Moss", True),
        ("by Ada Moss and Tom Fern", True),
        ("By Ada Moss Updated Nov 13, 2019, 10:28am EST", True),
        ("Ada Moss @adamoss", False),
        ("By Ada Moss Nov 13, 2019, updated Nov 15, 2019", False),
        ("Nov 13, 2019 at 6:46 pm ET • 2 min read", True),
        ("Nov 19, 2019 at 6:46 pm ET • 2 min read", False),
        ("By Ada Moss, University of Hull", False),
        ("By Ada Moss, translated by Jon Reed", False),
        ("By Ada Moss 2019-11-18 Science", False),
    ],
)
def test_a_byline_that_says_no_more_than_names_and_date(line: str, *, only: bool) -> None:
    assert only_names(line, ["Ada Moss", "Tom Fern"], "Nov 13, 2019") is only


@pytest.mark.parametrize("line", ["Dear John", "Dear Mayor", "Present: A. Clerk, J. Quay"])
def test_who_is_greeted_or_present_is_no_author(line: str) -> None:
    prose = "I write to tell you that the chain is lost, and with it the key and all of the rolls."
    text = f"The Chain\n\n{line}\n\n{prose}\n\n{prose}\n"
    assert not analyse(text).front.authors
