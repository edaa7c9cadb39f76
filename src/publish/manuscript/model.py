"""Takes nothing in; gives the types of a manuscript: what a person edits, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from xml.etree.ElementTree import Element


@dataclass(frozen=True, slots=True)
class Name:
    """A person: as it should be read, and as CSL's family and given names where they are known."""

    literal: str
    family: str = ""
    given: str = ""
    note: str = ""
    """A line on the author, such as a biographical note, as Markdown."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands between the ``---`` lines of a manuscript, in words from Pandoc and CSL.

    ``raw`` keeps every key as it was read, ``lines`` the line of each key, so that later stages can
    name the place of a fault.
    """

    title: str
    subtitle: str = ""
    authors: tuple[Name, ...] = ()
    lang: str = "en"
    date: str = ""
    source: str = ""
    raw: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoteBody:
    """The body of a note ``[^label]: …``.

    ``blocks`` are XHTML block elements; ``missing`` says that the source copy lacks the text and
    the body is the placeholder that says so. ``line`` counts in the manuscript file, from 1.
    """

    label: str
    blocks: tuple[Element, ...]
    line: int
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A manuscript, parsed.

    ``blocks`` are XHTML elements without a namespace, in order: ``h2``-``h6``, ``p``,
    ``blockquote``, ``ul``, ``ol``, ``dl``, ``table``, ``figure``, ``pre``, ``hr`` and
    ``div class="verse"``; each top-level block carries ``data-line``, its line in the file. Inside
    them a note's call is an empty ``<a class="call" data-label="…"/>``, and the mark of a page of
    the printed source ``<span class="source-page" data-page="12">[p. 12]</span>``. ``notes`` is
    keyed by label, in the order of the definitions. ``unplaced`` are the labels of bodies without
    a call.
    """

    path: Path
    front: FrontMatter
    blocks: tuple[Element, ...]
    notes: Mapping[str, NoteBody]
    unplaced: tuple[str, ...] = ()
