"""Takes the lines of a text; gives for each what can be seen of its belonging to the site."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from publish.clean.rules.line_signs import SMALL, is_closed, is_note, own, words_of
from publish.clean.rules.site_words.boxes import COMMENTS
from publish.clean.rules.site_words.classes import PARTICLE
from publish.clean.rules.site_words.notices import is_notice
from publish.clean.rules.site_words.phrases import kinds
from publish.clean.shape import Shape, groups

if TYPE_CHECKING:
    from collections.abc import Sequence

OF_THE_TEXT = frozenset({"note", "cited"})
"""Signs of a note's body or a work that is cited, which go only with a phrase of their own."""
_AND = re.compile(r" (?:and|&) ")
_OR_MORE = re.compile(r",? (?:and|und|et|y|e|&) |, | \| ")
_PARTICLE = re.compile(PARTICLE)
_NAMED = re.compile(r"(?:[A-ZÀ-Þ][\w.’'-]*|[A-Z]\.(?:[A-Z]\.)*)\Z")
_ORDER = re.compile(r"(?:[A-Z]\.){1,4}|[A-Z][A-Za-z]{0,2}\.|Ph\.?D\.?|M\.?D\.?|[JS]r\.?")
"""What stands behind a name and is a degree or an order's letters."""
_NO_NAME = re.compile(r"[\d,:|•/]|['’]s\b|\A(?:The|An?|My|Our|Your)\b")
_PEOPLE, _LONGEST_NAME = 6, 6
"""People that one line names at the most, and words of a name."""
_WHOLE = frozenset({Shape.PROSE, Shape.LIST, Shape.RULE, Shape.CODE, Shape.TABLE})
"""What is looked at as one line, however it is broken."""
_ARTICLE = 8.0
"""The weight of running text from which on readers' comments end it and no longer belong to it."""


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line or wrapped paragraph: offsets (characters) into the text, and what was seen in it."""

    start: int
    end: int
    words: int
    sentence: bool
    kinds: frozenset[str]
    seen: frozenset[str]


@dataclass(frozen=True, slots=True)
class Page:
    """A text as a page: its lines, and which of them (a range of indices) hold the main text."""

    lines: tuple[Line, ...]
    first: int
    last: int


def on_one_line(text: str, line: Line) -> str:
    """Give the words of a line or wrapped paragraph, a space between them."""
    return " ".join(text[line.start : line.end].split())


def lines_of(text: str) -> set[str]:
    """Give the words of all lines and wrapped paragraphs, of those that read the same once."""
    return {" ".join(text[start:end].split()) for start, end in _spans(text)}


def is_bare_name(line: Line, plain: str) -> bool:
    """Tell whether a line may be the name of a person or of two, and holds nothing else."""
    if line.kinds or line.words > 9 or "title" not in line.seen or _NO_NAME.search(plain):
        return False
    return all(1 <= each.count(" ") <= 3 for each in _AND.split(plain))


def is_names(plain: str) -> bool:
    """Tell whether a line is one person's name in full or some, and holds nothing else.

    Small particles and letters of a degree may stand in it: "Ana de la Torre", "Bede Hall, O.P.".
    """
    parts = [each for each in _OR_MORE.split(plain.strip(" ,|·•")) if not _ORDER.fullmatch(each)]
    return 0 < len(parts) <= _PEOPLE and all(map(_is_name, parts))


def _is_name(plain: str) -> bool:
    words = plain.split()
    if not 2 <= len(words) <= _LONGEST_NAME or _NO_NAME.search(plain):
        return False
    if words[0].lower() in SMALL or not _NAMED.match(words[-1]):
        return False
    return all(_NAMED.match(word) or _PARTICLE.fullmatch(word) for word in words)


def page(text: str) -> Page:
    """Look at each line by itself, find where the main text lies, then look round each line.

    A text without a single phrase of a site is no page: it comes back without lines.
    """
    spans = _spans(text)
    plain = [_flat(text, a, b) for a, b in spans]
    found = [kinds(line) for line in plain]
    hits = [bool(each - {"meta"}) for each in found]
    if not any(hits):
        return Page((), 0, -1)
    words = [words_of(line) for line in plain]
    closed = [is_closed(line) for line in plain]
    sentence = [
        (len(each) >= 9 and end) or len(each) >= 30 for each, end in zip(words, closed, strict=True)
    ]
    marked = [bool(COMMENTS.fullmatch(line[:80])) for line in plain]
    first, last = _body(words, sentence, closed, found, marked)
    for i in (*range(first), *range(last + 1, len(plain))):
        if sentence[i] and not found[i] and is_notice(plain[i]):
            found[i] = frozenset({"notice"})
    vocabulary = Counter(
        word.lower() for each in words[first : last + 1] if len(each) > 14 for word in set(each)
    )
    folded = [re.sub(r"[^a-z]+", "", line.lower())[:80] for line in plain]
    count = Counter(folded)
    total = sum(hits)
    zones = _zones(first, last, hits, sentence, plain)
    share = _main_share(spans, first, last)
    tail_hit = next((i for i in range(last + 1, len(hits)) if hits[i]), len(hits))
    head_hit = next((i for i in range(first - 1, -1, -1) if hits[i]), -1)
    lines = []
    for i, (start, end) in enumerate(spans):
        seen = own(plain[i], words[i], found[i], sentence=sentence[i])
        seen |= _shared(words[i], vocabulary)
        if count[folded[i]] > 1 and len(folded[i]) > 2:
            seen.add("repeated")
        seen |= _place(i, first, last)
        if first <= i <= last:
            seen |= {f"inside-{kind}" for kind in found[i]}
        seen |= _round(i, hits, sentence)
        seen |= zones[0 if i < first else 2 if i > last else 1]
        if i > last:
            seen.add("tail-after-hit" if i > tail_hit else "tail-before-hit")
        elif i < first:
            seen.add("head-before-hit" if i < head_hit else "head-after-hit")
        seen.add("site-none" if not total else "site-few" if total < 4 else "site-many")
        seen.add(share)
        lines.append(Line(start, end, len(words[i]), sentence[i], found[i], frozenset(seen)))
    return Page(tuple(lines), first, last)


def _zones(
    first: int, last: int, hits: Sequence[bool], sentence: Sequence[bool], plain: Sequence[str]
) -> tuple[set[str], set[str], set[str]]:
    """What holds for all that stands above the main text, for the main text, and for the rest."""
    out = []
    for name, (a, b) in (
        ("head", (0, first)),
        ("main", (first, last + 1)),
        ("tail", (last + 1, len(hits))),
    ):
        n = b - a
        struck, prose = sum(hits[a:b]), sum(sentence[a:b])
        notes = sum(is_note(line) for line in plain[a:b])
        seen = {f"{name}-hits-{0 if not struck else 1 if struck == 1 else 2 if struck < 4 else 4}"}
        if n:
            seen.add(f"{name}-dense-{0 if struck < 0.1 * n else 1 if struck < 0.25 * n else 2}")
            seen.add(f"{name}-prose-{0 if prose < 0.1 * n else 1 if prose < 0.3 * n else 2}")
            if name != "main":
                seen.add(f"{name}-size-{3 if n <= 3 else 15 if n <= 15 else 99}")
            if 3 * notes > n:
                seen.add(f"{name}-notes")
        out.append(seen)
    return out[0], out[1], out[2]


def _main_share(spans: Sequence[tuple[int, int]], first: int, last: int) -> str:
    whole = sum(end - start for start, end in spans) or 1
    share = sum(end - start for start, end in spans[first : last + 1]) / whole
    return f"main-share-{0 if share < 0.5 else 5 if share < 0.75 else 8 if share < 0.92 else 9}"


def _flat(text: str, start: int, end: int) -> str:
    """Put a line's words on one line; of a long one the head and the tail tell enough."""
    if end - start > 460:
        return " ".join(f"{text[start : start + 400]} … {text[end - 60 : end]}".split())
    return " ".join(text[start:end].split())


def _spans(text: str) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for group in groups(text):
        if group.shape in _WHOLE:
            out.append((group.start, group.end))
            continue
        start = group.start
        for line in text[group.start : group.end].split("\n"):
            out.append((start, start + len(line)))
            start += len(line) + 1
    return out


def _body(
    words: Sequence[list[str]],
    sentence: Sequence[bool],
    closed: Sequence[bool],
    found: Sequence[frozenset[str]],
    marked: Sequence[bool],
) -> tuple[int, int]:
    """Give the range with the most running text and the least else (largest sum of weights)."""
    best = (0.0, 0, len(words) - 1)
    total, start = 0.0, 0
    for i, each in enumerate(words):
        if marked[i] and total > _ARTICLE:
            break
        if found[i]:
            weight = -1.0
        elif sentence[i]:
            weight = 2.0 if len(each) >= 25 else 1.0
        else:
            weight = 0.2 if closed[i] and len(each) > 2 else -0.5
        if total <= 0:
            total, start = 0.0, i
        total += weight
        if total > best[0]:
            best = (total, start, i)
    return best[1], best[2]


def _shared(words: list[str], vocabulary: Counter[str]) -> set[str]:
    """How many of a line's own words the main text uses too."""
    own = [word.lower() for word in words if len(word) > 3 and word.lower() not in SMALL]
    if len(own) < 2:
        return {"shared-unknown"}
    share = sum(vocabulary[word] > 0 for word in own) / len(own)
    return {"shared-none" if share < 0.2 else "shared-some" if share < 0.6 else "shared-most"}


def _place(i: int, first: int, last: int) -> set[str]:
    if first <= i <= last:
        return {"inside"}
    away = first - i if i < first else i - last
    side = "above" if i < first else "below"
    return {side, f"{side}-{1 if away == 1 else 3 if away <= 3 else 9}"}


def _round(i: int, hits: Sequence[bool], sentence: Sequence[bool]) -> set[str]:
    before, after = hits[max(0, i - 3) : i], hits[i + 1 : i + 4]
    prose = sum(sentence[max(0, i - 4) : i]) + sum(sentence[i + 1 : i + 5])
    seen = {f"hits-before-{min(2, sum(before))}", f"hits-after-{min(2, sum(after))}"}
    seen.add(f"prose-{min(prose, 6) // 2}")
    if before and before[-1]:
        seen.add("hit-just-before")
    if after and after[0]:
        seen.add("hit-just-after")
    if i and sentence[i - 1]:
        seen.add("after-sentence")
    if i + 1 < len(sentence) and sentence[i + 1]:
        seen.add("before-sentence")
    return seen
