"""Notes counted i, ii, iii or a, b, c, as a word processor's end notes are pasted; and lists so."""

from __future__ import annotations

import pytest

from publish.structure.notes import find
from publish.structure.notes.labels import name_of
from publish.structure.notes.marks import Kind

_ROMAN = [name_of(number, Kind.ROMAN) for number in range(1, 23)]
_PROSE = "The keeper wrote to the Board of Trade about the water in the long pound above the lock."
_TEXT = (
    "It was dry{0}. No man dug it out{1}; so he said{2}\n\n{prose}\n\nThen he left{3} the town. "
    "{prose}{4}\n\n"
)
_WORDS = ("Oakes, On Locks, p. 3.", "Ibid.", "Water, so called.", "Letter of May.", "Reed, p. 9.")


def bodies(text: str) -> dict[str, str]:
    plan = find(text)
    assert {body.label for body in plan.bodies} <= {call.label for call in plan.calls}
    return {b.label: text[b.paragraphs[0].start : b.paragraphs[-1].end] for b in plan.bodies}


def codes(text: str) -> set[str]:
    return {flag.code for flag in find(text).flags}


def called(mark: str, names: list[str]) -> str:
    return _TEXT.format(*(mark.format(name) for name in names), prose=_PROSE)


@pytest.mark.parametrize("heading", ["", "Notes\n\n"])
@pytest.mark.parametrize(
    "body", ["[{}] {}\n\n", "{} {}\n\n", "{}. {}\n", "({}) {}\n\n", "[{}]\n{}\n\n"]
)
@pytest.mark.parametrize("mark", ["[{}]", "({})", " [{}]"])
def test_numerals_call_notes(mark, body, heading):
    listed = "".join(body.format(*pair) for pair in zip(_ROMAN, _WORDS, strict=False))
    text = called(mark, _ROMAN[:5]) + heading + listed
    assert bodies(text) == dict(zip(_ROMAN, _WORDS, strict=False))
    assert not codes(text)


@pytest.mark.parametrize("body", ["[{}] {}\n\n", "{} {}\n\n", "{}. {}\n"])
def test_numerals_glued_to_a_stop_call_notes_where_bodies_are_counted_so(body):
    said = f"It was dry.i No man dug,ii so he said.iii {_PROSE}\n\nHe left.iv {_PROSE}v\n\n"
    listed = "".join(body.format(*pair) for pair in zip(_ROMAN, _WORDS, strict=False))
    assert bodies(said + listed) == dict(zip(_ROMAN, _WORDS, strict=False))
    assert not find(said + _PROSE).calls


@pytest.mark.parametrize("body", ["[{}] {}\n\n", "{} {}\n\n", "{}. {}\n"])
def test_numerals_count_on_beyond_the_letters(body):
    text = "".join(f"{_PROSE}[{name}]\n\n" for name in _ROMAN)
    listed = "".join(body.format(name, f"Oakes, p. {n}.") for n, name in enumerate(_ROMAN, 1))
    assert list(bodies(text + listed)) == _ROMAN


def test_capital_numerals_are_no_letters_where_there_is_a_second_one():
    names = [name.upper() for name in _ROMAN[:5]]
    listed = "".join(f"[{name}] {words}\n\n" for name, words in zip(names, _WORDS, strict=True))
    assert list(bodies(called("[{}]", names) + listed)) == _ROMAN[:5]
    letters = "ABCDEFGHIJ"
    text = "".join(f"{_PROSE}[{name}]\n\n" for name in letters)
    listed = "".join(f"[{name}] Oakes.\n\n" for name in letters)
    assert list(bodies(text + listed)) == list(letters.lower())


@pytest.mark.parametrize("body", ["[{}] {}\n\n", "{}. {}\n\n", "({}) {}\n\n"])
def test_letters_call_notes(body):
    listed = "".join(body.format(*pair) for pair in zip("abcde", _WORDS, strict=True))
    text = called("[{}]", list("abcde")) + "Notes\n\n" + listed
    assert bodies(text) == dict(zip("abcde", _WORDS, strict=True))
    many = "abcdefghijk"
    text = "".join(f"{_PROSE}[{name}]\n\n" for name in many) + "Notes\n\n"
    assert list(bodies(text + "".join(f"{name}. Oakes.\n" for name in many))) == list(many)


def test_notes_in_letters_and_notes_in_figures_may_share_a_heading():
    text = (
        f"It was dry.[a] No man dug.[b] {_PROSE}[1] {_PROSE}[2]\n\nNotes\n\na. The old lock.\n"
        "b. The new lock.\n1. Oakes, p. 3.\n2. Ibid.\n"
    )
    assert list(bodies(text)) == ["a", "b", "1", "2"]


_POINTS = "(i) who paid for it;\n\n(ii) who built it; and\n\n(iii) who left.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        f"It asks: (i) who paid; (ii) who built; and (iii) who left. {_PROSE}\n\n{_POINTS}{_PROSE}",
        f"It asks three things.\n\n{_POINTS}",
        f"It asks of section 2(i) and 5(a)(ii), and of Act.iii too.\n\n{_POINTS}",
        f"i. Introduction\n\n{_PROSE}\n\nii. Methods\n\n{_PROSE}\n\niii. Results\n\n{_PROSE}\n",
        f"See pp. i–iv, p.i, vol.ii of it.\n\n{_PROSE}\n\ni. Oakes.\n\nii. Reed.\n\niii. Moss.\n",
        f"It asks [i] who paid, [ii] who built, and [iii] who left. {_PROSE}\n\n{_PROSE}\n",
        f"{_PROSE} For x[i] and list[ii] and a[i] of it.\n\n{_PROSE}\n",
        f"{_PROSE}\n\na. Open the gates.\n\nb. Pay the men.\n\nc. Build.\n",
    ],
)
def test_lists_counted_so_are_no_notes(text):
    plan = find(text)
    assert not plan.calls
    assert not plan.bodies


def test_points_counted_so_stay_beside_notes():
    for mark, body in (("({})", "({}) {}\n\n"), ("[{}]", "[{}] {}\n\n")):
        text = called(mark, _ROMAN[:5]).replace("\n\nThen", f" It asks:\n\n{_POINTS}Then")
        text += "".join(body.format(*pair) for pair in zip(_ROMAN, _WORDS, strict=False))
        assert bodies(text) == dict(zip(_ROMAN, _WORDS, strict=False))
    points = "There are three:\n\na. See p. 3.\nb. Ibid."
    text = f"{_PROSE}[1] {_PROSE}[2]\n\nNotes\n\n1. {points}\n\n2. So.\n"
    assert bodies(text) == {"1": points, "2": "So."}


def test_a_list_within_a_note_may_have_more_items_than_there_are_notes():
    text = (
        f"{_PROSE}[1] {_PROSE}[2]\n\nNotes\n\n[1] There are three:\n\n1. The water was low.\n"
        "2. The men were few.\n3. The price was high.\n\n[2] Ibid.\n"
    )
    assert list(bodies(text)) == ["1", "2"]
    assert not codes(text)


def test_numerals_without_bodies_are_told_by_their_own_name():
    flags = find(f"{_PROSE}[i] {_PROSE}[ii] {_PROSE}[iii]\n\n{_PROSE}").flags
    assert [flag.message.split(" is ")[0] for flag in flags] == ["note i", "note ii", "note iii"]
