"""Takes a packet; gives its edition: every number, id and link settled, once, for every output."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from publish import files
from publish.bind import furniture, links, terms
from publish.bind.anchors import Anchors
from publish.bind.markup import make, words
from publish.bind.model import Edition, Heading, Kind, Metadata, Section
from publish.bind.reading import BoundReading, assemble, number, opening, passages
from publish.bind.wording import ENGLISH
from publish.diagnostics import Where
from publish.glossary.headwords import headwords
from publish.glossary.model import Scope
from publish.packet import bibliography, citation, rights

if TYPE_CHECKING:
    import datetime as dt
    from xml.etree.ElementTree import Element

    from publish.packet.model import Packet, Reading
    from publish.packet.passage_lock import Lock

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:publish:packet")


def lock(packet: Packet) -> Lock:
    """Give the packet's lock of paragraph numbers, brought up to date with its readings."""
    out = packet.lock
    for reading in packet.readings:
        texts = [words(block) for block in passages(reading.manuscript.blocks)]
        out = out.update(reading.slug, texts)
    return out


def bind(packet: Packet, when: dt.datetime | None = None) -> Edition:
    """Bind a packet; ``when`` is the date that the outputs carry, by default `files.build_date`.

    Everything the outputs share is settled here: numbers of notes and paragraphs, ids, links
    between text and notes and glossary, contents.
    """
    when = when or files.build_date()
    wording = ENGLISH
    anchors = Anchors()
    for name in ("half-title", "title-page", "contents", "glossary", "colophon", "sources"):
        anchors.claim(name)
    for reading in packet.readings:
        anchors.claim(reading.slug)
    bound = _numbered(packet, anchors)
    heads = headwords(packet.glossary).value
    scope = Scope(packet.manifest.glossary.link)
    places = terms.link(bound, heads, anchors, scope)
    sources = _sources(packet)
    readings = [
        _section(reading, piece, sources.get(reading.slug), anchors)
        for reading, piece in zip(packet.readings, bound, strict=True)
    ]
    lang = packet.manifest.lang
    titles = {s.name: s.title for s in readings}
    after: list[Section] = []
    if heads:
        tree = terms.glossary(heads, places, titles, wording, lang)
        after.append(_made(Kind.GLOSSARY, tree, wording.glossary, lang))
    metadata = _metadata(packet, when)
    tree = furniture.colophon(packet, _statements(packet), wording)
    after.append(_made(Kind.COLOPHON, tree, wording.colophon, lang))
    tree = furniture.contents([*readings, *after], wording, lang)
    before = [
        _made(Kind.HALF_TITLE, furniture.half_title(packet), packet.title, lang),
        _made(
            Kind.TITLE_PAGE,
            furniture.title_page(packet, metadata.creators, wording),
            packet.title,
            lang,
        ),
        _made(Kind.CONTENTS, tree, wording.contents, lang),
    ]
    edition = Edition(metadata, (*before, *readings, *after))
    ids = edition.ids()
    for section in readings:
        links.settle(section.tree, section.name, ids)
    return edition


def _numbered(packet: Packet, anchors: Anchors) -> list[BoundReading]:
    numbers = lock(packet)
    out: list[BoundReading] = []
    first = 1
    for reading in packet.readings:
        paragraphs = numbers.numbers(reading.slug)
        piece = number(reading.slug, reading.manuscript, anchors, paragraphs, first)
        if packet.manifest.notes == "continue":
            first += len(piece.notes)
        out.append(piece)
    return out


def _section(
    reading: Reading, piece: BoundReading, source: Element | None, anchors: Anchors
) -> Section:
    front = reading.manuscript.front
    where = Where(files.shown(reading.manuscript.path), front.lines.get("rights", 1))
    ledger, _ = rights.parse(front.raw, where)
    top = opening(reading.slug, front, anchors, ENGLISH, source=source, rights=ledger.line())
    tree = assemble(piece, top, anchors, ENGLISH)
    title = words(top[0])
    short = reading.entry.title_short or str(front.raw.get("title-short") or "")
    return Section(
        name=reading.slug,
        kind=Kind.READING,
        title=title,
        lang=front.lang,
        tree=tree,
        headings=(Heading(1, title, reading.slug), *piece.headings),
        running=short or title,
        file=reading.entry.file,
    )


def _made(kind: Kind, tree: Element, title: str, lang: str) -> Section:
    name = tree.get("id", "")
    tree.set("lang", lang)
    heading = () if kind is Kind.HALF_TITLE else (Heading(1, title, name),)
    return Section(name, kind, title, lang, tree, heading, title)


def _sources(packet: Packet) -> dict[str, Element]:
    """Give each reading's source as a reference in the packet's citation style."""
    items = [citation.item(r.slug, r.manuscript.front) for r in packet.readings]
    style = bibliography.style_path(packet.manifest.csl, packet.root)
    runs = bibliography.references(items, style, packet.manifest.lang)
    return {slug: bibliography.element(entry, "p") for slug, entry in runs.items()}


def _statements(packet: Packet) -> list[Element | str]:
    """Say what a reader should know of the copies that the readings were made from."""
    out: list[Element | str] = []
    several = len(packet.readings) > 1
    for reading in packet.readings:
        manuscript = reading.manuscript
        said: list[str | Element] = [f"“{manuscript.front.title}”: "] if several else []
        missing = sum(note.missing for note in manuscript.notes.values())
        url = str(manuscript.front.raw.get("URL") or "")
        if url.startswith(("https://", "http://")):
            said += ["The text was taken from ", make("a", url, href=url), ". "]
        if str(manuscript.front.raw.get("incomplete") or "").lower() in ("true", "yes"):
            said.append("The copy is incomplete. ")
        if missing:
            said.append(
                f"The text of {missing} {'note is' if missing == 1 else 'notes are'} "
                "missing from the copy. "
            )
        if reading.changes:
            changes = "change is" if reading.changes == 1 else "changes are"
            said.append(
                f"{reading.changes} {changes} on record in the ledger beside the manuscript. "
            )
        if len(said) > (1 if several else 0):
            out.append(make("span", *said))
    return out


def _metadata(packet: Packet, when: dt.datetime) -> Metadata:
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
