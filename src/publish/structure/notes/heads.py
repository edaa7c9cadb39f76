"""Takes a clean text's lines; gives those that may begin a note's body, by shape and words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.structure.notes.candidates import number_of
from publish.structure.notes.marks import Head, Style

if TYPE_CHECKING:
    from publish.structure.notes.layout import Layout

_HEAD = re.compile(
    r"""(?:\[\^?(?:(?i:fn|(?:foot)?note|n)\.?\ ?)?(?:(?P<square>[0-9]{1,3})
            |(?P<roman>[ivxlc]{1,7})|(?P<letter>[A-Z]{1,2}|[a-z]))\][:.]?
    | (?P<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)
    | \{(?P<curly>[0-9]{1,3})\}
    | \((?P<round>[0-9]{1,3})\)
    | \^\ ?\{?(?P<caret>[0-9]{1,3})\}?[.:]?
    | (?i:(?:foot|end)?note)\ (?P<named>[0-9]{1,3})[.:](?=\ )
    | (?P<dotted>[0-9]{1,3})[.)](?!\d)
    | (?P<bare>[0-9]{1,3})(?=\ )
    | (?P<stuck>[0-9]{1,3})(?=[“‘"'_*(\[…]|[A-Z](?:[a-z.[]|[A-Z]{2})|[AI]\ |https?:)
    )(?:\ *(?:[↑↩⤴^]\ ?|\[?(?:back|return)\]?\ ))*\ *""",
    re.VERBOSE,
)
_LONE = re.compile(
    r"\[\^?(?P<square>[0-9]{1,3})\]|(?P<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|\((?P<round>[0-9]{1,3})\)"
    r"|(?P<dotted>[0-9]{1,3})[.)]|(?P<bare>[0-9]{1,3})"
)
_STYLES = {
    "square": Style.SQUARE,
    "roman": Style.SQUARE,
    "letter": Style.SQUARE,
    "superscript": Style.SUPERSCRIPT,
    "curly": Style.CURLY,
    "round": Style.ROUND,
    "caret": Style.CARET,
    "named": Style.NAMED,
    "dotted": Style.DOTTED,
    "bare": Style.BARE,
    "stuck": Style.GLUED,
}
WORTH = {
    Style.NAMED: 6.0,
    Style.SQUARE: 3.0,
    Style.SUPERSCRIPT: 3.0,
    Style.CURLY: 3.0,
    Style.CARET: 2.5,
    Style.ROUND: 0.5,
    Style.DOTTED: 0.0,
    Style.BARE: -0.5,
    Style.GLUED: 0.5,
}
STRONG = frozenset({Style.NAMED, Style.SQUARE, Style.SUPERSCRIPT, Style.CURLY, Style.CARET})
_CUES = re.compile(
    r"\b(?:ibid|idem|op\. ?cit|loc\. ?cit|vide|cf|viz|see (?:also|note|above|ibid)|pp?\.? ?\d|"
    r"vol\.|eds?\.|trans\.|press|journal|university|translated by|quoted in|cited in|http|www\.|"
    r"doi|accessed|retrieved|letter|telegram|memorandum|archives?|folder)"
    r"|\((?:[^()]{0,60}[ :,])?(?:1[5-9]|20)\d\d\)|^See |^The (?:author|text|original) ",
    re.IGNORECASE,
)


def heads_of(value: str, layout: Layout) -> list[Head]:
    """Give every line that begins as a body may begin, scored by its shape and words.

    The number may stand alone on the line above the words, as where a table or a list was copied.
    """
    found: list[Head] = []
    for index, line in enumerate(layout.lines):
        if line.notes_heading:
            continue
        match = _HEAD.match(value, line.start, line.end)
        if match and match.end() < line.end:
            head = _head(value, layout, index, match, index)
        elif lone := _LONE.fullmatch(value, line.start, line.end):
            head = _head_over(value, layout, index, lone)
        else:
            continue
        if head:
            found.append(head)
    return found


def _head_over(value: str, layout: Layout, index: int, match: re.Match[str]) -> Head | None:
    """Read a number alone on its line as the head of the words on the next."""
    if index + 1 >= len(layout.lines):
        return None
    below = layout.lines[index + 1]
    if below.heading or below.closed_to_calls or _HEAD.match(value, below.start, below.end):
        return None
    return _head(value, layout, index, match, index + 1)


def _head(value: str, layout: Layout, index: int, match: re.Match[str], words: int) -> Head | None:
    """Read the head on line ``index`` of a body whose words begin on the line ``words``."""
    group = match.lastgroup or ""
    number, kind = number_of(group, match.group(group))
    if not number:
        return None
    line, text = layout.lines[index], layout.lines[words]
    start = match.end() if words == index else text.start
    score = WORTH[_STYLES[group]]
    if value[start].islower():
        score -= 0.7 if group == "dotted" else 1.2
    cued = _CUES.search(value, start, min(text.end, start + 400)) is not None
    score += 1.5 * cued
    if text.heading or line.closed_to_calls:
        score -= 2.0
    return Head(
        line.start,
        start,
        text.end,
        index,
        words,
        number,
        _STYLES[group],
        kind,
        score,
        cued=cued,
    )
