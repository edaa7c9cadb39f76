"""Takes a text's units; gives the head of a student's paper: who wrote it, and for which course."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from publish.patterns import later
from publish.structure.days import is_date
from publish.structure.model import Author
from publish.structure.names import is_name
from publish.structure.printed import is_affiliation
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from publish.structure.units import Unit

_COURSE = later(
    r"(?!(?:Issue|Vol|Volume|Number|No|Part|Book|Chapter|Section|Page|Room|Box|Article)\b)"
    r"(?:[A-Z]{2,5}|[A-Z][a-z]{2,9})[ -]?\d{2,4}[A-Z]?(?:[.-]\d{1,3})?(?:\s*[:,–—-].*)?|"
    r"(?i:course|class|module|seminar|unit)(?i: (?:code|title|name|number))?\s*:.+|"
    r"(?:[A-Z]\w+ ){1,4}(?:Seminar|101|102|201|301)"
)
_TEACHER = later(
    r"(?:(?i:(?:course )?(?:instructor|tutor|supervisor|lecturer|teacher|professor))\s*:.+|"
    r"(?:Professor|Prof\.?|Dr\.?|Mr\.?|Ms\.?|Mrs\.?) [A-Z][\w.’' -]{1,40})"
)
_STUDENT = later(r"(?:[Nn]ame|[Ss]tudent|[Aa]uthor|[Bb]y)\s*:?\s+(?=[A-Z])")
_NUMBERED = later(
    r"(?:student|candidate|word)[ -](?:id|no\.?|number|count)\s*[:.]?\s*[\w,]+", re.IGNORECASE
)
_LINES = 10
"""Lines that such a head takes at most, its title among them."""
_FEWEST = 3
"""Of name, teacher, course and day: two stand over other texts too."""


class Coursework(NamedTuple):
    """The units of such a head, and its author; neither where a text has none."""

    lines: frozenset[int] = frozenset()
    author: Author | None = None


def coursework(units: Sequence[Unit], body: int, taken: Collection[int]) -> Coursework:
    """Find a paper's head above its text, which begins with unit ``body``; MLA 1, APA 2.3.

    A course must be named. The first name is the student's, the next above the course the
    teacher's. ``taken`` are the title's units.
    """
    lines: dict[int, str] = {}
    author: Author | None = None
    for index in range(min(body, _LINES)):
        unit = units[index]
        if index in taken or not unit.is_line or unit.is_sentence:
            continue
        kind = _kind(unit)
        if kind == "name":
            kind = "teacher" if author else "name"
            author = author or _author(unit)
        if kind:
            lines[index] = kind
    said = set(lines.values()) - {"place", "number"}
    if author is None or "course" not in said or len(said) < _FEWEST:
        return Coursework()
    return Coursework(frozenset(lines), author)


def _kind(unit: Unit) -> str:
    text = unit.plain
    if _COURSE.fullmatch(text) and not is_date(text):
        return "course"
    if _TEACHER.fullmatch(text):
        return "teacher"
    if _NUMBERED.fullmatch(text):
        return "number"
    if is_date(text):
        return "day"
    if is_affiliation(text):
        return "place"
    student = _STUDENT.match(text)
    return "name" if is_name(text[student.end() :] if student else text) else ""


def _author(unit: Unit) -> Author | None:
    student = _STUDENT.match(unit.plain)
    name = unit.plain[student.end() :] if student else unit.plain
    found = re.search(r"\s+".join(map(re.escape, name.split())), unit.text)
    return Author(Span(unit.start + found.start(), unit.start + found.end())) if found else None
