"""Lists of contents in a text: known by the headings that they repeat, and never lost."""

from __future__ import annotations

import pytest

from publish.structure.analyse import analyse
from publish.structure.model import BlockKind

PROSE = "The keeper wrote to the Board again, and the Board did not answer him that year either."
HEADS = ("Water of the Pound", "Boats of Iron", "Men at the Gates", "Fall of the Toll")
OTHERS = ("Corn and Its Price", "Oak from the North", "Salt of the Sea", "Days of Frost")
CHAPTERS = tuple(
    f"CHAPTER {n}:   {head}" for n, head in zip(("I", "II", "III", "IV"), HEADS, strict=True)
)


def kinds(top: str, entries: str, heads=HEADS) -> list[BlockKind]:
    text = f"The Keeper of the Lock\n\nBy Ada Moss\n\n{top}\n\n{entries}\n\n{PROSE}\n\n{PROSE}\n\n"
    text += "".join(f"{head}\n\n{PROSE}\n\n{PROSE}\n\n" for head in heads)
    found = analyse(text).blocks
    within = (text.index(top), text.index(entries) + len(entries))
    return [block.kind for block in found if within[0] <= block.start < within[1]]


@pytest.mark.parametrize("top", ["Contents", "Inhalt", "Table des matières"])
@pytest.mark.parametrize(
    "entries",
    [
        "\n".join(HEADS),
        "\n".join(f"{head} ..... {page}" for page, head in enumerate(HEADS, 3)),
        "\n".join(f"{head}, by Anna Pell ..... {page}" for page, head in enumerate(HEADS, 3)),
        f"{HEADS[0]:<40}{HEADS[1]}\n{HEADS[2]:<40}{HEADS[3]}",
        f"{HEADS[0]}\t3\n{HEADS[1]}\t9\n{HEADS[2]}\t14\n{HEADS[3]}\t20",
    ],
    ids=["plain", "leaders", "authors", "columns", "tabs"],
)
def test_what_repeats_the_headings_is_a_list_of_contents(top, entries):
    assert set(kinds(top, entries)) == {BlockKind.CONTENTS}


def test_entries_may_hold_several_blanks():
    assert set(kinds("CONTENTS", "\n".join(CHAPTERS), CHAPTERS)) == {BlockKind.CONTENTS}


def test_a_list_that_repeats_nothing_stays_in_the_text():
    assert BlockKind.CONTENTS not in kinds("Contents", "\n".join(OTHERS))


def test_lines_of_the_text_below_do_not_count_against_a_headed_list():
    listed = (*HEADS[:3], *OTHERS[:2])
    entries = "\n".join(f"{head} ..... {page}" for page, head in enumerate(listed, 3))
    numbered = f"1. {PROSE}\n\n2. {PROSE}"
    text = "".join(f"{head}\n\n{numbered}\n\n" for head in HEADS[:3])
    whole = f"The Keeper of the Lock\n\nBy Ada Moss\n\nCONTENTS\n\n{entries}\n\n{text}"
    found = {
        b.kind
        for b in analyse(whole).blocks
        if b.start in range(whole.index("CON"), whole.index(text))
    }
    assert found == {BlockKind.CONTENTS}
