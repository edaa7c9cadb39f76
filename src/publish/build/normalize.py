"""Takes a source and what the editor knows; gives manuscript, ledger and report, held to account.

The stages in order: clean, structure, notes, write. Nothing is given back that breaks an invariant.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from publish.build.invariants import hold
from publish.clean.book import Book
from publish.clean.rules import RULES
from publish.clean.run import clean
from publish.manuscript import ledger as ledgers
from publish.manuscript.tongue import language, name
from publish.manuscript.write import write
from publish.structure.analyse import analyse
from publish.structure.model import Flag, Known, Structure
from publish.structure.notes import find
from publish.structure.notes.front import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from publish.clean.change import State
    from publish.manuscript.front_writer import FrontText
    from publish.manuscript.ledger import Ledger
    from publish.read.source import Source
    from publish.text import Text

RULE_SET = "6"
"""The version of the rules, for the ledger's header: raised when they change what they do."""


@dataclass(frozen=True, slots=True)
class Normalized:
    """What a source became: the manuscript, its ledger, and what was understood."""

    source: Source
    manuscript: str
    ledger: Ledger
    clean: Text
    structure: Structure
    front: FrontText

    def ledger_parts(self) -> Iterator[str]:
        """Give the ledger's text, some lines at a time: it may be far longer than the source."""
        return ledgers.dump(self.ledger, self.source.text.value)

    @property
    def ledger_text(self) -> str:
        """Give the ledger's text as a whole."""
        return "".join(self.ledger_parts())


def normalize(
    source: Source,
    known: Known | None = None,
    decisions: Mapping[str, State] | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Normalized:
    """Make a manuscript of a source.

    ``decisions`` are an editor's from an earlier ledger; ``progress`` is told the name of each step
    before it begins. Raises PublishError naming the invariant that does not hold, where one does
    not: then there is no manuscript.
    """
    known = known or Known()
    book = Book(decisions or {})
    text = clean(source.text, RULES, book, progress)
    progress("structure")
    read = "" if known.lang else language(text.value)
    known = replace(known, lang=known.lang or read)
    structure = analyse(text.value, known)
    structure = replace(structure, flags=(*_told(read), *structure.flags))
    progress("notes")
    structure = replace(structure, notes=find(text.value, structure.blocks))
    structure = settle(text.value, structure)
    progress("manuscript")
    written = write(text, structure, known, book)
    progress("checks")
    manuscript = written.value
    ledger = ledgers.make(source, manuscript, book.passes, RULE_SET)
    made = Normalized(source, manuscript, ledger, text, structure, written.front)
    hold(source, manuscript, ledger, made.ledger_parts(), written)
    return made


def _told(lang: str) -> tuple[Flag, ...]:
    """Tell of a language that was read from the words, unless it is what nobody would ask after."""
    if lang in {"", "en"}:
        return ()
    said = f"The text was read as {name(lang)}; words are divided by its rules."
    return (Flag("language-read", 0, 0, said, "Set lang in the front matter if it is another."),)
