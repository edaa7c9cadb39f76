"""Takes a packet; gives the sources of its readings, to read or for another program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from publish.cli import speak

if TYPE_CHECKING:
    from pathlib import Path


@click.command("sources")
@speak.packet_option
@click.option("--bibtex", "form", flag_value="bibtex", help="As BibTeX.")
@click.option("--csl-json", "form", flag_value="csl_json", help="As CSL-JSON.")
@click.option("--ris", "form", flag_value="ris", help="As RIS.")
@click.option("--plain", "form", flag_value="plain", default=True, help="As words, the default.")
def command(folder: Path, form: str) -> int:
    """List where the readings come from, in the packet's citation style."""
    from publish.bind.back import references
    from publish.packet import citation, exchange
    from publish.packet.find import find_root
    from publish.packet.load import load_whole

    packet = load_whole(find_root(folder)).value
    if form == "plain":
        for reference in references(packet).values():
            click.echo("".join(reference.itertext()))
        return 0
    items = [citation.item(r.slug, r.manuscript.front) for r in packet.readings]
    write = {"bibtex": exchange.bibtex, "csl_json": exchange.csl_json, "ris": exchange.ris}[form]
    click.echo(write(items), nl=False)
    return 0
