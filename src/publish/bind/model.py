"""Takes nothing in; gives the type of a bound edition: semantic XHTML, numbered and linked.

The vocabulary of the tree, which every stylesheet and every output relies on. Elements are
``xml.etree.ElementTree`` elements without a namespace. Ids are unique over the whole edition and
look like ``<slug>``, ``<slug>--<heading>``, ``<slug>-p12``, ``<slug>-note-3``,
``<slug>-call-3``, ``term-<term>``, ``<slug>-term-<term>-1``; only ``[a-z0-9-]``.

    <section class="reading" id="SLUG" lang="en-US">
      <header class="opening">
        <h1 id="SLUG--title">Title</h1>  <p class="subtitle">…</p>  <p class="byline">…</p>
        <p class="author-note">…</p>  <p class="source-line">…</p>  <p class="rights-line">…</p>
        <p class="dedication">…</p>
      </header>
      <h2 id="SLUG--a-heading">…</h2>
      <p class="source-page-line">   (a page mark between paragraphs; it has no ``data-p``)
      <p id="SLUG-p1" data-p="1">… <a class="call" id="SLUG-call-1" href="#SLUG-note-1">1</a> …
         <a class="term" id="SLUG-term-scc-1" href="#term-scc">SCC</a> …</p>
      <ul class="lettered">   (its items bring their own "(a)")
      <blockquote>, <ul>, <ol>, <dl>, <table>, <figure>, <pre>, <hr/>,
      <div class="verse"><div class="stanza"><p class="line indent-1">…   (indent-1 to indent-8)
      <blockquote class="epigraph">, <p class="editorial">   (the editor's voice)
      <section class="notes" id="SLUG-notes"><h2>Notes</h2>
        <aside class="note" id="SLUG-note-1" data-number="1" data-calls="SLUG-call-1">…</aside>
        <aside class="note missing" …>     (the placeholder of a body that the source lacks)
      </section>
      <section class="unplaced" id="SLUG-unplaced"><h2>Unplaced notes</h2>
        <div class="unplaced-note" id="SLUG-unplaced-3">…</div></section>
    </section>
      <section class="questions" id="SLUG-questions"><h2>Questions</h2><ol><li>…   (before notes)
    <section class="introduction" id="introduction">: as a reading, without source and rights lines
    <section class="part" id="part-1"><p class="number-of-part">Part 1</p><h1>…</h1>
    <section class="sources" id="sources"><h1>Sources</h1><ul><li><a href="#SLUG">…</a></li>
    <section class="contributors" id="contributors"><h1>…</h1><dl><dt>Name</dt><dd>
        <p class="author-note">…</p><p class="wrote"><a href="#SLUG">Title</a></p></dd></dl>
    <section class="half-title" id="half-title">, <section class="title-page" id="title-page">,
    <section class="dedication" id="dedication"><p>…</p></section>,
    <nav class="contents" id="contents"><h1>Contents</h1><ol><li><a href="#SLUG">…</a><ol>…</ol>,
    <section class="glossary" id="glossary"><h1>Glossary</h1>
      <dl><div class="entry" id="term-scc"><dt><dfn>SCC</dfn></dt><dd class="gloss">
        <p class="expansion">…</p> <p class="definition">…</p><p class="origin">…</p>
        <p class="uses"><a class="back" href="#SLUG-term-scc-1">…</a></p></dd></div></dl>
        (``entry initial`` where a new letter begins, in a long glossary; ``definition open`` and
        ``expansion open`` where the words do not end in a full stop)
    <section class="colophon" id="colophon"><h1>Colophon</h1> …

Where the manuscript has ``[p. 12]``, page 12 of the printed source begins: the words stay, as
``<span class="source-page" id="SLUG-source-12" data-page="12">[p. 12]</span>``. Such a mark opens
unharmed in any other editor. In notes, titles and questions it is plain words.

Every block of running text right below a reading's section (p, blockquote, list, table, verse, …;
not headings, hr, editorial and source-page-line) has ``data-p``, a string: ``12``, ``12a``.
Foreign words are ``<span lang="ja">``, with ``dir="rtl"`` where they run so. Table cells may have
the classes ``align-left``, ``align-center``, ``align-right``. An image's ``src`` is relative to the
manuscript.

Attributes that are for the tool and stand in no output: ``data-line`` (line in the manuscript),
``data-file``. Words of any output are the words of these sections: an output lays out and adds
none but running heads, folios and the page numbers of contents and glossary.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class Kind(StrEnum):
    """What a section of an edition is; the value is the class of its element."""

    HALF_TITLE = "half-title"
    TITLE_PAGE = "title-page"
    DEDICATION = "dedication"
    CONTENTS = "contents"
    PART = "part"
    INTRODUCTION = "introduction"
    READING = "reading"
    SOURCES = "sources"
    CONTRIBUTORS = "contributors"
    GLOSSARY = "glossary"
    COLOPHON = "colophon"


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the contents: its level (1 for a section's own title), text and id."""

    level: int
    text: str
    id: str


@dataclass(frozen=True, slots=True)
class Section:
    """One section of an edition: a page of the EPUB, a fragment of the PDF.

    ``name`` is stable from build to build and fit for a file name. ``headings`` lists the section's
    headings in order. ``running`` is the short title for running heads. ``file`` is the manuscript
    it came from, empty for what the tool made.
    """

    name: str
    kind: Kind
    title: str
    lang: str
    tree: Element
    headings: tuple[Heading, ...] = ()
    running: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the outputs say of themselves: of the packet, not of a reading.

    ``identifier`` is a ``urn:uuid:…`` made from the packet's slug; ``date`` and ``modified`` are
    ISO 8601.
    """

    slug: str
    title: str
    subtitle: str
    creators: tuple[str, ...]
    lang: str
    identifier: str
    version: str
    date: str
    modified: str
    rights: str = ""
    source: str = ""
    description: str = ""
    editor: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """A whole packet, bound: its sections in reading order and what it says of itself."""

    metadata: Metadata
    sections: tuple[Section, ...]

    def ids(self) -> frozenset[str]:
        """Give every id in the edition."""
        everything = (element for section in self.sections for element in section.tree.iter())
        return frozenset(filter(None, (element.get("id", "") for element in everything)))
