"""Takes small wishes; gives editions by hand, of the shape that `publish.bind.model` sets down."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, fromstring

from publish.bind.model import Edition, Heading, Kind, Metadata, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

ESSAY = """
<section class="reading" id="harbour" lang="en-US">
<header class="opening"><h1 id="harbour--title">The Harbour Clock</h1>
<p class="subtitle">How a town kept time</p><p class="byline">Ann Example</p>
<p class="source-line">From a talk, 1931.</p><p class="rights-line">Public domain.</p></header>
<p id="harbour-p1" data-p="1" data-line="12">The clock of the harbour board stood still for a
year.<a class="call" id="harbour-call-1" href="#harbour-note-1">1</a> Nobody at the Tidal Standards
Bureau (<a class="term" id="harbour-term-tsb-1" href="#term-tsb">TSB</a>) would mend it.</p>
<h2 id="harbour--a-second-face">A second face</h2>
<p id="harbour-p2" data-p="2" data-line="14">It had <em>two faces, one for the ships and one for
the town</em>; see <a href="https://example.org/clock?a=1&amp;b=2">the board’s page</a>. The town
paid.<a class="call" id="harbour-call-2" href="#harbour-note-2">2</a> The ships
paid.<a class="call" id="harbour-call-3" href="#harbour-note-1">1</a></p>
<blockquote data-line="16"><p id="harbour-p3" data-p="3">Time is a thing that one shares, or it is
nothing: <span lang="la">tempus fugit</span>.</p></blockquote>
<p class="editorial">[Editor’s note: The source copy breaks off here.]</p>
<section class="notes" id="harbour-notes"><h2>Notes</h2>
<aside class="note" id="harbour-note-1" data-number="1"
 data-calls="harbour-call-1 harbour-call-3"><p>Minutes of the board, 4 May.</p>
<p>The fourth was a Monday.</p></aside>
<aside class="note missing" id="harbour-note-2" data-number="2" data-calls="harbour-call-2"><p>[The
text of this note is missing from the source copy.]</p></aside></section>
<section class="unplaced" id="harbour-unplaced"><h2>Unplaced notes</h2>
<aside class="note" id="harbour-note-x"><p>A note without a call.</p></aside></section>
</section>
"""
SECOND = """
<section class="reading" id="tide" lang="en-GB">
<header class="opening"><h1 id="tide--title">Tide Tables</h1>
<p class="byline">Bo Sample</p></header>
<p id="tide-p1" data-p="1">The <a class="term" id="tide-term-tsb-1" href="#term-tsb">TSB</a> printed
them; compare <a href="#harbour-p2">the clock</a>.</p>
<table><caption>Heights</caption><thead><tr><th scope="col">Hour</th><th scope="col">Feet</th></tr>
</thead><tbody><tr><td>1</td><td>12</td></tr></tbody></table>
</section>
"""
TITLE = """
<section class="title-page" id="title-page"><h1>Clocks &amp; Tides</h1>
<p class="subtitle">A packet</p><p class="editor">Edited by Cy Editor</p></section>
"""
CONTENTS = """
<nav class="contents" id="contents"><h1>Contents</h1><ol>
<li><a href="#harbour">The Harbour Clock</a> <span class="author">Ann Example</span>
<ol><li><a href="#harbour--a-second-face">A second face</a></li></ol></li>
<li><a href="#tide">Tide Tables</a> <span class="author">Bo Sample</span></li>
<li><a href="#glossary">Glossary</a></li></ol></nav>
"""
GLOSSARY = """
<section class="glossary" id="glossary"><h1>Glossary</h1><dl>
<div class="entry" id="term-tsb"><dt><dfn>TSB</dfn></dt><dd>
<p class="expansion open">Tidal Standards Bureau</p>
<p class="origin">From “The Harbour Clock”.</p>
<p class="uses"><a class="back" href="#harbour-term-tsb-1">The Harbour Clock</a>
<a class="back" href="#tide-term-tsb-1">Tide Tables</a></p></dd></div></dl></section>
"""
COLOPHON = """
<section class="colophon" id="colophon"><h1>Colophon</h1><p>Version 1.</p></section>
"""


def metadata(**changes: object) -> Metadata:
    """Give the metadata of the sample packet, with changes."""
    facts: dict[str, object] = {
        "slug": "clocks",
        "title": "Clocks & Tides",
        "subtitle": "A packet",
        "creators": ("Ann Example", "Bo Sample"),
        "lang": "en-US",
        "identifier": "urn:uuid:8f7b2a54-0a3c-5d1e-9f53-0c7f3b1f2a11",
        "version": "1",
        "date": "2026-01-05",
        "modified": "2026-01-05T00:00:00Z",
        "rights": "See each reading.",
        "editor": "Cy Editor",
    }
    return Metadata(**{**facts, **changes})  # type: ignore[arg-type]


def section(source: str | Element, kind: Kind, *, lang: str = "en-US", name: str = "") -> Section:
    """Make a section of a tree, its headings and title read off it."""
    tree = fromstring(source) if isinstance(source, str) else source
    headings = tuple(
        Heading(HEADINGS[e.tag], "".join(e.itertext()), e.get("id", ""))
        for e in tree.iter()
        if e.tag in HEADINGS and e.get("id")
    )
    title = next(("".join(e.itertext()) for e in tree.iter() if e.tag == "h1"), "")
    identifier = name or tree.get("id", "")
    file = f"{identifier}.md" if kind is Kind.READING else ""
    return Section(identifier, kind, title, tree.get("lang", lang), tree, headings, file=file)


def reading(body: str, *, name: str = "one", title: str = "One", lang: str = "en-US") -> Section:
    """Make a reading of the XHTML of its body."""
    return section(
        f'<section class="reading" id="{name}" lang="{lang}"><header class="opening">'
        f'<h1 id="{name}--title">{title}</h1></header>{body}</section>',
        Kind.READING,
    )


def edition(sections: Iterable[Section] | None = None, **changes: object) -> Edition:
    """Bind sections, or those of the sample, into an edition."""
    return Edition(metadata(**changes), tuple(sample() if sections is None else sections))


def sample() -> list[Section]:
    """Give the sections of the sample packet: two readings and what goes with them."""
    return [
        section(TITLE, Kind.TITLE_PAGE),
        section(CONTENTS, Kind.CONTENTS),
        section(ESSAY, Kind.READING),
        section(SECOND, Kind.READING),
        section(GLOSSARY, Kind.GLOSSARY),
        section(COLOPHON, Kind.COLOPHON),
    ]


def many(count: int) -> list[Section]:
    """Give a packet of many readings, each with headings, a note and a quotation."""
    sections = [section(TITLE, Kind.TITLE_PAGE)]
    for n in range(1, count + 1):
        name = f"reading-{n}"
        body = (
            f'<p id="{name}-p1" data-p="1">The {n}th word on the matter.'
            f'<a class="call" id="{name}-call-1" href="#{name}-note-1">1</a></p>'
            f'<h2 id="{name}--more">More</h2><blockquote id="{name}-p2" data-p="2"><p>Said.</p>'
            f'</blockquote><section class="notes" id="{name}-notes"><h2>Notes</h2>'
            f'<aside class="note" id="{name}-note-1" data-number="1" data-calls="{name}-call-1">'
            f"<p>Note of reading {n}.</p></aside></section>"
        )
        sections.append(reading(body, name=name, title=f"Reading {n}"))
    return sections
