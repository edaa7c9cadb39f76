"""Notes in the forms that other tools leave: links, tags, arrows, ranges, lists within notes."""

from __future__ import annotations

import pytest

from publish.structure.notes import find

_PROSE = "The keeper wrote to the Board of Trade about the water in the long pound above the lock."
_SAID = (
    "It was dry{0} No man dug it out.{1} {prose} Then he left{2} the town for good.\n\n{prose}\n\n"
)
_WORDS = ("Oakes, On Locks, p. 3.", "Ibid.", "Reed, Water.")


def bodies(text: str) -> dict[str, str]:
    return {
        body.label: "|".join(text[part.start : part.end] for part in body.paragraphs)
        for body in find(text).bodies
    }


def codes(text: str) -> set[str]:
    return {flag.code for flag in find(text).flags}


def left(text: str) -> str:
    """Give what stays of the text where it is."""
    plan = find(text)
    out, at = [], 0
    for start, end in sorted(
        [(call.start, call.end) for call in plan.calls]
        + [(body.whole.start, body.whole.end) for body in plan.bodies]
    ):
        out.append(text[at:start])
        at = end
    return "".join([*out, text[at:]])


def made(mark: str, body: str, heading: str = "") -> str:
    said = _SAID.format(*(mark.replace("N", n) for n in "123"), prose=_PROSE)
    return (
        said
        + heading
        + "".join(
            body.replace("N", n).replace("W", words) for n, words in zip("123", _WORDS, strict=True)
        )
    )


@pytest.mark.parametrize(
    ("mark", "body", "heading"),
    [
        ("[[N]]", "[[N]] W\n\n", ""), ("[[N]](#fn-N)", "[[N]](#ref-N) W\n\n", ""),
        ("[N](#_ftnN)", "[N](#_ftnrefN) W\n\n", ""), ("[\\[N\\]](#aN)", "[\\[N\\]](#bN) W\n", ""),
        ("\\[N\\]", "\\[N\\] W\n\n", ""), ("**[N]**", "**[N]** W\n", ""),
        ("<sup>N</sup>", "<sup>N</sup> W\n\n", ""), ("<sup>[N](#fN)</sup>", "N. W\n", "Notes\n\n"),
        ("[N]", "N. ^ a b W\n", "References\n\n"), ("[N]", "N. ↑ N.0 N.1 W\n", "References\n\n"),
        ("[N]", "^ Jump up to: a b W\n", "References\n\n"), ("[N]", "N. W [↩](#rN)\n", "Notes\n\n"),
        ("[N]", "^ W\n", "References\n\n"), ("N", "N\tW\n", "Notes\n\n"),
        ("N", "N: W\n", "Notes\n\n"), ("N", "N – W\n", "Notes\n\n"),
        ("N", "**N.** W\n\n", "Notes\n\n"),
        ("N", "N W\n", "Anmerkungen\n\n"), ("N", "N. W\n", "N O T E S\n\n"),
        ("[N]", "N. W Return to text\n", "Notes\n\n"), ("[N]", "[N] W Back to top\n\n", ""),
        ("[fnN]", "fnN. W\n", "Notes\n\n"), ("[fnN]", "fn N: W\n\n", ""),
        (" (note N)", "N. W\n", "Notes\n\n"), (" (n. N)", "n. N W\n", "Notes\n\n"),
    ],
)  # fmt: skip
def test_every_form_is_read_to_the_letter(mark, body, heading):
    text = made(mark, body, heading)
    assert bodies(text) == dict(zip("123", _WORDS, strict=True))
    assert not codes(text)
    assert left(text).strip() == (_SAID.format("", "", "", prose=_PROSE) + heading).strip()


def test_what_sends_the_reader_to_a_note_is_text():
    text = made("[N]", "[N] W\n", "Notes\n\n")
    assert not left(text).count("[")
    text = text.replace(" No man dug", " (see note 3 below) (note 2). No man dug")
    assert "It was dry (see note 3 below) (note 2). No man" in left(text)
    assert not codes(text)


def test_raised_numbers_in_brackets_and_ranges():
    text = f"It was dry.⁽¹⁾ No man dug.² {_PROSE}³⁻⁵ At 10⁻⁵ bar.\n\n" + "".join(
        f"{mark} Oakes, {n}.\n" for n, mark in enumerate("¹²³⁴⁵", 1)
    )
    assert [call.number for call in find(text).calls] == [1, 2, 3, 4, 5]
    assert len(bodies(text)) == 5
    assert "At 10⁻⁵ bar" in left(text)


@pytest.mark.parametrize("mark", ["[1]–[3]", "[1–3]", "(1, 2, 3)", "(1–3)"])
def test_a_range_calls_all_that_lie_in_it(mark):
    text = (
        f"It is old {mark}. {_PROSE}\n\nReferences\n\n1. Oakes P. Locks.\n2. Reed J.\n3. Moss A.\n"
    )
    assert [call.number for call in find(text).calls] == [1, 2, 3]
    assert not codes(text)
    assert "It is old. The" in left(text)


def test_arrows_without_numbers_are_counted_only_where_none_is_over():
    text = f"It was dry.[1] {_PROSE}[2] {_PROSE}[4]\n\nReferences\n\n^ Oakes.\n^ Ibid.\n^ Reed.\n"
    assert not bodies(text)
    letters = (
        f"It was.[a] {_PROSE}[b] So.[1]\n\nNotes\n\n^ Old.\n^ New.\n\nReferences\n\n^ Oakes.\n"
    )
    assert bodies(letters) == {"a": "Old.", "b": "New.", "1": "Oakes."}


def test_what_follows_the_last_note_under_a_line_like_a_heading_is_no_part_of_it():
    text = made("[N]", "^ W\n", "References\n\n") + "\nOther pages\n\nLocks of the county of Ely\n"
    assert bodies(text)["3"] == "Reed, Water."


@pytest.mark.parametrize(
    "points", ["(1) It was low.\n(2) They were few.\n(3) It cost much.\n(4) It rained.\n",
               "1. It was low.\n2. They were few.\n", "- It was low.\n- They were few.\n"]
)  # fmt: skip
def test_a_list_within_a_note_is_a_part_of_it(points):
    text = made("N", "N. W\n", "Notes\n\n").replace("Ibid.\n", f"In order:\n{points}")
    assert list(bodies(text)) == ["1", "2", "3"]
    assert bodies(text)["1"] == _WORDS[0]
    assert bodies(text)["2"].startswith("In order:|")
    assert bodies(text)["3"] == _WORDS[2]


def test_two_numberings_under_one_heading_and_one_of_calls_are_told():
    for one, more in (("Two", set()), ("Oakes, p. 3", {"note-call-missing"})):
        listed = f"1. {one}.\n2. Two.\n1. It was low.\n2. So it was.\n3. Three.\n"
        text = _SAID.format("1", "2", "3", prose=_PROSE) + "Notes\n\n" + listed
        assert codes(text) == {"note-bodies-doubtful"} | more


def test_lists_of_chapters_below_each_other_without_a_heading():
    chapter = f"It was dry.1 {_PROSE}2 Nobody came.\n\n"
    text = (
        f"CHAPTER I\n\n{chapter}CHAPTER II\n\n{chapter}1. Oakes, p. 3.\n2. Ibid.\n\n"
        "1. Reed, p. 9.\n2. Moss, p. 8.\n"
    )
    assert list(bodies(text).values()) == ["Oakes, p. 3.", "Ibid.", "Reed, p. 9.", "Moss, p. 8."]
    assert list(bodies(text)) == ["1", "2", "1β", "2β"]


@pytest.mark.parametrize(
    "text",
    [
        f"See 18 U.S.C. § 2 and ¶ 3 of it. {_PROSE}\n\nNotes\n\n1. Oakes.\n2. Ibid.\n3. Reed.\n",
        f"He gave (2, 3) and (12, 14) and (3–5) of them. {_PROSE}\n",
        f"He wrote **bold** and **[sic]** and [[link]] and <sup>th</sup>. {_PROSE}\n",
        f"It weighs 10<sup>6</sup> kg on 5 m<sup>2</sup>. {_PROSE}\n",
    ],
)
def test_what_looks_alike_calls_nothing(text):
    assert not find(text).calls
