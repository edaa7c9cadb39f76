"""Takes the options of `publish check`; gives what is wrong with the packet, and an exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from publish.cli import speak

if TYPE_CHECKING:
    from pathlib import Path


@click.command("check")
@speak.packet_option
@click.option("--release", is_flag=True, help="Count missing or expired permissions as faults.")
@click.option("--outputs", is_flag=True, help="Also check the PDFs and the EPUB in dist.")
@click.option("--kindle", is_flag=True, help="Also say what Kindle would not take of the EPUB.")
@speak.json_option
def command(folder: Path, release: bool, outputs: bool, kindle: bool, as_json: bool) -> int:
    """Say what is wrong with the manuscripts and the glossary, each with its line."""
    from publish.build.inspect import inspect
    from publish.packet.find import find_root

    found = inspect(find_root(folder), release=release)
    said = list(found.diagnostics)
    if outputs or kindle:
        from publish.build import handed

        said += handed.outputs(found.packet, found.edition) if outputs else ()
        said += handed.kindle(found.packet) if kindle else ()
    count = len(found.packet.readings)
    readings = speak.plural(count, "reading")
    line = f"Checked {readings}, {found.words:,} words: {speak.tally(said)}."
    return speak.finish(said, [line], as_json=as_json, readings=count, words=found.words)
