"""Takes a text and rules; gives the text mended, a pass a rule, with every change on record."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from publish.clean.book import Book, Wish
from publish.clean.rule import Applies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from publish.clean.rule import Finding, Rule
    from publish.text import Text

_WORD = re.compile(r"[^\W_]+")
_LOWER = re.compile(r"(?<![^\W_])[^\W\d_A-Z][^\W\d_]*")
_MOST_WORDS = 8
_MOST_SHARE = 0.02
_FEW = 20
"""Words that may always go unseen, as the share of a very short text would say nothing."""


def clean(
    text: Text,
    rules: Iterable[Rule],
    book: Book | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Text:
    """Apply the rules in their order, each to what the ones before it left.

    What they did is added to ``book``, whose decisions are obeyed. ``progress`` is told the name of
    each rule before it runs.
    """
    book = book if book is not None else Book()
    total = len(_WORD.findall(text.value))
    for rule in rules:
        if rule.applies is Applies.OFF:
            continue
        progress(rule.name)
        text = book.make(rule.name, text, wishes(rule, text.value, total))
    return text


def wishes(rule: Rule, value: str, total: int) -> Iterator[Wish]:
    """Give what a rule finds, asking for review where the rule or the loss of words demands it.

    It comes in the order of the places, and is let go of as it is given, since it may be much.
    ``total`` is the number of words in the source. The removal of a line that reads as a sentence,
    and of more than 2 % of the words, is never left to the machine alone.
    """
    found = list(rule.find(value)) if rule.may_find(value) else []
    if any(first.end > second.start for first, second in pairwise(found)):
        found.sort(key=_place)
    lost = 0
    for finding in found:
        if finding.end > finding.start and not finding.text.strip():
            lost += len(_WORD.findall(value, finding.start, finding.end))
    much = lost > max(_MOST_SHARE * total, _FEW)
    found.reverse()
    while found:
        finding = found.pop()
        review = rule.applies is Applies.REVIEW
        if finding.end > finding.start and not finding.text.strip():
            review = review or much or is_sentence_like(value[finding.start : finding.end])
        asked = msgspec.structs.replace(finding, review=True) if review else finding
        yield Wish(rule.name, asked, fixed=rule.needed)


def _place(finding: Finding) -> tuple[int, int]:
    return finding.start, finding.end


def is_sentence_like(removed: str) -> bool:
    """Tell whether a line among the characters taken out reads as a sentence.

    More than eight words, most of them in lower case, as a sentence with a verb has and a menu or
    a row of links has not.
    """
    if len(removed) <= 2 * _MOST_WORDS:
        return False
    for line in removed.split("\n"):
        count = len(_WORD.findall(line))
        if count > _MOST_WORDS and 2 * len(_LOWER.findall(line)) > count:
            return True
    return False
