"""Takes glossary entries and the readings' text; gives a fault for each wording not found there."""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Severity
from publish.glossary.model import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from publish.glossary.model import Entry, Source

MOVED = "glossary-moved"
"""The code of an entry whose words stand in its reading, but not where the entry says."""


def verify(
    entries: Iterable[Entry], readings: Mapping[str, Sequence[str]]
) -> tuple[Diagnostic, ...]:
    """Check that what claims to be a reading's own words stands there, character for character.

    ``readings`` holds each reading's paragraphs (see `flows.paragraphs`) by slug. The definition
    must be what stands at the entry's place, or the expansion where there is no definition; of an
    entry with both, the expansion must stand anywhere in the reading. Words that stand elsewhere in
    the reading than their entry says are a warning, since an edit before them moves them.
    """
    faults: list[Diagnostic] = []
    for entry in entries:
        if entry.state is State.REJECTED:
            continue
        unknown = [slug for slug in entry.readings if slug not in readings]
        faults.extend(_no_reading(entry, slug, readings) for slug in unknown)
        if entry.source is None:
            continue
        paragraphs = readings.get(entry.source.reading)
        if paragraphs is None:
            faults.append(_no_reading(entry, entry.source.reading, readings))
            continue
        for name, wording in _wordings(entry):
            if not _stands(wording, entry.source, paragraphs):
                faults.append(_not_there(entry, entry.source.reading, name, wording))
    faults.extend(_moved(entry, source) for entry, source in moved(entries, readings))
    return tuple(faults)


def moved(
    entries: Iterable[Entry], readings: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Entry, Source]]:
    """Give the entries whose words stand elsewhere in their reading, with the nearest such place.

    An entry that names no place has none to leave.
    """
    for entry in entries:
        source = entry.source
        if source is None or entry.state is State.REJECTED or not source.end:
            continue
        paragraphs = readings.get(source.reading, ())
        (_, wording), *_rest = _wordings(entry)
        if _at_place(source, paragraphs) == wording:
            continue
        found = [
            (abs(number - source.paragraph), number, at)
            for number, paragraph in enumerate(paragraphs, start=1)
            if (at := paragraph.find(wording)) >= 0
        ]
        if found:
            _, number, at = min(found)
            yield entry, replace(source, paragraph=number, start=at, end=at + len(wording))


def _wordings(entry: Entry) -> list[tuple[str, str]]:
    """Give what an entry says in a reading's words, that which stands at its place first."""
    both = (("definition", entry.definition), ("expansion", entry.expansion))
    return [(name, words) for name, words in both if words] or [("term", entry.term)]


def _stands(wording: str, source: Source, paragraphs: Sequence[str]) -> bool:
    return _at_place(source, paragraphs) == wording or any(wording in p for p in paragraphs)


def _at_place(source: Source, paragraphs: Sequence[str]) -> str:
    here = paragraphs[source.paragraph - 1 : source.paragraph] if source.paragraph else ()
    return "".join(here)[source.start : source.end]


def _moved(entry: Entry, source: Source) -> Diagnostic:
    return Diagnostic(
        MOVED,
        f"the words of “{entry.term}” now stand in paragraph {source.paragraph} of"
        f" {source.reading}, characters {source.start} to {source.end}",
        entry.where,
        Severity.WARNING,
        hint="`publish glossary` brings the places of all entries up to date.",
    )


def _no_reading(entry: Entry, reading: str, readings: Iterable[str]) -> Diagnostic:
    near = difflib.get_close_matches(reading, list(readings), 1)
    return Diagnostic(
        "glossary-no-such-reading",
        f"“{entry.term}” names the reading “{reading}”, which the packet does not have",
        entry.where,
        hint=f"Did you mean “{near[0]}”?" if near else f"The packet has {', '.join(readings)}.",
    )


def _not_there(entry: Entry, reading: str, name: str, wording: str) -> Diagnostic:
    return Diagnostic(
        "glossary-not-in-source",
        f"the {name} of “{entry.term}” is said to stand in {reading}, but does not: “{wording}”",
        entry.where,
        hint="Copy the reading's words exactly, or write “origin: editor” if the words are yours.",
    )
