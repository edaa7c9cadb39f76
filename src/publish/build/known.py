"""Takes manuscripts and sources; gives them parsed and formatted where the very same were before.

The name of an entry is the hash of the manuscript's bytes, or of the items and the style, and of
the program text that reads them: what another program would make of them is never given.
"""

from __future__ import annotations

import functools
import hashlib
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import msgspec

import publish
from publish import manuscript, packet
from publish.build import cache as store
from publish.diagnostics import Warned
from publish.files import read_bytes
from publish.manuscript.model import FrontMatter, Manuscript, Name, NoteBody
from publish.manuscript.parse import parse_file
from publish.packet import bibliography
from publish.packet.bibliography import Run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.build.cache import Cache
    from publish.packet.citation import Item


@dataclass(frozen=True, slots=True)
class _Note:
    label: str
    line: int
    missing: bool


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A manuscript without a fault: ``text`` is XML, its blocks first, then a ``div`` a note."""

    front: dict[str, Any]
    text: str
    notes: tuple[_Note, ...]
    unplaced: tuple[str, ...]


_PACK = msgspec.msgpack.Encoder()
_PARSED = msgspec.msgpack.Decoder(_Parsed)
_REFERENCES = msgspec.msgpack.Decoder(dict[str, tuple[Run, ...]])


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier builds read; ``keep`` says whether this one leaves what it reads for others."""

    cache: Cache
    keep: bool = True

    def parse(self, path: Path) -> Warned[Manuscript]:
        """Parse a manuscript as `parse_file` does, unless the same bytes were parsed before."""
        name = store.key("manuscript", _program(manuscript.__file__, "Markdown"), read_bytes(path))
        found = self.cache.get(name)
        if found is not None and (known := _unpacked(found, path)) is not None:
            return Warned(known)
        parsed = parse_file(path)
        if self.keep and not parsed.diagnostics:
            # Diagnostics name the file, so that a manuscript with any is read again each time.
            self.cache.put(name, _packed(parsed.value))
        return parsed

    def references(
        self, items: Sequence[Item], style: Path, lang: str
    ) -> Mapping[str, tuple[Run, ...]]:
        """Format sources as `bibliography.references` does, unless the same were before."""
        program = _program(packet.__file__, "citeproc-py")
        name = store.key("references", program, lang, read_bytes(style), _PACK.encode(items))
        found = self.cache.get(name)
        if found is not None:
            try:
                return _REFERENCES.decode(found)
            except msgspec.MsgspecError:
                pass
        formatted = bibliography.references(items, style, lang)
        if self.keep:
            self.cache.put(name, _PACK.encode(formatted))
        return formatted


@functools.cache
def _program(room: str, library: str) -> str:
    """Give the digest of a room's modules and of the common ones, and its library's version."""
    folders = (Path(room).parent, Path(publish.__file__).parent)
    files = [file for folder in folders for file in sorted(folder.glob("*.py"))]
    digest = hashlib.sha256(b"".join(hashlib.sha256(f.read_bytes()).digest() for f in files))
    return f"{digest.hexdigest()} {version(library)}"


def _packed(read: Manuscript) -> bytes:
    whole = ET.Element("div")
    blocks = ET.SubElement(whole, "div")
    blocks.extend(read.blocks)
    for note in read.notes.values():
        ET.SubElement(whole, "div").extend(note.blocks)
    notes = tuple(_Note(note.label, note.line, note.missing) for note in read.notes.values())
    text = ET.tostring(whole, encoding="unicode")
    return _PACK.encode(_Parsed(asdict(read.front), text, notes, read.unplaced))


def _unpacked(data: bytes, path: Path) -> Manuscript | None:
    try:
        known = _PARSED.decode(data)
        blocks, *bodies = ET.fromstring(known.text)
        front = _front(known.front)
        notes = {
            note.label: NoteBody(note.label, tuple(body), note.line, note.missing)
            for note, body in zip(known.notes, bodies, strict=True)
        }
    except (msgspec.MsgspecError, ET.ParseError, ValueError, TypeError, KeyError):
        return None
    return Manuscript(path, front, tuple(blocks), notes, known.unplaced)


def _front(known: dict[str, Any]) -> FrontMatter:
    return FrontMatter(**{**known, "authors": tuple(Name(**name) for name in known["authors"])})
