"""Takes a file with a copied text; gives it as a reading of the packet."""

from __future__ import annotations

from pathlib import Path

import click

from publish.cli import speak


@click.command("add")
@click.argument("source", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--title", default="", help="The reading's title; else the text's own.")
@speak.packet_option
@speak.json_option
def command(source: Path, title: str, folder: Path, as_json: bool) -> int:
    """Add the text in FILE to the packet, as its last reading."""
    from publish.build.add import add
    from publish.build.report import as_data, as_words
    from publish.packet.find import find_root

    added = add(find_root(folder), source, title)
    lines = [as_words(added.outcome), f"Added {added.name} to packet.toml."]
    return speak.finish(
        added.outcome.diagnostics,
        lines,
        as_json=as_json,
        reading=added.name,
        text=as_data(added.outcome),
    )
