"""Takes a text; gives the marks that a transcriber set amid its lines where pages began."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from publish.clean.protected import protected
from publish.clean.rule import Example, Finding, Reach, Rule
from publish.clean.rules.page_edges import PAGE
from publish.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_MARK = later(
    r"[\[{] ?(?P<named>(?:Pg|Page|PAGE)\b\.?) ?(?P<of>\d{1,4}|[ivxlc]{1,9}) ?[\]}]"
    r"|\[(?P<short>[pP]p?\.) ?(?P<at>\d{1,4})\]"
    r"|\{(?P<braced>)(?P<in>\d{1,4})\}"
    r"|\[(?P<star>\*{1,2})(?P<to>\d{1,4})\]"
)
"""A page's number with its name, in braces, or with the star of law reports."""
_FORMS = ("named", "short", "braced", "star")
_FEWEST, _WIDEST_STEP = 3, 3
"""Marks without the word "page" at the least, and how far each may count on from the last."""


def _marks(text: str) -> Iterator[Finding]:
    """Find the marks of a form whose numbers go up from each to the next, a page's length apart.

    With the word "page" one alone is a mark too, though a person must look at it.
    """
    if "[" not in text and "{" not in text:
        return
    forms: dict[str, list[re.Match[str]]] = {form: [] for form in _FORMS}
    for match in _MARK.finditer(text):
        form = next(form for form in _FORMS if match[form] is not None)
        forms[form].append(match)
    closed = protected(text) if any(forms.values()) else ()
    found: list[tuple[re.Match[str], bool]] = []
    for form, each in forms.items():
        marks = [match for match in each if match.start() not in closed]
        if marks and _are_pages(form, marks):
            found += [(match, len(marks) == 1) for match in marks]
    for match, alone in sorted(found, key=lambda pair: pair[0].start()):
        yield _without(text, match, review=alone)


def _are_pages(form: str, marks: Sequence[re.Match[str]]) -> bool:
    numbers = [int(digits) for match in marks if (digits := _digits(match)).isdigit()]
    steps = [later - first for first, later in pairwise(numbers)]
    if any(step <= 0 for step in steps):
        return False
    if form == "named":
        return True
    room = (marks[-1].start() - marks[0].end()) / max(1, len(marks) - 1)
    return len(numbers) >= _FEWEST and max(steps) <= _WIDEST_STEP and room >= PAGE


def _digits(match: re.Match[str]) -> str:
    return str(match["of"] or match["at"] or match["in"] or match["to"])


def _without(text: str, match: re.Match[str], *, review: bool) -> Finding:
    """Take a mark out, and one blank where two would stand, or one at a line's edge."""
    start, end = match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    if after == " " and before in {"", " ", "\n"}:
        end += 1
    elif before == " " and after in {"", "\n"}:
        start -= 1
    return Finding(start, end, "", 0.95, review=review, why="a mark of the copied edition's page")


_SAID = "The chain across the harbour was drawn every evening by two men of the watch. " * 4

RULES = (
    Rule(
        name="page-mark",
        family="page furniture",
        why="A transcriber marks amid the lines where a page of the printed book began.",
        reach=Reach.LETTERS,
        find=_marks,
        examples=(
            Example(
                "[Pg 1]The chain was [Pg 2] drawn, and the har[Page 3]bour [Pg 4]\nclosed.",
                "The chain was drawn, and the harbour\nclosed.",
            ),
            Example(
                f"{_SAID}[*12] {_SAID}[*13] {_SAID}[*14] It was.",
                f"{_SAID}{_SAID}{_SAID}It was.",
                "the star of law reports",
            ),
            Example(f"{_SAID}{{4}} {_SAID}{{5}} {_SAID}{{6}} It was.", f"{_SAID * 3}It was."),
            Example(
                "The sum of x{1}, x{2} and x{3}, or {4} of them.",
                "The sum of x{1}, x{2} and x{3}, or {4} of them.",
                "a formula",
            ),
            Example(
                f"He wrote “so” [p. 30]. {_SAID}He wrote “no” [p. 12]. {_SAID}And “yes” [p. 31].",
                f"He wrote “so” [p. 30]. {_SAID}He wrote “no” [p. 12]. {_SAID}And “yes” [p. 31].",
                "pages that the author cites",
            ),
        ),
    ),
)
