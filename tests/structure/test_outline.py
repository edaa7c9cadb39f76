"""The levels of headings: what the text's own numbers hold inside one another."""

from __future__ import annotations

import pytest

from publish.structure.analyse import analyse
from publish.structure.model import BlockKind

_PROSE = "The keeper wrote to the Board again, and the Board did not answer him that year either."


def _outline(*heads: str) -> list[tuple[int, str]]:
    text = "The Keeper of the Lock\n\nBy Ada Moss\n\n" + _PROSE + "\n\n"
    text += "".join(f"{head}\n\n{_PROSE}\n\n" for head in heads)
    found = analyse(text).blocks
    return [(b.level, text[b.start : b.end]) for b in found if b.kind is BlockKind.HEADING]


@pytest.mark.parametrize(
    "heads",
    [
        [(2, "A. The Water"), (3, "Low Pounds and High"), (2, "B. The Boats"),
         (3, "Boats of Iron"), (2, "C. The Keepers"), (3, "Pay and Houses")],
        [(2, "I. The Water"), (3, "A. Low Pounds"), (3, "B. High Pounds"), (2, "II. The Boats"),
         (3, "A. Boats of Iron"), (3, "B. Boats of Wood"), (2, "III. The Keepers")],
        [(2, "I. The Water"), (3, "1. Low Pounds"), (3, "2. High Pounds"), (2, "II. The Boats"),
         (3, "1. Boats of Iron"), (3, "2. Boats of Wood"), (2, "III. The Keepers")],
        [(2, "I. The Water"), (3, "A. Low Pounds"), (4, "1. In Summer"), (4, "2. In Winter"),
         (3, "B. High Pounds"), (4, "1. In Spring"), (4, "2. In Autumn"), (2, "II. The Boats")],
        [(2, "1. The Water"), (3, "Low Pounds and High"), (2, "2. The Boats"),
         (3, "Boats of Iron")],
        [(2, "Introduction"), (2, "A. The Water"), (2, "B. The Boats"), (2, "Conclusion")],
        [(2, "Introduction"), (2, "1. The Water"), (2, "2. The Boats"), (2, "Conclusion")],
        [(2, "Introduction"), (2, "Water"), (2, "Boats of Iron"), (2, "Conclusion")],
        [(2, "Abstract"), (2, "1. Introduction"), (2, "2. The Water"), (2, "References")],
        [(2, "Introduction"), (2, "Methods"), (3, "Boats of Iron"), (3, "Pay and Houses"),
         (2, "Results"), (2, "Conclusion")],
        [(2, "I. The Water"), (3, "A. Low Pounds"), (4, "1. In Summer"), (4, "2. In Winter"),
         (2, "II. The Boats"), (3, "A. Boats of Iron"), (3, "B. Boats of Wood")],
        [(2, "Chapter 1: The Water"), (3, "1. Low Pounds"), (3, "2. High Pounds"),
         (2, "Chapter 2: The Boats"), (3, "1. Boats of Iron"), (3, "2. Boats of Wood")],
        [(2, "The Water of the Pound"), (3, "I"), (3, "II"), (2, "The Boats and Men"), (3, "I"),
         (3, "II")],
        [(2, "THE WATER OF THE POUND"), (3, "I. Low"), (3, "II. High"), (2, "THE BOATS"),
         (3, "I. Iron"), (3, "II. Wood")],
        [(2, "1. The Water"), (3, "a) Low Pounds"), (3, "b) High Pounds"), (2, "2. The Boats"),
         (3, "a) Boats of Iron"), (3, "b) Boats of Wood")],
        [(2, "1. The Water"), (3, "1.1 Low Pounds"), (4, "(i) In Summer"), (4, "(ii) In Winter"),
         (3, "1.2 High Pounds"), (2, "2. The Boats"), (3, "2.1 Boats of Iron"),
         (4, "(i) In Spring")],
        [(2, "A. The Water"), (3, "A.1 Low Pounds"), (3, "A.2 High Pounds"), (2, "B. The Boats"),
         (3, "B.1 Boats of Iron")],
        [(2, "The Water"), (2, "The Boats of Iron"), (2, "Appendix A: The Tolls"),
         (2, "Appendix B: The Men"), (2, "Bibliography")],
        [(2, "Preface"), (2, "Chapter 1: The Water"), (3, "Low Pounds"),
         (2, "Chapter 2: The Boats"), (2, "Afterword")],
    ],
)  # fmt: skip
def test_levels_follow_what_numbers_hold(heads):
    assert _outline(*(head for _, head in heads)) == heads


@pytest.mark.parametrize(
    "heads",
    [
        [(2, "Low Pounds and High"), (2, "Boats of Iron"), (2, "Pay and Houses")],
        [(2, "I. The Water"), (2, "II. The Boats"), (2, "III. The Keepers")],
        [(2, "# The Water"), (3, "## Low Pounds"), (2, "# The Boats"), (3, "## Boats of Iron")],
    ],
)
def test_heads_that_hold_nothing_stay_side_by_side(heads):
    assert _outline(*(head for _, head in heads)) == heads


def test_one_label_over_the_first_part_skips_no_level():
    found = _outline("CHAPTER 12", "PART I", "PART II")
    assert [level for level, _ in found] == [2, 2, 2]
