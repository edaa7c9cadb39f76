"""Acronyms in every form in which texts explain them, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.glossary.proposals import propose

FOUND = [
    ("The League of Nations (LON) met.", "LON", "League of Nations"),
    ("The LON (League of Nations) met.", "LON", "League of Nations"),
    ("The Trade Union Congress (or TUC) met.", "TUC", "Trade Union Congress"),
    ("the Joint Review Board (the “JRB”) met.", "JRB", "Joint Review Board"),
    ("the Joint Review Board (hereafter JRB) met.", "JRB", "Joint Review Board"),
    ("The Inter-Asian Rail Board, or IARB, met.", "IARB", "Inter-Asian Rail Board"),
    ("The Grain Board, GB, met.", None, None),
    ("The Free Grain Board, FGB, met.", "FGB", "Free Grain Board"),
    ("FGB stands for Free Grain Board.", "FGB", "Free Grain Board"),
    ("FGB, short for Free Grain Board, grew.", "FGB", "Free Grain Board"),
    ("a Free Grain Board, abbreviated as FGB, grew.", "FGB", "Free Grain Board"),
    ("Free Grain Boards (FGBs) grew.", "FGBs", "Free Grain Boards"),
    ("Free Grain Boards (FGBs) grew. One FGB and another FGB fell.", "FGB", "Free Grain Board"),
    ("a low-grade river silt (LGRS) bed", "LGRS", "low-grade river silt"),
    ("the type 2 river gauge (T2RG)", "T2RG", "type 2 river gauge"),
    ("the two-stroke engine (2SE)", "2SE", "two-stroke engine"),
    ("the Ministry of Defence (MoD)", "MoD", "Ministry of Defence"),
    ("hydroxybutane (HB) gas", "HB", "hydroxybutane"),
    ("Society of River Pilots (R.S.P.)", "R.S.P.", "Society of River Pilots"),
    ("the Board of Grain in Britain (GBB)", "GBB", "Board of Grain in Britain"),
    ("gauges (river gauge board, RGB) stood", "RGB", "river gauge board"),
    ("LON\nLeague of Nations\n", "LON", "League of Nations"),
    ("LON: League of Nations\nand more", "LON", "League of Nations"),
    ("LON\tLeague of Nations\n", "LON", "League of Nations"),
    ("- LON – League of Nations", "LON", "League of Nations"),
    ("the Free Grain Board’s (FGB) role", "FGB", "Free Grain Board"),
    ("the Free Grain Board’s (FGB’s) role", "FGB", "Free Grain Board"),
    ("the *Free Grain Board* (*FGB*) met", "FGB", "Free Grain Board"),
    ("the Free Grain Board (FGB [12]) met", "FGB", "Free Grain Board"),
    ("the Free Grain Board (henceforth: FGB) met", "FGB", "Free Grain Board"),
    ("the Free Grain Board, hereafter called the FGB, met", "FGB", "Free Grain Board"),
    ("Free Grain Board, known by its acronym FGB, met", "FGB", "Free Grain Board"),
    ("the free grain board—FGB—met", "FGB", "free grain board"),
    ("the Free Grain Board, FGB for short, met", "FGB", "Free Grain Board"),
    ("FGB is the Free Grain Board.", "FGB", "Free Grain Board"),
    ("the FGB, the Free Grain Board, met", "FGB", "Free Grain Board"),
    ("the FGB – the Free Grain Board – met", "FGB", "Free Grain Board"),
    ("extensible river language (XRL)", "XRL", "extensible river language"),
    ("the Wide Water Watch Club (W3C)", "W3C", "Wide Water Watch Club"),
    ("the Second River War (RWII) ended", "RWII", "Second River War"),
    ("the Third River War (RW3) ended", "RW3", "Third River War"),
    ("the Harbour War II (HWII) ended", "HWII", "Harbour War II"),
    ("Group of Twenty (G20)", "G20", "Group of Twenty"),
    ("the Free Grain Board (Kornraad, or FGB) met", "FGB", "Free Grain Board"),
    ("the Free Grain Board (Kornraad, FGB) met", "FGB", "Free Grain Board"),
    ("the Free Grain Board (the so-called FGB) met", "FGB", "Free Grain Board"),
    ("the Free Grain Board (abbreviation: FGB) met", "FGB", "Free Grain Board"),
    ("the Free Grain Board, usually abbreviated as FGB, met", "FGB", "Free Grain Board"),
    ("the Free Grain Board, the FGB, met", "FGB", "Free Grain Board"),
    ("harbour-to-harbour (H2H) trade", "H2H", "harbour-to-harbour"),
]

NEAR_MISSES = [
    "The treaty (1991) held.",
    "The doctrine of the old prime minister (Yoshida) held.",
    "They flew the F-35 and the G7 met at the Grand 7 hotel.",
    "We measured river gauges (p < 0.05) and (n = 20).",
    "First (a) an apple, second (b) a boat, third (c) a cat.",
    "The League of Nations met. (LON) stood on the door.",
    "The members of the board (see Table 2) sat.",
    "He went home (and slept).",
    "The League of Nations was old; the (LON) rest was new.",
    "The LON (LON) met.",
    "Late opening: nine.",
    "The mayor of London (Paris) spoke.",
    "the Free Grain Board (London, Bergen) met",
    "the Free Grain Board (founded by Ada Stone, LON) met",
    "Copyright (C) 1931 by the harbour.",
    "Choose a language: Nordland (Nordl)",
    "the Stone sort (STONE) failed",
    "of all the evils.) (E1)",
    "f1(x1)f2 (x2)",
    "write to me@free_grain_board (FGB)",
    "FGB is the Free and Open Board of Grain.",
    "the IRA, the Isle of Wight, and the rest",
    "The river – a board – the FGB – met.",
]


@pytest.mark.parametrize(("text", "short", "long"), FOUND)
def test_forms(text, short, long):
    got = [(p.short, p.long) for p in propose(text) if p.short]
    assert got[:1] == ([(short, long)] if short else [])


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_misses(text):
    assert [(p.short, p.long) for p in propose(text) if p.short] == []


def test_the_longer_reading_is_kept_as_an_alternative():
    (proposal,) = propose("In 1920 the Anglo-Danish Joint Review Board (JRB) met.")
    assert proposal.long == "Joint Review Board"
    assert proposal.alternatives == ("Anglo-Danish Joint Review Board",)


def test_an_acronym_is_no_part_of_its_own_longer_reading():
    (proposal,) = propose("JRB\nJoint Review Board\n")
    assert proposal.alternatives == ()


def test_every_place_is_given_and_the_sentence_that_carries_on_defines():
    text = (
        "The Grain Board (GB) met. This board sold all the grain there was. The GB’s end. Then GBs."
    )
    (proposal,) = propose(text)
    assert [text[s.start : s.end] for s in proposal.where] == ["GB", "GB", "GBs"]
    assert proposal.definition == "This board sold all the grain there was."


def test_two_expansions_are_two_proposals():
    text = "The Prime Minister (PM) slept. It was ten post meridiem (PM)."
    assert {p.long for p in propose(text)} == {"Prime Minister", "post meridiem"}


WORDS = (
    'League of Nations (LON) ( ) [ ] “ ” " , . ; : – a known as the called so-called Under this'
    " doctrine Board JRB, or F-35 free grain \n \n\n İ ß ’s"
)
PARTS = st.sampled_from(WORDS.split(" "))


@given(st.lists(PARTS, max_size=40))
def test_no_proposal_has_words_that_are_not_in_the_text(parts):
    text = " ".join(parts)
    for p in propose(text):
        for wording in (p.term, p.short, p.long, p.definition, *p.alternatives):
            assert wording is None or wording in text
        assert p.where
        assert all(0 <= s.start < s.end <= len(text) for s in p.where)
        assert 0 < p.score <= 1
        if p.definition_at:
            assert text[p.definition_at.start : p.definition_at.end] == p.definition


@given(st.text(max_size=200))
def test_any_text_at_all_can_be_searched(text):
    propose(text)
