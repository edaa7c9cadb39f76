"""Takes glossary entries and the readings' text; gives a fault for each wording not found there."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic
from publish.glossary.model import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from publish.glossary.model import Entry


def verify(
    entries: Iterable[Entry], readings: Mapping[str, Sequence[str]]
) -> tuple[Diagnostic, ...]:
    """Check that what claims to be a reading's own words stands there, character for character.

    ``readings`` holds each reading's paragraphs (see `flows.paragraphs`) by slug. Paragraphs may
    have moved since an entry was accepted: what counts is that its expansion and its definition
    each stand whole in one paragraph of the reading that it names.
    """
    faults: list[Diagnostic] = []
    for entry in entries:
        if entry.source is None or entry.state is State.REJECTED:
            continue
        paragraphs = readings.get(entry.source.reading)
        if paragraphs is None:
            faults.append(_no_reading(entry, entry.source.reading, readings))
            continue
        for name, wording in (("definition", entry.definition), ("expansion", entry.expansion)):
            if wording and not _stands(wording, entry, paragraphs):
                faults.append(_not_there(entry, entry.source.reading, name, wording))
    return tuple(faults)


def _stands(wording: str, entry: Entry, paragraphs: Sequence[str]) -> bool:
    source = entry.source
    if source and 0 < source.paragraph <= len(paragraphs):
        paragraph = paragraphs[source.paragraph - 1]
        if paragraph[source.start : source.end] == wording:
            return True
    return any(wording in paragraph for paragraph in paragraphs)


def _no_reading(entry: Entry, reading: str, readings: Iterable[str]) -> Diagnostic:
    near = difflib.get_close_matches(reading, list(readings), 1)
    return Diagnostic(
        "glossary-no-such-reading",
        f"“{entry.term}” names the reading “{reading}”, which the packet does not have",
        entry.where,
        hint=f"Did you mean “{near[0]}”?" if near else "Write “origin: editor” if it is yours.",
    )


def _not_there(entry: Entry, reading: str, name: str, wording: str) -> Diagnostic:
    return Diagnostic(
        "glossary-not-in-source",
        f"the {name} of “{entry.term}” is said to stand in {reading}, but does not: “{wording}”",
        entry.where,
        hint="Copy the reading's words exactly, or write “origin: editor” if the words are yours.",
    )
