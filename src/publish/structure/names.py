"""Takes a line; gives the people that a byline in it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.clean.rules.site_words.classes import AGENCY, BY_ABROAD, BY_WORDS
from publish.structure.days import AROUND_DATE, DATE, DAY_NAME, MONTH, date, is_date
from publish.structure.occasions import is_terms, is_venue
from publish.structure.printed import is_affiliation
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_AROUND_NAME = re.compile(r"\b(?:(?:written|words)\s+)?by\b|\band\b|@\w+", re.IGNORECASE)
_BY = re.compile(
    r"(?:(?:written|posted|published|reported|(?:co-?)?authored|preached|delivered|words|"
    r"text|story|report|essay|article|"
    r"(?:a\s+)?guest\s+(?:post|essay|column|blog)|"
    r"an?\s+(?:essay|lecture|address|speech|article|paper)|(?:reviewed|interview)|edited\s+and\s+written)\s+)?"
    r"by\s*:?\s+(?:the\s+(?=(?-i:Rev|Hon|Very|Most)\b))?(?=\S)|(?-i:By)(?=(?-i:[A-Z]))|"
    r"author(?:s|\(s\))?\s*:\s*(?=\S)|author\s+(?!note)(?=[A-Z]\w+(?:\s+\w+){0,2}\Z)|"
    r"publiée?\s+par\s+(?=\S)|written\s+by\s*:\s*",
    re.IGNORECASE,
)
_BY_ABROAD = re.compile(f"{BY_ABROAD}|{BY_WORDS}")
_BY_WITHIN = re.compile(
    r"(?:[|•·—–]\s*|\b(?:19|20)\d\d,?\s+|\b\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?,?\s+)"
    r"[Bb]y:?\s+(?=[A-Z])|\b(?:19|20)\d\d\s+by(?=[A-Z])"
)
_ROLE = re.compile(
    r"(?<=\w)\s+(?:[\w-]+\s+){0,3}"
    r"(?:editor|reporter|correspondent|writer|columnist|contributor|critic)\s*\Z",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:the\s+)?(?:(?:our|staff|special|news|guest|editorial|city|web)\s+(?:writers?|"
    r"reporters?|correspondents?|staff|board|team|desk|contributors?)|editors?|editorial)\b",
    re.IGNORECASE,
)
_AGENCY = re.compile(AGENCY)
_PLAINLY_MARKED = re.compile(
    r"authors?\b|(?:posted|written|published)\s+by|.*\d\s+by", re.IGNORECASE
)
_STOP = re.compile(
    rf"\s*(?:[|•·@()\[/\d]|\s[–—-]+\s|\bFor\s+(?:The\s+)?[A-Z]|(?:Post|Leave|Add|No)\s+(?:a\s+)?[Cc]omment|\b(?:on|at|for|with|in|via|from|à|[Uu]pdated|[Pp]ublished|[Pp]osted|special"
    rf"|last|photographs?|illustrations?|translated|introduction)\b|\b{DAY_NAME}|"
    rf"\b(?i:{MONTH})\s+\d|\bOn\s+\d|[–—]|\.\s|\.\Z)"
)
_BETWEEN = re.compile(r"\s*(?:,?\s+(?:and|und|et)\s+|\s*[,;&]\s*(?:and\s+)?)", re.IGNORECASE)
_LEADS_ON = re.compile(r"(?:,|&|\s+(?:and|with))\s*\Z", re.IGNORECASE)
"""What stands behind a name where the next line names another."""
_ALONG = re.compile(
    r",?\s*\(?\d{3,4}(?:[–-]\d{2,4})?\)?|\s*in [A-Z]\w+(?:,? [A-Z]\w+){0,2}|"
    r",\s*(?:The )?(?:[A-Z]\w+ ){0,3}(?:Review|Times|Journal|Post|Magazine|News|Quarterly|Herald|"
    r"Gazette|Observer|Tribune|Monthly|Weekly)"
)
"""What may stand behind a bare name: the year, a town, a periodical."""
_PARTICLE = {
    "de", "da", "di", "du", "del", "della", "der", "den", "des", "la", "le", "van", "von", "vom",
    "zu", "ten", "ter", "bin", "ibn", "al", "el", "y", "e", "dos", "das", "do", "af", "av", "st.",
    "of", "d'", "san",
}  # fmt: skip
_TITLES = {
    "dr", "prof", "professor", "mr", "mrs", "ms", "sir", "rev", "hon", "gen", "col", "capt", "lord",
    "lady", "dame", "the", "st",
}  # fmt: skip
_ACADEMIC = re.compile(r"(?:dr|prof|professor)\b\.?\s+(?=\S+\s+\S)", re.IGNORECASE)
"""A title before a name in full, which is no part of the name in a citation."""
_DEGREES = re.compile(
    r"(?:ph\.?\s?d|m\.?\s?[dasp]|b\.?\s?[as]|ll\.?\s?[dbm]|j\.?\s?d|d\.?\s?phil|md|mph|msc|bsc|jr|"
    r"sr|ii|iii|iv|esq|rn|do|frs|cbe|obe|mba|(?-i:S\.?J|(?:[A-Z]\.){2,4}))\.?\Z",
    re.IGNORECASE,
)
_NOT_NAMES = {
    "the", "a", "an", "this", "that", "it", "what", "how", "why", "when", "new", "our", "your",
    "home", "about", "contact", "news", "blog", "share", "comments", "read", "more", "contents",
    "introduction", "preface", "chapter", "part", "book", "section", "table", "figure", "abstract",
    "summary", "conclusion", "notes", "references", "london", "york", "university", "department",
    "institute", "press", "january", "february", "march", "april", "june", "july", "august",
    "september", "october", "november", "december", "staff", "editor", "editors", "team", "reuters",
    "times", "post", "daily", "journal", "magazine", "company", "ltd", "inc", "privacy", "policy",
    "search", "menu", "menus", "login", "sign", "subscribe", "newsletter", "photo", "image",
    "advertisement", "related", "faculty", "library", "room", "teleconference", "committee",
    "council", "ministry", "government", "court", "commons", "parliament", "congress", "senate",
    "report", "appeal", "appeals", "rector", "vicar", "lower", "upper",
    "results", "discussion", "methods", "background",
    "dedication", "fellow", "senior", "member", "view", "issue", "judgment", "programme",
}  # fmt: skip
_NEVER_FIRST = (_PARTICLE - {"de", "da", "di", "van", "von", "al", "el", "st."}) | {
    "on", "in", "at", "to", "from", "for", "with", "about", "against", "after", "before", "between",
    "beyond", "toward", "towards", "and", "or", "but", "who", "where", "which", "my", "his", "her",
    "their", "all", "some", "every", "one", "two", "three",
    "dear", "present:", "attending:", "apologies:", "absent:", "attendance:",
}  # fmt: skip
"""Words that greet or count people, or begin no name."""
_NEVER = {
    "its", "his", "her", "their", "our", "my", "your", "they", "she", "we", "us", "them", "who",
    "whose", "which", "these", "those", "is", "are", "was", "were", "be", "been", "has", "have",
    "had", "can", "could", "would", "should", "must", "cannot", "not", "does", "did", "without",
    "with", "from", "into", "under", "against", "before", "after", "between", "through", "during",
    "among", "about", "upon", "each", "only", "never", "always", "nearly", "almost",
}  # fmt: skip
"""Words that a title sets in capitals too, and that are in no name."""
_MONTH_NAMES = {"april", "may", "june", "august"}
_FULL = 4
"""Words that a name has at the most without an initial or a small word such as "de"."""
_JOINS = re.compile(r"[A-Z]\.|[a-z]|(?:De|Da|Van|Von|Der|Al|El|Bin|Ibn|La|Le|Dos|Du|Jr|Sr)\b")
_MARK = re.compile(
    r"(?<=[a-z.])(?:\s?\[(?:\d{1,3}|[*†‡])\]|\s?\((?:\d{1,3}|[*†‡])\)|[¹²³⁰⁴-⁹]{1,3}|\d{1,2}|[*†‡§]{1,3})"
    r"(?=\s*(?:[,;&]|\Z)|\s+(?:and|und|et)\s)"
)
"""A note called behind a name."""
_TOKEN = re.compile(r"[^\W\d_][^\s,;&|•·()\[\]]*")


@dataclass(frozen=True, slots=True)
class Byline:
    """The people a line names: ``names`` count characters into the line given."""

    names: tuple[Span, ...]
    marked: bool


def byline(line: str) -> Byline | None:
    """Read a line as a byline, or give None.

    ``marked`` says that a word such as "By" marks it as one; a bare name is only a guess, to be
    believed where it stands beside a title.
    """
    if len(line) > 400:
        return None
    line = _MARK.sub(lambda mark: " " * len(mark[0]), line)
    lead = len(line) - len(line.lstrip(" \t\u00a0_*"))
    match = _BY.match(line, lead) or _BY_ABROAD.match(line, lead)
    match = match or _BY_WITHIN.search(line, lead)
    start = match.end() if match else lead
    if not match and line[start : start + 1] in set("—–-"):
        return None
    stop = _STOP.search(line, start)
    end = stop.start() if stop and not _initial(line, stop) else _end(line, start)
    if not match and (role := _ROLE.search(line, _second_word(line, start), end)):
        end = role.start()
        line = line[:end]
    if leads_on := _LEADS_ON.search(line, start, end):
        end = leads_on.start()
    names = tuple(_names(line, start, end))
    if not names and match and _PLAINLY_MARKED.match(line[lead : match.end()]):
        names = _lower_surname(line, start, end)
    office = _OFFICE.fullmatch(line, start, len(line[:end].rstrip(" \t_*."))) if match else None
    if office and line[start].isupper():
        names = (Span(*office.span()),)
    if not names or not (match or _stands_alone(line, names, end)):
        return None
    return Byline(names, match is not None)


def _lower_surname(line: str, start: int, end: int) -> tuple[Span, ...]:
    """Read a name whose surname its bearer writes small, of two words: "Author: Anna clerk"."""
    span = _trim(line, start, end)
    first, _, last = line[span.start : span.end].partition(" ")
    fits = _is_name(first) and re.fullmatch(r"[^\W\d_]{3,20}", last) and last not in _NOT_NAMES
    return (span,) if fits else ()


def agency(line: str) -> Span | None:
    """Give the place of the news agency that a line names and nothing else but an address."""
    lead = len(line) - len(line.lstrip())
    match = _AGENCY.match(line, lead)
    rest = line[match.end() :].strip() if match else "?"
    if match is None or (rest and not re.fullmatch(r"[–—-]\s\S*@.*|[–—-]\s\[email.*", rest)):
        return None
    return Span(*match.span())


def _second_word(line: str, start: int) -> int:
    """Give the end of the second word, before which no role begins."""
    words = list(re.finditer(r"\S+", line[start : start + 80]))[:2]
    return start + words[-1].end() - 1 if words else start


def _stands_alone(line: str, names: tuple[Span, ...], end: int) -> bool:
    """Tell whether a line without a "By" is names in full, with at most a date or role after."""
    rest = line[end:].strip(" \t\u00a0_*.")
    full = all(len(line[name.start : name.end].split()) > 1 for name in names)
    covered = names[-1].end >= len(line[:end].rstrip(" \t_*.,")) - 12
    behind = line[names[-1].end :].rstrip(" \t\u00a0_*.")
    if full and (_is_placed(line[names[-1].end :]) or _ALONG.fullmatch(behind)):
        return True
    tail = not rest or rest[0] in "@|•·" or is_date(rest)
    return full and covered and (tail or date(rest[:16]) is not None)


def _is_placed(rest: str) -> bool:
    """Tell whether degrees and a place of work follow a name: ", PhD, University of Hull"."""
    parts = [part.strip() for part in re.split(r"[,()]", rest)]
    while parts and (not parts[0] or _DEGREES.match(parts[0])):
        parts.pop(0)
    return rest.lstrip()[:1] in {",", "("} and is_affiliation(", ".join(parts).rstrip(", "))


def _initial(line: str, stop: re.Match[str]) -> bool:
    """Tell whether a full stop is an initial's or a title's: "J.", "Dr."."""
    at = stop.start()
    if line[at] != "." or not line[:at].strip():
        return False
    return line[at - 1].isupper() or line[:at].rsplit(" ", maxsplit=1)[-1].lower() in _TITLES


def _end(line: str, start: int) -> int:
    """Find the end where the first stop was only the point of an initial."""
    for stop in _STOP.finditer(line, start):
        if not _initial(line, stop):
            return stop.start()
    return len(line)


def _names(line: str, start: int, end: int) -> list[Span]:
    out: list[Span] = []
    at = start
    cuts = [*(m.span() for m in _BETWEEN.finditer(line, start, end)), (end, end)]
    for left, right in cuts:
        span = _trim(line, at, left)
        at = right
        if title := _ACADEMIC.match(line, span.start, span.end):
            span = Span(title.end(), span.end)
        if _DEGREES.match(line[span.start : span.end]):
            continue
        name = line[span.start : span.end]
        if not _is_name(name) or (out and is_affiliation(name)):
            break
        out.append(span)
    return out


def _trim(line: str, start: int, end: int) -> Span:
    piece = line[start:end]
    left = len(piece) - len(piece.lstrip(" \t\u00a0_*,"))
    right = len(piece.rstrip(" \t\u00a0_*,:"))
    return Span(start + min(left, right), start + right)


def _is_name(text: str) -> bool:
    tokens = text.split()
    if not 1 <= len(tokens) <= 6 or len(text) > 60:
        return False
    if len(tokens) > _FULL and not any(_JOINS.match(token) for token in tokens):
        return False
    first = tokens[0].strip(".").lower()
    saint = tokens[0] == "St." and len(tokens) > 1
    initial = len(tokens) > 1 and bool(re.fullmatch(r"[A-Z]\.", tokens[0]))
    if not (initial or saint) and (first in _NOT_NAMES or first in _NEVER_FIRST):
        return False
    fits = all(_may_be_named(token, first=not place) for place, token in enumerate(tokens))
    fits = fits and not any(token.endswith(":") for token in tokens)
    fits = fits and not (is_venue(text) or is_terms(text))
    return fits and any(token[0].isupper() for token in tokens)


def _may_be_named(token: str, *, first: bool) -> bool:
    low = token.lower().strip(".,")
    if low in _NEVER or not _TOKEN.fullmatch(token):
        return False
    if low in _NOT_NAMES and len(low) > 1 and (first or low not in _MONTH_NAMES):
        return False
    small = low in _PARTICLE or token.lower().startswith(("d'", "d’", "o'", "al-"))
    return token[0].isupper() or small


def is_name(text: str) -> bool:
    """Tell whether a text reads as one person's name in full."""
    tokens = text.split()
    return len(tokens) >= 2 and _is_name(text) and tokens[0].strip(".").lower() not in {"the"}


def only_names(line: str, names: Iterable[str], written: str) -> bool:
    """Tell whether a byline says nothing but these names, "By", an hour and the date ``written``.

    Another date than that, a handle or any other word makes it a line with something to say.
    """
    if "@" in line or any(match[0] not in written for match in DATE.finditer(line)):
        return False
    for name in names:
        line = line.replace(name, " ")
    line = AROUND_DATE.sub(" ", DATE.sub(" ", _AROUND_NAME.sub(" ", line)))
    return not any(char.isalnum() for char in line)
