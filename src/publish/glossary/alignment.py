"""Takes a short form and the words beside it; gives the words that it most likely stands for.

The alignment of Schwartz and Hearst (2003), which asks only that the letters of the short form
occur in order, widened to the cheapest path over a small table of costs, after the many ordered
strategies of Sohn et al. (2008): initials cost nothing, letters inside a word a little, words left
over more.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

import msgspec

from publish.glossary.numerals import LARGER, NUMBERS
from publish.glossary.pieces import BREAK, NEVER, letters, pieces, spellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.glossary.pieces import Piece

_LITTLE_WORDS = (
    "a an the of and or for on in to by with at from as between among"
    " de del des der di du la le les und et y von"
)
LITTLE = frozenset(_LITTLE_WORDS.split())
_GREEK = frozenset(("alpha", "beta", "gamma", "delta", "epsilon", "kappa", "lambda", "omega"))
_ALSO_BEGUN = {"e": ("oe", "ae"), "x": ("ex",)}
"""What else a word may begin with whose letter this is: *oestradiol*, *extensible*."""

INSIDE = 0.45
CONTINUED = 0.12
SKIPPED_LITTLE = 0.12
SKIPPED_JOINED = 0.6
SKIPPED_NUMBER = 0.5
SKIPPED_WORD = 1.5
LAST_WORD = 0.5
DROPPED_DIGIT = 0.9
DROPPED_LETTER = 3.0
BEGUN_INSIDE = 1.6
OUT_OF_ORDER = 1.3
OUT_OF_ORDER_NUMBER = 0.8
MEANT = 0.2
_DEAREST = 6.0
"""No reading that costs more is ever believed."""
REACH = 100
REACH_OF_LETTER = 40
"""The most characters that are looked at for a long form, and for each of its letters."""
_NEAR = 60
"""Characters that are looked at first: most often a reading costs too much before their end."""


class Alignment(msgspec.Struct, frozen=True, gc=False):
    """The span of a long form and what it costs to read the short form out of it."""

    start: int
    end: int
    cost: float


def cost(short: str, words: Sequence[Piece]) -> float:
    """Give the least cost of reading all of a short form out of all of the words, in order."""
    costs = _costs(short, words, len(words), _DEAREST)
    return costs[-1] if len(costs) == len(words) else NEVER


def _costs(short: str, words: Sequence[Piece], most: int, dearest: float) -> list[float]:
    """Give the costs of reading a short form out of the last word, the last two … ``most`` words.

    Each takes up what was found for the words behind it, so that all take hardly longer than one.
    They end before the words do where all that follow would cost more than the ``dearest``.
    """
    first, *others = (_costs_spelled(spelled, words, most, dearest) for spelled in spellings(short))
    for other in others:
        both = zip_longest(first, other, fillvalue=NEVER)
        first = [min(a, MEANT + b) for a, b in both]
    return first


def _costs_spelled(short: str, words: Sequence[Piece], most: int, dearest: float) -> list[float]:
    wanted = letters(short)
    plural = len(short) > 2 and short[-1] == "s" and short[-2].isupper()
    dropped = [*map(_dropped, wanted)]
    behind = [0.0]
    for price in reversed(dropped):
        behind.insert(0, behind[0] + price)
    out: list[float] = []
    for index in range(len(words) - 1, max(-1, len(words) - 1 - most), -1):
        if min(behind) > dearest:
            break
        piece, last = words[index], index == len(words) - 1
        ways = _readings(wanted, piece.text, last=last, plural=plural)
        # The word that begins the long form is reached over nothing, and is not left out.
        out.append(min([NEVER, *(price + behind[used] for used, price in ways[0])]))
        behind = _column(ways, dropped, piece.gap, _skipped(piece, last=last), behind)
    return out


def _column(
    ways: Sequence[Sequence[tuple[int, float]]],
    dropped: Sequence[float],
    gap: float,
    skip: float,
    after: list[float],
) -> list[float]:
    """Give for all i the least cost of reading a short form from its letter i on.

    It is read out of a word and those behind it, which cost what ``after`` says; the ``ways`` are
    those in which the word holds the letters.
    """
    column = [each if (each := skip + rest + gap) < NEVER else NEVER for rest in after]
    for i, readings in enumerate(ways):
        for used, price in readings:
            if (reached := gap + price + after[i + used]) < column[i]:
                column[i] = reached
    for i in range(len(dropped) - 1, 0, -1):
        if (without := dropped[i] + column[i + 1]) < column[i]:
            column[i] = without
    return column


def _dropped(character: str) -> float:
    return DROPPED_DIGIT if character.isdigit() else DROPPED_LETTER


def _skipped(piece: Piece, *, last: bool) -> float:
    price = LAST_WORD if last else 0.0
    if piece.text in LITTLE:
        return price + SKIPPED_LITTLE
    if _is_locant(piece.text):
        return price + (SKIPPED_LITTLE if piece.joined else SKIPPED_NUMBER)
    return price + (SKIPPED_JOINED if piece.joined else SKIPPED_WORD)


def _is_locant(text: str) -> bool:
    """Tell whether a piece is what chemists set before a name: a number, a letter, a Greek one."""
    return text.isdigit() or len(text) == 1 or text in _GREEK


@lru_cache(maxsize=4096)
def _readings(
    wanted: str, text: str, *, last: bool, plural: bool
) -> tuple[Sequence[tuple[int, float]], ...]:
    """Give for all i the ways in which a piece's text can hold ``wanted[i:…]``.

    Each is the number of characters read and its cost.
    """
    return tuple(
        _readings_from(wanted, i, text, plural=last and plural) for i in range(len(wanted))
    )


def _readings_from(wanted: str, i: int, text: str, *, plural: bool) -> list[tuple[int, float]]:
    out: list[tuple[int, float]] = []
    if wanted[i].isdigit() and text.startswith(NUMBERS.get(wanted[i], ("\0",))):
        out.append((1, 0.15))
    if text == LARGER.get(wanted[i : i + 2]):
        out.append((2, 0.15))
    at = text.find(wanted[i])
    if at < 0:
        return out
    price = 0.0 if at == 0 or _begins(text, wanted[i]) else BEGUN_INSIDE
    for used in range(1, len(wanted) - i + 1):
        out.append((used, 0.0 if used == len(text) else price))
        if i + used == len(wanted):
            break
        following = wanted[i + used]
        if plural and i + used == len(wanted) - 1 and text.endswith("s"):
            out.append((used + 1, price))
        if text.startswith(following, at + 1):
            at, price = at + 1, price + CONTINUED
            continue
        at = text.find(following, at + 1)
        if at < 0:
            break
        price += INSIDE
    return out


def before(
    short: str, value: str, start: int, end: int, dearest: float = _DEAREST
) -> Alignment | None:
    """Find the long form that ends at ``end`` and begins at or after ``start``.

    One that costs more than the ``dearest`` may be left unfound, which takes less time.
    """
    wanted = letters(short)
    reach = 2 * len(wanted) + 6
    far = _within_reach(value, start, end, len(wanted))
    near = value.find(" ", max(far, end - _NEAR), end) + 1
    words = pieces(value, near or far, end)
    costs = _costs(short, words, reach, min(dearest, _DEAREST))
    if near and len(costs) == len(words):
        words = pieces(value, far, end)
        costs = _costs(short, words, reach, min(dearest, _DEAREST))
    best: Alignment | None = None
    for index, least in zip(range(len(words) - 1, -1, -1), costs, strict=False):
        first = words[index]
        if least >= NEVER or not _may_begin(wanted[0], first):
            continue
        begins, extra = _whole_token(value, start, words, index)
        price = least + extra + (SKIPPED_WORD if first.text in LITTLE else 0.0)
        if price < NEVER and (best is None or price < best.cost - 1e-9):
            best = Alignment(begins, end, price)
    return best


def _within_reach(value: str, start: int, end: int, count: int) -> int:
    """Give the beginning of a word not much further back than a long form reaches."""
    reach = REACH + REACH_OF_LETTER * count
    if end - start > reach:
        blank = value.find(" ", end - reach, end)
        start = end if blank < 0 else blank + 1
    last = end
    while last > start and not value[last - 1].isalnum():
        last -= 1
    # No long form reaches over these: _gap() makes it dearer than any may be.
    mark = max(value.rfind(": ", start, last), value.rfind("; ", start, last))
    return start if mark < 0 else mark + 1


def any_order(short: str, value: str, start: int, end: int) -> Alignment | None:
    """Find the last words before ``end`` whose initials are a short form's letters, in any order.

    Little words and words joined by a hyphen may be left over; a number counts as it stands.
    """
    found = [_any_order(spelled, value, start, end) for spelled in spellings(short)]
    return min(filter(None, found), key=lambda a: a.cost, default=None)


def _any_order(short: str, value: str, start: int, end: int) -> Alignment | None:
    wanted = Counter(letters(short))
    total = sum(wanted.values())
    if total < 2 or not any(c.isupper() for c in short):
        return None
    words = pieces(value, _within_reach(value, start, end, len(letters(short))), end)
    price = OUT_OF_ORDER
    for index in range(len(words) - 1, max(-1, len(words) - 2 * total - 4), -1):
        piece = words[index]
        initial = _initial(piece, wanted)
        if wanted[initial] > 0 and piece.gap < BREAK:
            if initial.isdigit() and not piece.text.isdigit():
                price = min(price, OUT_OF_ORDER_NUMBER)
            wanted[initial] -= 1
            total -= 1
            if not total:
                begins, extra = _whole_token(value, start, words, index)
                return Alignment(begins, end, price + extra)
        elif index == len(words) - 1 and len(letters(short)) > 3:
            price += SKIPPED_WORD
        elif piece.text not in LITTLE or index == len(words) - 1:
            return None
    return None


def _initial(piece: Piece, wanted: Counter[str]) -> str:
    if piece.text.isdigit():
        return piece.text
    numbers = (n for n in wanted if n.isdigit() and wanted[n] and piece.text in NUMBERS.get(n, ()))
    return next(numbers, piece.text[0])


def _may_begin(character: str, piece: Piece) -> bool:
    return _begins(piece.text, character) or (
        character.isdigit() and piece.text.startswith(NUMBERS.get(character, ("\0",)))
    )


def _begins(text: str, character: str) -> bool:
    """Tell whether a piece begins with a letter, or with what the letter is written for."""
    return text.startswith((character, *_ALSO_BEGUN.get(character, ())))


def _whole_token(value: str, start: int, words: Sequence[Piece], index: int) -> tuple[int, float]:
    """Begin a long form where its word begins: locants of a chemical name belong to it."""
    extra = 0.0
    while index and words[index].joined:
        between = value[words[index - 1].end : words[index].start]
        if any(c in between for c in "/—–="):
            break
        if "(" in between and not _closes(value, words[index - 1].start, words[-1].end):
            break
        index -= 1
        if len(words[index].text) > 2 and not _is_locant(words[index].text):
            extra += 0.9
    greek = words[index].text in _GREEK
    if greek and index and words[index - 1].text.isdigit() and not words[index].gap:
        index -= 1
    begins = words[index].start
    while begins > start and not value[begins - 1].isspace() and value[begins - 1] in "([-±′":
        begins -= 1
    opened = value[begins : words[index].start]
    if opened.startswith(("(", "[")) and not _closes(value, begins, words[-1].end):
        begins = words[index].start
    return begins, extra


def _closes(value: str, start: int, end: int) -> bool:
    inside = value[start:end]
    return inside.count("(") == inside.count(")") and inside.count("[") == inside.count("]")
