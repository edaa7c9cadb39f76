"""Takes a folder; gives the packet that lives there, or says what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, PublishError, Severity, Warned, Where, has_errors
from publish.files import read_text, shown
from publish.glossary.store import load as load_glossary
from publish.manuscript.parse import parse_file
from publish.packet.find import MANIFEST
from publish.packet.manifest import Manifest, ReadingEntry, parse_manifest
from publish.packet.model import Packet, Reading
from publish.packet.passage_lock import Lock
from publish.packet.passage_lock import load as parse_lock

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from publish.manuscript.model import Manuscript
    from publish.packet.lines import Lines

    Parse: TypeAlias = Callable[[Path], Warned[Manuscript]]

GLOSSARY = "manuscript/glossary.yaml"
LOCK = "manuscript/passages.lock"
_OTHERS = {".toml", ".yaml", ".yml", ".json", ".jsonl", ".css", ".bib"}
"""Endings of the files beside the manuscripts, which would read as text."""
RESERVED = (
    "half-title", "title-page", "dedication", "contents", "introduction", "sources",
    "contributors", "glossary", "colophon", "cover", "nav",
)  # fmt: skip


def slug_of(text: str) -> str:
    """Give a text as a slug: letters without their accents, in small, and digits; else nothing."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def load(root: Path, parse: Parse = parse_file) -> Warned[Packet]:
    """Load the packet at ``root``; ``parse`` reads a manuscript as `parse_file` does.

    A reading with a fault does not stop the others from being read: the packet has those that could
    be, and the diagnostics name every fault. Raises PublishError where the manifest itself cannot
    be read or no reading is left.
    """
    path = root / MANIFEST
    file = shown(path)
    manifest, lines, found = parse_manifest(read_text(path), file)
    if not manifest.entries:
        raise PublishError(
            *found,
            Diagnostic(
                "no-readings",
                "packet.toml lists no readings",
                Where(file, lines.of("readings")),
                hint='Add a line such as readings = ["essay.md"].',
            ),
        )
    readings: list[Reading] = []
    taken: dict[str, str] = {}
    named: dict[str, int] = {}
    for at, entry in enumerate(manifest.entries):
        key = "readings" if at < len(manifest.readings) else "parts"
        name = PurePosixPath(entry.file.replace("\\", "/")).as_posix()
        nth = named.get(name, 0)
        named[name] = nth + 1
        where = Where(file, lines.of_value(entry.file, key, nth))
        try:
            readings.append(
                _reading(root, entry, name, parse, nth=nth, where=where, taken=taken, found=found)
            )
        except PublishError as error:
            found.extend(error.diagnostics)
    if not readings:
        raise PublishError(*found)
    if len(readings) > 1 and not manifest.title:
        found.append(
            Diagnostic(
                "title-missing",
                "a packet of several readings needs a title of its own",
                Where(file, 1),
                hint='Add a line such as title = "Readings on Peace".',
            )
        )
    glossary = load_glossary(root / GLOSSARY)
    found.extend(glossary.diagnostics)
    packet = Packet(
        root,
        manifest,
        tuple(readings),
        _introduction(root, manifest, file, lines, found, parse=parse),
        glossary.value,
        _lock(root / LOCK),
    )
    if not manifest.slug and len(manifest.entries) > 1:
        found.append(_slug_wanted(file, lines, manifest))
    return Warned(packet, tuple(found))


def load_whole(root: Path) -> Warned[Packet]:
    """Load the packet at ``root`` for an output. Raises PublishError where anything is an error."""
    loaded = load(root)
    if has_errors(loaded.diagnostics):
        raise PublishError(*loaded.diagnostics)
    return loaded


def _slug_wanted(file: str, lines: Lines, manifest: Manifest) -> Diagnostic:
    example = slug_of(manifest.title) or "my-packet"
    return Diagnostic(
        "slug-missing",
        "packet.toml has no slug, the name of the files that are made",
        Where(file, lines.of("title")),
        hint=f'Add a line such as slug = "{example}".',
    )


def _reading(
    root: Path,
    entry: ReadingEntry,
    name: str,
    parse: Parse,
    *,
    nth: int,
    where: Where,
    taken: dict[str, str],
    found: list[Diagnostic],
) -> Reading:
    if nth:
        raise _fault(
            "reading-twice",
            f"the reading {name!r} is listed twice",
            where,
            "Take one of the two out of readings.",
        )
    path = _inside(root, name, where)
    slug = entry.slug or slug_of(path.stem)
    if not slug or slug in RESERVED or slug in taken:
        message = (
            f"the readings {taken[slug]!r} and {name!r} have the same slug {slug!r}"
            if slug in taken
            else f"the reading {name!r} needs another slug: {slug or 'it has none'!r} is reserved"
            if slug
            else f"no slug can be made of the name {name!r}"
        )
        raise _fault(
            "slug-clash",
            message,
            where,
            f'Rename the file, or write {{ file = "{name}", slug = "another" }}.',
        )
    taken[slug] = name
    parsed = parse(path)
    found.extend(parsed.diagnostics)
    return Reading(slug, entry, parsed.value, _changes(path))


def _introduction(
    root: Path,
    manifest: Manifest,
    file: str,
    lines: Lines,
    found: list[Diagnostic],
    *,
    parse: Parse,
) -> Reading | None:
    if not manifest.introduction:
        return None
    where = Where(file, lines.of("introduction"))
    try:
        if manifest.introduction in {entry.file for entry in manifest.entries}:
            raise _fault(
                "reading-twice",
                f"{manifest.introduction!r} is both the introduction and a reading",
                where,
                "Take it out of readings, or out of introduction.",
            )
        path = _inside(root, manifest.introduction, where)
        parsed = parse(path)
    except PublishError as error:
        found.extend(error.diagnostics)
        return None
    found.extend(parsed.diagnostics)
    entry = ReadingEntry(file=manifest.introduction)
    return Reading("introduction", entry, parsed.value, _changes(path), is_introduction=True)


def _inside(root: Path, name: str, where: Where) -> Path:
    """Give the file of a reading, which must lie below the packet's folder, links followed."""
    folder = root / "manuscript"
    path = folder / name
    if not path.suffix:
        path = path.with_suffix(".md")
    try:
        inside = path.resolve().is_relative_to(root.resolve())
    except (RuntimeError, OSError):
        raise _fault(
            "reading-in-circles",
            f"the reading {name!r} is a link that leads back to itself",
            where,
            "Put the file itself into the manuscript folder.",
        ) from None
    if not inside:
        raise _fault(
            "outside-packet",
            f"the reading {name!r} lies outside the packet's folder",
            where,
            "Copy the file into the manuscript folder and name it there.",
        )
    if path.suffix.lower() in _OTHERS:
        itself = path.name == "packet.toml"
        raise _fault(
            "packet-in-circles" if itself else "not-a-manuscript",
            f"the packet lists {'itself' if itself else repr(name)} among its readings",
            where,
            "A reading is a manuscript in Markdown, such as chain.md.",
        )
    if not path.is_file():
        raise _fault(
            "reading-missing",
            f"the reading {name!r} is listed, but {shown(path)} is not there",
            where,
            "Correct the name, or make the manuscript with `publish normalize`.",
        )
    return path


def _lock(path: Path) -> Lock:
    return parse_lock(read_text(path), shown(path)) if path.is_file() else Lock()


def _fault(code: str, message: str, where: Where, hint: str) -> PublishError:
    return PublishError(Diagnostic(code, message, where, Severity.ERROR, hint))


def _changes(path: Path) -> int:
    """Count the edits that the ledger beside a manuscript records: one a line."""
    ledger = path.with_suffix(".changes.jsonl")
    if not ledger.is_file():
        return 0
    return sum(1 for line in read_text(ledger).splitlines() if line.strip())
