"""Lines that look like note calls, and lines that hide them, with their right answers."""

from __future__ import annotations

import pytest

from publish.structure.notes import find


def numbers(text: str) -> list[int]:
    return [call.number for call in find(text, ()).calls if not call.proposed]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        pytest.param(
            "It ended in 1991.1 The rate rose by 3.5 percent and cost $1.2 billion.2 So it went.",
            [1, 2],
            id="figures",
        ),
        pytest.param(
            "Under Article 9, the F-15 and the Taepodong 1 were all widely debated.1 It went on.",
            [1],
            id="names",
        ),
        pytest.param(
            "They burnt CO2 and H2O; once shipped,2 it was gone. It began so.1 All of it.",
            [1],
            id="formulas-and-a-stray",
        ),
        pytest.param(
            "A fuel was made.1 They burnt CO2 and H2O; once shipped,2 it was gone.",
            [1, 2],
            id="formulas",
        ),
        pytest.param(
            "In 2001,1 the 21 st century began. See John 3:16 and p.12 and No.3 there.2 Then rest.",
            [1, 2],
            id="verses-and-pages",
        ),
        pytest.param("Thus he spoke.1, 2 Then they all left.3 And so on.", [1, 2, 3], id="list"),
        pytest.param(
            "After the civil war.1In Nigeria it went on and on.2In Ghana it did not.",
            [1, 2],
            id="space-lost",
        ),
        pytest.param(
            "It is known.¹ There are 10⁶ of them in a m² of soil.² This is disputed.³ So far.",
            [1, 2, 3],
            id="powers",
        ),
        pytest.param(
            "It began.[1] They wanted (1) war, (2) peace.[2] In that year [1999] it ended.[3] So.",
            [1, 2, 3],
            id="brackets",
        ),
        pytest.param(
            "The first of them.11 The second of them.12 The fourth of them.14 So it ends.",
            [11, 12, 14],
            id="excerpt",
        ),
        pytest.param(
            "Section 4.2 The law holds. Windows95 ran on it, and the Boeing747 flew.", [], id="none"
        ),
        pytest.param(
            "One thing.1 Two things.2 One again.1 Three things.3", [1, 2, 1, 3], id="again"
        ),
        pytest.param(
            "He was born in 19141 and died in 1918.2 So.\n\nNotes\n\n1. In May.\n\n2. In June.",
            [1, 2],
            id="glued-to-a-year",
        ),
        pytest.param("They went home on August 8.1 The summer was over.2 So.", [1, 2], id="day"),
        pytest.param("The vote{1} was held, and lost.{2} So it goes.", [1, 2], id="curly"),
        pytest.param("The vote^1 was held, and lost.^2 So it goes.", [1, 2], id="caret"),
        pytest.param("It was lost by all.(1) This is known to us,(2) so far.", [1, 2], id="round"),
        pytest.param("He spoke—“it ends.”1 Then he left.”2 It was late.", [1, 2], id="quotes"),
    ],
)
def test_tricky_line(text: str, right: list[int]) -> None:
    assert numbers(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "The rate was 3.5 percent in 1991 and 4.25 in 1992, or 1,250 of 10,000 in all.",
        "On 3 May 1914, and again on September 11, 2001, it rained. May 5 was dry.",
        "Article 9 and Article 10 say so; Section 2 and Chapter 3 do not.",
        "The F-15, the F-16 and the B-52 flew; the G7 and the G20 met about CO2 and H2O.",
        "It runs on version 1.2.3 and Python3, on Windows95 and Windows98, not on MP3 or MPEG2.",
        "See John 3:16, Matt. 5:3 and Gen.1:2, or No.3, p.12, vol.2, fig.4 and pp.33.",
        "It cost $1.2 billion, £3.50 or €20; 5.5% of it, 7° of arc, 1/2 of it, 50/50.",
        "He ran at 10:30, and at 9:15 p.m. he was done. It took 2 hours.1st of all, 2nd best.",
        "[1999] was the year; [sic] he wrote [s]he and [T]he.",
        "They wanted (1) war, (2) peace and (3) bread; see section 2(a)(1) and 501(c)(3).",
        "The array[0] and list[12] are read by printf(3) and open(2).",
        "The ’90s and the '80s were 5'10\" and 6' 2\" tall.",
        "1. First of all.\n2. Then this.\n3. And then that.",
        "We need:\n\n1. Bread\n\n2. Wine\n\n3. Salt\n\nThat is all we need.",
        "(1) First of all.\n\n(2) Then this.",
        "* Required fields\n\nName*\n\nFill in the form.",
        "A 5* hotel and the A* search and 2*3 and **bold** and *emphasis* words.",
        "In the beginning. 2 And the earth was void. 3 And God said. 4 And God saw.",
        "Apples 12 pears 13 plums 14\nFat 1782 Sugar 23",
        "As shown before [1],[2], and by others [3-5], it holds [2]. It does not [6, 7].",
        "Chapter 1 The Beginning 3\nChapter 2 The Middle 17\nChapter 3 The End 40",
        "x2 + y2 = z2, and E = mc2; the area is 20 km2 or 5 m2.",
        "Covid19 and web2 and utf8 and sha256 and the iPhone4 are names.",
        "ISBN 0-306-40615-2, call 555-1234, or write to 12 High Street.",
    ],
)
def test_nothing_is_called(text: str) -> None:
    plan = find(text, ())
    assert plan.calls == ()
    assert plan.bodies == ()


def test_powers_are_kept() -> None:
    text = "It is known.¹ There are 10⁶ of them in a m² of soil.² This is disputed.³ So far."
    marked = [text[call.start - 5 : call.start] for call in find(text, ()).calls]
    assert marked == ["nown.", "soil.", "uted."]


def test_missing_number_is_flagged() -> None:
    plan = find("The first of them.11 The second of them.12 The fourth of them.14 So.", ())
    assert "note-both-missing" in {flag.code for flag in plan.flags}
    assert "note 13" in next(f.message for f in plan.flags if f.code == "note-both-missing")


def test_second_call_of_a_note_shares_its_label() -> None:
    plan = find("One thing.1 Two things.2 One again.1 Three things.3", ())
    assert [call.label for call in plan.calls] == ["1", "2", "1", "3"]
    assert [f.code for f in plan.flags if f.code != "note-body-missing"] == ["note-cited-again"]


def test_hidden_call_is_only_proposed() -> None:
    text = "It cost much.1 They paid 100,000,0002 for it all, and more.3 Then they left."
    plan = find(text, ())
    assert [call.number for call in plan.calls if not call.proposed] == [1, 3]
    (hidden,) = [call for call in plan.calls if call.proposed]
    assert text[hidden.start : hidden.end] == "2"
    assert hidden.number == 2
