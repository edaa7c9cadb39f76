from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import PublishError
from publish.packet.passage_lock import Lock, dump, load
from publish.packet.passages import carry, describe, likeness, renumber

ESSAY = [
    "The canal was dug by hand in nine winters, and paid for in grain that nobody could spare.",
    "Its engineers left no drawings. What we know of them comes from a tax roll and two songs.",
    "“Water,” says the first song, “goes where it is asked, if it is asked for long enough.”",
    "The second song is about a bridge.",
    "By the time the last lock was closed, the town it was meant to serve had moved downstream.",
]


def numbers(old: list[str], new: list[str]) -> list[str]:
    return [passage.number for passage in carry(renumber(old), new)]


def test_unchanged_paragraphs_keep_their_numbers() -> None:
    assert numbers(ESSAY, ESSAY) == ["1", "2", "3", "4", "5"]


def test_a_mended_typo_keeps_its_number() -> None:
    new = list(ESSAY)
    new[1] = new[1].replace("engineers", "engineres")
    new[3] = "The second song is about a brigde."
    assert numbers(ESSAY, new) == ["1", "2", "3", "4", "5"]


def test_a_new_paragraph_takes_a_letter() -> None:
    fresh = (
        "None of this was in the plan that the bishop had signed in the spring of the year before."
    )
    new = [*ESSAY[:2], fresh, fresh.upper(), *ESSAY[2:]]
    assert numbers(ESSAY, new) == ["1", "2", "2a", "2b", "3", "4", "5"]


def test_a_paragraph_before_the_first_is_0a() -> None:
    new = ["A note on names, which the first printing put at the back of the book.", *ESSAY]
    assert numbers(ESSAY, new)[0] == "0a"


def test_what_is_gone_takes_its_number_with_it() -> None:
    lock = Lock().update("canal", ESSAY).update("canal", [*ESSAY[:2], *ESSAY[3:]])
    assert lock.numbers("canal") == ("1", "2", "4", "5")
    other = "Quite another matter, about a mill that stood on the hill and ground nothing at all."
    again = lock.update("canal", [*ESSAY[:2], other, *ESSAY[3:]])
    assert again.numbers("canal") == ("1", "2", "2a", "4", "5")


def test_letters_are_not_given_twice() -> None:
    fresh = "A wholly new remark on the price of barley in the hungry years before the war."
    lock = Lock().update("canal", ESSAY).update("canal", [ESSAY[0], fresh, *ESSAY[1:]])
    lock = lock.update("canal", ESSAY)
    third = "Somebody else's long opinion about ferries, printed here for want of a better place."
    assert lock.update("canal", [ESSAY[0], third, *ESSAY[1:]]).numbers("canal")[1] == "1b"


def test_a_moved_paragraph_keeps_its_number() -> None:
    assert numbers(ESSAY, [*ESSAY[1:], ESSAY[0]]) == ["2", "3", "4", "5", "1"]


def test_equal_paragraphs_are_told_apart_by_order() -> None:
    assert numbers(["Yes.", "No.", "Yes."], ["Yes.", "No.", "Yes."]) == ["1", "2", "3"]


def test_the_next_edition_counts_anew() -> None:
    fresh = "An afterthought that belongs near the beginning, where the grain is first spoken of."
    new = [ESSAY[0], fresh, *ESSAY[1:]]
    lock = Lock().update("canal", ESSAY).update("canal", new).new_edition("canal", new)
    assert lock.numbers("canal") == ("1", "2", "3", "4", "5", "6")


def test_unlike_texts_are_unlike() -> None:
    assert likeness(describe("", ESSAY[0]), describe("", ESSAY[4])) < 0.2


paragraphs = st.lists(
    st.text(alphabet="abcdefghij klmnop.", min_size=30, max_size=120).map(str.strip).filter(bool),
    min_size=1,
    max_size=12,
    unique_by=lambda text: " ".join(text.split()),
)


@given(paragraphs, st.data())
def test_random_edits_never_move_a_number(old: list[str], data: st.DataObject) -> None:
    lock = Lock().update("r", old)
    new = list(old)
    for _ in range(data.draw(st.integers(0, 4))):
        where = data.draw(st.integers(0, len(new)))
        if data.draw(st.booleans()):
            new.insert(where, data.draw(st.text("qrstuvwxyz ", min_size=20, max_size=60)))
        elif where < len(new):
            del new[where]
    after = lock.update("r", new)
    got = after.numbers("r")
    assert len(got) == len(new)
    assert len(set(got)) == len(got)
    first = {
        " ".join(text.split()): number for text, number in zip(old, lock.numbers("r"), strict=True)
    }
    for text, number in zip(new, got, strict=True):
        folded = " ".join(text.split())
        if folded in first and [" ".join(t.split()) for t in new].count(folded) == 1:
            assert number == first[folded]
    assert after.update("r", new).numbers("r") == got
    assert dump(load(dump(after), "passages.lock")) == dump(after)


def test_a_broken_lock_names_its_line() -> None:
    text = dump(Lock().update("canal", ESSAY)) + "half a li\n"
    with pytest.raises(PublishError) as caught:
        load(text, "passages.lock")
    assert caught.value.diagnostics[0].where.line == 7


def test_a_lock_of_another_format_is_refused() -> None:
    with pytest.raises(PublishError, match="format 9"):
        load('{"passages": 9}\n', "passages.lock")
