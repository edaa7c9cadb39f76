"""Takes a packet; gives whether its ledgers still lead back to the seeds, and where notes stood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.clean.change import redo
from publish.diagnostics import Diagnostic, PublishError, Severity, Where
from publish.files import read_text, shown
from publish.manuscript import ledger as ledgers
from publish.read import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from publish.manuscript.ledger import Ledger
    from publish.packet.model import Packet, Reading
    from publish.read.source import Source


@dataclass(frozen=True, slots=True)
class Kept:
    """A reading's ledger and seed, both there and both read."""

    ledger: Ledger
    path: Path
    source: Source

    def call_of(self, label: str) -> Where | None:
        """Give the place in the seed of the mark that became the call of a note."""
        call = f"[^{label}]"
        for one in self.ledger.passes:
            for change in one.applied:
                if change.after == call:
                    line = self.source.text.value.count("\n", 0, change.source.start) + 1
                    return Where(shown(self.source.path), line)
        return None


def kept(packet: Packet, reading: Reading) -> Kept | None:
    """Give the ledger and the seed of a reading, nothing where one of them is not there.

    Raises PublishError where one of them is there and cannot be read.
    """
    path = reading.manuscript.path.with_suffix(".changes.jsonl")
    seeds = sorted((packet.root / "seeds" / path.name.partition(".")[0]).glob("source.*"))
    if not path.is_file() or len(seeds) != 1:
        return None
    return Kept(ledgers.load(read_text(path), path), path, read(seeds[0]))


def check(held: Kept) -> Iterator[Diagnostic]:
    """Hold a ledger to its seed: done over it and undone again, it gives the seed's very bytes."""
    where = Where(shown(held.path), 1)
    if held.ledger.header.source_sha256 != held.source.sha256:
        yield Diagnostic(
            "seed-changed",
            f"{shown(held.source.path)} is not the text that this ledger was made from",
            where,
            Severity.WARNING,
            "Run `publish normalize` again, or bring the seed back.",
        )
        return
    manuscript = ""
    try:
        manuscript = redo(held.source.text.value, held.ledger.passes)
        whole = held.ledger.source_bytes(manuscript) == held.source.data
    except (ValueError, UnicodeError):
        whole = False
    if not whole or ledgers.digest(manuscript) != held.ledger.header.manuscript_sha256:
        yield Diagnostic(
            "ledger-broken",
            "the ledger does not lead from the seed to the manuscript that publish wrote",
            where,
            hint="Bring the file back from a backup, or run `publish normalize` again.",
        )


def of(packet: Packet, reading: Reading) -> tuple[Kept | None, tuple[Diagnostic, ...]]:
    """Give a reading's ledger and seed, and what is wrong with them."""
    try:
        held = kept(packet, reading)
    except PublishError as error:
        return None, error.diagnostics
    return held, tuple(check(held)) if held else ()
