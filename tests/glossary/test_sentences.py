"""Where sentences end, and where a full stop ends none."""

from __future__ import annotations

import pytest

from publish.glossary.sentences import sentence_at, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Mr. Stone met Dr. Brine. They sat.", ["Mr. Stone met Dr. Brine.", "They sat."]),
        ("A. Stone of the U.S. Navy sat. Then.", ["A. Stone of the U.S. Navy sat.", "Then."]),
        ("They met (vol. 3, p. 4) i.e. late.", ["They met (vol. 3, p. 4) i.e. late."]),
        ("“They sat.” Then they stood.", ["“They sat.”", "Then they stood."]),
        ("They sat.1 Then they stood.[^2] So.", ["They sat.", "Then they stood.", "So."]),
        ("It cost 3.5 per cent. Then 4.", ["It cost 3.5 per cent.", "Then 4."]),
        ("a heading\n\nA line. another", ["a heading", "A line. another"]),
        ("", []),
    ],
)
def test_sentences(text, parts):
    assert [text[s.start : s.end] for s in sentences(text)] == parts


def test_between_two_sentences_there_is_none():
    spans = sentences("One.  Two.")
    assert sentence_at(spans, 4) is None
    assert sentence_at(spans, 6) == spans[1]
