"""Takes a reading; gives it as a section: its opening, its text numbered, its notes."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.bind.anchors import Anchors, id_part
from publish.bind.markup import add_class, make, unwrap, words
from publish.bind.model import Heading
from publish.bind.wording import Wording, names
from publish.manuscript.parse import parse_inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from xml.etree.ElementTree import Element

    from publish.manuscript.model import FrontMatter, Manuscript, NoteBody

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_UNNUMBERED = (*_HEADINGS, "hr")
_LETTERED = re.compile(r"\((?:\d{1,3}|[a-z]|[ivx]{1,5})\) ")
"""How an item begins that has its own number: another mark before it would be one too many."""
_NO_PASSAGES = ("editorial", "source-page-line")


@dataclass(slots=True)
class BoundReading:
    """A reading on its way: its blocks and notes numbered, not yet put together."""

    slug: str
    manuscript: Manuscript
    blocks: list[Element]
    headings: list[Heading] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    unplaced: list[Element] = field(default_factory=list)
    numbers: dict[int, str] = field(default_factory=dict)
    """The paragraph's number of each numbered block, by the block's index."""


def passages(blocks: Iterable[Element]) -> list[Element]:
    """Give the blocks that are numbered: not headings, rules, page marks, editorial words."""
    return [b for b in blocks if b.tag not in _UNNUMBERED and b.get("class") not in _NO_PASSAGES]


def number(
    slug: str, manuscript: Manuscript, anchors: Anchors, numbers: Sequence[str], first_note: int
) -> BoundReading:
    """Number a reading's headings, paragraphs and notes.

    ``numbers`` are its paragraphs' numbers in order, ``first_note`` the number of its first note.
    """
    bound = BoundReading(slug, manuscript, list(_copied(manuscript.blocks)))
    levels: list[int] = []
    for block in bound.blocks:
        if block.tag in _HEADINGS:
            text = words(block, skip=("call", "source-page"))
            block.set("id", anchors.claim(f"{slug}--{id_part(text, 'section')}"))
            levels.append(int(block.tag[1]))
            bound.headings.append(Heading(levels[-1], text, block.get("id", "")))
    for block in bound.blocks:
        for mark in block.iter("span"):
            if mark.get("class") == "source-page":
                mark.set("id", anchors.claim(f"{slug}-source-{mark.get('data-page')}"))
        for listed in block.iter("ul"):
            if all(_LETTERED.match(words(item)) for item in listed):
                add_class(listed, "lettered")
    numbered = passages(bound.blocks)
    for block, paragraph in zip(numbered, numbers, strict=True):
        block.set("data-p", paragraph)
        block.set("id", anchors.claim(f"{slug}-p{paragraph}"))
    bound.numbers = {
        at: block.get("data-p", "") for at, block in enumerate(bound.blocks) if block.get("data-p")
    }
    _Notes(bound, anchors, first_note).number()
    return bound


def _copied(blocks: Iterable[Element]) -> Element:
    """Give copies of blocks, as the children of an element: made in one go."""
    whole = make("div")
    whole.extend(blocks)
    return deepcopy(whole)


class _Notes:
    """Numbers notes in the order of their first calls, calls within notes last."""

    def __init__(self, bound: BoundReading, anchors: Anchors, first: int) -> None:
        self.bound = bound
        self.anchors = anchors
        self.next = first
        self.made: dict[str, Element] = {}

    def number(self) -> None:
        for block in self.bound.blocks:
            self._calls(block)
        at = 0
        while at < len(self.bound.notes):
            self._calls(self.bound.notes[at])
            at += 1
        for label in self.bound.manuscript.unplaced:
            aside = make("div", cls="unplaced-note")
            aside.set("id", self.anchors.claim(f"{self.bound.slug}-unplaced-{id_part(label)}"))
            aside.extend(_copied(self.bound.manuscript.notes[label].blocks))
            self._calls(aside)
            self.bound.unplaced.append(aside)

    def _calls(self, element: Element) -> None:
        for call in element.iter("a"):
            if call.get("class") == "call" and "data-label" in call.attrib:
                self._call(call)

    def _call(self, call: Element) -> None:
        label = call.attrib.pop("data-label")
        body = self.bound.manuscript.notes.get(label)
        if body is None:
            # Reported by the parser as an error, so no output is made; the words stay.
            call.text = f"[^{label}]"
            return
        slug = self.bound.slug
        note = self.made.get(label)
        if note is None:
            note = self._note(body)
        shown = note.get("data-number", "")
        name = self.anchors.claim(f"{slug}-call-{shown}")
        call.set("id", name)
        call.set("href", f"#{note.get('id')}")
        call.text = shown
        note.set("data-calls", f"{note.get('data-calls', '')} {name}".strip())

    def _note(self, body: NoteBody) -> Element:
        shown = str(self.next)
        self.next += 1
        note = make("aside", cls="note missing" if body.missing else "note")
        note.set("id", self.anchors.claim(f"{self.bound.slug}-note-{shown}"))
        note.set("data-number", shown)
        note.set("data-line", str(body.line))
        note.extend(_copied(body.blocks))
        self.made[body.label] = note
        self.bound.notes.append(note)
        return note


def assemble(
    bound: BoundReading, opening: Element, anchors: Anchors, wording: Wording, *, cls: str
) -> Element:
    """Put a reading together: opening, blocks, questions, notes, the notes that nothing calls."""
    slug = bound.slug
    front = bound.manuscript.front
    section = make("section", opening, cls=cls, id=slug, lang=front.lang)
    section.extend(bound.blocks)
    if questions := _said(front, "questions"):
        asked = make("section", _heading(wording.questions, wording, front), cls="questions")
        asked.set("id", anchors.claim(f"{slug}-questions"))
        asked.append(make("ol", *(_inline("li", q, front.lang) for q in questions)))
        section.append(asked)
    if bound.notes:
        notes = make("section", _heading(wording.notes, wording, front), cls="notes")
        notes.set("id", anchors.claim(f"{slug}-notes"))
        notes.extend(bound.notes)
        section.append(notes)
    if bound.unplaced:
        unplaced = make("section", _heading(wording.unplaced, wording, front), cls="unplaced")
        unplaced.set("id", anchors.claim(f"{slug}-unplaced"))
        why = make("p", wording.unplaced_why, cls="editorial", lang=_other(wording, front))
        unplaced.append(why)
        unplaced.extend(bound.unplaced)
        section.append(unplaced)
    return section


def opening(
    slug: str,
    front: FrontMatter,
    anchors: Anchors,
    wording: Wording,
    *,
    source: Element | None,
    rights: str,
) -> Element:
    """Make a reading's opening: title, subtitle, authors, notes on them and the text, source."""
    lang = front.lang
    header = make("header", cls="opening")
    header.append(_inline("h1", front.title, lang, id=anchors.claim(f"{slug}--title")))
    if front.subtitle:
        header.append(_inline("p", front.subtitle, lang, cls="subtitle"))
    if front.authors:
        byline = names([name.literal for name in front.authors], wording)
        header.append(make("p", byline, cls="byline"))
    header.extend(
        _inline("p", name.note, lang, cls="author-note") for name in front.authors if name.note
    )
    header.extend(_inline("p", note, lang, cls="author-note") for note in _said(front, "note"))
    if source is not None and words(source):
        source.tag = "p"
        add_class(source, "source-line")
        header.append(source)
    if rights:
        header.append(make("p", rights, cls="rights-line", lang=_other(wording, front)))
    if isinstance(to := front.raw.get("dedication"), str) and to.strip():
        header.append(_inline("p", " ".join(to.split()), lang, cls="dedication"))
    return header


def _heading(text: str, wording: Wording, front: FrontMatter) -> Element:
    return make("h2", text, lang=_other(wording, front))


def _other(wording: Wording, front: FrontMatter) -> str:
    """Give the language of the tool's words where it is not the reading's own."""
    return "" if front.lang.partition("-")[0].lower() == wording.lang else wording.lang


def _said(front: FrontMatter, key: str) -> list[str]:
    """Give the texts of a key that holds one or a list of them."""
    said = front.raw.get(key) or []
    return [s for s in (said if isinstance(said, list) else [said]) if isinstance(s, str) and s]


def _inline(tag: str, markdown: str, lang: str, *, cls: str = "", id: str = "") -> Element:  # noqa: A002 - XHTML's own name
    element = make(tag, cls=cls, id=id)
    unwrap(element, parse_inline(markdown, lang))
    return element
