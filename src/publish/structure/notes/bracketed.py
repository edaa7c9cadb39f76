"""Takes a clean text; gives its ``[Footnote …]`` brackets: bodies, and notes told where called.

Transcribers of printed books set a note's text so, either in the running text or after the
paragraph, where the bracket then repeats the mark: ``[Footnote 1: …]``, ``[Footnote A: …]``,
``[Footnote *: …]``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.structure.notes.counting import number_of
from publish.structure.notes.marks import Head, Kind, Style
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from publish.structure.notes.layout import Layout

_OPENING = re.compile(
    r"\[\ ?(?:(?:foot|end)-?note|note)\ ?"
    r"(?:(?P<square>[0-9]{1,4})|(?P<roman>[ivxlc]{1,7})|(?P<letter>[a-z]{1,2})"
    r"|(?P<symbol>[*†‡§¶+#]{1,4}))?\ ?[:.]\ *",
    re.VERBOSE | re.IGNORECASE,
)
_BRACKET = re.compile(r"[\[\]]")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_IN_SQUARE = re.compile(r"\[([^\[\]\n]{1,12})\]")
"""A number or letter in brackets, as it calls the note that a bracket further on tells."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """A ``[Footnote …]``: its whole span, its words, its label, and whether it stands in a line.

    ``complete`` is false where the closing bracket is missing.
    """

    whole: Span
    inner: Span
    number: int
    kind: Kind
    symbol: str
    inline: bool
    complete: bool


def find(value: str, layout: Layout) -> list[Bracket]:
    """Give the brackets in order; no two overlap. Takes linear time.

    A program's lines neither open nor close one.
    """
    openings = [m for m in _OPENING.finditer(value) if _named(m)]
    found: list[Bracket] = []
    first = _first_in_line(value, layout) if openings else {}
    code = [line.start for line in layout.lines if line.code] if openings else []
    reached = 0
    for index, opening in enumerate(openings):
        if opening.start() < reached or layout.lines[layout.line_at(opening.start())].code:
            continue
        limit = openings[index + 1].start() if index + 1 < len(openings) else len(value)
        after = bisect_left(code, opening.end())
        limit = min(limit, code[after]) if after < len(code) else limit
        close = _close(value, opening.end(), limit)
        complete = close >= 0
        if not complete:
            cut = _PARAGRAPH.search(value, opening.end(), limit)
            close = cut.start() if cut else limit
            while close > opening.end() and value[close - 1].isspace():
                close -= 1
        reached = close + complete
        if close <= opening.end():
            continue
        found.append(_bracket(layout, first, opening, close, reached, complete=complete))
    return found


def _named(match: re.Match[str]) -> bool:
    """Leave out ``[Note: …]``, which is an editor's remark as often as a note."""
    return (
        "foot" in match.group().casefold()
        or "end" in match.group().casefold()
        or bool(match.group("square"))
    )


def _close(value: str, start: int, limit: int) -> int:
    depth = 1
    for bracket in _BRACKET.finditer(value, start, limit):
        depth += 1 if bracket.group() == "[" else -1
        if depth == 0:
            return bracket.start()
    return -1


def _first_in_line(value: str, layout: Layout) -> dict[tuple[int, str], int]:
    """Give where each number or letter in square brackets first stands in a line, by its start."""
    first: dict[tuple[int, str], int] = {}
    for mark in _IN_SQUARE.finditer(value):
        line = layout.lines[layout.line_at(mark.start())]
        first.setdefault((line.start, mark[1]), mark.end())
    return first


def _bracket(
    layout: Layout,
    first: Mapping[tuple[int, str], int],
    opening: re.Match[str],
    close: int,
    end: int,
    *,
    complete: bool,
) -> Bracket:
    group = opening.lastgroup or ""
    text = opening.group(group) if group else ""
    number, kind = 0, Kind.ARABIC
    if group in {"square", "letter", "roman"}:
        group = "letter" if group == "roman" and text != text.lower() else group
        number, kind = number_of(group, text)
    line = layout.lines[layout.line_at(opening.start())]
    inline = line.start < opening.start() or (end < line.end and not number)
    if number and inline and first.get((line.start, text), end) <= opening.start():
        inline = False
    return Bracket(
        Span(opening.start(), end),
        Span(opening.end(), close),
        number,
        kind,
        opening.group("symbol") or "",
        inline=inline,
        complete=complete,
    )


def heads(brackets: list[Bracket], layout: Layout) -> Iterator[Head]:
    """Give the numbered brackets that are bodies as heads."""
    for bracket in brackets:
        if bracket.number and not bracket.inline:
            yield Head(
                bracket.whole.start,
                bracket.inner.start,
                bracket.whole.end,
                layout.line_at(bracket.whole.start),
                layout.line_at(bracket.whole.end - 1),
                bracket.number,
                Style.NAMED,
                bracket.kind,
                score=6.0,
                closed=True,
            )
