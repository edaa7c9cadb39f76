"""Takes a clean text; gives every place that may call a numbered note, vetoes already applied."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.structure.notes import score, shapes
from publish.structure.notes.counting import (
    LINK,
    SUPERSCRIPTS,
    TO_DIGITS,
    letters_of,
    number_of,
)
from publish.structure.notes.marks import Kind, Mark, Style
from publish.structure.notes.score import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.structure.notes.layout import Layout

_BEGINS = re.compile(rf"[{SUPERSCRIPTS}⁽\[\\(<{{^*_0-9]")
_MARK = re.compile(
    rf"""(?P<raised>[{SUPERSCRIPTS}]+[⁻–-][{SUPERSCRIPTS}]+)
    | ⁽?(?P<superscript>[{SUPERSCRIPTS}]+)⁾?
    | <sup>[\[(\\]{{0,4}}(?P<tag>[0-9]{{1,3}})[\])\\]{{0,4}}{LINK}\]?</sup>
    | \[(?P<several>[0-9]{{1,3}}(?:(?:,\ ?|;\ ?|[–-]|\][–-]\[)[0-9]{{1,3}}){{1,12}})\]
    | (?P<round_several>\([0-9]{{1,3}}(?:(?:,\ ?|;\ ?|[–-])[0-9]{{1,3}}){{1,12}}\))
    | (?P<bold>\*\*|__)?(?P<outer>\[(?=\\?\[))?\\?\[\^?(?:(?i:fn|(?:foot)?note|n)\.?\ ?)?
        (?:(?P<square>[0-9]{{1,3}})|(?P<roman>[ivxlc]{{1,7}})|(?P<capital>[IVXLC]{{1,7}})
        |(?P<letter>[A-Z]{{1,2}}|[a-z]))\\?\](?(outer)\]){LINK}(?(bold)(?:\*\*|__))
    | \{{(?P<curly>[0-9]{{1,3}})\}}
    | \((?P<round>[0-9]{{1,3}})\)
    | \((?i:(?:foot|end)?note|fn\.?|n\.)\ ?(?P<worded>[0-9]{{1,3}})\)
    | (?<=\S)\((?P<round_roman>[ivx]{{1,6}})\)
    | \^(?:\{{(?P<power>[0-9]{{1,3}})\}}|(?P<caret>[0-9]{{1,3}})(?![0-9.]))
    | (?P<digits>[0-9]+)
    """,
    re.VERBOSE,
)
_STYLES = {
    "superscript": Style.SUPERSCRIPT,
    "tag": Style.SUPERSCRIPT,
    "square": Style.SQUARE,
    "roman": Style.SQUARE,
    "capital": Style.SQUARE,
    "letter": Style.SQUARE,
    "curly": Style.CURLY,
    "round": Style.ROUND,
    "worded": Style.WORDED,
    "round_roman": Style.ROUND,
    "power": Style.CARET,
    "caret": Style.CARET,
}
_OF_SEVERAL = {
    "raised": Style.SUPERSCRIPT,
    "several": Style.SQUARE,
    "round_several": Style.ROUND,
}
_BRACKETS = re.compile(r"[\[\]()]")
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_SECTION = re.compile(r"[A-Z]\.[0-9]{1,2}(?=[. ])")
"""How the number of a section begins: the 1 of “A.1 Water” is no call."""
_FARTHEST = 99
_PARTS = re.compile(r"([–-]?)([0-9]{1,3})")
_LIST_OF_NUMBERS = re.compile(r"(?:, ?|[–-])([0-9]{1,3})(?![0-9]|[.,:/%-][0-9])")


def find(value: str, layout: Layout) -> list[Mark]:
    """Give the marks in order of place. Takes linear time; two never begin at one place."""
    marks: list[Mark] = []
    if not _BEGINS.search(value):
        return marks
    seen: dict[tuple[str, int], int] = {}
    letters = letters_of(value)
    for line in layout.lines:
        if line.closed_to_calls or line.notes_heading:
            continue
        numbered = _SECTION.match(value, line.start, line.end)
        ahead = numbered.end() if numbered else line.start
        for begin in _BEGINS.finditer(value, line.start, line.end):
            match = begin.start() >= ahead and _MARK.match(value, begin.start(), line.end)
            if not match:
                continue
            ahead = match.end()
            for mark in _marks(value, match, line.start, line.end, letters):
                marks.append(mark)
                ahead = max(ahead, mark.end)
                if mark.style is Style.GLUED:
                    word = _word_at(value, mark, line.start)
                    if word:
                        seen[word, mark.number] = seen.get((word, mark.number), 0) + 1
    return [_doubt_repeated(value, mark, seen) for mark in marks]


def _word_at(value: str, mark: Mark, low: int) -> str:
    return Place(value, mark.at, mark.end, low, mark.end).word_before().casefold()


def _doubt_repeated(value: str, mark: Mark, seen: dict[tuple[str, int], int]) -> Mark:
    """Doubt a word and number that stand together more than once: a name such as G7."""
    if mark.style is not Style.GLUED or not value[mark.at - 1].isalpha():
        return mark
    word = _word_at(value, mark, 0)
    if seen.get((word, mark.number), 0) < 2:
        return mark
    return Mark(
        mark.start,
        mark.end,
        mark.at,
        mark.number,
        mark.style,
        mark.kind,
        mark.score - 4,
        (*mark.evidence, "the same word and number stand together elsewhere"),
    )


def _marks(
    value: str, match: re.Match[str], low: int, high: int, letters: frozenset[str]
) -> Iterator[Mark]:
    group = match.lastgroup or ""
    text = match.group(group)
    start, end = match.span()
    if group == "digits":
        yield from _plain(value, start, end, low, high)
        return
    if style := _OF_SEVERAL.get(group):
        text = _BRACKETS.sub("", text.translate(TO_DIGITS)).replace("⁻", "–")
        yield from _several(Place(value, start, end, low, high), text, style)
        return
    number, kind = number_of(group, text, letters)
    if not number or start == low:
        return
    style = _STYLES[group]
    judged = shapes.judge(Place(value, start, end, low, high), number, style)
    if judged:
        yield Mark(
            _with_space(value, start, low),
            end,
            start,
            number,
            style,
            kind,
            judged.value,
            judged.evidence,
        )


def _several(place: Place, text: str, style: Style) -> Iterator[Mark]:
    """Give the calls of brackets such as ``[2, 5–7]``, each with characters of its own to leave.

    Brackets that have fewer characters than numbers call nothing: pages more likely than notes.
    """
    start, end = place.start, place.end
    stated = [int(number) for number in re.findall(r"\d+", text)]
    rises = all(after - one > 0 for one, after in pairwise([0, *stated]))
    judged = shapes.judge(place, stated[0], style)
    many = stated[-1] - stated[0] > _FARTHEST
    if many or not rises or judged is None or start == place.low:
        return
    numbers = _expanded(text)
    if len(numbers) > end - start:
        return
    for index, number in enumerate(numbers):
        at = start + index
        opens = _with_space(place.value, start, place.low) if not index else at
        stop = end if index + 1 == len(numbers) else at + 1
        yield Mark(opens, stop, at, number, style, Kind.ARABIC, judged.value,
                   judged.evidence, among=start)  # fmt: skip


def _expanded(text: str) -> list[int]:
    """Give the numbers that a list such as ``2, 5–7`` names, those within a range too."""
    out: list[int] = []
    for joint, digits in _PARTS.findall(text):
        number = int(digits)
        out += range(out[-1] + 1, number) if joint else ()
        out.append(number)
    return out


def _with_space(value: str, start: int, low: int) -> int:
    """Take the space before a mark into it, so that the call stands close to its word."""
    return start - 1 if start - 1 > low and value[start - 1] == " " else start


def _plain(value: str, start: int, end: int, low: int, high: int) -> Iterator[Mark]:
    """Give the calls that a run of bare digits may be, and those of a list that follows it."""
    length = end - start
    first: Mark | None = None
    if length <= 3:
        number, _ = number_of("digits", value[start:end])
        judged = score.plain(Place(value, start, end, low, high)) if number else None
        if judged:
            spaced = value[start - 1] == " "
            first = Mark(
                start - spaced,
                end,
                start,
                number,
                Style.SPACED if spaced else Style.GLUED,
                Kind.ARABIC,
                judged.value,
                judged.evidence,
            )
    elif 5 <= length <= 7 and _YEAR.fullmatch(value, start, start + 4):
        number, _ = number_of("digits", value[start + 4 : end])
        judged = score.after_year(Place(value, start + 4, end, low, high)) if number else None
        if judged:
            first = Mark(
                start + 4,
                end,
                start + 4,
                number,
                Style.GLUED,
                Kind.ARABIC,
                judged.value,
                judged.evidence,
            )
    if first is None:
        return
    yield first
    if first.style is not Style.GLUED:
        return
    last = first
    while more := _LIST_OF_NUMBERS.match(value, last.end, high):
        number, _ = number_of("digits", more.group(1))
        if not last.number < number <= last.number + 9:
            return
        last = Mark(
            last.end,
            more.end(),
            more.start(1),
            number,
            Style.GLUED,
            Kind.ARABIC,
            first.score,
            ("follows another call",),
        )
        yield last
