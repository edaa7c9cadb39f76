"""Takes a text copied from printed pages; gives its page numbers and running heads."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.clean.rule import Example, Finding, Reach, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BARE = re.compile(r"[-–—\[(]?\s*(\d{1,4})\s*[-–—\])]?\Z")
_NAMED = re.compile(
    r"[\[({]?\s*(?:pg|page|p)\.?\s*(\d{1,4}|[ivxlc]+)(?:\s+of\s+\d{1,4})?\s*[\])}]?\Z", re.I
)
_CLOSED = re.compile(r"[.!?:;…][\"'”’)\]_*]*(?:\[?\d{0,3}\]?)\Z")
_HEAD_NUMBER = re.compile(r"^\s*\d{1,4}\s{1,}|\s{1,}\d{1,4}\s*$")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Page:
    """A line that may be a page number: the lines around it, blank ones left out."""

    index: int
    number: int
    named: bool
    splits: bool


def _lines(text: str) -> list[_Line]:
    out, start = [], 0
    for piece in text.split("\n"):
        if piece.strip():
            out.append(_Line(start, start + len(piece), piece.strip()))
        start += len(piece) + 1
    return out


def _splits(lines: Sequence[_Line], first: int, last: int) -> bool:
    """Tell whether the lines from ``first`` to ``last`` stand in the midst of a sentence."""
    if first == 0 or last + 1 >= len(lines):
        return False
    before, after = lines[first - 1].text, lines[last + 1].text
    return len(before) > 25 and not _CLOSED.search(before[-12:]) and after[:1].islower()


def _pages(lines: Sequence[_Line]) -> list[_Page]:
    """Give the page numbers: a rising series, of which some split a sentence or say "page"."""
    found: list[_Page] = []
    for index, line in enumerate(lines):
        if len(line.text) > 24:
            continue
        named = _NAMED.match(line.text)
        bare = _BARE.match(line.text)
        if named or bare:
            digits = (named or bare).group(1)  # type: ignore[union-attr]
            number = int(digits) if digits.isdigit() else 0
            found.append(_Page(index, number, named is not None, _splits(lines, index, index)))
    return _series(found)


def _series(found: Sequence[_Page]) -> list[_Page]:
    out: list[_Page] = []
    run: list[_Page] = []
    for page in [*found, None]:
        if page is not None and run and 0 < page.number - run[-1].number <= 3:
            run.append(page)
            continue
        splitting = sum(each.splits for each in run)
        named = sum(each.named for each in run)
        if len(run) >= 3 and (4 * splitting >= len(run) or 2 * named >= len(run)):
            out += run
        else:
            out += [each for each in run if each.named and each.splits]
        run = [page] if page is not None else []
    return out


def _numbers(text: str) -> Iterator[Finding]:
    lines = _lines(text)
    for page in _pages(lines):
        yield _without(text, lines, page.index, page.index, "page number")


def _without(text: str, lines: Sequence[_Line], first: int, last: int, why: str) -> Finding:
    """Take lines out; where they split a sentence its halves become neighbours again."""
    if _splits(lines, first, last):
        start, end = lines[first - 1].end, lines[last + 1].start
        indent = end - (text.rfind("\n", 0, end) + 1)
        return Finding(start, end - indent, "\n", why=why)
    end = lines[last].end
    return Finding(lines[first].start, end + (end < len(text)), "", why=why)


def _heads(text: str) -> Iterable[Finding]:
    """Find lines that come again and again, each time at the edge of a page."""
    lines = _lines(text)
    numbers = {page.index for page in _pages(lines)}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if 3 < len(line.text) <= 90 and index not in numbers:
            key = _key(line.text)
            if len(key) > 3:
                places[key].append(index)
    out: list[Finding] = []
    for each in places.values():
        if len(each) < 3:
            continue
        splitting = sum(_splits(lines, i, i) for i in each)
        edges = [i for i in each if _at_edge(lines, i, numbers)]
        if splitting >= max(2, len(each) // 4) and 3 * len(edges) >= 2 * len(each):
            out += [_without(text, lines, i, i, "running head") for i in edges]
    return _apart(sorted(out, key=lambda f: f.start))


def _apart(found: list[Finding]) -> list[Finding]:
    out: list[Finding] = []
    for each in found:
        if not out or each.start >= out[-1].end:
            out.append(each)
    return out


def _key(line: str) -> str:
    return re.sub(r"[^a-z]+", "", _HEAD_NUMBER.sub("", line).lower())


def _at_edge(lines: Sequence[_Line], index: int, numbers: set[int]) -> bool:
    beside = index - 1 in numbers or index + 1 in numbers
    return (
        beside or _splits(lines, index, index) or _HEAD_NUMBER.search(lines[index].text) is not None
    )


def _book(head: str) -> str:
    pages = [
        "The chain across the harbour was drawn every evening by",
        "two men of the watch, whose names are written in the",
        "rolls of the town, and who were paid out of the dues of",
        "the port until the year in which the fleet went away and",
    ]
    return (
        "\n".join(f"{line}\n{head.format(number)}" for number, line in enumerate(pages, start=12))
        + "\nnobody was left to draw it.\n"
    )


_JOINED = _book("").replace("\n\n", "\n")
_VERSES = "1\n\nThe chain was drawn.\n\n2\n\nThe fleet was gone.\n\n3\n\nNobody drew it.\n"

RULES = (
    Rule(
        name="page-number",
        family="page furniture",
        why="A page number of the copied edition stands between the halves of a sentence.",
        reach=Reach.LINES,
        find=_numbers,
        examples=(
            Example(_book("{}"), _JOINED),
            Example(_book("\n[Pg {}]\n"), _JOINED),
            Example(_VERSES, _VERSES, "numbered sections"),
            Example("In\n\n1914\n\nit began.\n", "In\n\n1914\n\nit began.\n", "a year"),
        ),
    ),
    Rule(
        name="running-head",
        family="page furniture",
        why="The running head of the copied edition comes again on every page.",
        reach=Reach.LINES,
        find=_heads,
        examples=(
            Example(_book("THE HARBOUR CHAIN      {}"), _JOINED),
            Example(
                "PUBLIUS\n\nFirst paper.\n\nPUBLIUS\n\nSecond paper.\n\nPUBLIUS\n",
                "PUBLIUS\n\nFirst paper.\n\nPUBLIUS\n\nSecond paper.\n\nPUBLIUS\n",
                "a signature that recurs",
            ),
        ),
    ),
)
