"""Links on terms: where they are set, where never, and that no word of a reading changes."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.glossary import matcher as matching
from publish.glossary.linking import link_terms
from publish.glossary.matcher import compile_matcher, fold
from publish.glossary.model import Headword, Scope, Sense, Source, Use

LEAGUE = Headword("lon", "LON", ("League",), expansion="League of Nations")
MANDATE = Headword("mandate", "mandate")
CLASS_A = Headword("class-a-mandate", "class A mandate")
POLICY = Headword("open-door-policy", "open door policy")
HEADWORDS = (LEAGUE, MANDATE, CLASS_A, POLICY)


def link(*blocks: str, scope: Scope = Scope.SECTION, headwords=HEADWORDS, reading=""):
    trees = [ET.fromstring(b) for b in blocks]
    before = ["".join(t.itertext()) for t in trees]
    uses = link_terms(trees, compile_matcher(headwords, reading), anchor, scope=scope)
    assert ["".join(t.itertext()) for t in trees] == before
    return [(u.headword.id, u.text) for u in uses], [ET.tostring(t, "unicode") for t in trees]


def anchor(use: Use) -> ET.Element:
    return ET.Element("a", {"class": "term", "id": f"{use.headword.id}-{use.number}"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The LON met.", ["LON"]),
        ("The LON’s seat, the LONs.", ["LON"]),
        ("Two mandates were given.", ["mandates"]),
        ("A mandate's holder", ["mandate"]),
        ("Two open door policies", ["open door policies"]),
        ("The Open Door\u00a0Policy", ["Open Door\u00a0Policy"]),
        ("A class A mandate.", ["class A mandate"]),
        ("lon, Lon, SALON, LON2, LON_1, x-LON, LON-led", []),
        ("The mandated and demandate", []),
        ("Open doors, policy", []),
    ],
)
def test_words_that_are_linked_and_near_misses(text, found):
    uses, _ = link(f"<p>{text}</p>")
    assert [t for _, t in uses] == found


@pytest.mark.parametrize(
    "block",
    [
        "<h3>The LON</h3>",
        "<p><a href='x'>LON</a></p>",
        "<p><code>LON</code></p>",
        "<pre>LON</pre>",
        "<section class='notes'><aside class='note'><p>LON</p></aside></section>",
        "<p class='editorial'>LON</p>",
        "<p>L<em>ON</em></p>",
    ],
)
def test_places_that_are_never_linked(block):
    assert link(block)[0] == []


def test_first_use_in_each_section_or_reading_or_all():
    blocks = ("<p>LON, LON</p>", "<h2>Next</h2>", "<p>LON</p>")
    assert len(link(*blocks)[0]) == 2
    assert len(link(*blocks, scope=Scope.READING)[0]) == 1
    assert len(link(*blocks, scope=Scope.ALL)[0]) == 3


def test_links_keep_the_words_and_the_elements_round_them():
    _, (block,) = link("<p>A <em>mandate</em> of the LON, the <b>open</b> door.</p>")
    assert block == (
        '<p>A <em><a class="term" id="mandate-1">mandate</a></em> of the '
        '<a class="term" id="lon-1">LON</a>, the <b>open</b> door.</p>'
    )


def test_a_heading_deep_in_a_block_begins_a_section():
    uses, _ = link("<div><p>LON</p><h3>x</h3><p>LON</p></div>")
    assert len(uses) == 2


def test_the_defining_sentence_is_not_linked_but_the_next_use_is():
    sense = Sense("A mandate is a trust.", Source("r"))
    defined = Headword("mandate", "mandate", senses=(sense,))
    _, (block,) = link("<p>A mandate is a trust. The mandate ended.</p>", headwords=(defined,))
    assert block == (
        '<p>A mandate is a trust. The <a class="term" id="mandate-1">mandate</a> ended.</p>'
    )


def test_a_call_within_the_defining_sentence_does_not_hide_it():
    sense = Sense("A mandate is, as all know, a trust.", Source("r"))
    defined = Headword("mandate", "mandate", senses=(sense,))
    block = "<p>So. A mandate is,<a class='call'/> as all know, a trust.<a class='call'/> So.</p>"
    assert link(block, headwords=(defined,))[0] == []


def test_a_definition_within_a_sentence_closes_the_whole_sentence():
    sense = Sense("a trust given by the League", Source("r"))
    defined = Headword("mandate", "mandate", senses=(sense,))
    uses, _ = link("<p>The mandate, a trust given by the League, ended.</p>", headwords=(defined,))
    assert uses == []


def test_a_headword_of_another_reading_is_left_alone():
    other = Headword("lon-2", "LON", expansion="Line of Neutrality", readings=("b",))
    here = Headword("lon", "LON", expansion="League of Nations", readings=("a",))
    for reading, expected in (("a", "lon"), ("b", "lon-2")):
        uses, _ = link("<p>LON</p>", headwords=(here, other), reading=reading)
        assert uses == [(expected, "LON")]


WORDS = st.lists(
    st.sampled_from(
        [
            "LON",
            "lon",
            "mandate",
            "Mandates",
            "class",
            "A",
            "open",
            "Door",
            "policies",
            "policy’s",
            "-",
            "İ",
            "ß",
            "",
        ]
    )
)


@given(st.lists(WORDS, max_size=6), st.sampled_from(list(Scope)))
def test_linking_leaves_the_words_unchanged(lists, scope):
    block = ET.Element("p")
    for n, words in enumerate(lists):
        child = ET.SubElement(block, ("em", "a", "code", "b", "br")[n % 5])
        child.text = " ".join(words)
        child.tail = " ".join(reversed(words)) + " "
    before = "".join(block.itertext())
    link_terms([block], compile_matcher(HEADWORDS), anchor, scope=scope)
    assert "".join(block.itertext()) == before
    assert all(a.find("a") is None for a in block.iter("a"))


@given(st.lists(st.sampled_from([*"abAB -’'İß", "LON", "mandate", "s "]), max_size=30))
def test_both_engines_find_the_same(parts):
    value = "".join(parts)
    headwords = (*HEADWORDS, Headword("ab", "ab"), Headword("ab-a", "AB A"), Headword("i", "İb"))
    forms = matching.forms_of(headwords)
    empty = matching.Definitions(())
    one = matching.Matcher(matching._Alternation(forms), empty)
    two = matching.Matcher(matching._Automaton(forms), empty)
    assert one.find(value) == two.find(value)


@given(st.characters())
def test_folding_keeps_one_character_one(character):
    assert len(fold(character)) == 1
    assert fold(fold(character)) == fold(character)


def test_thousands_of_terms_cost_one_walk_over_the_text():
    headwords = [Headword(f"t{n}", f"term{n} of art") for n in range(3000)]
    matcher = compile_matcher(headwords)
    assert isinstance(matcher.engine, matching._Automaton)
    text = " ".join(f"the term{n} of art" for n in range(3000))
    assert len(matcher.find(text)) == 3000
