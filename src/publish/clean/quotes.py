"""Takes a text with straight quotes; gives the curly ones on which two engines agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smartypants import Attr, smartypants

from publish.clean.protected import Protected, protected
from publish.clean.rule import Finding
from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 20_000
"""Characters of a paragraph above which no second opinion is asked for."""
_OPENERS = "([{“‘—–-/_*"
_CLOSERS = ")]}”’—–-.,;:!?…_*/"
_ELISION = later(
    r"'(?:tis|twas|twere|twill|twould|em|til|till|cause|n|neath|gainst|ere|fore|bout|round|d|s)\b"
    r"|'\d\ds?\b",
    re.IGNORECASE,
)
_FIGURE = later(r"\d")
_CALL = later(
    r"(?<=[^\W\d][\"'])(?:\d{1,3}|\[\d{1,3}\])(?![\w.])|(?<=[.,;:!?…)\]][\"'])"
    r"(?:\d{1,3}(?=[\s\"'\u201c\u2018)\]A-Z]|\Z)|\[\d{1,3}\])"
)
"""A note's number behind a closing quote, which would make an opening one of it."""


def straight_quotes(text: str) -> Iterator[Finding]:
    """Find the straight quotes of each paragraph, with what they should be.

    Own reading by the characters beside each mark, with a count of what is open, against
    smartypants; where they differ the mark stays and is proposed for review.
    """
    if '"' not in text and "'" not in text:
        return
    closed = protected(text)
    start = 0
    for line in text.split("\n"):
        if '"' in line or "'" in line:
            yield from _paragraph(text, line, start, closed)
        start += len(line) + 1


def _paragraph(text: str, line: str, start: int, closed: Protected) -> Iterator[Finding]:
    line = _CALL.sub(lambda match: " " * len(match[0]), line)
    other = _second_opinion(line)
    opened = 0
    for at, char in enumerate(line):
        if char not in "\"'" or start + at in closed:
            continue
        mine = _double(line, at, opened) if char == '"' else _single(line, at)
        if char == '"':
            opened = 1 if mine == "“" else 0
        theirs = other[at] if other else ""
        if mine and mine == theirs:
            yield Finding(start + at, start + at + 1, mine, 0.99)
        elif guess := mine or (theirs if theirs not in "\"'" else ""):
            yield Finding(
                start + at, start + at + 1, guess, 0.5, propose=True,
                why="opening or closing? the two readings differ",
            )  # fmt: skip


def _second_opinion(line: str) -> str:
    if len(line) > _LONGEST:
        return ""
    other: str = smartypants(line, Attr.q | Attr.u)
    return other if len(other) == len(line) else ""


def _double(line: str, at: int, opened: int) -> str:
    before, after = line[at - 1] if at else " ", line[at + 1 : at + 2] or " "
    if _FIGURE.match(before) and not opened:
        return ""
    opens = before.isspace() or before in _OPENERS or (before == "'" and not _in_word(line, at - 2))
    closes = after.isspace() or after in _CLOSERS or (after == "'" and not _in_word(line, at + 2))
    if opens and not closes:
        return "“" if not opened else ""
    if closes and not opens:
        return "”"
    if opens and closes and not before.isspace() and not after.isspace():
        return "”" if opened else "“"
    if not opens and not closes and opened and after.isalnum() and not before.isalnum():
        return "”"
    return ""


def _in_word(line: str, at: int) -> bool:
    """Tell whether a letter, figure or stop stands beyond the other of two quotes."""
    char = line[at] if 0 <= at < len(line) else " "
    return char.isalnum() or char in ".,!?…"


def _single(line: str, at: int) -> str:
    before, after = line[at - 1] if at else " ", line[at + 1 : at + 2] or " "
    if _FIGURE.match(before) and not after.isalpha():
        return "" if not after.isspace() else "’"
    if before.isalnum():
        return "’"
    if _ELISION.match(line, at):
        return "’"
    opens = before.isspace() or before in _OPENERS or (before == '"' and not _in_word(line, at - 2))
    closes = after.isspace() or after in _CLOSERS or (after == '"' and not _in_word(line, at + 2))
    if opens and not closes:
        return "‘"
    if closes and not opens:
        return "’"
    return ""
