"""Bodies whose numbers the copy glued to the words, set on a line of their own, or hid in brackets.

Each way a list of notes comes out of a web page; beside each, lines that look alike and are none.
"""

from __future__ import annotations

import pytest

from publish.structure.notes import find

_WORDS = ("Diary, p. 12.", "Ibid.", "Letter to a friend, May 1914.", "“The Lock,” p. 3.")
_CALLED = (
    "It rained all day.1 Nobody came.2\n\nThey went home in May,3 and the lock was shut.4 "
    "In the end nobody came back to open it.\n\n"
)
_BRACKETED = (
    "It rained all day.[1] Nobody came.[2]\n\nThey went home in May,[3] and the lock was shut.[4] "
    "In the end nobody came back to open it.\n\n"
)
_APART = (
    "It rained all day{0}\n\n{1}\n\nNobody came{2}\n\n{3}\n\nThen they went home.\n\n"
    "Nobody wrote{4}\n\n{5}\n\nThe lock was shut for the winter and the keeper was let go.\n"
)


def _bodies(text: str) -> dict[str, str]:
    plan = find(text, ())
    return {b.label: text[b.paragraphs[0].start : b.paragraphs[-1].end] for b in plan.bodies}


def _listed(form: str, heading: str = "Notes\n\n") -> str:
    return heading + "".join(
        form.format(number, words) for number, words in enumerate(_WORDS, start=1)
    )


@pytest.mark.parametrize("heading", ["Notes\n\n", ""])
@pytest.mark.parametrize(
    "form",
    ["{0}{1}\n\n", "{0}{1}\n", "{0}.\n{1}\n\n", "{0}\n\n{1}\n\n", "[{0}]\n{1}\n\n",
     "({0})\n{1}\n\n", "^ {0}. {1}\n\n", "[FN{0}] {1}\n\n", "[Note {0}] {1}\n\n"],
)  # fmt: skip
def test_every_body_is_found(form, heading):
    assert list(_bodies(_CALLED + _listed(form, heading)).values()) == list(_WORDS)


@pytest.mark.parametrize("mark", ["[FN{}]", "[fn. {}]", "[N{}]", "[Footnote {}]", "[note {}]"])
def test_marks_that_name_what_they_are_call_notes(mark):
    text = "It rained all day." + mark.format(1) + " Nobody came." + mark.format(2)
    plan = find(text + " They went home.\n\nNotes\n\n1. Diary.\n\n2. Ibid.\n", ())
    assert [call.label for call in plan.calls] == ["1", "2"]


def test_a_number_alone_leads_on_over_bodies_that_are_lost():
    text = _BRACKETED + "Notes\n\n1.\nDiary, p. 12.\n\n4.\n“The Lock,” p. 3.\n"
    assert _bodies(text) == {"1": "Diary, p. 12.", "4": "“The Lock,” p. 3."}
    codes = [flag.code for flag in find(text, ()).flags]
    assert codes == ["note-body-missing"] * 2


@pytest.mark.parametrize(
    ("mark", "body"),
    [(".{}", "{} {}"), (".{}", "{}{}"), (". {}", "{}. {}"), (".[{}]", "{}. {}"),
     (". ({})", "({}) {}"), (".{}", "{}.\n{}")],
)  # fmt: skip
def test_notes_that_count_on_from_paragraph_to_paragraph(mark, body):
    words = ["Diary of May.", "Letter of June.", "Letter of July."]
    parts = [
        part for n, each in enumerate(words, 1) for part in (mark.format(n), body.format(n, each))
    ]
    text = _APART.format(*parts)
    assert _bodies(text) == dict(zip("123", words, strict=True))
    assert len(find(text, ()).calls) == 3


@pytest.mark.parametrize(
    "text",
    [
        # Sections that a number alone heads, in a text with notes of its own.
        "1.\nIt rained all day.[1]\n\n2.\nNobody came.[2]\n\n3.\nHe left.[3]\n\n4.\nIt shut.\n",
        # A list of what is to be done, and notes whose bodies were cut off.
        _BRACKETED + "We ask for this:\n\n1.\nA new gate.\n\n2.\nA new house.\n\n3.\nA boat.\n",
        # Words that a figure begins.
        _BRACKETED
        + "3D views of the lock were made.\n\n7Up was sold there.\n\n4H clubs came too.\n",
        _BRACKETED + "4Chan wrote of it for years afterwards, and so did others.\n",
        "It rained all day, and 3 boats came.\n\n3Com sold them a wire.\n",
        # Points said in a sentence and then one by one.
        "It asks two things: (1) who paid, and (2) who built.\n\n(1) Nobody.\n\n(2) Nobody did.\n",
    ],
)
def test_what_looks_alike_is_no_body(text):
    assert _bodies(text) == {}


def test_many_numbers_alone_answer_the_calls_number_for_number():
    calls = "".join(f"Boat {chr(64 + n)} came up to the lock.[{n}] " for n in range(1, 10))
    bodies = "".join(f"{n}.\nThe keeper of the house by water {n}x.\n\n" for n in range(1, 10))
    assert len(_bodies(calls + "\n\n" + bodies)) == 9
    assert _bodies(calls.replace("[9]", "") + "\n\n" + bodies) == {}


def test_numbers_after_a_space_carry_on_when_the_last_bodies_are_cut_off():
    text = (
        "It rained all day. 1 Nobody came. 2 They went home in May. 3 The lock was shut. 4 In the "
        "end nobody came back. 5 The keeper left.\n\nNotes\n\n1. Diary.\n\n2. Ibid.\n\n3. Letter.\n"
    )
    plan = find(text, ())
    assert [call.label for call in plan.calls] == ["1", "2", "3", "4", "5"]
    assert [flag.code for flag in plan.flags] == ["note-body-missing"] * 2
    assert not find(text.split("Notes", maxsplit=1)[0], ()).calls
