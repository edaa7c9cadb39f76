"""Takes a packet; gives what is wrong with its manuscripts and its glossary, each with its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.bind.links import resolve
from publish.bind.markup import words
from publish.bind.reading import passages
from publish.check import boundary, ledger
from publish.diagnostics import Diagnostic, Severity, Where
from publish.files import shown
from publish.glossary.flows import paragraphs
from publish.glossary.headwords import headwords
from publish.glossary.truth import verify
from publish.packet import permissions, rights

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from publish.bind.model import Edition
    from publish.manuscript.model import Manuscript
    from publish.packet.model import Packet, Reading

_LEVEL = re.compile(r"h([2-6])")


def check(
    packet: Packet, edition: Edition, today: dt.date, *, release: bool = False
) -> tuple[Diagnostic, ...]:
    """Check every reading of a packet and its glossary.

    ``edition`` is the packet, bound. ``today`` is the day on which
    permissions are judged; in a release a missing one is an error. What `packet.load` itself
    reported is not repeated.
    """
    out: list[Diagnostic] = []
    ids = edition.ids()
    for reading in packet.texts:
        held, faults = ledger.of(packet, reading)
        out.extend(faults)
        out.extend(_reading(reading.manuscript, held))
        out.extend(_links(reading, ids))
    out.extend(boundary.check(packet, edition))
    out.extend(headwords(packet.glossary).diagnostics)
    quoted = {entry.source.reading for entry in packet.glossary.entries if entry.source}
    texts = {
        r.slug: paragraphs(r.manuscript.blocks) if r.slug in quoted else () for r in packet.texts
    }
    out.extend(verify(packet.glossary.entries, texts))
    out.extend(_rights(packet, today, release=release))
    return tuple(out)


def _reading(manuscript: Manuscript, held: ledger.Kept | None) -> Iterator[Diagnostic]:
    file = shown(manuscript.path)
    if not passages(manuscript.blocks):
        yield Diagnostic(
            "reading-empty",
            "the reading has a title but no text",
            Where(file),
            hint="Write its text below the front matter, or take it out of packet.toml.",
        )
    yield from _notes(manuscript, file, held)
    yield from _headings(manuscript, file)
    yield from _pictures(manuscript, file)


def _notes(manuscript: Manuscript, file: str, held: ledger.Kept | None) -> Iterator[Diagnostic]:
    for note in manuscript.notes.values():
        if note.missing:
            yield Diagnostic(
                "note-missing",
                f"the text of note [^{note.label}] is missing from the source copy",
                Where(file, note.line),
                Severity.WARNING,
                "Find it in another copy and write it in place of the words in brackets.",
                held.call_of(note.label) if held else None,
            )
    for label in manuscript.unplaced:
        yield Diagnostic(
            "note-unplaced",
            f"no place in the text calls note [^{label}]",
            Where(file, manuscript.notes[label].line),
            Severity.WARNING,
            f"Write [^{label}] where it belongs; until then it stands at the reading's end.",
        )


def _headings(manuscript: Manuscript, file: str) -> Iterator[Diagnostic]:
    level = 1
    for block in manuscript.blocks:
        if found := _LEVEL.fullmatch(block.tag):
            if int(found[1]) > level + 1:
                yield Diagnostic(
                    "heading-skip",
                    f"the heading “{words(block)}” skips a level",
                    Where(file, int(block.get("data-line", "0"))),
                    Severity.WARNING,
                    f"Begin it with {'#' * (level + 1)}.",
                )
            level = int(found[1])


def _pictures(manuscript: Manuscript, file: str) -> Iterator[Diagnostic]:
    for block in manuscript.blocks:
        for picture in block.iter("img"):
            source = picture.get("src", "")
            where = Where(file, int(block.get("data-line", "0")))
            if not (manuscript.path.parent / source).is_file():
                yield Diagnostic(
                    "image-missing",
                    f"there is no image {source!r} beside the manuscript",
                    where,
                    hint="Put the file there, or correct its name.",
                )
            if not picture.get("alt", "").strip():
                yield Diagnostic(
                    "image-without-words",
                    f"the image {source!r} has no description for those who cannot see it",
                    where,
                    Severity.WARNING,
                    "Describe it between the square brackets: ![a map of the harbour](map.png).",
                )


def _links(reading: Reading, ids: frozenset[str]) -> Iterator[Diagnostic]:
    manuscript = reading.manuscript
    for block in manuscript.blocks:
        for anchor in block.iter("a"):
            target = anchor.get("href", "")
            if target.startswith("#") and not resolve(target, reading.slug, ids):
                yield Diagnostic(
                    "link-dead",
                    f"the link to {target!r} leads nowhere in the packet",
                    Where(shown(manuscript.path), int(block.get("data-line", "0"))),
                    hint="Name a heading by its words, such as (#a-strained-alliance), a paragraph "
                    "as (#p12), or a reading by its slug.",
                )


def _rights(packet: Packet, today: dt.date, *, release: bool) -> Iterable[Diagnostic]:
    entries, faults = permissions.entries(packet, release=release)
    yield from faults
    yield from rights.judge(entries, today, release=release)
