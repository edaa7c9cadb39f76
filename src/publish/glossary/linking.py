"""Takes a reading's blocks and a matcher; gives the same blocks with links on the terms."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from publish.glossary.flows import BARRIER, linkable
from publish.glossary.model import Scope, Use
from publish.glossary.sentences import sentence_at, sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from publish.glossary.flows import Run
    from publish.glossary.matcher import Match, Matcher
    from publish.glossary.model import Headword


@dataclass(frozen=True, slots=True)
class _Placed:
    """A link to set into a run: ``start`` counts characters into the run's text."""

    run: Run
    start: int
    link: Element
    text: str


def link_terms(
    blocks: Sequence[Element],
    matcher: Matcher,
    make_link: Callable[[Use], Element],
    *,
    scope: Scope = Scope.SECTION,
    on_definition: Callable[[Headword, int], None] = lambda _word, _block: None,
) -> tuple[Use, ...]:
    """Link the terms of a reading in place and give the uses, in reading order.

    ``blocks`` are XHTML elements without a namespace; a heading among them or inside them begins a
    section. ``make_link`` gives an empty link for a use; the use's words are put into it. Nothing
    is linked in headings, links, code, notes, the editor's paragraphs, or in the sentence that
    holds the term's definition: of such a use ``on_definition`` is told, with the block's index. No
    word of the blocks changes.
    """
    seen: set[str] = set()
    numbers: Counter[str] = Counter()
    uses: list[Use] = []
    for index, block in enumerate(blocks):
        placed: list[_Placed] = []
        for flow in linkable(block):
            if flow is None:
                if scope is Scope.SECTION:
                    seen.clear()
                continue
            for match, run in _matches(flow, matcher):
                headword = match.headword
                if run is None:
                    on_definition(headword, index)
                    continue
                if scope is not Scope.ALL and headword.id in seen:
                    continue
                seen.add(headword.id)
                numbers[headword.id] += 1
                start = match.span.start - run.start
                text = run.text[start : start + len(match.span)]
                use = Use(headword, numbers[headword.id], text, index)
                uses.append(use)
                placed.append(_Placed(run, start, make_link(use), text))
        _put(placed)
    return tuple(uses)


def _matches(flow: list[Run], matcher: Matcher) -> Iterator[tuple[Match, Run | None]]:
    """Give the matches that lie within one run; no run for one in its term's own definition."""
    value = "".join(run.text for run in flow)
    found = matcher.find(value)
    if not found:
        return
    defining = _defining(value, matcher)
    at = 0
    for match in found:
        while at + 1 < len(flow) and flow[at + 1].start <= match.span.start:
            at += 1
        run = flow[at]
        if match.span.end > run.start + len(run.text):
            continue
        spans = defining.get(match.headword.id, ())
        is_defining = any(start <= match.span.start < end for start, end in spans)
        yield match, None if is_defining else run


def _defining(value: str, matcher: Matcher) -> dict[str, list[tuple[int, int]]]:
    """Give the sentences that hold a definition, which a note's call may stand within."""
    zones: dict[str, list[tuple[int, int]]] = {}
    kept = [n for n, c in enumerate(value) if c != BARRIER] if BARRIER in value else None
    plain = value.replace(BARRIER, "") if kept else value
    definitions = matcher.definitions.find(plain)
    if not definitions:
        return zones
    spans = sentences(plain)
    for match in definitions:
        first, last = sentence_at(spans, match.span.start), sentence_at(spans, match.span.end - 1)
        start = min(match.span.start, first.start) if first else match.span.start
        end = max(match.span.end, last.end) if last else match.span.end
        zone = (kept[start], kept[end - 1] + 1) if kept else (start, end)
        zones.setdefault(match.headword.id, []).append(zone)
    return zones


def _put(placed: list[_Placed]) -> None:
    """Split the runs at their uses and set the links there, each element's children once."""
    parents: dict[int, Element] = {}
    added: dict[int, dict[int, list[Element]]] = {}
    for run, uses in groupby(placed, key=lambda p: p.run):
        holder, end = run.holder, 0
        parent = run.parent if run.is_tail else holder
        assert parent is not None
        links: list[Element] = []
        pieces: list[str] = []
        for use in uses:
            pieces.append(run.text[end : use.start])
            use.link.text = use.text
            links.append(use.link)
            end = use.start + len(use.text)
        pieces.append(run.text[end:])
        if run.is_tail:
            holder.tail = pieces[0]
        else:
            holder.text = pieces[0]
        for link, tail in zip(links, pieces[1:], strict=True):
            link.tail = tail
        parents[id(parent)] = parent
        after = id(holder) if run.is_tail else 0
        added.setdefault(id(parent), {})[after] = links
    for key, parent in parents.items():
        children = list(added[key].get(0, ()))
        for child in list(parent):
            children += [child, *added[key].get(id(child), ())]
        parent[:] = children
