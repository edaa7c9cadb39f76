"""Takes a plain text; gives the rules for emphasis marked by hand, and where emphasis stands.

``_x_`` and ``*x*`` are Markdown's own marks and stay; other ways of marking become ``_x_``.
"""

from __future__ import annotations

import re
from heapq import merge
from typing import TYPE_CHECKING

from publish.clean.protected import protected
from publish.clean.rule import Example, Finding, Reach, Rule
from publish.clean.written import is_markdown
from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PAIR = later(
    r"(?<![\w*_\\])(?P<mark>\*{2,3}|__|[_*])(?![\s*_)\].,;:!?])(?P<inside>[^_*\n]{1,4000})(?<![\s*_\\(\[])"
    r"(?P=mark)(?![^\W\d]|[*_])"
)
_SPOKEN = later(r"\s|\A[^\W\d_a-z]")
"""What two strokes hold that make words strong; a program's names are one word in small letters."""
_WITHIN = later(r"(?<![\w*_\\])(?P<mark>\*{1,2})(?P<inside>[^\W\d_]{1,40})(?P=mark)(?=[^\W\d_])")
"""Emphasis of a word's first part, which only Markdown has."""


def emphasised(value: str) -> Iterator[tuple[int, int, int]]:
    """Give where ``_emphasis_``, ``*emphasis*`` and ``**strong**`` stand: start, end, mark's size.

    In Markdown, ``__strong__`` and ``*emph*asis`` too.

    A star needs a letter on both inner sides and no figure, so that a note's star is none.
    """
    found: Iterable[re.Match[str]] = _PAIR.finditer(value)
    if "*" in value and is_markdown(value):
        found = merge(found, _WITHIN.finditer(value), key=re.Match.start)
    for match in found:
        inside = match["inside"]
        if not any(char.isalpha() for char in inside):
            continue
        if match["mark"] == "__" and not (_SPOKEN.search(inside) and is_markdown(value)):
            continue
        yield match.start(), match.end(), len(match["mark"])


_TAGGED = later(r"<(?P<tag>i|em|b|strong)>(?P<inside>[^<>\n]{1,4000})</(?P=tag)>", re.IGNORECASE)
_SLASHED = later(r"(?<![\w/.:<~])/(?P<inside>[^\W\d_][^/\n<>]{1,80}[\w.!?])/(?![\w/.])")
_EQUALS = later(r"(?<![\w=<>!:+*/|&-])=(?P<inside>[^\W_][^=\n<>|]{0,200}[\w.!?:,])=(?![\w=>])")
_PLAIN_WORDS = later(r"[^\W\d_]+(?:[ ,'’.-]+[^\W\d_]+)*[.!?]?\Z")


def _tagged(text: str) -> Iterator[Finding]:
    for match in _TAGGED.finditer(text):
        mark = "_" if match["tag"].lower() in ("i", "em") else "**"
        inside = match["inside"].strip()
        if inside and mark[0] not in inside:
            yield Finding(match.start(), match.end(), f"{mark}{inside}{mark}")


def _slashed(text: str) -> Iterator[Finding]:
    closed = protected(text)
    for match in _SLASHED.finditer(text):
        if match.start() not in closed and _PLAIN_WORDS.match(match["inside"]):
            yield Finding(match.start(), match.end(), f"_{match['inside']}_", 0.7, review=True)


def _equals(text: str) -> Iterator[Finding]:
    closed = protected(text)
    for match in _EQUALS.finditer(text):
        if match.start() not in closed:
            yield Finding(match.start(), match.end(), f"**{match['inside']}**", 0.8, review=True)


RULES: tuple[Rule, ...] = (
    Rule(
        "tagged-emphasis",
        "emphasis",
        "Tags of a web page that were copied as text stand for emphasis.",
        Reach.LETTERS,
        _tagged,
        (
            Example("a <i>fait accompli</i> by <B>all</B>", "a _fait accompli_ by **all**"),
            Example("if a <i and b> c", "if a <i and b> c"),
        ),
        signs=("</",),
    ),
    Rule(
        "slash-emphasis",
        "emphasis",
        "Slashes round words were a way to write italics in plain mail.",
        Reach.MARKS,
        _slashed,
        (
            Example("he /did/ say so", "he _did_ say so"),
            Example("and/or, 1/2, /usr/bin/ls, km/h", "and/or, 1/2, /usr/bin/ls, km/h"),
        ),
        signs=("/",),
    ),
    Rule(
        "equals-emphasis",
        "emphasis",
        "Equals signs round words stand for bold type in transcribed books.",
        Reach.MARKS,
        _equals,
        (
            Example("see =Chapter One.= for it", "see **Chapter One.** for it"),
            Example("a = b = c, x==y", "a = b = c, x==y"),
        ),
        signs=("=",),
    ),
)
