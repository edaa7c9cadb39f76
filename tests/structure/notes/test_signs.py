"""Notes called by signs: each page has its own star, and a second call on it calls it again."""

from __future__ import annotations

import re
import textwrap

import pytest

from publish.build.normalize import normalize
from publish.read.plain import read_plain

TEXT = [
    "The lock was dug in the dry years,{} when corn was cheap and men could be had for asking.",
    "Nobody thought that it would pay, and for a long time nobody was wrong.{}",
    "The keeper came from the sea{} and never learned to like a water that stood still all day.",
    "When the railway came the boats were sold,{} one after another, and the inn was shut.",
]
NOTES = ["Oakes, On Locks, p. 3.", "Ibid.", "The figure is disputed; some say twelve.", "So Pell."]


def made(text: str):
    return normalize(read_plain(f"The Lock\n\nBy Ada Moss\n\n{text}\n".encode(), "lock.txt"))


def bodies(manuscript: str) -> list[str]:
    return re.findall(r"^\[\^[^\]]+\]: (.*)$", manuscript, re.MULTILINE)


@pytest.mark.parametrize("lead", ["{} ", "{}"], ids=["apart", "glued"])
@pytest.mark.parametrize("width", [60, 10_000], ids=["wrapped", "whole"])
@pytest.mark.parametrize("end", ["\n\n", "\n"], ids=["blank lines", "none"])
@pytest.mark.parametrize("sign", ["*", "†", "‡"])
def test_a_sign_that_begins_anew_on_each_page_calls_the_note_of_its_page(sign, end, width, lead):
    pages = [
        f"{textwrap.fill(text.format(sign), width)}{end}{lead.format(sign)}{note}"
        for text, note in zip(TEXT, NOTES, strict=True)
    ]
    written = made(end.join(pages)).manuscript
    assert bodies(written) == NOTES
    assert "#" not in written


@pytest.mark.parametrize("sign", ["*", "†"])
def test_a_second_call_on_a_page_calls_the_same_note_again(sign):
    text = f"{TEXT[0].format(sign)}\n\n{TEXT[1].format(sign)}\n\n{sign} {NOTES[0]}\n\n{TEXT[2]}"
    result = made(text.replace("{}", ""))
    label = result.structure.notes.bodies[0].label
    assert [call.label for call in result.structure.notes.calls] == [label, label]
    assert [flag.code for flag in result.structure.notes.flags] == ["note-cited-again"]
    assert bodies(result.manuscript) == NOTES[:1]


def test_a_call_pages_above_is_told_as_missing_and_not_given_another_note():
    far = "\n\n".join(text.format("") for text in TEXT * 12)
    text = f"{TEXT[0].format('*')}\n\n{far}\n\n{TEXT[1].format('*')}\n\n* {NOTES[0]}\n\n{TEXT[2]}"
    result = made(text.replace("{}", ""))
    missing = [flag.start for flag in result.structure.notes.flags]
    assert [flag.code for flag in result.structure.notes.flags] == ["note-body-missing"]
    assert missing == [result.structure.notes.calls[0].start]
