"""The seed, whole: its committed manuscript and ledger are what the machine makes of it."""

from pathlib import Path

import pytest

from publish.build.normalize import normalize
from publish.build.seeds import seed_jobs
from publish.manuscript import ledger as ledgers
from publish.manuscript.parse import parse
from publish.manuscript.wording import BREAKS_OFF
from publish.read import read

ROOT = Path(__file__).resolve().parents[2]
MANUSCRIPT = ROOT / "manuscript" / "us-japan-alliance.md"
LEDGER = ROOT / "manuscript" / "us-japan-alliance.changes.jsonl"


@pytest.fixture(scope="module")
def made():
    (job,) = seed_jobs(ROOT)
    return normalize(read(job.source), job.known)


def test_manuscript_and_ledger_are_the_golden_files(made):
    assert made.manuscript == MANUSCRIPT.read_text()
    assert made.ledger_text == LEDGER.read_text()


def test_the_ledger_undone_gives_the_source_byte_for_byte(made):
    ledger = ledgers.load(LEDGER.read_text(), LEDGER)
    assert ledger.source_bytes(MANUSCRIPT.read_text()) == made.source.data


def test_reads_as_an_editor_would_have_made_it(made):
    read_back = parse(made.manuscript, MANUSCRIPT).value
    front = read_back.front
    assert (front.title, front.subtitle) == (
        "Converging Interests and Shared Values",
        "The U.S.-Japan Bilateral Alliance Enters the 21st Century",
    )
    (author,) = front.authors
    assert author.literal == "Eric Sayers"
    assert author.note.startswith("Mr. Sayers is a graduate student")
    assert front.lang == "en-US"
    assert front.raw["rights"] == "unknown"
    assert [note.missing for note in read_back.notes.values()] == [True, True]
    assert made.manuscript.count(BREAKS_OFF) == 1
    for kept in (
        "Democratic Peoples Republic",
        "guarantees.[^1] To",
        "terms.[^2]",
        "Minister Shigeru",
    ):
        assert kept in made.manuscript
    for gone in ("21 st", "11th ,", "\u00a0", "  However"):
        assert gone not in made.manuscript
