"""Notes that bear names, as a text written in Markdown has them."""

from __future__ import annotations

from publish.build.normalize import normalize
from publish.read.plain import read_plain
from publish.structure.notes import find

_PROSE = "The keeper wrote to the Board of Trade about the water in the long pound above the lock."


def test_names_call_their_notes():
    text = (
        f"It was dry.[^oakes] No man dug.[^lock-2] {_PROSE}[^oakes] And so on.[^3]\n\n"
        "[^oakes]: Oakes, p. 3.\n[^lock-2]: Ibid.\n\n    It says so twice.\n\n[^3]: Reed.\n\n"
        f"{_PROSE}\n"
    )
    plan = find(text)
    assert [call.label for call in plan.calls] == ["oakes", "lock-2", "oakes", "3"]
    assert {b.label: [text[p.start : p.end] for p in b.paragraphs] for b in plan.bodies} == {
        "oakes": ["Oakes, p. 3."],
        "lock-2": ["Ibid.", "It says so twice."],
        "3": ["Reed."],
    }
    assert [flag.code for flag in plan.flags] == ["note-cited-again"]


def test_a_name_that_no_line_tells_of_is_none():
    text = (
        f"The class [^abc] matches [^a-z]. {_PROSE}\n\n```\n[^code]: x\n```\n\nSo[^code] it was.\n"
    )
    made = normalize(read_plain(text.encode(), "lock.txt"))
    assert not made.structure.notes.calls
    assert not made.structure.notes.bodies


def test_a_named_note_that_nothing_calls_is_kept_and_told():
    plan = find(f"{_PROSE}\n\n[^moss]: Read at Ely.\n\n{_PROSE}\n")
    assert [body.label for body in plan.bodies] == ["moss"]
    assert [flag.code for flag in plan.flags] == ["note-call-missing"]


def test_a_named_note_goes_to_the_manuscript_by_its_name():
    notes = "[^thanks]: Read.\n[^oak]: Of *oak*.\n"
    text = f"The Lock[^thanks]\n\nBy Ada Moss\n\n{_PROSE}[^oak]\n\n{notes}"
    made = normalize(read_plain(text.encode(), "lock.txt")).manuscript
    assert "\nnote: Read.\n" in made
    assert f"{_PROSE}[^oak]\n\n[^oak]: Of *oak*.\n" in made


def test_names_set_in_are_notes_of_their_own():
    text = (
        "The Lock\n\nBy Ada Moss\n\nIt was dug.[^moss] It was dry.[^my_fern] It paid.[^müller]\n\n"
        "  [^moss]: Moss, p. 3.\n  [^my_fern]: Fern, p. 4.\n\n  [^müller]: Müller, p. 5.\n"
    )
    made = normalize(read_plain(text.encode(), "lock.txt"))
    assert made.manuscript.endswith(
        "\n\n[^moss]: Moss, p. 3.\n\n[^my_fern]: Fern, p. 4.\n\n[^müller]: Müller, p. 5.\n"
    )
    assert not made.structure.notes.flags


def test_a_name_that_is_told_twice_is_asked_about():
    text = (
        "The Lock\n\nBy Ada Moss\n\nIt was dug.[^moss]\n\n"
        "[^moss]: Moss, p. 3.\n\n[^moss]: Fern, p. 4.\n"
    )
    made = normalize(read_plain(text.encode(), "lock.txt"))
    assert [flag.code for flag in made.structure.notes.flags] == ["note-body-twice"]
    assert "Fern, p. 4." in made.manuscript
