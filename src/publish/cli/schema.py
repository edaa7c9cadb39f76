"""Takes a folder or nothing; gives the JSON Schemas by which editors check what people type."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("schema")
@click.argument("which", type=click.Choice(["packet", "reading"]), required=False)
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), help="Write both schemas into this folder."
)
def command(which: str | None, folder: Path | None) -> int:
    """Print the JSON Schema of packet.toml or of a reading's front matter, or write both."""
    from publish.files import shown, write_atomic
    from publish.packet import schema

    both = {"packet": schema.packet, "reading": schema.reading}
    if folder is not None:
        for name, write in both.items():
            path = folder / f"{name}.schema.json"
            write_atomic(path, write())
            click.echo(shown(path))
        return 0
    if which is None:
        raise click.UsageError("Say which: packet or reading; or where both go, with --to.")
    click.echo(both[which](), nl=False)
    return 0
