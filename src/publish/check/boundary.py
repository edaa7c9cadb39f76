"""Takes a packet and its edition; gives the notes that refer back over a reading's beginning.

A reading is bound among others: what stood before it when it was first printed does not stand
before it here, so an “Ibid.” in its first note would point into another author's text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.bind.markup import words
from publish.bind.model import Kind
from publish.diagnostics import Diagnostic, Severity, Where
from publish.files import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from publish.bind.model import Edition, Section
    from publish.packet.model import Packet

_BACK = (
    r"(?:[Ii]bid(?:em)?\b|IBID\b|[Ii]dem\b|[Ii]d\.(?!\s*est)|[Ee]ad(?:em\b|\.)"
    r"|[Ll]oc\.\s?[Cc]it|[Oo]p\.\s?[Cc]it)"
)
_OPENS = re.compile(rf"\W*(?:(?:[Ss]ee|[Cc]f\.|[Cc]ompare)(?:\s+also)?,?\s+)?({_BACK}\.?)")
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])*")
_CITED = re.compile(
    rf"\b({_NAME.pattern})(?:,|\s+in|\s+et\s+al\.,?)?\s+((?:op|loc)\.\s?cit\.?)", re.IGNORECASE
)
_NO_NAMES = frozenset(("see", "also", "in", "and", "cf", "vide", "the", "of", "from", "his", "her"))


def check(packet: Packet, edition: Edition) -> Iterator[Diagnostic]:
    """Report the first note of a reading that says “Ibid.”, and each “op. cit.” of nobody known.

    In a packet whose notes run on, the first is said to point at the reading before.
    """
    runs_on = packet.manifest.notes == "continue"
    files = {reading.slug: shown(reading.manuscript.path) for reading in packet.texts}
    before: Section | None = None
    for section in edition.sections:
        if section.kind not in (Kind.READING, Kind.INTRODUCTION):
            continue
        notes = [e for e in section.tree.iter("aside") if e.get("data-line")]
        if notes and (found := _OPENS.match(words(notes[0]))):
            at = f", the last of “{before.title}”" if before is not None and runs_on else ""
            yield Diagnostic(
                "ibid-first",
                f"the reading's first note says “{found[1]}” and so points to a note before it{at}",
                Where(files[section.name], _line(notes[0])),
                Severity.WARNING,
                "Write the reference out: what it means is not in this reading.",
            )
            yield from _unknown(section, notes[1:], files[section.name], words(notes[0]))
        else:
            yield from _unknown(section, notes, files[section.name], "")
        before = section if notes else before


def _unknown(
    section: Section, notes: list[Element], file: str, earlier: str
) -> Iterator[Diagnostic]:
    if not any("cit" in words(note).lower() for note in notes):
        return  # most readings cite so nowhere, and need no list of their names
    known = _names(earlier)
    for block in section.tree:
        if block.tag != "section":
            known |= _names(words(block))
    for note in notes:
        text = words(note)
        for found in _CITED.finditer(text):
            name = found[1]
            if not name[0].isupper() or _names(name) & (_NO_NAMES | known):
                continue
            if not _names(name) & _names(text[: found.start()]):
                yield Diagnostic(
                    "op-cit-unknown",
                    f"the note says “{found[0]}”, but nothing before it in this reading names "
                    f"{name}",
                    Where(file, _line(note)),
                    Severity.WARNING,
                    "Write the reference out: the work was cited in another text.",
                )
        known |= _names(text)


def _names(text: str) -> set[str]:
    return {m[0].casefold().removesuffix("'s").removesuffix("’s") for m in _NAME.finditer(text)}


def _line(note: Element) -> int:
    return int(note.get("data-line", "0"))
