"""Takes a text; gives acronyms explained without brackets: by commas, by words, by lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.glossary import alignment
from publish.glossary.pair import Pair, allowed, has_capitals, holds, may_be_short
from publish.glossary.pieces import letters, pieces
from publish.glossary.sentences import sentence_at, sentences
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORT = (
    r"(?P<short>(?=[\w./&-]{2,12})"
    r"(?:[A-Z][\w/&-]*|[a-z]?[A-Z]{2}[\w/&-]*|(?:[A-Z]\.){2,6}))"
)
_QUOTE = r"[\"'“‘«]?"
_LONG_THEN_SHORT = re.compile(
    rf"""(?:,\s+(?:(?P<or>or|(?:also|better|commonly|often|usually|generally)?\ ?known\ (?:as|by)
            |(?:commonly\ |often\ |usually\ )?abbreviated(?:\ as|\ to)?|called
            |hereafter|hereinafter|henceforth|for\ short
            |whose\ (?:acronym|abbreviation|initials)\ (?:is|are|was|were))\s+
            (?:(?:the|its|their|as|simply|called|known|referred|to|acronym|initials|abbreviation)
            \s+)*{_QUOTE}
            |(?P<bare>)(?:the\s+)?)
        |(?<!\s)\s{{1,4}}(?P<words>abbreviated\ (?:as|to)|known\ as|referred\ to\ as
            |shortened\ to|termed|dubbed)\s+(?:(?:the|simply)\s+)*{_QUOTE}
        |(?<!\s)\s{{0,4}}(?:[–—]|--)\s{{0,4}}(?P<dash>))
        {_SHORT}(?=[\s,.;:)\"'”’»–—]|--|$)(?P<brief>,?\ for\ short)?""",
    re.VERBOSE,
)
_SHORT_THEN_LONG = re.compile(
    rf"""(?<!\w){_SHORT}{_QUOTE}
        (?:,\s+(?:or|that\ is,|i\.e\.,?|short\ for|which\ stands\ for|standing\ for
            |the\ acronym\ (?:for|of))\s+
        |\s+(?:stands|stood|standing|is\ short|was\ short|is\ an\ (?:acronym|abbreviation))
            \s+for\s+
        |\s+means\s+
        |(?P<bare>,\ the|\s{{0,4}}[–—]\s{{0,4}}the|\s+(?:is|was)\s+the)\s+)
        (?:the\s+)?[\"'“‘«]?(?P<long>[^\n,;:.()\"”»]{{4,120}})""",
    re.VERBOSE,
)
_LIST_LINE = re.compile(
    r"""^[ \t]*(?:[-*•]\s+)?(?P<short>[\w][\w./&+-]{0,14})
        (?:[ \t]*(?::|=|\t|\||–|—)[ \t]*|[ \t]+-[ \t]+|[ \t]{2,})
        (?P<long>[^\s][^\n]{3,160}?)(?<!\s)[ \t]{0,8}$""",
    re.VERBOSE | re.MULTILINE,
)
_TWO_LINES = re.compile(
    r"^[ \t]{0,16}(?P<short>[\w][\w./&+-]{1,11})[ \t]{0,8}\n(?:[ \t]{0,8}\n)?"
    r"[ \t]*(?P<long>[^\s][^\n]{5,160}?)(?<!\s)[ \t]{0,8}$",
    re.MULTILINE,
)
_LONG_STOPS = re.compile(r"[,;.(]|\s[–—-]\s|$")


def find(value: str) -> list[Pair]:
    """Give the pairs of short and long forms that stand side by side without brackets."""
    return [*_by_commas(value), *_by_words(value), *_by_lines(value)]


def _by_commas(value: str) -> Iterator[Pair]:
    spans = sentences(value)
    for match in _LONG_THEN_SHORT.finditer(value):
        short = match["short"].rstrip(".") if match["short"].count(".") == 1 else match["short"]
        if not (may_be_short(short) and has_capitals(short) and len(letters(short)) > 1):
            continue
        sentence = sentence_at(spans, match.start())
        floor = max(sentence.start if sentence else match.start(), match.start() - 200)
        end = match.start()
        while end > floor and value[end - 1] in "\"'”’» ,":
            end -= 1
        found = alignment.before(short, value, floor, end)
        loose = match["or"] or match["words"]
        most = 0.5 * allowed(short) if loose else (0.3 if len(letters(short)) > 2 else -1.0)
        is_bare = match["bare"] is not None and not match["brief"]
        if is_bare and not _closed(value, match.end("short")):
            continue
        if found and holds(value, short, Span(found.start, found.end), found.cost, most):
            place = Span(match.start("short"), match.start("short") + len(short))
            yield Pair(place, Span(found.start, found.end), found.cost, "set beside its words")


def _closed(value: str, end: int) -> bool:
    """Tell whether a bare apposition ends as one does: with a comma or with its sentence."""
    return value[end : end + 1] in {",", ".", ";", ")", ""}


def _by_words(value: str) -> Iterator[Pair]:
    for match in _SHORT_THEN_LONG.finditer(value):
        short = match["short"]
        if may_be_short(short) and has_capitals(short) and len(letters(short)) > 1:
            if match["bare"] is None:
                yield from _prefix(
                    value, match, 0.4 * allowed(short), "said to stand for its words"
                )
            elif len(letters(short)) > 2 and value[match.start("long")].isupper():
                yield from _prefix(value, match, 0.1 * allowed(short), "set beside its words")


def _prefix(value: str, match: re.Match[str], most: float, evidence: str) -> Iterator[Pair]:
    """Give the best stretch of whole words from where the long form is said to begin."""
    short = match["short"]
    start, end = match.span("long")
    best: Pair | None = None
    for blank in [*re.finditer(r"(?=\s)|$", value[start:end])][:14]:
        stop = start + blank.start()
        words = pieces(value, start, stop)
        if not words or words[0].text[0] != letters(short)[0]:
            continue
        price = alignment.cost(short, words)
        if (best is None or price < best.cost) and holds(
            value, short, Span(start, stop), price, most
        ):
            best = Pair(Span(*match.span("short")), Span(start, stop), price, evidence)
    if best:
        yield best


def _by_lines(value: str) -> Iterator[Pair]:
    """Read lists of abbreviations: one pair a line, or the short form above its words."""
    for pattern, evidence in (
        (_LIST_LINE, "in a list of abbreviations"),
        (_TWO_LINES, "on the line above its words"),
    ):
        for match in pattern.finditer(value):
            short = match["short"].rstrip(".:")
            if not (may_be_short(short) and has_capitals(short) and len(letters(short)) > 1):
                continue
            start, end = match.span("long")
            stop = _LONG_STOPS.search(value, start, end)
            for finish in {end, stop.start() if stop else end}:
                words = pieces(value, start, finish)
                if len(words) < 2 or words[0].text[0] != letters(short)[0]:
                    continue
                price = alignment.cost(short, words)
                if holds(value, short, Span(start, finish), price, 0.5 * allowed(short)):
                    place = Span(match.start("short"), match.start("short") + len(short))
                    yield Pair(place, Span(start, finish), price, evidence)
                    break
