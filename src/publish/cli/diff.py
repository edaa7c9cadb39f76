"""Takes an EPUB that was handed out; gives what the packet says otherwise today."""

from __future__ import annotations

from pathlib import Path

import click

from publish.cli import speak


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path), metavar="OLD.epub")
@speak.packet_option
@click.option(
    "--errata", type=click.Path(path_type=Path), metavar="FILE", help="Write an errata slip there."
)
@speak.json_option
def command(old: Path, folder: Path, errata: Path | None, as_json: bool) -> int:
    """List what changed since OLD.epub was handed out, by reading and paragraph."""
    from publish import files
    from publish.bind.bind import bind
    from publish.check import changes, handed_out
    from publish.check.numbered import paragraphs
    from publish.diagnostics import Diagnostic, Severity, Where
    from publish.packet.find import MANIFEST, find_root
    from publish.packet.load import load_whole

    before = handed_out.load(files.read_bytes(old), files.shown(old))
    root = find_root(folder)
    edition = bind(load_whole(root).value)
    found = changes.compare(before.paragraphs, paragraphs(edition))
    now = edition.metadata
    lines = [
        f"{change.title} ¶{change.number} {change.kind}: "
        + ("; ".join(f"“{a}” now “{b}”" for a, b in changes.differences(change)))
        for change in found
    ]
    if errata:
        slip = changes.errata(found, now.title, before.version, now.version)
        files.write_atomic(errata, slip)
        lines.append(f"Errata slip: {files.shown(errata)}")
    since = f"version {before.version}" if before.version else "the older one"
    lines.append(f"{speak.plural(len(found), 'paragraph')} changed since {since}.")
    data = [
        {
            "reading": change.reading,
            "paragraph": change.number,
            "kind": str(change.kind),
            "before": change.before,
            "after": change.after,
        }
        for change in found
    ]
    said = []
    if found and before.version == now.version:
        said.append(
            Diagnostic(
                "version-not-raised",
                f"what was handed out is version {before.version} too, though the text differs",
                Where(files.shown(root / MANIFEST)),
                Severity.WARNING,
                "Raise `version` before you hand this out, so that readers can tell them apart.",
            )
        )
    return speak.finish(said, lines, as_json=as_json, changes=data)
