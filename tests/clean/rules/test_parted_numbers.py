"""Numbers of notes that a copy left on lines of their own, with and without a heading over them."""

from __future__ import annotations

import pytest

from publish.build.normalize import normalize
from publish.read.plain import read_plain

BODIES = ("Board of Trade, Orders, 12.", "The sign is now at Hull.", "Pell, Canals, 41–43.")
SAID = (
    "The towpath is closed in winter, and those who walk it know that they have no business there.",
    "The Board put up a sign in the year of the flood, and nobody has read it since.",
    "It had bought the canal for the water, and every horse on the bank was a claim against it.",
)


def made(text: str) -> str:
    return normalize(read_plain(text.encode(), "towpath.txt")).manuscript


@pytest.mark.parametrize("number", ["{}", "{}.", "[{}]"])
@pytest.mark.parametrize("behind", ["", "12\n\n3\nShare\nPrevious\nNext\n"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_notes_under_their_numbers_need_no_heading_where_the_text_calls_them(number, behind, count):
    called = "\n\n".join(f"{SAID[i]}{i + 1} {SAID[i - 1]}" for i in range(count))
    notes = "\n\n".join(f"{number.format(i + 1)}\n{BODIES[i]}" for i in range(count))
    manuscript = made(f"The Towpath\n\nBy Ida Reed\n\n{called}\n\n{notes}\n\n{behind}")
    for i in range(count):
        assert f"[^{i + 1}]: {BODIES[i]}\n" in manuscript


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID[0]}1 {SAID[1]}\n\nFrom the Heights\n\n1\n\n{SAID[2]}",
        f"{SAID[0]}1 {SAID[1]}2\n\nII.\n\n1\n\n{SAID[2]}\n\n2\n\n{SAID[0]}\n\n1. Ibid.\n2. P. 4.",
        f"It cost 12.1 pounds. {SAID[0]}\n\n1\n\n{SAID[1]}\n\n2\n\n{SAID[2]}",
        f"{SAID[0]}1 {SAID[1]}2 {SAID[2]}3 {SAID[0]}4\n\n1\n\n{SAID[1]}",
    ],
)
def test_numbered_parts_stay_parts(text):
    assert f"1 {SAID[1]}" not in made(text)
    assert f"1 {SAID[2]}" not in made(text)
