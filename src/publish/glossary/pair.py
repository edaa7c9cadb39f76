"""Takes a short form and words; gives what both must be like to be a pair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from publish.glossary.pieces import letters

if TYPE_CHECKING:
    from publish.text import Span


class Pair(msgspec.Struct, frozen=True, gc=False):
    """A short form and its long form, both spans of the text; ``cost`` is the alignment's."""

    short: Span
    long: Span
    cost: float
    evidence: str


def may_be_short(text: str) -> bool:
    """Tell whether a text has the make of a short form: little, and with letters to it."""
    if len(text) > 20 or len(text.split()) > 3:
        return False
    found = letters(text)
    if not 1 <= len(found) <= 12:
        return False
    if not any(map(str.isalpha, found)) or (len(found) == 1 and not found.isalpha()):
        return False
    if text.endswith("%") or _ION.search(text):
        return False
    return text[0].isalnum() or text[0] in "[-.("


_ION = re.compile(r"\d[+-]$")


def has_capitals(text: str) -> bool:
    """Tell whether at least half of the letters of the first word are capitals."""
    words = text.split(maxsplit=1)
    found = list(filter(str.isalpha, words[0])) if words else []
    return bool(found) and 2 * sum(map(str.isupper, found)) >= len(found)


_MOST = (0.0, 0.0, 2.5, 3.4, 3.9, 3.9, 4.5)
_MOST_IN_SMALL_LETTERS = (0.0, 0.0, 0.5, 1.4)


def allowed(short: str) -> float:
    """Give the cost up to which an alignment is believed: more letters, more evidence."""
    table = _MOST if has_capitals(short) else _MOST_IN_SMALL_LETTERS
    return table[min(len(letters(short)), len(table) - 1)]


def holds(value: str, short: str, long: Span, price: float, most: float) -> bool:
    """Tell whether a long form is longer than its short form, without it, and cheap enough."""
    words = value[long.start : long.end]
    found = letters(short)
    if price > most or len(letters(words)) < len(found) + 2 or words.endswith("-"):
        return False
    if words.startswith("(") and not words.startswith(("(+", "(-", "(±")):
        return False
    if words.count("(") != words.count(")"):
        return False
    if not _WORD.search(words) or _ADDRESS.search(words) or _is_cut_short(short, words):
        return False
    few = len(found) > 2 and len(words.split()) <= _FEW_WORDS
    case = re.IGNORECASE if few else re.NOFLAG
    return not re.search(rf"(?<!\w){re.escape(short)}(?!\w)", words, case)


def _is_cut_short(short: str, words: str) -> bool:
    """Tell whether a short form is itself a word, and the long form only goes on from it."""
    is_word = len(short) >= _LEAST_LETTERS_OF_A_WORD and not has_capitals(short)
    return is_word and " " not in words and words.lower().startswith(short.lower())


_FEW_WORDS = 3
_LEAST_LETTERS_OF_A_WORD = 5
_WORD = re.compile(r"[^\W\d_]{2}")
_ADDRESS = re.compile(r"@\w|://|\w_\w")
