"""Text whose paragraphs no blank line parts, as it comes out of a PDF or a mail."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest

from publish.build.normalize import normalize
from publish.clean.shape import Shape, groups
from publish.read.plain import read_plain

SENTENCES = (
    "The lock was dug in the dry years, when the price of corn was low and men could be had.",
    "Nobody in the town thought that it would pay, and for a long time nobody was wrong.",
    "The first keeper came from the sea and never learned to like a water that stood still.",
    "He kept a book, in which he put down every boat, its owner, its load and the weather.",
    "His widow kept it after him, in a smaller hand, until the company sent a man with a form.",
)
PARAGRAPHS = [
    " ".join(SENTENCES[(n + k) % 5] for k in range(2 + n % 3)) + " So it was" + " then" * n + "."
    for n in range(9)
]


def paragraphs(text: str) -> list[str]:
    made = normalize(read_plain(text.encode(), "lock.txt")).manuscript
    return made.split("\n---\n", 1)[1].strip().split("\n\n")


@pytest.mark.parametrize("width", [56, 78])
def test_a_sentence_that_ends_where_the_next_word_had_room_ends_its_paragraph(width):
    lines = [textwrap.fill(each, width).split("\n") for each in PARAGRAPHS]
    full = [len(one[-1]) + 1 + len(after[0].split()[0]) > width for one, after in pairwise(lines)]
    assert full.count(True) <= 2, "the test's own paragraphs must end within their lines"
    found = paragraphs("\n".join("\n".join(each) for each in lines) + "\n")
    assert len(found) == len(PARAGRAPHS) - full.count(True)
    assert " ".join(found) == " ".join(PARAGRAPHS)


@pytest.mark.parametrize("width", [56, 78])
def test_a_blank_line_after_every_line_parts_no_paragraph(width):
    lines = [textwrap.fill(each, width).replace("\n", "\n\n") for each in PARAGRAPHS]
    assert paragraphs("\n\n\n".join(lines) + "\n") == PARAGRAPHS


def test_a_line_that_was_edited_ends_no_long_paragraph():
    """The line ends with a sentence a word early, and the rest begins the next, as after a cut."""
    words = " ".join(PARAGRAPHS)
    for at in range(700, len(words)):
        above = textwrap.fill(words[:at], 70).split("\n")
        if words[at - 1] == "." and 60 <= len(above[-1]) <= 66:
            break
    first = words[at + 1 :].split()[0]
    assert len(above[-1]) + 1 + len(first) <= 70
    text = "\n".join([*above, textwrap.fill(words[at + 1 :], 70)])
    rest = "\n\n".join(textwrap.fill(each, 70) for each in PARAGRAPHS)
    assert paragraphs(f"{text}\n\n{rest}\n")[0] == words


def test_a_line_over_a_short_wrapped_paragraph_heads_it():
    text = "The Keeper\n" + textwrap.fill(PARAGRAPHS[0], 70) + "\n\n"
    rest = "\n\n".join(textwrap.fill(each, 70) for each in PARAGRAPHS[1:])
    shapes = [group.shape for group in groups(text + rest)]
    assert shapes[:2] == [Shape.PROSE, Shape.PROSE]
    assert len(shapes) == len(PARAGRAPHS) + 1


SHORT = (
    "The keeper was a man of few words, and those that he had he kept for the horses.",
    "He said, when asked, that he would open the gates when the stone was dry again.",
    "Nobody answered him; the horses, who had heard it, went on eating in the rain.",
)


@pytest.mark.parametrize("width", [50, 60, 70])
def test_a_few_paragraphs_of_two_lines_are_joined(width):
    wrapped = "\n\n".join(textwrap.fill(each, width) for each in SHORT)
    assert [g.shape for g in groups(wrapped)] == [Shape.PROSE] * 3


def test_a_few_lines_with_room_for_the_next_word_stay_lines():
    lines = (
        "bread from the mill behind the church, for the widow and\n"
        "rope from the shop\nfor the boat that lies at the upper lock, twelve fathoms of it"
    )
    assert len(groups(lines)) != 1 or groups(lines)[0].shape is not Shape.PROSE


def test_a_note_of_several_short_lines_goes_on_after_a_comma():
    called = [f"{SENTENCES[2]} {each}{n}" for n, each in enumerate(SENTENCES[:2], 1)]
    said = "\n\n".join(textwrap.fill(each, 60) for each in called)
    text = (
        f"{said}\n\nNOTES\n\n1. Minutes of the Board, 4 March 1910,\nBT 12/4.\n"
        "2. Pell, Canals of the North,\nand the works that he names in his own notes on it.\n"
    )
    found = paragraphs(text)
    assert "[^1]: Minutes of the Board, 4 March 1910, BT 12/4." in found
    assert found[-1].startswith("[^2]: Pell, Canals of the North, and the works")


def test_a_hymn_with_a_number_keeps_its_lines():
    hymn = (
        "1. The water rises in the lock,\nThe boats are at the gate,\nThe keeper winds the clock,"
    )
    text = f"{hymn}\n\n2. " + hymn[3:]
    assert "\nThe boats are at the gate," in "\n".join(paragraphs("Hymns\n\n" + text)).replace(
        "| ", ""
    )


def test_a_paragraph_below_the_head_of_an_article_is_one_though_no_blank_line_says_so():
    head = "The Towpath in Winter\nIDA REED\nUniversity of Hull\nKeywords: canals\nIntroduction"
    said = " ".join(SENTENCES[:3])
    found = paragraphs(f"{head}\n{textwrap.fill(said, 60)}\n\n{textwrap.fill(said, 60)}\n")
    assert found.count(said) == 2


def test_a_title_page_of_three_lines_is_no_poem():
    head = (
        "The Keeper Speaks: An Interview with Ada Moss\nIda Reed talks to the last keeper of the "
        "northern locks about winter and rope.\nSlow Water, Issue 12, Spring 2014"
    )
    text = "\n\n".join([head, *PARAGRAPHS[:4]]) + "\n"
    made = normalize(read_plain(text.encode(), "lock.txt")).manuscript
    assert "title: The Keeper Speaks\n" in made
    assert "\n| " not in made


def test_couplets_of_long_lines_stay_lines():
    verse = (
        "the chain was drawn when evening came along the quay and lay\n"
        "untouched by hands of any man that I had ever known or may.\n\n"
        "The watchmen slept upon the wall of stone above the boats\n"
        "untroubled by the bells that rang across the sea in broken notes."
    )
    assert all(group.shape is not Shape.PROSE or "\n" not in verse[group.start : group.end]
               for group in groups(verse))  # fmt: skip
