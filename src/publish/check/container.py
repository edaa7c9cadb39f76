"""Takes the bytes of an EPUB; gives its files and what its package says of them."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from publish.diagnostics import Diagnostic, PublishError, Where

if TYPE_CHECKING:
    from collections.abc import Mapping

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_MOST_FILES, _MOST_BYTES = 10_000, 1_000_000_000


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the manifest: the file's path in the container and what it is said to be."""

    id: str
    path: str
    media_type: str
    properties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Container:
    """An EPUB, opened: its files by path, its package document, manifest and spine."""

    files: Mapping[str, bytes]
    package: ET.Element
    manifest: Mapping[str, Item]
    spine: tuple[Item, ...]

    def tree(self, item: Item, name: str) -> ET.Element:
        """Parse a file of the manifest. Raises PublishError where it is missing or is no XML."""
        return _parse(self.files, item.path, name)


def opened(data: bytes, name: str) -> Container:
    """Open an EPUB; ``name`` is its file's name in what is said of it.

    Raises PublishError where the bytes are no EPUB or are larger than any packet.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > _MOST_FILES or sum(e.file_size for e in entries) > _MOST_BYTES:
                raise _fault(name, "it holds more than any packet would")
            files = {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise _fault(name, f"it cannot be unzipped ({error})") from None
    container = _parse(files, "META-INF/container.xml", name)
    root = container.find(f"{_CONTAINER}rootfiles/{_CONTAINER}rootfile")
    path = root.get("full-path", "") if root is not None else ""
    package = _parse(files, path, name)
    folder = posixpath.dirname(path)
    manifest = {}
    for line in package.iter(f"{OPF}item"):
        way = posixpath.normpath(posixpath.join(folder, unquote(line.get("href", ""))))
        properties = frozenset(line.get("properties", "").split())
        item = Item(line.get("id", ""), way, line.get("media-type", ""), properties)
        manifest[item.id] = item
    order = [line.get("idref", "") for line in package.iter(f"{OPF}itemref")]
    return Container(files, package, manifest, tuple(manifest[i] for i in order if i in manifest))


def _parse(files: Mapping[str, bytes], path: str, name: str) -> ET.Element:
    if path not in files:
        raise _fault(name, f"{path or 'the package document'} is not in it")
    if b"<!ENTITY" in files[path]:
        raise _fault(name, f"{path} declares entities of its own")
    try:
        return ET.fromstring(files[path])
    except ET.ParseError as error:
        raise _fault(name, f"{path} is not well-formed XML ({error})") from None


def _fault(name: str, what: str) -> PublishError:
    return PublishError(
        Diagnostic(
            "not-an-epub", f"this is no sound EPUB: {what}", Where(name), hint="Make it again."
        )
    )
