"""Takes a stretch of text or a short form; gives its runs of letters and of digits."""

from __future__ import annotations

import re

import msgspec

_PIECE = re.compile(r"[^\W\d_]+|\d+")
_BLANK = re.compile(r"\s")
_BRACKET = re.compile(r"[()\[\]]")
_REPEATED = re.compile(r"([A-Za-z])([2-4])")
_ROMAN = re.compile(r"(?<=[A-Z]{2})I{2,3}$")
COMMA = 0.6
BREAK = 2.0
NEVER = 99.0


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A run of letters or of digits: offsets into the text, and what stands before it.

    ``joined`` says that no blank parts it from the piece before; ``gap`` is the cost of reaching
    over the marks between the two.
    """

    start: int
    end: int
    text: str
    joined: bool
    gap: float


def pieces(value: str, start: int, end: int) -> list[Piece]:
    """Cut a stretch of text into its runs of letters and of digits."""
    found: list[Piece] = []
    last = start
    for match in _PIECE.finditer(value, start, end):
        begins, ends = match.span()
        joined, gap = False, 0.0
        # Most often a single blank is all that stands between.
        if found and (between := value[last:begins]) != " ":
            joined = _BLANK.search(between) is None
            gap = 0.0 if joined else _gap(between)
        found.append(Piece(begins, ends, match[0].lower(), joined, gap))
        last = ends
    return found


def _gap(between: str) -> float:
    if ";" in between or ":" in between:
        return NEVER
    if _BRACKET.search(between):
        return BREAK
    return COMMA if "," in between or " – " in between or "—" in between else 0.0


def letters(short: str) -> str:
    """Give the characters of a short form that have to be found, in lower case."""
    return "".join(filter(str.isalnum, short)).lower()


def spellings(short: str) -> tuple[str, ...]:
    """Give a short form as written, then as it is meant: W3C as WWWC, WWII as WW2."""
    meant = _REPEATED.sub(lambda m: m[1] * int(m[2]), short)
    meant = _ROMAN.sub(lambda m: str(len(m[0])), meant)
    return (short,) if meant == short else (short, meant)
