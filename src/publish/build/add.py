"""Takes a copied text; gives it as a new reading: seed, manuscript, entry in packet.toml."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.build import outputs
from publish.build.seeds import Job, load_known
from publish.diagnostics import Diagnostic, Exit, PublishError, Where
from publish.files import read_bytes, read_text, shown, write_atomic
from publish.packet.enter import enter
from publish.packet.find import MANIFEST
from publish.packet.load import RESERVED, slug_of
from publish.packet.manifest import parse_manifest

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Added:
    """A reading that was added: its name in packet.toml and what came of normalising it."""

    name: str
    outcome: outputs.Outcome


def add(root: Path, source: Path, title: str = "") -> Added:
    """Add a text to the packet at ``root``: copied to ``seeds``, normalised, entered at the end.

    Nothing else of the packet changes. Raises PublishError where there is a reading of that name
    already or the text cannot be read; what had been written is then taken back.
    """
    data = read_bytes(source)
    if not data.strip():
        raise _fault("empty-source", "this file is empty", source, "Copy the text into it.")
    path = root / MANIFEST
    text = read_text(path)
    manifest, _, _ = parse_manifest(text, shown(path))
    slug = slug_of(title or source.stem)
    name = f"{slug}.md"
    taken = {entry.slug or slug_of(entry.file.removesuffix(".md")) for entry in manifest.entries}
    if not slug or slug in taken or slug in RESERVED:
        said = f"the packet has a reading {slug!r} already" if slug else "this name makes no slug"
        raise _fault("slug-clash", said, source, "Give it another name with --title.")
    folder = root / "seeds" / slug
    manuscript = root / "manuscript" / name
    for there in (folder, manuscript):
        if there.exists():
            raise _fault(
                "reading-exists", "this is there already", there, "Give another name with --title."
            )
    entered = enter(text, name, shown(path))
    copy = folder / f"source{source.suffix.lower() or '.txt'}"
    try:
        write_atomic(copy, data)
        if title:
            said = json.dumps(title, ensure_ascii=False)
            write_atomic(folder / "seed.toml", f"title = {said}\n")
        known = load_known(folder / "seed.toml")
        outcome = outputs.run(Job(copy, known, root / "manuscript", slug))
        write_atomic(path, entered)
    except BaseException:
        for made in (
            folder / "seed.toml",
            copy,
            manuscript,
            outputs.ledger_path(
                Job(copy, load_known(folder / "none.toml"), root / "manuscript", slug)
            ),
        ):
            made.unlink(missing_ok=True)
        if folder.is_dir():
            folder.rmdir()
        raise
    return Added(name, outcome)


def _fault(code: str, message: str, path: Path, hint: str) -> PublishError:
    return PublishError(
        Diagnostic(code, message, Where(shown(path)), hint=hint), exit_code=Exit.FAULTS
    )
