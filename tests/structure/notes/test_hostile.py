"""Texts made to be hard: each ends in a plan whose spans lie in the text and never overlap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.structure.notes import find

_PIECES = [
    "word", "He", "said.", "1", "2", "3", "10", ".1", ".2 ", ",3", "[1]", "[2]", "(1)", "{1}", "¹",
    "²", "^1", "*", "†",
    "(*)", "[Footnote: ", "[Footnote 1: ", "[Footnote *: ", "]", "\n", "\n\n",
    "\n\n1. ", "\n\n2. ", "\n\n[1] ", "\n\n(*) ", "\n\nNotes\n\n", "\n\nCHAPTER II\n\n", " ",
    "1914", "“", "”", "Ibid. p. 3", "↩", "\n1 ", "[i]", "[A]", "(ii)", "said.iv ", "[II]", "[[1]]",
    "\n\ni. ", "\n(ii) ", "\n[iii] ", "\na. ", "\n^ a b ", "<sup>1</sup>", "**[2]**", "(#a)",
    "[1]–[3]", "(1, 2)", "³⁻⁵", "\n2\t", "\n3: ", "\n\nQuestions\n\n", "Why?", "f'(x)", "; and",
]  # fmt: skip


def check(text: str) -> None:
    plan = find(text, ())
    edits = sorted(
        [(call.start, call.end) for call in plan.calls]
        + [(body.whole.start, body.whole.end) for body in plan.bodies]
    )
    at = 0
    for start, end in edits:
        assert at <= start < end <= len(text)
        at = end
    for body in plan.bodies:
        for span in body.paragraphs:
            assert body.whole.start <= span.start < span.end <= body.whole.end
    for call in plan.calls:
        if call.inline:
            assert call.start <= call.inline.start < call.inline.end <= call.end
    labels = [body.label for body in plan.bodies]
    assert len(labels) == len(set(labels))
    for flag in plan.flags:
        assert 0 <= flag.start <= flag.end <= len(text)


@given(st.lists(st.sampled_from(_PIECES), max_size=60).map("".join))
def test_any_mixture_of_notes(text: str) -> None:
    check(text)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 50_000,
        "1 " * 20_000,
        "1.1 A" * 10_000,
        "\n" * 50_000 + "It rained.1",
        "[Footnote: so " * 3_000,
        "[" * 20_000,
        "a" + "*" * 20_000,
        "word.1" + ", 2" * 10_000,
        "Notes\n\n1. x y\n\n" * 2_000,
        "It rained.1 So.2 It did.3\n\n" + "".join(f"{n}. A, {'A' * 400}\n" for n in (1, 2, 3)),
        "Aa.i " * 10_000 + "\n\ni. Diary.\n\nii. Ibid.",
        "(i)" * 10_000 + "[i] " * 10_000,
    ],
    ids=lambda text: text[:12].replace("\n", "/"),
)
def test_hostile_shape(text: str) -> None:
    check(text)


def test_hundreds_of_calls_and_bodies() -> None:
    text = " ".join(f"It rained.{n} So." for n in range(1, 901))
    text += "\n\nNotes\n\n" + "\n\n".join(f"{n}. Diary, {n}." for n in range(1, 901))
    plan = find(text, ())
    assert [call.number for call in plan.calls] == list(range(1, 901))
    assert len(plan.bodies) == 900
    assert not plan.flags
