"""Takes a text; gives the terms that it introduces as such, with the words that define them.

The patterns are Hearst's (1992) and those of definition extraction after her: *known as*,
*so-called*, *the doctrine of*, an apposition, and the next sentence that carries the term on.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from publish.glossary.nouns import CLAUSE_WORDS, HEADS, IDEAS, INSTRUMENTS, LINK_WORDS
from publish.glossary.sentences import sentence_at, sentences
from publish.patterns import later
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Found(msgspec.Struct, frozen=True, gc=False):
    """A term at a place, what spoke for it, and the span of its definition where there is one."""

    term: Span
    evidence: str
    score: float
    definition: Span | None = None


_ADVERB = (
    r"(?:(?:also|now|then|later|since|soon|often|sometimes|usually|commonly|generally|widely"
    r"|popularly|better|best|collectively|simply|variously|technically|formally|today)\s+)*"
)
_CALLED = r"(?:called|termed|dubbed|labell?ed|christened|nicknamed|styled|code-?named)"
_CUE = later(
    rf"""(?<!\w)(?:
        (?P<known>(?:become|became|becomes|becoming|is|are|was|were|been|be|being|(?<=,)|what)
          \s+{_ADVERB}(?:known|referred\ to|described|characteri[sz]ed)\s+{_ADVERB}as)
      | (?P<called>(?:is|are|was|were|been|be|being|(?<=,))\s+{_ADVERB}{_CALLED})
      | (?P<socalled>so-called)
      | (?P<of>(?:the|an?|his|her|its|their|our|(?<=[’'])s)\s+(?:\w+\s+)?
          (?:doctrine|concept|policy|principle|theory|strategy|notion)\s+of)
    )\s+(?P<article>(?:the|an?)\s+)?(?P<quote>["'“‘«])?""",
    re.VERBOSE | re.IGNORECASE,
)
_ACTIVE = later(
    rf"(?:(?P<what>what|which|that)\s+(?:[\w.’'-]+\s+){{1,6}}?"
    rf"(?:{_CALLED}|calls?|terms?|dubs?|described\s+as|referred\s+to\s+as)"
    r"|(?:called|calls?|termed|terms?|dubbed|dubs?)\s+(?:this|it|that|these|them|such\s+an?\s+\w+))"
    r"\s+(?P<article>(?:the|an?)\s+)?(?P<quote>[\"'“‘«])?"
)
_CLOSING = {'"': '"', "'": "'", "“": "”", "‘": "’", "«": "»"}
_CAPITAL = r"[A-Z][\w’'-]*"
_NAME = later(
    rf"{_CAPITAL}(?:\s+(?:(?:of|the|and|for|on|in|between|de|against)\s+){{0,2}}{_CAPITAL}){{0,8}}"
    rf"(?:\s+(?:{'|'.join(sorted(HEADS))})s?(?!\w))?"
)
_PHRASE_ENDS = (
    "and|or|in|on|of|to|by|with|at|from|as|for|that|which|who|was|is|are|were|has|had|would|could"
)
_ONE_WORD = later(r"[a-z][\w’'-]*(?=\s+[a-z]+ed\b)")
_PHRASE = later(
    r"[a-z][\w’'-]*(?:\s+[a-z][\w’'-]*){0,3}?"
    rf"(?=\s*(?:[,.;:)”\"—–]|$)|\s+(?:{_PHRASE_ENDS})\b)"
)
IS_NOUN = later(r"(?:ment|[ts]ion|ism|[ae]nce|ity|ship|ness|cy|ics|ology|cracy|nomics)$")
"""What a word for a thing of thought ends in."""


def find(value: str) -> list[Found]:
    """Give the terms that a text introduces by a cue, in order, each with its definition's span."""
    spans = sentences(value)
    found: list[Found] = []
    for match in _CUE.finditer(value):
        kind = next(k for k in ("known", "called", "socalled", "of") if match[k])
        term = _term(value, match, kind)
        if term is not None:
            found.append(_weighed(value, spans, match, kind, term))
    for match in _ACTIVE.finditer(value):
        term = _term(value, match, "called")
        if term is not None and (match["quote"] or match["article"] or match["what"] == "what"):
            found.append(_weighed(value, spans, match, "active", term))
    return found


def _term(value: str, cue: re.Match[str], kind: str) -> Span | None:
    start = cue.end()
    if cue["quote"]:
        return _quoted(value, start, _CLOSING[cue["quote"]])
    name = _NAME.match(value, start)
    if name:
        return Span(*name.span()) if _is_idea(name[0], kind, cue["article"]) else None
    for phrase in (_PHRASE.match(value, start), _ONE_WORD.match(value, start)):
        if phrase is not None and _is_phrase(phrase[0], kind, cue["article"]):
            return Span(*phrase.span())
    return None


def _is_idea(name: str, kind: str, article: str | None) -> bool:
    """Tell whether what a capitalised name is called is a thing of thought, not a person, a place.

    *Known as the X* is one, *now called X* and *named X* mostly name a place or a person.
    """
    words = name.split()
    if any(c.isdigit() for c in name):
        return False
    if words[-1].lower().rstrip("s") in HEADS:
        return len(words) > 1
    if kind == "of":
        return False
    return (
        bool(article) or kind == "socalled" or (kind == "known" and bool(IS_NOUN.search(words[-1])))
    )


def _quoted(value: str, start: int, closing: str) -> Span | None:
    end = value.find(closing, start, start + 60)
    if closing in {"’", "'"}:
        while end > 0 and value[end + 1 : end + 2].isalpha():
            end = value.find(closing, end + 1, start + 60)
    if end < 0:
        return None
    while end > start and value[end - 1] in ",.;: ":
        end -= 1
    text = value[start:end]
    return Span(start, end) if text and len(text.split()) <= 6 and "\n\n" not in text else None


def _is_phrase(text: str, kind: str, article: str | None) -> bool:
    words = text.split()
    if CLAUSE_WORDS.intersection(words) or words[0] in LINK_WORDS or words[-1] in LINK_WORDS:
        return False
    if "--" in text or (len(words) > 1 and words[0].endswith(("est", "ly"))):
        return False
    if article and (kind in {"socalled", "of"} or article.strip().lower() != "the"):
        return False
    if _JOINED.fullmatch(text):
        return True
    if len(words) == 1:
        return bool(IS_NOUN.search(text)) and len(text) > 6
    return not words[0].endswith("ing") or (kind != "of" and len(words) == 2)


_JOINED = later(r"[a-z]{3,}-[a-z]{4,}(?<!ed)")

_EVIDENCE = {
    "known": ("the text says that this is what something is known as", 0.85),
    "called": ("the text says that this is what something is called", 0.75),
    "active": ("the text says who calls something so", 0.75),
    "socalled": ("the text says “so-called”", 0.65),
    "of": ("the text names it as a doctrine, a concept, a policy", 0.6),
}


def _weighed(
    value: str, spans: tuple[Span, ...], cue: re.Match[str], kind: str, term: Span
) -> Found:
    evidence, score = _EVIDENCE[kind]
    text = value[term.start : term.end]
    if not cue["quote"] and text.islower():
        score -= 0.15
    if " " not in text and (not cue["quote"] or kind == "active"):
        score -= 0.2
    definition = carried_on(value, spans, term)
    if definition is not None:
        return Found(term, evidence, min(0.95, score + 0.1), definition)
    if kind in {"known", "called"} and _describes(value, spans, cue):
        return Found(term, evidence, score, sentence_at(spans, term.start))
    return Found(term, evidence, score)


def _describes(value: str, spans: tuple[Span, ...], cue: re.Match[str]) -> bool:
    """Tell whether a sentence says, before its cue, what it is that is called so."""
    sentence = sentence_at(spans, cue.start())
    if sentence is None:
        return False
    before = value[max(sentence.start, cue.start() - 200) : cue.start()].split()
    return len(before) >= 4 and before[-1].lower() not in {"what", "he", "she", "it", "they"}


_CARRIED = later(
    r"(?:(?P<it>Under\s+it,)|(?:(?P<definite>Under\s+the)(?:\s+(?:terms|provisions|rules)\s+of\s+(?:the|this))?"
    r"|(?:Under|In|By|With|According\s+to|Through|On|For)\s+(?:this|that|these|those|such\s+an?)"
    r"|This|That|These|Those|Such\s+an?)\s+(?P<head>[A-Za-z]+))"
)


_LETTER = later(r"[^\W\d_]")
_LEAST = 30
"""The fewest characters of a sentence that defines."""


def carried_on(value: str, spans: tuple[Span, ...], term: Span) -> Span | None:
    """Give the next sentence where it speaks on of the term: *Under this doctrine, …*.

    It must stand in the same paragraph and take the term up by its own last noun, or, for *this*
    and *that*, by the name of such things (*concept*, *policy*, *treaty*), or as *it* right after.
    """
    sentence = sentence_at(spans, term.end - 1)
    following = sentence_at(spans, _next_start(value, sentence.end)) if sentence else None
    if sentence is None or following is None or following.end - following.start < _LEAST:
        return None
    match = _CARRIED.match(value, following.start, following.end)
    if match is None or value.find("\n\n", sentence.end, following.start) >= 0:
        return None
    return following if _takes_up(value, match, term, sentence) else None


def _takes_up(value: str, match: re.Match[str], term: Span, sentence: Span) -> bool:
    words = value[term.start : term.end].lower().split()
    apart = _LETTER.search(value, term.end, sentence.end)
    if match["it"]:
        return not apart and words[-1] in HEADS
    head = match["head"].lower()
    if head in {words[-1], words[-1].rstrip("s"), *_before_of(words)}:
        return True
    is_kind = head in IDEAS | INSTRUMENTS and words[-1].rstrip("s") not in HEADS
    return is_kind and not match["definite"] and not apart


def _before_of(words: Sequence[str]) -> Iterator[str]:
    for word, link in pairwise(words):
        if link in {"of", "on", "for", "between", "with"}:
            yield word


def _next_start(value: str, end: int) -> int:
    while end < len(value) and value[end].isspace():
        end += 1
    return end


_APPOSED = later(
    r",\s+(?P<words>(?:an?|the)\s+(?:[\w’'-]+\s+){0,4}?(?P<head>[a-z]+?)s?\s+"
    r"(?:that|which|of|by|under|in|for|to|whereby|where)\s[^,;.()\n]{12,240})(?=[,.;])"
)
_COPULA = later(
    r"[\"”’]?,?\s+(?:is|are|was|were|means|meant|refers?\s+to|referred\s+to|denotes?"
    r"|is\s+defined\s+as|is\s+understood\s+as)\s+(?:an?|the|any)\s+\w"
)


def defining(value: str, spans: tuple[Span, ...], term: Span) -> tuple[Span, str] | None:
    """Give the span that defines a term where it stands, and how, or None.

    The sentence that says what the term *is* or *means*, where the term is its subject; an
    apposition of a common noun; the sentence that carries the term on.
    """
    sentence = sentence_at(spans, term.start)
    if sentence is None:
        return None
    lead = value[max(sentence.start, term.start - 9) : term.start].strip(" \"'“‘").lower()
    copula = _COPULA.match(value, term.end, sentence.end)
    if lead in {"", "the", "a", "an"} and copula:
        return sentence, "a sentence says what it is"
    if (apposed := _APPOSED.match(value, term.end, sentence.end)) and apposed["head"] in HEADS:
        return Span(*apposed.span("words")), "an apposition says what it is"
    if following := carried_on(value, spans, term):
        return following, "the next sentence takes it up"
    return None
