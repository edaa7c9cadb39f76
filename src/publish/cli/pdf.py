"""Takes the options of `publish pdf`; gives the packet's PDFs, written to ``dist``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from publish.cli import speak
from publish.cli.made import run

if TYPE_CHECKING:
    from pathlib import Path


@click.command("pdf")
@speak.packet_option
@click.option(
    "--edition",
    "editions",
    multiple=True,
    metavar="NAME",
    help="print, screen, large, wide, lined, booklet or one of your own; more than one at once.",
)
@click.option(
    "--page", "sheet", default="", metavar="SIZE", help="a4, letter, a5 or 6x9; else packet.toml's."
)
@click.option("--bleed", is_flag=True, help="Add bleed and crop marks for the printer.")
@click.option("--punch", is_flag=True, help="Leave a wider margin for holes.")
@click.option(
    "--paragraph-numbers/--no-paragraph-numbers",
    "paragraph_numbers",
    default=None,
    help="Set paragraph numbers in the margin, or not.",
)
@click.option(
    "--attach",
    is_flag=True,
    help="Put the manuscripts and the EPUB into the PDF, as PDF/A-3 allows.",
)
@speak.json_option
def command(
    *,
    folder: Path,
    editions: tuple[str, ...],
    sheet: str,
    bleed: bool,
    punch: bool,
    paragraph_numbers: bool | None,
    attach: bool,
    as_json: bool,
) -> int:
    """Typeset the packet as a PDF, in one edition or several."""
    return run(
        folder,
        as_json=as_json,
        epub=False,
        editions=editions,
        sheet=sheet,
        bleed=bleed,
        punch=punch,
        paragraph_numbers=paragraph_numbers,
        attach=attach,
    )
