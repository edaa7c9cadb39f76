"""Takes editions by hand; gives EPUBs of them, good and damaged, and what stands in an EPUB."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, fromstring

from publish.bind.model import Kind
from publish.bind.pages import PageMap, PageStart
from publish.epub.make import make
from publish.epub.model import Settings

from . import editions

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.bind.model import Edition

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
BARE = Settings(fonts=False)
PAGES = PageMap(
    "urn:uuid:00000000-0000-5000-8000-000000000001",
    (
        PageStart(0, "i", "title-page", "", 0),
        PageStart(1, "ii", "contents", "", 0),
        PageStart(2, "1", "harbour", "", 0),
        PageStart(3, "2", "harbour", "harbour-p1", 30),
        PageStart(4, "3", "harbour", "harbour-p2", 14),
        PageStart(5, "4", "harbour", "", 0),
        PageStart(6, "5", "tide", "", 0),
        PageStart(7, "6", "glossary", "", 0),
    ),
    {},
)


def made(edition: Edition, settings: Settings = BARE, pages: PageMap | None = None) -> bytes:
    return make(edition, settings, pages).value.data


def sample() -> bytes:
    """Give the sample with everything: fonts, pages, cover."""
    return made(editions.edition(), Settings(), PAGES)


def bare() -> bytes:
    """Give the sample without fonts, printed pages and bound contents."""
    sections = [s for s in editions.sample() if s.kind is not Kind.CONTENTS]
    return made(editions.edition(sections, creators=(), subtitle=""))


def zipped_again() -> bytes:
    """Give the sample unzipped and zipped again by another hand, in another order."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sample())) as book, zipfile.ZipFile(out, "w") as copy:
        copy.writestr("mimetype", book.read("mimetype"))
        for name in sorted(book.namelist(), reverse=True):
            if name != "mimetype":
                copy.writestr(name, book.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def files(data: bytes) -> dict[str, str]:
    """Give the text files of an EPUB by their paths."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {
            name: book.read(name).decode("utf-8")
            for name in book.namelist()
            if not name.endswith((".otf", ".png", ".jpg"))
        }


def package(data: bytes) -> Element:
    return fromstring(files(data)["EPUB/content.opf"])


def properties(data: bytes) -> dict[str, list[str]]:
    """Give the metadata that speaks of the whole publication, by property."""
    found: dict[str, list[str]] = {}
    for meta in package(data).iter(f"{OPF}meta"):
        if meta.get("property") and not meta.get("refines"):
            found.setdefault(meta.get("property", ""), []).append(meta.text or "")
    return found


def damaged(data: bytes, path: str, change: Callable[[str], str]) -> bytes:
    """Give an EPUB with one of its files changed. The change must change something."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as book, zipfile.ZipFile(out, "w") as copy:
        for entry in book.infolist():
            content = book.read(entry)
            if entry.filename == path:
                changed = change(content.decode("utf-8")).encode()
                assert changed != content
                content = changed
            copy.writestr(entry, content)
    return out.getvalue()
