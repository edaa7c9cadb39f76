"""Takes a folder's name; gives a packet in it, ready to build."""

from __future__ import annotations

from pathlib import Path

import click

from publish.cli import speak


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", default="", help="The packet's title; by default the folder's name.")
@click.option("--editor", default="", help="Who puts the packet together.")
@click.option("--lang", default="en-GB", show_default=True, help="The packet's language.")
@speak.json_option
def command(folder: Path, title: str, editor: str, lang: str, as_json: bool) -> int:
    """Start a packet of your own in FOLDER, with two short readings to try it on.

    On a terminal it asks for the title and your name, where they are not given as options.
    """
    from publish.files import shown
    from publish.packet.start import refuse_existing, start, title_of

    refuse_existing(folder)
    title = title or speak.ask("The packet's title", title_of(folder), quiet=as_json)
    editor = editor or speak.ask("Your name (Enter for none)", "", quiet=as_json)

    files = [shown(path) for path in start(folder, title, editor, lang)]
    lines = [*files, f"Now type: cd {shown(folder)} && publish build"]
    return speak.finish((), lines, as_json=as_json, made=files)
