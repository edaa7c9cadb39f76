"""Takes a text; gives the terms whose meaning one of its sentences states outright.

The frames of definition sentences that dictionaries of corpora list (*X means Y*, *X is defined as
Y*, *by X we mean Y*, *an X is a Y that …*), each held to what a term looks like in its place.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from publish.glossary.definitions import IS_NOUN, Found
from publish.glossary.nouns import CLAUSE_WORDS, GENERAL, IDEAS, INSTRUMENTS, LINK_WORDS
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_WORDS = 5
_USES = 3
"""How often a term must be used for *an X is a Y that …* to be taken for its definition."""

_WORD = r"[^\W\d_][\w’'-]*"
_PLAIN_WORD = re.compile(_WORD)
_TERM = rf"(?P<term>{_WORD}(?:\s+{_WORD}){{0,4}}?)"
_QUOTED = r"(?:“(?P<a>[^“”\n]{3,48})”|\"(?P<b>[^\"\n]{3,48})\"|‘(?P<c>[^‘’\n]{3,48})’)"
_NAMED = r"(?P<named>(?:the\s+)?(?:term|word|phrase|expression|concept|notion)\s+(?:of\s+)?)"
_HEAD = rf"(?:{_NAMED}|(?P<article>(?:an?|the)\s+))?(?:{_QUOTED}|{_TERM})"
_DEFINES = (
    r"(?:,?\s+(?:is|are|was|were|can\s+be|may\s+be)\s+(?:here\s+|usually\s+|often\s+)?"
    r"(?:(?:defined|understood)\s+(?:as|to\s+(?:be|mean))|taken\s+to\s+(?:be|mean))"
    r"|,?\s+(?:denotes?|denoted|is\s+short\s+for|is\s+shorthand\s+for))"
    r"|(?P<means>,?\s+(?:means?|meant|refers?\s+to|referred\s+to|stands\s+for)(?P<that>\s+that)?)"
)
_STATED = re.compile(rf"{_HEAD}(?:{_DEFINES})\s+\S", re.IGNORECASE)
_MEANT = re.compile(
    rf"By\s+(?:{_NAMED}|an?\s+|the\s+)?(?:{_QUOTED}|{_TERM}),?\s+"
    r"(?:I|we|he|she|they|is|was)\s+(?:here\s+)?(?:mean|means|meant)\s"
)
_GENUS = re.compile(
    rf"An?\s+{_TERM}\s+is\s+an?\s+(?:{_WORD}\s+){{1,4}}?(?:that|which|who|whose|in\s+which|by\s+which)\s"
)
_KIND = re.compile(
    rf"{_TERM}\s+(?:is|was|are|were)\s+(?:an?|the|his|her|its|their)\s+"
    r"(?:[a-z’'-]+\s+){0,2}?(?P<head>[a-z]+)\s+(?:of|that|which|whereby|by\s+which|under\s+which)\s"
)
_APPOSED = re.compile(
    rf"(?:{_QUOTED}|(?P<term>(?:[A-Z][\w’'-]*\s+){{0,4}}[A-Z][\w’'-]*|(?<![\w’'-])[a-z][\w-]{{6,}}))"
    r",\s+(?P<words>(?:an?|the)\s+(?:[a-z’'-]+\s+){0,2}?(?P<head>[a-z]+)\s+"
    r"(?:of|that|which|whereby|by\s+which|under\s+which|according\s+to\s+which)"
    r"\s[^,;.()\n]{12,240})(?=[,.;])"
)
_NO_NAMES = "all any both each every few how let many most no some such whatever where why"
_NO_NAME = frozenset(_NO_NAMES.split())
_OF_THOUGHT = IDEAS | INSTRUMENTS


def find(value: str, spans: tuple[Span, ...]) -> Iterator[Found]:
    """Give the terms that a text defines in so many words, each with its definition's span."""
    uses = _Uses(value)
    for sentence in spans:
        found = _of_sentence(value, sentence, uses)
        if found is not None:
            yield found
    for match in _APPOSED.finditer(value):
        if match["head"] in _OF_THOUGHT and _may_be_apposed(match):
            words = Span(*match.span("words"))
            yield Found(_place(match), "an apposition says what it is", 0.6, words)


def _of_sentence(value: str, sentence: Span, uses: _Uses) -> Found | None:
    """Give the first frame that holds a sentence."""
    for frame, kind in _FRAMES:
        match = frame.match(value, sentence.start, sentence.end)
        if match is None or not _is_term(match):
            continue
        groups = match.groupdict()
        if groups.get("means") and not _means(match):
            continue
        if kind is _KIND_OF and not _is_kind(match):
            continue
        if kind is _ONE_OF and not _is_used(uses, match["term"]):
            continue
        score, evidence = kind
        return Found(_place(match), evidence, score, sentence)
    return None


_KIND_OF = (0.6, "a sentence says what it is")
_ONE_OF = (0.55, "a sentence says what one is")
_FRAMES = (
    (_MEANT, (0.9, "the text says what it means by this")),
    (_STATED, (0.8, "a sentence defines it")),
    (_KIND, _KIND_OF),
    (_GENUS, _ONE_OF),
)


def _is_used(uses: _Uses, term: str) -> bool:
    return term.islower() and all(uses.of(word) >= _USES for word in term.split())


class _Uses:
    """Counts the words of a text once, and only when asked."""

    def __init__(self, value: str) -> None:
        self._value = value
        self._counts: Counter[str] | None = None

    def of(self, word: str) -> int:
        """Give how often a word stands there, alone or in the plural."""
        if self._counts is None:
            self._counts = Counter(_PLAIN_WORD.findall(self._value))
        return sum(self._counts[form] for form in (word, f"{word}s", f"{word}es"))


def _group(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return next((name for name in "abc" if groups.get(name)), "term")


def _place(match: re.Match[str]) -> Span:
    start, end = match.span(_group(match))
    while match.string[end - 1] in ",.;: ":
        end -= 1
    return Span(start, end)


def _is_quoted(match: re.Match[str]) -> bool:
    return _group(match) != "term"


def _is_term(match: re.Match[str]) -> bool:
    """Tell whether what stands in a term's place is a few words that name something."""
    words = match[_group(match)].lower().split()
    if not words or len(words) > _MOST_WORDS:
        return False
    if _is_quoted(match):
        return True
    if (
        CLAUSE_WORDS.intersection(words)
        or words[0] in _NO_NAME
        or {words[0], words[-1]} & LINK_WORDS
    ):
        return False
    return words[-1] not in GENERAL and not words[-1].endswith("ly")


def _means(match: re.Match[str]) -> bool:
    """Tell whether *means*, *refers to* speaks of a word, and not of a consequence or a person."""
    if _is_quoted(match) or match["named"]:
        return True
    words = match["term"].split()
    if match["article"] or match["that"] or not all(w.islower() for w in words[1:]):
        return False
    return len(words) > 1 or bool(IS_NOUN.search(words[0]))


def _is_kind(match: re.Match[str]) -> bool:
    words = match["term"].split()
    return (
        _is_term(match) and all(w.islower() for w in words[1:]) and bool(IS_NOUN.search(words[-1]))
    )


def _may_be_apposed(match: re.Match[str]) -> bool:
    if _is_quoted(match):
        return True
    term = match["term"]
    if term.islower():
        return bool(IS_NOUN.search(term)) and _is_term(match)
    last = term.split()[-1]
    return last.lower() in _OF_THOUGHT or bool(IS_NOUN.search(last))
