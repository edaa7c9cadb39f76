"""Each invariant, broken on purpose, stops the run and is named."""

from dataclasses import replace

import pytest
from msgspec import structs

from publish.build import invariants
from publish.build.invariants import hold
from publish.clean.book import Book
from publish.clean.change import Change, Changes, Pass, State
from publish.clean.rules import RULES
from publish.clean.run import clean
from publish.diagnostics import PublishError
from publish.manuscript import ledger as ledgers
from publish.manuscript.write import write
from publish.read.plain import read_plain
from publish.structure.analyse import analyse
from publish.structure.model import Known
from publish.text import Span

TEXT = b"""The Lock Keeper

In 1901 the keeper of the lock wrote a letter to the Board of Trade.

A Second Part

He had no answer, and he wrote again in 1902 with the same result.
"""


def made():
    source = read_plain(TEXT, "lock.txt")
    book = Book()
    text = clean(source.text, RULES, book)
    written = write(text, analyse(text.value), Known(), book)
    return (
        source,
        written.value,
        ledgers.make(source, written.value, book.passes, "1"),
        written,
    )


def broken(source, manuscript, ledger, written, dumped=None):
    dumped = dumped or ledgers.dump(ledger, source.text.value)
    with pytest.raises(PublishError) as error:
        hold(source, manuscript, ledger, dumped, written)
    return error.value.diagnostics[0].code


def test_a_sound_run_passes():
    source, manuscript, ledger, written = made()
    hold(source, manuscript, ledger, ledgers.dump(ledger, source.text.value), written)


def test_1_a_manuscript_that_is_not_the_ledgers():
    source, manuscript, ledger, written = made()
    assert broken(source, manuscript.replace("keeper", "Keeper"), ledger, written) == "invariant-1"


def taken(source, rule):
    """Give the change by which a rule takes a sentence out."""
    sentence = "He had no answer, and he wrote again in 1902 with the same result."
    at = source.text.value.index(sentence)
    return Change(rule, sentence, "", id="x", start=at, source=Span(at, at + len(sentence)))


def only_from_the_fourth(monkeypatch):
    """Set the first three invariants aside, which would speak first."""
    for name in ("_undone", "_kept", "_words"):
        monkeypatch.setattr(invariants, name, lambda *_: "")


def test_2_characters_that_went_without_record(monkeypatch):
    source, manuscript, ledger, written = made()
    monkeypatch.setattr(invariants, "_undone", lambda *_: "")
    assert broken(source, manuscript.replace("1902", "190"), ledger, written) == "invariant-2"


def test_3_words_in_another_order(monkeypatch):
    source, manuscript, ledger, written = made()
    monkeypatch.setattr(invariants, "_undone", lambda *_: "")
    swapped = manuscript.replace("1901", "----").replace("1902", "1901").replace("----", "1902")
    assert broken(source, swapped, ledger, written) == "invariant-3"


def test_4_a_sentence_taken_out_without_review(monkeypatch):
    source, manuscript, ledger, written = made()
    change = taken(source, "cut")
    only_from_the_fourth(monkeypatch)
    cut = replace(ledger, passes=(Pass("cut", Changes([change])), *ledger.passes))
    assert broken(source, manuscript, cut, written) == "invariant-4"
    seen = replace(
        cut,
        passes=(
            Pass("cut", Changes([structs.replace(change, state=State.REVIEW)])),
            *ledger.passes,
        ),
    )
    assert broken(source, manuscript, seen, written) == "invariant-6"


def test_4_a_paragraph_that_left_for_the_front_matter_and_did_not_arrive(monkeypatch):
    source, manuscript, ledger, written = made()
    change = taken(source, "front-matter")
    only_from_the_fourth(monkeypatch)
    *others, last = ledger.passes
    lost = replace(ledger, passes=(*others, Pass(last.name, Changes([*last.changes, change]))))
    assert broken(source, manuscript, lost, written) == "invariant-4"


def test_5_a_heading_that_is_none(monkeypatch):
    source, manuscript, ledger, written = made()
    only_from_the_fourth(monkeypatch)
    assert broken(source, manuscript.replace("## ", ""), ledger, written) == "invariant-5"


def test_6_a_ledger_that_says_something_else():
    source, manuscript, ledger, written = made()
    dumped = "".join(ledgers.dump(ledger, source.text.value))
    dumped = [dumped.replace('"state": "auto"', '"state": "review"')]
    assert broken(source, manuscript, ledger, written, dumped) == "invariant-6"
