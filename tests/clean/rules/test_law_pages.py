"""Pages of a law review as a program takes them from a PDF: notes at their feet, heads in turn."""

from __future__ import annotations

import itertools
import random
import re
import textwrap

import pytest

from publish.build.normalize import normalize
from publish.clean.rules.page_edges import is_note
from publish.read.plain import read_plain

WHO = ("The council", "The ferryman", "A clerk of the court", "Nobody on the quay", "The dissent")
DID = ("wrote down", "had forgotten", "held to", "was asked about", "put off", "had promised")
WHAT = ("the price of boats", "the letter on the table", "the wording of the Act", "a gift")
WHEN = ("before the tide turned", "as the court put it", "without a word to the clerk", "too late")
SOURCES = (
    "See Hale v. Low Ferry, {0} Harb. Rep. {1}, {2} (19{3}).",
    "Id. at {0}.",
    "Minutes of the Council, {1} April 19{3}, at {0}.",
    "ANNA MOSS, MUD AND THE STATE {2} (19{3}).",
    "See supra note {0} and accompanying text.",
)


def _sentence(chance: random.Random) -> str:
    parts = (f"{chance.choice(DID)} {chance.choice(WHAT)} {chance.choice(WHEN)}" for _ in "abc")
    return f"{chance.choice(WHO)} {', and '.join(parts)}"


def _pages(label: str, gap: str, *, heads: bool, fed: bool) -> tuple[str, int]:
    chance = random.Random(f"{label}{gap}{heads}{fed}")
    count = 0
    pages: list[str] = []
    for number in range(119, 125):
        lines, notes = [], []
        for _ in range(3):
            said = []
            for _ in range(3):
                call = ""
                if chance.random() < 0.5 and len(notes) < 4:
                    count += 1
                    figures = (chance.randint(11, 99) for _ in range(4))
                    notes.append(label.format(count) + chance.choice(SOURCES).format(*figures))
                    call = str(count)
                said.append(f"{_sentence(chance)}.{call}")
            lines += textwrap.wrap("   " + " ".join(said), 64)
        verso = f"{number} HARBOUR LAW REVIEW [Vol. 12:119\n\n"
        recto = f"2019] THE FERRYMAN’S PENSION {number}\n\n"
        head = (recto if number % 2 else verso) if heads and pages else ""
        pages.append(head + "\n".join(lines) + gap + "\n".join(notes))
    joined = ("\n\f" if fed else "\n\n").join(pages)
    return f"THE FERRYMAN’S PENSION: PROMISES ON THE QUAY\n\nAda Moss\n\n{joined}\n", count


@pytest.mark.parametrize("label", ["{}. ", "{} ", "[{}] ", "{}) "])
@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["apart", "close"])
@pytest.mark.parametrize(
    ("heads", "fed"), list(itertools.product((True, False), repeat=2)), ids=str
)
def test_notes_at_the_feet_of_pages_stay_and_heads_in_turn_go(
    label: str, gap: str, heads: bool, fed: bool
):
    source, count = _pages(label, gap, heads=heads, fed=fed)
    made = normalize(read_plain(source.encode(), "law.txt")).manuscript.partition("\n---\n")[2]
    assert "LAW REVIEW" not in made
    assert "2019]" not in made
    assert "PENSION" not in made
    assert len(re.findall(r"(?m)^\[\^\d+\]: (?!\[The)", made)) == count
    assert len(re.findall(r"\[\^\d+\](?!:)", made)) == count


@pytest.mark.parametrize(
    "line",
    [
        "4. ANNA MOSS, MUD 112 (1994).",
        "[4] Ibid.",
        "4 Id. at 12.",
        "(4) See Hale.",
        "¹ Ibid.",
        "6 MUD 92 (1975).",
    ],
)
def test_a_line_that_begins_as_a_note_does_heads_no_page(line: str):
    assert is_note(line)


@pytest.mark.parametrize(
    "line", ["120 HARBOUR LAW REVIEW", "12 The Harbour Chain", "THE CHAIN 12", "12 THE CHAIN."]
)
def test_heads_are_no_notes(line: str):
    assert not is_note(line)
