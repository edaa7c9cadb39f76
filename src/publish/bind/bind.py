"""Takes a packet; gives its edition: every number, id and link settled, once, for every output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish import files
from publish.bind import back, furniture, imprint, links, terms
from publish.bind.anchors import Anchors
from publish.bind.markup import words
from publish.bind.model import Edition, Heading, Kind, Section
from publish.bind.reading import BoundReading, assemble, number, opening, passages
from publish.bind.wording import Wording, names, wording
from publish.diagnostics import Where
from publish.glossary.headwords import headwords
from publish.glossary.model import Scope
from publish.packet import bibliography, rights

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from xml.etree.ElementTree import Element

    from publish.bind.back import Cite
    from publish.packet.model import Packet, Reading
    from publish.packet.passage_lock import Lock


_UNHEADED = (Kind.HALF_TITLE, Kind.DEDICATION)


def lock(packet: Packet) -> Lock:
    """Give the packet's lock of paragraph numbers, brought up to date with its readings."""
    out = packet.lock
    for reading in packet.texts:
        texts = [words(block) for block in passages(reading.manuscript.blocks)]
        out = out.update(reading.slug, texts)
    return out


def bind(
    packet: Packet,
    when: dt.datetime | None = None,
    *,
    numbers: Lock | None = None,
    cite: Cite = bibliography.references,
) -> Edition:
    """Bind a packet; ``when`` is the date that the outputs carry, by default `files.build_date`.

    ``numbers`` is what `lock` gave for this packet, where the caller has it; ``cite`` formats
    sources as `bibliography.references` does.

    Everything the outputs share is settled here: numbers of notes and paragraphs, ids, links
    between text and notes and glossary, contents.
    """
    spoken = wording(packet.manifest.lang)
    anchors = Anchors()
    for kind in Kind:
        anchors.claim(str(kind))
    for reading in packet.readings:
        anchors.claim(reading.slug)
    bound = _numbered(packet, numbers or lock(packet), anchors)
    heads = headwords(packet.glossary).value
    places = terms.link(bound, heads, anchors, Scope(packet.manifest.glossary.link))
    sources = back.references(packet, cite)
    texts = [
        _section(reading, piece, sources, anchors, spoken)
        for reading, piece in zip(packet.texts, bound, strict=True)
    ]
    lang = packet.manifest.lang
    main = _in_parts(packet, texts, anchors, spoken)
    if heads:
        titles = {section.name: section.running for section in texts}
        langs = {section.name: section.lang for section in texts}
        tree = terms.glossary(heads, places, terms.Spoken(titles, langs, spoken, lang))
        main.append(_made(Kind.GLOSSARY, tree, spoken.glossary, lang))
    if len(packet.readings) > 1 and sources:
        tree = back.sources(sources, spoken)
        main.append(_made(Kind.SOURCES, tree, spoken.sources, lang))
    if packet.manifest.contributors:
        tree = back.contributors(packet, spoken)
        main.append(_made(Kind.CONTRIBUTORS, tree, spoken.contributors, lang))
    metadata = imprint.metadata(packet, when or files.build_date())
    tree = furniture.colophon(packet, imprint.statements(packet, spoken), spoken)
    main.append(_made(Kind.COLOPHON, tree, spoken.colophon, lang))
    title = furniture.title_page(packet, metadata.creators, spoken)
    before = [
        _made(Kind.HALF_TITLE, furniture.half_title(packet), packet.title, lang),
        _made(Kind.TITLE_PAGE, title, packet.title, lang),
    ]
    if packet.manifest.dedication.strip():
        tree = furniture.dedication(packet)
        before.append(_made(Kind.DEDICATION, tree, spoken.dedication, lang))
    tree = furniture.contents(main, _bylines(packet, spoken), spoken, lang)
    before.append(_made(Kind.CONTENTS, tree, spoken.contents, lang))
    edition = Edition(metadata, (*before, *main))
    ids = edition.ids()
    for section in texts:
        links.settle(section.tree, section.name, ids)
    return edition


def _bylines(packet: Packet, spoken: Wording) -> dict[str, str]:
    """Give the authors of each text for the contents, where there are several texts."""
    if len(packet.texts) < 2:
        return {}
    people = {r.slug: [n.literal for n in r.manuscript.front.authors] for r in packet.texts}
    return {slug: names(authors, spoken) for slug, authors in people.items()}


def _numbered(packet: Packet, numbers: Lock, anchors: Anchors) -> list[BoundReading]:
    out: list[BoundReading] = []
    first = 1
    for reading in packet.texts:
        paragraphs = numbers.numbers(reading.slug)
        piece = number(reading.slug, reading.manuscript, anchors, paragraphs, first)
        if packet.manifest.notes == "continue":
            first += len(piece.notes)
        out.append(piece)
    return out


def _section(
    reading: Reading,
    piece: BoundReading,
    sources: Mapping[str, Element],
    anchors: Anchors,
    spoken: Wording,
) -> Section:
    front = reading.manuscript.front
    kind, source, line = Kind.READING, sources.get(reading.slug), ""
    if reading.is_introduction:
        kind = Kind.INTRODUCTION
    else:
        where = Where(files.shown(reading.manuscript.path), front.lines.get("rights", 1))
        line = rights.parse(front.raw, where)[0].line(spoken.lang)
    top = opening(reading.slug, front, anchors, spoken, source=source, rights=line)
    tree = assemble(piece, top, anchors, spoken, cls=str(kind))
    title = words(top[0])
    short = reading.entry.title_short or str(front.raw.get("title-short") or "")
    return Section(
        name=reading.slug,
        kind=kind,
        title=title,
        lang=front.lang,
        tree=tree,
        headings=(Heading(1, title, reading.slug), *piece.headings),
        running=short or title,
        file=reading.entry.file,
    )


def _in_parts(
    packet: Packet, texts: Sequence[Section], anchors: Anchors, spoken: Wording
) -> list[Section]:
    """Put a part's title page before its first reading."""
    out: list[Section] = []
    last = 0
    for reading, section in zip(packet.texts, texts, strict=True):
        part = packet.part_of(reading)
        if part not in (0, last):
            title = packet.manifest.parts[part - 1].title
            tree = furniture.part(part, title, anchors, spoken)
            out.append(_made(Kind.PART, tree, title, packet.manifest.lang))
        last = part
        out.append(section)
    return out


def _made(kind: Kind, tree: Element, title: str, lang: str) -> Section:
    name = tree.get("id", "")
    tree.set("lang", lang)
    heading = () if kind in _UNHEADED else (Heading(1, title, name),)
    return Section(name, kind, title, lang, tree, heading, title)
