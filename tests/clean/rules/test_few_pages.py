"""Two to four scanned pages, whose heads and numbers hardly come again; and what looks alike."""

from __future__ import annotations

import re
import textwrap

import pytest

from clean.rules.test_short_scans import LINES, SENTENCES
from publish.build.normalize import normalize
from publish.clean.change import State
from publish.read.plain import read_plain

FRONT = "The Keepers of the Lock\n\nBy Ada Moss\n\n"
WHOLE = [" ".join(SENTENCES[i : i + 6]) for i in range(0, 24, 6)]
WRAPPED = textwrap.fill(" ".join(SENTENCES), 60).split("\n")


def split(count):
    """Give a few pages, each but the last cut off amid a sentence."""
    pages, at = [], 0
    for _ in range(count):
        end = at + 12
        while not (WRAPPED[end - 1][-1].isalpha() and WRAPPED[end][0].islower()):
            end += 1
        pages.append("\n".join(WRAPPED[at:end]))
        at = end
    return pages


def made(text):
    out = normalize(read_plain(f"{FRONT}{text}\n".encode(), "keepers.txt"))
    gone = [c for one in out.ledger.passes for c in one.changes
            if c.rule in {"running-head", "page-number"}]  # fmt: skip
    return out.manuscript.split("\n---\n", 1)[1], gone


def words(text):
    return " ".join(text.split())


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("cut", [split, WHOLE.__getitem__], ids=["split", "whole"])
@pytest.mark.parametrize("furniture", ["foot", "low foot", "title and number", "numbered title"])
def test_numbers_and_heads_of_few_pages_go(count, cut, furniture):
    pages = cut(count) if cut is split else WHOLE[:count]
    out = []
    for number, page in enumerate(pages, start=212):
        shown = str(number - 211 if furniture == "low foot" else number)
        heads = {"title and number": "", "numbered title": f" {number}"}
        head = f"The Keepers of the Lock{heads[furniture]}" if furniture in heads else ""
        foot = "" if furniture == "numbered title" else shown
        out += [head if number > 212 else "", page, foot]
    body, gone = made("\n\n".join(filter(None, out)))
    assert words(body) == words(" ".join(pages))
    assert gone


@pytest.mark.parametrize("count", [2, 3])
def test_a_title_and_an_author_amid_sentences_go_and_are_told(count):
    heads = ["", "ADA MOSS", "THE KEEPERS OF THE LOCK"]
    pages = split(count)
    text = "\n\n".join(f"{head}\n\n{page}" for head, page in zip(heads, pages, strict=False))
    body, gone = made(text)
    assert words(body) == words(" ".join(pages))
    assert {each.state for each in gone} == {State.REVIEW}


def test_the_author_on_one_page_and_the_title_on_the_next_go_between_paragraphs():
    body, gone = made(
        f"{WHOLE[0]}\n\nAda Moss\n\n{WHOLE[1]}\n\nThe Keepers of the Lock\n\n{WHOLE[2]}"
    )
    assert words(body) == words(" ".join(WHOLE[:3]))
    assert {each.state for each in gone} == {State.REVIEW}


@pytest.mark.parametrize(
    "lines",
    [
        ["1", "2", "3"],
        ["7", "8"],
        ["The Text", "The Text"],
        ["Ada Moss", "John Salt", "Ada Moss", "John Salt"],
        ["The Keepers of the Lock", "The Boats"],
        ["Ada Moss", "The Boats"],
        ["3 March", "4 March", "5 March"],
        ["1871", "1872"],
    ],
)
def test_other_short_lines_between_paragraphs_stay(lines):
    parts = [*WHOLE, *WHOLE][: len(lines)]
    body, gone = made(
        WHOLE[0] + "".join(f"\n\n{a}\n\n{b}" for a, b in zip(lines, parts, strict=True))
    )
    assert not gone
    assert [line for line in lines if not re.search(rf"(?m)^(?:#+ )?{line}$", body)] == []


def test_an_inscription_that_splits_a_sentence_stays_and_is_asked_about():
    text = " ".join(LINES[:5]) + " The keeper showed the Board what somebody had cut in the stone,"
    body, gone = made(f"{text}\n\nThe Water Is Ours\n\nand nothing else was said. {WHOLE[0]}")
    assert "\n\nThe Water Is Ours\n\n" in body
    assert [each.state for each in gone] == [State.REVIEW]


def test_a_bare_number_alone_is_asked_about_and_heads_nothing():
    out = normalize(read_plain(f"{FRONT}{WHOLE[0]}\n\n213\n\n{WHOLE[1]}\n".encode(), "k.txt"))
    assert "#" not in out.manuscript
    assert [f.code for f in out.structure.flags] == ["heading-possible"]


def test_the_source_of_a_quotation_that_no_mark_closes_stays():
    said = "The lock was dug in the dry years, and nobody in the town thought that it would pay. "
    text = (
        f"On Shepherds\n\n{said * 2}\n\nThe Lord is my shepherd and I shall lack nothing in this "
        f"world\n\nPsalm 23\n\n{said * 2}\n\n{said}\n"
    )
    assert "Psalm 23" in normalize(read_plain(text.encode(), "a.txt")).manuscript


@pytest.mark.parametrize("sign", ["²", "①", "9" * 5000])
def test_a_sign_beside_a_head_that_is_no_number_stops_no_run(sign):
    one, other, last = split(3)
    head = f"The Keepers of the Lock\n{sign}\n"
    out, _ = made(f"{one}\n{head}{other}\n{head}{last}")
    assert out.count(sign) == 2
