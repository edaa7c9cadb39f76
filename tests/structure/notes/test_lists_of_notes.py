"""Lists of notes as web pages leave them: numbers apart, headings emptied, signs."""

from __future__ import annotations

import pytest

from publish.build.normalize import normalize
from publish.clean.change import State
from publish.read.plain import read_plain
from publish.structure.notes import find

PROSE = (
    "The lock was dug in the dry years, when the price of corn was low and men could be had for "
    "the asking. Nobody in the town thought that it would pay."
)


def manuscript(text: str) -> str:
    return normalize(read_plain(text.encode(), "lock.txt")).manuscript


def called(notes: str) -> str:
    return manuscript(
        "The Lock\n\nBy Ada Moss\n\nIt was dug in the dry years.1 Nobody thought it would pay,2 "
        f"and nobody was wrong.3\n\n{PROSE}\n\n{notes}\n"
    )


BODIES = "[^1]: Oakes, p. 3.\n\n[^2]: Ibid., p. 12.\n\n[^3]: Letter of 3 May.\n"


@pytest.mark.parametrize(
    "notes",
    [
        "Notes\n\n1\nOakes, p. 3.\n\n2\nIbid., p. 12.\n\n3\nLetter of 3 May.",
        "Notes\n1.\n\nOakes, p. 3.\n2.\n\nIbid., p. 12.\n3.\n\nLetter of 3 May.",
        "References\n\n1. Oakes, p. 3.\n2. Ibid., p. 12.\n3. Letter of 3 May.",
    ],
)
def test_a_list_of_notes_goes_whole_to_its_calls(notes):
    made = called(notes)
    assert made.endswith(f"{PROSE}\n\n{BODIES}")
    assert f"notes-heading: {notes.split(chr(10))[0]}\n" in made


def test_a_heading_with_more_under_it_than_notes_stays():
    made = called("References\n\n1. Oakes, p. 3.\n2. Ibid., p. 12.\n3. Letter of 3 May.\n\nBooks"
                  f"\n\n{PROSE}")  # fmt: skip
    assert "notes-heading: References" in made
    made = manuscript(
        f"The Lock\n\nBy Ada Moss\n\n{PROSE}\n\nReferences\n\nOakes, Peter. On Locks."
    )
    assert "## References\n" in made


def test_signs_on_the_title_page_find_their_bodies_one_under_another():
    made = manuscript(
        "The Lock*\n\nAda Moss†\n\n* Thanks are due to the archive.\n† Keeper of the papers."
        f"\n\n{PROSE}\n\n{PROSE}\n"
    )
    assert "  - name: Ada Moss\n    note: Keeper of the papers.\n" in made
    assert "\nnote: Thanks are due to the archive.\n" in made


def test_several_notes_called_at_once():
    made = manuscript(
        "The Lock\n\nBy Ada Moss\n\nIt was dug in dry years.1,2 Nobody thought it would pay.3–5 "
        f"It cost 3.1,2 and version 1.2–3.6\n\n{PROSE}\n\nNotes\n\n1. Oakes, p. 3.\n2. Ibid.\n"
        "3. Sand.\n"
        "4. Ibid., p. 9.\n5. Ibid., p. 12.\n6. Letter of 3 May.\n"
    )
    assert "years.[^1][^2] Nobody thought it would pay.[^3][^5] It cost 3.1,2 and" in made


def test_chapters_names_among_the_notes_go_with_them():
    made = manuscript(
        f"The Lock\n\nBy Ada Moss\n\nThe Digging\n\nIt was dry.1 No man dug.2 {PROSE}\n\n"
        f"The Boats\n\nIt paid at last.1 It came in boats.2 {PROSE}\n\nNOTES\n\nThe Digging\n\n"
        "1. Oakes, p. 3.\n2. Ibid., p. 12.\n\nThe Boats\n\n1. Letter of 3 May.\n2. Sand.\n"
    )
    assert 'notes-heading: "NOTES; The Digging; The Boats"\n' in made
    assert made.count("The Boats") == 2
    assert "\n## The Boats\n" in made
    assert made.endswith("\n\n[^1β]: Letter of 3 May.\n\n[^2β]: Sand.\n")


def test_a_sentence_that_a_page_s_notes_part_is_joined():
    text = (
        f"The Lock\n\nBy Ada Moss\n\n{PROSE}[1] For a decade the water of it was\n\n"
        f"[1] Oakes, p. 3.\n\nleft to the mills.[2] {PROSE}\n\n[2] Ibid., p. 12.\n\n{PROSE}\n"
    )
    made = normalize(read_plain(text.encode(), "lock.txt"))
    assert not made.structure.notes.flags
    assert "the water of it was left to the mills.[^2]" in made.manuscript


def test_a_name_written_small_below_a_page_s_notes_is_asked_about():
    text = (
        f"The Lock\n\nBy Ada Moss\n\n{PROSE}[1] For a decade the water of it was\n\n"
        f"[1] Oakes, p. 3.\n\nvan Dyke came from the sea.[2] {PROSE}\n\n[2] Ibid.\n\n{PROSE}\n"
    )
    made = normalize(read_plain(text.encode(), "lock.txt"))
    assert [flag.code for flag in made.structure.notes.flags] == ["sentence-parted"]
    assert "\n\nvan Dyke came" in made.manuscript


def test_a_sentence_is_not_joined_over_a_note_that_an_editor_keeps_in_its_place():
    text = (
        f"The Lock\n\nBy Ada Moss\n\n{PROSE}[1] For a decade the water of it was\n\n"
        f"[1] Oakes, p. 3.\n\nleft to the mills.[2] {PROSE}\n\n[2] Ibid., p. 12.\n\n{PROSE}\n"
    )
    first = normalize(read_plain(text.encode(), "lock.txt"))
    moved = {
        change.id: State.REJECTED
        for one in first.ledger.passes
        for change in one.changes
        if change.group == "note-1"
    }
    made = normalize(read_plain(text.encode(), "lock.txt"), decisions=moved).manuscript
    assert "of it was\n\n" in made
    assert "Oakes, p. 3.\n\nleft to the mills." in made


_CALLED = "It rained.[1] Nobody came{} and the keeper said so.\n\nNotes\n\n" + "".join(
    f"{number}. Letter {number}.\n\n" for number in range(1, 9)
)


@pytest.mark.parametrize(
    ("list_of", "labels"),
    [
        ("[2, 3]", "123"), ("[2,3,5]", "1235"), (" [2; 4]", "124"), ("[2-4]", "1234"),
        ("[2–4, 6]", "12346"), ("[2, 5–7]", "12567"),
    ],
)  # fmt: skip
def test_brackets_that_hold_several_numbers_call_them_all(list_of, labels):
    text = _CALLED.format(list_of)
    plan = find(text, ())
    assert [call.label for call in plan.calls] == list(labels)
    kept, at = [], 0
    for call in plan.calls:
        kept.append(text[at : call.start])
        at = call.end
    assert "came and the keeper said so." in "".join([*kept, text[at:]])


@pytest.mark.parametrize(
    "list_of", ["[5, 3]", "[2-7]", "[0, 1]", "[1998-2003]", "[3, 3]", "[2, 40]"]
)
def test_brackets_of_which_not_all_can_call_stay_as_they_are(list_of):
    text = _CALLED.format(list_of)
    calls = find(text, ()).calls
    at = text.index(list_of)
    inside = [c.label for c in calls if at <= c.start < at + len(list_of)]
    assert inside in ([], ["2", "40"])


def test_works_cited_again_from_the_first_begin_no_new_numbering():
    text = (
        "Abstract\n\nThe lock was dug in the dry years [1,2]. It did not pay [3].\n\n"
        "Introduction\n\nLocks are old [1]. Others have shown it of canals [2, 4].\n\n"
        "References\n\n[1] Oakes.\n[2] Moss.\n[3] Reed.\n[4] Sluis.\n"
    )
    plan = find(text, ())
    assert [call.label for call in plan.calls] == ["1", "2", "3", "1", "2", "4"]
    assert {flag.code for flag in plan.flags} == {"note-cited-again"}
