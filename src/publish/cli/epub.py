"""Takes the options of `publish epub`; gives the packet's EPUB, written to ``dist``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from publish.cli import speak
from publish.cli.made import run

if TYPE_CHECKING:
    from pathlib import Path


@click.command("epub")
@speak.packet_option
@click.option(
    "--no-pages",
    is_flag=True,
    help="Leave printed page numbers out, and do not lay out the print edition for them.",
)
@speak.json_option
def command(folder: Path, no_pages: bool, as_json: bool) -> int:
    """Make the packet's EPUB, with the page numbers of the print edition in it."""
    return run(folder, as_json=as_json, pdf=False, page_list=not no_pages)
