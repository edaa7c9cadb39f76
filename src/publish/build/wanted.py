"""Takes nothing in; gives the types of a build: what a person asks for, and a file made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path  # noqa: TC003 - read at run time, where records are unpacked

PRINT = "print"
"""The edition whose file has the packet's plain name and whose pages the EPUB knows."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asked for.

    ``editions`` names the PDFs, none for those that packet.toml names. ``sheet`` is a page size
    other than theirs. ``page_list`` asks for the printed page numbers in the EPUB, which takes the
    layout of the print edition. ``release`` makes missing permissions faults; ``renumber`` gives
    the paragraphs new numbers from 1.
    """

    pdf: bool = True
    epub: bool = True
    editions: tuple[str, ...] = ()
    sheet: str = ""
    bleed: bool = False
    punch: bool = False
    paragraph_numbers: bool | None = None
    attach: bool = False
    page_list: bool = True
    release: bool = False
    renumber: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made: ``pages`` are a PDF's pages or an EPUB's page list, ``size`` bytes."""

    path: Path
    data: bytes
    kind: str
    edition: str = ""
    pages: int = 0
    sheets: int = 0
