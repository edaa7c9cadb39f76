"""Takes a text; gives the marks that a transcriber set amid its lines where pages began."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from publish.clean.protected import protected
from publish.clean.rule import Example, Finding, Reach, Rule
from publish.clean.rules.lines import word_list
from publish.clean.rules.page_series import PAGE
from publish.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_MARK = later(
    r"[\[{] ?(?P<page>Pg\b\.?) ?(?P<of>\d{1,4}|[ivxlc]{1,9}) ?[\]}]"
    r"|[\[{] ?(?P<named>(?:Page|PAGE)\b) ?(?P<at>\d{1,4}) ?[\]}]"
    r"|\{(?P<braced>)(?P<in>\d{1,4})\}"
    r"|\[(?P<star>\*{1,2})(?P<to>\d{1,4})\]"
)
"""A page's number with its name, in braces, or with the star of law reports."""
_FORMS = ("page", "named", "braced", "star")
_FEWEST, _WIDEST_STEP = 3, 3
"""Marks other than "Pg" at the least, and how far each may count on from the last."""
_CLOSES = frozenset(".,;:!?)]\"'”’")
"""Where such a sign stands beside a mark it closes what is cited, or calls a note."""


def _marks(text: str) -> Iterator[Finding]:
    """Find the marks of a form whose numbers go up from each to the next, a page's length apart.

    Only a transcriber writes "Pg"; other marks are for a person to look at, and none that stands
    behind a word or a stop, as notes and what is cited do.
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
        if marks and _are_pages(text, form, marks):
            found += [(match, form != "page" or len(marks) == 1) for match in marks]
    for match, review in sorted(found, key=lambda pair: pair[0].start()):
        yield _without(text, match, review=review)


def _are_pages(text: str, form: str, marks: Sequence[re.Match[str]]) -> bool:
    numbers = [int(digits) for match in marks if (digits := _digits(match)).isdigit()]
    steps = [later - first for first, later in pairwise(numbers)]
    if any(step <= 0 for step in steps):
        return False
    if form == "page":
        return True
    if any(text[m.start() - 1 : m.start()].strip() or text[m.end()] in _CLOSES for m in marks[:-1]):
        return False
    room = (marks[-1].start() - marks[0].end()) / max(1, len(marks) - 1)
    return len(numbers) >= _FEWEST and max(steps) <= _WIDEST_STEP and room >= PAGE


def _digits(match: re.Match[str]) -> str:
    return str(match["of"] or match["at"] or match["in"] or match["to"])


def _without(text: str, match: re.Match[str], *, review: bool) -> Finding:
    """Take a mark out, and one blank where two would stand, or one at a line's edge.

    Between letters it parts one word, or two if the word list knows these alone.
    """
    start, end = match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    put = ""
    if before.isalpha() and after.isalpha():
        left, right = _LEFT.search(text, max(0, start - _LONGEST), start), _RIGHT.match(text, end)
        halves = [each[0].lower() for each in (left, right) if each]
        if "".join(halves) not in word_list():
            put, review = " " * word_list().issuperset(halves), True
    elif after == " " and before in {"", " ", "\n"}:
        end += 1
    elif before == " " and after in {"", "\n"}:
        start -= 1
    why = "a mark of the copied edition's page"
    return Finding(start, end, put, 0.95, review=review, why=why)


_LONGEST = 40
_LEFT, _RIGHT = later(r"[^\W\d_]+\Z"), later(r"[^\W\d_]+")
_SAID = "The chain across the harbour was drawn every evening by two men of the watch. " * 4

_NOTED = "".join(f"{_SAID.rstrip()}{{{n}}}\n\n" for n in (1, 2, 3))
_BODIES = "Notes\n\n1. Rolls.\n\n2. Moss.\n\n3. Ibid."
_CITED = "".join(f"{_SAID} He wrote “no” [Page {n}]. " for n in (14, 15, 16))
_LISTED = "The Chain [Page 3]\n\nThe Fleet [Page 5]\n\nThe Lamp [Page 7]"

RULES = (
    Rule(
        name="page-mark",
        family="page furniture",
        why="A transcriber marks amid the lines where a page of the printed book began.",
        reach=Reach.LETTERS,
        find=_marks,
        examples=(
            Example(
                "[Pg 1]The chain was [Pg 2] drawn, and the har[Pg 3]bour [Pg 4]\nclosed.",
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
            Example("It rained. And then[Pg 12]he slept.", "It rained. And then he slept."),
            Example(f"{_NOTED}\n\n{_BODIES}", f"{_NOTED}\n\n{_BODIES}", "calls of notes"),
            Example(_CITED, _CITED, "pages that the author cites"),
            Example(_LISTED, _LISTED, "a list of contents"),
        ),
    ),
)
