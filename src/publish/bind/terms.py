"""Takes readings on their way and a glossary; gives term links both ways and the glossary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.bind.markup import make
from publish.glossary.headwords import initial
from publish.glossary.linking import link_terms
from publish.glossary.matcher import compile_matcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from publish.bind.anchors import Anchors
    from publish.bind.reading import BoundReading
    from publish.bind.wording import Wording
    from publish.glossary.model import Headword, Scope, Source, Use

_ENTRIES_A_LETTER = 3
"""How many entries a letter has, on average, where letters are set apart."""


@dataclass(frozen=True, slots=True)
class Place:
    """A use of a term: the id of its link, the reading's slug and the paragraph's number.

    Of a term that is used only where it is defined, and so not linked, it is the paragraph's id.
    """

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


@dataclass(frozen=True, slots=True)
class _Noted:
    """Writes down in which paragraph of a reading a term stands in its own definition."""

    reading: BoundReading
    defined: dict[str, list[Place]]

    def __call__(self, word: Headword, block: int) -> None:
        if paragraph := self.reading.numbers.get(block):
            name = self.reading.blocks[block].get("id", "")
            places = self.defined.setdefault(word.id, [])
            places.append(Place(name, self.reading.slug, paragraph))


def link(
    readings: Sequence[BoundReading],
    headwords: Sequence[Headword],
    anchors: Anchors,
    scope: Scope,
) -> dict[str, list[Place]]:
    """Link terms in all readings, in place; gives the places of each headword, by its id."""
    places: dict[str, list[Place]] = {word.id: [] for word in headwords}
    defined: dict[str, list[Place]] = {}
    for word in headwords:
        anchors.claim(f"term-{word.id}")
    for reading in readings if headwords else ():
        matcher = compile_matcher(headwords, reading.slug)
        link_terms(
            reading.blocks,
            matcher,
            _Linker(reading, anchors, places),
            scope=scope,
            on_definition=_Noted(reading, defined),
        )
    order = {reading.slug: number for number, reading in enumerate(readings)}
    for name, noted in defined.items():
        linked = {place.slug for place in places[name]}
        places[name] += [place for place in noted if place.slug not in linked]
        places[name].sort(key=lambda place: order[place.slug])
    return places


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the glossary says of readings: their titles and languages by slug, and its own words."""

    titles: Mapping[str, str]
    langs: Mapping[str, str]
    wording: Wording
    lang: str


def glossary(
    headwords: Sequence[Headword], places: Mapping[str, Sequence[Place]], spoken: Spoken
) -> Element:
    """Make the glossary's section, an entry for each headword."""
    entries = make("dl")
    last = ""
    by_letter = _has_many_a_letter(headwords)
    for word in headwords:
        letter = initial(word.term)
        opens = by_letter and last not in ("", letter)
        last = letter
        entry = make("div", cls="entry initial" if opens else "entry", id=f"term-{word.id}")
        entry.append(make("dt", make("dfn", word.term)))
        entry.append(make("dd", *_said(word, spoken), cls="gloss"))
        if places.get(word.id):
            entry[-1].append(_uses(places[word.id], spoken))
        entries.append(entry)
    heading = make("h1", spoken.wording.glossary)
    return make("section", heading, entries, cls="glossary", lang=spoken.lang, id="glossary")


def _has_many_a_letter(headwords: Sequence[Headword]) -> bool:
    """Tell whether there are entries enough for letters to be set apart."""
    return len(headwords) >= _ENTRIES_A_LETTER * len({initial(word.term) for word in headwords})


def _said(word: Headword, spoken: Spoken) -> Iterable[Element]:
    """Give the expansion and the definitions, each definition with where it comes from."""
    if word.expansion:
        yield _wording(word.expansion, "expansion", word.expansion_source, spoken)
    for sense in word.senses:
        yield _wording(sense.definition, "definition", sense.source, spoken)
        yield make("p", _origin(sense.source, spoken), cls="origin")
    if word.expansion and not word.senses:
        yield make("p", _origin(word.expansion_source, spoken), cls="origin")


def _wording(text: str, cls: str, source: Source | None, spoken: Spoken) -> Element:
    """Give words of a reading in its language; ``open`` are those that no full stop ends."""
    lang = spoken.langs.get(source.reading, spoken.lang) if source else spoken.lang
    closed = text.rstrip("\"'”’»)]")[-1:] in {".", "!", "?", "…", "。"}
    return make(
        "p", text, cls=cls if closed else f"{cls} open", lang=lang if lang != spoken.lang else ""
    )


def _origin(source: Source | None, spoken: Spoken) -> str:
    if source is None:
        return spoken.wording.by_editor
    return spoken.wording.from_reading.format(spoken.titles.get(source.reading, source.reading))


def _uses(places: Sequence[Place], spoken: Spoken) -> Element:
    """List the uses, a paragraph once; with several readings each group begins with its title."""
    last = ""
    content: list[str | Element] = []
    seen: set[tuple[str, str]] = set()
    for place in places:
        if place.paragraph and (place.slug, place.paragraph) in seen:
            continue
        seen.add((place.slug, place.paragraph))
        if place.slug != last and len(spoken.titles) > 1:
            content.append(f"{'; ' if content else ''}{spoken.titles[place.slug]}, ")
        elif content:
            content.append(", ")
        last = place.slug
        text = f"¶{place.paragraph}" if place.paragraph else "↩"
        content.append(make("a", text, cls="back", href=f"#{place.id}"))
    return make("p", spoken.wording.used, *content, cls="uses")
