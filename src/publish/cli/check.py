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
@speak.json_option
def command(folder: Path, release: bool, as_json: bool) -> int:
    """Say what is wrong with the manuscripts and the glossary, each with its line."""
    from publish.build.plan import inspect
    from publish.packet.load import find_root

    found = inspect(find_root(folder), release=release)
    readings = speak.plural(found.readings, "reading")
    line = f"Checked {readings}, {found.words:,} words: {speak.tally(found.diagnostics)}."
    return speak.finish(
        found.diagnostics, [line], as_json=as_json, readings=found.readings, words=found.words
    )
