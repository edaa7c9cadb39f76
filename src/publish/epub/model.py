"""Takes nothing in; gives the types of an EPUB in the making: settings, resources, the result."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What an editor may choose for the EPUB.

    ``cover`` names a picture in the packet's folder to take in place of the drawn cover.
    ``conforms_to`` names a standard, such as ``EPUB Accessibility 1.1 - WCAG 2.2 Level AA``, that a
    person (``certified_by``) has found the packet to meet: the tool never claims it by itself.
    """

    fonts: bool = True
    cover: str = ""
    conforms_to: str = ""
    certified_by: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """A file inside the EPUB.

    ``href`` is its path from the package document, ``id`` its name in the manifest, ``properties``
    the manifest's words for it (``nav``, ``cover-image``, ``svg``). Those with ``spine`` set are
    read in order.
    """

    id: str
    href: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()
    spine: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Where a printed page begins: its folio and the id of the mark at its first character."""

    label: str
    id: str
    section: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: plain text, the same as XHTML, a path from the package document."""

    label: str
    markup: str
    href: str
    children: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that reading systems offer a button for; ``type`` is of the EPUB vocabulary."""

    type: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Epub:
    """A finished EPUB: its bytes, the number of its sections and of its page list's entries."""

    data: bytes
    sections: int
    pages: int = 0
