"""Takes an edition and what is wanted of it; gives one PDF or EPUB and what to say of it.

The engines load only here and only when they are called: a check or a `--help` never waits for
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.build.wanted import PRINT, Made
from publish.check import parity
from publish.files import read_bytes
from publish.packet.find import MANIFEST
from publish.packet.load import GLOSSARY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.bind.model import Edition
    from publish.bind.pages import PageMap
    from publish.build.press import Workshop
    from publish.build.wanted import Wanted
    from publish.diagnostics import Diagnostic
    from publish.packet.model import Packet
    from publish.pdf.settings import Associated


def pdf(
    packet: Packet,
    edition: Edition,
    name: str,
    wanted: Wanted,
    press: Workshop,
    *,
    book: Made | None = None,
) -> tuple[Made, PageMap, Sequence[Diagnostic]]:
    """Set one edition of the packet's PDF; gives it, where its pages begin, and what to say.

    ``book`` is an EPUB that travels inside it, beside the sources, where they are wanted there.

    What was made before without a fault, from the same things, is taken from the press's cache.

    Raises PublishError where the machine lacks what typesetting needs.
    """
    from publish.build import kept
    from publish.pdf.editions import chosen
    from publish.pdf.make import make
    from publish.pdf.settings import Settings

    settings = Settings(
        style=chosen(name, packet.manifest.edition, packet.root / MANIFEST),
        sheet=wanted.sheet or packet.manifest.page,
        bleed=wanted.bleed,
        punch=wanted.punch,
        paragraph_numbers=wanted.paragraph_numbers,
        associated=_sources(packet, book) if wanted.attach else (),
    )
    name_of_it = kept.pdf_key(edition, settings, packet.root)
    known = kept.pdf(press.cache, name_of_it)
    if known is None:
        typeset = make(edition, settings, packet.root, press)
        laid = {name: parity.of_tree(tree) for name, tree in typeset.value.trees.items()}
        faults = (*typeset.diagnostics, *parity.compare(edition, laid, "PDF"))
        value = typeset.value
        known = kept.Kept(value.data, value.pages, value.sheets, value.page_map)
        if not faults:
            kept.keep_pdf(press.cache, name_of_it, known)
    else:
        faults = ()
    ending = "" if name == PRINT else f"-{name}"
    path = packet.root / "dist" / f"{packet.slug}{ending}.pdf"
    made = Made(path, known.data, "pdf", name, known.pages, known.sheets)
    return made, known.page_map, faults


def epub(
    packet: Packet, edition: Edition, pages: PageMap | None
) -> tuple[Made, Sequence[Diagnostic]]:
    """Make the packet's EPUB, with a page list where ``pages`` is given; gives what to say too."""
    from publish.epub.make import make
    from publish.epub.model import Settings

    chosen = packet.manifest.epub
    settings = Settings(chosen.fonts, chosen.cover, chosen.conforms_to, chosen.certified_by)
    bound = make(edition, settings, pages, packet.root)
    data = bound.value.data
    names = [section.name for section in edition.sections]
    faults = [*bound.diagnostics, *parity.compare(edition, parity.of_epub(data, names), "EPUB")]
    path = packet.root / "dist" / f"{packet.slug}.epub"
    return Made(path, data, "epub", pages=bound.value.pages), faults


def _sources(packet: Packet, book: Made | None) -> tuple[Associated, ...]:
    """Give the files that the packet is made from, and its EPUB, to travel inside the PDF."""
    from publish.pdf.settings import Associated as File

    folder = packet.root / "manuscript"
    files = [packet.root / MANIFEST, packet.root / GLOSSARY]
    files += [reading.manuscript.path for reading in packet.readings]
    also = (
        (File(book.path.name, book.data, "This packet as an EPUB", "Alternative"),) if book else ()
    )
    return also + tuple(
        File(
            path.resolve().relative_to(folder.resolve()).as_posix().replace("/", "-"),
            read_bytes(path),
            f"Source of this packet: {path.name}",
            "Source",
        )
        for path in files
        if path.is_file()
    )
