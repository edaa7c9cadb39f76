"""Takes resources and metadata; gives them as one EPUB container, the same bytes every time.

The only module that knows ebooklib. Its book and its writer of the package document are used; what
it would get wrong (its own navigation, pages, dates, identifiers and covers) is handed in finished.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from ebooklib import epub

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from lxml import etree

    from publish.epub.metadata import Meta
    from publish.epub.model import Landmark, Resource

_XML = "{http://www.w3.org/XML/1998/namespace}"
_RECORD_OF_EPUB_2 = {"cover": "cover", "toc": "toc", "bodymatter": "text", "glossary": "glossary"}
_COMPRESSION = 6


def package(
    resources: Sequence[Resource],
    metas: Sequence[Meta],
    landmarks: Sequence[Landmark],
    *,
    identifier: str,
    lang: str,
    direction: str,
    modified: dt.datetime,
    date: dt.datetime,
) -> bytes:
    """Put the resources into a container.

    ``modified`` is what the package says of its last change, ``date`` what every entry of the zip
    file carries.
    """
    book = epub.EpubBook()
    book.set_identifier(identifier)
    book.set_language(lang)
    book.direction = direction if direction == "rtl" else None
    book.metadata[epub.NAMESPACES["OPF"]] = {}
    for meta in metas:
        if meta.dublin_core:
            book.add_metadata("DC", meta.name, meta.value, dict(meta.attributes))
        else:
            book.add_metadata(None, "meta", meta.value, {"property": meta.name, **meta.attributes})
    for resource in resources:
        if "cover-image" in resource.properties:
            # EPUB 2's way of naming the cover, which many devices still go by.
            book.add_metadata("OPF", "meta", "", {"name": "cover", "content": resource.id})
        item = epub.EpubItem(resource.id, resource.href, resource.media_type, resource.data)
        item.properties = list(resource.properties)
        book.add_item(item)
        if resource.spine:
            book.spine.append(item)
    book.guide = [
        {"type": _RECORD_OF_EPUB_2[mark.type], "title": mark.label, "href": mark.href}
        for mark in landmarks
        if mark.type in _RECORD_OF_EPUB_2
    ]
    file = io.BytesIO()
    writer = _Writer(file, book, modified, date)
    writer.process()
    writer.write()
    return file.getvalue()


class _Archive:
    """A zip file whose entries carry one date and the attributes of no particular machine."""

    def __init__(self, file: io.BytesIO, date: dt.datetime) -> None:
        self._zip = zipfile.ZipFile(file, "w")
        self._date = (date.year, date.month, date.day, date.hour, date.minute, date.second)

    def writestr(self, name: str, data: bytes | str, compress_type: int | None = None) -> None:
        entry = zipfile.ZipInfo(name, self._date)
        entry.create_system = 3
        entry.external_attr = 0o644 << 16
        entry.compress_type = zipfile.ZIP_DEFLATED if compress_type is None else compress_type
        self._zip.writestr(entry, data, compresslevel=_COMPRESSION)

    def close(self) -> None:
        self._zip.close()


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """ebooklib's writer, but with a clock that is handed in and a package that has a language."""

    def __init__(
        self, file: io.BytesIO, book: Any, modified: dt.datetime, date: dt.datetime
    ) -> None:
        options = {"mtime": modified, "raise_exceptions": True, "epub3_pages": False}
        super().__init__(file, book, options)
        self._file = file
        self._date = date

    def _write_opf_file(self, root: etree._Element) -> None:
        root.set(f"{_XML}lang", self.book.language)
        del root.attrib["prefix"]  # names a vocabulary that is reserved and not used
        super()._write_opf_file(root)

    def write(self) -> None:
        self.out = _Archive(self._file, self._date)
        self.out.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        self._write_container()
        self._write_opf()
        self._write_items()
        self.out.close()
