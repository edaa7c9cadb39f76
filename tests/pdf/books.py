"""Takes nothing in; gives small editions, written for the tests, as bind would hand them over."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from publish.bind.model import Edition, Heading, Kind, Metadata, Section

PROSE = (
    "The ferry left the harbour before six, while the lamps along the mole were still lit and "
    "the gulls slept on the roofs of the fish market. Nobody on the upper deck spoke much. A "
    "woman with a basket of quinces asked whether the island had a doctor, and an old man, who "
    "had crossed more often than he could count, answered that it had two, but that they had "
    "not been on speaking terms since the election of 1974. "
)

METADATA = Metadata(
    slug="harbour",
    title="Harbour Lights",
    subtitle="Three Readings on Small Ports",
    creators=("Ada Finch", "Jonas Weir"),
    lang="en-US",
    identifier="urn:uuid:00000000-0000-5000-8000-000000000001",
    version="1",
    date="2024-03-01",
    modified="2024-03-01T00:00:00Z",
    rights="All rights with the authors.",
    editor="M. Lind",
)


def tree(markup: str) -> ET.Element:
    """Parse a section's tree."""
    return ET.fromstring(markup)


def reading(
    slug: str, title: str, body: str, notes: str = "", headings: tuple[tuple[str, str], ...] = ()
) -> Section:
    """Give a reading whose blocks and notes are XHTML."""
    notes_section = (
        f'<section class="notes" id="{slug}-notes"><h2>Notes</h2>{notes}</section>' if notes else ""
    )
    element = tree(
        f'<section class="reading" id="{slug}" lang="en-US"><header class="opening">'
        f'<h1 id="{slug}--title">{title}</h1><p class="byline">Ada Finch</p></header>'
        f"{body}{notes_section}</section>"
    )
    return Section(
        name=slug,
        kind=Kind.READING,
        title=title,
        lang="en-US",
        tree=element,
        headings=(
            Heading(1, title, f"{slug}--title"),
            *(Heading(2, text, name) for name, text in headings),
        ),
        running=title,
        file=f"{slug}.md",
    )


def paragraph(slug: str, number: int, text: str) -> str:
    """Give a numbered paragraph."""
    return f'<p id="{slug}-p{number}" data-p="{number}" data-line="{10 + 2 * number}">{text}</p>'


def call(slug: str, number: int) -> str:
    """Give a note's call."""
    return f'<a class="call" id="{slug}-call-{number}" href="#{slug}-note-{number}">{number}</a>'


def note(slug: str, number: int, text: str, line: int = 200) -> str:
    """Give a note's body."""
    return (
        f'<aside class="note" id="{slug}-note-{number}" data-number="{number}"'
        f' data-calls="{slug}-call-{number}" data-line="{line + number}"><p>{text}</p></aside>'
    )


def harbour() -> Section:
    """Give a reading with headings, notes, a linked term and enough prose for several pages."""
    slug = "harbour-dues"
    blocks = [
        paragraph(
            slug,
            1,
            PROSE + f'So began what the <a class="term" id="{slug}-term-hma-1" href="#term-hma">HMA'
            f"</a> later called an inquiry.{call(slug, 1)} " + PROSE,
        ),
        paragraph(slug, 2, PROSE * 3 + f"They said nothing,{call(slug, 2)} and sailed."),
        f'<h2 id="{slug}--dues">Dues and Debts</h2>',
        paragraph(slug, 3, PROSE * 2),
        f'<blockquote><p data-line="40">{PROSE}</p></blockquote>',
        paragraph(slug, 4, PROSE * 4 + f"That was all.{call(slug, 3)}"),
        *(paragraph(slug, n, PROSE * (1 + n % 3)) for n in range(5, 16)),
    ]
    notes = (
        note(slug, 1, "The minutes are kept in the harbour office, <em>Book</em> 12, p. 4.")
        + note(slug, 2, PROSE)
        + '<aside class="note missing" id="harbour-dues-note-3" data-number="3"'
        ' data-calls="harbour-dues-call-3"><p>[The text of this note is missing from the source'
        " copy.]</p></aside>"
    )
    return reading(
        slug, "Harbour Dues", "".join(blocks), notes, ((f"{slug}--dues", "Dues and Debts"),)
    )


def edition(*sections: Section) -> Edition:
    """Give a whole edition round the readings: title, contents, glossary, colophon."""
    chosen = sections or (harbour(),)
    lines = "".join(
        f'<li><a href="#{s.name}">{s.title}</a>'
        + (
            "<ol>"
            + "".join(f'<li><a href="#{h.id}">{h.text}</a></li>' for h in s.headings[1:])
            + "</ol>"
            if len(s.headings) > 1
            else ""
        )
        + "</li>"
        for s in chosen
    )
    lines += '<li><a href="#glossary">Glossary</a></li><li><a href="#colophon">Colophon</a></li>'
    uses = (
        '<p class="uses"><a class="back" href="#harbour-dues-term-hma-1">Harbour Dues</a></p>'
        if any(s.name == "harbour-dues" for s in chosen)
        else ""
    )

    def made(kind: Kind, title: str, markup: str) -> Section:
        return Section(
            str(kind), kind, title, "en-US", tree(markup), (Heading(1, title, str(kind)),), title
        )

    return Edition(
        METADATA,
        (
            made(
                Kind.HALF_TITLE,
                "Half-title",
                '<section class="half-title" id="half-title"><p>Harbour Lights</p></section>',
            ),
            made(
                Kind.TITLE_PAGE,
                "Title page",
                '<section class="title-page" id="title-page"><h1>Harbour Lights</h1>'
                '<p class="subtitle">Three Readings on Small Ports</p>'
                '<p class="byline">Edited by M. Lind</p></section>',
            ),
            made(
                Kind.CONTENTS,
                "Contents",
                f'<nav class="contents" id="contents"><h1>Contents</h1><ol>{lines}</ol></nav>',
            ),
            *chosen,
            made(
                Kind.GLOSSARY,
                "Glossary",
                '<section class="glossary" id="glossary"><h1>Glossary</h1><dl>'
                '<div class="entry" id="term-hma"><dt><dfn>HMA</dfn></dt><dd>'
                '<p class="expansion open">Harbour Masters’ Association</p>'
                '<p class="definition">The body that set the dues.</p>'
                '<p class="origin">From the text of “Harbour Dues”.</p>'
                f"{uses}</dd></div></dl></section>",
            ),
            made(
                Kind.COLOPHON,
                "Colophon",
                '<section class="colophon" id="colophon"><h1>Colophon</h1>'
                "<p>Set in Linux Libertine.</p></section>",
            ),
        ),
    )
