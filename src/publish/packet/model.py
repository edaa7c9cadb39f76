"""Takes nothing in; gives the type of a packet: its manifest and its readings, loaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.glossary.model import Glossary
from publish.packet.passage_lock import Lock

if TYPE_CHECKING:
    from pathlib import Path

    from publish.manuscript.model import Manuscript
    from publish.packet.manifest import Manifest, ReadingEntry


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading of a packet.

    ``slug`` names it in links and ids. ``changes`` counts the edits that the ledger beside the
    manuscript has on record, 0 where there is none.
    """

    slug: str
    entry: ReadingEntry
    manuscript: Manuscript
    changes: int = 0
    is_introduction: bool = False


@dataclass(frozen=True, slots=True)
class Packet:
    """A packet: ``root`` is the folder that holds ``manuscript`` and ``dist``."""

    root: Path
    manifest: Manifest
    readings: tuple[Reading, ...]
    introduction: Reading | None = None
    glossary: Glossary = field(default_factory=Glossary)
    lock: Lock = field(default_factory=Lock)

    @property
    def texts(self) -> tuple[Reading, ...]:
        """Give all that people wrote, in order: the introduction, then the readings."""
        return (self.introduction, *self.readings) if self.introduction else self.readings

    def part_of(self, reading: Reading) -> int:
        """Give which part a reading is in, from 1; 0 where it is in none."""
        parts = self.manifest.parts
        files = [[r if isinstance(r, str) else r.file for r in part.readings] for part in parts]
        return next((n for n, names in enumerate(files, 1) if reading.entry.file in names), 0)

    @property
    def folder(self) -> Path:
        """Give the folder of packet.toml and the manuscripts."""
        return self.root / "manuscript"

    @property
    def slug(self) -> str:
        """Give the name of the files that are made of the packet."""
        return self.manifest.slug or self.readings[0].slug

    @property
    def title(self) -> str:
        """Give the packet's title; a packet of one reading may leave it to the reading."""
        return self.manifest.title or self.readings[0].manuscript.front.title

    @property
    def subtitle(self) -> str:
        """Give the packet's subtitle, by the same rule as its title."""
        if self.manifest.title:
            return self.manifest.subtitle
        return self.manifest.subtitle or self.readings[0].manuscript.front.subtitle
