"""Takes a packet; gives the ledger of its permissions, one entry a reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Where
from publish.files import shown
from publish.packet import citation, rights

if TYPE_CHECKING:
    from publish.packet.model import Packet


def entries(packet: Packet) -> tuple[tuple[rights.Entry, ...], tuple[Diagnostic, ...]]:
    """Give an entry for each reading, and the faults in what its front matter says of rights."""
    out: list[rights.Entry] = []
    faults: list[Diagnostic] = []
    for reading in packet.readings:
        front = reading.manuscript.front
        where = Where(shown(reading.manuscript.path), front.lines.get("rights", 1))
        parsed, found = rights.parse(front.raw, where)
        faults.extend(found)
        source = citation.item(reading.slug, front)
        out.append(rights.Entry(reading.slug, front.title, parsed, source, where))
    return tuple(out), tuple(faults)
