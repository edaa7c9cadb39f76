import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.clean.book import Book, Wish, by_place
from publish.clean.change import Change, Changes, redo, undo
from publish.clean.rule import Finding
from publish.text import Edit, Origins, Span, Text


def test_origins_through_chained_edits():
    source = "a\u00a0\u00a0b philo-\nsophy end"
    text = Text(source).apply([Edit(1, 3, " ")])
    text = text.apply([Edit(text.value.index("-"), text.value.index("-") + 2, "")])
    text = text.apply([Edit(0, 0, "# ")])
    assert text.value == "# a b philosophy end"
    for word in ("philo", "sophy", "end", "b"):
        at = text.value.index(word)
        origin = text.origins(at, at + len(word))
        assert source[origin.start : origin.end] == word
    assert text.origin(0) == 0
    assert text.origin(1) == 0


def test_what_was_put_in_has_the_place_where_it_was_put():
    text = Text("abcd").apply([Edit(1, 3, "XXXXXXXX")])
    assert text.origins(1, 9) == Span(1, 3)
    assert text.origins(9, 10) == Span(3, 4)


@pytest.mark.parametrize(
    "edits", [[Edit(0, 2, ""), Edit(1, 3, "")], [Edit(3, 9, "")], [Edit(2, 1, "")]]
)
def test_overlaps_and_strays_are_refused(edits):
    with pytest.raises(ValueError, match="overlaps"):
        Text("abcd").apply(edits)


@given(
    st.text(max_size=30),
    st.lists(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3), st.text(max_size=3)),
                      max_size=5), max_size=4),
)  # fmt: skip
def test_undone_and_redone(value, rounds):
    book = Book()
    text = Text(value)
    for number, wishes in enumerate(rounds):
        found = [
            Wish("r", Finding(at, min(at + size, len(text.value)), new))
            for at, size, new in wishes
            if at <= len(text.value)
        ]
        text = book.make(str(number), text, by_place(found))
    assert undo(text.value, book.passes) == value
    assert redo(value, book.passes) == text.value
    for one in book.passes:
        for change in one.changes:
            assert 0 <= change.source.start <= change.source.end <= len(value)


@pytest.mark.parametrize("own", ["3f", "3f-2", "3f-10", "3f-1", "3f-02", "3f-x", "-2", "", "a-b-3"])
def test_changes_come_back_as_they_were_put_on_record(own):
    place = {"id": own, "start": 3, "source": Span(4, 5)}
    change = Change("r", "a", "b", 0.5, why="so", group="g", **place)
    changes = Changes([change, change])
    assert list(changes) == [change, change]
    assert [times for _, times in changes.alike()] == [2]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3), st.text("xyz")), max_size=9))
def test_origins_asked_for_in_order_are_those_of_the_characters(edits):
    source, position = "0123456789abcdef", 0
    wanted = []
    for start, size, new in sorted(edits):
        if start >= position:
            wanted.append(Edit(start, start + size, new))
            position = start + size
    text = Text(source).apply(wanted)
    walk = Origins(text.runs)
    for start in range(len(text.value) + 1):
        for end in range(start, len(text.value) + 1):
            first = last = text.origin(start)
            if end > start:
                own = text.value[end - 1] in source
                last = text.origin(end - 1) + 1 if own else text.origin(end)
            assert walk.of(start, end) == (first, last)
