"""Takes a clean text and its blocks; gives the plan of its notes, labelled, with its flags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.structure.model import NotePlan
from publish.structure.notes import (
    bodies,
    bracketed,
    candidates,
    heads,
    layout,
    match,
    misread,
    named,
    numerals,
    ordered,
    symbols,
)
from publish.structure.notes.draft import Draft
from publish.structure.notes.heads import STRONG
from publish.structure.notes.marks import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from publish.structure.model import Block
    from publish.structure.notes.marks import Head, Mark
    from publish.text import Span


def make(value: str, blocks: Sequence[Block]) -> NotePlan:
    """Make the plan. Takes linear time."""
    if not value.strip():
        return NotePlan()
    lines = layout.read(value, blocks)
    brackets = bracketed.find(value, lines)
    spans = [bracket.whole for bracket in brackets]
    found = _heads_outside(misread.with_misread(value, lines, heads.heads_of(value, lines)), spans)
    marks = candidates.find(value, lines)
    if romans := {head.number for head in found if head.kind is Kind.ROMAN}:
        marks = sorted([*marks, *numerals.glued(value, lines, romans)], key=lambda mark: mark.start)
    marks = _marks_outside(marks, spans)
    kinds = {Kind.ARABIC, *(mark.kind for mark in marks)}
    found = [head for head in found if head.kind in kinds or head.style in STRONG]
    if arrows := ordered.heads(value, lines, marks):
        taken = {head.line for head in arrows}
        found = [*(head for head in found if head.line not in taken), *arrows]
    found = sorted([*found, *bracketed.heads(brackets, lines)], key=lambda head: head.start)
    groups = bodies.groups_of(value, lines, found)
    numberings, groups = match.number_calls(value, marks, groups, lines)
    draft = Draft(value, lines, groups)
    for numbering in numberings:
        draft.add(numbering)
    draft.add_uncalled(found)
    draft.add_again(marks)
    draft.keep_whole([mark for mark in marks if mark.among >= 0])
    draft.add_brackets(brackets)
    with_names = named.find(value, lines, draft.spans(), draft.label, spread=draft.spread)
    draft.calls += with_names.calls
    draft.bodies += with_names.bodies
    draft.flags += with_names.flags
    if symbols.SIGNS.search(value):
        draft.add_signs(symbols.find(value, lines, brackets, draft.spans()))
    return draft.finish()


def _marks_outside(marks: Iterable[Mark], spans: Sequence[Span]) -> list[Mark]:
    """Leave out the marks that lie inside any of the spans; both are in order of place."""
    kept: list[Mark] = []
    at = 0
    for mark in marks:
        while at < len(spans) and spans[at].end <= mark.at:
            at += 1
        if at == len(spans) or mark.at < spans[at].start:
            kept.append(mark)
    return kept


def _heads_outside(found: Iterable[Head], spans: Sequence[Span]) -> list[Head]:
    """Leave out the heads that lie inside any of the spans; both are in order of place."""
    kept: list[Head] = []
    at = 0
    for head in found:
        while at < len(spans) and spans[at].end <= head.start:
            at += 1
        if at == len(spans) or head.start < spans[at].start:
            kept.append(head)
    return kept
