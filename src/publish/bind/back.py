"""Takes a packet; gives what stands behind its readings: their sources and who wrote them."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from publish.bind.markup import make, unwrap
from publish.manuscript.parse import parse_inline
from publish.packet import bibliography, citation, csl

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from typing import TypeAlias
    from xml.etree.ElementTree import Element

    from publish.bind.wording import Wording
    from publish.packet.bibliography import Run
    from publish.packet.citation import Item
    from publish.packet.model import Packet

    Cite: TypeAlias = Callable[[Sequence[Item], Path, str], Mapping[str, tuple[Run, ...]]]

_ARTICLE = re.compile(r"(?:The|An?|Der|Die|Das|Le|La|Les)\s+(?=[A-Z])")
"""What a society's name begins with and is not sorted by."""


def references(packet: Packet, cite: Cite = bibliography.references) -> dict[str, Element]:
    """Give each reading's source as a reference, in the packet's citation style and its order.

    ``cite`` formats items as `bibliography.references` does.
    """
    items = [citation.item(r.slug, r.manuscript.front) for r in packet.readings]
    style = csl.style_path(packet.manifest.csl, packet.root)
    runs = cite(items, style, packet.manifest.lang)
    return {slug: bibliography.element(entry, "p") for slug, entry in runs.items()}


def sources(references: Mapping[str, Element], wording: Wording) -> Element:
    """Make the list of all sources; each leads to its reading."""
    section = make("section", make("h1", wording.sources), cls="sources", id="sources")
    listed = make("ul")
    for slug, reference in references.items():
        link = make("a", href=f"#{slug}")
        unwrap(link, deepcopy(reference))
        listed.append(make("li", link))
    section.append(listed)
    return section


def contributors(packet: Packet, wording: Wording) -> Element:
    """List the readings' authors by name, each with the notes on them and what they wrote."""
    people: dict[str, list[Element]] = {}
    order: dict[str, str] = {}
    for reading in packet.readings:
        front = reading.manuscript.front
        for name in front.authors:
            entry = people.setdefault(name.literal, [])
            family = citation.split_name(name.literal).get("family", name.literal)
            order[name.literal] = _ARTICLE.sub(
                "", f"{name.family or family} {name.literal}"
            ).casefold()
            if name.note:
                note = make("p", cls="author-note", lang=front.lang)
                unwrap(note, parse_inline(name.note, front.lang))
                entry.append(note)
            title = make("a", href=f"#{reading.slug}")
            unwrap(title, parse_inline(front.title, front.lang))
            entry.append(make("p", title, cls="wrote"))
    listed = make("dl")
    for person in sorted(people, key=order.__getitem__):
        listed.append(make("dt", person))
        listed.append(make("dd", *people[person]))
    heading = make("h1", wording.contributors)
    return make("section", heading, listed, cls="contributors", id="contributors")
