"""Takes the name of a place in a packet; gives the text that stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from publish.cli import speak

if TYPE_CHECKING:
    from pathlib import Path

    from publish.check.handed_out import Paragraph


@click.command("where")
@click.argument("place", required=False, default="")
@click.option("--page", default="", metavar="N", help="What stands on this page of the print PDF.")
@speak.packet_option
@speak.json_option
def command(place: str, page: str, folder: Path, as_json: bool) -> int:
    """Show the text at PLACE, such as 'reading ¶12', or on a page of the printed packet."""
    from publish.bind.bind import bind
    from publish.check.numbered import find
    from publish.packet.load import find_root, load_whole

    if bool(place) == bool(page):
        raise click.UsageError("Name a place, as in 'reading ¶12', or a page with --page.")
    packet = load_whole(find_root(folder)).value
    edition = bind(packet)
    found: tuple[Paragraph, ...]
    if place:
        found = (find(edition, place),)
    else:
        from publish.build.cache import Cache, home
        from publish.build.engines import PRINT, Wanted, pdf
        from publish.build.press import Workshop
        from publish.check.paged import on_page

        with (
            speak.progress(quiet=as_json) as say,
            Workshop(Cache(home()), tell=say.count) as press,
        ):
            say("Setting the print edition")
            _, pages, _ = pdf(packet, edition, PRINT, Wanted(), press)
        found = on_page(edition, pages, page)
    lines = [f"{p.title} ¶{p.number}: {p.text}" for p in found]
    data = [{"reading": p.reading, "paragraph": p.number, "text": p.text} for p in found]
    return speak.finish((), lines, as_json=as_json, found=data)
