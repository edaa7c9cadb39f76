"""Takes what a result was made from; gives the result where it was made before, and keeps new ones.

One folder serves every packet of a person. Entries are named by the hash of everything that goes
into them, written whole or not at all and checked when read, so two builds at once or a killed one
cannot hand out a torn entry. The folder is bounded: what was not used for longest goes first.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from publish.diagnostics import PublishError
from publish.files import sweep, write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterable

LIMIT = 512 * 1024 * 1024
"""Bytes that the cache may hold before the oldest entries go."""

_DIGEST = 32
_SUFFIX = ".entry"


def key(*parts: bytes | str) -> str:
    """Give the name of a result made from these parts; their order and bounds count."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def home() -> Path:
    """Give the cache's folder: PUBLISH_CACHE where set, else the system's own place for caches."""
    given = os.environ.get("PUBLISH_CACHE", "")
    return Path(given) if given else Path(platformdirs.user_cache_path("publish"))


@dataclass(frozen=True, slots=True)
class Held:
    """What the cache holds: entries, and their size in bytes."""

    entries: int
    size: int


@dataclass(frozen=True, slots=True)
class Cache:
    """A bounded folder of results; one that cannot be written is as good as an empty one."""

    folder: Path
    limit: int = LIMIT

    def get(self, name: str) -> bytes | None:
        """Give an entry, or nothing where there is none or it is damaged (it is then removed)."""
        path = self._path(name)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        if hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
            with contextlib.suppress(OSError):
                path.unlink()
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return data[_DIGEST:]

    def __contains__(self, name: str) -> bool:
        """Tell whether there is an entry of that name, without reading it."""
        return self._path(name).is_file()

    def put(self, name: str, data: bytes) -> None:
        """Keep an entry. A full or read-only folder is no fault: the result is made again."""
        with contextlib.suppress(PublishError):
            write_atomic(self._path(name), hashlib.sha256(data).digest() + data, durable=False)

    def trim(self) -> int:
        """Remove the entries used longest ago until the rest fit the limit; give how many went."""
        for folder in self._folders():
            sweep(folder)
        found = sorted(self._entries(), key=lambda entry: (-entry[1], entry[0]))
        size = gone = 0
        for path, _, length in found:
            size += length
            if size > self.limit:
                with contextlib.suppress(OSError):
                    path.unlink()
                    gone += 1
        return gone

    def held(self) -> Held:
        """Count what the cache holds."""
        sizes = [length for _, _, length in self._entries()]
        return Held(len(sizes), sum(sizes))

    def clear(self) -> Held:
        """Remove every entry; give what was held. Files that are not the cache's stay."""
        before = self.held()
        for path, _, _ in list(self._entries()):
            with contextlib.suppress(OSError):
                path.unlink()
        for folder in self._folders():
            with contextlib.suppress(OSError):
                folder.rmdir()
        return before

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / f"{name[2:]}{_SUFFIX}"

    def _folders(self) -> list[Path]:
        try:
            return sorted(path for path in self.folder.glob("??") if path.is_dir())
        except OSError:
            return []

    def _entries(self) -> Iterable[tuple[Path, float, int]]:
        for folder in self._folders():
            for path in sorted(folder.glob(f"*{_SUFFIX}")):
                with contextlib.suppress(OSError):
                    state = path.stat()
                    yield path, state.st_mtime, state.st_size
