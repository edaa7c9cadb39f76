"""Patterns that are compiled when they are first used."""

import re

import pytest

from publish.clean.rules.site_words import phrases, sure
from publish.clean.rules.site_words.classes import Phrases
from publish.patterns import later


def test_a_later_pattern_does_what_the_pattern_does() -> None:
    pattern = later(r"(?P<word>[a-z]+)", re.IGNORECASE)
    found = pattern.fullmatch("Lock")
    assert found is not None
    assert found["word"] == "Lock"
    assert pattern.sub("x", "a lock") == "x x"
    assert [match[0] for match in pattern.finditer("a lock")] == ["a", "lock"]
    assert pattern.pattern == r"(?P<word>[a-z]+)"


def test_a_later_pattern_is_not_compiled_before_it_is_used() -> None:
    pattern = later("(")
    with pytest.raises(re.error):
        pattern.search("")


@pytest.mark.parametrize(
    "line",
    ["Share", "*** share ***", "**** share", "ſhare", "SHARE (3)", "3 shares", "über uns", "Ädit",
     "[menu]", "_menu", "m|n", "m", "", "-", "mark", "Kontakt", "\u212aontakt"],
)  # fmt: skip
def test_phrases_are_the_same_by_their_first_letters_as_together(line: str) -> None:
    said = (r"shares?", r"\d+ shares?", "menu|[m|n]", "über uns|kontakt", r"(?:a|m\|n)", "edit")
    together = re.compile(rf"\W{{0,3}}(?:{'|'.join(said)})\W{{0,3}}", re.IGNORECASE)
    assert Phrases(said).fullmatch(line) is (together.fullmatch(line) is not None)


@pytest.mark.parametrize("words", [*phrases.KINDS.values(), sure.SURE, sure.CREDIT, sure.PAGE])
def test_all_phrases_of_sites_can_be_compiled(words: Phrases) -> None:
    for letter in ("", "ö", *"abcdefghijklmnopqrstuvwxyz"):
        words.begun_with(letter, "no line of a site")
