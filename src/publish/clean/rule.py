"""Takes nothing in; gives the type of a cleaning rule, which declares a kind of fault once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Reach(IntEnum):
    """The most that a rule may touch; each level includes the ones before it."""

    SPACES = 1
    MARKS = 2
    LETTERS = 3
    LINES = 4


class Applies(StrEnum):
    """How sure a rule is of what it finds."""

    ALWAYS = "always"
    REVIEW = "review"
    OFF = "off"


class Finding(msgspec.Struct, frozen=True, gc=False):
    """One place where a rule would change the text.

    ``start`` and ``end`` are character offsets into the text the rule was given, ``text`` is what
    should stand there. ``confidence`` runs from 0 to 1. ``review`` asks for a person's eye
    whatever the rule's own certainty; ``propose`` leaves the text as it is and only proposes.
    """

    start: int
    end: int
    text: str
    confidence: float = 1.0
    review: bool = False
    propose: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A text before and after a rule; where both are equal, a text that must not change."""

    before: str
    after: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of fault, named for the fault, with the way to find and mend it.

    ``find`` gives non-overlapping findings in order. It must find nothing in its own output, stay
    within ``reach``, and take time linear in the text.
    """

    name: str
    family: str
    why: str
    reach: Reach
    find: Callable[[str], Iterable[Finding]]
    examples: tuple[Example, ...]
    applies: Applies = Applies.ALWAYS
    needed: bool = False
    """No manuscript can hold what it mends, so that an editor's decision cannot keep it."""
    signs: tuple[str, ...] = ()
    """What of a text must hold some for the rule to find anything, where there is such."""

    def may_find(self, text: str) -> bool:
        """Tell whether a text holds a sign of the fault: it is looked for before any walk."""
        return not self.signs or any(sign in text for sign in self.signs)
