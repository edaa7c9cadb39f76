"""Takes a line; gives the number or label that it carries as a heading, such as "CHAPTER IV"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

LISTED = frozenset(("(1)", "(a)", "(i)", "a)", "i)"))
"""The labels that are a number as lists have it: headings only where they make a series."""
COUNTED = frozenset(("roman", "decimal", "lettered")) | LISTED
"""The labels that are a number and no word."""
_ROMAN = r"(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_NUMBER_WORD = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|fourth|"
    "fifth|sixth|seventh|eighth|ninth|tenth|last"
)
_RANKS = {
    "volume": 2, "book": 2, "part": 2, "act": 2, "chapter": 3, "section": 4, "letter": 3,
    "lecture": 3, "essay": 3, "canto": 3, "article": 4, "appendix": 3, "paper": 3, "sermon": 3,
    "scene": 3, "box": 4, "stave": 3, "dialogue": 3, "meditation": 3, "lesson": 3, "annex": 3,
}  # fmt: skip
_LABEL = re.compile(
    rf"(?P<word>{'|'.join(_RANKS)})\s+(?:the\s+)?(?:no\.?\s*)?"
    rf"(?P<number>\d{{1,3}}|{_ROMAN}|[A-Z]|(?:{_NUMBER_WORD}))\b(?P<mark>\s*(?:[.:)]|[-–—]+)?)"
    r"(?P<rest>\s.*|)\Z",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?P<word>(?!Step|Question|Answer|Figure|Table|Image|Photo|Page|Note|Day|Week|Round)"
    rf"[A-Z][A-Za-z]{{2,14}})\s+(?:[Nn][Oo]\.?\s*)?(?P<number>\d{{1,3}}|{_ROMAN})"
    r"(?P<mark>[.:]?)(?P<rest>)\Z"
)
_ROMAN_LINE = re.compile(
    rf"(?P<number>{_ROMAN})(?P<mark>\.\s?[-–—]+\s?|[.:)]|\s*[-–—]+\s|(?=\Z))(?P<rest>\s*.*)\Z"
)
_DECIMAL = re.compile(
    r"(?P<number>(?:[A-H](?=\.\d))?\.?\d{1,3}(?:\.\d{1,2}){0,3})"
    r"(?P<mark>(?:[.)]\s?[-–—]+|\s[-–—]+\s|—)\s?(?=\D)|[.:)]?(?=\s|\Z))(?P<rest>.*)\Z",
    re.DOTALL,
)
_SIGN = re.compile(r"§+\s?(?P<number>\d{1,3})(?P<mark>[.:]?)(?P<rest>\s.*|)\Z")
_LISTED = re.compile(
    r"(?:\((?P<enclosed>\d{1,3}|[ivx]{1,5}|[a-z])\)|(?P<closed>[ivx]{1,5}|[a-z])[.)](?=\s))"
    r"(?P<rest>.*)\Z",
)
_LETTERED = re.compile(r"(?P<number>[A-H])(?P<mark>[.)])(?P<rest>\s+(?![A-Z]\.\s)[A-Z].*)\Z")
_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Label:
    """A heading's own number: ``size`` characters of the line, and what it counts.

    ``word`` is the label's word in lower case ("chapter"), or its style: "roman", "decimal",
    "lettered". ``rank`` is the level it usually stands at, 0 where that is unknown. ``rest`` is the
    text after it.
    """

    word: str
    number: int
    size: int
    rank: int
    rest: str


def roman(text: str) -> int:
    """Give the value of a Roman numeral in capitals, 0 for none."""
    total = 0
    for here, after in zip(text, [*text[1:], ""], strict=True):
        value = _DIGITS.get(here, 0)
        total += -value if _DIGITS.get(after, 0) > value else value
    return total


@lru_cache(maxsize=1024)
def label(line: str) -> Label | None:
    """Read the label at the start of a line, or give None."""
    if len(line) > 320:
        return None
    for read in (_worded, _own_word, _roman_line, _lettered, _decimal, _sign, _listed):
        if found := read(line):
            return found
    return None


def _worded(line: str) -> Label | None:
    match = _LABEL.match(line)
    if match is None:
        return None
    rest, word = match["rest"].strip(), match["word"].lower()
    if rest and not match["mark"].strip() and not _opens(rest, line):
        return None
    return _made(match, word, _value(match["number"]), _RANKS[word])


def _own_word(line: str) -> Label | None:
    match = _OWN.match(line)
    return _made(match, match["word"].lower(), _value(match["number"]), 0) if match else None


def _roman_line(line: str) -> Label | None:
    match = _ROMAN_LINE.match(line)
    if match is None or not match["number"] or not _begins_title(match["rest"]):
        return None
    if match["number"] == "C" and match["rest"].strip():
        return None  # after A and B more likely than after ninety-nine
    return _made(match, "roman", roman(match["number"]), 0)


def _lettered(line: str) -> Label | None:
    match = _LETTERED.match(line)
    return _made(match, "lettered", ord(match["number"]) - 64, 0) if match else None


def _decimal(line: str) -> Label | None:
    match = _DECIMAL.match(line)
    if match is None or match["number"][0] == "." or not _begins_title(match["rest"]):
        return None
    parts = match["number"].split(".")
    if len(parts) == 1 and int(parts[0]) >= 400:
        return None
    return _made(match, "decimal", int(parts[-1]), 2 + len(parts) if match["rest"].strip() else 0)


def _sign(line: str) -> Label | None:
    match = _SIGN.match(line)
    if match is None or not _begins_title(match["rest"]):
        return None
    rest = match["rest"].strip()
    if rest and not match["mark"] and not _opens(rest, line):
        return None
    return _made(match, "§", int(match["number"]), _RANKS["section"])


def _listed(line: str) -> Label | None:
    match = _LISTED.match(line)
    if match is None or not _begins_title(match["rest"]):
        return None
    own = match["enclosed"] or match["closed"]
    kind = "1" if own.isdigit() else "i" if own[0] in "ivx" else "a"
    number = int(own) if kind == "1" else roman(own.upper()) if kind == "i" else ord(own) - 96
    return _made(match, f"({kind})" if match["enclosed"] else f"{kind})", number, 0)


def _begins_title(rest: str) -> bool:
    rest = rest.strip()
    return not rest or rest[0].isupper() or rest[0] in "“‘\"'[("


def _opens(rest: str, line: str) -> bool:
    """After "Part II" without a mark only a title may follow, no running sentence."""
    return rest[0].isupper() and (line[:4].isupper() or not rest.rstrip().endswith("."))


def _made(match: re.Match[str], word: str, number: int, rank: int) -> Label:
    size = len(match.string) - len(match["rest"].lstrip())
    return Label(word, number, size, rank, match["rest"].strip())


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    if number.lower() in _NUMBER_WORD.split("|"):
        return _NUMBER_WORD.split("|").index(number.lower()) % 11 + 1
    value = roman(number.upper())
    return value or ord(number[0].upper()) - 64
