"""Lists of works in an order of their own, which the text cites by their numbers."""

from __future__ import annotations

import re

import pytest

from publish.build.normalize import normalize
from publish.read.plain import read_plain

WORKS = [
    "Clerk A. Mud. Low Ferry: Quay Press; 1994.",
    "Hale B, Moss T. Ports that closed. J Harb Stud 2001;4(2):11-29.",
    "Moss A. The pen of a clerk. J Harb Stud 2003;6:1-9.",
    "Quay C. Dredgers. Bridge Lett 1999;1:3.",
    "Reed D. Silt and state. London: Anchor; 2000. p. 12-40.",
    "Tide E, Vole F, et al. Votes and mud. Polit Harb. 2010;3:44-51.",
]
SAID = (
    "Ports silt up in every century, and the councils that pay have always said so in their minutes"
)


def _text(cited: list[str], style: str, label: str, heading: str = "References") -> str:
    body = "\n\n".join(f"{SAID}{style.format(each)}. So it was." for each in cited)
    works = "\n".join(f"{label.format(n)} {work}" for n, work in enumerate(WORKS, 1))
    return f"On Mud\n\nBy Ada Moss\n\n{body}\n\n{heading}\n\n{works}\n"


def _notes(text: str) -> tuple[list[int], dict[int, str]]:
    made = normalize(read_plain(text.encode(), "mud.txt")).manuscript.partition("\n---\n")[2]
    bodies = {int(n): body for n, body in re.findall(r"(?m)^\[\^(\d+)\]: (.*)$", made)}
    called = re.findall(r"\[\^(\d+)\]", re.sub(r"(?m)^\[\^\d+\]:", "", made))
    return [int(n) for n in called], bodies


@pytest.mark.parametrize("label", ["{}.", "[{}]", "({})"])
@pytest.mark.parametrize("style", [" [{}]", "[{}]", " ({})"])
@pytest.mark.parametrize(
    "cited",
    [
        ["3", "1", "6", "2", "5", "4"],
        ["6", "5", "4", "3", "2", "1"],
        ["2, 3", "4", "1", "5–6", "4", "2"],
        ["1", "2", "5", "3", "4", "6"],
    ],
)
def test_works_are_linked_in_whatever_order_the_text_cites_them(
    cited: list[str], style: str, label: str
):
    called, bodies = _notes(_text(cited, style, label))
    assert called == [int(n) for each in cited for n in re.findall(r"\d", each)]
    assert bodies == dict(enumerate(WORKS, 1))


def test_raised_figures_without_their_height_are_linked_too():
    called, bodies = _notes(_text(["3", "1", "6", "2", "5", "4"], "{}", "{}."))
    assert called == [3, 1, 6, 2, 5, 4]
    assert bodies == dict(enumerate(WORKS, 1))


def test_a_list_that_names_sources_needs_no_heading_that_says_so():
    called, _ = _notes(_text(["3", "1", "6", "2"], " [{}]", "[{}]", "Bibliography"))
    assert called == [3, 1, 6, 2]


@pytest.mark.parametrize("cited", [["3", "1", "12", "2"], ["40", "3", "1", "2"]])
def test_a_number_beyond_the_list_shows_that_brackets_cite_something_else(cited: list[str]):
    made = normalize(read_plain(_text(cited, " [{}]", "{}.").encode(), "mud.txt")).manuscript
    assert "[40]" in made or "[12]" in made


def test_points_of_a_sentence_cite_no_works():
    said = "There were two reasons: (2) the name, and (1) the place, which was far from the ferry."
    works = "\n".join(f"{n}. {work}" for n, work in enumerate(WORKS[:3], 1))
    called, _ = _notes(f"On Mud\n\nBy Ada Moss\n\n{SAID}.\n\n{said}\n\nReferences\n\n{works}\n")
    assert called == []
