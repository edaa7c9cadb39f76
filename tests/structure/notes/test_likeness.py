"""As many numbered lines at a text's end as it calls notes: which are bodies, which are a list."""

from __future__ import annotations

import pytest

from publish.structure.model import Block, BlockKind
from publish.structure.notes import find

_PLACES = ["lock", "gate", "bridge", "house", "river", "mill", "town", "pond", "field", "church"]
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CALLS = {
    "glued": str,
    "square": "[{}]".format,
    "raised": lambda number: str(number).translate(_RAISED),
}

QUESTIONS = [
    "Why did the keeper write to the Board?", "Who drained the lock in the autumn?",
    "What did the town lose by it?", "Discuss the letter of the keeper.",
    "Which of the papers were kept?", "Was the Board right to be silent?",
    "When did the trade come back?", "Explain what the keeper asked for.", "Whose house was it?",
    "Find the lock on a map.",
]  # fmt: skip
DEMANDS = [
    "Open the gates in the spring.", "Pay the men by the week.", "The Board must be heard.",
    "Keep the water at its height.", "Give the town a voice.", "Boats should pass at night.",
    "Write down what is said.", "Repair the towpath.", "Set a fair toll.", "Publish the accounts.",
]  # fmt: skip
SECTIONS = [
    "Introduction", "The Old Lock", "The Long Pound", "The Boats of Iron", "The Men", "The Board",
    "The Town", "The Papers", "What Was Found", "Conclusion",
]  # fmt: skip
POINTS = [
    "who paid for the lock;", "who built it;", "who left;", "what was found;", "what was lost;",
    "which boats came;", "where they went;", "how it was paid;", "when it was shut; and", "why.",
]  # fmt: skip
READING = [
    "Ames, Peter. On Locks. Ely: Moss Press, 1901.", "Byron, Ada. Water. Bath: Reed, 1950.",
    "Cole, Jon. “Sluices.” Canal Review 4 (1950): 33–40.", "Dunn, Mary. Pounds. London, 1977.",
    "Ely, John. Papers of a Keeper. Oxford University Press, 1988.", "Finch, A. Tolls. Ely, 1990.",
    "Gray, B. Boats. London, 1991.", "Hale, C. Iron. Oxford, 1992.", "Ives, D. Men. Ely, 1993.",
    "Jones, E. The Board of Trade. London, 1994.",
]  # fmt: skip
EXHIBITS = [
    "Letter of the keeper, 3 May 1801", "The Board’s answer, 9 June 1801", "Map of the long pound",
    "Plan of the lock", "View of the bridge", "Toll book, 1799–1801", "Minutes of a meeting",
    "Bill for oak", "Diary of the keeper", "Report on a drowning",
]  # fmt: skip
CITING = [
    "Peter Oakes, On Locks (Ely: Moss Press, 1901), 3.", "Ibid., 12.", "Jon Reed, “Water,” 33.",
    "Letter of 3 May 1801.", "Moss, Locks, 33.", "See Reed, p. 9.", "Oakes, 14–15.", "Ibid.",
    "Quoted in Sluis, Gates, 7.", "http://example.org/locks",
]  # fmt: skip
TELLING = [
    "The old lock stood some way above the new one.", "He means the Board, which was new then.",
    "This was said of another keeper.", "There is no word for it in the tongue of the town.",
    "The gates were of oak.", "It is not known who this was.", "The toll was taken by the boat.",
    "That is, before it fell.", "The name is spelt in three ways.", "He is not heard of again.",
]  # fmt: skip
BOTH = [one for pair in zip(CITING[::2], TELLING[::2], strict=True) for one in pair]

Found = tuple[int, int, set[str]]


def found(lines: list[str], call: str, form: str, above: str = "", count: int = 10) -> Found:
    said = "".join(
        f"The keeper wrote of the water at the {place}.{_CALLS[call](number)} Nobody came to see. "
        for number, place in enumerate(_PLACES[:count], 1)
    )
    listed = "".join(form.format(*line) for line in enumerate(lines[:count], 1))
    plan = find(f"{said}\n\nThe papers were found in the autumn of that year.\n\n{above}{listed}")
    return len(plan.calls), len(plan.bodies), {flag.code for flag in plan.flags}


_FORMS = ["{}. {}\n\n", "{}. {}\n", "({}) {}\n\n", "{}) {}\n"]


@pytest.mark.parametrize("count", [4, 10])
@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("call", _CALLS)
@pytest.mark.parametrize("lines", [QUESTIONS, DEMANDS, POINTS])
def test_a_list_is_no_notes_though_it_fits_the_calls(lines, call, form, count):
    assert found(lines, call, form, count=count) == (count, 0, {"note-body-missing"})


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("call", _CALLS)
@pytest.mark.parametrize("lines", [READING, EXHIBITS, TELLING, SECTIONS])
def test_what_may_be_either_is_joined_and_told(lines, call, form):
    assert found(lines, call, form) == (10, 10, {"note-bodies-doubtful"})


@pytest.mark.parametrize("above", ["The class may read:\n\n", "Further reading\n\n"])
@pytest.mark.parametrize("lines", [READING, EXHIBITS, QUESTIONS, SECTIONS])
def test_a_line_that_introduces_a_list_makes_it_one(lines, above):
    assert found(lines, "square", "{}. {}\n\n", above) == (10, 0, {"note-body-missing"})


@pytest.mark.parametrize("above", ["The class may read:\n\n", "Questions for discussion\n\n"])
@pytest.mark.parametrize("lines", [CITING, TELLING, BOTH])
def test_notes_under_such_a_line_are_not_joined_without_a_word(lines, above):
    calls, _, codes = found(lines, "glued", "{}. {}\n\n", above)
    assert calls == 10
    assert codes in ({"note-bodies-doubtful"}, {"note-body-missing"})


@pytest.mark.parametrize("count", [2, 4, 10])
@pytest.mark.parametrize(
    ("lines", "call", "form", "above"),
    [
        (CITING, "glued", "{}. {}\n\n", ""), (CITING, "square", "{}. {}\n", ""),
        (BOTH, "raised", "{}) {}\n", ""), (BOTH, "glued", "{} {}\n\n", ""),
        (TELLING, "square", "[{}] {}\n\n", ""), (TELLING, "glued", "{} {}\n", ""),
        (TELLING, "glued", "{}{}\n", ""), (TELLING, "raised", "{} {}\n\n", ""),
        (TELLING, "glued", "{}. {}\n\n", "Notes\n\n"), (QUESTIONS, "glued", "{}. {}\n", "Notes\n"),
        (READING, "square", "{}. {}\n\n", "References\n\n"), (READING, "square", "[{}] {}\n", ""),
    ],
)  # fmt: skip
def test_notes_are_read_without_a_flag(lines, call, form, above, count):
    assert found(lines, call, form, above, count) == (count, count, set())


def test_notes_below_each_chapter_speak_for_one_another():
    chapter = (
        "The keeper wrote of the water at the {0}.1 Nobody came.2 He wrote again.3 So it was.\n\n"
        "1. The {0} was old.\n\n2. Not even the men.\n\n3. In the same words.\n\n"
    )
    chapters = (
        f"CHAPTER {n}\n\n" + chapter.format(_PLACES[at]) for at, n in enumerate(["I", "II", "III"])
    )
    plan = find("".join(chapters))
    assert len(plan.bodies) == 9
    assert not plan.flags


def test_what_is_told_as_doubtful_is_named_from_the_first_to_the_last():
    said = "".join(f"The {place} was shut.[{n}] " for n, place in enumerate(_PLACES, 1))
    listed = "".join(f"{n}. {line}\n\n" for n, line in enumerate(TELLING, 1))
    text = f"{said}\n\nSo it was.\n\n{listed}"
    (flag,) = find(text).flags
    assert text[flag.start : flag.end] == listed.strip()
    assert flag.message.startswith("10 numbered lines were taken for notes 1 to 10")


def test_the_points_of_a_sentence_right_under_their_numbers_are_no_notes():
    said = "The keeper asked who should pay.[i] Nobody said.[ii] The Board did not write.[iii]"
    text = f"{said}\n\n(i) who paid;\n\n(ii) who built; and\n\n(iii) who left.\n"
    plan = find(text)
    assert not plan.bodies
    assert [flag.code for flag in plan.flags] == ["note-body-missing"] * 3


@pytest.mark.parametrize("above", ["Questions for discussion", "QUESTIONS FOR DISCUSSION:"])
@pytest.mark.parametrize("heading", ["NOTES\n\n", ""])
@pytest.mark.parametrize("seen", [True, False])
def test_questions_below_the_notes_trouble_them_no_more(heading, above, seen):
    listed = "".join(f"{n}. {line}\n" for n, line in enumerate(CITING[:4], 1))
    asked = "".join(f"{n}. {line}\n" for n, line in enumerate(QUESTIONS[:4], 1))
    said = "It was dry.[1] Nobody came.[2] The lock was shut.[3] He left.[4]"
    text = f"{said}\n\nSo it was in those years.\n\n{heading}{listed}\n{above}\n\n{asked}"
    start = text.index(above)
    block = Block(BlockKind.HEADING, start, start + len(above), level=2)
    plan = find(text, (block,) if seen else ())
    assert [body.whole.start < start for body in plan.bodies] == [True] * 4
    assert not plan.flags


def test_a_chapter_s_name_among_the_notes_does_not_end_them():
    chapters = ["The Reasons of the Board", "Discussion"]
    said = "".join(f"{name}\n\nIt was dry.1 Nobody came.2 He left.\n\n" for name in chapters)
    listed = "".join(f"{name}\n\n1. Letter of May.\n2. Ibid.\n\n" for name in chapters)
    text = f"{said}NOTES\n\n{listed}"
    starts = [at for at in range(len(text)) if any(text.startswith(f"{n}\n", at) for n in chapters)]
    plan = find(
        text,
        [Block(BlockKind.HEADING, at, text.index("\n", at), level=2) for at in starts],
    )
    assert [body.label for body in plan.bodies] == ["1", "2", "1β", "2β"]
    assert not plan.flags
