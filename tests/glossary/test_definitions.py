"""Terms that a text introduces as such: every pattern, with what only looks like it."""

from __future__ import annotations

import pytest

from publish.glossary.proposals import propose, terms_json
from publish.structure.model import Block, BlockKind

FOUND = [
    ("The plan to fill the marsh became known as the Brine Plan.", "Brine Plan"),
    ("They lived by what was later referred to as the Harbour Code.", "Harbour Code"),
    ("This is commonly known as marsh banking.", "marsh banking"),
    ("The habit was dubbed “paper fishing” by the mayor.", "paper fishing"),
    ("It is what the mayor called “paper fishing.”", "paper fishing"),
    ("It rested on the so-called brine exception.", "brine exception"),
    ("He believed in the doctrine of prior harbour.", "prior harbour"),
    ("She wrote of the policy of appeasement, and of others.", "appeasement"),
    ("Nobody wanted a “paper harbour” there.", "paper harbour"),
    ("They moved to a “hook and line” strategy.", "hook and line"),
    ("Taxes came to be known as Brinenomics.", "Brinenomics"),
    ("It is what pilots call the harbour dilemma.", "harbour dilemma"),
    ("Pilots call this the harbour dilemma.", "harbour dilemma"),
    ("It is what Stone has termed soft sand", "soft sand"),
    ("The policy, known as appeasement, failed.", "appeasement"),
    ("Stone’s strategy of containment shaped it.", "containment"),
    ("It was a strategy of burden-sharing.", "burden-sharing"),
    ("The plan was code-named “Cold Brine” by them.", "Cold Brine"),
]

NEAR_MISSES = [
    "The mayor, known as Ada Stone, spoke.",
    "The town is now called New Brine.",
    "He was known as a good man.",
    "He was called before the board and termed out.",
    "She said, “paper harbour”",
    "He wrote: “we will sail”",
    "It was a “very long” day.",
    "They held “that it was so” to the end.",
    "The policy of the government failed.",
    "The idea of sailing home was new.",
    "The theory of him was wrong.",
    "Ada Stone met Ada Stone in September, in the Gulf War and in New Brine, New Brine.",
    "It was “normal” to sail.",
    "They called it a day, and him the last fool.",
    "They called it the greatest show.",
    "The meeting, known as the G7, was long.",
    "In his book “The Long Sand” he wrote.",
    "He wrote of “the end” and left it there.",
    "Where a document refers to sand, it is burnt.",
    "The passage refers to the harbour.",
    "This means that no ship sails.",
    "Each trader means to sail.",
    "Stone refers to the harbour.",
    "Higher dues can be defined analogously.",
    "Sand was the source of all the wealth that they had.",
    "An example is a harbour that pays. An example, an example.",
    "A hegemon is a state that rules.",
]


def terms(text, **more):
    return [p.term for p in propose(text, **more)]


@pytest.mark.parametrize(("text", "term"), FOUND)
def test_patterns(text, term):
    assert terms(text) == [term]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_misses(text):
    assert terms(text) == []


DEFINED = [
    (
        "It followed the Brine Doctrine. Under this doctrine, no ship was to pay for sand. More.",
        "Under this doctrine, no ship was to pay for sand.",
    ),
    (
        "It followed the Brine Doctrine. Under that old king, no ship was to pay for sand.",
        "",
    ),
    (
        "It followed the Brine Doctrine.\n\nUnder this doctrine, no ship was to pay for sand.",
        "",
    ),
    (
        "It followed the Brine Doctrine. The doctrine was old and its author was dead.",
        "",
    ),
    (
        "It followed the Brine Doctrine, a policy of taking sand wherever it lay, and grew.",
        "a policy of taking sand wherever it lay",
    ),
    (
        "The Brine Doctrine was a promise never to sell sand.",
        "The Brine Doctrine was a promise never to sell sand.",
    ),
    (
        "His rule that no ship should pay for sand became known as the Brine Doctrine.",
        "His rule that no ship should pay for sand became known as the Brine Doctrine.",
    ),
    ("They followed what became known as the Brine Doctrine.", ""),
    (
        "It followed the Brine Doctrine. Under it, no ship was to pay for sand.",
        "Under it, no ship was to pay for sand.",
    ),
    ("It followed the Brine Doctrine in all things. Under it, no ship was to pay for sand.", ""),
    (
        "It followed the Brine Doctrine. Under the terms of the doctrine, no ship paid for sand.",
        "Under the terms of the doctrine, no ship paid for sand.",
    ),
]

STATED = [
    ("Free mooring refers to the use of a quay without dues.", "Free mooring"),
    ("By free mooring I mean the use of a quay without dues.", "free mooring"),
    ("By “free mooring” is meant the use of a quay without dues.", "free mooring"),
    ("The term “free mooring” means that nobody pays.", "free mooring"),
    ("“Free mooring” means that nobody pays.", "Free mooring"),
    ("The term free mooring denotes the use of a quay without dues.", "free mooring"),
    ("A berth is defined as a place at a quay.", "berth"),
    ("Containment was the policy of holding the sand where it lay.", "Containment"),
    ("A berth is a place that is kept for one ship. A berth costs. Two berths cost more.", "berth"),
]


@pytest.mark.parametrize(("text", "term"), STATED)
def test_a_sentence_that_states_a_meaning_is_the_definition(text, term):
    (found,) = propose(text)
    assert (found.term, found.definition) == (term, text[: text.index(".") + 1])


def test_an_apposition_states_what_a_plain_noun_is():
    (found,) = propose("Containment, the policy of holding the sand where it lay, was old.")
    assert found.term == "Containment"
    assert found.definition == "the policy of holding the sand where it lay"


@pytest.mark.parametrize(("text", "definition"), DEFINED)
def test_the_texts_own_definition(text, definition):
    text = text + "\n\nThe Brine Doctrine fell. Long live the Brine Doctrine."
    found = {p.term: p for p in propose(text)}
    assert found["Brine Doctrine"].definition == definition


def test_names_that_come_back_are_proposed_and_people_and_places_are_not():
    text = (
        "The Harbour Board sat. Ada Stone led the Harbour Board in New Brine. "
        "Ada Stone left New Brine. The Sand Board sat."
    )
    assert terms(text) == ["Harbour Board"]


def test_terms_of_art_are_sought_in_running_text_alone():
    text = "A “paper harbour” there\nIt was a “paper fleet” then."
    cut = text.index("\n")
    blocks = (
        Block(BlockKind.HEADING, 0, cut, 2),
        Block(BlockKind.PARAGRAPH, cut + 1, len(text)),
    )
    assert terms(text, blocks=blocks) == ["paper fleet"]


def test_places_in_json_count_in_the_source():
    text = "The League of Nations (LON) met."
    json = terms_json(propose(text), lambda offset: offset + 100)
    assert '"where": [\n      [\n        123,\n        126\n      ]' in json
    assert '"long": "League of Nations"' in json


def test_twice_the_text_gives_twice_the_places_and_no_more_terms():
    text = "The League of Nations (LON) met. LON rules. They built a “paper harbour” there.\n\n"
    once, many = propose(text), propose(text * 50)
    assert [p.term for p in once] == [p.term for p in many]
    assert sum(len(p.where) for p in many) == 50 * sum(len(p.where) for p in once)
