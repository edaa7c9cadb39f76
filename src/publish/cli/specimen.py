"""Takes the options of `publish specimen`; gives a PDF that shows every style."""

from __future__ import annotations

from pathlib import Path

import click

from publish.cli import speak


@click.command("specimen")
@speak.packet_option
@click.option("--edition", default="print", metavar="NAME", help="print by default.")
@click.option("--page", "sheet", default="", metavar="SIZE", help="a4, letter, a5 or 6x9.")
@click.option(
    "--to",
    "target",
    default="specimen.pdf",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to write it; specimen.pdf by default.",
)
@speak.json_option
def command(folder: Path, edition: str, sheet: str, target: Path, as_json: bool) -> int:
    """Typeset a specimen of every style, in your packet's own styles where it has some."""
    try:
        from publish.build.specimen import specimen
    except OSError as error:
        from publish.build.machine import no_pango

        raise no_pango(error) from None
    from publish.diagnostics import PublishError, has_errors
    from publish.files import shown, write_atomic
    from publish.packet.find import find_root

    try:
        root = find_root(folder)
    except PublishError:
        root = None
    made = specimen(edition, target, root, sheet)
    if has_errors(made.diagnostics):
        return speak.finish(made.diagnostics, ["Nothing was written."], as_json=as_json)
    write_atomic(target, made.value.data)
    pages, size = speak.plural(made.value.pages, "page"), speak.size(len(made.value.data))
    line = f"{shown(target)}: {pages}, {size}"
    return speak.finish(made.diagnostics, [line], as_json=as_json, file=shown(target))
