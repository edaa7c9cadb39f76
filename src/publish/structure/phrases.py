"""Takes a line's words; tells whether they are a phrase, as headings are, or tell something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_VERBS = frozenset(
    " ".join((
        "am is are was were be been isn't wasn't aren't weren't has had have hasn't hadn't",
        "haven't do does did doesn't didn't don't can could can't couldn't will would won't",
        "wouldn't shall should shouldn't may might must cannot i he she we they you it this",
        "there nobody everybody somebody everyone someone anyone nothing let us him them me",
        "came come comes went goes fell falls took takes gave gives made makes said says saw",
        "sees knew knows thought thinks found finds left told tells wrote writes ran runs began",
        "begins kept keeps held holds stood stands sat sits lost met meets paid pays brought",
        "bought sold spoke speaks led leads grew grows drew rose rises won got gets felt feels",
        "heard hears meant means became becomes seems seemed remains remained turned looked",
        "asked answered called changed happened followed started stopped died lived needs wants",
        "works helps matters agrees disagrees agreed disagreed",
    )).split()
)  # fmt: skip
"""Words that make a sentence of what they stand in: the commonest verbs, and who does it."""
_ASKS = frozenset(("how", "why", "what", "whether", "who", "whom", "whose", "which"))
_WHEN = frozenset(("where", "when", "in", "if", "while", "that"))
_ABOUT = frozenset(("of", "on", "concerning", "about", "upon"))
_LEADS_ON = _ASKS | _WHEN | {"as", "for"}
WITHIN = re.compile(r"[a-z]{2}[.;]\s+[\"“‘]?[A-Z]|;\s")
"""The end of a sentence within a line."""


def is_phrase(text: str, words: Sequence[str]) -> bool:
    """Tell whether a line names what follows: "The first winter", "How it fell", "Of oak".

    It has no verb of its own, but for one behind a word such as how or which. A plain past in -ed
    counts as a verb at the end or before a small word, "The Board disagreed with him".
    """
    if not words or not text[:1].isupper() or WITHIN.search(text):
        return False
    small = [word.lower().strip(".,:;?!").replace("’", "'") for word in words]
    first = small[0]
    if first in _ASKS or (first in _WHEN and "," not in text):
        return first != "that"
    for at, word in enumerate(small):
        if at and first in _ABOUT and word in _LEADS_ON:
            return True
        if word in _VERBS or word.endswith("n't") or (at > 1 and _tells(small, at)):
            return False
    return True


def _tells(words: Sequence[str], at: int) -> bool:
    word = words[at]
    if len(word) < 4 or not word.endswith("ed") or word.endswith("eed"):
        return False
    return words[at - 1] not in {"the", "a", "an", "of", "and", "or", "to", "in", "by", "with"}


def is_told(words: Sequence[str]) -> bool:
    """Tell whether a verb in small letters stands among a title's words, which sets it large."""
    return any(word in _VERBS for word in words)
