"""The head of a student's paper, and heads of other texts with a name, a number and a day."""

from __future__ import annotations

import pytest

from publish.build.normalize import normalize
from publish.read.plain import read_plain

SAID = (
    "The towpath is closed in winter, and those who walk it know that they have no business there. "
    "The Board put up a sign in the year of the flood, and nobody has read it since."
)
MLA = "Ida Reed\n{}\n4 March 2014\n\nThe Towpath in Winter\n\n"
APA = (
    "The Towpath in Winter: Water and Power\n\nIda Reed\nDepartment of History, University of "
    "Hull\nHIST 204: Water and Power\nDr. Ada Moss\nMarch 4, 2014\n\n"
)


def made(head: str) -> tuple[str, str]:
    text = f"{head}{SAID}\n\n{SAID}\n"
    front, body = normalize(read_plain(text.encode(), "a.txt")).manuscript.split("\n---\n", 1)
    return front, body.strip()


@pytest.mark.parametrize(
    "head",
    [
        MLA.format("Prof. Moss\nHIST 204: Water and Power"),
        MLA.format("HIST 204: Water and Power\nProfessor Ada Moss"),
        MLA.format("Ada Moss\nEnglish 101"),
        MLA.format("Instructor: Ada Moss\nCourse: Water and Power"),
        "Name: " + MLA.format("Student ID: 41712\nHIST204\nDr Moss"),
        APA,
    ],
)
def test_the_student_is_the_author_and_the_teacher_is_not(head: str):
    front, body = made(head)
    assert "title: The Towpath in Winter\n" in front
    assert "  - name: Ida Reed\n" in front
    assert front.count("- name:") == 1
    assert "Moss" in front
    assert body == f"{SAID}\n\n{SAID}"


@pytest.mark.parametrize(
    "head",
    [
        "The Towpath in Winter\n\nIda Reed\nTom Pell\n\nIssue 12\nMarch 2014\n\n",
        "The Towpath in Winter\n\nIda Reed and Tom Pell\n\n4 March 2014\n\n",
    ],
)
def test_two_authors_stay_two(head: str):
    front, _ = made(head)
    assert front.count("- name:") == 2
