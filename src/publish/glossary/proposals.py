"""Takes a clean text; gives the terms that it offers for a glossary, the surest first."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.glossary import acronyms, apposed, definitions, stated, terms_of_art
from publish.glossary.matcher import compile_matcher, folded
from publish.glossary.model import Headword, Proposal
from publish.glossary.pair import has_capitals
from publish.glossary.pieces import letters
from publish.glossary.sentences import sentence_at, sentences
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from publish.glossary.definitions import Found
    from publish.glossary.pair import Pair
    from publish.structure.model import Block

_RUNNING = frozenset(("paragraph", "quotation", "list-item", "abstract", "table"))
"""Kinds of blocks in which terms that are no acronyms are sought."""


@dataclass(slots=True)
class _Draft:
    """A proposal in the making: every field as in `Proposal`, places not yet looked up."""

    term: str
    at: Span
    score: float
    evidence: list[str]
    long: Span | None = None
    others: list[str] = field(default_factory=list)
    definition: Span | None = None
    variants: tuple[str, ...] = ()


def propose(value: str, blocks: Sequence[Block] | None = None) -> tuple[Proposal, ...]:
    """Give what a text offers for its glossary: acronyms, defined terms, terms of art, names.

    Every wording is a stretch of ``value``, and all offsets count characters into it. With
    ``blocks``, terms that are no acronyms are sought in running text alone. Takes time linear in
    the text.
    """
    spans = sentences(value)
    drafts = _acronyms(value, spans)
    known = {folded(key): draft for key, draft in drafts.items()}
    by_long = {
        folded(value[d.long.start : d.long.end]): d for d in drafts.values() if d.long is not None
    }
    running = _running(blocks)
    stating = [*definitions.find(value), *stated.find(value, spans)]
    introduced = [f for f in stating if running(f.term.start)]
    others = [
        f for f in [*terms_of_art.quoted(value), *_repeated(value, spans)] if running(f.term.start)
    ]
    for found in [*introduced, *others]:
        _take(value, spans, found, known, by_long)
    unique = list({id(draft): draft for draft in known.values()}.values())
    return _placed(value, unique)


def _running(blocks: Sequence[Block] | None) -> Callable[[int], bool]:
    if blocks is None:
        return lambda _: True
    starts = [block.start for block in blocks]

    def inside(offset: int) -> bool:
        at = bisect_right(starts, offset) - 1
        return at >= 0 and blocks[at].kind in _RUNNING

    return inside


def _acronyms(value: str, spans: tuple[Span, ...]) -> dict[str, _Draft]:
    """Give one draft for each pair of short form and meaning; ``HTML`` twice is one."""
    drafts: dict[str, _Draft] = {}
    pairs = [*acronyms.find(value), *apposed.find(value)]
    pairs.sort(key=lambda p: (min(p.short.start, p.long.start), p.cost))
    counts = _counts(value, pairs)
    for pair in pairs:
        short, long = value[pair.short.start : pair.short.end], pair.long
        words = value[long.start : long.end]
        at, extra = pair.short, []
        if _is_plural(short, words) and counts.get(short[:-1], 0) > counts.get(short, 0) == 1:
            extra = [words]
            at, long = Span(at.start, at.end - 1), Span(long.start, long.end - 1)
            short, words = short[:-1], words[:-1]
        key = " ".join((short, *_WORDS.findall(words.lower())))
        longer = _longer(value, spans, long, pair.short)
        more = [t for t in (*extra, longer) if t]
        if draft := drafts.get(key):
            draft.others.extend(t for t in more if t not in draft.others)
            draft.score = max(draft.score, _score(short, pair))
            continue
        drafts[key] = _Draft(short, at, _score(short, pair), [pair.evidence], long, more)
    for draft in drafts.values():
        assert draft.long is not None
        for span in (draft.long, draft.at):
            if defined := definitions.carried_on(value, spans, span):
                draft.definition = defined
                draft.evidence.append("the next sentence takes it up")
                break
    return drafts


def _is_plural(short: str, words: str) -> bool:
    return (
        len(short) > 2
        and short.endswith("s")
        and short[-2].isupper()
        and words.endswith("s")
        and not words.endswith(("ss", "ies", "ses"))
    )


_WORDS = re.compile(r"[^\W_]+")
_SHORT_WORD = re.compile(r"(?<![\w-])[\w-]+(?![\w-])")


def _counts(value: str, pairs: Sequence[Pair]) -> dict[str, int]:
    if not pairs:
        return {}
    shorts = [value[p.short.start : p.short.end] for p in pairs]
    wanted = set(shorts) | {s[:-1] for s in shorts if s.endswith("s")}
    counts = dict.fromkeys(wanted, 0)
    for match in _SHORT_WORD.finditer(value):
        if match[0] in counts:
            counts[match[0]] += 1
    return counts


_CAPITALISED_BEFORE = re.compile(r"(?:[A-Z][^\s,;:.()]*\s+){1,4}$")


def _longer(value: str, spans: tuple[Span, ...], long: Span, short: Span) -> str:
    """Give the reading that takes in the capitalised words just before a capitalised long form."""
    if not value[long.start : long.start + 1].isupper():
        return ""
    sentence = sentence_at(spans, long.start)
    floor = max(sentence.start if sentence else long.start, long.start - 80)
    if short.start < long.start:
        floor = max(floor, short.end)
    before = _CAPITALISED_BEFORE.search(value, floor, long.start)
    if before is None:
        return ""
    start = before.start()
    first = value[start : long.start].split(maxsplit=1)[0]
    if first in {"The", "A", "An", "This", "In", "Under", "By"}:
        start += len(value[start : long.start]) - len(
            value[start : long.start][len(first) :].lstrip()
        )
    return value[start : long.end] if start < long.start else ""


def _score(short: str, pair: Pair) -> float:
    score = 0.98 - 0.11 * pair.cost
    if len(letters(short)) == 1:
        score -= 0.4
    elif not has_capitals(short):
        score -= 0.15
    return round(max(0.1, score), 3)


def _repeated(value: str, spans: tuple[Span, ...]) -> Iterable[Found]:
    """Give the names used more than once, and those that the next sentence takes up."""
    groups: dict[str, list[Found]] = {}
    for found in terms_of_art.names(value):
        groups.setdefault(value[found.term.start : found.term.end], []).append(found)
    for group in groups.values():
        defined = next((f for f in group if definitions.defining(value, spans, f.term)), None)
        if len(group) > 1 or defined is not None:
            yield defined or group[0]


def _take(
    value: str,
    spans: tuple[Span, ...],
    found: Found,
    known: dict[str, _Draft],
    by_long: dict[str, _Draft],
) -> None:
    """Enter a find, or add what it says to the draft of the same term."""
    term = value[found.term.start : found.term.end]
    key = folded(term)
    definition, why = found.definition, ""
    if definition is None and (defined := definitions.defining(value, spans, found.term)):
        definition, why = defined
    draft = known.get(key) or by_long.get(key)
    if draft is None:
        draft = known[key] = _Draft(term, found.term, found.score, [])
    else:
        draft.score = min(0.97, max(draft.score, found.score) + 0.05)
    for evidence in (found.evidence, why):
        if evidence and evidence not in draft.evidence:
            draft.evidence.append(evidence)
    if draft.definition is None and definition is not None:
        draft.definition = definition
        draft.score = min(0.97, draft.score + 0.05)


def _placed(value: str, drafts: Sequence[_Draft]) -> tuple[Proposal, ...]:
    """Look up every place of every term in one walk over the text."""
    heads = [Headword(f"t{n}", draft.term) for n, draft in enumerate(drafts)]
    same: dict[str, list[int]] = {}
    for number, draft in enumerate(drafts):
        same.setdefault(draft.term, []).append(number)
    places: list[set[Span]] = [{draft.at} for draft in drafts]
    for match in compile_matcher(heads).find(value):
        for number in same[match.headword.term]:
            places[number].add(match.span)
    made = [_proposal(value, d, sorted(w)) for d, w in zip(drafts, places, strict=True)]
    return tuple(sorted(made, key=lambda p: (-p.score, p.where[0].start, p.term)))


def _proposal(value: str, draft: _Draft, where: Sequence[Span]) -> Proposal:
    long, definition = draft.long, draft.definition
    return Proposal(
        term=draft.term,
        short=draft.term if long else None,
        long=value[long.start : long.end] if long else None,
        alternatives=tuple(dict.fromkeys(draft.others)),
        definition=value[definition.start : definition.end] if definition else "",
        evidence=tuple(draft.evidence),
        score=round(draft.score, 2),
        where=_kept(where),
        long_at=long,
        definition_at=definition,
    )


def _kept(where: Sequence[Span]) -> tuple[Span, ...]:
    """Drop a place that lies within the one before it, as a singular within its plural."""
    kept: list[Span] = []
    for span in where:
        if kept and span.start < kept[-1].end:
            kept[-1] = max(kept[-1], span, key=len)
        else:
            kept.append(span)
    return tuple(kept)


def terms_json(proposals: Iterable[Proposal], origin: Callable[[int], int]) -> str:
    """Give proposals as the JSON of ``<stem>.terms.json``; ``origin`` gives source offsets."""
    rows = [
        {
            "term": _one_line(p.term),
            "short": p.short and _one_line(p.short),
            "long": p.long and _one_line(p.long),
            "alternatives": [_one_line(a) for a in p.alternatives],
            "definition": _one_line(p.definition),
            "evidence": list(p.evidence),
            "score": p.score,
            "where": [[origin(span.start), origin(span.end - 1) + 1] for span in p.where],
        }
        for p in proposals
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _one_line(wording: str) -> str:
    """Give a wording without the line ends of a wrapped source."""
    return _LINE_END.sub(" ", wording)


_LINE_END = re.compile(r"[ \t]*\r?\n[ \t]*")
