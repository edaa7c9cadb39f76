"""Takes the bytes of a PDF; gives the places in it that can be led to, and links without one."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf

from publish.diagnostics import Diagnostic, PublishError, Where

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Held:
    """What a PDF says of itself: its pages, title, named places and the links to none of them.

    ``dead`` are pairs of a page's number, from 1, and the name that its link gives.
    """

    pages: int
    title: str
    places: frozenset[str]
    dead: tuple[tuple[int, str], ...]


def held(data: bytes, name: str) -> Held:
    """Read a PDF's places and links; ``name`` is its file's. Raises PublishError where it is none.

    Places are the named destinations of ISO 32000-1, 12.3.2.3, in one flat list, as `merge` writes
    them.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            places = frozenset(_places(pdf))
            named = [
                (number, target)
                for number, page in enumerate(pdf.pages, 1)
                for target in _targets(page.obj.get("/Annots", []))
            ]
            return Held(
                len(pdf.pages),
                str(pdf.docinfo.get("/Title", "")),
                places,
                tuple(link for link in named if link[1] not in places),
            )
    except pikepdf.PdfError as error:
        raise PublishError(
            Diagnostic(
                "not-a-pdf",
                f"this is no PDF that can be read: {error}",
                Where(name),
                hint="Make it again with `publish build`.",
            )
        ) from None


def _places(pdf: pikepdf.Pdf) -> Iterator[str]:
    names = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    if names is not None:
        yield from (str(name) for name in list(names.get("/Names", []))[::2])


def _targets(annotations: Any) -> Iterator[str]:
    for annotation in annotations:
        action = annotation.get("/A", pikepdf.Dictionary())
        target = annotation.get("/Dest", action.get("/D"))
        if isinstance(target, (pikepdf.String, str)):
            yield str(target)
