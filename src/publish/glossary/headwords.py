"""Takes the entries of a packet's glossary; gives its headwords, and what readings disagree on."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Severity, Warned
from publish.glossary.matcher import folded, is_exact
from publish.glossary.model import Headword, Sense

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from publish.glossary.model import Entry, Glossary


def headwords(glossary: Glossary) -> Warned[tuple[Headword, ...]]:
    """Give the approved entries as headwords in alphabetical order.

    Entries of one term are one headword with a sense for each definition; where two readings define
    it differently, that is reported. Entries of one acronym with different expansions stay apart,
    each linked only in the readings it comes from or names.
    """
    groups: dict[str, list[Entry]] = {}
    for entry in glossary.approved():
        key = entry.term if is_exact(entry.term) else folded(entry.term)
        groups.setdefault(key, []).append(entry)
    diagnostics: list[Diagnostic] = []
    made: list[Headword] = []
    ids: set[str] = set()
    for entries in sorted(groups.values(), key=lambda group: _order(group[0].term)):
        apart = _by_expansion(entries)
        for kept in apart:
            headword = _headword(kept, ids, alone=len(apart) == 1)
            made.append(headword)
            if len(headword.senses) > 1:
                diagnostics.append(_differs(kept, headword))
            elif not headword.senses and not headword.expansion:
                diagnostics.append(_unexplained(kept[0]))
        if len(apart) > 1:
            diagnostics.extend(_two_expansions(apart))
    return Warned(tuple(made), tuple(diagnostics))


def _order(term: str) -> tuple[str, str]:
    plain = unicodedata.normalize("NFKD", term)
    letters = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return re.sub(r"[^\w ]", "", letters), term


def initial(term: str) -> str:
    """Give the letter under which a term stands; one sign for all that begin with none."""
    first = _order(term)[0][:1].upper()
    return first if first.isalpha() else "#"


def term_id(term: str) -> str:
    """Give a term as an id of ``[a-z0-9-]``, never empty."""
    plain = unicodedata.normalize("NFKD", term).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug or "-".join(f"{ord(c):x}" for c in term[:8]) or "x"


def _by_expansion(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Keep two expansions apart; an entry without one goes with its own reading's, or the first.

    The longer and the shorter reading of one name (*Harbour Board*, *Joint Harbour Board*) are one.
    """
    groups: list[list[Entry]] = []
    for entry in (e for e in entries if e.expansion):
        group = next((g for g in groups if _is_same(g[0].expansion, entry.expansion)), None)
        if group is None:
            groups.append([entry])
        else:
            group.append(entry)
    bare = [e for e in entries if not e.expansion]
    if not groups:
        return [bare]
    for entry in bare:
        own = (g for g in groups if {_home(e) for e in g} & {_home(entry)} - {""})
        next(own, groups[0]).append(entry)
    return groups


def _home(entry: Entry) -> str:
    return entry.source.reading if entry.source else ""


def _is_same(one: str, other: str) -> bool:
    a, b = (_NO_WORDS.sub(" ", folded(text)).strip().removesuffix("s") for text in (one, other))
    return a == b or a.endswith(f" {b}") or b.endswith(f" {a}")


_NO_WORDS = re.compile(r"[\W_]+")


def _headword(entries: Sequence[Entry], ids: set[str], *, alone: bool) -> Headword:
    first = entries[0]
    base = identifier = term_id(first.term)
    number = 2
    while identifier in ids:
        identifier, number = f"{base}-{number}", number + 1
    ids.add(identifier)
    senses: dict[str, Sense] = {}
    for entry in entries:
        if entry.definition:
            senses.setdefault(entry.definition, Sense(entry.definition, entry.source))
    variants = dict.fromkeys(v for e in entries for v in e.variants)
    named = [_readings(e, alone=alone) for e in entries]
    return Headword(
        id=identifier,
        term=first.term,
        variants=tuple(v for v in variants if v != first.term),
        expansion=next((e.expansion for e in entries if e.expansion), ""),
        expansion_source=next((e.source for e in entries if e.expansion), None),
        senses=tuple(senses.values()),
        readings=tuple(dict.fromkeys(r for n in named for r in n)) if all(named) else (),
    )


def _readings(entry: Entry, *, alone: bool) -> tuple[str, ...]:
    if entry.readings or alone or entry.source is None:
        return entry.readings
    return (entry.source.reading,)


def _differs(entries: Sequence[Entry], headword: Headword) -> Diagnostic:
    readings = [s.source.reading if s.source else "the editor" for s in headword.senses]
    return Diagnostic(
        "term-defined-differently",
        f"“{headword.term}” is defined differently by {' and '.join(dict.fromkeys(readings))}",
        entries[-1].where,
        Severity.WARNING,
        hint="Both are printed, each with its source. Reject one if that is not meant.",
    )


def _unexplained(entry: Entry) -> Diagnostic:
    return Diagnostic(
        "term-unexplained",
        f"“{entry.term}” has neither a definition nor an expansion: only its uses are printed",
        entry.where,
        Severity.WARNING,
        hint="Add a line “definition: …” and write “origin: editor”, or set “state: rejected”.",
    )


def _two_expansions(groups: Iterable[Sequence[Entry]]) -> Iterable[Diagnostic]:
    claimed: dict[str, int] = {}
    for number, group in enumerate(groups):
        for entry in group:
            readings = _readings(entry, alone=False)
            others = {slug for slug, owner in claimed.items() if owner != number}
            everywhere = "" in others
            clash = [
                r for r in readings or ("",) if everywhere or r in others or (others and not r)
            ]
            if clash:
                yield Diagnostic(
                    "acronym-ambiguous",
                    f"“{entry.term}” has two expansions in "
                    + (f"the reading {clash[0]}" if clash[0] else "every reading"),
                    entry.where,
                    Severity.WARNING,
                    hint="Give each entry its own “readings:” so that links go the right way.",
                )
                return
            claimed.update(dict.fromkeys(readings or ("",), number))
