"""Lists as people paste them, and lines of verse; and what only looks like either."""

from __future__ import annotations

import pytest

from samples import PROSE, between


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1. The price of corn was low in those years.\n2. Men could be had.\n3. Oak",
         "1. The price of corn was low in those years.\n2. Men could be had.\n3. Oak"),
        ("1. Corn was cheap.\n\n2. Men could be had for the asking.\n\n3. Oak was cheap",
         "1. Corn was cheap.\n2. Men could be had for the asking.\n3. Oak was cheap"),
        ("1. Coal\n   - from the pits\n   - from the sea\n2. Corn\n   a. wheat\n   b. rye\n3. Oak",
         ("1. Coal\n    - from the pits\n    - from the sea\n2. Corn\n    - a. wheat\n"
          "    - b. rye\n3. Oak")),
        ("1. Coal\na) from the pits\nb) from the sea\n2. Corn",
         "1. Coal\n    - a) from the pits\n    - b) from the sea\n2. Corn"),
        ("•\tcoal\n•\tcorn\n•\toak", "- coal\n- corn\n- oak"),
        ("o\tcoal\no\tcorn", "- coal\n- corn"),
        ("1.\tCoal came down.\n2.\tCorn", "1. Coal came down.\n2. Corn"),
        ("    Low lies the lock\n    and lower still the mud\n    where we have dug",
         "| Low lies the lock\n| and lower still the mud\n| where we have dug"),
        ("    Water finds its level,\n    And so do fools.\n        — Jan Sluis",
         "| Water finds its level,\n| And so do fools.\n|     — Jan Sluis"),
    ],
    ids=["short last", "apart", "nested", "nested unset", "tabs", "letters", "tabbed numbers",
         "small verse", "signed verse"],
)  # fmt: skip
def test_lists_and_verse_keep_their_lines(source, expected):
    assert between(source) == expected


def test_a_number_after_a_list_set_tight_may_be_the_next_heading():
    body = f"1. The Boats\n\n{PROSE}\n\n2. The Men\n\n{PROSE}\n\n3. The Coal\n\n{PROSE}"
    made = between(body)
    assert [line for line in made.split("\n") if line[:1] == "#"] == [
        "## 1. The Boats", "## 2. The Men", "## 3. The Coal"
    ]  # fmt: skip
    made = between(f"They said:\n\n1. Corn is cheap.\n2. Men are cheap.\n\n3. The Coal\n\n{PROSE}")
    assert "## 3. The Coal" in made


def test_paragraphs_whose_first_lines_are_set_in_are_no_verse():
    lines = [
        "The lock was dug in the dry years, when the price of corn was low.",
        "It paid in the end because of the coal, which came down the valley.",
        "The engineer, who had been a mason, kept his accounts by himself.",
    ]
    assert between("\n".join("   " + line for line in lines)) == "\n\n".join(lines)


def test_dashes_that_open_what_is_said_are_no_bullets():
    said = "— Who dug it? she asked.\n\n— The masons, he said, and were not paid.\n\n— Why not?"
    assert between(said) == said
    assert between("— coal\n— corn") == "- coal\n- corn"


def test_who_speaks_in_an_interview_heads_nothing():
    talk = f"Q: Who dug it?\n\nA: The masons. {PROSE[:60]} once.\n\nQ: Why not?\n\nA: Nobody asked."
    assert between(talk) == talk


def test_rows_divided_by_strokes_are_a_table():
    table = "Year | Tons | Boats\n1820 | 4,000 | 12\n1821 | 5,100 | 14"
    assert between(table) == (
        "| Year | Tons | Boats |\n|---|---|---|\n| 1820 | 4,000 | 12 |\n| 1821 | 5,100 | 14 |"
    )
    assert between("corn | oak | tar\ncoal | nails | rope\noats | rye | wool").startswith("```")


def test_usual_words_stand_at_the_level_of_the_numbered_ones():
    made = between(f"Abstract\n\n{PROSE}\n\n1. Introduction\n\n{PROSE}\n\n2. Boats\n\n{PROSE}\n\n"
                   f"3. Conclusion\n\n{PROSE}\n\nReferences\n\n{PROSE}")  # fmt: skip
    assert {line.split(" ")[0] for line in made.split("\n") if line[:1] == "#"} == {"##"}
