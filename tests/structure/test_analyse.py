"""Whole small texts: what their lines are read as, and what they are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.structure.analyse import analyse
from publish.structure.model import BlockKind, Known, Structure

PARAGRAPH = (
    "The harbour had been closed to foreign ships for eleven years when the first petition "
    "reached the council, and nobody then alive could say with confidence who had ordered it."
)
ANOTHER = (
    "The clerks who kept the rolls were of no help to anyone; they had been told to keep silent "
    "by a mayor long dead, and they kept their silence as they kept everything else."
)
ESSAY = f"""\
The Chain and the Fleet: A Harbour Closed

By Anna Clerk and Jo van der Quay

Ms. Clerk is keeper of the rolls and lives above the old custom house.

{PARAGRAPH}

A Long Silence

{ANOTHER}

{PARAGRAPH}

Who Drew the Chain?

{ANOTHER}
"""


def _of(text: str, kind: BlockKind, known: Known | None = None) -> list[str]:
    found = analyse(text, known)
    return [" ".join(text[b.start : b.end].split()) for b in found.blocks if b.kind is kind]


def _front(text: str, known: Known | None = None) -> tuple[str, str, list[str], str]:
    front = analyse(text, known).front

    def cut(span: object) -> str:
        return " ".join(text[span.start : span.end].split()) if span else ""  # type: ignore[attr-defined]

    return (
        cut(front.title),
        cut(front.subtitle),
        [cut(author.name) for author in front.authors],
        cut(front.date),
    )


def test_an_essay_from_the_web_with_title_byline_note_and_headings():
    title, subtitle, authors, _ = _front(ESSAY)
    assert (title, subtitle) == ("The Chain and the Fleet", "A Harbour Closed")
    assert authors == ["Anna Clerk", "Jo van der Quay"]
    assert _of(ESSAY, BlockKind.HEADING) == ["A Long Silence", "Who Drew the Chain?"]
    note = analyse(ESSAY).front.authors[0].note
    assert note is not None
    assert ESSAY[note.start : note.end].startswith("Ms. Clerk is keeper")
    assert analyse(ESSAY).front.authors[1].note is None


def test_a_printed_book_with_a_title_over_lines_labels_and_contents():
    text = f"""\
THE
HARBOUR
CHAIN


BY
ANNA CLERK


CONTENTS

PREFACE                              5
CHAPTER I. THE CHAIN                 9
CHAPTER II. THE FLEET, AND WHAT     41


PREFACE

{PARAGRAPH}

CHAPTER I.

THE CHAIN.

{ANOTHER}

CHAPTER II.

THE FLEET, AND WHAT

{PARAGRAPH}
"""
    assert _front(text)[0] == "THE HARBOUR CHAIN"
    assert _front(text)[2] == ["ANNA CLERK"]
    assert _of(text, BlockKind.HEADING) == [
        "PREFACE",
        "CHAPTER I. THE CHAIN.",
        "CHAPTER II. THE FLEET, AND WHAT",
    ]
    contents = _of(text, BlockKind.CONTENTS)
    assert len(contents) == 2
    assert " ".join(contents).startswith("CONTENTS PREFACE")
    heads = [b for b in analyse(text).blocks if b.kind is BlockKind.HEADING]
    assert [head.level for head in heads] == [2, 2, 2]
    marker = heads[1].marker
    assert marker is not None
    assert text[marker.start : marker.end] == "CHAPTER I."


def test_a_label_takes_the_title_below_it_though_the_title_recurs():
    text = "On Chains\n\n" + "\n\n".join(
        f"PETITION No. {n}\n\nThe Same Matter Carried On\n(Of the Chain)\n\n{PARAGRAPH}"
        for n in range(1, 5)
    )
    heads = _of(text, BlockKind.HEADING)
    assert len(heads) == 4
    assert heads[2] == "PETITION No. 3 The Same Matter Carried On (Of the Chain)"


def test_a_bare_number_does_not_take_the_short_paragraph_below_it():
    short = [
        "No chain holds rust for ever!",
        "“Who keeps the keepers of the chain?”",
        "Iron rusts.",
    ]
    text = "On Chains\n\n" + "\n\n".join(
        f"{n}\n\n{short[n % 3]}\n\n{n + 1}\n\n{PARAGRAPH}" for n in range(1, 12, 2)
    )
    assert all(head.isdigit() for head in _of(text, BlockKind.HEADING))


def test_a_box_above_the_title_and_an_imprint_below_it_are_not_the_title():
    text = f"""\
  +---------------------+
  | Copied by the town. |
  +---------------------+

The Closing and the Silence
of the Harbour

Anna Clerk

QUAYSIDE: THE HARBOUR PRESS
SILENCE HOUSE, 4 PETITION STREET, Q.S. 1

_First printed March 1920_

PREFACE

{PARAGRAPH}

{ANOTHER}
"""
    assert _front(text)[0] == "The Closing and the Silence of the Harbour"
    assert _front(text)[2] == ["Anna Clerk"]


@pytest.mark.parametrize(
    "way", ["Home >> Harbours >> Chains >> ", "You are here: Home / Harbours / ", "Harbours|"]
)
def test_the_way_to_a_page_is_not_its_title(way: str):
    title = "How the Harbour Was Closed by the Council"
    text = f"{way}{title}\n\n{title}\n\nBy Anna Clerk\n\n{PARAGRAPH}\n\n{ANOTHER}\n"
    assert _front(text)[0] == title


def test_a_title_that_holds_a_slash_stays_whole():
    text = f"Land/Sea: A Harbour\n\nBy Anna Clerk\n\n{PARAGRAPH}\n\n{ANOTHER}\n"
    assert _front(text)[0] == "Land/Sea"


def test_the_last_of_a_list_of_sections_is_not_the_title():
    parts = ["The Council and the Chain", "The Clerks and the Rolls", "The Mayor and the Ships"]
    listed = "\n\n".join(parts)
    body = "\n\n".join(f"{part}\n\n{PARAGRAPH}\n\n{ANOTHER}" for part in parts)
    text = f"Why a Harbour Was Closed for Years\n\n{listed}\n\n{body}\n"
    assert _front(text)[0] == "Why a Harbour Was Closed for Years"


def test_a_button_on_top_with_one_word_of_the_text_is_not_the_title():
    title = "What the clerks of the harbour told the council"
    text = f"Get the harbour\n\nThe Quay AB\n\nSweden\n\n{title}\n\n"
    text += f"March 4, 2021\n\n{PARAGRAPH}\n\n{ANOTHER}\n"
    assert _front(text)[0] == title


def test_an_author_far_above_the_title_has_the_day_under_the_name():
    title = "How the Harbour Was Closed by the Council"
    menu = "Next story\n\nNext page\n\nSave this\n\nOpen it\n\n"
    text = f"Anna Clerk\n\non Mar 4, 3 min\n\n{menu}{title}\n\n{PARAGRAPH}\n\n{ANOTHER}\n"
    assert _front(text)[2] == ["Anna Clerk"]
    assert _front(text.replace("on Mar 4, 3 min", "on the quay"))[2] == []


def test_an_author_with_an_office_whose_word_the_text_uses():
    title = "How the Harbour Was Closed by the Council"
    text = f"{title}\n\nAnna Clerk Petition editor\n\n{PARAGRAPH}\n\n{ANOTHER}\n"
    assert _front(text)[2] == ["Anna Clerk"]


def test_an_author_named_under_the_text_by_two_lines():
    title = "How the Harbour Was Closed by the Council"
    text = f"{title}\n\n{PARAGRAPH}\n\n{ANOTHER}\n\nWritten on March 4 by\n\nAnna Clerk\n\n"
    assert _front(text + "Follow the clerks\n")[2] == ["Anna Clerk"]
    assert _front(text.replace("Written on March 4 by", "Gone by"))[2] == []


def test_numbered_sections_nest_by_their_points():
    text = "On Chains\n\n" + "\n\n".join(
        f"{head}\n\n{PARAGRAPH}" for head in ("1. Iron", "1.1 Links", "1.2 Rings", "2. Rope")
    )
    heads = [b for b in analyse(text).blocks if b.kind is BlockKind.HEADING]
    assert [text[h.start : h.end] for h in heads] == [
        "1. Iron",
        "1.1 Links",
        "1.2 Rings",
        "2. Rope",
    ]
    assert [h.level for h in heads] == [2, 3, 3, 2]


def test_a_research_article_has_its_abstract_and_notes_heading():
    text = f"""\
Salt in Closed Harbours

By A. Clerk, B. de Quay, PhD

Abstract

{PARAGRAPH}

Introduction

{ANOTHER}

Notes

1. Rolls, p. 4.
"""
    assert _front(text)[2] == ["A. Clerk", "B. de Quay"]
    assert _of(text, BlockKind.ABSTRACT) == [PARAGRAPH]
    assert _of(text, BlockKind.HEADING) == ["Abstract", "Introduction"]
    assert _of(text, BlockKind.NOTES_HEADING) == ["Notes"]


@pytest.mark.parametrize(
    "line",
    [
        "“Nobody knows,” she said.",
        "He did not answer.",
        "Quayside, 4 March 1921",
        "ANNA CLERK",
        "To the Mayor and Council:",
        "Figure 2. The chain as drawn in 1804",
        "https://harbour.example/rolls",
        "and so it stayed",
        "* the first petition",
        "Dear Sir,",
        "March 4, 1921",
    ],
)
def test_short_lines_that_head_nothing(line: str):
    text = f"The Chain\n\nBy Anna Clerk\n\n{PARAGRAPH}\n\n{line}\n\n{ANOTHER}\n\n{PARAGRAPH}\n"
    assert _of(text, BlockKind.HEADING) == []


def test_a_signed_letter_has_no_headings():
    text = (
        f"Dear Madam,\n\n{PARAGRAPH}\n\n{ANOTHER}\n\nYours faithfully,\n\nJ. Quay\nHarbour Master\n"
    )
    assert _of(text, BlockKind.HEADING) == []


def test_dialogue_is_no_run_of_headings():
    talk = "\n\n".join(
        ["“Who drew it?”", "“The watch.”", "“And who paid them?”", "“The port.”"] * 3
    )
    text = f"The Chain\n\nBy Anna Clerk\n\n{PARAGRAPH}\n\n{talk}\n\n{ANOTHER}\n"
    assert _of(text, BlockKind.HEADING) == []


def test_note_bodies_are_no_headings():
    bodies = "\n".join(f"{n}. Clerk, Rolls, {n + 30}." for n in range(1, 9))
    text = f"The Chain\n\nBy Anna Clerk\n\n{PARAGRAPH}\n\n{ANOTHER}\n\nNotes\n\n{bodies}\n"
    assert _of(text, BlockKind.HEADING) == []


def test_verse_table_list_code_and_break_are_told_apart():
    text = f"""\
The Chain

By Anna Clerk

{PARAGRAPH}

    The tide went out and left the chain
      Along the harbour wall,
    And none who watched it fall again
      Could hear the herring call.

{ANOTHER}

- a rope of forty fathoms
- a ring of iron

* * *

Salt\t14\t3
Timber\t2\t1

{PARAGRAPH}
"""
    kinds = [block.kind for block in analyse(text).blocks]
    for kind in (BlockKind.VERSE, BlockKind.LIST_ITEM, BlockKind.BREAK, BlockKind.TABLE):
        assert kind in kinds
    assert kinds.count(BlockKind.LIST_ITEM) == 2
    assert BlockKind.HEADING not in kinds


def test_an_epigraph_between_title_and_text():
    saying = ["“No lock but rusts, no chain but parts.”", "—Harbour saying"]
    parts = ["The Chain", "By Anna Clerk", *saying, PARAGRAPH, ANOTHER]
    assert _of("\n\n".join(parts), BlockKind.EPIGRAPH) == saying


def test_what_the_editor_knows_has_precedence():
    text = f"Harbour Review\n\nThe Chain\n\nby A. Clerk\n\n{PARAGRAPH}\n\n{ANOTHER}\n"
    assert _front(text, Known(title="The Chain"))[0] == "The Chain"


def test_the_date_of_a_page_and_the_byline_beside_it():
    text = f"The Chain\nBy Anna Clerk | March 4, 2021\n{PARAGRAPH}\n{ANOTHER}\n{PARAGRAPH}\n"
    assert _front(text) == ("The Chain", "", ["Anna Clerk"], "March 4, 2021")


def _covers(text: str, found: Structure) -> bool:
    taken = [False] * len(text)
    at = 0
    for block in found.blocks:
        assert at <= block.start <= block.end <= len(text)
        taken[block.start : block.end] = [True] * (block.end - block.start)
        at = block.end
    return all(seen or char.isspace() for seen, char in zip(taken, text, strict=True))


@given(st.text(alphabet=st.sampled_from("aB1. \n\t-*“”:;,[]()IVX—\u00a0é"), max_size=300))
def test_every_character_that_is_not_blank_is_in_one_block(text: str):
    assert _covers(text, analyse(text))


@given(st.text(max_size=200))
def test_any_text_is_analysed(text: str):
    value = text.replace("\r", "\n")
    assert _covers(value, analyse(value))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n" * 100_000,
        "7" * 200_000,
        "A\n\n" * 8_000,
        "CHAPTER I\n\n" * 5_000,
        "By " * 50_000,
        "Contents\n" + "A Line Again\n" * 5_000,
        "“" * 100_000,
    ],
    ids=["empty", "blank", "digits", "letters", "labels", "by", "contents", "quotes"],
)
def test_hostile_shapes_come_through(text: str):
    assert _covers(text, analyse(text))


def test_a_title_stands_over_the_list_of_the_texts_parts():
    parts = ["Chains for Small Harbours", "Chains for Large Harbours", "Chains Across a River"]
    listed = "\n\n".join(f"Example {n}: {part}" for n, part in enumerate(parts, 1))
    prose = "A chain for small harbours is drawn across the mouth, and one for large harbours too."
    text = f"Menu\n\nThe Example of Harbour Chains\n\n{listed}\n\n{prose} {prose}\n\n{prose}\n"
    title = analyse(text).front.title
    assert title
    assert text[title.start : title.end] == "The Example of Harbour Chains"


def test_many_blank_lines_between_paragraphs_are_asked_about():
    prose = "The keeper wrote to the Board of Trade in May, and nobody answered him for a year."
    usual = "\n\n".join([prose] * 9)
    codes = [flag.code for flag in analyse(f"{usual}\n\n\n\n{prose}\n").flags]
    assert codes.count("break-possible") == 1
    everywhere = "\n\n\n\n".join([prose] * 9)
    assert "break-possible" not in [flag.code for flag in analyse(everywhere).flags]
