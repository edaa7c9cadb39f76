"""Takes a text's units; gives the lines of a play's list of characters, which head nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.structure.units import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.structure.units import Unit

_CAST = frozenset(
    ("characters", "dramatispersonae", "personsoftheplay", "persons", "thepersons", "cast",
     "castofcharacters", "charactersoftheplay", "personen", "personnages", "personajes")
)  # fmt: skip
_SCENE = re.compile(r"(?:act|scene|prologue|induction|setting|time|place)\b", re.IGNORECASE)
_MOST = 60
"""Characters of a play at the most."""
_WORDS = 12
"""Words of a line that names one, with what is said of them, at the most."""
FORM = re.compile(
    r"an? (?:[\w-]+ ){0,3}(?:play|comedy|tragedy|tragicomedy|drama|farce|sketch|masque)"
    r"(?: (?:in|for|of|after|with) .{1,60})?\.?",
    re.IGNORECASE,
)
"""What a play's title page says under the title: "A Comedy in Three Acts"."""


def cast(units: Sequence[Unit]) -> Iterator[int]:
    """Give the units that name the characters, below a line that says so."""
    for index, unit in enumerate(units):
        if not unit.is_line or fold(unit.plain) not in _CAST:
            continue
        for at in range(index + 1, min(index + 1 + _MOST, len(units))):
            below = units[at]
            far = at > index + 1 and below.above > 1
            long = below.is_sentence or len(below.words) > _WORDS
            if far or long or not below.is_line or _SCENE.match(below.plain):
                break
            yield at
