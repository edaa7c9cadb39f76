"""Numbers that headings carry."""

from __future__ import annotations

import pytest

from publish.structure.labels import label


@pytest.mark.parametrize(
    ("line", "word", "number", "rest"),
    [
        ("CHAPTER IV. THE FLEET", "chapter", 4, "THE FLEET"),
        ("CHAPTER II -- OF CHAINS", "chapter", 2, "OF CHAINS"),
        ("Part 2: The Chain", "part", 2, "The Chain"),
        ("Part One", "part", 1, ""),
        ("IV", "roman", 4, ""),
        ("XII. Of Rope", "roman", 12, "Of Rope"),
        ("I: Of Rope", "roman", 1, "Of Rope"),
        ("3. Of Rope", "decimal", 3, "Of Rope"),
        ("2.4 Of Rope", "decimal", 4, "Of Rope"),
        ("B. Of Rope", "lettered", 2, "Of Rope"),
        ("B.3 Of Rope", "decimal", 3, "Of Rope"),
        ("3.—Of Rope", "decimal", 3, "Of Rope"),
        ("III. — Of Rope", "roman", 3, "Of Rope"),
        ("(3) Of Rope", "(1)", 3, "Of Rope"),
        ("(b) Of Rope", "(a)", 2, "Of Rope"),
        ("iv. Of Rope", "i)", 4, "Of Rope"),
        ("§ 3 Of Rope", "§", 3, "Of Rope"),
        ("PAPER No. 7", "paper", 7, ""),
        ("Petition No. 12", "petition", 12, ""),
    ],
)
def test_labels_are_read(line: str, word: str, number: int, rest: str):
    found = label(line)
    assert found is not None
    assert (found.word, found.number, found.rest) == (word, number, rest)


@pytest.mark.parametrize(
    "line",
    [
        "Part of the chain was lost",
        "Section 3 of the act forbids it",
        "I saw the chain",
        "Civil war",
        "1914 was a year of iron",
        "Mix well",
        "16-Inch Rope",
        "(see the chain)",
        "(3) the chain was lost",
        "§ 3 of the act forbids it",
        "",
    ],
)
def test_running_text_has_none(line: str):
    assert label(line) is None
