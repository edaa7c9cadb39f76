"""Takes the paragraphs of a reading and the lock; gives each its number, kept through corrections.

A paragraph keeps the number that a class has been given: one whose text is unchanged wherever it
now stands, one that was mended in its place. What is new takes the number before it and a letter
(``12a``) until the next edition; what is gone takes its number with it. Changed paragraphs are
known again by a bottom-k sketch of their pairs of words (Broder, "On the resemblance and
containment of documents", 1997), short ones by their words: the lock need not hold the text.
"""

from __future__ import annotations

import difflib
import hashlib
import heapq
import itertools
import re
import unicodedata
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SKETCH = 24
_BEGINNING = 60
_SAME = 0.45
_GAP_CELLS = 250_000
_NUMBER = re.compile(r"(\d+)([a-z]*)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as the lock keeps it.

    ``number`` is what a class is told (``12``, ``12a``), ``digest`` is made from the folded text,
    ``sketch`` holds the smallest hashes of its pairs of words, each as four bytes, big-endian,
    ``begins`` its first characters.
    """

    number: str
    digest: str
    sketch: bytes
    begins: str


def fold(text: str) -> str:
    """Give the text as it is compared: NFKC, one space for any run of white space."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    if plain.isprintable() and "  " not in plain:  # the space alone is white and printable
        return plain.strip()
    return " ".join(plain.split())


def digest(text: str) -> str:
    """Give the digest of a paragraph's folded text."""
    return _digest(fold(text))


def _digest(folded: str) -> str:
    return hashlib.sha256(folded.encode("utf-8", "replace")).hexdigest()[:16]


def describe(number: str, text: str) -> Passage:
    """Give the lock's entry for a paragraph of this number and text."""
    folded = fold(text)
    words = folded.casefold().split()
    pairs = [f"{a} {b}" for a, b in itertools.pairwise(words)] or words or [""]
    hashes = {zlib.crc32(pair.encode("utf-8", "replace")) for pair in pairs}
    sketch = b"".join(value.to_bytes(4, "big") for value in sorted(hashes)[:_SKETCH])
    return Passage(number, _digest(folded), sketch, folded[:_BEGINNING])


def _hashes(sketch: bytes) -> set[int]:
    return {int.from_bytes(sketch[at : at + 4], "big") for at in range(0, len(sketch), 4)}


def likeness(one: Passage, other: Passage) -> float:
    """Estimate how alike two paragraphs are, from 0 to 1."""
    if one.digest == other.digest:
        return 1.0
    if max(len(one.begins), len(other.begins)) < _BEGINNING:
        return difflib.SequenceMatcher(None, one.begins, other.begins, autojunk=False).ratio()
    mine, theirs = _hashes(one.sketch), _hashes(other.sketch)
    lowest = heapq.nsmallest(_SKETCH, mine | theirs)
    both = mine & theirs
    return sum(value in both for value in lowest) / len(lowest)


def renumber(texts: Iterable[str]) -> tuple[Passage, ...]:
    """Number the paragraphs of a new edition from 1, forgetting the old numbers."""
    return tuple(describe(str(n), text) for n, text in enumerate(texts, 1))


def carry(
    old: Sequence[Passage], texts: Sequence[str], retired: Sequence[str] = ()
) -> tuple[Passage, ...]:
    """Number paragraphs by the lock's entries; ``retired`` numbers are never given again."""
    if not old and not retired:
        return renumber(texts)
    if [passage.digest for passage in old] == [digest(text) for text in texts]:
        return tuple(old)
    new = [describe("", text) for text in texts]
    match = _match(old, new)
    taken = {passage.number for passage in old} | set(retired)
    out: list[Passage] = []
    before = "0"
    for i, passage in enumerate(new):
        number = old[match[i]].number if i in match else _next_letter(before, taken)
        taken.add(number)
        before = number
        out.append(Passage(number, passage.digest, passage.sketch, passage.begins))
    return tuple(out)


def _match(old: Sequence[Passage], new: Sequence[Passage]) -> dict[int, int]:
    """Pair new paragraphs (keys) with old ones: unchanged text first, then by likeness in place."""
    match: dict[int, int] = {}
    for block in _runs(old, new):
        for k in range(block.size):
            match[block.b + k] = block.a + k
    used = set(match.values())
    spare: dict[str, list[int]] = {}
    for j, passage in enumerate(old):
        if j not in used:
            spare.setdefault(passage.digest, []).append(j)
    anchors = sorted(match.items())
    for i, passage in enumerate(new):
        if i not in match and spare.get(passage.digest):
            match[i] = spare[passage.digest].pop(0)
    used = set(match.values())
    edges = [(-1, -1), *anchors, (len(new), len(old))]
    for (i0, j0), (i1, j1) in itertools.pairwise(edges):
        fresh = [i for i in range(i0 + 1, i1) if i not in match]
        gone = [j for j in range(j0 + 1, j1) if j not in used]
        if fresh and gone:
            match.update(_align(old, new, gone, fresh))
    return match


def _runs(old: Sequence[Passage], new: Sequence[Passage]) -> list[difflib.Match]:
    a = [passage.digest for passage in old]
    b = [passage.digest for passage in new]
    return difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()


def _align(
    old: Sequence[Passage], new: Sequence[Passage], gone: list[int], fresh: list[int]
) -> dict[int, int]:
    """Pair changed paragraphs between two unchanged ones, in order, for the greatest likeness."""
    if len(gone) * len(fresh) > _GAP_CELLS:
        width = max(1, _GAP_CELLS // max(len(gone), len(fresh)))
    else:
        width = max(len(gone), len(fresh))
    best: dict[tuple[int, int], tuple[float, int, int]] = {}

    def score(x: int, y: int) -> float:
        return best[x, y][0] if (x, y) in best else 0.0

    for x in range(1, len(gone) + 1):
        middle = x * len(fresh) // len(gone)
        for y in range(max(1, middle - width), min(len(fresh), middle + width) + 1):
            choices = [(score(x - 1, y), x - 1, y), (score(x, y - 1), x, y - 1)]
            alike = likeness(old[gone[x - 1]], new[fresh[y - 1]])
            if alike >= _SAME:
                choices.append((score(x - 1, y - 1) + alike, x - 1, y - 1))
            best[x, y] = max(choices, key=lambda choice: choice[0])
    pairs: dict[int, int] = {}
    x, y = len(gone), len(fresh)
    while x > 0 and y > 0 and (x, y) in best:
        _, px, py = best[x, y]
        if (px, py) == (x - 1, y - 1):
            pairs[fresh[y - 1]] = gone[x - 1]
        x, y = px, py
    return pairs


def _next_letter(before: str, taken: set[str]) -> str:
    found = _NUMBER.fullmatch(before)
    stem = found[1] if found else "0"
    count = 1
    while stem + _letters(count) in taken:
        count += 1
    return stem + _letters(count)


def _letters(count: int) -> str:
    """Give a, b, …, z, aa, ab, … for 1, 2, … in turn."""
    out = ""
    while count:
        count, rest = divmod(count - 1, 26)
        out = chr(ord("a") + rest) + out
    return out
