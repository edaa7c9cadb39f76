"""Line groups: what may be joined and what must stay as lines."""

from __future__ import annotations

import textwrap

import pytest

from publish.clean.shape import Shape, groups
from publish.clean.stanzas import margin

WRAPPED = """\
INTRODUCTION
The harbour had been closed to every foreign ship for eleven years when
the first petition reached the council, and nobody then alive could say
with confidence who had ordered the chain to be drawn across its mouth,
nor why. The clerks who kept the rolls were of no help; they had been
told to keep silent, and they kept it.

The second petition was longer. It set out, under four heads, what the
town had lost by the closing, and asked that the chain be lifted before
the spring fleet came north again with its cargo of salt and of timber.
"""

VERSE = """\
    The tide went out and left the chain
      Along the harbour wall,
    And none who watched it fall again
      Could hear the herring call.
"""


def _shapes(text: str) -> list[tuple[Shape, str]]:
    return [(group.shape, text[group.start : group.end]) for group in groups(text)]


def test_wrapped_paragraphs_are_one_group_each_and_the_heading_above_stays_a_line():
    found = _shapes(WRAPPED)
    assert [shape for shape, _ in found] == [Shape.PROSE] * 3
    assert found[0][1] == "INTRODUCTION"
    assert found[1][1].startswith("The harbour")
    assert found[1][1].endswith("they kept it.")
    assert 65 <= margin(WRAPPED) <= 72


@pytest.mark.parametrize(
    ("lines", "shape"),
    [
        (VERSE, Shape.VERSE),
        ("THE\nHARBOUR\nCHAIN", Shape.LINES),
        ("Ann Clerk,\n  Keeper of the Rolls,\n  14 Quay Street", Shape.LINES),
        ("1801   412 ships   9 lost\n1802   390 ships   2 lost\n1803   41 ships   0", Shape.TABLE),
        ("Salt\t14\t3\nTimber\t2\t1", Shape.TABLE),
        ("+------+\n| Salt |\n+------+", Shape.TABLE),
        ("for (i = 0; i < n; i++) {\n  ship(i);\n}", Shape.CODE),
        ("* * *", Shape.RULE),
        ("-----", Shape.RULE),
        ("- a rope", Shape.LIST),
        ("(b) a rope", Shape.LIST),
    ],
)
def test_what_is_not_prose_keeps_its_lines(lines: str, shape: Shape):
    text = WRAPPED + "\n" + lines + "\n\n" + WRAPPED
    assert (shape, lines.strip("\n")) in _shapes(text)


def test_each_bullet_is_a_group_and_keeps_its_hanging_lines():
    text = WRAPPED + (
        "\n- The first head: that the salt had rotted in the warehouses, and that\n"
        "  no other was to be had.\n- The second head: that the timber had gone.\n"
    )
    assert [s for s, _ in _shapes(text)][-2:] == [Shape.LIST, Shape.LIST]


def test_a_paragraph_indented_at_its_first_line_begins_a_new_group():
    text = WRAPPED.replace("\n\nThe second", "\n   The second")
    assert len(groups(text)) == 3


def test_lines_of_a_page_copied_from_the_web_each_stand_for_themselves():
    text = "Chain lifted at last\nBy A. Clerk\n" + "\n".join(
        "word " * count + "end." for count in (40, 60, 12, 90)
    )
    assert margin(text) == 0
    assert len(groups(text)) == 6


def test_a_poem_alone_has_no_margin():
    assert margin("\n".join([VERSE] * 12)) == 0


def test_a_narrow_column_that_a_machine_broke_is_prose_but_verse_in_it_is_not():
    paragraph = textwrap.fill(WRAPPED.split("\n", 1)[1].split("\n\n", maxsplit=1)[0], 38)
    text = f"{paragraph}\n\n{VERSE}\n{paragraph}\n\n{paragraph}\n"
    assert 36 <= margin(text) <= 38
    assert [shape for shape, _ in _shapes(text)] == [Shape.PROSE, Shape.VERSE] + [Shape.PROSE] * 2


def test_free_verse_has_no_margin():
    lines = ("the tide went out and left", "the chain and", "nobody at the harbour saw it",
             "fall", "as they had seen it fall before")  # fmt: skip
    assert margin("\n\n".join(["\n".join(lines)] * 6)) == 0


def test_a_semicolon_at_a_line_end_is_not_code():
    text = "\n".join(
        "The council heard the petition of the town; they answered nothing at all;"
        for _ in range(4)
    )
    assert Shape.CODE not in {shape for shape, _ in _shapes(text)}


@pytest.mark.parametrize("text", ["", "\n\n\n", "   \n\t\n", "\u00a0"])
def test_a_blank_text_has_no_groups(text: str):
    assert groups(text) == ()


@pytest.mark.parametrize(
    "text", ["1" * 200_000, "a\n" * 50_000, "\n" * 100_000, "* " * 100_000, ". " * 100_000]
)
def test_hostile_shapes_come_through(text: str):
    found = groups(text)
    assert sum(group.end - group.start for group in found) <= len(text)
