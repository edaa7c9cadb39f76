"""Notes called in a title or a byline: their words go where the line is printed, none is lost."""

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from publish.build.normalize import normalize
from publish.clean.change import State
from publish.manuscript import ledger as ledgers
from publish.manuscript.parse import parse
from publish.read.plain import read_plain
from publish.structure.model import BlockKind, Known

TEXT = """{title}

{byline}

The keeper wrote to the Board of Trade.[7] He wrote again in the spring.[8] Nobody answered him and
the matter rested there until the autumn, when the lock was drained and the letters were found.

He did not write again.[9]{text}

Notes

{notes}

[7] Letter of May.

[8] Letter of June.

[9] Letter of *July*.
"""


def made(title, byline, notes, text="", known=None):
    value = TEXT.format(title=title, byline=byline, notes=notes, text=text)
    source = read_plain(value.encode(), "lock.txt")
    result = normalize(source, known)
    assert result.ledger.source_bytes(result.manuscript) == source.data
    read = parse(result.manuscript, source.path).value
    codes = [flag.code for flag in result.structure.notes.flags]
    return read, [code for code in codes if code != "note-both-missing"]


def people(read):
    return {name.literal: name.note for name in read.front.authors}


def test_a_note_on_the_title_is_said_of_the_text():
    read, codes = made("The Keeper of the Lock[1]", "By Ada Moss", "[1] Read at Ely in *May*.")
    assert read.front.title == "The Keeper of the Lock"
    assert read.front.raw["note"] == "Read at Ely in *May*."
    assert "1" not in read.notes
    assert not read.unplaced
    assert codes == ["note-in-front-matter"]


def test_a_note_on_a_name_is_said_of_that_author():
    read, _ = made(
        "The Keeper of the Lock", "By Ada Moss[1] and Jon Reed[2]", "[1] Of Ely.\n\n[2] Of Bath."
    )
    assert people(read) == {"Ada Moss": "Of Ely.", "Jon Reed": "Of Bath."}
    assert read.front.raw["byline"] == "By Ada Moss and Jon Reed"
    assert "note" not in read.front.raw


def test_a_note_on_a_subtitle_and_one_on_the_title_stay_two():
    read, _ = made(
        "The Keeper of the Lock[1]: A Study in Letters[2]", "By Ada Moss", "[1] One.\n\n[2] Two."
    )
    assert (read.front.title, read.front.subtitle) == (
        "The Keeper of the Lock",
        "A Study in Letters",
    )
    assert read.front.raw["note"] == ["One.", "Two."]


def test_a_note_in_place_leaves_the_title():
    title = "The Keeper of the Lock [Footnote: Read at Ely, and later at Bath.]"
    read, _ = made(title, "By Ada Moss", "[6] Nothing.")
    assert read.front.title == "The Keeper of the Lock"
    assert read.front.raw["note"] == "Read at Ely, and later at Bath."


def test_the_paragraphs_of_a_note_are_one_line_at_the_head():
    notes = "[1] Read at Ely.\n\nThanks are due to the Board.\n\n[6] Nothing."
    read, _ = made("The Keeper of the Lock[1]", "By Ada Moss", notes)
    assert read.front.raw["note"] == "Read at Ely. Thanks are due to the Board."


def test_a_call_without_a_body_keeps_its_mark_and_is_reported():
    read, codes = made("The Keeper of the Lock[6]", "By Ada Moss", "")
    assert read.front.title == "The Keeper of the Lock[6]"
    assert codes == ["note-body-missing"]
    assert "6" not in read.notes


def test_a_note_that_the_text_calls_too_stays_in_the_text():
    read, codes = made("The Keeper of the Lock[1]", "By Ada Moss", "[1] Of old.", " So.[1]")
    assert read.front.title == "The Keeper of the Lock[1]"
    assert "1" in read.notes
    assert "note-in-front-matter" in codes


def test_an_author_whom_the_editor_names_otherwise_leaves_the_note_to_the_text():
    known = Known(authors=("Ada Byron", "Jon Reed"))
    read, _ = made(
        "The Keeper of the Lock", "By Ada Moss[1] and Jon Reed[2]", "[1] Of Ely.\n\n[2] Of Bath.",
        known=known,
    )  # fmt: skip
    assert people(read) == {"Ada Byron": "", "Jon Reed": "Of Bath."}
    assert read.front.raw["note"] == "Of Ely."


def test_a_word_glued_to_the_mark_stays_a_word_of_its_own():
    read, _ = made("The Keeper[1]of the Lock", "By Ada Moss", "[1] Of old.")
    assert read.front.title == "The Keeper of the Lock"


MARKS = st.sampled_from(["[1]", "[2]", "[3]", "*", "†", "1", "2", "¹", " [Footnote: So.]", "_", ""])
LINES = st.lists(MARKS, max_size=3).map("".join)
BODIES = st.sampled_from(["[1] Of *Ely*.", "[2] # Bath", "* A star.", "† A dagger.", "1. x", ""])


@pytest.mark.parametrize("decided", [False, True])
@given(st.tuples(LINES, LINES, LINES), st.lists(BODIES, max_size=4), st.randoms())
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_called_at_the_head_nothing_is_lost(decided, marks, bodies, chance):
    one, two, text = marks
    title, byline = f"The Keeper of the Lock{one}", f"By Ada Moss{two} and Jon Reed{one}"
    value = TEXT.format(title=title, byline=byline, notes="\n\n".join(bodies), text=text)
    source = read_plain(value.encode(), "lock.txt")
    result = normalize(source)
    if decided:
        changes = [change for one in result.ledger.passes for change in one.changes]
        states = {c.id: chance.choice([State.REJECTED, State.ACCEPTED]) for c in changes
                  if chance.random() < 0.3}  # fmt: skip
        result = normalize(source, None, states)
    read = ledgers.load(result.ledger_text, source.path)
    assert read.source_bytes(result.manuscript) == source.data
    assert normalize(source, None, read.decisions).manuscript == result.manuscript
    for body in bodies:
        assert all(word in result.manuscript for word in re.findall("[A-Za-z]+", body))


SAID = "The keeper wrote to the Board of Trade about the water in the long pound above the lock"
LINES_OF_A_COPY = st.sampled_from(
    [
        "The Keeper of the Lock", "A Study in Letters", "By Ada Moss", "Ada Moss", "3 May 1901",
        "Ada Moss is professor of waterways at Ely.", "About the author: Ada Moss lives at Ely.",
        f"{SAID}.[1]", f"{SAID}.2", f"{SAID}.* So it was.", f"{SAID}.", "Notes",
        "[1] Letter of May.", "2 Letter of June.", "2. Letter of June.", "* The old lock.",
        "[2] Letter of June", "1\tOf it",
        "and of the rolls.", "THE BOATS", "[Footnote 1: Of old.]", "[i] Of old.", f"{SAID}.[i]",
    ]
)  # fmt: skip
COPIES = st.lists(st.tuples(LINES_OF_A_COPY, st.sampled_from(["\n", "\n\n"])), max_size=14)


@given(COPIES.map(lambda pieces: "".join(map("".join, pieces))))
@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
def test_no_body_takes_in_a_line_of_the_front_matter(text):
    source = read_plain(text.encode(), "lock.txt")
    assume(text.strip())
    result = normalize(source)
    kinds = {BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.BYLINE, BlockKind.DATE}
    for body in result.structure.notes.moved:
        for block in result.structure.blocks:
            assert block.kind not in kinds or not body.whole.start < block.start < body.whole.end


def test_notes_at_the_head_end_where_the_title_stands():
    text = f"It was dry.[1] {SAID}.\n\n[1] Oakes, p. 3.\nThe Keeper of the Lock\n\nBy Ada Moss\n\n"
    made = normalize(read_plain(f"{text}{SAID}.\n\n{SAID}.\n".encode(), "lock.txt"))
    assert "name: Ada Moss\n" in made.manuscript
    text = f"The Lock\n\n{SAID}.[1]\n\nNotes\n\n[1] Oakes.\n\n[2] Reed.\n\nBy Ada Moss\n"
    made = normalize(read_plain(text.encode(), "lock.txt"))
    assert made.manuscript.endswith("[^1]: Oakes.\n\n[^2]: Reed.\n")
    assert "name: Ada Moss\n" in made.manuscript
