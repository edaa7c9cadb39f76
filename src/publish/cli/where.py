"""Takes the name of a place in a packet; gives the text that stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from publish.cli import speak

if TYPE_CHECKING:
    from pathlib import Path

    from publish.bind.model import Edition
    from publish.bind.pages import PageMap
    from publish.check.handed_out import Paragraph
    from publish.packet.model import Packet


@click.command("where")
@click.argument("place", required=False, default="")
@click.option("--page", default="", metavar="N", help="What stands on this page of the print PDF.")
@click.option(
    "--source-page",
    default="",
    metavar="N",
    help="What stands on this page of the printed source, where the text marks it: [p. 12].",
)
@click.option("--pages", "with_pages", is_flag=True, help="Say the printed pages too.")
@speak.packet_option
@speak.json_option
def command(
    *, place: str, page: str, source_page: str, with_pages: bool, folder: Path, as_json: bool
) -> int:
    """Show the text at PLACE, such as 'reading ¶12', or on a page of the printed packet."""
    from publish.bind.bind import bind
    from publish.check import numbered, source_pages
    from publish.packet.find import find_root
    from publish.packet.load import load_whole

    if sum(map(bool, (place, page, source_page))) != 1:
        raise click.UsageError(
            "Name a place, as in 'reading ¶12', or a page with --page or --source-page."
        )
    packet = load_whole(find_root(folder)).value
    edition = bind(packet)
    printed: dict[tuple[str, str], tuple[str, ...]] = {}
    found: tuple[Paragraph, ...] = ()
    if place:
        found = (numbered.find(edition, place),)
    elif source_page:
        found = source_pages.on_source_page(edition, source_page)
    if page or with_pages:
        from publish.check import paged

        pages = _laid_out(packet, edition, quiet=as_json)
        found = paged.on_page(edition, pages, page) if page else found
        printed = paged.printed_pages(edition, pages) if with_pages else {}
    sources = source_pages.source_pages(edition)
    lines, data = [], []
    for p in found:
        here, there = (known.get((p.reading, p.number), ()) for known in (printed, sources))
        said = [f"p. {', '.join(here)}"] if here else []
        said += [f"source p. {', '.join(there)}"] if there else []
        stands = f" ({'; '.join(said)})" if said else ""
        lines.append(f"{p.title} ¶{p.number}{stands}: {p.text}")
        entry: dict[str, object] = {"reading": p.reading, "paragraph": p.number, "text": p.text}
        entry |= {"pages": list(here)} if with_pages else {}
        data.append(entry | ({"source-pages": list(there)} if there else {}))
    return speak.finish((), lines, as_json=as_json, found=data)


def _laid_out(packet: Packet, edition: Edition, *, quiet: bool) -> PageMap:
    from publish.build.cache import Cache, home
    from publish.build.engines import pdf
    from publish.build.press import Workshop
    from publish.build.wanted import PRINT, Wanted

    with (
        speak.progress(quiet=quiet) as say,
        Workshop(Cache(home()), tell=say.count) as press,
    ):
        say("Setting the print edition")
        _, pages, _ = pdf(packet, edition, PRINT, Wanted(), press)
    return pages
