"""Takes nothing in; gives the types of a fragment: what one section is set from, and its pages.

A fragment does not depend on where it will stand, but for the side of its first page: so it can be
made in a process of its own, and kept for as long as nothing that went into it changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path  # noqa: TC003 - read at run time, where fragments are unpacked
from typing import Protocol

from publish.bind.model import Metadata, Section  # noqa: TC001
from publish.diagnostics import Diagnostic  # noqa: TC001
from publish.pdf.settings import Settings  # noqa: TC001
from publish.pdf.slots import Folios  # noqa: TC001


@dataclass(frozen=True, slots=True)
class Task:
    """What a fragment is made from.

    ``title`` is the packet's, for running heads. ``ids`` are those ids among the ones the section
    points to that the packet has; ``folio`` gives the labels of the pages that the section names.
    ``first`` is 1 where it begins on a recto, 2 where on a verso. ``look`` is a digest of the style
    sheets and fonts (`look.digest`).
    """

    section: Section
    title: str
    lang: str
    settings: Settings
    root: Path | None
    ids: frozenset[str]
    folio: tuple[tuple[str, str], ...]
    first: int
    look: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """A section on its pages.

    ``data`` is a PDF without folios and font programs, ``anchors`` gives the page of each id and
    ``starts`` for each page the id and offset at which it begins (as `PageStart` has them).
    ``tree`` is the body that was laid out, whose every word was proved to be drawn, as XML.
    ``faces`` gives the digest of each face's file.
    """

    data: bytes
    pages: int
    anchors: dict[str, int]
    starts: tuple[tuple[str, int], ...]
    folios: tuple[Folios, ...]
    tree: bytes
    faces: dict[str, str]
    diagnostics: tuple[Diagnostic, ...] = ()


class Press(Protocol):
    """Where fragments are typeset: here one after the other, or many at once, or not again."""

    def typeset(self, tasks: list[Task]) -> list[Fragment]:
        """Give the fragments of the tasks, in their order."""

    def face(self, digest: str) -> bytes:
        """Give the file of a face that a fragment names."""

    def shell(self, metadata: Metadata, settings: Settings, root: Path | None) -> bytes:
        """Give the shell into which the fragments are merged."""
