"""Places where note bodies stand, and what they are made of."""

from __future__ import annotations

from publish.structure.model import Block, BlockKind, NotePlan
from publish.structure.notes import find


def notes(text: str, plan: NotePlan) -> dict[str, list[str]]:
    return {
        body.label: [text[span.start : span.end] for span in body.paragraphs]
        for body in plan.bodies
    }


def codes(plan: NotePlan) -> list[str]:
    return [flag.code for flag in plan.flags]


def rest(text: str, plan: NotePlan) -> str:
    """What stays of the text when the bodies have left it."""
    out, at = [], 0
    for body in plan.bodies:
        out.append(text[at : body.whole.start])
        at = body.whole.end
    return "".join([*out, text[at:]])


def test_under_a_heading_at_the_end() -> None:
    text = (
        "It rained all day.1 Nobody came.2\n\nThey went home in 1914.3\n\nNotes\n\n"
        "1. Diary, p. 12.\n\n2. Ibid.\n\n3. Letter to a friend.\n"
    )
    plan = find(text, ())
    assert notes(text, plan) == {
        "1": ["Diary, p. 12."],
        "2": ["Ibid."],
        "3": ["Letter to a friend."],
    }
    assert not plan.flags


def test_body_of_several_paragraphs() -> None:
    text = (
        "It rained.[1] Nobody came.[2]\n\nEndnotes\n\n[1] The diary says so.\n\n"
        "It says it twice.\n\n[2] Ibid.\n"
    )
    plan = find(text, ())
    assert notes(text, plan)["1"] == ["The diary says so.", "It says it twice."]


def test_hard_wrapped_body() -> None:
    text = (
        "It rained all the day.[1]\n\nNobody came to see it.[2]\n\nFOOTNOTES:\n\n"
        "[1] The diary says so, and the\nletters say so too.\n\n[2] Ibid.\n"
    )
    plan = find(text, ())
    assert notes(text, plan)["1"] == ["The diary says so, and the\nletters say so too."]


def test_after_each_section_without_a_heading() -> None:
    text = (
        "ONE\n\nIt rained.1 Nobody came.2\n\n1 Diary, 37.\n\n2 Ibid.\n\n"
        "TWO\n\nThe sun shone.3 They came.4\n\n3 Letters, 12.\n\n4 Ibid.\n"
    )
    plan = find(text, ())
    assert list(notes(text, plan)) == ["1", "2", "3", "4"]
    assert not plan.flags


def test_numbering_that_restarts_after_each_paper() -> None:
    text = (
        "PAPER ONE\n\nIt rained,(1) and nobody came.\n\n1. So says the diary.\n\n"
        "PAPER TWO\n\nThe sun shone,(1) and they came.(2)\n\n1. So say the letters.\n\n2. Ibid.\n"
    )
    plan = find(text, ())
    assert notes(text, plan) == {
        "1": ["So says the diary."],
        "1β": ["So say the letters."],
        "2β": ["Ibid."],
    }
    assert [call.label for call in plan.calls] == ["1", "1β", "2β"]


def test_restarts_gathered_at_the_end() -> None:
    text = (
        "CHAPTER I\n\nIt rained.[1] Nobody came.[2]\n\nCHAPTER II\n\nThe sun shone.[1] "
        "They came.[2]\n\nNOTES\n\n[1] Diary.\n\n[2] Letters.\n\n[1] Memoirs.\n\n[2] Poems.\n"
    )
    plan = find(text, ())
    called = {call.label: call.start for call in plan.calls}
    words = notes(text, plan)
    assert words == {
        "1": ["Diary."],
        "2": ["Letters."],
        "1β": ["Memoirs."],
        "2β": ["Poems."],
    }
    assert sorted(called, key=lambda label: called[label]) == ["1", "2", "1β", "2β"]


def test_signs_after_the_paragraph() -> None:
    text = (
        "He spoke of Lewis(*) (and not of Charles)(+) as the one.\n\n(*) A king, born 1462.\n\n"
        "(+) Another king.\n\nThen he spoke of John.(*)\n\n(*) A third king.\n\nSo it ended.\n"
    )
    plan = find(text, ())
    assert notes(text, plan) == {
        "∗": ["A king, born 1462."],
        "+": ["Another king."],
        "∗β": ["A third king."],
    }
    assert "So it ended." in rest(text, plan)


def test_bare_signs() -> None:
    text = "He spoke of Lewis* and of Charles.†\n\n* A king.\n\n† Another king.\n"
    assert notes(text, find(text, ())) == {"∗": ["A king."], "†": ["Another king."]}


def test_footnote_in_the_line() -> None:
    text = "They live slowly [Footnote: Like the tortoise [so he says].] and alone.\n"
    plan = find(text, ())
    (call,) = plan.calls
    assert call.inline is not None
    assert text[call.inline.start : call.inline.end] == "Like the tortoise [so he says]."
    assert text[: call.start] + text[call.end :] == "They live slowly and alone.\n"


def test_footnote_in_brackets_after_the_paragraph() -> None:
    text = (
        "She braves opinion.[1] So be it.\n\n[Footnote 1: On the title page.\n\n"
        "And again within.]\n\nThe next chapter.\n\nQueens have ruled well.[1]\n\n"
        "[Footnote 1: In Asia too.]\n"
    )
    plan = find(text, ())
    assert notes(text, plan) == {
        "1": ["On the title page.", "And again within."],
        "1β": ["In Asia too."],
    }
    assert rest(text, plan).count("The next chapter.") == 1


def test_letters() -> None:
    text = "She braves opinion.[A] So be it.[B]\n\n[Footnote A: So.]\n\n[Footnote B: And so.]\n"
    assert notes(text, find(text, ())) == {"a": ["So."], "b": ["And so."]}


def test_roman_numerals() -> None:
    text = "It rained.[i] Nobody came.[ii]\n\nNotes\n\n[i] Diary.\n\n[ii] Ibid.\n"
    assert notes(text, find(text, ())) == {"i": ["Diary."], "ii": ["Ibid."]}


def test_arrows_back_to_the_call_are_dropped() -> None:
    text = "It rained.[1] Nobody came.[2]\n\nNotes\n\n[1] Diary. ↩\n\n[2] ↑ Ibid. [back]\n"
    assert notes(text, find(text, ())) == {"1": ["Diary."], "2": ["Ibid."]}


def test_digits_after_a_space() -> None:
    text = (
        "We met all the heads of offices 1 in May. He came at 20 years of age. The rest came "
        "later. 2 Then, as planned, 3 we left Tab 4 with them.\n\nFOOTNOTES\n\n1. Not named.\n\n"
        "2. In June.\n\n3. See above.\n"
    )
    plan = find(text, ())
    assert [call.number for call in plan.calls] == [1, 2, 3]
    assert text[plan.calls[0].start : plan.calls[0].end] == " 1"
    assert list(notes(text, plan)) == ["1", "2", "3"]


def test_bodies_cut_off_are_never_invented() -> None:
    text = (
        "It rained all day.1 Nobody came.2 The steps were these:\n\n1. First, look out.\n\n"
        "2. Then, go in.\n\nSo they did, and the rain went on.3 At last they slept.\n"
    )
    plan = find(text, ())
    assert [call.number for call in plan.calls] == [1, 2, 3]
    assert plan.bodies == ()
    assert codes(plan) == ["note-body-missing"] * 3


def test_one_body_cut_off() -> None:
    text = "It rained.1 Nobody came.2\n\nNotes\n\n1. Diary.\n"
    plan = find(text, ())
    assert list(notes(text, plan)) == ["1"]
    assert codes(plan) == ["note-body-missing"]


def test_body_without_a_call() -> None:
    text = "It rained.[1] Nobody came.[3]\n\nFootnotes\n\n[1] Diary.\n\n[2] Letters.\n\n[3] Ibid.\n"
    plan = find(text, ())
    assert list(notes(text, plan)) == ["1", "2", "3"]
    assert [call.label for call in plan.calls] == ["1", "3"]
    assert codes(plan) == ["note-call-missing"]


def test_two_bodies_with_one_number() -> None:
    text = "It rained.1 Nobody came.2\n\nNotes\n\n1. Diary.\n\n2. Letters.\n\n2. Poems.\n"
    assert "note-body-twice" in codes(find(text, ()))


def test_numbered_list_beside_notes_stays() -> None:
    text = (
        "It rained.[1] We need:\n\n1. Bread\n\n2. Wine\n\nSo we said.[2]\n\nNotes\n\n"
        "[1] Diary.\n\n[2] Ibid.\n"
    )
    plan = find(text, ())
    assert notes(text, plan) == {"1": ["Diary."], "2": ["Ibid."]}
    assert "1. Bread\n\n2. Wine" in rest(text, plan)


def test_list_of_references_that_nothing_calls_stays() -> None:
    text = "It rained.\n\nReferences\n\n1. Smith, Rain (1914).\n\n2. Jones, Snow (1915).\n"
    assert find(text, ()) == NotePlan()


def test_blocks_say_where_nothing_is_called() -> None:
    text = "It rained.1 So.\n\nRain.1 Snow.2\n\nNobody came.2 So.\n"
    start = text.index("Rain.1")
    block = Block(BlockKind.TABLE, start, start + len("Rain.1 Snow.2"))
    assert len(find(text, (block,)).calls) == 2


def test_bracket_never_closed_ends_with_its_paragraph() -> None:
    text = "It rained.[1]\n\n[Footnote 1: So says the diary.\n\nThe next day it rained again.\n"
    plan = find(text, ())
    assert notes(text, plan) == {"1": ["So says the diary."]}
    assert "note-unclosed" in codes(plan)
    assert "The next day it rained again." in rest(text, plan)


def test_empty_text() -> None:
    assert find("", ()) == NotePlan()
    assert find("\n \n\n", ()) == NotePlan()


def test_notes_that_nothing_calls_are_kept_as_notes() -> None:
    text = "It rained.\n\nFootnotes\n\n1. Diary.\n\n2. Letters.\n"
    plan = find(text, ())
    assert list(notes(text, plan)) == ["1", "2"]
    assert codes(plan) == ["note-call-missing"] * 2


def test_heading_that_only_says_note_is_seen_through() -> None:
    text = (
        "It rained all day.1 Nobody came.2\n\nNOTE\n\n1. There are six volumes in proof.\n\n"
        "2. The printer waits.\n\nThey came after all.3 It rained.4\n\nFOOTNOTES\n\n1. Diary.\n\n"
        "2. Ibid.\n\n3. Letters.\n\n4. Ibid.\n"
    )
    plan = find(text, ())
    assert list(notes(text, plan)) == ["1", "2", "3", "4"]
    assert notes(text, plan)["1"] == ["Diary."]
    assert "1. There are six volumes in proof." in rest(text, plan)


def test_editors_notes_told_by_a_letter_stay() -> None:
    text = (
        "PAPER ONE\n\nIt rained,(1) and nobody came.(E1) (But see there.)(E1)\n\n"
        "1. So says the diary.\n\nE1. There are two versions of this paragraph.\n\nPAPER TWO\n\n"
        "The sun shone,(1) and they came.\n\n1. So say the letters.\n"
    )
    plan = find(text, ())
    assert notes(text, plan) == {"1": ["So says the diary."], "1β": ["So say the letters."]}
    assert "E1. There are two" in rest(text, plan)


def test_chapters_named_among_the_notes() -> None:
    text = (
        "CHAPTER I\n\nIt rained.1 Nobody came.2\n\nCHAPTER II\n\nThe sun shone.1 They came.2\n\n"
        "NOTES\n\nCHAPTER I\n\n1. Diary.\n\n2. Letters.\n\nCHAPTER II\n\n1. Memoirs.\n\n2. Poems.\n"
    )
    plan = find(text, ())
    assert notes(text, plan) == {
        "1": ["Diary."],
        "2": ["Letters."],
        "1β": ["Memoirs."],
        "2β": ["Poems."],
    }
    assert not plan.flags


def test_short_body_read_as_a_heading() -> None:
    text = "It rained.1 Nobody came.2 So.3\n\nNotes\n\n1. Diary.\n\n2. DIARY\n\n3. Letters.\n"
    start = text.index("2. DIARY")
    block = Block(BlockKind.HEADING, start, start + len("2. DIARY"), level=2)
    assert list(notes(text, find(text, (block,)))) == ["1", "2", "3"]


def test_numbered_notes_after_each_paragraph() -> None:
    text = (
        "It rained,(1) and nobody came.\n\n1. So says the diary.\n\nThen the sun shone.(1) They "
        "came at last.(2)\n\n1. So say the letters.\n\n2. Ibid.\n\nAnd so it ended,(1) as all "
        "ends.\n\n1. Or nearly all.\n\nNothing more is known.\n"
    )
    plan = find(text, ())
    assert [call.label for call in plan.calls] == ["1", "1β", "2β", "1γ"]
    assert notes(text, plan)["1γ"] == ["Or nearly all."]
    assert "Nothing more is known." in rest(text, plan)
    assert not plan.flags


def test_a_body_goes_on_in_the_line_that_runs_on_from_it():
    value = (
        "The keeper wrote to the Board.(1) He wrote again in the spring.(2)\n\n(1) Letter of May.\n"
        "(2) Letter of June, which runs\nover two lines.\n\nThe text goes on after that.\n"
    )
    plan = find(value)
    said = [[value[p.start : p.end] for p in body.paragraphs] for body in plan.bodies]
    assert said == [["Letter of May."], ["Letter of June, which runs\nover two lines."]]


def test_bodies_under_a_paragraph_whose_last_is_lost():
    value = "".join(
        f"The keeper of lock {name} wrote.(1) He wrote again.(2) So it was.(3)\n\n(1) Letter to "
        f"{name}.\n(2) Another to {name}.\n\n"
        for name in ("Ely", "Bath", "Wells")
    )
    plan = find(value)
    assert len(plan.calls) == 9
    assert len(plan.bodies) == 6
    assert [flag.code for flag in plan.flags].count("note-body-missing") == 3
