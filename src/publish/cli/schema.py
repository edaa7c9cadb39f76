"""Takes a folder or nothing; gives the JSON Schemas by which editors check what people type."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("schema")
@click.argument("which", type=click.Choice(["packet", "reading", "glossary"]), required=False)
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), help="Write all schemas into this folder."
)
def command(which: str | None, folder: Path | None) -> int:
    """Print the JSON Schema of packet.toml, of a reading's front matter or of glossary.yaml."""
    from publish.files import shown, write_atomic
    from publish.glossary.schema import json_schema
    from publish.packet import schema

    every = {"packet": schema.packet, "reading": schema.reading, "glossary": json_schema}
    if folder is not None:
        for name, write in every.items():
            path = folder / f"{name}.schema.json"
            write_atomic(path, write())
            click.echo(shown(path))
        return 0
    if which is None:
        raise click.UsageError(
            "Say which: packet, reading or glossary; or where all go, with --to."
        )
    click.echo(every[which](), nl=False)
    return 0
