"""Takes a section and a packet's folder; gives where its manuscript and its pictures lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from publish.files import shown

if TYPE_CHECKING:
    from publish.bind.model import Section

MANUSCRIPTS = "manuscript"
"""The folder below a packet's own that its manuscripts, and the pictures in them, lie in."""


def shown_file(section: Section, root: Path | None) -> str:
    """Give the manuscript of a section as a person would type it, if it is there."""
    path = (root or Path()) / MANUSCRIPTS / section.file
    return shown(path) if section.file and path.is_file() else section.file


def folder(section: Section, root: Path | None) -> Path:
    """Give the folder from which a section names its pictures."""
    home = root or Path()
    return (home / MANUSCRIPTS / section.file).parent if section.file else home
