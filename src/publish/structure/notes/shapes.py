"""Takes a mark of its own shape (raised, bracketed); gives its evidence for calling a note."""

from __future__ import annotations

from publish.structure.notes import words
from publish.structure.notes.marks import Style
from publish.structure.notes.score import CLOSERS, ENDS, PAUSES, Judged, Place

_JOINING = frozenset({"and", "or", "by", "in", "of", "to", "with"})


def judge(place: Place, number: int, style: Style) -> Judged | None:
    """Judge a mark by its shape and what stands round it, as log-odds; None is a veto."""
    p = place.before()
    figure = p.isdecimal() and not place.year_before()
    if style in {Style.SUPERSCRIPT, Style.CARET}:
        return _raised(place, number, style, figure=figure)
    if style is Style.WORDED:
        return Judged(1.0, (str(style),))
    if style is Style.ROUND:
        return None if figure else _round(place)
    value = 3.0 if style is Style.SQUARE else 2.5
    if figure:
        value -= 1.0
    if p.isalpha() and p.isascii() and len(place.word_before()) == 1:
        return None  # an array's element
    if place.after().islower():
        value -= 2.0
    return Judged(value - (0.5 if p == " " else 0), (str(style),))


def _raised(place: Place, number: int, style: Style, *, figure: bool) -> Judged | None:
    """Judge a raised number, which may be a power."""
    p = place.before()
    if figure or p in "⁺⁻" or (p == " " and style is Style.CARET):
        return None
    if place.after().isdecimal() or place.after() in "⁺⁻ⁿ":
        return None
    base = 4.0 if style is Style.SUPERSCRIPT else 2.5
    word = place.word_before()
    if word and number in {2, 3} and word.casefold() in words.POWERED:
        return Judged(base - 5.5, ("looks like a power",))
    if p.isalpha() and len(word) == 1:
        return Judged(base - 3.5, ("after a single letter",))
    return Judged(base + (0.5 if p in ENDS + CLOSERS + PAUSES else 0), (str(style),))


def _round(place: Place) -> Judged | None:
    """Judge ``(1)``, which more often counts the parts of a sentence than it calls a note."""
    p = place.before()
    statute = p == ")" and "(" in place.value[max(place.low, place.start - 4) : place.start]
    if statute or (place.after().isalnum() and not place.after().isupper()):
        return None
    gap = p == " "
    word = place.word_before(int(gap)).casefold()
    value = -1.0
    if gap:
        value -= 3.5 if place.before(2) in ",;:" or word in _JOINING else 1.5
    elif p in ENDS + CLOSERS + PAUSES:
        value += 3.0
    elif p.isalpha():
        value += 1.8 if len(word) > 1 else -2.0
    if word in words.LABELS or (gap and word in words.LEADING):
        value -= 3.0
    return Judged(value, (str(Style.ROUND),))
