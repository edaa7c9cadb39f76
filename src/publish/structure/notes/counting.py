"""Takes what stands in a mark, or leads a body; gives its number and what it is counted in."""

from __future__ import annotations

import re

from publish.structure.notes.marks import LARGEST, Kind

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LINK = r"(?:\(\#[^()\s]{1,60}\))?"
"""Where a mark led to on its page, as Markdown writes it; for verbose patterns."""
TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_FORM = re.compile(r"c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_SMALL, _CAPITAL = frozenset("ivx"), frozenset("IVXLC")
"""What may be a numeral, and a letter in a row that goes so far."""


def roman(text: str) -> int:
    """Give the value of a Roman numeral in small letters, 0 where it is none."""
    if not text or not _ROMAN_FORM.fullmatch(text):
        return 0
    values = [_ROMAN[c] for c in text]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def letter(text: str) -> int:
    """Give the place of a letter in the alphabet; doubled letters follow on the single ones."""
    if len(set(text.upper())) != 1:
        return 0
    return ord(text[0].upper()) - 64 + 26 * (len(text) - 1)


def letters_of(value: str) -> frozenset[str]:
    """Give what is no numeral in a text: i where its notes count on to it from a, b, c.

    Capitals are numerals only where there is a second one.
    """
    small = _SMALL if "[h]" in value and "[ii]" not in value else frozenset[str]()
    return small if "[II]" in value else small | _CAPITAL


def number_of(group: str, text: str, letters: frozenset[str] = _CAPITAL) -> tuple[int, Kind]:
    """Read what stands in a mark: its number (0 for none) and what it is counted in.

    ``group`` names what it looks like, by its last word; ``letters`` are no numerals.
    """
    sort = group.rpartition("_")[2]
    if sort == "capital" and text[0] not in letters:
        return roman(text.lower()), Kind.ROMAN
    if sort == "roman" and text not in letters | {"l", "c"}:
        return roman(text), Kind.ROMAN
    if sort in {"roman", "capital", "letter"}:
        return letter(text), Kind.LETTER
    digits = text.translate(TO_DIGITS) if sort == "superscript" else text
    if len(digits) > 4 or digits.startswith("0"):
        return 0, Kind.ARABIC
    number = int(digits)
    return (number if number <= LARGEST else 0), Kind.ARABIC
