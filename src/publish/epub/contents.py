"""Takes an edition's sections; gives the lines of its contents, nested, for every navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.bind.model import Kind
from publish.epub.characters import escape, legal, line
from publish.epub.model import Entry
from publish.epub.pages import href

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from xml.etree.ElementTree import Element

    from publish.bind.model import Heading, Section
    from publish.epub.markup import Markup

_OUTSIDE = frozenset({Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.DEDICATION, Kind.CONTENTS})


def from_tree(contents: Element, markup: Markup, targets: Mapping[str, str]) -> tuple[Entry, ...]:
    """Give the lines that the bound contents have, so that they read as they do on paper.

    EPUB 3.3 (section 7.3) lets a line hold one link and one list, so whatever stands beside the
    link, such as the author's name, goes inside it.
    """
    top = next((e for e in contents.iter() if e.tag in {"ol", "ul"}), None)
    return () if top is None else tuple(_lines(top, markup, targets))


def _lines(listed: Element, markup: Markup, targets: Mapping[str, str]) -> list[Entry]:
    entries: list[Entry] = []
    for item in listed:
        link = next((e for e in _own(item) if e.tag == "a" and e.get("href")), None)
        target = (link.get("href", "") if link is not None else "").removeprefix("#")
        nested = [e for e in item if e.tag in {"ol", "ul"}]
        children = tuple(entry for deeper in nested for entry in _lines(deeper, markup, targets))
        shown = [escape(item.text or "")]
        plain = [item.text or ""]
        for child in item:
            if child not in nested:
                flat = child.tag in {"a", "p", "div"}
                shown.append(markup.inner(child) if flat else markup.outer(child))
                plain += ["".join(child.itertext())]
            shown.append(escape(child.tail or " "))
            plain.append(child.tail or " ")
        label = line("".join(plain))
        if target in targets and label:
            way = f"{targets[target]}#{target}"
            entries.append(Entry(label, legal("".join(shown)).strip(), way, children))
        else:
            entries += children
    return entries


def _own(item: Element) -> list[Element]:
    """Give the elements of a line without those of the lists inside it."""
    found: list[Element] = []
    for child in item:
        if child.tag not in {"ol", "ul"}:
            found += child.iter()
    return found


def from_headings(sections: Sequence[Section], depth: int = 3) -> tuple[Entry, ...]:
    """Give the lines from the sections' headings, down to level ``depth``, where none are bound."""
    entries = []
    for section in sections:
        if section.kind in _OUTSIDE:
            continue
        headings = [h for h in section.headings if 1 < h.level <= depth]
        path = href(section)
        label = line(section.title) or section.name
        children = tuple(_nest(headings, path))
        way = f"{path}#{section.tree.get('id')}" if section.tree.get("id") else path
        entries.append(Entry(label, escape(label), way, children))
    return tuple(entries)


def _nest(headings: Sequence[Heading], path: str) -> list[Entry]:
    """Nest headings by their levels; one that skips a level stands under the last above it."""
    entries: list[Entry] = []
    at = 0
    while at < len(headings):
        heading = headings[at]
        end = at + 1
        while end < len(headings) and headings[end].level > heading.level:
            end += 1
        label = line(heading.text)
        below = tuple(_nest(headings[at + 1 : end], path))
        if label:
            entries.append(Entry(label, escape(label), f"{path}#{heading.id}", below))
        else:
            entries += below
        at = end
    return entries
