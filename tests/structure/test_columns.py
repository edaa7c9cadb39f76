"""Tables whose columns are certain become tables; what is doubtful stays as it was."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.build.normalize import normalize
from publish.manuscript.parse import parse
from publish.read.plain import read_plain
from publish.structure.columns import columns

TABBED = "Year\tBoats\tToll\n1901\t12\t£3\n1902\t14\t*£4*"
SPACED = "Lock      Boats   Toll of the day\nEly          12   3 pence\nBath        140   4 pence"
PIPED = "| Year | Boats |\n|------|------:|\n| 1901 | 12    |\n| 1902 | a_b_c |"


@pytest.mark.parametrize(("table", "count"), [(TABBED, 3), (SPACED, 3), (PIPED, 2)])
def test_columns_that_cannot_be_mistaken(table, count):
    assert columns(table) == count


@pytest.mark.parametrize(
    "table",
    [
        TABBED.replace("\t14", ""),
        TABBED.replace("Year", "1900"),
        TABBED.replace("12", "a|b"),
        TABBED.rsplit("\n", 1)[0],
        SPACED.replace("12   3", "12     3").replace("3 pence", "3 p"),
        PIPED.replace("|------|------:|\n", ""),
        PIPED.replace("a_b_c", "a | c"),
        "red\tgreen\nblue\twhite\nblack\tgrey",
        "The Lock ..... 3\nThe Boat ..... 4\nThe Rope ..... 9",
    ],
)
def test_columns_in_doubt(table):
    assert columns(table) == 0


PROSE = (
    "The keeper of the lock wrote several letters to the Board of Trade, and when nobody had "
    "answered him he made a list of what he had seen there in the spring of that year. It was not "
    "read by anyone until the lock was drained, when it was found under the stones of the sill."
)


def made(table):
    value = f"The Lock Keeper\n\nBy Ada Moss\n\n{PROSE}\n\n{table}\n\n{PROSE}\n"
    source = read_plain(value.encode(), "lock.txt")
    result = normalize(source)
    assert result.ledger.source_bytes(result.manuscript) == source.data
    return result, parse(result.manuscript, source.path).value.blocks


def test_a_table_of_columns_is_set_as_one():
    for table in (TABBED, SPACED):
        result, blocks = made(table)
        rows = [["".join(cell.itertext()) for cell in row] for row in blocks[1].iter("tr")]
        assert blocks[1].tag == "table"
        assert [len(row) for row in rows] == [3, 3, 3]
        assert not [f for f in result.structure.flags if f.code == "table-uncertain"]


def test_a_markdown_table_is_left_alone():
    result, blocks = made(PIPED)
    assert PIPED in result.manuscript
    assert blocks[1].tag == "table"


def test_a_doubtful_table_keeps_its_lines_and_is_reported():
    doubtful = "red*\tgreen\nblue\twhite_\nblack\tgrey"
    result, blocks = made(doubtful)
    assert f"```\n{doubtful}\n```" in result.manuscript
    assert blocks[1].tag == "pre"
    assert [f for f in result.structure.flags if f.code == "table-uncertain"]


CELLS = st.sampled_from(["a", "12", "# x", "*b*", "_c", "1. d", "- e", "|", "[f]", "&amp;", "<i>"])
GAPS = st.sampled_from(["\t", "  ", "    ", " | ", " "])


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=2, max_size=5), GAPS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_table_comes_through(rows, gap):
    result, _ = made("\n".join(gap.join(["Row", *row]) for row in rows))
    again = normalize(result.source, None, result.ledger.decisions)
    assert again.manuscript == result.manuscript
