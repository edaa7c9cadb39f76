"""Takes the options of `publish build`; gives what the packet names, written to ``dist``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from publish.cli import speak
from publish.cli.made import run

if TYPE_CHECKING:
    from pathlib import Path


@click.command("build")
@speak.packet_option
@click.option("--release", is_flag=True, help="Fail where a permission is missing or expired.")
@click.option("--renumber", is_flag=True, help="Number the paragraphs anew, for a new edition.")
@click.option("--no-pages", is_flag=True, help="Leave printed page numbers out of the EPUB.")
@speak.json_option
def command(folder: Path, release: bool, renumber: bool, no_pages: bool, as_json: bool) -> int:
    """Make everything the packet names: its PDFs and its EPUB, in dist."""
    return run(folder, as_json=as_json, release=release, renumber=renumber, page_list=not no_pages)
