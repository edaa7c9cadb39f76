"""Takes what came of normalising a text; gives one screen of plain words, or the same as data."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from publish.clean.change import State
from publish.files import shown

if TYPE_CHECKING:
    from publish.build.outputs import Outcome


def as_words(outcome: Outcome) -> str:
    """Give the report for a person."""
    changes = [c for one in outcome.result.ledger.passes for c in one.changes]
    eye = sum(c.state is State.REVIEW for c in changes)
    return f"{shown(outcome.manuscript)}: {len(changes)} changes, {eye} for your eye"


def as_data(outcome: Outcome) -> dict[str, object]:
    """Give the report for a program."""
    rules: Counter[str] = Counter(
        c.rule for one in outcome.result.ledger.passes for c in one.applied
    )
    return {"manuscript": shown(outcome.manuscript), "changes": dict(rules)}
