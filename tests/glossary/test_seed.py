"""The project's own packet: what its seed offers, and that its glossary speaks the seed's words."""

from __future__ import annotations

from pathlib import Path

from publish.glossary import store
from publish.glossary.flows import paragraphs
from publish.glossary.proposals import propose
from publish.glossary.truth import verify
from publish.manuscript.parse import parse_file

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "us-japan-alliance" / "source.txt"


def test_what_the_seed_offers():
    found = {p.term: p for p in propose(SEED.read_text(encoding="utf-8"))}
    assert set(found) == {
        "SCC",
        "DPRK",
        "Yoshida Doctrine",
        "peace dividend",
        "shield and spear",
        "imperial overstretch",
    }
    assert found["Yoshida Doctrine"].definition == (
        "Under this doctrine, Japan chose to remain dependent upon the US security guarantee, "
        "while continuing to develop economically."
    )
    assert found["SCC"].long == "Security Consultative Committee"
    assert found["SCC"].alternatives == ("US-Japan Security Consultative Committee",)
    assert found["DPRK"].long == "Democratic Peoples Republic of Korea"


def test_the_packets_glossary_speaks_the_readings_own_words():
    read = store.load(ROOT / "manuscript" / store.FILE)
    assert read.diagnostics == ()
    assert {"Yoshida Doctrine", "SCC", "DPRK"} <= {e.term for e in read.value.approved()}
    manuscript = parse_file(ROOT / "manuscript" / "us-japan-alliance.md").value
    texts = {"us-japan-alliance": paragraphs(manuscript.blocks)}
    assert verify(read.value.entries, texts) == ()
    for entry in read.value.entries:
        assert entry.source is not None
        paragraph = texts["us-japan-alliance"][entry.source.paragraph - 1]
        wording = entry.definition or entry.expansion
        assert paragraph[entry.source.start : entry.source.end] == wording
