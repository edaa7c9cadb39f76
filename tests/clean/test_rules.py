"""Every rule is held to what it declares: its examples, its reach, and an end to its work."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.clean.rule import Reach
from publish.clean.rules import RULES
from publish.text import Edit, Text

SHOWN = [(rule, example) for rule in RULES for example in rule.examples]

ODD = "aéB1 .,-\n\t\u00a0'\"_*()=/\x0c\u00ad’“ſﬁ\u0301â€™"


def applied(rule, value):
    edits = [Edit(f.start, f.end, f.text) for f in rule.find(value) if not f.propose]
    return Text(value).apply(edits).value


@pytest.mark.parametrize(
    ("rule", "example"), SHOWN, ids=[f"{r.name}-{i}" for i, (r, _) in enumerate(SHOWN)]
)
def test_examples(rule, example):
    assert applied(rule, example.before) == example.after
    assert applied(rule, example.after) == example.after


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_shows_a_fault_and_a_text_that_must_not_change(rule):
    assert any(example.before == example.after for example in rule.examples)
    finds = [f for example in rule.examples for f in rule.find(example.before)]
    changes = any(example.before != example.after for example in rule.examples)
    assert changes or (finds and all(f.propose for f in finds))
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.why.endswith(".")


def test_names_are_unique():
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.signs], ids=lambda r: r.name)
@given(st.lists(st.sampled_from([*"aB1 .,-\n\t()[]“”=/<>", "th", "--", "...", "<i>", "</i>"])))
@settings(max_examples=150)
def test_a_rule_finds_nothing_without_its_signs(rule, pieces):
    value = "".join(pieces)
    assert rule.may_find(value) or not list(rule.find(value))
    assert all(rule.may_find(each.before) for each in rule.examples if each.before != each.after)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@given(st.text(alphabet=st.sampled_from(ODD), max_size=80))
@settings(max_examples=40)
def test_reach_and_order(rule, value):
    position = 0
    for finding in sorted(rule.find(value), key=lambda f: (f.start, f.end)):
        assert position <= finding.start <= finding.end <= len(value)
        position = finding.end
        before = value[finding.start : finding.end]
        if rule.reach <= Reach.SPACES:
            assert not any(c.isalnum() for c in before + finding.text)
        elif rule.reach <= Reach.MARKS:
            assert letters(before) == letters(finding.text)


def letters(value):
    return [c for c in value if c.isalnum()]
