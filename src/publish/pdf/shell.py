"""Takes what an edition says of itself; gives a PDF of one blank page that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from publish.bind.model import Edition, Kind, Metadata, Section
from publish.pdf.finish import written
from publish.pdf.layout import Layout, Setter
from publish.pdf.settings import Settings, page_of

if TYPE_CHECKING:
    from pathlib import Path


def shell(metadata: Metadata, settings: Settings, root: Path | None) -> bytes:
    """Give the shell into which fragments are merged: metadata, attachments, a blank page."""
    blank = Section("blank", Kind.HALF_TITLE, "", metadata.lang, ET.Element("section"))
    setter = Setter(
        Edition(metadata, (blank,)), settings.styled(), page_of(settings), root, settings.styles
    )
    laid = setter.section(blank, 1, {})
    data, _ = written(Layout(body=[laid], page=page_of(settings)), metadata, settings.associated)
    return data
