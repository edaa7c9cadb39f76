"""Takes a finished PDF and what it was made from; gives what does not agree when it is read back.

The proof holds each section's pages to its text. This holds the file that was put together from
them to the whole: pages and folios, links, bookmarks, notes, fonts. Runs on every build.
"""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from publish.diagnostics import Diagnostic
from publish.pdf.notes import has
from publish.pdf.scheme import SCHEME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from xml.etree.ElementTree import Element

    from publish.bind.pages import PageMap

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


def faults(data: bytes, pages: PageMap, trees: Mapping[str, Element]) -> list[Diagnostic]:
    """Read a PDF back; ``trees`` are those that were laid out, by section."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            *_labels(pdf, pages),
            *_links(pdf, trees),
            *_outline(pdf),
            *_notes(pdf, trees),
            *_fonts(pdf),
        ]


def _labels(pdf: pikepdf.Pdf, pages: PageMap) -> Iterator[Diagnostic]:
    wanted = [start.label for start in pages.starts]
    found = [page.label for page in pdf.pages]
    if len(found) != len(wanted):
        yield _fault(f"it has {len(found)} pages, and {len(wanted)} were laid out")
    for number, (have, want) in enumerate(zip(found, wanted, strict=False), 1):
        if have != want:
            yield _fault(f"side {number} is labelled {have!r}, and its folio is {want!r}")
            return


def _links(pdf: pikepdf.Pdf, trees: Mapping[str, Element]) -> Iterator[Diagnostic]:
    places = _places(pdf)
    sheets = {page.obj.objgen for page in pdf.pages}
    targets: set[str] = set()
    for number, page in enumerate(pdf.pages, 1):
        for link in page.obj.get("/Annots", Array()):
            target = _target(link)
            if target is None:
                continue
            targets.add(target)
            place = places.get(target)
            if place is None or place[0].objgen not in sheets:
                yield _fault(f"a link on side {number} leads nowhere: {target!r}")
    wanted = {
        href.removeprefix("#")
        for tree in trees.values()
        for link in tree.iter("a")
        if (href := link.get("href", "")).startswith("#") and "".join(link.itertext()).strip()
    }
    for name in sorted(wanted - targets):
        yield _fault(f"the link to {name!r} is not in it")


def _target(link: Any) -> str | None:
    """Give the name of the place that a link leads to; None where it leads out of the file."""
    action = link.get("/A")
    if action is None:
        return str(link.Dest) if "/Dest" in link else None
    if action.get("/S") == Name.GoTo:
        return str(action.D)
    address = str(action.get("/URI", ""))
    return address if address.startswith(SCHEME) else None


def _places(pdf: pikepdf.Pdf) -> dict[str, Any]:
    named = pdf.Root.get("/Names", Dictionary()).get("/Dests", Dictionary()).get("/Names", Array())
    flat = list(named)
    return {str(name): place for name, place in zip(flat[::2], flat[1::2], strict=True)}


def _outline(pdf: pikepdf.Pdf) -> Iterator[Diagnostic]:
    sheets = {page.obj.objgen for page in pdf.pages}

    def read(items: Iterable[pikepdf.OutlineItem]) -> Iterator[Diagnostic]:
        for item in items:
            place: Any = item.destination
            if not isinstance(place, Array) or place[0].objgen not in sheets:
                yield _fault(f"the bookmark “{item.title}” leads nowhere")
            yield from read(item.children)

    with pdf.open_outline() as outline:
        yield from read(outline.root)


def _notes(pdf: pikepdf.Pdf, trees: Mapping[str, Element]) -> Iterator[Diagnostic]:
    tree = pdf.Root.get("/StructTreeRoot", Dictionary()).get("/IDTree", Dictionary())
    names = tree.get("/Names", Array())
    # The elements between the names are left where they are: thousands of objects to be read.
    found = Counter(str(names[at]) for at in range(0, len(names), 2))
    for name, count in found.items():
        if count > 1:
            yield _fault(f"{count} elements are called {name!r}")
    for section in trees.values():
        for note in section.iter("div"):
            name = note.get("id", "")
            if has(note, "note") and name not in found:
                yield _fault(f"the note {name!r} is not marked as one")


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Diagnostic]:
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        for font in page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary()).values():
            if font.objgen in seen:
                continue
            seen.add(font.objgen)
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            described = inner.get("/FontDescriptor", Dictionary())
            if font.get("/Subtype") != Name.Type3 and not any(p in described for p in _PROGRAMS):
                yield _fault(f"the font {str(font.get('/BaseFont', '')).lstrip('/')} is not in it")


def _fault(message: str) -> Diagnostic:
    return Diagnostic(
        "pdf-unsound",
        f"the PDF was read back: {message}",
        hint="This is a fault of publish, not yours: no PDF was written. Please report it.",
    )
