"""Takes an edition; gives its PDF set as one document: the measure of what merging must keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Warned
from publish.pdf.finish import written
from publish.pdf.layout import Setter
from publish.pdf.pagemap import page_map
from publish.pdf.settings import Settings, page_of

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from publish.bind.model import Edition
    from publish.bind.pages import PageMap


def whole(
    edition: Edition, settings: Settings, root: Path | None
) -> tuple[Warned[tuple[bytes, PageMap]], dict[str, Element]]:
    """Give the PDF with its page map, and the trees that were laid out, by section."""
    layout = Setter(edition, settings.styled(), page_of(settings), root, settings.styles).run()
    data, said = written(layout, edition.metadata, settings.associated)
    starts = page_map(layout, edition.metadata.identifier)
    trees = {laid.section.name: laid.prepared.html[-1] for laid in layout.sections()}
    return Warned((data, starts), (*layout.diagnostics, *said)), trees
