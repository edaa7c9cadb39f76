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


SAID = [
    (
        "Small ports silt up, and that they do so has never been in doubt among those who keep "
        "their minutes."
    ),
    (
        "We read those of forty councils, and found that most of them had kept them well enough to "
        "be read by whoever asked for them."
    ),
    (
        "Where they had not, we asked the clerks who remembered, and wrote down what they said, "
        "which was sometimes less than we had hoped to hear."
    ),
]
PAPER = [
    "1. Introduction",
    " ".join(SAID),
    " ".join(SAID[1:]),
    "2. Methods",
    " ".join(SAID[::-1]),
    " ".join(SAID[2:] + SAID[:1]),
]
HEAD = (
    "Silting in Forty Small Ports\nAda Moss1 and Tom Quay2\n1 Low Ferry College, Low Ferry\n"
    "2 Institute of Bridges, Port Hale\nAbstract"
)
WORKS = "References\n1. Hale A. Mud. 1994.\n2. Moss A. Ports. 2001.\n3. Reed C. Silt. 2004."


@pytest.mark.parametrize("width", range(46, 90, 6))
def test_a_paper_without_blank_lines_is_unwrapped_amid_its_heads_and_lists(width: int):
    body = "\n".join(textwrap.fill(each, width) for each in PAPER)
    found: list[str] = []
    for shape, text in _shapes(f"{HEAD}\n{body}\n{WORKS}\n"):
        found += text.split("\n") if shape is Shape.LINES else [" ".join(text.split())]
    assert found == [*HEAD.split("\n"), *PAPER, *WORKS.split("\n")]


def test_lines_that_had_room_for_the_next_word_have_no_margin_amid_others():
    lines = (
        "the boats came in at dusk that year and lay\nbeside the quay\nas if they had been sold\n"
        "already to the men across the water who had come\nto look at them\nand say what they were"
    )
    text = f"{HEAD}\n{lines}\n{WORKS}\n"
    assert all("\n" not in part or shape is Shape.LINES for shape, part in _shapes(text))


def test_sentences_under_their_head_are_no_verse():
    lines = [
        "Background: Small ports silted up in every century that has left us its minutes.",
        "Methods: We read the minutes of forty councils and counted what they had dredged.",
        "Conclusions: Those who had dredged were returned, and those who had not were not.",
    ]
    text = "\n".join(["Abstract", *lines])
    assert [shape for shape, _ in _shapes(f"{text}\n\n{PAPER[1]}\n")] == [Shape.LINES, Shape.PROSE]


LONG = (
    "It was the habit of the house to dine at three, and nobody had ever thought to ask why. " * 3
)
SET_IN = (
    "       I do not ask for charity, sir. I ask for what was said to me on\n"
    "       the quay, in front of the clerk, by a man who is now your\n"
    "       chairman and my friend."
)


def test_a_quotation_set_in_is_unwrapped_between_paragraphs_of_a_line_each():
    found = _shapes(f"{LONG}\n\n{SET_IN}\n\n{LONG}\n")
    assert found[1] == (Shape.PROSE, SET_IN)


@pytest.mark.parametrize(
    "lines",
    [
        SET_IN.replace("the quay", "The quay").replace("chairman", "Chairman"),
        SET_IN.replace("what was said to me on\n       ", "what\n       was said to me on "),
        VERSE.rstrip(),
    ],
    ids=["capitals", "room", "verse"],
)
def test_lines_set_in_that_a_margin_did_not_break_stay_lines(lines: str):
    found = _shapes(f"{LONG}\n\n{lines}\n\n{LONG}\n")
    assert found[1] == (Shape.VERSE, lines)


def test_a_note_goes_on_in_the_line_that_hangs_under_it():
    notes = (
        "1. Register of Births, Low Ferry, 1896.",
        (
            "2. Anna Hale, Mud and the State (Low Ferry: Quay Press, 1994), ch. 7. See Moss,\n"
            "   “Votes and Mud,” 19."
        ),
        (
            "3. The ferryman to the county, Low Ferry Archive, box 2, in a hand not his own and\n"
            "   Greek besides."
        ),
    )
    found = _shapes(f"{LONG}\n\nNotes\n\n" + "\n".join(notes) + "\n")
    assert [text for _, text in found[2:]] == list(notes)


def test_a_closed_short_item_does_not_go_on_in_a_line_under_it():
    notes = (
        "1. Register of Births.\n   The keeper was not asked.\n2. Anna Hale, Mud, chapter seven."
    )
    found = _shapes(f"{LONG}\n\nNotes\n\n{notes}\n")
    assert len(found) == 5


MODERN = (
    "The boats are lying on their sides,\nthe gulls walk in and out;\n"
    "and nobody has told the tide\nwhat it is all about."
)


def test_verse_without_capitals_keeps_its_lines():
    assert _shapes(MODERN) == [(Shape.VERSE, MODERN)]


@pytest.mark.parametrize("width", [26, 36, 44, 120, 150])
def test_a_column_as_narrow_as_a_newspaper_s_or_wider_than_a_page_is_unwrapped(width: int):
    paragraphs = [" ".join((SAID * 3)[n : n + 3]) for n in range(3)] * 2
    text = "\n".join(textwrap.fill(each, width) for each in paragraphs)
    found = [" ".join(text.split()) for _, text in _shapes(f"{text}\n")]
    assert found == paragraphs


def test_names_under_each_other_are_no_verse():
    lines = "Ada Moss\nde Vries and Sons\nvan Loon\nTom Quay"
    assert _shapes(f"{lines}\n\n{LONG}\n")[0][0] is Shape.LINES
