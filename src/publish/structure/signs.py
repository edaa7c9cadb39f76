"""Takes a unit among its neighbours; gives what speaks for and against its being a heading."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.clean.rules.site_words.boxes import EDIT_LINK
from publish.clean.shape import Shape
from publish.structure.closing import Closing, closing
from publish.structure.contents import Contents, entry_keys
from publish.structure.days import date, is_date
from publish.structure.labels import COUNTED, LISTED, Label, label
from publish.structure.neighbours import Sign, above, below
from publish.structure.occasions import is_hour, is_terms
from publish.structure.phrases import WITHIN, is_told
from publish.structure.series import Series, numbered
from publish.structure.units import ATX, title_case

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from publish.structure.units import Unit

_INDEXED = re.compile(
    r"(?:key ?words|index terms|jel (?:codes?|classification)|mots[- ]clés|schlagwörter|palabras "
    r"clave)\b\W*\w",
    re.IGNORECASE,
)
_CITES = re.compile(r"\d \((?:1[5-9]|20)\d\d\)\.?\Z")
"""A page and a year close a note: "MUD AND THE STATE 12 (1976)."."""
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|table|photo(?:graph)?s?|image|source|map|chart|credit|video|illustration|"
    r"subject|from|to|re|cc|date|tags|categories|dear|attn|via|tel|fax|e-?mail|doi|isbn|issn|keywords?)\b"
    r"[^a-z]*[:.\d]",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\b(?:photo(?:graph)?s?|images?|source|credit|illustration|courtesy)\b(?:\s*:|\s+(?:by|of)\s)",
    re.IGNORECASE,
)
SALUTE = re.compile(
    r"(?:dear|to (?:the|his|her|my|all)|(?:very )?(?:sincerely|respectfully|truly)|yours|"
    r"your (?:obedient|humble)|posted (?:on|in|by)|published (?:on|by)|filed under|"
    r"the end\Z|finis|by|printed|copyright|anonymous\Z|"
    r"(?:newly )?(?:translated|edited|reviewed|adapted|introduced)(?: from .{2,40}| and \w+)? by|"
    r"(?:an? )?(?:interview|review) by)\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"(?:Mr|Mrs|Ms|Dr|Messrs|Sir|Prof)\.? [A-Z]")
_ODD = re.compile(r"https?:|www\.|[{}<>|=@\\]|\.(?:com|org|net)\b|©|\$\d")
_PLACE_DATE = re.compile(
    r"[\w .’'&-]{1,40},\s*_?(?:\w+\.?\s+\d{1,2}(?:st|nd|rd|th)?,?|\d{1,2}(?:st|nd|rd|th)?\s+\w+,?|"
    r"[A-Z][a-z]+,?)?\s*(?:1[5-9]|20)\d\d_?\.?"
)
_QUOTED = re.compile(r"[“\"‘'][^“”\"]+[^\W_][”\"’']")
"""A title in quotation marks; what is said closes with a mark before them."""
_ODD_LONG = re.compile(r"[\d\[(“\"‘]")
"""What long lines under pictures have, and long headings seldom."""
_NOTE_SIGN = re.compile(r"\s*(?:\*{1,4}(?=[^\s*])[^*]*\Z|[†‡‖])")
"""A note's sign at the head of a line: a star that is not one of two round words."""
_HOPELESS = -5.0
"""The score of words that nothing round them can make a heading: it adds less than 6."""
_SURE = 3.2
"""The score of a heading that nobody need look at."""
_RECURS = -3.5
"""What a line says against itself by standing in the text three times or more."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What a whole text says about its headings, gathered once.

    ``repeated`` counts the folded lines, ``runs`` how often the labels of a word follow on one
    another (Chapter 1, Chapter 2 …), ``series`` the numbers that run through all of it. ``own``
    keeps what was seen in a unit's own words, for the next that has the same.
    """

    listed: Contents
    repeated: Counter[str]
    runs: Counter[str]
    series: Series
    speakers: Counter[str] = field(default_factory=Counter)
    """How often paragraphs begin with the name of who speaks, and a colon."""
    closing: Closing = field(default_factory=Closing)
    """The mark that closes this text's headings, where that is its style."""
    bare: frozenset[int] = frozenset()
    """The numbers that stand alone on a line."""
    own: dict[tuple[str, Shape], Vote] = field(default_factory=dict)

    def is_counted(self, found: Label) -> bool:
        """Tell whether a bare number has the one before it or after it elsewhere in the text."""
        return bool({found.number - 1, found.number + 1} & self.bare)


@dataclass(slots=True)
class Vote:
    """The sum of the signs for one unit and the words of those that spoke for it."""

    score: float = 0.0
    evidence: list[str] = field(default_factory=list)

    def add(self, signs: Iterable[Sign]) -> None:
        """Count some signs in, in their order."""
        for weight, why in signs:
            self.score += weight
            if weight > 0 and why:
                self.evidence.append(why)

    def again(self) -> Vote:
        """Give the vote for a line that counts for one, though or because it recurs."""
        return Vote(max(self.score - _RECURS, _SURE), [*self.evidence, "each section has it"])


def gather(units: Sequence[Unit], listed: Contents, taken: Collection[int]) -> Signs:
    """Look through a text once for what single units are then judged by.

    ``taken`` are known to be no headings.
    """
    last: dict[str, int] = {}
    runs: Counter[str] = Counter()
    for unit in units:
        if not unit.is_line or unit.is_sentence:
            continue
        found = unit.label
        if found:
            runs[found.word] += found.number == last.get(found.word, 0) + 1
            last[found.word] = found.number
    repeated = Counter(unit.folded for unit in units if unit.is_line)
    speakers = Counter(name for unit in units if (name := _speaker(unit.plain)))
    bare = frozenset(
        unit.label.number
        for unit in units
        if unit.is_line and unit.label and unit.label.word == "decimal" and not unit.label.rest
    )
    return Signs(listed, repeated, runs, numbered(units), speakers, closing(units, taken), bare)


def _speaker(text: str) -> str:
    """Give the name before a colon with which a line begins: "Q: Why not?"."""
    name, colon, rest = text[:40].partition(": ")
    return name if colon and rest and name[:1].isupper() and not label(text) else ""


def is_speaker(unit: Unit, signs: Signs) -> bool:
    """Tell whether a line begins with a name and a colon, as others do; or they, with initials."""
    name = _speaker(unit.plain)
    initials = "".join(word[0] for word in name.split())
    short = signs.speakers[initials] > 1 if len(initials) > 1 and name.isupper() else False
    return short or signs.speakers[name] > 1


def vote(units: Sequence[Unit], index: int, taken: frozenset[int], signs: Signs) -> Vote:
    """Add up what speaks for and against the unit at ``index``; ``taken`` are known not to be."""
    unit = units[index]
    key = unit.wording.text, unit.shape
    own = signs.own.get(key)
    if own is None:
        signs.own[key] = own = _own(unit, signs)
    if own.score < _HOPELESS:
        return own
    score, evidence = own.score, own.evidence
    series = _in_series(unit, index, signs) if signs.series.heads else ()
    for weight, why in (*series, *above(units, index, taken), *below(units, index)):
        score += weight
        if weight > 0 and why:
            evidence = [*evidence, why]
    return Vote(score, evidence)


def _own(unit: Unit, signs: Signs) -> Vote:
    """Add up what a unit's own words say, wherever in the text they stand."""
    out = Vote()
    out.add(_wording(unit, signs))
    out.add(_look(unit))
    out.add(_close(unit, signs))
    out.add(_not_headings(unit, signs))
    return out


def ends_in_date(text: str) -> bool:
    """Tell whether a line closes with a full date, as the line that says where a paper appeared."""
    when = date(text[-40:]) if 40 < len(text) <= 200 else None
    return when is not None and when.end >= len(text[-40:].rstrip(" ._)"))


def _wording(unit: Unit, signs: Signs) -> Iterator[Sign]:
    if unit.text[-1:] == "]" and EDIT_LINK.search(unit.text):
        yield 5.0, "an encyclopaedia's link for editing behind it"
    if unit.wording.known:
        yield 3.5, "a heading's usual words"
    if signs.listed.titles and signs.listed.titles & entry_keys(unit.plain):
        yield 3.5, "stands in the list of contents"
    if found := unit.label:
        yield _number(found, signs.runs[found.word] > 1)


def _number(found: Label, follows: bool) -> Sign:
    if found.word in LISTED and not follows:
        return -3.0, ""
    if found.word not in COUNTED:
        return (3.5 if found.rank or follows else -0.5), "a numbered label"
    if found.word == "roman":
        return (2.5 if follows else 0.5), "a Roman number"
    if found.word == "decimal" and found.rank > 3:
        return 2.0, "a decimal number"
    return (0.8 if follows and found.rest else 0.0), "a number"


def _in_series(unit: Unit, index: int, signs: Signs) -> Iterator[Sign]:
    if index in signs.series.heads:
        yield 3.0, "one of the numbers that run through the text"
    elif signs.series.documents:
        strong = unit.wording.known or unit.wording.shouted
        below = index - 1 in signs.series.heads
        yield (-4.0 if below else 0.0 if strong else -2.5), ""


def _look(unit: Unit) -> Iterator[Sign]:
    if ATX.match(unit.text):
        yield 8.0, "marked with number signs"
    if unit.wording.shouted:
        yield (1.8 if len(unit.words) > 1 else 1.0), "capitals"
    elif _is_titled(unit):
        yield 1.0, "title case"
    found = unit.label
    if unit.plain[:1].islower() and not found:
        yield -4, ""
    if unit.plain[:1] in "“\"‘'" and not found:
        yield (-0.5 if _is_quoted_title(unit) else -2), ""
    elif unit.plain[:1] in "—–-•*([!" and not found:
        yield -4, ""
    if _NOTE_SIGN.match(unit.text):
        yield -4, ""
    if unit.shape is Shape.LIST and (not found or unit.text.lstrip()[:1] in "-*•‣◦▪●"):
        yield -5, ""


def is_place_and_day(text: str) -> bool:
    """Tell whether a line is the place and the day of writing: "Leith, 4 March 1914"."""
    return len(text) <= 70 and _PLACE_DATE.fullmatch(text) is not None


def _close(unit: Unit, signs: Signs) -> Iterator[Sign]:
    count, text = len(unit.words), unit.plain
    found = unit.label
    named = found is not None and found.word not in COUNTED - {"roman"}
    strong = named or unit.wording.known or unit.wording.shouted
    last = text.rstrip("\"'”’)] ")[-1:]
    titled = strong or _is_titled(unit)
    closed = signs.closing.closes(unit, titled=titled)
    room = 24 if titled and not _ODD_LONG.search(text) else 18
    long = not closed and count > room
    if found and not found.rest and found.word == "decimal" and not signs.is_counted(found):
        yield -1.5, ""
    yield (1.0 if count <= 10 or closed else -2.0 if long and count > 28 else -float(long)), ""
    if closed:
        yield (-1.0 if signs.closing.unsure else 0.6), "closed as the text's other headings"
    elif found and not found.rest and found.word in COUNTED:
        yield 0.6, "no full stop"
    elif last in {".", "。"} and not text.endswith("..."):
        yield (-0.8 if strong and count <= 16 else -4.5), ""
    elif last in {",", ";", "-"} or text.endswith((" and", " or")):
        yield -5, ""
    elif last == ":":
        yield (-1.5 if strong else -3), ""
    elif last == "!" or (last == "?" and WITHIN.search(text)):
        yield (-1 if last == "!" else -2.5), ""
    else:
        yield 0.6, "no full stop"


def _is_quoted_title(unit: Unit) -> bool:
    titled = title_case(unit.words) and not is_told(unit.words)
    return titled and _QUOTED.fullmatch(unit.plain) is not None


def _is_titled(unit: Unit) -> bool:
    """Tell whether a line has a title's capitals, which a question's first word need not show."""
    asks = unit.plain.endswith("?") and any(word.islower() for word in unit.words)
    return title_case(unit.words[1:] if asks else unit.words)


def _not_headings(unit: Unit, signs: Signs) -> Iterator[Sign]:
    text = unit.plain
    if not any(c.isalpha() for c in text) and not (unit.label or text.rstrip(".").isdigit()):
        yield -9, ""
    if _INDEXED.match(text) or _CITES.search(text):
        yield -5, ""
    if _CAPTION.match(text) or _CREDIT.search(text) or _ODD.search(text):
        yield -4, ""
    if is_speaker(unit, signs):
        yield -4, ""
    if SALUTE.match(text):
        yield -3.5, ""
    if is_date(text) or is_place_and_day(text) or is_hour(text) or is_terms(text):
        yield -5, ""
    elif ends_in_date(text):
        yield -2.5, ""
    if _ADDRESSED.match(text):
        yield -2, ""
    if unit.wording.addressed and ":" in text:
        yield -3, ""
    if signs.repeated[unit.folded] > 2 and not unit.wording.known and not unit.label:
        yield _RECURS, ""
