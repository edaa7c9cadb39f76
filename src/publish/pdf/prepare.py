"""Takes a section's tree; gives the tree to lay out: notes beside their calls, pictures vetted."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from publish import pictures
from publish.bind.model import Kind
from publish.bind.wording import wording
from publish.diagnostics import Diagnostic, PublishError, Severity, Where
from publish.pdf import columns, notes
from publish.pdf.places import folder, shown_file

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from publish.bind.model import Metadata, Section
    from publish.pdf.page import Page

SHORT_TABLE = 14
"""A table of no more rows is kept on one page."""

FIGURE_LINES = 20
"""The most lines of text that a picture takes the place of."""

_PIXEL = 0.75
"""Points for a pixel of a picture that is smaller than the measure."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LINKS = ("https:", "http:", "mailto:")


@dataclass(frozen=True, slots=True)
class Fixes:
    """What an earlier layout taught: notes to send to the end, tables to set in smaller type."""

    moved: frozenset[str] = frozenset()
    tight: frozenset[str] = frozenset()


@dataclass(slots=True)
class Prepared:
    """A section ready for the engine: a whole document, and what was found on the way.

    ``parents`` gives each element's parent, ``notes`` the elements of notes at the foot by id,
    ``calls`` the element of each such note's first call.
    """

    section: Section
    html: ET.Element
    file: str = ""
    parents: dict[ET.Element, ET.Element] = field(default_factory=dict)
    notes: dict[str, ET.Element] = field(default_factory=dict)
    calls: dict[str, ET.Element] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def where(self, element: ET.Element | None) -> Where:
        """Give the place in the manuscript of an element or of the nearest one around it."""
        line = 0
        while element is not None:
            line = line or int(element.get("data-line") or 0)
            if file := element.get("data-file"):
                return Where(file, line)
            element = self.parents.get(element)
        return Where(self.file, line)

    def block(self, element: ET.Element) -> str:
        """Give the id of the nearest element around that has one."""
        at: ET.Element | None = element
        while at is not None:
            if found := at.get("id"):
                return found
            at = self.parents.get(at)
        return ""


@dataclass(frozen=True, slots=True)
class Task:
    """What preparing needs to know beside the section itself.

    ``folio`` gives the page label of an id, where it is known already; ``serve`` takes a picture's
    name and bytes in and gives the address for the engine. ``ids`` are all ids of the edition.
    """

    metadata: Metadata
    edition: str
    root: Path | None
    ids: frozenset[str]
    folio: Mapping[str, str]
    serve: Callable[[str, bytes], str]
    page: Page
    note_limit: int
    fixes: Fixes = Fixes()


def prepared(section: Section, task: Task) -> Prepared:
    """Make the document that the engine lays out for one section. The section is left as it is."""
    body = copy.deepcopy(section.tree)
    html = ET.Element("html", {"lang": section.lang or task.metadata.lang})
    head = ET.SubElement(html, "head")
    ET.SubElement(head, "title").text = task.metadata.title
    frame = ET.SubElement(
        html,
        "body",
        {
            "class": f"{section.kind} edition-{task.edition}",
            "data-packet": task.metadata.title,
            "data-reading": section.running or section.title,
        },
    )
    frame.append(body)
    out = Prepared(section, html, shown_file(section, task.root))
    placed = notes.place(body, task.note_limit, task.fixes.moved)
    out.notes, out.calls = placed.notes, placed.calls
    for parent in html.iter():
        for child in parent:
            out.parents[child] = parent
    for element in html.iter():
        if element.tag in HEADINGS:
            element.set("data-bookmark", heading_text(element))
        elif element.tag == "a":
            _keep_link(out, element, task.ids)
        elif element.tag == "img":
            _vet_picture(out, element, task)
    if section.kind is Kind.READING and all(part.tag == "header" for part in body):
        out.diagnostics.append(
            Diagnostic(
                "reading-empty",
                f"“{section.title}” has no text",
                Where(out.file, 1),
                Severity.WARNING,
                "Write it, or take the reading out of packet.toml.",
            )
        )
    _number_tables(out, task)
    _add_folios(body, task.folio, wording(task.metadata.lang).page)
    return out


def heading_text(heading: ET.Element) -> str:
    """Give a heading's words without the numbers of note calls."""
    parts: list[str] = []

    def read(element: ET.Element) -> None:
        classes = (element.get("class") or "").split()
        if "call" not in classes and "note" not in classes:
            parts.append(element.text or "")
            for child in element:
                read(child)
                parts.append(child.tail or "")

    read(heading)
    return " ".join("".join(parts).split())


def _keep_link(out: Prepared, link: ET.Element, ids: frozenset[str]) -> None:
    target = link.get("href", "")
    inner = target.removeprefix("#")
    if not target or (target.startswith("#") and (inner in ids or inner.endswith("-foot"))):
        return
    if target.lower().startswith(_LINKS):
        return
    del link.attrib["href"]
    what = "leads nowhere in the packet" if target.startswith("#") else "is not http or mailto"
    out.diagnostics.append(
        Diagnostic(
            "link-dropped",
            f"the link {target!r} {what}; its words stay",
            out.where(link),
            Severity.WARNING,
            "Correct the address.",
        )
    )


def _vet_picture(out: Prepared, picture: ET.Element, task: Task) -> None:
    where = out.where(picture)
    if not (picture.get("alt") or "").strip():
        out.diagnostics.append(
            Diagnostic(
                "picture-without-words",
                f"picture {picture.get('src')!r} has no words for those who cannot see it",
                where,
                hint="Say what it shows: ![what it shows](file.png).",
            )
        )
        picture.set("alt", "Picture without a description")
    root = task.root or Path()
    try:
        name, data = pictures.vetted(
            picture.get("src") or "", folder(out.section, root), root, where
        )
    except PublishError as error:
        out.diagnostics.extend(error.diagnostics)
        picture.tag = "span"
        return
    picture.set("src", task.serve(name, data))
    if (figure := out.parents.get(picture)) is not None and figure.tag == "figure":
        picture.set("style", _on_the_grid(data, task.page))


def _on_the_grid(data: bytes, page: Page) -> str:
    """Give a picture's size, and a margin below that fills its last line."""
    across, down = pictures.pixels(data)
    width = min(across * _PIXEL, page.measure)
    height = width * down / across
    highest = FIGURE_LINES * page.leading
    if height > highest:
        width, height = width * highest / height, highest
    rest = -height % page.leading
    return f"width: {width:.3f}pt; height: {height:.3f}pt; margin-bottom: {rest:.3f}pt"


def _crowded(where: Where) -> Diagnostic:
    return Diagnostic(
        "table-crowded",
        "the table has too many columns for the page: words in it are broken",
        where,
        Severity.WARNING,
        "Make it two tables, turn rows into columns, or use a larger page (--page letter).",
    )


def _number_tables(out: Prepared, task: Task) -> None:
    for number, table in enumerate(out.html.iter("table")):
        table.set("data-table", str(number))
        classes = [table.get("class") or ""]
        if str(number) in task.fixes.tight:
            classes.append("tight")
            if columns.fit(table, task.page):
                out.diagnostics.append(_crowded(out.where(table)))
        if len(list(table.iter("tr"))) <= SHORT_TABLE:
            classes.append("short")
        table.set("class", " ".join(classes).strip())


def _add_folios(body: ET.Element, folio: Mapping[str, str], page: str) -> None:
    """Write page numbers beside the lines of the contents and the glossary's links to uses."""
    nav = [a for nav in body.iter("nav") for a in nav.iter("a")]
    back = [a for a in body.iter("a") if notes.has(a, "back") and not notes.has(a, "note")]
    if not notes.has(body, "glossary"):
        back = []
    for link in nav + back:
        label = folio.get((link.get("href") or "").removeprefix("#"))
        if label is None:
            continue
        number = ET.SubElement(link, "span", {"class": "folio"})
        after = f"\N{NO-BREAK SPACE}({page.format(label)})"
        number.text = f"\N{EM SPACE}{label}" if link in nav else after
