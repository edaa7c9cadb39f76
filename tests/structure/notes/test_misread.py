"""Numbers of notes that a scanner misread are read where nothing else fits, and told."""

from __future__ import annotations

import pytest

from publish.structure.notes import find

WORDS = [f"He wrote to the parson of {name} and had no answer." for name in
         ("Ely", "Bath", "Hull", "York", "Leeds", "Cork", "Derry", "Ayr", "Perth", "Deal",
          "Dover", "Lynn")]  # fmt: skip
TEXT = "\n\n".join(f"{words}{n}" for n, words in enumerate(WORDS, start=1))
MISREAD = {1: "l", 5: "S", 8: "B", 10: "lO", 11: "Il"}


@pytest.mark.parametrize("lead", ["{}. ", "{} ", "[{}] "])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_misread_number_between_two_others_is_read_and_told(gap, lead):
    notes = [f"{lead.format(MISREAD.get(n, n))}Letter book, fol. {3 * n}." for n in range(1, 13)]
    text = f"{TEXT}\n\nNotes\n\n{gap.join(notes)}\n"
    plan = find(text)
    assert [body.label for body in plan.bodies] == [str(n) for n in range(1, 13)]
    assert [text[b.paragraphs[0].start : b.paragraphs[0].end] for b in plan.bodies] == [
        f"Letter book, fol. {3 * n}." for n in range(1, 13)
    ]
    told = [flag for flag in plan.flags if flag.code == "note-number-misread"]
    assert len(told) == len(MISREAD) == len(plan.flags)


@pytest.mark.parametrize(
    "line", ["S. Moss told him so.", "I. Moss, p. 3.", "So Pell.", "l. 5 of the roll.", "B Flat."]
)
def test_what_only_begins_with_such_a_letter_belongs_to_the_note_above(line):
    notes = [f"{n}. Letter book, fol. {n}." for n in range(1, 13)]
    notes[6] += f"\n{line}"
    plan = find(f"{TEXT}\n\nNotes\n\n" + "\n".join(notes) + "\n")
    assert [body.label for body in plan.bodies] == [str(n) for n in range(1, 13)]
    assert not [flag for flag in plan.flags if flag.code == "note-number-misread"]
