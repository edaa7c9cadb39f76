"""The title page of a play and its list of characters, and texts that only look like them."""

from __future__ import annotations

import re

import pytest

from publish.build.normalize import normalize
from publish.read.plain import read_plain

CAST = ("REED, the clerk", "THE FERRYMAN", "A MAN FROM THE COUNTY", "THREE BOATMEN")
SPEECHES = (
    "REED: It is the first of May, and nobody has come to see the bridge opened.\n\n"
    "FERRYMAN: It was the first of May last year, and nobody came to see that either.\n\n"
    "REED: That is how it goes with Mays, when the tide is out and the boats lie over.\n\n"
    "FERRYMAN: Then I shall go home, and you will write down that I was here and went."
)


def _made(text: str) -> tuple[str, list[str]]:
    made = normalize(read_plain(text.encode(), "play.txt")).manuscript
    return made, [line.lstrip("# ") for line in made.split("\n") if re.match(r"#+ ", line)]


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["close", "apart"])
@pytest.mark.parametrize("head", ["CHARACTERS", "Dramatis Personae", "Persons of the Play"])
def test_a_play_is_named_by_its_first_line_and_its_characters_head_nothing(head: str, gap: str):
    cast = gap.join(CAST)
    made, heads = _made(
        f"THE BRIDGE\nA Play in One Act\nby Ada Moss\n\n{head}\n\n{cast}\n\nSCENE: A quay.\n\n"
        f"{SPEECHES}\n"
    )
    assert "title: THE BRIDGE\nsubtitle: A Play in One Act\n" in made
    assert not set(CAST) & set(heads)
    assert all(each in made for each in CAST)


def test_headings_below_a_text_s_characters_stay():
    prose = "The keeper wrote to the Board again, and the Board did not answer him that year. " * 3
    _, heads = _made(
        f"Of Plays\n\nBy Ada Moss\n\n{prose}\n\nCharacters\n\n{prose}\n\nTHE SCENE OF ACTION\n\n"
        f"{prose}\n\nTHE END OF IT\n\n{prose}\n"
    )
    assert heads == ["Characters", "THE SCENE OF ACTION", "THE END OF IT"]
