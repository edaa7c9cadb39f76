"""Takes nothing in; gives the types of a glossary: proposals, entries, headwords and uses."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from publish.diagnostics import Where

if TYPE_CHECKING:
    from publish.text import Span


class State(StrEnum):
    """What became of a term: the tool proposes, the editor approves or rejects."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A term that a text itself offers, every wording a span of that text.

    ``short`` and ``long`` are an acronym and what it stands for, None for other terms.
    ``alternatives`` are other readings of ``long``, ``definition`` the text's own words or empty.
    ``evidence`` says in plain words what spoke for the term; ``score`` (0 to 1) how much. Offsets
    count characters into the text that was searched: ``where`` every place of the term,
    ``long_at`` and ``definition_at`` the places of those wordings.
    """

    term: str
    short: str | None = None
    long: str | None = None
    alternatives: tuple[str, ...] = ()
    definition: str = ""
    evidence: tuple[str, ...] = ()
    score: float = 0.0
    where: tuple[Span, ...] = ()
    long_at: Span | None = None
    definition_at: Span | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where in a reading an entry's wording stands.

    ``paragraph`` counts the reading's blocks of text from 1, ``start`` and ``end`` count characters
    into that block's plain text: of the definition, or of the expansion where there is none. What
    is checked is the wording; the numbers are where it stood when it was accepted.
    """

    reading: str
    paragraph: int = 0
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a glossary file.

    ``source`` is None where the editor wrote the wording. ``readings`` limits the entry to those
    readings (slugs); empty means all of them. ``where`` is the entry's place in its file.
    """

    term: str
    variants: tuple[str, ...] = ()
    expansion: str = ""
    definition: str = ""
    source: Source | None = None
    state: State = State.APPROVED
    readings: tuple[str, ...] = ()
    where: Where = field(default_factory=Where, compare=False)


@dataclass(frozen=True, slots=True)
class Glossary:
    """The entries of a packet's glossary, in the order of the file."""

    entries: tuple[Entry, ...] = ()

    def approved(self) -> tuple[Entry, ...]:
        """Give the entries that are printed and linked."""
        return tuple(e for e in self.entries if e.state is State.APPROVED)


@dataclass(frozen=True, slots=True)
class Sense:
    """One definition of a headword, with where it comes from (None: the editor)."""

    definition: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Headword:
    """A term as the glossary prints it: once, however many readings define it.

    ``id`` is unique in the glossary, of ``[a-z0-9-]`` only. Two expansions of one acronym are two
    headwords, each with the readings it belongs to. ``senses`` is empty where the term has no
    definition and prints as its expansion only; ``expansion_source`` says where that stands (None:
    the editor).
    """

    id: str
    term: str
    variants: tuple[str, ...] = ()
    expansion: str = ""
    expansion_source: Source | None = None
    senses: tuple[Sense, ...] = ()
    readings: tuple[str, ...] = ()


class Scope(StrEnum):
    """How often a term is linked."""

    SECTION = "section"
    READING = "reading"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Use:
    """A linked use of a headword: ``number`` counts its uses in the reading from 1.

    ``text`` is the reading's own wording, which becomes the words of the link. ``block`` is the
    index of the top-level block that holds it.
    """

    headword: Headword
    number: int
    text: str
    block: int
