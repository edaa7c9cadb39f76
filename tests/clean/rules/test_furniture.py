"""The rules for page furniture: each by its examples, and texts that none of them may touch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from publish.clean.rules.furniture import RULES
from publish.clean.rules.site_words.phrases import KINDS

if TYPE_CHECKING:
    from publish.clean.rule import Example, Rule


def _applied(rule: Rule, text: str) -> str:
    out, at = "", 0
    for found in rule.find(text):
        assert at <= found.start <= found.end <= len(text)
        if not found.propose:
            out += text[at : found.start] + found.text
            at = found.end
    return out + text[at:]


_CASES = [pytest.param(r, e, id=f"{r.name}-{i}") for r in RULES for i, e in enumerate(r.examples)]


@pytest.mark.parametrize(("rule", "example"), _CASES)
def test_each_example_comes_out_as_shown_and_a_second_time_unchanged(rule: Rule, example: Example):
    once = _applied(rule, example.before)
    assert once == example.after
    assert _applied(rule, once) == once


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_shows_a_text_that_must_not_change(rule: Rule):
    assert any(example.before == example.after for example in rule.examples)
    assert not rule.why.endswith(" ")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n" * 100_000,
        "7\n" * 10_000,
        "a" * 1_000_000,
        "Share\n" * 5_000,
        "[Pg 1]\n\nx " * 5_000,
    ],
    ids=["empty", "blank", "digits", "line", "share", "pages"],
)
def test_hostile_shapes_come_through(rule: Rule, text: str):
    assert len(_applied(rule, text)) <= len(text) + 1


@pytest.mark.parametrize("kind", KINDS)
def test_no_phrase_of_a_site_tells_one_figure_from_another(kind: str) -> None:
    """`kinds` asks once for all lines that differ in their figures alone."""
    assert not re.search(r"[0-9]", re.sub(r"\{[0-9,]+\}", "", KINDS[kind].pattern))
