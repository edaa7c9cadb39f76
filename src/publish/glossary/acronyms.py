"""Takes a text; gives the acronyms that it explains, with the words they stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.glossary import alignment
from publish.glossary.brackets import Bracket, brackets
from publish.glossary.pair import Pair, allowed, has_capitals, holds, may_be_short
from publish.glossary.pieces import letters, pieces
from publish.glossary.sentences import sentence_at, sentences
from publish.patterns import later
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


_LEAD = later(
    r"""(?:(?:or|hereafter|hereinafter|henceforth|abbreviated|abbrev\.?|abbr\.?|also|called|known|now|as|to|the|
        i\.?e\.?|acronym|short|for|termed|denoted|designated|referred|in|English|simply|later|so-called
        |commonly|usually|often|generally|abbreviation|initials)[,:]?\s+)*
        ["'“‘«*_]*""",
    re.VERBOSE,
)
_PART_END = later(r"[;:=<>≤≥*]|,\s|\s\[\d|\s+(?:or|and|in|is|was|for)\s|[\"'”’»]|_(?!\w)|$")


_DOTTED = later(r"(?:[A-Za-z]\.){2,}")


def _short_in(value: str, start: int, end: int) -> Span | None:
    """Give the first part of a bracket's content, without the words and marks that lead to it."""
    lead = _LEAD.match(value, start, end)
    begin = lead.end() if lead else start
    part = _PART_END.search(value, begin, end)
    finish = part.start() if part else end
    while finish > begin and value[finish - 1] in " \t\n,;.":
        finish -= 1
    if _DOTTED.fullmatch(value, begin, finish + 1):
        finish += 1
    return Span(begin, finish) if finish > begin else None


def find(value: str) -> list[Pair]:
    """Give the pairs of short and long forms that a text sets side by side, in order.

    Never over the end of a sentence, nor out of the brackets that hold both.
    """
    found: list[Pair] = []
    spans = sentences(value)
    for bracket in brackets(value):
        sentence = sentence_at(spans, bracket.open)
        floor = max(sentence.start if sentence else bracket.open, bracket.outer + 1)
        options = [
            *_short_in_brackets(value, floor, bracket),
            *_long_in_brackets(value, floor, bracket),
            *_both_in_brackets(value, bracket),
        ]
        if options:
            found.append(min(options, key=lambda pair: pair.cost))
    return found


def _short_in_brackets(value: str, floor: int, bracket: Bracket) -> Iterator[Pair]:
    short = _short_in(value, bracket.open + 1, bracket.close)
    if short is not None:
        yield from _words_before(value, floor, bracket, short)
    comma = value.rfind(", ", bracket.open, bracket.close)
    last = _short_in(value, comma + 2, bracket.close) if comma > 0 else None
    if last is not None and _is_plainly_short(value[last.start : last.end]):
        yield from _words_before(value, floor, bracket, last)


def _is_plainly_short(text: str) -> bool:
    """Tell whether a later part of a bracket is a short form and cannot be a word or a year."""
    return len(text) > 2 and text.isalpha() and text[:-1].isupper()


def _words_before(value: str, floor: int, bracket: Bracket, short: Span) -> Iterator[Pair]:
    if not may_be_short(text := value[short.start : short.end]):
        return
    attached = not value[bracket.open - 1 : bracket.open].isspace()
    if attached and len(letters(text)) < 2:
        return
    end = bracket.open
    while end > floor and value[end - 1] in " \t\n\u00a0\"'”’»,*_":
        end -= 1
    if value[end - 2 : end] in {"'s", "’s"}:
        end -= 2
    if end <= floor or _is_enumerator(text):
        return
    if value[short.end : bracket.close].lstrip().startswith(_RELATIONS):
        return
    many, most = len(letters(text)) > 2, allowed(text)
    dearest = most if many else max(most, _NO_ORDER_OF_TWO)
    ordered = alignment.before(text, value, floor, end, dearest)
    options = [ordered]
    if many or ordered is None or ordered.cost > _NO_ORDER_OF_TWO:
        options.append(alignment.any_order(text, value, floor, end))
    for found in options:
        if found and _is_sign(text, value[found.start : found.end]):
            continue
        if found and holds(value, text, Span(found.start, found.end), found.cost, most):
            yield Pair(
                short, Span(found.start, found.end), found.cost, "in brackets after its words"
            )


_SIGNS = {"C": "copyright", "c": "copyright", "R": "registered", "P": "published"}
"""Signs of the law in brackets, which are short for a word and yet no acronyms."""
_NO_ORDER_OF_TWO = 2.9
_RELATIONS = ("=", "<", ">", "≤", "≥", "≈")


def _is_enumerator(text: str) -> bool:
    return text in {"a", "b", "c", "d", "e", "f", "i", "ii", "iii", "iv", "v", "vi"}


def _is_sign(text: str, words: str) -> bool:
    return words.lower().startswith(_SIGNS.get(text, "\0"))


_TOKENS_BEFORE = later(r"(?:(\S+)\s+)?(\S+)$")


def _long_in_brackets(value: str, floor: int, bracket: Bracket) -> Iterator[Pair]:
    end = bracket.open
    while end > floor and value[end - 1].isspace():
        end -= 1
    tokens = _TOKENS_BEFORE.search(value, max(floor, end - 40), end)
    if not tokens or end == bracket.open:
        return
    for group in (2, 1):
        if tokens[group] is None:
            continue
        start = tokens.start(group)
        while start < end and value[start] in "\"'“‘«([":
            start += 1
        stop = end - 1 if value[end - 1] in "\"'”’»," else end
        text = value[start:stop]
        if may_be_short(text) and has_capitals(text) and len(letters(text)) > 1:
            yield from _words_within(value, Span(start, stop), bracket.open + 1, bracket.close)


_LONG_LEAD = later(
    r"(?:(?:the|an?|or|i\.?e\.?|for|from|which stands for|short for),?\s+)*[\"'“‘«]*", re.I
)
_LONG_END = later(r"[;:]|,\s|[\"”»]|$")


def _words_within(value: str, short: Span, start: int, end: int) -> Iterator[Pair]:
    lead = _LONG_LEAD.match(value, start, end)
    begin = lead.end() if lead else start
    text = value[short.start : short.end]
    for stop in {end, *(m.start() for m in _LONG_END.finditer(value, begin, end))}:
        words = pieces(value, begin, stop)
        if not words or words[0].text[0] != letters(text)[0]:
            continue
        if len(words) < 2 or (has_capitals(value[begin:stop]) and " " not in value[begin:stop]):
            continue
        price = alignment.cost(text, words)
        if holds(value, text, Span(begin, stop), price, 0.5 * allowed(text)):
            yield Pair(short, Span(begin, stop), price, "in brackets after its short form")


def _both_in_brackets(value: str, bracket: Bracket) -> Iterator[Pair]:
    """Read ``(long form, LF)``."""
    comma = max(
        value.rfind(", ", bracket.open, bracket.close),
        value.rfind("; ", bracket.open, bracket.close),
    )
    if comma < 0:
        return
    short = _short_in(value, comma + 2, bracket.close)
    if short is None:
        return
    text = value[short.start : short.end]
    if not (may_be_short(text) and has_capitals(text) and len(letters(text)) > 1):
        return
    most = allowed(text)
    found = alignment.before(text, value, bracket.open + 1, comma, most)
    if found and holds(value, text, Span(found.start, found.end), found.cost, most):
        yield Pair(short, Span(found.start, found.end), found.cost, "beside its words")
