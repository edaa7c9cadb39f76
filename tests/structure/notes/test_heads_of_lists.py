"""The heading of a list of notes goes with them, whatever its words, and stays where some stay."""

from __future__ import annotations

import pytest

from publish.build.normalize import normalize
from publish.read.plain import read_plain

PROSE = (
    "The lock was dug in the dry years, when the price of corn was low and men could be had for "
    "the asking. Nobody in the town thought that it would pay."
)
TEXT = "The Lock\n\nBy Ada Moss\n\n" + "\n\n".join(f"{PROSE}[{n}]" for n in (1, 2, 3))
NOTES = "\n\n".join(f"[{n}] Moss, The Lower Canal (Hull, 1911), p. {n}2." for n in (1, 2, 3))


@pytest.mark.parametrize(
    "head",
    ["Anmerkungen", "Notes de bas de page", "Fußnoten", "Endnoten", "Einzelnachweise", "Quellen",
     "Références", "Notas al pie", "ANMERKUNGEN", "Notes and Sources"],
)  # fmt: skip
def test_a_heading_whose_notes_all_go_is_not_left_empty(head):
    made = normalize(read_plain(f"{TEXT}\n\n{head}\n\n{NOTES}\n".encode(), "lock.txt")).manuscript
    body = made.split("\n---\n", 1)[1]
    assert head not in body
    assert body.count("[^") == 6


def test_a_heading_with_other_text_under_it_stays():
    text = f"{TEXT}\n\nAnmerkungen\n\n{PROSE}\n\n{NOTES}\n"
    made = normalize(read_plain(text.encode(), "lock.txt")).manuscript
    assert "Anmerkungen" in made.split("\n---\n", 1)[1]
