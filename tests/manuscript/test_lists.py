"""Lists in lists, and lists of two kinds: what is written is read as it was meant."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.build.normalize import normalize
from publish.manuscript.parse import parse
from publish.read.plain import read_plain

PROSE = (
    "The keeper of the lock wrote several letters to the Board of Trade, and when nobody had "
    "answered him he made a list of what he had seen there in the spring of that year. It was not "
    "read by anyone until the lock was drained, when it was found under the stones of the sill."
)


def lists(listing):
    return [block for block in made(listing) if block.tag in ("ul", "ol")]


def made(listing):
    value = f"The Lock Keeper\n\nBy Ada Moss\n\n{PROSE}\n\n{listing}\n\n{PROSE}\n"
    source = read_plain(value.encode(), "lock.txt")
    return parse(normalize(source).manuscript, source.path).value.blocks


def shape(element):
    inner = [shape(child) for item in element for child in item if child.tag in ("ul", "ol")]
    return [element.tag, len(element), *inner]


def test_a_list_in_a_list_of_another_kind():
    blocks = lists(
        "1. the boats were old.\n    - the long ones were old.\n    - the short ones were old.\n"
        "2. the stones were old."
    )
    assert [shape(block) for block in blocks] == [["ol", 2, ["ul", 2]]]


def test_bullets_and_numbers_at_one_depth_are_two_lists():
    blocks = lists(
        "- the boats were old.\n- the ropes were old.\n\n"
        "1. the stones were old.\n2. the sills were old."
    )
    assert [shape(block) for block in blocks] == [["ul", 2], ["ol", 2]]


def test_a_list_that_begins_set_in_is_no_code():
    blocks = lists(
        "        - the boats were old.\n        - the ropes were old.\n    - the stones were old."
    )
    assert [block.tag for block in blocks] == ["ul"]
    assert [item.text for item in blocks[0].iter("li")] == [
        "the boats were old.",
        "the ropes were old.",
        "the stones were old.",
    ]


WORDS = [
    "ropes lay", "sills broke", "men left", "boats sank", "birds came", "rain fell", "ice went",
    "wind rose",
]  # fmt: skip
ITEMS = st.tuples(st.integers(0, 4), st.sampled_from(["- ", "* ", "1. ", "2. ", "(3) ", "a) ", ""]))


@given(st.lists(ITEMS, max_size=8), st.sampled_from(["\n", "\n\n"]))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_list_is_read_as_it_was_meant(items, between):
    lines = [
        f"{'    ' * depth}{marker}there the {words}, it was said"
        for (depth, marker), words in zip(items, WORDS, strict=False)
    ]
    blocks = made(between.join(lines))
    said = " ".join("".join(block.itertext()) for block in blocks)
    assert all(words in said for words in WORDS[: len(items)])
