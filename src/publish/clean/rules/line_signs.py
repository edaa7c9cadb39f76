"""Takes one line; gives what can be seen in it by itself: its length, close, words and marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CLOSED = re.compile(r"[.!?][\"'”’)\]]*(?:\[?\d{1,3}\]?)?\s*\Z")
_NOTE = re.compile(
    r"(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.):]?|[¹²³⁴-⁹]+|\^|[*†‡])\s*(?=[\"“‘'A-Z_])"
)
_CITED = re.compile(
    r"\b[Rr]etrieved\b|\b(?:ibid|op\. cit|pp?\. ?\d|vol\. ?\d|doi)|"
    r"\((?:[A-Z][a-z]+ )?(?:\d{1,2},? )?(?:1[5-9]|20)\d\d\)|\b(?:University )?Press\b|\bet al\b"
)
_LINKS = re.compile(r"[|»›•·▸►]|\s/\s")
_ADDRESS = re.compile(r"https?://|www\.|@\w{2,}|\w\.(?:com|org|net)\b")
_STEPS = (0, 1, 3, 7, 14, 24, 49)

SMALL = frozenset(
    """a an the and or but if of in on at to for from by with as into about over after before is are
    was were be been being has have had do does did will would can could should may might must not
    it its he his she her they their we our i my you your that this these those which who whom
    there than then so such no when where while because what how all also more most some
    any""".split()  # noqa: SIM905
)
"""Words that carry a sentence rather than a subject."""

_COUNT = re.compile(r"\d{1,3}(?:[.,]\d{1,3})?[kK]?")
"""How many liked or shared a page, beside its buttons."""
_MARKS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("caps", str.isupper),
    ("lower", lambda line: line[:1].islower()),
    ("quoted", lambda line: line[:1] in "“\"‘'"),
    ("note", _NOTE.match),
    ("cited", _CITED.search),
    ("links", _LINKS.search),
    ("address", _ADDRESS.search),
    ("count", _COUNT.fullmatch),
    ("code", lambda line: any(char in line for char in "{}=<>$\\")),
)


def words_of(line: str) -> list[str]:
    """Give the words of a line, hyphened ones as one, figures left out."""
    return _WORD.findall(line)


def is_closed(line: str) -> bool:
    """Tell whether a line ends as a sentence does, a note's number allowed after the stop."""
    return bool(_CLOSED.search(line[-16:]))


def is_note(line: str) -> bool:
    """Tell whether a line begins as the body of a note does."""
    return bool(_NOTE.match(line))


def own(line: str, words: list[str], found: frozenset[str], *, sentence: bool) -> set[str]:
    """Give the names of the signs; ``found`` are the kinds of furniture its words are usual in."""
    seen = {f"kind-{kind}" for kind in found}
    if found:
        seen.add("kind")
    step = next((str(limit) for limit in _STEPS if len(words) <= limit), "more")
    seen.add(f"words-{step}")
    if sentence:
        seen.add("sentence")
    seen |= set(_close(line)) | set(_wording(words))
    seen |= {name for name, holds in _MARKS if line and holds(line)}
    return seen


def _close(line: str) -> Iterator[str]:
    if is_closed(line):
        yield "closed"
    elif line.endswith((":", ";", ",")):
        yield "open"
    elif line.endswith(("…", "...")):
        yield "cut"


def _wording(words: list[str]) -> Iterator[str]:
    small = sum(word.lower() in SMALL for word in words)
    if len(words) > 3:
        share = small / len(words)
        yield "small-none" if not small else "small-few" if share < 0.25 else "small-many"
    large = [word for word in words if word.lower() not in SMALL]
    if len(large) > 1 and sum(word[0].isupper() for word in large) >= 0.8 * len(large):
        yield "title"
