"""Takes a packet; gives the ledger of its permissions, one entry a reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Severity, Where
from publish.files import shown
from publish.manuscript.front_matter import meant
from publish.packet import citation, rights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.manuscript.model import FrontMatter
    from publish.packet.model import Packet


def entries(
    packet: Packet, *, release: bool = False
) -> tuple[tuple[rights.Entry, ...], tuple[Diagnostic, ...]]:
    """Give an entry for each reading, and the faults in what its front matter says of rights.

    In a release a key that is not understood is an error: it may be the day of expiry.
    """
    severity = Severity.ERROR if release else Severity.WARNING
    out: list[rights.Entry] = []
    faults: list[Diagnostic] = []
    for reading in packet.readings:
        front = reading.manuscript.front
        where = Where(shown(reading.manuscript.path), front.lines.get("rights", 1))
        parsed, found = rights.parse(front.raw, where)
        faults.extend(found)
        faults.extend(_unknown(front, where.file, severity))
        source = citation.item(reading.slug, front)
        out.append(rights.Entry(reading.slug, front.title, parsed, source, where))
    return tuple(out), tuple(faults)


def _unknown(front: FrontMatter, file: str, severity: Severity) -> Iterator[Diagnostic]:
    table = front.raw.get("rights")
    for key in table if isinstance(table, dict) else ():
        if key not in rights.KEYS:
            yield Diagnostic(
                "rights-key-unknown",
                f"{key!r} is not a key of rights, and is not heeded",
                Where(file, front.lines.get(f"rights.{key}", front.lines.get("rights", 1))),
                severity,
                meant(key, rights.KEYS),
            )
