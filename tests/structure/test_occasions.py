"""Where, at what hour and on what terms a text was given out: front matter, nobody's name."""

from __future__ import annotations

import re

import pytest

from publish.build.normalize import normalize
from publish.read.plain import read_plain
from publish.structure.occasions import is_hour, is_terms, is_venue

PARAGRAPH = (
    "Thank you all very much, and please be seated. The lock was dug in the dry years, when the "
    "price of corn was low, and nobody in this town thought that it would ever pay."
)
BODY = "\n\n".join([PARAGRAPH] * 3)


def manuscript(head: str) -> tuple[str, str]:
    made = normalize(read_plain(f"{head}\n\n{BODY}\n".encode(), "lock.txt")).manuscript
    front, _, text = made.removeprefix("---\n").partition("\n---\n")
    return front, text.strip()


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["together", "apart"])
@pytest.mark.parametrize(
    "place",
    ["Town Hall", "East Room", "Via Teleconference", "The White House", "Room 12, Old Library",
     "St. Mary’s Church", "Overy, Northshire", "Aboard the Royal Barge"],
)  # fmt: skip
def test_a_place_and_an_hour_are_front_matter(place, gap):
    lines = ["Remarks on the Lock", place, "4 March 2011", "11:42 A.M. EST"]
    front, text = manuscript(gap.join(lines))
    assert "title: Remarks on the Lock\n" in front
    assert "name:" not in front
    assert all(word in front for line in lines for word in re.findall(r"\w+", line))
    assert text == BODY


@pytest.mark.parametrize(
    "lines",
    [
        ["FOR IMMEDIATE RELEASE", "March 4, 2011", "Council Mends the Lock"],
        ["The Mayor’s House", "Office of the Press Secretary", "For Immediate Release",
         "March 4, 2011", "Council Mends the Lock"],
        ["EMBARGOED UNTIL 6 P.M. MARCH 4, 2011", "Council Mends the Lock"],
        ["Council Mends the Lock", "As Prepared for Delivery", "March 4, 2011"],
    ],
    ids=["release", "office", "embargo", "prepared"],
)  # fmt: skip
def test_the_terms_of_a_release_are_neither_title_nor_author(lines):
    front, text = manuscript("\n".join(lines))
    assert "title: Council Mends the Lock\n" in front
    assert "name:" not in front
    assert "EMBARGOED" not in text
    assert "elease" not in text
    assert "#" not in text


@pytest.mark.parametrize("name", ["Stuart Hall", "Frank Church", "Ida Chambers", "Grace Parks"])
def test_a_person_who_is_called_like_a_place_is_an_author(name):
    front, _ = manuscript(f"The Lock\n\n{name}\n\n4 March 2011")
    assert f"- name: {name}" in front


@pytest.mark.parametrize("title", ["Town Hall", "The White House", "The Old Library"])
def test_a_place_may_be_a_title_or_a_heading(title):
    front, _ = manuscript(f"{title}\n\nBy Ada Moss")
    assert f"title: {title}\n" in front
    _, text = manuscript(f"The Lock\n\nBy Ada Moss\n\n{title}")
    assert text.startswith(f"## {title}\n")


def test_an_hour_within_the_text_stays_and_heads_nothing():
    _, text = manuscript(f"The Lock\n\nBy Ada Moss\n\n{PARAGRAPH}\n\n11:42 A.M.")
    assert "\n\n11:42 A.M.\n\n" in text


def test_lines_are_read():
    assert all(map(is_hour, ["11:42 A.M. EST", "(10:05 a.m.)", "7.30 p.m.", "9 a.m. – 11 a.m."]))
    assert not any(map(is_hour, ["11", "At noon", "A.M.", "10.05 per cent", "9:"]))
    assert not any(map(is_terms, ["The Press Release", "A transcript of the trial", "Release"]))
    assert not any(map(is_venue, ["Peter Hall", "The Hall", "House", "Room", "The Long Park"]))
