"""Takes units and the headings found among them; gives the sub-headings that each section has."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.structure.neighbours import opens_text
from publish.structure.phrases import is_phrase
from publish.structure.signs import SALUTE, is_speaker

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from publish.structure.signs import Signs, Vote
    from publish.structure.units import Unit

_FEWEST = 3
"""Sections that have the same sub-heading, at the least, where it is no heading by itself."""
_MOST_WORDS = 8
_LEAST, _LEAST_COLON = -1.7, -6.0
"""What speaks for a line, though it recurs: a caption's or a credit's words speak against it."""


def recurring(
    units: Sequence[Unit], votes: Mapping[int, Vote], chosen: Collection[int], signs: Signs
) -> set[int]:
    """Find lines such as "Commentary" that come again, with another heading before each.

    ``votes`` are those for the units that may be headings, ``chosen`` the units that are. What
    recurs within a section is a refrain or one who speaks, and what often has no text below it
    signs the sections. What always stands right under the heading may be to whom a letter goes,
    unless the sections have another such line further down.
    """
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for index in sorted(votes):
        if _may_head(units, index, votes[index].score, chosen) and not is_speaker(
            units[index], signs
        ):
            groups[units[index].folded].append(index)
    heads = sorted(i for i in chosen if signs.repeated[units[i].folded] == 1 or units[i].label)
    found = [
        group
        for words, group in groups.items()
        if 5 * len(group) >= 4 * signs.repeated[words] and _divided(group, heads, chosen)
    ]
    right_under = set(heads)
    inside = [group for group in found if any(i - 1 not in right_under for i in group)]
    return {i for group in (found if inside else ()) for i in group}


def _may_head(units: Sequence[Unit], index: int, score: float, chosen: Collection[int]) -> bool:
    unit, text = units[index], units[index].plain
    if unit.label or not 1 <= len(unit.words) <= _MOST_WORDS or not text[:1].isupper():
        return False
    colon = text[-1] == ":" and is_phrase(text, unit.words)
    if not (text[-1].isalnum() or text[-1] == "?" or colon):
        return False
    if score < (_LEAST_COLON if colon else _LEAST) or SALUTE.match(text) or unit.wording.addressed:
        return False
    before = units[index - 1] if index else unit
    begins = index - 1 in chosen or (before.is_sentence and before.ends_sentence)
    return begins and opens_text(units, index)


def _divided(group: list[int], heads: Sequence[int], chosen: Collection[int]) -> bool:
    """Tell whether a heading stands between each of some lines and the next."""
    sure = len(group) > 1 and all(i in chosen for i in group)
    if len(group) < _FEWEST and not sure:
        return False
    return all(bisect_left(heads, b) > bisect_right(heads, a) for a, b in pairwise(group))
