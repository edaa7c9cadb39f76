"""Takes a text; gives the numbers of its notes that stand on lines of their own over the notes."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from typing import TYPE_CHECKING, TypeAlias

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NOTES_HEADING = later(
    r"(?m)^[ \t]*(?:(?:foot|end)?notes|references|citations|works cited)[ \t]*:?[ \t]*$",
    re.IGNORECASE,
)
"""A line over a list of notes, which is often copied with nothing else to tell them by."""
_ALONE = re.compile(
    # From the first line end of a gap alone: blank lines by the thousand are walked once.
    r"(?<!\s)[^\S\n]*\n\s*(?P<number>\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]?|[⁰¹²³⁴-⁹]{1,3})[ \t]*\n"
    r"(?:[ \t]*\n)?[ \t]*(?=[\"'“‘(_*]?[^\W\d])"
)
_LONGEST_NOTE = 4000
"""Characters in which the next number is looked for."""
_NOTE = later(
    r"(?m)^[ \t]*(?P<number>\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]|\d{1,3}(?=[ \t]+[A-Z\"“]))[ \t]+\S"
)
_LONGEST_HEAD = 60
_CLOSED = later(r"[.!?:;…][\"'”’)\]_*\d⁰¹²³⁴-⁹]*\Z")
_CALL = later(
    r"(?P<behind>(?<!\d)[.,;:!?\"'”’)\]]|[^\W\d_])(?P<glued>\d{1,3}|[⁰¹²³⁴-⁹]{1,3})(?![\w.,]?\d|[^\W_]|[%°])"
    r"|\[(?P<square>\d{1,3})\]"
)
_FEW = 3
"""Numbers that must all be called; of more, one in five may be lost."""

Calls: TypeAlias = "dict[int, list[tuple[int, bool]]]"


def _parted(text: str) -> Iterator[Finding]:
    """Find numbers on lines of their own that count on, below a heading of notes or their calls.

    Without a heading the text above must call each of them, in order, since the run before: a part
    that is numbered is called by nothing.
    """
    calls: Calls = {}
    noted: dict[int, int] | None = None
    heads = [heading.end() for heading in NOTES_HEADING.finditer(text)]
    reached = 0
    match = _ALONE.search(text)
    while match:
        whole = run = _run(text, match)
        at = bisect_left(heads, match.start() + 1)
        head = heads[at - 1] if at else -_LONGEST_HEAD
        near = match.start() - head < _LONGEST_HEAD
        headed = near and not text[head : match.start()].strip()
        if not (headed and len(run) > 1):
            if noted is None:
                calls, noted = _calls(text), _noted(text)
            called = _called(calls, reached, match.start(), run)
            again = noted.get(_number(match["number"]), -1) > run[-1].end()
            again = again or _goes_on(calls, run[:called], len(text))
            # A point's number in round brackets is called by none that are seen here.
            point = match["number"].startswith("(")
            run = [] if again or point or _is_headed(text, match.start()) else run[:called]
        yield from (Finding(m.end("number"), m.end(), " ", 0.9, review=not headed) for m in run)
        if run:
            reached = run[-1].end()
        match = _ALONE.search(text, (run or whole)[-1].end())


def _run(text: str, first: re.Match[str]) -> list[re.Match[str]]:
    """Give the numbers from one on that count on, each no more than a long note below the last."""
    run = [first]
    while match := _ALONE.search(text, run[-1].end(), run[-1].end() + _LONGEST_NOTE):
        if _number(match["number"]) != _number(run[-1]["number"]) + 1:
            break
        run.append(match)
    return run


def _goes_on(calls: Calls, run: Sequence[re.Match[str]], end: int) -> bool:
    """Tell whether the next number is called below a run's first: then parts of the text follow."""
    if not run:
        return False
    return _next(calls, _number(run[-1]["number"]) + 1, run[0].end(), end) is not None


def _is_headed(text: str, at: int) -> bool:
    """Tell whether a short line that no mark closes heads what begins at a place (characters)."""
    above = text[max(0, at - _LONGEST_HEAD - 1) : at].rstrip().rsplit("\n", 1)[-1].strip()
    if not 0 < len(above) <= _LONGEST_HEAD or not any(char.isalpha() for char in above):
        return False
    return not _CLOSED.search(above)


def _noted(text: str) -> dict[int, int]:
    """Give the numbers that notes bear on their own lines, each with where it last does."""
    return {_number(m["number"]): m.start() for m in _NOTE.finditer(text)}


def _calls(text: str) -> Calls:
    """Give where numbers may call notes, each with whether it closes a sentence or a part of it."""
    out: Calls = {}
    for match in _CALL.finditer(text):
        plain = bool(match["square"]) or not match["behind"].isalpha()
        out.setdefault(_number(match["glued"] or match["square"]), []).append(
            (match.start(), plain)
        )
    return out


def _called(calls: Calls, start: int, end: int, run: Sequence[re.Match[str]]) -> int:
    """Give how many of a run's numbers, from its first on, the text between two places calls.

    The places count characters. The calls must come in order, most behind a mark, and hardly any
    may count on beyond the run: then their notes are others.
    """
    first = _number(run[0]["number"])
    slack = len(run) // 5 if len(run) > _FEW else 0
    found = sure = last = 0
    at = start
    for number in range(first, first + len(run)):
        if call := _next(calls, number, at, end):
            at, plain = call
            found, sure, last = found + 1, sure + plain, number + 1 - first
        elif number - first - found >= slack:
            break
    beyond = 0
    while 2 * beyond < found and (call := _next(calls, first + last + beyond, at, end)):
        at, beyond = call[0], beyond + 1
    if beyond and len(run) <= _FEW:
        return 0
    return last if 2 * sure > found > 2 * beyond else 0


def _next(calls: Calls, number: int, start: int, end: int) -> tuple[int, bool] | None:
    """Give the first call of a number between two places (characters), if it has one there."""
    each = calls.get(number, [])
    at = bisect_left(each, (start, False))
    return each[at] if at < len(each) and each[at][0] < end else None


def _number(text: str) -> int:
    return int(unicodedata.normalize("NFKC", text).strip("[]()."))


_CALLED = "The chain was drawn.1 Nobody asked why,2 and nobody was told.\n\n"
_SECTIONS = f"{_CALLED}1\n\nThey came.3\n\n2\n\nThey left.4\n"
_PARTS = "1\n\nThey came.\n\n2\n\nThey left."

RULES: tuple[Rule, ...] = (
    Rule(
        "parted-number",
        "lines",
        "A web page's list of notes comes apart when it is copied: each number on its own line.",
        Reach.LINES,
        _parted,
        (
            Example("Notes\n\n1\nIbid.\n\n2\nSand, p. 4.", "Notes\n\n1 Ibid.\n\n2 Sand, p. 4."),
            Example("Notes\n\n1.\n\nIbid.\n2.\n\nSand.", "Notes\n\n1. Ibid.\n2. Sand."),
            Example(
                f"{_CALLED}1\nIbid.\n\n2\nSand, p. 4.",
                f"{_CALLED}1 Ibid.\n\n2 Sand, p. 4.",
                "no heading, but calls",
            ),
            Example(_PARTS, _PARTS, "parts"),
            Example(f"{_CALLED[:20]}\n\n{_PARTS}", f"{_CALLED[:20]}\n\n{_PARTS}", "parts again"),
            Example(
                f"{_CALLED}(1)\nThe lock shall be kept.\n\n(2)\nNobody shall pass.",
                f"{_CALLED}(1)\nThe lock shall be kept.\n\n(2)\nNobody shall pass.",
                "points of the text",
            ),
            Example(_SECTIONS, _SECTIONS, "parts that call more notes"),
            Example("Notes\n\n1914\n\nIt began.", "Notes\n\n1914\n\nIt began.", "a year"),
        ),
    ),
)
