"""Takes an edition and its settings; gives its PDF where the very same one was made before."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from publish.bind.pages import PageMap  # noqa: TC001 - read at run time, where it is unpacked
from publish.build import cache as store
from publish.build.press import section_digest
from publish.build.versions import FORMAT, versions
from publish.pdf.look import look

if TYPE_CHECKING:
    from pathlib import Path

    from publish.bind.model import Edition
    from publish.build.cache import Cache
    from publish.pdf.settings import Settings


@dataclass(frozen=True, slots=True)
class Kept:
    """A PDF that was made without a fault: its bytes, pages, sheets of paper, and page map."""

    data: bytes
    pages: int
    sheets: int
    page_map: PageMap


_PACK = msgspec.msgpack.Encoder()
_UNPACK = msgspec.msgpack.Decoder(Kept)


def pdf_key(edition: Edition, settings: Settings, root: Path | None) -> str:
    """Give the name under which an edition's PDF is kept: the hash of all that goes into it."""
    parts: list[bytes | str] = [FORMAT, "pdf", versions(), look(settings, root)]
    about = (edition.metadata, settings.associated, os.environ.get("SOURCE_DATE_EPOCH", ""))
    parts.append(repr(about))
    parts += [section_digest(section, root) for section in edition.sections]
    return store.key(*parts)


def pdf(cache: Cache, name: str) -> Kept | None:
    """Give the PDF of that name, if it is kept."""
    data = cache.get(name)
    if data is None:
        return None
    try:
        return _UNPACK.decode(data)
    except msgspec.MsgspecError:
        return None


def keep_pdf(cache: Cache, name: str, made: Kept) -> None:
    """Keep a PDF. One with a fault is not to be kept: its faults would be forgotten."""
    cache.put(name, _PACK.encode(made))
