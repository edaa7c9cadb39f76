"""Takes the readings' paragraphs and the glossary; gives what is left for the editor to decide."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, PublishError, Severity, Where
from publish.glossary.matcher import folded, plurals
from publish.glossary.model import Entry, Source, State
from publish.glossary.proposals import propose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from publish.glossary.model import Glossary, Proposal
    from publish.text import Span

_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term that waits for a decision: the entry it would become, and why it was proposed.

    ``places`` are all of its places in the reading, first to last: paragraph, start and end, as in
    `Source`. ``context`` is the paragraph of the first.
    """

    entry: Entry
    alternatives: tuple[str, ...]
    evidence: tuple[str, ...]
    score: float
    places: tuple[Source, ...]
    context: str

    @property
    def at(self) -> int:
        """Give where the first place begins in its paragraph."""
        return self.places[0].start


def candidates(readings: Mapping[str, Sequence[str]], glossary: Glossary) -> tuple[Candidate, ...]:
    """Give the terms that the readings offer and nobody has decided on, the surest first.

    ``readings`` holds each reading's paragraphs by slug. A term that several readings explain in
    the same words is given once, for the first of them.
    """
    found: list[Candidate] = []
    seen: set[tuple[str, str, str]] = set()
    offered: set[str] = set()
    decided = _by_form(glossary)
    for slug, paragraphs in readings.items():
        text = _GAP.join(paragraphs)
        starts = _starts(paragraphs)
        for proposal in propose(text):
            candidate = _candidate(proposal, slug, paragraphs, starts)
            entry = candidate.entry
            key = (folded(entry.term), folded(entry.expansion), entry.definition)
            if key in seen or (key == (key[0], "", "") and key[0] in offered):
                continue
            rulings = (e for form in _forms(entry.term) for e in decided.get(form, ()))
            if not any(_settles(ruling, candidate) for ruling in rulings):
                seen.add(key)
                offered.add(key[0])
                found.append(candidate)
    return tuple(sorted(found, key=lambda c: -c.score))


def _starts(paragraphs: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for paragraph in paragraphs:
        starts.append(at)
        at += len(paragraph) + len(_GAP)
    return starts


def _candidate(
    proposal: Proposal, slug: str, paragraphs: Sequence[str], starts: Sequence[int]
) -> Candidate:
    first = proposal.where[0]
    wording = proposal.definition_at or proposal.long_at or first
    places = tuple(_source(slug, span, starts) for span in proposal.where)
    return Candidate(
        entry=Entry(
            term=proposal.term,
            expansion=proposal.long or "",
            definition=proposal.definition,
            source=_source(slug, wording, starts),
            state=State.PROPOSED,
        ),
        alternatives=proposal.alternatives,
        evidence=proposal.evidence,
        score=proposal.score,
        places=places,
        context=paragraphs[places[0].paragraph - 1],
    )


def _source(slug: str, span: Span, starts: Sequence[int]) -> Source:
    at = bisect_right(starts, span.start) - 1
    return Source(slug, at + 1, span.start - starts[at], span.end - starts[at])


def _by_form(glossary: Glossary) -> dict[str, list[Entry]]:
    """Give the entries by every form of their terms, so that a search looks at few of them."""
    out: dict[str, list[Entry]] = {}
    for entry in glossary.entries:
        for form in _forms(entry.term, *entry.variants):
            out.setdefault(form, []).append(entry)
    return out


def _settles(entry: Entry, candidate: Candidate) -> bool:
    """Tell whether an entry of the editor's file for the same term has decided on a candidate.

    A rejection without an expansion settles the term for good. An approval settles it too, but
    for another expansion, or another reading's own definition of it.
    """
    new = candidate.entry
    readings = _forms(new.expansion, *candidate.alternatives)
    if entry.expansion and new.expansion and not _forms(entry.expansion) & readings:
        return False
    if entry.state is State.REJECTED or entry.source is None or new.source is None:
        return True
    same = not new.definition or new.definition == entry.definition
    return same or entry.source.reading == new.source.reading


def _forms(*wordings: str) -> set[str]:
    """Give wordings as they are compared: without case, marks and blanks, and in the plural too."""
    return {
        _MARKS.sub("", folded(form))
        for wording in wordings
        for form in (wording, *plurals(wording))
    }


_MARKS = re.compile(r"[\W_]+")


def chosen(
    waiting: Sequence[Candidate], terms: Iterable[str], above: float | None, glossary: Glossary
) -> tuple[Candidate, ...]:
    """Give the candidates that are named, and those with at least the score ``above``.

    Raises PublishError for a name that waits for no decision, with the nearest that does.
    """
    picked = [c for c in waiting if above is not None and c.score >= above]
    faults: list[Diagnostic] = []
    for term in terms:
        named = [c for c in waiting if folded(c.entry.term) == folded(term)]
        if not named:
            faults.append(_unknown(term, waiting, glossary))
        picked += [c for c in named if c not in picked]
    if faults:
        raise PublishError(*faults)
    return tuple(picked)


def _unknown(term: str, waiting: Sequence[Candidate], glossary: Glossary) -> Diagnostic:
    for entry in glossary.entries:
        if folded(entry.term) == folded(term):
            return Diagnostic(
                "term-decided",
                f"“{term}” is {entry.state} already",
                entry.where,
                hint="Change or delete its entry there.",
            )
    near = difflib.get_close_matches(term, [c.entry.term for c in waiting], 1, 0.5)
    return Diagnostic(
        "term-not-proposed",
        f"no reading offers “{term}” for the glossary",
        hint=f"Did you mean “{near[0]}”?"
        if near
        else "Write an entry with “origin: editor” into glossary.yaml; `publish glossary` lists"
        " what the readings offer.",
    )


def decide(
    picked: Sequence[Candidate],
    state: State,
    readings: Mapping[str, Sequence[str]],
    expansion: str = "",
) -> tuple[Entry, ...]:
    """Give the entries of a decision. ``expansion`` takes another of the text's own readings.

    Raises PublishError where the expansion is not in the reading word for word, or would be given
    to several terms.
    """
    if not expansion:
        return tuple(replace(c.entry, state=state) for c in picked)
    if len(picked) != 1:
        fault = Diagnostic(
            "expansion-of-many",
            "--expansion goes with one term that is proposed once",
            hint="Accept the terms one by one.",
        )
        raise PublishError(fault)
    entry = picked[0].entry
    slug = entry.source.reading if entry.source else ""
    for number, paragraph in enumerate(readings.get(slug, ()), start=1):
        at = paragraph.find(expansion)
        if at >= 0:
            source = entry.source if entry.definition else None
            place = source or Source(slug, number, at, at + len(expansion))
            return (replace(entry, state=state, expansion=expansion, source=place),)
    fault = Diagnostic(
        "expansion-not-in-source",
        f"“{expansion}” does not stand in {slug}",
        Where(),
        Severity.ERROR,
        hint="Copy it from the text, or write the entry yourself with “origin: editor”.",
    )
    raise PublishError(fault)
