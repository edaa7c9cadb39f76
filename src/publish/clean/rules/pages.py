"""Takes a text copied from printed pages; gives its page numbers and running heads."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from publish.clean.rule import Example, Finding, Reach, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_BARE = re.compile(r"[-–—\[({]?\s*(\d{1,4})\s*[-–—\])}]?\Z")
_NAMED = re.compile(
    r"[\[({]?\s*(?:pg|page|p)\.?\s*(\d{1,4}|[ivxlc]+)(?:\s+of\s+\d{1,4})?\s*[\])}]?\Z", re.I
)
_CLOSED = re.compile(r"[.!?:;…][\"'”’)\]_*]*(?:\[?\d{0,3}\]?)\Z")
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?:,? \d{1,2}:\d{2})?\Z")
_TEXT = 60
"""Characters above which a line is text, however it is broken."""
_DEEPEST = 3
"""Lines of furniture beside one another at the most: a head, a number, an address."""
_YEAR_LAST = re.compile(r"\D(?:1\d|20)\d\d\Z")
"""The end of a title such as “September 1914”, which is no page number over the text."""
_NO_LETTERS = re.compile(r"[^a-z]+")
_HEAD_NUMBER = re.compile(r"^\s*\d{1,4}\s{1,}|\s{1,}\d{1,4}\s*$")


class _Line(msgspec.Struct, frozen=True, gc=False):
    start: int
    end: int
    text: str


class _Page(msgspec.Struct, frozen=True, gc=False):
    """A line that may be a page number: the lines around it, blank ones left out."""

    index: int
    number: int
    named: bool
    splits: bool
    doubtful: bool = False


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


class _Edges:
    """The lines that may be furniture, by their shape alone, and the runs in which they stand."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        self.lines = lines
        self._digits = [_number_of(line.text) for line in lines]
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        for index, line in enumerate(lines):
            if self._digits[index] or not 3 < len(line.text) <= 90:
                continue
            key = _key(line.text)
            if len(key) > 3:
                self.places[key].append(index)
        self._loose = {i for each in self.places.values() if len(each) >= 3 for i in each}
        self._loose |= {i for i, digits in enumerate(self._digits) if digits}
        self.began = next((i for i, line in enumerate(lines) if len(line.text) > _TEXT), len(lines))
        self.pages = _series(self._pages(), self.began)
        self.numbers = {page.index for page in self.pages}

    def _pages(self) -> list[_Page]:
        found: list[_Page] = []
        for index, line in enumerate(self.lines):
            if digits := self._digits[index]:
                number = int(digits) if digits.isdigit() else 0
                named = _NAMED.match(line.text) is not None
                found.append(_Page(index, number, named, self.splits(index)))
        return found

    def run(self, index: int) -> range:
        """Give the lines beside one another, this one among them, that may all be furniture."""
        first = last = index
        while first - 1 in self._loose and index - first < _DEEPEST:
            first -= 1
        while last + 1 in self._loose and last - index < _DEEPEST:
            last += 1
        return range(first, last + 1)

    def splits(self, index: int) -> bool:
        """Tell whether the run of a line stands in the midst of a sentence."""
        run = self.run(index)
        return _splits(self.lines, run[0], run[-1])

    def at_number(self, index: int) -> bool:
        """Tell whether a page number stands in the run of a line."""
        return any(i in self.numbers for i in self.run(index))


@lru_cache(maxsize=1)
def _edges(text: str) -> _Edges:
    """Give the edges of a text, remembered for the next rule."""
    return _Edges(_lines(text))


def _number_of(text: str) -> str:
    """Give the page number that a line is, "" for any other line."""
    match = (_NAMED.match(text) or _BARE.match(text)) if len(text) <= 24 else None
    return match[1] if match else ""


def _series(found: Sequence[_Page], began: int) -> list[_Page]:
    """Give the page numbers: a rising series, of which some split a sentence or say "page".

    Or, in doubt, one that begins beyond 2 after the text has begun (with line ``began``): parts
    would be numbered from 1, or from the number at the head of an extract.
    """
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
        elif len(run) >= 3 and run[0].number > 2 and run[0].index > began:
            out += [replace(each, doubtful=True) for each in run]
        else:
            out += [each for each in run if each.named and each.splits]
        run = [page] if page is not None else []
    return out


def _numbers(text: str) -> Iterator[Finding]:
    edges = _edges(text)
    doubtful = {page.index: page.doubtful for page in edges.pages}
    return _without(text, edges.lines, doubtful, "page number")


def _without(
    text: str, lines: Sequence[_Line], doubtful: Mapping[int, bool], why: str
) -> Iterator[Finding]:
    """Take lines out; where some split a sentence the halves become neighbours again.

    ``doubtful`` says of each line that goes whether a person must look at it.
    """
    run: list[int] = []
    for index in [*sorted(doubtful), -1]:
        if run and index != run[-1] + 1:
            if _splits(lines, run[0], run[-1]):
                start, end = lines[run[0] - 1].end, lines[run[-1] + 1].start
                indent = end - (text.rfind("\n", 0, end) + 1)
                review = any(doubtful[i] for i in run)
                yield Finding(start, end - indent, "\n", review=review, why=why)
            else:
                for i in run:
                    end = min(lines[i].end + 1, len(text))
                    yield Finding(lines[i].start, end, "", review=doubtful[i], why=why)
            run = []
        run.append(index)


def _heads(text: str) -> Iterator[Finding]:
    """Find lines that come again and again, each time at the edge of a page.

    Some of them split a sentence, or each stands beside a page number, or the same words stand
    once without the numbers that go up in them: the title, which the head repeats. A line that
    splits a sentence a third of the time is a head at its other places too, but for the first,
    which may be the heading that it repeats.
    """
    edges = _edges(text)
    lines = edges.lines
    doubtful: dict[int, bool] = {}
    for each in edges.places.values():
        if len(each) < 3:
            continue
        splits = {i for i in each if edges.splits(i)}
        numbered = [i for i in each if _HEAD_NUMBER.search(lines[i].text)]
        beside = [i for i in each if edges.at_number(i)]
        at_edge = splits.union(numbered, beside)
        if 3 * len(splits) >= len(each) and len(splits) >= 3:
            found = [i for i in each if i != each[0] or i in at_edge]
        elif len(splits) >= max(2, len(each) // 4) and 3 * len(at_edge) >= 2 * len(each):
            found = sorted(at_edge)
        elif len(beside) >= 3 and len(beside) >= len(each) - 1:
            found = beside
        elif len(numbered) >= 3 and 0 < len(each) - len(numbered) <= 2 and _rise(lines, numbered):
            found = numbered
        else:
            continue
        if each[0] < edges.began and _YEAR_LAST.search(lines[each[0]].text):
            found = [i for i in found if i != each[0]]
        doubtful.update({i: i not in at_edge for i in found})
    return _without(text, lines, doubtful, "running head")


def _rise(lines: Sequence[_Line], numbered: Sequence[int]) -> bool:
    found = (_HEAD_NUMBER.search(lines[i].text) for i in numbered)
    numbers = [int(match[0]) for match in found if match]
    return all(0 < later - first <= 4 for first, later in pairwise(numbers))


def _key(line: str) -> str:
    letters = _NO_LETTERS.sub("", _HEAD_NUMBER.sub("", line).lower())
    return letters or (line if _DAY.match(line) else "")


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
_LINE = "The chain across the harbour was drawn every evening by two men of the watch."
_PARTS = "\n\n".join(f"{number}\n\n{_LINE}" for number in (7, 8, 9))
_PARTED = "\n\n".join(f"{_LINE}\n\n{number}" for number in (7, 8, 9)) + "\n"
_WHOLE = "\n\n".join([_LINE + "\n"] * 3) + "\n"
_VERSES = "1\n\nThe chain was drawn.\n\n2\n\nThe fleet was gone.\n\n3\n\nNobody drew it.\n"

RULES = (
    Rule(
        name="running-head",
        family="page furniture",
        why="The running head of the copied edition comes again on every page.",
        reach=Reach.LINES,
        find=_heads,
        examples=(
            Example(_book("THE HARBOUR CHAIN      {}"), _JOINED),
            Example(
                "\n\n".join(
                    [
                        _LINE,
                        "The Chain",
                        *[_LINE, "THE CHAIN 7", _LINE, "THE CHAIN 8", _LINE, "THE CHAIN 9"],
                    ]
                ),
                "\n\n".join([_LINE, "The Chain", *[_LINE + "\n"] * 2, _LINE + "\n\n"]),
                "the title again, with the number of the page",
            ),
            Example(_book("THE HARBOUR CHAIN"), _JOINED, "without a number"),
            Example(
                "October 1914\n\n" + _book("OCTOBER 1914"),
                "October 1914\n\n" + _JOINED,
                "a year's title",
            ),
            Example(
                _book("example.org/chain  {}\n3/5/2019  The Harbour Chain"),
                _JOINED,
                "a page printed from a browser",
            ),
            Example(
                "Part 1\n\nOne.\n\nPart 2\n\nTwo.\n\nPart 3\n\nThree.",
                "Part 1\n\nOne.\n\nPart 2\n\nTwo.\n\nPart 3\n\nThree.",
                "parts",
            ),
            Example(
                "PUBLIUS\n\nFirst paper.\n\nPUBLIUS\n\nSecond paper.\n\nPUBLIUS\n",
                "PUBLIUS\n\nFirst paper.\n\nPUBLIUS\n\nSecond paper.\n\nPUBLIUS\n",
                "a signature that recurs",
            ),
        ),
    ),
    Rule(
        name="page-number",
        family="page furniture",
        why="A page number of the copied edition stands between the halves of a sentence.",
        reach=Reach.LINES,
        find=_numbers,
        examples=(
            Example(_book("{}"), _JOINED),
            Example(_book("\n[Pg {}]\n"), _JOINED),
            Example(_book("\n{{{}}}\n"), _JOINED),
            Example(_VERSES, _VERSES, "numbered sections"),
            Example(_PARTS, _PARTS, "parts of an extract"),
            Example(_PARTED, _WHOLE, "an extract's pages, which end with their paragraphs"),
            Example("In\n\n1914\n\nit began.\n", "In\n\n1914\n\nit began.\n", "a year"),
        ),
    ),
)
