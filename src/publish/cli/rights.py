"""Takes a packet; gives the ledger of its permissions, to read or as a clearance sheet."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from publish.cli import speak

if TYPE_CHECKING:
    from pathlib import Path


@click.command("rights")
@speak.packet_option
@click.option("--csv", "as_csv", is_flag=True, help="As the sheet that a clearance office wants.")
@click.option("--weeks", default="", help="How many weeks the packet is used, for the sheet.")
@click.option("--students", default="", help="How many students use it, for the sheet.")
@speak.json_option
def command(folder: Path, as_csv: bool, weeks: str, students: str, as_json: bool) -> int:
    """Show on what ground each reading may be handed out, and what is missing."""
    from publish import files
    from publish.packet import rights
    from publish.packet.find import find_root
    from publish.packet.load import load_whole
    from publish.packet.permissions import entries

    packet = load_whole(find_root(folder)).value
    listed, faults = entries(packet, release=True)
    manifest = packet.manifest
    if as_csv:
        course = {"course": manifest.course or packet.title, "term": manifest.term}
        course |= {"weeks": weeks, "students": students}
        # A spreadsheet takes a file for UTF-8, accents and all, only by this first character.
        mark = "" if sys.stdout.isatty() else "\ufeff"
        click.echo(mark + rights.clearance_sheet(listed, course), nl=False)
        return speak.finish(faults, [], as_json=False)
    found = (*faults, *rights.judge(listed, files.today(), release=True))
    lines = [f"{entry.title}: {entry.rights.line()}" for entry in listed]
    lines.append(f"{speak.plural(len(listed), 'reading')}: {speak.tally(found)}.")
    data = [
        {
            "reading": entry.slug,
            "basis": str(entry.rights.basis),
            "holder": entry.rights.holder,
            "line": entry.rights.line(),
            "expires": str(entry.rights.expires or ""),
            "share": entry.rights.share,
        }
        for entry in listed
    ]
    return speak.finish(found, lines, as_json=as_json, rights=data)
