"""Takes a packet's folder and a wish; gives what an earlier build made, where nothing has changed.

Nothing: the packet's files, the styles and fonts, the program and its engines, the day (permissions
expire), the date that outputs carry. The files in ``dist`` are looked at too: one that was changed
or removed is made again.
"""

from __future__ import annotations

import functools
import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from publish import styles
from publish.build import cache as store
from publish.build.versions import FORMAT, versions
from publish.build.wanted import Made
from publish.diagnostics import Diagnostic  # noqa: TC001 - read at run time, where it is unpacked
from publish.files import shown, today

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from publish.build.cache import Cache
    from publish.build.wanted import Wanted

_FOLDERS = ("manuscript", "styles", "seeds")


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    digest: str
    kind: str
    edition: str
    pages: int
    sheets: int


@dataclass(frozen=True, slots=True)
class _Record:
    files: tuple[_File, ...]
    diagnostics: tuple[Diagnostic, ...]


_PACK = msgspec.msgpack.Encoder()
_UNPACK = msgspec.msgpack.Decoder(_Record)


def recall(
    cache: Cache, root: Path, wanted: Wanted
) -> tuple[tuple[Made, ...], tuple[Diagnostic, ...]] | None:
    """Give the files that stand in ``dist`` and what was said of them, if they are up to date."""
    data = cache.get(_key(root, wanted))
    if data is None:
        return None
    try:
        record = _UNPACK.decode(data)
    except msgspec.MsgspecError:
        return None
    made = []
    for file in record.files:
        path = root / "dist" / file.name
        try:
            content = path.read_bytes()
        except OSError:
            return None
        if hashlib.sha256(content).hexdigest() != file.digest:
            return None
        made.append(Made(path, content, file.kind, file.edition, file.pages, file.sheets))
    return tuple(made), record.diagnostics


def remember(
    cache: Cache, root: Path, wanted: Wanted, made: Sequence[Made], said: Sequence[Diagnostic]
) -> None:
    """Keep on record what was just written, and from what."""
    files = tuple(
        _File(
            file.path.name,
            hashlib.sha256(file.data).hexdigest(),
            file.kind,
            file.edition,
            file.pages,
            file.sheets,
        )
        for file in made
    )
    cache.put(_key(root, wanted), _PACK.encode(_Record(files, tuple(said))))


def _key(root: Path, wanted: Wanted) -> str:
    about = (wanted, shown(root), today(), os.environ.get("SOURCE_DATE_EPOCH", ""))
    digests = [part for folder in _FOLDERS for part in _digests((root / folder).rglob("*"), root)]
    digests += _digests(root.glob("*.csl"), root)
    digests += _shipped()
    return store.key(FORMAT, "build", versions(), repr(about), *digests)


@functools.cache
def _shipped() -> tuple[str, ...]:
    """Give the names and digests of the styles and fonts that the program brings."""
    folder = styles.shipped()
    return tuple(_digests(folder.rglob("*"), folder.parent))


def _digests(paths: Iterable[Path], root: Path) -> Iterator[str]:
    """Give the name and digest of each file among the paths, in their order."""
    for path in sorted(paths):
        if path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            yield f"{path.relative_to(root).as_posix()} {digest}"
