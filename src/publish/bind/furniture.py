"""Takes what a packet says of itself; gives its half-title, title page, contents and colophon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish import __version__
from publish.bind.markup import make, unwrap
from publish.bind.wording import names
from publish.manuscript.parse import parse_inline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from xml.etree.ElementTree import Element

    from publish.bind.anchors import Anchors
    from publish.bind.model import Heading, Section
    from publish.bind.wording import Wording
    from publish.packet.model import Packet

_DEEPEST = 3


def half_title(packet: Packet) -> Element:
    """Make the half-title: the packet's title alone."""
    section = make("section", make("p", packet.title, cls="title"), cls="half-title")
    section.set("id", "half-title")
    return section


def title_page(packet: Packet, creators: Sequence[str], wording: Wording) -> Element:
    """Make the title page: title, subtitle, who, and which version."""
    manifest = packet.manifest
    page = make("section", make("h1", packet.title), cls="title-page", id="title-page")
    if packet.subtitle:
        page.append(make("p", packet.subtitle, cls="subtitle"))
    if manifest.editors:
        editors = wording.edited_by.format(names(manifest.editors, wording))
        page.append(make("p", editors, cls="editor"))
    elif creators:
        page.append(make("p", names(creators, wording), cls="creators"))
    for text, cls in (
        (manifest.course, "course"),
        (manifest.term, "term"),
        (manifest.publisher, "publisher"),
        (manifest.date, "date"),
        (wording.version.format(manifest.version), "version"),
    ):
        if text:
            page.append(make("p", text, cls=cls))
    return page


def dedication(packet: Packet) -> Element:
    """Make the page of the dedication; each line of it is a paragraph."""
    section = make("section", cls="dedication", id="dedication")
    for line in filter(None, map(str.strip, packet.manifest.dedication.splitlines())):
        paragraph = make("p")
        unwrap(paragraph, parse_inline(line, packet.manifest.lang))
        section.append(paragraph)
    return section


def part(number: int, title: str, anchors: Anchors, wording: Wording) -> Element:
    """Make a part's title page."""
    page = make("section", make("p", wording.part.format(number), cls="number-of-part"), cls="part")
    page.append(make("h1", title))
    page.set("id", anchors.claim(f"part-{number}"))
    return page


def contents(
    sections: Sequence[Section], bylines: Mapping[str, str], wording: Wording, lang: str
) -> Element:
    """Make the contents of the sections that follow: titles, authors and headings, nested.

    ``bylines`` gives the authors of a section by its name.
    """
    top = make("ol")
    for section in sections:
        link = make("a", section.title, href=f"#{section.tree.get('id', '')}")
        item = make("li", link, cls=section.kind.value)
        if byline := bylines.get(section.name):
            link.tail = " "
            item.append(make("span", byline, cls="author"))
        below = [h for h in section.headings if 1 < h.level <= _DEEPEST]
        if below:
            item.append(_nested(below))
        top.append(item)
    heading = make("h1", wording.contents)
    return make("nav", heading, top, cls="contents", id="contents", lang=lang)


def _nested(headings: Sequence[Heading]) -> Element:
    """Make nested lists of headings; a level that is skipped makes no empty list."""
    root = make("ol")
    stack = [(headings[0].level, root)]
    for heading in headings:
        while len(stack) > 1 and heading.level < stack[-1][0]:
            stack.pop()
        level, current = stack[-1]
        if heading.level > level and len(current):
            inner = make("ol")
            current[-1].append(inner)
            stack.append((heading.level, inner))
            current = inner
        current.append(make("li", make("a", heading.text, href=f"#{heading.id}")))
    return root


def colophon(packet: Packet, statements: Sequence[Element | str], wording: Wording) -> Element:
    """Make the colophon from what the packet says of itself and of its readings' copies."""
    section = make("section", make("h1", wording.colophon), cls="colophon", id="colophon")
    section.set("lang", packet.manifest.lang)
    if packet.manifest.rights:
        section.append(make("p", packet.manifest.rights, cls="rights"))
    if packet.manifest.changes:
        new = make("ul", *(make("li", change) for change in packet.manifest.changes))
        section.append(make("p", wording.new_in.format(packet.manifest.version)))
        section.append(new)
    for statement in statements:
        section.append(make("p", statement))
    made = wording.made_with.format(f"publish {__version__}")
    section.append(make("p", f"{wording.set_in.format('Linux Libertine')} {made}"))
    return section
