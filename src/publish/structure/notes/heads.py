"""Takes a clean text's lines; gives those that may begin a note's body, by shape and words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.structure.notes.counting import LINK, SUPERSCRIPTS, letters_of, number_of
from publish.structure.notes.marks import Head, Style

if TYPE_CHECKING:
    from publish.structure.notes.layout import Layout

ARROW = (
    r"[↑^]\ ?(?:Jump\ up(?:\ to)?:?\ ?)?(?:[↑^]\ ?)?"
    r"(?:a\ b\ (?:[c-z]\ )*|(?:[0-9]{1,3}\.[0-9]{1,2}\ ){2,})?"
)
"""What leads back to the calls of a note, one or several: “^ a b”; for verbose patterns."""
_HEAD = re.compile(
    rf"""(?P<bold>\*\*|__)?(?:
    (?P<outer>\[(?=\\?\[))?\\?\[\^?(?:(?i:fn|(?:foot)?note|n)\.?\ ?)?(?:(?P<square>[0-9]{{1,3}})
        |(?P<roman>[ivxlc]{{1,7}})|(?P<capital>[IVXLC]{{1,7}})|(?P<letter>[A-Z]{{1,2}}|[a-z]))
        \\?\](?(outer)\]){LINK}[:.]?
    | ⁽?(?P<superscript>[{SUPERSCRIPTS}]+)⁾?
    | <sup>[\[(\\]{{0,4}}(?P<tag>[0-9]{{1,3}})[\])\\]{{0,4}}{LINK}\]?</sup>
    | \{{(?P<curly>[0-9]{{1,3}})\}}
    | \((?:(?P<round>[0-9]{{1,3}})|(?P<round_roman>[ivxlc]{{1,7}})|(?P<round_letter>[a-z]))\)
    | \^\ ?\{{?(?P<caret>[0-9]{{1,3}})\}}?[.:]?
    | (?i:(?:(?:foot|end)?note\ (?=[0-9]+[.:])|fn\.?\ ?|n\.\ ?))(?P<named>[0-9]{{1,3}})[.:)]?(?=\ )
    | (?P<dotted>[0-9]{{1,3}})(?:[.)](?!\d)|:(?=[\ \t]))
    | (?:(?P<dotted_roman>[ivxlc]{{1,7}})|(?P<dotted_letter>[a-z]))[.)](?=\ )
    | (?P<bare>[0-9]{{1,3}})(?:(?=[\ \t])(?:\ [–—](?=\ ))?|(?=\*\*|__))
    | (?P<bare_roman>[ivxlc]{{1,7}})(?=\ [“‘"'_*(\[]?[A-Z])
    | (?P<stuck>[0-9]{{1,3}})(?=[“‘"'_*(\[…]|[A-Z](?:[a-z.[]|[A-Z]{{2}})|[AI]\ |https?:)
    )(?(bold)(?:\*\*|__))(?:[\ \t]*(?:{ARROW}|[↩⤴]\ ?|\[?(?:back|return)\]?\ ))*[\ \t]*""",
    re.VERBOSE,
)
_LONE = re.compile(
    rf"""\[\^?(?:(?P<square>[0-9]{{1,3}})|(?P<roman>[ivxlc]{{1,7}}))\]
    | (?P<superscript>[{SUPERSCRIPTS}]+)
    | \((?P<round>[0-9]{{1,3}})\) | (?P<dotted>[0-9]{{1,3}})[.)] | (?P<bare>[0-9]{{1,3}})""",
    re.VERBOSE,
)
_STYLES = {
    "square": Style.SQUARE,
    "roman": Style.SQUARE,
    "capital": Style.SQUARE,
    "letter": Style.SQUARE,
    "superscript": Style.SUPERSCRIPT,
    "tag": Style.SUPERSCRIPT,
    "curly": Style.CURLY,
    "round": Style.ROUND,
    "round_roman": Style.ROUND,
    "round_letter": Style.ROUND,
    "caret": Style.CARET,
    "named": Style.NAMED,
    "dotted": Style.DOTTED,
    "dotted_roman": Style.DOTTED,
    "dotted_letter": Style.DOTTED,
    "bare": Style.BARE,
    "bare_roman": Style.BARE,
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
    r"|\bet al\b|; ?(?:1[5-9]|20)\d\d\b|\b(?:1[5-9]|20)\d\d; ?\d"
    r"|\((?:[^()]{0,60}[ :,])?(?:1[5-9]|20)\d\d\)|^See |^The (?:author|text|original) ",
    re.IGNORECASE,
)


def heads_of(value: str, layout: Layout) -> list[Head]:
    """Give every line that begins as a body may begin, scored by its shape and words.

    The number may stand alone on the line above the words, as where a table or a list was copied.
    """
    found: list[Head] = []
    letters = letters_of(value)
    for index, line in enumerate(layout.lines):
        if line.notes_heading or line.code:
            continue
        match = _HEAD.match(value, line.start, line.end)
        if match and match.end() < line.end:
            head = _head(value, layout, match, (index, index), letters)
        elif lone := _LONE.fullmatch(value, line.start, line.end):
            head = _head_over(value, layout, index, lone, letters)
        else:
            continue
        if head:
            found.append(head)
    return found


def _head_over(
    value: str, layout: Layout, index: int, match: re.Match[str], letters: frozenset[str]
) -> Head | None:
    """Read a number alone on its line as the head of the words on the next."""
    if index + 1 >= len(layout.lines):
        return None
    below = layout.lines[index + 1]
    if below.heading or below.closed_to_calls or _HEAD.match(value, below.start, below.end):
        return None
    return _head(value, layout, match, (index, index + 1), letters)


def _head(
    value: str,
    layout: Layout,
    match: re.Match[str],
    place: tuple[int, int],
    letters: frozenset[str],
) -> Head | None:
    """Read the head on the first line of ``place``; the body's words begin on the second."""
    index, words = place
    group = match.lastgroup or ""
    number, kind = number_of(group, match.group(group), letters)
    if not number:
        return None
    line, text = layout.lines[index], layout.lines[words]
    start = match.end() if words == index else text.start
    score = WORTH[_STYLES[group]]
    if value[start].islower():
        score -= 0.7 if _STYLES[group] is Style.DOTTED else 1.2
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
