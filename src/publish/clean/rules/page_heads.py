"""Takes a text's lines; gives the running heads with numbers, of one kind or two in turn."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from publish.clean.rules.page_edges import HEAD_NUMBER
from publish.clean.rules.page_series import PAGE, SHORTEST_PAGE, room_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.clean.rules.page_edges import Edges

LABEL = re.compile(
    r"(?:chapter|part|book|section|letter|lecture|act|scene|canto|appendix|table|fig(?:ure|\.)?|"
    r"box|note|vol(?:ume|\.)?|no|day|week|question|step|lesson|article)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\s*\d.*\d\s*\Z")
_WORD = re.compile(r"[^\W\d_]+")
_WIDEST_STEP = 3
"""Pages from one head to the next at the most: full-page plates have none."""
_DAYS = 31
"""Days of a month head the parts of a diary; a number above is a page's."""
_OFTEN = 4
"""One page of four ends amid a sentence, at the least."""


class _Head(msgspec.Struct, frozen=True, gc=False):
    index: int
    number: int
    key: str
    first: bool
    """The number stands before the words."""
    titled: bool


def numbered_heads(edges: Edges) -> dict[int, bool]:
    """Give the lines of words and a number that rises from page to page, and which are doubtful.

    A book has one head on its versos and another on its rectos, so that one run has lines of one
    kind or of two, and then the numbers of each are all even or all odd. A head splits a sentence
    somewhere, or alternates, or repeats the title; numbered headings of sections do none of it. One
    alone does both.
    """
    out: dict[int, bool] = {}
    above = {
        key
        for key, places in edges.places.items()
        if places[0] < edges.began and not HEAD_NUMBER.search(edges.lines[places[0]].text)
    }
    for run in _runs(edges):
        if len(run) == 1:
            out.update((h.index, True) for h in run if h.key in above and edges.splits(h.index))
            continue
        splits = {head.index for head in run if edges.splits(head.index)}
        if splits or run[0].number > _DAYS:
            ends = (h.index for h in run if edges.at_foot(h.index) or edges.is_fed(h.index))
            splits.update(ends)
        doubtful = _judge(run, splits, above, closes=run[-1].index == len(edges.lines) - 1)
        room = room_of(edges.lines, [head.index for head in run])
        if doubtful is None or room < SHORTEST_PAGE:
            continue
        unsure = doubtful or room < PAGE
        out.update({h.index: unsure or (len(run) < 4 and h.index not in splits) for h in run})
    return out


def _judge(run: list[_Head], splits: set[int], above: set[str], *, closes: bool) -> bool | None:
    """Give whether a run of heads is doubtful, or None where it is none.

    One that ``closes`` the text stands below its pages; a heading has text below it.
    """
    keys = Counter(head.key for head in run)
    if len(keys) == 2 and not _alternate(run):
        return None
    alike = max(keys.values()) > 1
    if _OFTEN * len(splits) >= len(run):
        return False if alike or all(head.titled for head in run) else None
    if splits or not (alike or keys.keys() <= above):
        return None
    if len(keys) == 2:
        return True
    numbered = run[0].first and run[0].number > _DAYS
    below = closes and len(run) > 2
    return True if numbered or below or keys.keys() & above else None


def _alternate(run: list[_Head]) -> bool:
    sides = {(head.key, head.number % 2) for head in run}
    return len(sides) == 2 and len({side for _, side in sides}) == 2


def _runs(edges: Edges) -> Iterator[list[_Head]]:
    """Give the runs of heads whose numbers rise; each head goes to the nearest run."""
    ends: dict[int, tuple[list[_Head], set[str]]] = {}
    runs: list[list[_Head]] = []
    for head in _candidates(edges):
        for step in range(1, _WIDEST_STEP + 1):
            run, keys = ends.get(head.number - step, ([], set()))
            if run and (head.key in keys or len(keys) < 2):
                del ends[head.number - step]
                break
        else:
            run, keys = [], set()
            runs.append(run)
        run.append(head)
        ends[head.number] = run, keys | {head.key}
    return iter(runs)


def _candidates(edges: Edges) -> Iterator[_Head]:
    found = [(i, key) for key, places in edges.places.items() for i in places]
    for index, key in sorted(found):
        text = edges.lines[index].text
        match = HEAD_NUMBER.search(text)
        if match is None or _BOTH.match(text) or LABEL.match(text.lstrip(" 0123456789")):
            continue
        words = _WORD.findall(text)
        large = sum(word[0].isupper() for word in words if len(word) > 3)
        titled = bool(words) and words[0][0].isupper() and large >= sum(len(w) > 3 for w in words)
        yield _Head(index, int(match[0]), key, match.start() == 0, titled)
