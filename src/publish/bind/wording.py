"""Takes a language; gives the words that the tool itself sets into a packet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Wording:
    """Headings and phrases of the tool's own; ``{}`` is where a value goes."""

    contents: str = "Contents"
    notes: str = "Notes"
    unplaced: str = "Unplaced notes"
    unplaced_why: str = "The source has the text of these notes, but no place that calls them."
    glossary: str = "Glossary"
    colophon: str = "Colophon"
    sources: str = "Sources"
    contributors: str = "Contributors"
    questions: str = "Questions"
    part: str = "Part {}"
    edited_by: str = "Edited by {}"
    new_in: str = "New in version {}:"
    version: str = "Version {}"
    conjunction: str = "and"
    used: str = "Used in "
    note_place: str = "note {}"
    by_editor: str = "Definition by the editor."
    from_reading: str = "From “{}”."
    from_paragraph: str = "From “{}”, ¶{}."


def names(people: Sequence[str], wording: Wording) -> str:
    """Give names in a row: ``A``, ``A and B``, ``A, B and C``."""
    if len(people) < 2:
        return "".join(people)
    return f"{', '.join(people[:-1])} {wording.conjunction} {people[-1]}"


ENGLISH = Wording()
