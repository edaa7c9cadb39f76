"""Takes a packet; gives what its edition says of itself: metadata, the colophon's sentences."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from publish.bind.markup import make
from publish.bind.model import Metadata
from publish.bind.wording import counted

if TYPE_CHECKING:
    import datetime as dt
    from xml.etree.ElementTree import Element

    from publish.bind.wording import Wording
    from publish.packet.model import Packet

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:publish:packet")


def statements(packet: Packet, wording: Wording) -> list[Element | str]:
    """Say what a reader should know of the copies that the readings were made from."""
    out: list[Element | str] = []
    several = len(packet.readings) > 1
    for reading in packet.readings:
        front = reading.manuscript.front
        said: list[str | Element] = [wording.of_reading.format(front.title)] if several else []
        missing = sum(note.missing for note in reading.manuscript.notes.values())
        url = str(front.raw.get("URL") or "")
        if url.startswith(("https://", "http://")):
            said += [wording.taken_from, make("a", url, href=url), ". "]
        if str(front.raw.get("incomplete") or "").lower() in ("true", "yes"):
            said.append(wording.incomplete)
        if missing:
            said.append(counted(wording.missing, missing))
        if reading.changes:
            said.append(counted(wording.on_record, reading.changes))
        if len(said) > (1 if several else 0):
            out.append(make("span", *said))
    return out


def metadata(packet: Packet, when: dt.datetime) -> Metadata:
    """Give the packet's metadata; ``when`` is the date of last change that outputs carry."""
    manifest = packet.manifest
    authors: dict[str, None] = {}
    for reading in packet.readings:
        authors.update(dict.fromkeys(n.literal for n in reading.manuscript.front.authors))
    creators = manifest.editors if manifest.editors and len(packet.readings) > 1 else tuple(authors)
    front = packet.readings[0].manuscript.front
    alone = len(packet.readings) == 1
    modified = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    return Metadata(
        slug=packet.slug,
        title=packet.title,
        subtitle=packet.subtitle,
        creators=creators,
        lang=manifest.lang,
        identifier=uuid.uuid5(_NAMESPACE, packet.slug).urn,
        version=manifest.version,
        date=manifest.date or modified[:10],
        modified=modified,
        rights=manifest.rights,
        source=str(front.raw.get("URL") or "") if alone else "",
        description=manifest.description,
        editor=", ".join(manifest.editors),
    )
