"""Takes headwords; gives a matcher that finds their words in a text, leftmost and longest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

import ahocorasick_rs

from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from publish.glossary.model import Headword

MOST_FORMS_IN_PATTERN = 200
"""About a hundred terms with their plurals; beyond, an automaton is faster than an alternation."""

_SAME = {"’": "'", "\u00a0": " ", "\n": " ", "\t": " ", "\u2011": "-", "\u2010": "-", "\u202f": " "}
_HYPHENS = "-‐‑"
_SIBILANT = ("s", "x", "z", "ch", "sh")


def fold(character: str) -> str:
    """Give the lower case of one character, where that is one character and leads back to it.

    ``str.lower`` on a whole string can change its length and with it every offset after.
    """
    character = _SAME.get(character, character)
    low = character.lower()
    return low if len(low) == 1 and low.upper() == character else character


def folded(value: str) -> str:
    """Give a text of the same length with every character folded."""
    return "".join(map(fold, value))


def is_exact(form: str) -> bool:
    """Tell whether a form must match case for case: a capital that does not begin its word."""
    letters = [c for c in form if c.isalpha()]
    if letters and not any(c.islower() for c in letters):
        return True
    return any(b.isupper() and a.isalpha() for w in form.split() for a, b in pairwise(w))


def plurals(form: str) -> tuple[str, ...]:
    """Give the regular plurals of a form, as they are written for words and for acronyms."""
    if not form or not form[-1].isalnum():
        return ()
    low = form.lower()
    if form[-1].isupper() or form[-1].isdigit():
        return (f"{form}s",) if form[-1] != "S" else (f"{form}es",)
    if low.endswith("y") and low[-2:-1] not in {"", *"aeiou"}:
        return (f"{form[:-1]}ies",)
    return (f"{form}es",) if low.endswith(_SIBILANT) else (f"{form}s",)


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a headword is written."""

    text: str
    exact: bool
    headword: Headword


@dataclass(frozen=True, slots=True)
class Match:
    """A place in a text where a headword stands; the span holds no possessive ending."""

    span: Span
    headword: Headword


class _Engine(Protocol):
    def candidates(self, value: str) -> Iterator[tuple[int, int, Form]]: ...


@dataclass(frozen=True, slots=True)
class Matcher:
    """Finds headwords in text; ``definitions`` finds the sentences that define them."""

    engine: _Engine
    definitions: Definitions

    def find(self, value: str) -> tuple[Match, ...]:
        """Give all matches, leftmost and then longest, none overlapping, whole words only.

        A word joined to another by a hyphen is part of that compound and does not match.
        """
        found: list[Match] = []
        end = 0
        for start, stop, form in self.engine.candidates(value):
            if start >= end:
                found.append(Match(Span(start, stop), form.headword))
                end = stop
        return tuple(found)


def _is_whole(value: str, start: int, end: int) -> bool:
    if _in_word(value, start - 1) or _in_word(value, end):
        return False
    if start and value[start - 1] in _HYPHENS and _in_word(value, start - 2):
        return False
    return not (end < len(value) and value[end] in _HYPHENS and _in_word(value, end + 1))


def _in_word(value: str, at: int) -> bool:
    return 0 <= at < len(value) and (value[at].isalnum() or value[at] == "_")


class _Alternation:
    """One regular expression of all forms, the longest first, for a handful of terms."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self._forms = {f"f{n}": form for n, form in enumerate(forms)}
        ordered = sorted(self._forms.items(), key=lambda item: -len(item[1].text))
        # By first letters, so that most places of a text are passed after one look.
        firsts: dict[str, list[str]] = {}
        for name, form in ordered:
            first = firsts.setdefault(_first(form.text), [])
            first.append(f"(?P<{name}>{_pattern(form)})")
        groups = (f"(?={first})(?:{'|'.join(names)})" for first, names in firsts.items())
        body = "|".join(groups)
        self._pattern = re.compile(
            rf"(?<!\w)(?<!\w[{_HYPHENS}])(?:{body})(?!\w)(?![{_HYPHENS}]\w)" if body else r"(?!)"
        )

    def candidates(self, value: str) -> Iterator[tuple[int, int, Form]]:
        for match in self._pattern.finditer(value):
            assert match.lastgroup is not None
            yield match.start(), match.end(), self._forms[match.lastgroup]


def _first(text: str) -> str:
    return _one(text[0], exact=False)


def _pattern(form: Form) -> str:
    return "".join(_one(c, exact=form.exact) for c in form.text)


def _one(character: str, *, exact: bool) -> str:
    base = fold(character)
    same = {c for c, plain in _SAME.items() if plain == _SAME.get(character, character)}
    same.add(_SAME.get(character, character))
    if not exact:
        same |= {base} | (
            {base.upper()} if len(base.upper()) == 1 and fold(base.upper()) == base else set()
        )
    if len(same) == 1:
        return re.escape(same.pop())
    return "[" + "".join(re.escape(c) for c in sorted(same)) + "]"


class _Automaton:
    """An Aho-Corasick automaton over the folded forms, for thousands of terms."""

    def __init__(self, forms: Sequence[Form]) -> None:
        grouped: dict[str, list[Form]] = {}
        for form in forms:
            grouped.setdefault(folded(form.text), []).append(form)
        self._forms = list(grouped.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(grouped), matchkind=ahocorasick_rs.MatchKind.Standard
        )

    def candidates(self, value: str) -> Iterator[tuple[int, int, Form]]:
        hits: list[tuple[int, int, Form]] = []
        for which, start, end in self._automaton.find_matches_as_indexes(
            folded(value), overlapping=True
        ):
            if _is_whole(value, start, end):
                form = self._written(self._forms[which], value[start:end])
                if form is not None:
                    hits.append((start, end, form))
        yield from sorted(hits, key=lambda hit: (hit[0], -hit[1]))

    @staticmethod
    def _written(forms: Sequence[Form], text: str) -> Form | None:
        for form in forms:
            if not form.exact or _plain(form.text) == _plain(text):
                return form
        return None


def _plain(value: str) -> str:
    return "".join(_SAME.get(c, c) for c in value)


class Definitions:
    """Finds where a reading's own definitions of its terms stand."""

    def __init__(self, definitions: Sequence[tuple[str, Headword]]) -> None:
        self._headwords = [headword for _, headword in definitions]
        self._automaton = ahocorasick_rs.AhoCorasick([text for text, _ in definitions])
        self._any = bool(definitions)

    def find(self, value: str) -> tuple[Match, ...]:
        """Give the spans of the definitions that stand in a text word for word."""
        if not self._any:
            return ()
        return tuple(
            Match(Span(start, end), self._headwords[which])
            for which, start, end in self._automaton.find_matches_as_indexes(
                value, overlapping=True
            )
        )


def forms_of(headwords: Iterable[Headword]) -> tuple[Form, ...]:
    """Give every way in which the headwords are written, the first headword's claim standing."""
    forms: dict[tuple[str, bool], Form] = {}
    for headword in headwords:
        for text in (headword.term, *headword.variants):
            for written in (text, *plurals(text)):
                exact = is_exact(text)
                key = (_plain(written) if exact else folded(written), exact)
                forms.setdefault(key, Form(written, exact, headword))
    return tuple(forms.values())


def compile_matcher(headwords: Sequence[Headword], reading: str = "") -> Matcher:
    """Give the matcher for one reading (its slug): headwords of other readings are left out.

    Up to about a hundred terms one alternation, beyond that an automaton: both are linear in the
    text and find the same.
    """
    here = [h for h in headwords if not h.readings or not reading or reading in h.readings]
    forms = forms_of(here)
    engine: _Engine = (
        _Alternation(forms) if len(forms) <= MOST_FORMS_IN_PATTERN else _Automaton(forms)
    )
    definitions = [(s.definition, h) for h in here for s in h.senses if s.source is not None]
    return Matcher(engine, Definitions(definitions))
