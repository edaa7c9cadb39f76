"""Takes a note's number and its run; gives the label that it bears in the manuscript."""

from __future__ import annotations

from publish.structure.notes.marks import Kind

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
INLINE = "°"
UNMARKED = "–"
"""The names of notes that bear no mark: those that stood in the text, those that nothing calls."""


def name_of(number: int, kind: Kind) -> str:
    """Give a number as its label: ``3``, ``iii``, ``c``."""
    if kind is Kind.LETTER:
        return _LETTERS[(number - 1) % 26] * (1 + (number - 1) // 26)
    if kind is Kind.ROMAN:
        text = ""
        for worth, sign in _ROMAN:
            text += sign * (number // worth)
            number %= worth
        return text
    return str(number)


def run_letter(run: int) -> str:
    """Give nothing for the first run of a numbering, then β, γ and on to ω, αα, αβ.

    Greek, so that what an editor reads in a label is the source's own number and nothing else.
    """
    if run == 1:
        return ""
    out = ""
    while run:
        run, rest = divmod(run - 1, len(_GREEK))
        out = _GREEK[rest] + out
    return out
