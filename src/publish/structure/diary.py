"""Takes a text's units; gives the days that head its parts, as those of a diary do."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from publish.structure.days import DATE, DAY_NAME
from publish.structure.signs import is_place_and_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.structure.units import Unit

_FEWEST = 3
"""Days that head parts at the least."""
_NAME = re.compile(DAY_NAME, re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")


def form(text: str) -> str:
    """Give a line with its figures and the names of days, months and places taken for one."""
    return _LETTERS.sub("a", _DIGITS.sub("0", text))


def is_day(text: str) -> bool:
    """Tell whether a line is a day, with a place before it or none, and says no hour."""
    if len(text) > 70 or not any(char.isdigit() for char in text):
        return False
    rest = _NAME.sub("", DATE.sub("", text, count=1))
    return (rest != text and not any(map(str.isalnum, rest))) or is_place_and_day(text)


def day_heads(units: Sequence[Unit]) -> frozenset[int]:
    """Give the days that head parts of the text, as in a diary: three or more, in one form.

    Text stands under each, and the last sentence of the part before over most; where readers sign
    what they say with the day, it is a name.
    """
    every: defaultdict[str, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        if unit.is_line and is_day(unit.plain):
            every[form(unit.plain.rstrip("."))].append(index)
    out: set[int] = set()
    for found in every.values():
        heads = [i for i in found if i + 1 < len(units) and units[i + 1].is_sentence]
        between = sum(units[i - 1].is_sentence for i in heads[1:])
        most = 4 * len(heads) >= 3 * len(found) and 4 * between >= 3 * (len(heads) - 1)
        if len(heads) >= _FEWEST and most:
            out.update(heads)
    return frozenset(out)
