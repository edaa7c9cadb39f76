"""Takes an EPUB that this tool made earlier; gives its version and its numbered paragraphs.

The file may come from anywhere, so nothing is unpacked to disk, sizes are counted while reading,
and markup with a document type of its own making is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from publish.diagnostics import Diagnostic, PublishError, Where

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_FILES = 10_000
_MOST_BYTES = 512 * 1024 * 1024
_XHTML = "{http://www.w3.org/1999/xhtml}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_OPF = "{http://www.idpf.org/2007/opf}"
_PASSAGE = re.compile(r"(?P<reading>.+)-p(?P<number>\d+[a-z]*)")
_PARTING_TAGS = (
    "p div li dt dd tr td th br blockquote figcaption caption ul ol dl table thead tbody"
)
_PARTING = frozenset(_PARTING_TAGS.split())
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph: the reading's slug and title, its number, its words without notes.

    ``notes`` are the words of the notes called in it, in the order of their calls.
    """

    reading: str
    title: str
    number: str
    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandedOut:
    """What an EPUB says of itself that a comparison needs."""

    title: str
    version: str
    paragraphs: tuple[Paragraph, ...]


def load(data: bytes, file: str) -> HandedOut:
    """Read an EPUB's paragraphs.

    Raises PublishError where the file is no EPUB, is damaged, or is larger than any packet.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _load(archive, file)
    except (zipfile.BadZipFile, ET.ParseError, KeyError, UnicodeDecodeError, EOFError) as error:
        raise _fault(file, f"this is no EPUB that can be read ({error})") from None


_MARKS = ("noteref", "pagebreak", "doc-backlink")


def words_of(element: ET.Element, *, leave_out: tuple[str, ...] = _MARKS) -> str:
    """Give an element's words, without note calls, page marks and the numbers before notes."""
    return _SPACE.sub(" ", "".join(_pieces(element, leave_out))).strip()


def _pieces(element: ET.Element, leave_out: tuple[str, ...]) -> Iterator[str]:
    edge = " " if element.tag.removeprefix(_XHTML) in _PARTING else ""
    yield edge
    yield element.text or ""
    for child in element:
        kinds = f"{child.get(_TYPE, '')} {child.get('role', '')}".split()
        if not any(kind in leave_out for kind in kinds):
            yield from _pieces(child, leave_out)
        yield child.tail or ""
    yield edge


def _load(archive: zipfile.ZipFile, file: str) -> HandedOut:
    infos = archive.infolist()
    if len(infos) > _MOST_FILES or sum(info.file_size for info in infos) > _MOST_BYTES:
        raise _fault(file, "this is larger than any packet")
    container = _parse(archive, "META-INF/container.xml", file)
    rootfile = next(element for element in container.iter() if element.tag.endswith("}rootfile"))
    package_path = rootfile.get("full-path", "")
    package = _parse(archive, package_path, file)
    folder = package_path.rpartition("/")[0]
    hrefs = {item.get("id"): item.get("href", "") for item in package.iter(f"{_OPF}item")}
    paragraphs: list[Paragraph] = []
    for reference in package.iter(f"{_OPF}itemref"):
        href = hrefs.get(reference.get("idref"), "")
        if href.endswith(".xhtml"):
            path = f"{folder}/{href}" if folder else href
            paragraphs += _paragraphs(_parse(archive, path, file))
    return HandedOut(_title(package), _version(package), tuple(paragraphs))


def _paragraphs(page: ET.Element) -> Iterator[Paragraph]:
    title = next((words_of(element) for element in page.iter(f"{_XHTML}h1")), "")
    notes = {f"#{each.get('id')}": each for each in page.iter(f"{_XHTML}aside")}
    for element in page.iter():
        found = _PASSAGE.fullmatch(element.get("id", ""))
        if found:
            calls = (link.get("href", "") for link in element.iter(f"{_XHTML}a"))
            bodies = tuple(words_of(notes[call]) for call in calls if call in notes)
            yield Paragraph(found["reading"], title, found["number"], words_of(element), bodies)


def _parse(archive: zipfile.ZipFile, name: str, file: str) -> ET.Element:
    data = archive.read(name)
    head = data[:4096]
    if b"<!ENTITY" in data or re.search(rb"<!DOCTYPE[^>]*\[", head):
        raise _fault(file, f"{name} defines entities of its own, which is refused")
    return ET.fromstring(data)


def _title(package: ET.Element) -> str:
    found = package.find(".//{http://purl.org/dc/elements/1.1/}title")
    return (found.text or "").strip() if found is not None else ""


def _version(package: ET.Element) -> str:
    metas = package.iter(f"{_OPF}meta")
    return next(
        ((m.text or "").strip() for m in metas if m.get("property") == "schema:version"), ""
    )


def _fault(file: str, message: str) -> PublishError:
    return PublishError(
        Diagnostic(
            "old-epub-unreadable",
            message,
            Where(file),
            hint="Name an EPUB that publish made, as it was handed out.",
        )
    )
