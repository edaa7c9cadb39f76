"""Takes a text; gives its terms of art in quotation marks and the names it keeps coming back to."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.glossary.definitions import Found
from publish.glossary.nouns import CLAUSE_WORDS, HEADS, LINK_WORDS
from publish.patterns import later
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED = later(
    r"“(?P<a>[^“”\n]{3,48})”|\"(?P<b>[^\"\n]{3,48})\"|(?<!\w)‘(?P<c>[^‘’\n]{3,48})’(?!\w)"
)
_SPEECH = later(
    r"(?:said|says|asked|asks|replied|wrote|writes|declared|announced|cried|answered|added|noted"
    r"|stated|insisted|warned)(?:\s+that)?[,:]?\s*$"
)
_LED = later(
    r"(?:called|termed|dubbed|labell?ed|so-called|known\s+as|referred\s+to\s+as|described\s+as"
    r"|term|phrase|notion|concept|idea|doctrine|policy|word)(?:\s+(?:of|as))?(?:\s+(?:the|an?))?\s*$"
)
_AS_NOUN = later(r"\b(?:the|an?|this|its|their|his|her)\s+(?:[a-z-]+\s+)?$")
_ADVERBS = frozenset(("very", "quite", "so", "too", "more", "most", "just", "rather", "no", "only"))
_WORD = later(r"[^\W\d_][\w’'-]*")


def quoted(value: str) -> Iterator[Found]:
    """Give what stands in quotation marks as a term does: a few words, no clause, no speech."""
    for match in _QUOTED.finditer(value):
        start, end = match.span(match.lastgroup or 0)
        while end > start and value[end - 1] in ",.;: ":
            end -= 1
        text = value[start:end]
        before = value[max(0, match.start() - 60) : match.start()]
        if not _is_term(text) or _SPEECH.search(before) or before.rstrip().endswith((":", ",")):
            continue
        score, why = 0.5, "stands in quotation marks"
        following = _WORD.search(value, match.end(), match.end() + 20)
        if following and following[0].lower().rstrip("s") in HEADS:
            score, why = 0.75, f"stands in quotation marks before “{following[0]}”"
        elif _LED.search(before):
            score, why = 0.75, "stands in quotation marks and is named as a term"
        elif any(c.isupper() for c in text):
            # A title, a name or the beginning of what somebody said.
            continue
        elif _AS_NOUN.search(before):
            score = 0.6
        if any(c.isupper() for c in text):
            score -= 0.2
        yield Found(Span(start, end), why, score)


def _is_term(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 5 or not all(re.fullmatch(r"[\w’'.&-]+", w) for w in words):
        return False
    low = [w.lower() for w in words]
    if CLAUSE_WORDS.intersection(low) or low[0] in LINK_WORDS - {"a", "an", "the"}:
        return False
    if low[-1] in LINK_WORDS or low[-1].endswith("ly") or text.isupper():
        return False
    if low[0].endswith("ly") or low[0] in _ADVERBS:
        return False
    capitals = sum(w[0].isupper() for w in words if w.lower() not in LINK_WORDS)
    content = sum(w not in LINK_WORDS for w in low)
    if content < 2:
        return False
    return capitals in {0, content} and not any(c.isdigit() for c in text)


_CAPITALISED = r"[A-Z][^\W\d_]*(?:[-’'][^\W\d_]+)*"
_NAME = later(
    rf"{_CAPITALISED}(?:\s+(?:(?:of|on|for|and|between|against)\s+(?:the\s+)?)?{_CAPITALISED}){{1,8}}"
)


def names(value: str) -> Iterator[Found]:
    """Give the names of instruments, bodies and ideas, told by the common noun they are built on.

    A person's or a place's name is built on none, and so is a war's.
    """
    for match in _NAME.finditer(value):
        start, end = match.span()
        words = match[0].split()
        if words[0] in {"The", "A", "An", "This", "That", "In", "On", "By", "For", "Under"}:
            start += len(words[0]) + 1
            words = words[1:]
        if len(words) < 2 or "\n" in match[0].strip():
            continue
        heads = {
            words[-1],
            *(w for w, link in pairwise(words) if link.islower()),
        }
        if any(h.lower() in HEADS for h in heads) and len(words) <= 9:
            yield Found(Span(start, end), "a name built on a common noun", 0.45)
