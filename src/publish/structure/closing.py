"""Takes a text's units; gives the marks that close its headings, where that is its style."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from publish.structure.phrases import is_phrase
from publish.structure.units import title_case

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from publish.structure.units import Unit

_NUMBER = re.compile(r"\s*[\[(]?(?:\d{1,3}|[ivxIVX]{1,5}|[A-Za-z])[.):\] ]")
_CLOSES = ".:"
_FEWEST = 3
_MOST_WORDS = 12
_LONGEST = 36
"""Words of a heading as old books have them: "Of the reasons for which …"."""


class Closing(msgspec.Struct, frozen=True, gc=False):
    """The ``mark`` that closes headings in title case, and other ``phrases``; "" for none.

    It is ``unsure`` of a style that only two lines have.
    """

    mark: str = ""
    phrases: bool = False
    unsure: bool = False

    def closes(self, unit: Unit, *, titled: bool) -> bool:
        """Tell whether a line is closed as the text's headings are; ``titled`` for its capitals."""
        if not self.mark or unit.plain.rstrip("\"'”’)] ")[-1:] != self.mark:
            return False
        count = len(unit.words)
        if titled and count <= _MOST_WORDS:
            return True
        return self.phrases and count <= _LONGEST and _is_phrase(unit)


def closing(units: Sequence[Unit], taken: Collection[int]) -> Closing:
    """Look at the short lines between paragraphs: each by itself would be taken for a sentence.

    ``taken`` are known to be no headings.
    A full stop or a colon in title case is the text's own style where few go without; other lines
    must be phrases too, and few of the kind may tell something.
    """
    titled: Counter[str] = Counter()
    phrases: Counter[str] = Counter()
    telling: Counter[str] = Counter()
    numbered = _numbered(units)
    for unit in _between(units, taken):
        last = unit.plain[-1:]
        mark = last if last in _CLOSES else ""
        if unit.label and not numbered:
            continue
        if last == "?":
            continue
        if (title_case(unit.words) or unit.wording.known) and len(unit.words) <= _MOST_WORDS:
            titled[mark] += 1
        elif _is_phrase(unit):
            phrases[mark] += 1
        else:
            telling[mark] += 1
    both = titled + phrases
    mark = max(_CLOSES, key=lambda each: both[each])
    own = 3 * both[""] <= both[mark] and 4 * telling[mark] <= both[mark]
    if own and both[mark] >= _FEWEST:
        return Closing(mark, phrases[mark] > 0)
    if own and both[mark] > 1 and not both[""] + telling[mark]:
        return Closing(mark, phrases=True, unsure=True)
    old = 3 * titled[""] <= titled[mark] and titled[mark] > _FEWEST
    return Closing(mark if old else "")


def _numbered(units: Sequence[Unit]) -> bool:
    """Tell whether numbered lines are phrases that a mark closes: all, as no list of notes is."""
    bearing = [unit for unit in units if _NUMBER.match(unit.text)]
    heads = [
        unit
        for unit in bearing
        if unit.label and unit.plain[-1:] in _CLOSES and len(unit.words) <= _MOST_WORDS
    ]
    good = [u for u in heads if _is_phrase(u) and not any(c.isdigit() for c in u.plain[3:])]
    return len(good) >= _FEWEST and 10 * len(good) >= 9 * len(bearing)


def _is_phrase(unit: Unit) -> bool:
    found = unit.label
    text = found.rest if found else unit.plain
    return is_phrase(text, text.split() if found else unit.words)


def _between(units: Sequence[Unit], taken: Collection[int]) -> Iterator[Unit]:
    """Give the lines between paragraphs, each shorter than the one below it."""
    begun = False
    for index, (before, unit, after) in enumerate(zip(units, units[1:], units[2:], strict=False)):
        begun = begun or before.is_sentence
        opens = before.is_sentence and before.ends_sentence if begun else True
        if index + 1 in taken or not (
            unit.is_line and opens and after.is_sentence and len(unit.words) <= _LONGEST
        ):
            continue
        quoted = unit.plain[:1] in "“\"‘'—–-•*([" or not unit.words
        if not quoted and 2 * len(unit.text) < len(after.text):
            yield unit
