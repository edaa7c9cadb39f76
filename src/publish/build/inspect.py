"""Takes a packet's folder; gives the packet bound, and what is wrong with it, making nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publish import files
from publish.bind.bind import bind, lock
from publish.bind.model import Kind
from publish.check import manuscript, parity
from publish.diagnostics import Severity
from publish.glossary.truth import MOVED
from publish.manuscript.parse import parse_file
from publish.packet import passage_lock
from publish.packet.bibliography import references
from publish.packet.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from publish.bind.model import Edition
    from publish.build.known import Known
    from publish.diagnostics import Diagnostic
    from publish.packet.model import Packet


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a check found: the packet, its edition, the words of its readings, and what to say."""

    packet: Packet
    edition: Edition
    words: int
    diagnostics: tuple[Diagnostic, ...]


def inspect(root: Path, *, release: bool = False) -> Inspection:
    """Check the packet at ``root``. Raises PublishError where it cannot be loaded at all.

    An entry of the glossary that is not what stands at its place is a fault here, though no build
    is held up by words that have only moved.
    """
    packet, edition, said = bound(root, release=release)
    said = [replace(d, severity=Severity.ERROR) if d.code == MOVED else d for d in said]
    words = sum(
        len(parity.of_tree(section.tree).words)
        for section in edition.sections
        if section.kind is Kind.READING
    )
    return Inspection(packet, edition, words, tuple(said))


def bound(
    root: Path, *, release: bool, renumber: bool = False, known: Known | None = None
) -> tuple[Packet, Edition, list[Diagnostic]]:
    """Load, bind and check the packet at ``root``; ``renumber`` forgets its paragraphs' numbers.

    ``known`` is what earlier builds read.

    Raises PublishError where the packet cannot be loaded at all.
    """
    loaded = load(root, known.parse if known else parse_file)
    packet, said = loaded.value, list(loaded.diagnostics)
    if renumber:
        packet = replace(packet, lock=passage_lock.Lock())
    packet = replace(packet, lock=lock(packet))
    cite = known.references if known else references
    edition = bind(packet, numbers=packet.lock, cite=cite)
    said += manuscript.check(packet, edition, files.today(), release=release)
    said += parity.manuscript(packet, edition)
    return packet, edition, said
