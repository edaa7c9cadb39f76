"""Takes the pictures that manuscripts name; gives each once as a file of the EPUB."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from publish import pictures
from publish.diagnostics import Diagnostic, PublishError
from publish.epub.model import Resource

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.diagnostics import Where

_TYPES = {"png": "image/png", "jpg": "image/jpeg"}
_FOLDER = "images"
_MANUSCRIPTS = "manuscript"


class Gallery:
    """Collects the pictures of a packet whose folder is ``root``; what is wrong is kept too."""

    def __init__(self, root: Path | None) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._root = root
        self._found: dict[str, Resource] = {}

    @property
    def resources(self) -> list[Resource]:
        """The pictures found so far, in the order in which they were asked for."""
        return list(self._found.values())

    def beside(self, file: str) -> Callable[[str, Where], str]:
        """Give what finds the pictures of a manuscript: their path in the EPUB, or nothing."""
        folder = (Path(_MANUSCRIPTS) / file).parent if file else Path()
        return lambda source, where: self._add(source, folder, where)

    def cover(self, source: str, where: Where) -> Resource | None:
        """Give the packet's own cover picture, or nothing where it cannot be used."""
        found = self._vetted(source, Path(_MANUSCRIPTS), where)
        if found is None:
            return None
        suffix = found[0].rpartition(".")[2]
        path = f"{_FOLDER}/cover.{suffix}"
        return Resource("cover-image", path, _TYPES[suffix], found[1], ("cover-image",))

    def _add(self, source: str, folder: Path, where: Where) -> str:
        found = self._vetted(source, folder, where)
        if found is None:
            return ""
        name, data = found
        path = f"{_FOLDER}/{name}"
        if path not in self._found:
            media_type = _TYPES[name.rpartition(".")[2]]
            self._found[path] = Resource(name.rpartition(".")[0], path, media_type, data)
        return path

    def _vetted(self, source: str, folder: Path, where: Where) -> tuple[str, bytes] | None:
        root = self._root or Path()
        try:
            return pictures.vetted(source, root / folder, root, where)
        except PublishError as error:
            self.diagnostics.extend(error.diagnostics)
            return None
