"""Takes nothing in; gives the steps of normalising a text, and how far along each one begins."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from publish.clean.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Mapping

_WEIGHTS = {
    "hard-wrap": 10,
    "site-line": 10,
    "structure": 10,
    "notes": 8,
    "manuscript": 7,
    "checks": 24,
    "terms": 5,
}
"""What a step takes of the time of a long essay, in about hundredths; every other takes one."""


def begun() -> Mapping[str, float]:
    """Give, by step, the share of a text's time that is gone when the step begins, from 0 to 1."""
    rules = [rule.name for rule in RULES]
    steps = ["reading", *rules, "structure", "notes", "manuscript", "checks", "terms"]
    ends = list(accumulate(_WEIGHTS.get(step, 1) for step in steps))
    starts = (start for start, _ in pairwise([0, *ends]))
    return {step: start / ends[-1] for step, start in zip(steps, starts, strict=True)}
