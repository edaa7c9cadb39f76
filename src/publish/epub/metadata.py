"""Takes what an edition says of itself; gives the EPUB's metadata, one plain record an element."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING

from publish.epub.characters import line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from publish.bind.model import Metadata
    from publish.bind.pages import PageMap
    from publish.epub.model import Settings


@dataclass(frozen=True, slots=True)
class Meta:
    """An element of the package's metadata: Dublin Core where ``dublin_core``, else ``meta``."""

    name: str
    value: str
    dublin_core: bool = False
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the accessibility metadata rests on, found in the pages themselves."""

    pictures: bool = False
    tables: bool = False
    notes: bool = False
    terms: bool = False


def metas(
    metadata: Metadata, settings: Settings, pages: PageMap | None, facts: Facts
) -> list[Meta]:
    """Give all metadata but identifier, language and date of change, which the package writes."""
    return [
        *_titles(metadata),
        *_people(metadata),
        *_sources(metadata, pages),
        *_accessibility(settings, pages, facts),
    ]


def _core(name: str, value: str, **attributes: str) -> Meta:
    return Meta(name, value, dublin_core=True, attributes=attributes)


def _refine(identifier: str, name: str, value: str, scheme: str = "") -> Meta:
    more = {"scheme": scheme} if scheme else {}
    return Meta(name, value, attributes={"refines": f"#{identifier}", **more})


def _titles(metadata: Metadata) -> Iterator[Meta]:
    yield _core("title", line(metadata.title) or metadata.slug, id="title")
    yield _refine("title", "title-type", "main")
    yield _refine("title", "display-seq", "1")
    if subtitle := line(metadata.subtitle):
        yield _core("title", subtitle, id="subtitle")
        yield _refine("subtitle", "title-type", "subtitle")
        yield _refine("subtitle", "display-seq", "2")


def _people(metadata: Metadata) -> Iterator[Meta]:
    """Give the people: authors, or the editors where it is they who made the packet."""
    editors = line(metadata.editor)
    edited = ", ".join(metadata.creators) == metadata.editor
    people = [(line(name), "creator", "edt" if edited else "aut") for name in metadata.creators]
    if editors and not edited:
        people.append((editors, "contributor" if people else "creator", "edt"))
    for count, (name, element, role) in enumerate(filter(itemgetter(0), people), start=1):
        identifier = f"{element}-{count}"
        yield _core(element, name, id=identifier)
        yield _refine(identifier, "role", role, "marc:relators")
        yield _refine(identifier, "display-seq", str(count))


def _sources(metadata: Metadata, pages: PageMap | None) -> Iterator[Meta]:
    for name, value in (
        ("date", metadata.date),
        ("description", metadata.description),
        ("rights", metadata.rights),
        ("source", metadata.source),
    ):
        if text := line(value):
            yield _core(name, text)
    yield _core("type", "text")
    if metadata.version:
        yield Meta("schema:version", line(metadata.version))
    if pages and pages.starts:
        yield Meta("pageBreakSource", pages.identifier)


def _accessibility(settings: Settings, pages: PageMap | None, facts: Facts) -> Iterator[Meta]:
    """Give the metadata of EPUB Accessibility 1.1 (section 2) and of schema.org."""
    printed = bool(pages and pages.starts)
    modes = ["textual", "visual"] if facts.pictures else ["textual"]
    features = [
        "structuralNavigation",
        "tableOfContents",
        "readingOrder",
        "displayTransformability",
        "alternativeText",
        "ARIA",
    ]
    if printed:
        features += ["pageNavigation", "pageBreakMarkers"]
    for mode in modes:
        yield Meta("schema:accessMode", mode)
    yield Meta("schema:accessModeSufficient", "textual")
    for feature in features:
        yield Meta("schema:accessibilityFeature", feature)
    yield Meta("schema:accessibilityHazard", "none")
    yield Meta("schema:accessibilitySummary", _summary(facts, printed=printed))
    if settings.conforms_to:
        yield Meta("dcterms:conformsTo", line(settings.conforms_to))
        if settings.certified_by:
            yield Meta("a11y:certifiedBy", line(settings.certified_by))


def _summary(facts: Facts, *, printed: bool) -> str:
    parts = ["Text that reflows, in its reading order, with nested contents and marked headings."]
    if facts.notes:
        parts.append("Notes are linked from their calls and back.")
    if facts.terms:
        parts.append("Terms are linked to a glossary and back.")
    if printed:
        parts.append("The pages of the print edition are marked and listed.")
    if facts.pictures:
        parts.append("Pictures have descriptions where the editor gave them.")
    if facts.tables:
        parts.append("Tables are marked up as tables.")
    return " ".join(parts)
