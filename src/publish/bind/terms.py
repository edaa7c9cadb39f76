"""Takes readings on their way and a glossary; gives term links both ways and the glossary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.bind.markup import make
from publish.glossary.linking import link_terms
from publish.glossary.matcher import compile_matcher

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from xml.etree.ElementTree import Element

    from publish.bind.anchors import Anchors
    from publish.bind.reading import BoundReading
    from publish.bind.wording import Wording
    from publish.glossary.model import Headword, Scope, Source, Use


@dataclass(frozen=True, slots=True)
class Place:
    """A linked use of a term: the link's id, the reading's slug and the paragraph's number."""

    id: str
    slug: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class _Linker:
    """Makes the link of each use in one reading, and writes down where it stands."""

    reading: BoundReading
    anchors: Anchors
    places: dict[str, list[Place]]

    def __call__(self, use: Use) -> Element:
        slug, word = self.reading.slug, use.headword.id
        name = self.anchors.claim(f"{slug}-term-{word}-{use.number}")
        paragraph = self.reading.numbers.get(use.block, "")
        self.places[word].append(Place(name, slug, paragraph))
        return make("a", cls="term", id=name, href=f"#term-{word}")


def link(
    readings: Sequence[BoundReading],
    headwords: Sequence[Headword],
    anchors: Anchors,
    scope: Scope,
) -> dict[str, list[Place]]:
    """Link terms in all readings, in place; gives the places of each headword, by its id."""
    places: dict[str, list[Place]] = {word.id: [] for word in headwords}
    for word in headwords:
        anchors.claim(f"term-{word.id}")
    for reading in readings:
        matcher = compile_matcher(headwords, reading.slug)
        link_terms(reading.blocks, matcher, _Linker(reading, anchors, places), scope=scope)
    return places


def glossary(
    headwords: Sequence[Headword],
    places: Mapping[str, Sequence[Place]],
    titles: Mapping[str, str],
    wording: Wording,
    lang: str,
) -> Element:
    """Make the glossary's section; ``titles`` are the readings' titles by slug."""
    entries = make("dl")
    for word in headwords:
        entries.append(make("dt", make("dfn", word.term), id=f"term-{word.id}"))
        body = make("dd")
        if word.expansion:
            body.append(make("p", word.expansion, cls="expansion"))
        for sense in word.senses:
            body.append(make("p", sense.definition, cls="definition"))
            body.append(make("p", _origin(sense.source, titles, wording), cls="origin"))
        if word.expansion and not word.senses:
            body.append(make("p", _origin(word.expansion_source, titles, wording), cls="origin"))
        if places.get(word.id):
            body.append(_uses(places[word.id], titles, wording))
        entries.append(body)
    section = make("section", make("h1", wording.glossary), entries, cls="glossary", lang=lang)
    section.set("id", "glossary")
    return section


def _origin(source: Source | None, titles: Mapping[str, str], wording: Wording) -> str:
    if source is None:
        return wording.by_editor
    return wording.from_reading.format(titles.get(source.reading, source.reading))


def _uses(places: Sequence[Place], titles: Mapping[str, str], wording: Wording) -> Element:
    """List the uses; with several readings each group begins with the reading's title."""
    last = ""
    content: list[str | Element] = []
    for place in places:
        if place.slug != last and len(titles) > 1:
            content.append(f"{'; ' if content else ''}{titles[place.slug]}, ")
        elif content:
            content.append(", ")
        last = place.slug
        text = f"¶{place.paragraph}" if place.paragraph else "↩"
        content.append(make("a", text, cls="back", href=f"#{place.id}"))
    return make("p", wording.used, *content, cls="uses")
