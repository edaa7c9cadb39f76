"""Decisions: what is offered, what an accepted term carries, and that a rejected one stays away."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from publish.cli import publish
from publish.diagnostics import PublishError
from publish.glossary import review
from publish.glossary.model import Entry, Glossary, Source, State
from publish.glossary.truth import verify

FIRST = (
    "They met.",
    (
        "The North Sea Harbour Board (HB) met. It followed the Brine Doctrine. "
        "Under this doctrine, no ship was to pay for sand."
    ),
)
SECOND = ("The Brine Doctrine was a promise never to sell sand at all. Half a bushel (HB) is big.",)
READINGS = {"first": FIRST, "second": SECOND}


def waiting(*entries: Entry):
    return review.candidates(READINGS, Glossary(entries))


def names(*entries: Entry):
    return sorted((c.entry.term, c.entry.source.reading) for c in waiting(*entries))


def test_every_wording_stands_where_it_is_said_to():
    for candidate in waiting():
        entry = candidate.entry
        paragraph = READINGS[entry.source.reading][entry.source.paragraph - 1]
        wording = entry.definition or entry.expansion or entry.term
        assert paragraph[entry.source.start : entry.source.end] == wording
    assert verify([c.entry for c in waiting()], READINGS) == ()


def test_two_readings_are_asked_each_for_what_it_says():
    assert names() == [
        ("Brine Doctrine", "first"),
        ("Brine Doctrine", "second"),
        ("HB", "first"),
        ("HB", "second"),
    ]


BRINE = [("Brine Doctrine", "first"), ("Brine Doctrine", "second")]
HB = [("HB", "first"), ("HB", "second")]
BOARD = "North Sea Harbour Board"


@pytest.mark.parametrize(
    ("entry", "left"),
    [
        (Entry("HB", state=State.REJECTED), BRINE),
        (Entry("hb", expansion="Half a bushel"), [*BRINE, HB[0]]),
        (Entry("Brine Doctrine"), HB),
        (Entry("Brine Doctrine", definition="x", source=Source("first")), [BRINE[1], *HB]),
        (Entry("HB", expansion=BOARD, source=Source("first")), [*BRINE, HB[1]]),
    ],
)
def test_what_is_decided_is_offered_no_more(entry, left):
    assert names(entry) == left


@pytest.mark.parametrize(
    "entry",
    [
        Entry("Brine Doctrines", state=State.REJECTED),
        Entry("brine-doctrine", state=State.REJECTED),
        Entry("the brine", variants=("Brine Doctrine",), state=State.REJECTED),
    ],
)
def test_a_rejected_term_does_not_come_back_in_another_dress(entry):
    assert names(entry) == HB


def test_a_rejected_expansion_does_not_come_back_in_another_dress():
    rejected = Entry("HB", expansion="Harbour-Boards", state=State.REJECTED)
    assert names(rejected) == [*BRINE, HB[1]]


def test_every_place_is_told():
    (found,) = [c for c in waiting() if c.entry.expansion == "Half a bushel"]
    (place,) = found.places
    assert SECOND[0][place.start : place.end] == "HB"
    assert (place.reading, place.paragraph) == ("second", 1)


def test_an_alternative_is_taken_with_its_own_place():
    (found,) = [c for c in waiting() if c.entry.expansion == "Harbour Board"]
    (entry,) = review.decide([found], State.APPROVED, READINGS, "North Sea Harbour Board")
    assert entry.source == Source("first", 2, 4, 27)
    assert entry.state is State.APPROVED
    with pytest.raises(PublishError, match="does not stand"):
        review.decide([found], State.APPROVED, READINGS, "Harbour Bored")


def test_a_name_that_nobody_offers_is_answered_with_the_nearest():
    with pytest.raises(PublishError, match="Did you mean “Brine Doctrine”"):
        review.chosen(waiting(), ["Brine Doctrin"], None, Glossary())


def test_all_above_a_score():
    found = waiting()
    middle = sorted(c.score for c in found)[2]
    assert all(c.score >= middle for c in review.chosen(found, (), middle, Glossary()))
    assert len(review.chosen(found, (), 0.0, Glossary())) == len(found)


@pytest.fixture
def packet(tmp_path):
    folder = tmp_path / "manuscript"
    folder.mkdir()
    (folder / "packet.toml").write_text('readings = ["first.md"]\n', encoding="utf-8")
    text = "---\ntitle: First\nauthor: Ada Stone\nlang: en\n---\n\n" + "\n\n".join(FIRST) + "\n"
    (folder / "first.md").write_text(text, encoding="utf-8")
    return tmp_path


def run(packet, *arguments):
    return CliRunner().invoke(publish, ["glossary", "--packet", str(packet), *arguments])


def test_from_proposal_to_entry(packet):
    listed = run(packet)
    assert "HB\n      Harbour Board\n      or: North Sea Harbour Board\n" in listed.stdout
    assert listed.stdout.endswith("the glossary has 0 entries.\n")
    proposed = packet / "manuscript" / "glossary.proposed.yaml"
    assert "term: Brine Doctrine" in proposed.read_text(encoding="utf-8")
    run(packet, "accept", "brine doctrine")
    run(packet, "reject", "HB")
    own = (packet / "manuscript" / "glossary.yaml").read_text(encoding="utf-8")
    assert "definition: Under this doctrine, no ship was to pay for sand.\n" in own
    assert "term:" not in proposed.read_text(encoding="utf-8")
    assert json.loads(run(packet, "--json").stdout)["proposals"] == []
    again = run(packet, "accept", "HB")
    assert "rejected already" in str(again.exception)


def test_one_readings_words_can_be_taken_alone(packet):
    folder = packet / "manuscript"
    text = "---\ntitle: Second\nlang: en\n---\n\n" + SECOND[0] + "\n"
    (folder / "second.md").write_text(text, encoding="utf-8")
    (folder / "packet.toml").write_text('readings = ["first.md", "second.md"]\n', encoding="utf-8")
    run(packet, "accept", "HB", "--reading", "second")
    own = (folder / "glossary.yaml").read_text(encoding="utf-8")
    assert "expansion: Half a bushel" in own
    assert "Harbour" not in own
    told = run(packet, "reject", "HB", "--reading", "third")
    assert "The packet's readings are first, second." in told.output


def test_a_second_run_writes_nothing_new(packet):
    run(packet)
    proposed = packet / "manuscript" / "glossary.proposed.yaml"
    before = proposed.stat().st_mtime_ns
    run(packet)
    assert proposed.stat().st_mtime_ns == before


def test_an_empty_call_is_refused(packet):
    assert run(packet, "accept").exit_code == 2


MINE = """\
# my own words
terms:
  # first comes this
  - term: bushel
    definition: a measure
    origin: editor  # mine

"""


def test_words_that_moved_fail_a_check_until_the_places_are_brought_up_to_date(packet):
    folder = packet / "manuscript"
    own, reading = folder / "glossary.yaml", folder / "first.md"
    own.write_text(MINE, encoding="utf-8")
    run(packet, "accept", "brine doctrine")
    before = own.read_text(encoding="utf-8")
    assert before.startswith(MINE.rstrip("\n"))
    assert checked(packet).return_value == 0
    text = reading.read_text(encoding="utf-8")
    reading.write_text(text.replace("They met.", "They met.\n\nAgain."), encoding="utf-8")
    told = checked(packet)
    assert told.return_value == 1
    assert "now stand in paragraph 3 of first, characters 70 to 119" in told.output
    assert "1 place brought up to date" in run(packet).output
    assert own.read_text(encoding="utf-8") == before.replace("paragraph: 2", "paragraph: 3")
    assert checked(packet).return_value == 0
    assert "brought up to date" not in run(packet).output


def test_a_letter_changed_in_the_reading_fails_a_check(packet):
    run(packet, "accept", "brine doctrine")
    reading = packet / "manuscript" / "first.md"
    text = reading.read_text(encoding="utf-8")
    reading.write_text(text.replace("for sand.", "for Sand."), encoding="utf-8")
    told = checked(packet)
    assert told.return_value == 1
    assert "glossary-not-in-source" in told.output
    assert "manuscript/glossary.yaml:5:5" in told.output


def checked(packet):
    return CliRunner().invoke(publish, ["check", "--packet", str(packet)], standalone_mode=False)
