"""Numbered heads that run through a text, lines inside documents, and lines in runs of lines."""

from __future__ import annotations

import pytest

from publish.structure.analyse import analyse
from publish.structure.model import BlockKind
from publish.structure.series import numbered
from publish.structure.units import units

PARAGRAPH = (
    "The harbour had been closed to foreign ships for eleven years when the first petition "
    "reached the council, and nobody then alive could say with confidence who had ordered it."
)
NAMES = ("The Terms of the Lease", "The Keeping of the Rolls", "The Mayor and His Men")
LETTERS = [f"SUBJECT: The Chain\n\n{PARAGRAPH}\n\n{name}\n\n{PARAGRAPH}" for name in NAMES]


def _heads(text: str) -> list[tuple[int, str]]:
    found = analyse(text).blocks
    return [(b.level, text[b.start : b.end]) for b in found if b.kind is BlockKind.HEADING]


def _collection(*inner: str) -> str:
    whole = "\n\n".join(
        f"{n}. Letter From the Harbour Master of the Old Town (Anna Clerk) to the Clerk of "
        f"the Council of the New Town (Jo Quay), With Copies to the Keepers of the Rolls\n\n"
        + inner[n % len(inner)]
        for n in range(1, 6)
    )
    return f"Letters on the Closing of a Harbour\n\n{PARAGRAPH}\n\n{whole}\n"


def test_long_numbered_heads_are_known_by_the_run_that_they_make():
    heads = _heads(_collection(PARAGRAPH))
    assert [text.split(".")[0] for _, text in heads] == ["1", "2", "3", "4", "5"]


def test_what_stands_inside_a_letter_of_a_collection_is_asked_about_and_not_made_a_heading():
    text = _collection(*LETTERS)
    assert len(_heads(text)) == 5
    asked = [f for f in analyse(text).flags if f.code == "heading-possible"]
    assert {text[f.start : f.end] for f in asked} == set(NAMES)


def test_capitals_inside_a_letter_head_its_parts_below_the_heads_of_the_collection():
    text = _collection(
        *(f"SUBJECT: The Chain\n\n{PARAGRAPH}\n\n{x.upper()}\n\n{PARAGRAPH}" for x in NAMES)
    )
    assert [level for level, _ in _heads(text)] == [2, 3] * 5


def test_numbered_parts_of_an_essay_keep_the_headings_inside_them():
    names = ("The Clerks of the Town", "The Keepers of the Rolls", "The Mayor and His Men")
    parts = "\n\n".join(
        f"{n}. The Chain of {n}\n\n{PARAGRAPH}\n\n{name}\n\n{PARAGRAPH}"
        for n, name in enumerate((*names, "The Fleet and the Sea"), start=1)
    )
    found = [text for _, text in _heads(f"On Chains\n\n{PARAGRAPH}\n\n{parts}\n")]
    assert set(names) <= set(found)
    assert len(found) == 8


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(f"{n}. The Chain of the Harbour" for n in range(1, 8)),
        "\n\n".join(f"{n}. The Chain of the Harbour\n\n{PARAGRAPH}" for n in range(1, 4)),
        "\n\n".join(f"{n}. the chain that hung there;\n\n{PARAGRAPH}" for n in range(1, 8)),
        "\n\n".join(f"{n}. The Chain of the Harbour\n\n{PARAGRAPH}" for n in (3, 7, 2, 9, 14)),
    ],
    ids=["a list", "too few", "points of a list", "numbers that do not follow"],
)
def test_other_numbered_lines_are_no_series(text: str):
    assert not numbered(units(text)).heads


def test_the_last_of_several_lone_lines_is_no_heading():
    lines = ["Seen and agreed", "Jo van der Quay", "Agreed by the Clerk"]
    text = (
        f"On Chains\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\n"
        + "\n\n".join(lines)
        + f"\n\n{PARAGRAPH}\n"
    )
    assert _heads(text) == []


def test_a_lone_line_that_a_letter_follows_is_a_heading():
    text = f"On Chains\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\n"
    text += "Jo Quay\n\nA.C.\n\nThe Second Letter\n\n"
    text += f"Dear Madam Mayor:\n\n{PARAGRAPH}\n"
    assert [text for _, text in _heads(text)] == ["The Second Letter"]


@pytest.mark.parametrize(
    "below",
    [
        "There were three, and they were read aloud:\n\n1. the name;\n2. the place;\n3. the man.",
        "The vote was lost.",
    ],
)
def test_a_number_between_two_heads_of_its_kind_is_a_head_over_whatever_stands_below(below: str):
    parts = ("1. The offer", PARAGRAPH, "2. The vote", below, "3. What came after", PARAGRAPH)
    heads = [text for _, text in _heads("\n\n".join(["On Chains", PARAGRAPH, *parts]) + "\n")]
    assert heads == ["1. The offer", "2. The vote", "3. What came after"]


def test_points_between_two_numbered_heads_are_none():
    parts = ("1. The offer", PARAGRAPH, "2. the place, half a mile off;", PARAGRAPH)
    text = "\n\n".join(["On Chains", PARAGRAPH, *parts, "3. What came after", PARAGRAPH])
    assert [text for _, text in _heads(f"{text}\n")] == ["1. The offer", "3. What came after"]
