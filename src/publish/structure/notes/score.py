"""Takes bare digits in a line; gives their evidence for calling a note, as log-odds.

The weights are additive log-odds against plain text, after the table in the design notes; what
makes a reading impossible is a veto (None), what makes it unlikely a negative weight.
"""

from __future__ import annotations

import re

import msgspec

from publish.structure.notes import words

CLOSERS = "\"”’'»›)]"
_CLOSERS_ABROAD = "«‹“‘"
"""What closes in other languages, behind a word or its stop: »Schlick«, „Schlick“."""
ENDS = ".!?…"
PAUSES = ",;"
_NEVER_BEFORE_SPACE = frozenset("-–—‑−/\\$€£¥#@=+~<>|_*&%^([{“‘«°×·:§¶№")
_NEVER_AFTER = frozenset("-‑/\\%°$€£′″_=@×º")
_WORD_LEFT = re.compile(r"[^\W\d_]+$")
_WORD_RIGHT = re.compile(r"[^\W\d_]+(?:\.[^\W\d_])*")
_FIGURE_LEFT = re.compile(r"(?P<word>[^\W\d_]+)\.? (?:[0-9]{1,3}(?:,[0-9]{3})*)$")
_FORMULA = re.compile(r"(?:[A-Z][a-z]?[0-9]*)+")
_REACH = 40


class Judged(msgspec.Struct, frozen=True, gc=False):
    """A local score and what spoke for or against it, in plain words."""

    value: float
    evidence: tuple[str, ...] = ()


class Place(msgspec.Struct, frozen=True, gc=False):
    """A stretch of one line that may be a mark: ``start`` to ``end`` in ``low`` to ``high``."""

    value: str
    start: int
    end: int
    low: int
    high: int

    def before(self, steps: int = 1) -> str:
        """Give the character so many steps before the mark, a space beyond the line."""
        at = self.start - steps
        return self.value[at] if at >= self.low else " "

    def after(self, steps: int = 0) -> str:
        """Give the character so many steps after the mark, a space beyond the line."""
        at = self.end + steps
        return self.value[at] if at < self.high else " "

    @property
    def last(self) -> bool:
        """Tell whether the mark ends its line."""
        return self.end >= self.high

    def word_before(self, steps: int = 0) -> str:
        """Give the letters that end so many steps before the mark, at most forty."""
        at = self.start - steps
        match = _WORD_LEFT.search(self.value, max(self.low, at - _REACH), max(at, self.low))
        return match.group() if match else ""

    def word_after(self, steps: int = 0) -> str:
        """Give the word that begins so many steps after the mark, in small letters."""
        at = self.end + steps
        match = _WORD_RIGHT.match(self.value, at, min(self.high, at + _REACH))
        return match.group().casefold() if match else ""

    def year_before(self, steps: int = 0) -> bool:
        """Tell whether a year that stands alone ends so many steps before the mark."""
        at = self.start - steps
        year = self.value[max(self.low, at - 4) : max(at, self.low)]
        if len(year) < 4 or not year.isdecimal() or not "1000" <= year <= "2100":
            return False
        edge = self.before(steps + 5)
        return not (edge.isalnum() or edge in ".,:$€£#@=_/")

    def capital_after(self) -> bool:
        """Tell whether, after a space, a sentence or a name begins, opening marks passed over."""
        if self.last or self.value[self.end] != " ":
            return False
        at = self.end + 1
        while at < min(self.high, self.end + 5) and self.value[at] in "\"“‘'«([_*":
            at += 1
        return at < self.high and self.value[at].isupper()


_LIST = re.compile(
    r"[,–-]([0-9]{1,2})(?:[,–-][0-9]{1,2})*(?=\s+[\"“‘'(\[]?[^\W\d_a-z]|\s*\Z|\s*\n)"
)


class _Left(msgspec.Struct, frozen=True, gc=False):
    """What the character before a mark says, and how what follows is to be read."""

    value: float
    why: str
    after_stop: bool = False
    after_word: bool = False


def plain(place: Place) -> Judged | None:
    """Judge bare digits."""
    if place.start <= place.low:
        return None
    p = place.before()
    if p == " ":
        return _spaced(place)
    if p == "." and place.before(2).isdecimal() and not place.year_before(1):
        return _after_figure(place)
    left = _left(place, p)
    if p.isalpha():
        left = _Left(_glued(place), "glued to a word", after_word=True)
    if left is None:
        return None
    right = _right(place, after_stop=left.after_stop, after_word=left.after_word)
    return None if right is None else Judged(left.value + right, (left.why,))


def _left(place: Place, p: str) -> _Left | None:
    """Judge the character that digits are glued to; None is a veto."""
    q = place.before(2)
    spaced = p == "»" and q.isspace() and (place.before(3) in ENDS or place.before(3).isalpha())
    if (q.isspace() and not spaced) or (p in "\"'’”:" and q.isdecimal()):
        return None
    if p in ENDS:
        short = place.word_before(1).casefold() in words.ABBREVIATIONS
        figure = q.isdecimal() and not place.year_before(1)
        return None if short or figure else _Left(2.5, "after a full stop", after_stop=True)
    if p in CLOSERS or (p in _CLOSERS_ABROAD and (q.isalpha() or q in ENDS + PAUSES)):
        return _Left(2.3, "after a closing mark")
    if p in PAUSES:
        year = place.year_before(1) and place.end - place.start < 3
        return None if q.isdecimal() and not year else _Left(1.8, "after a comma")
    colon = p == ":" and place.end - place.start < 3
    return _Left(0.6, "after a colon") if colon else None


def _right(place: Place, *, after_stop: bool, after_word: bool) -> float | None:
    """Judge what follows a mark; None is a veto."""
    if place.last:
        return 1.0
    c = place.after()
    if c.isalpha() and c.isupper():
        return -3.0 if after_word else 0.5
    if after_stop and _leads_a_list(place):
        return 0.8
    if c.isalnum() or c in _NEVER_AFTER or (c in ".,:–—" and place.after(1).isdecimal()):
        return None
    if c != " ":
        return 0.8 if after_word else 0.2
    return 1.0 if place.capital_after() else _next_word(place, after_stop=after_stop)


def _leads_a_list(place: Place) -> bool:
    """Tell whether other numbers follow a mark at once, as where several notes are called."""
    match = _LIST.match(place.value, place.end, place.high)
    if not match or place.end - place.start > 2:
        return False
    number = int(place.value[place.start : place.end])
    return number < int(match[1]) <= number + 9


def _next_word(place: Place, *, after_stop: bool) -> float:
    """Judge a mark that a small letter or a figure follows after a space."""
    if place.word_after(1) in words.UNITS:
        return -4.0
    return -1.5 if after_stop or place.after(1).isdecimal() else 0.4


def _after_figure(place: Place) -> Judged | None:
    """Judge digits after a figure and a full stop: a day of the month may end a sentence."""
    low = max(place.low, place.start - _REACH)
    match = _FIGURE_LEFT.search(place.value, low, place.start - 1)
    right = _right(place, after_stop=True, after_word=False)
    if not match or right is None or right < 1.0 or place.end - place.start > 2:
        return None
    word = match.group("word").casefold()
    if word in words.MONTHS:
        return Judged(1.8 + right, ("after a day of the month and a full stop",))
    if word in words.LABELS or word in words.ABBREVIATIONS:
        return None
    return Judged(-1.5 + right, ("after a figure and a full stop",))


def _glued(place: Place) -> float:
    """Judge the word that digits are glued to."""
    word = place.word_before()
    edge = place.before(len(word) + 1)
    if len(word) == 1 or edge.isdecimal() or edge in "_@#$/\\.=&":
        return -5.0
    if word.casefold() in words.LABELS:
        return -4.0
    if word.islower():
        return 0.8 if len(word) > 2 else 0.2
    if word.isupper():
        return -5.0 if len(word) < 3 and _FORMULA.fullmatch(word) else -1.5
    return 0.2 if word[1:].islower() and len(word) > 2 else -3.0


def _spaced(place: Place) -> Judged | None:
    """Judge digits that stand alone between spaces, or before a mark or the line's end."""
    q = place.before(2)
    figure = q.isdecimal() and not place.year_before(1)
    right = _right(place, after_stop=False, after_word=True)
    # An item's number stands so where its line was joined to the one above, or in a row of items.
    item = place.after() == "." and (
        q in ENDS or place.value[place.end + 1 : place.end + 3].strip().islower()
    )
    if right is None or figure or item or q in _NEVER_BEFORE_SPACE or q == " ":
        return None
    capital = place.capital_after()
    if q in ENDS or (q in CLOSERS and (place.last or capital)):
        if q == "." and place.word_before(2).casefold() in words.ABBREVIATIONS:
            return None
        return Judged(1.2 + right if right >= 0.8 else -1.5, ("between two sentences",))
    word = place.word_before(1).casefold()
    if word in words.LABELS or word in words.LEADING:
        return Judged(-6.0, ("a number that belongs to the word before it",))
    follows = place.word_after(1) if place.after() == " " else ""
    if follows in words.UNITS:
        return Judged(-6.0, ("a figure with its unit",))
    left = 0.6 if q in PAUSES or q in CLOSERS else -0.3
    if follows and follows not in words.FUNCTION and not capital:
        left -= 2.5
    return Judged(left + right - 0.4 * capital, ("after a space",))


def after_year(place: Place) -> Judged | None:
    """Judge digits that may be a call glued to the year before them (``19141``)."""
    if not place.year_before():
        return None
    right = _right(place, after_stop=False, after_word=True)
    return None if right is None else Judged(-0.5 + right, ("glued to a year",))
