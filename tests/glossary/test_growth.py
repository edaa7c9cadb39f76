"""Twice the text costs twice the work: counted in steps, not in seconds."""

from __future__ import annotations

import sys
from collections import Counter
from xml.etree import ElementTree as ET

import pytest

from publish.glossary import alignment
from publish.glossary.linking import link_terms
from publish.glossary.matcher import compile_matcher
from publish.glossary.model import Entry, Glossary, Headword, Scope
from publish.glossary.proposals import propose
from publish.glossary.review import candidates

LETTERS = "ACDEFHIJKLMNOPQRSTUVWXYZ"

SHAPES = {
    "prose": "The Free Grain Board (FGB) met. Under this board, the “paper fleet” sank. ",
    "brackets": "(AB) [CD] ",
    "open brackets": "(a “b ",
    "one sentence": "word and Word of (ABC) ",
    "cues": "what is known as the concept of a ",
    "blanks": "  \n ",
    "lines": "AB\n",
    "definitions": "A berth is a place that is kept. By sand we mean sand. Sand, the law of sand ",
}


def lines_run(work, *arguments):
    """Count the lines of the project's own code that a call runs."""
    counts: Counter[str] = Counter()

    def local(frame, event, _):
        counts[event] += 1
        return local

    def tracer(frame, event, _):
        return local if "publish" in frame.f_code.co_filename else None

    sys.settrace(tracer)
    try:
        work(*arguments)
    finally:
        sys.settrace(None)
    return counts["line"]


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_finding_grows_with_the_text(shape):
    small = max(lines_run(propose, shape * 40), 2000)
    assert lines_run(propose, shape * 160) < 5 * small


def test_a_long_form_is_sought_a_bounded_way_back():
    words = "free grain board " * 200
    near = alignment.before("FGB", words, 0, len(words))
    assert near is not None
    assert len(words) - near.start < 20


def test_linking_grows_with_the_text():
    matcher = compile_matcher([Headword("fgb", "FGB"), Headword("fleet", "paper fleet")])

    def link(times):
        block = ET.Element("p")
        block.text = "The FGB met. "
        for _ in range(times):
            child = ET.SubElement(block, "em")
            child.text, child.tail = "paper fleet", " of the FGB and "
        link_terms([block], matcher, lambda _: ET.Element("a"), scope=Scope.ALL)

    assert lines_run(link, 400) < 5 * lines_run(link, 100)


def test_a_long_glossary_is_not_gone_through_for_every_term():
    def offer(times):
        text = tuple(f"The Grain {c}ard Board (G{c}B) met." for c in LETTERS[:times])
        decided = tuple(Entry(f"X{number}") for number in range(10 * times))
        candidates({"one": text}, Glossary(decided))

    assert lines_run(offer, 24) < 5 * lines_run(offer, 6)
