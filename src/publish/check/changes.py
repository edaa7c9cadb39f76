"""Takes the numbered paragraphs of two versions of a packet; gives changes and an errata slip."""

from __future__ import annotations

import difflib
import itertools
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from publish.check.handed_out import Paragraph

    Place: TypeAlias = tuple[str, str]

_AROUND = 3


class Kind(StrEnum):
    """What happened to a paragraph."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph that is not what it was: where it stands, and its words before and after."""

    kind: Kind
    reading: str
    title: str
    number: str
    before: str
    after: str


def compare(old: Iterable[Paragraph], new: Iterable[Paragraph]) -> tuple[Change, ...]:
    """Say what changed, in the order of the new version, each removal after what stood before it.

    A paragraph is the same one where its reading and its number are the same: the packet's lock
    keeps the numbers. White space does not count.
    """
    before = {(p.reading, p.number): p for p in old}
    after = {(p.reading, p.number): p for p in new}
    changes: dict[Place, Change] = {}
    for place, paragraph in after.items():
        was = before.get(place)
        if was is None:
            changes[place] = _change(Kind.ADDED, paragraph, "", paragraph.text)
        elif (said := _said(was)) != (says := _said(paragraph)):
            changes[place] = _change(Kind.CHANGED, paragraph, said, says)
    for place, paragraph in before.items():
        if place not in after:
            changes[place] = _change(Kind.REMOVED, paragraph, paragraph.text, "")
    order = {place: rank for rank, place in enumerate(_merged(list(before), list(after)))}
    return tuple(changes[place] for place in sorted(changes, key=lambda place: order[place]))


def _said(paragraph: Paragraph) -> str:
    """Give the words of a paragraph and, each behind a sign, those of its notes."""
    return " ".join(" † ".join((paragraph.text, *paragraph.notes)).split())


def differences(change: Change) -> Iterator[tuple[str, str]]:
    """Give each difference of words as (before, after), with a few words round it to find it by."""
    old, new = change.before.split(), change.after.split()
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for group in matcher.get_grouped_opcodes(_AROUND):
        (_, a0, _, b0, _), (_, _, a1, _, b1) = group[0], group[-1]
        yield " ".join(old[a0:a1]), " ".join(new[b0:b1])


def errata(changes: Sequence[Change], title: str, old: str, new: str) -> str:
    """Give an errata slip as Markdown: one page for those who hold the older version."""
    versions = f"version {old or 'before'} to version {new or 'now'}"
    lines = [f"# Errata: {title}", "", f"What changed from {versions}.", ""]
    if not changes:
        lines += ["Nothing in the text.", ""]
    for reading, group in itertools.groupby(changes, key=lambda change: change.title):
        lines += [f"## {reading}", ""]
        for change in group:
            lines += _slip(change)
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _slip(change: Change) -> list[str]:
    if change.kind is Kind.ADDED:
        return [f"- ¶{change.number} is new: “{_begins(change.after)}”"]
    if change.kind is Kind.REMOVED:
        return [f"- ¶{change.number} is gone: “{_begins(change.before)}”"]
    return [
        f"- ¶{change.number}: for “{before}” read “{after}”"
        for before, after in differences(change)
    ]


def _begins(text: str, words: int = 12) -> str:
    parts = text.split()
    return " ".join(parts[:words]) + ("…" if len(parts) > words else "")


def _change(kind: Kind, paragraph: Paragraph, before: str, after: str) -> Change:
    return Change(kind, paragraph.reading, paragraph.title, paragraph.number, before, after)


def _merged(old: Sequence[Place], new: Sequence[Place]) -> list[Place]:
    """Give the places of both versions in one order: the new one's, what is gone in between."""
    known = set(new)
    follows: dict[Place | None, list[Place]] = {}
    last: Place | None = None
    for place in old:
        if place in known:
            last = place
        else:
            follows.setdefault(last, []).append(place)
    out = list(follows.get(None, ()))
    for place in new:
        out += [place, *follows.get(place, ())]
    return out
