"""Days in a text: over the parts of a diary, over letters, and where they are neither."""

from __future__ import annotations

import re

import pytest

from publish.build.normalize import normalize
from publish.read.plain import read_plain

PARTS = (
    "The lock was dug in the dry years, when the price of corn was low and men could be had.",
    "Nobody in the town thought that it would pay, and for a good many years nobody was wrong.",
    "The boats that came were of forty tons, and they went home again as empty as they had come.",
)


def manuscript(text: str) -> tuple[str, str]:
    made = normalize(read_plain(text.encode(), "lock.txt")).manuscript
    front, _, body = made.removeprefix("---\n").partition("\n---\n")
    return front, body.strip()


def under(days, *, gap="\n\n"):
    return "\n\n".join(f"{day}{gap}{part}" for day, part in zip(days, PARTS, strict=True))


@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["apart", "together"])
@pytest.mark.parametrize(
    "days",
    [
        ["4 March 1914", "5 March 1914", "12 March 1914"],
        ["Tuesday, March 4", "Wednesday, March 5", "Wednesday, March 12"],
        ["MARCH 4, 1914", "MARCH 5, 1914", "MARCH 12, 1914"],
        ["Leith, 4 March 1914", "Leith, 5 March 1914", "Overy, 12 March 1914"],
        ["March 1914", "April 1914", "May 1914"],
        ["1914-03-04", "1914-03-05", "1914-03-12"],
    ],
    ids=["full", "weekday", "capitals", "place", "months", "figures"],
)
def test_days_head_the_parts_of_a_diary(days, gap):
    front, body = manuscript(f"A Diary of the Lock\n\nBy Ada Moss\n\n{under(days, gap=gap)}\n")
    assert re.findall(r"^## (.*)$", body, re.MULTILINE) == days
    assert "date:" not in front


def test_days_that_head_no_parts_are_no_headings():
    text = "\n\n".join(PARTS)
    _, body = manuscript(f"The Lock\n\nBy Ada Moss\n\n{text}\n\n4 March 1914\n\n{text}\n")
    assert "#" not in body
    signed = "\n\n".join(f"Dear Anna,\n\n{part}\n\nAda\n4 March 191{n}" for n, part in
                         enumerate(PARTS))  # fmt: skip
    _, body = manuscript(f"Letters\n\nBy Ida Reed\n\n{signed}\n")
    assert "## 4" not in body
    said = "\n\n".join(f"Ida Reed\n4 March 201{n}\n{part}" for n, part in enumerate(PARTS))
    _, body = manuscript(f"The Lock\n\nBy Ada Moss\n\n{text}\n\n{said}\n")
    assert "## 4" not in body


@pytest.mark.parametrize(
    "day", ["Leith, 4 March 1914", "4 March 1914", "Harbour House, Leith,\nMarch 4, 1914"]
)
def test_the_day_over_a_letter_stays_and_is_the_date(day):
    text = "\n\n".join(PARTS)
    front, body = manuscript(f"A Letter on the Lock\n\n{day}\n\nDear Anna,\n\n{text}\n")
    assert "title: A Letter on the Lock\n" in front
    assert re.search(r"^date: .*1914", front, re.MULTILINE)
    assert re.findall(r"\w+", body)[: len(re.findall(r"\w+", day))] == re.findall(r"\w+", day)
    assert "Dear Anna," in body
