"""Takes a text; gives its lines, and which of them stand where its pages had their edges."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from publish.clean.feet import Gap, feet
from publish.clean.rule import Finding
from publish.clean.rules.encoding import FORM_FEED
from publish.clean.rules.page_lines import (
    WRAPPED,
    Line,
    is_text,
    reads,
    runs_on,
    splits_sentence,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

_BARE = re.compile(r"[-–—\[({]?\s*(\d{1,4})\s*[-–—\])}]?\Z")
_NAMED = re.compile(
    r"[\[({]?\s*(?:(?:pg|page|p)\.?\s*(?:\d{1,4}|[ivxlc]+)(?:\s+of\s+\d{1,4})?|"
    r"\d{1,4}\s+of\s+\d{1,4})\s*[\])}]?\Z",
    re.I,
)
_NAMES = re.compile(r"\d{1,4}|[ivxlc]+(?=\s*(?:of\b|[\])}]|\Z))", re.I)
_PRINTED = re.compile(r"(?:https?://|file:///|www\.)\S+\s+(\d{1,3})/\d{1,3}\Z")
"""What a browser prints under each page: the address, and which page of how many."""
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?:,? \d{1,2}:\d{2})?\Z")
_LONGEST_ADDRESS = 400
_FEW_PAGES = 20_000
"""Characters of a few pages at the most."""
_FRONT = 8
"""Lines over the text that may be its title and author; more are a site's menu."""
_SHORTEST_KEY = 3
_BY = re.compile(r"(?:by|von|par|por)\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"https?:|[\w-]+(?:\.[\w-]+)+")
"""What a browser prints over a page; other heads begin with a capital."""
_DEEPEST = 3
"""Lines of furniture beside one another at the most: a head, a number, an address."""
PAGE, SHORTEST_PAGE = 300, 120
"""Characters from one edge to the next, on the mean: below the first a person must look at what
goes, below the second they are no pages, but the parts of a list, the rows of a table, a refrain.
"""
_WHOLE_PAGES = 5
"""Pages that may all end with a sentence by chance."""
_YEARS = 1400, 2100
A_PARTS = 12
"""Parts of a text are seldom more; a number above is a page's."""
DATED = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4},?(?: \d{1,2}:\d{2}(?: [AP]M)?)? +\S")
"""A head as a browser prints it: the day, and the title."""
_LINE_END = re.compile(r"[\n\f]")
_NO_LETTERS = re.compile(r"[^a-z]+")
HEAD_NUMBER = re.compile(r"^\s*\d{1,4}\s{1,}|\s{1,}\d{1,4}\s*$")


class Page(msgspec.Struct, frozen=True, gc=False):
    """A line that may be a page number: the lines around it, blank ones left out."""

    index: int
    number: int
    named: bool
    splits: bool
    ends: bool
    """A page's notes, or a page's end, stand above it."""
    doubtful: bool = False


def _lines(text: str) -> list[Line]:
    out, start = [], 0
    for piece in _LINE_END.split(text):
        if piece.strip():
            out.append(Line(start, start + len(piece), piece.strip()))
        start += len(piece) + 1
    return out


def _gaps(text: str, lines: Sequence[Line]) -> list[Gap]:
    """Give what stands before each line; a page's end will leave one line end."""
    ends = [0, *(line.end for line in lines)]
    between = (text[end : line.start] for end, line in zip(ends, lines, strict=False))
    return [Gap(FORM_FEED.sub("\n", white).count("\n") > 1, "\f" in white) for white in between]


class Edges:
    """The lines that may be furniture, by their shape alone, and the runs in which they stand."""

    def __init__(self, lines: Sequence[Line], gaps: Sequence[Gap]) -> None:
        self.lines = lines
        self.gaps = gaps
        self._digits = [_number_of(line.text) for line in lines]
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        for index, line in enumerate(lines):
            if self._digits[index] or not 3 < len(line.text) <= 90:
                continue
            if line.text[0].islower() and not _ADDRESS.match(line.text):
                continue
            key = head_key(line.text)
            if len(key) > _SHORTEST_KEY:
                self.places[key].append(index)
        self.few = bool(lines) and lines[-1].end < _FEW_PAGES
        """The text has so few pages that their heads hardly come again."""
        self.began = next((i for i in range(len(lines)) if is_text(lines, i)), len(lines))
        over = lines[: self.began] if self.began <= _FRONT else ()
        above = [_BY.sub("", line.text) for line in over if line.text[0].isalpha()]
        self.front = frozenset(key for text in above if len(key := head_key(text)) > _SHORTEST_KEY)
        """What stands over the text: the keys of its title and its author."""
        often = (v for k, v in self.places.items() if len(v) >= 3 or k in self.front)
        self.loose = {i for each in often for i in each}
        self.loose |= {i for i, digits in enumerate(self._digits) if digits}
        self.feet = feet([line.text for line in lines], gaps, self.loose)
        self.below = {foot.last + 1: foot for foot in self.feet}
        self.pages = _series(lines, self._pages(), self.began)
        self.numbers = {page.index for page in self.pages}

    def _pages(self) -> list[Page]:
        found: list[Page] = []
        for index, line in enumerate(self.lines):
            if digits := self._digits[index]:
                number = int(digits) if digits.isdigit() else 0
                named = bool(_NAMED.match(line.text) or _PRINTED.match(line.text))
                ends = self.is_fed(index) or self.at_foot(index)
                found.append(Page(index, number, named, self.is_amid(index), ends))
        return found

    def run(self, index: int) -> range:
        """Give the lines beside one another, this one among them, that may all be furniture."""
        first = last = index
        while first - 1 in self.loose and index - first < _DEEPEST:
            first -= 1
        while last + 1 in self.loose and last - index < _DEEPEST:
            last += 1
        return range(first, last + 1)

    def splits(self, index: int) -> bool:
        """Tell whether the run of a line stands in the midst of a sentence, notes passed over."""
        run = self.run(index)
        foot = self.below.get(run[0])
        return splits_sentence(self.lines, foot.heads[0] if foot else run[0], run[-1])

    def at_foot(self, index: int) -> bool:
        """Tell whether the run of a line stands right under a page's notes."""
        return self.run(index)[0] in self.below

    def is_fed(self, index: int) -> bool:
        """Tell whether the end of a page stands in the run of a line, or beside it."""
        run = self.run(index)
        return any(self.gaps[i].fed for i in (*run, run[-1] + 1) if i < len(self.gaps))

    def is_amid(self, index: int) -> bool:
        """Tell whether a sentence runs on over the run of a line, before a capital too."""
        run = self.run(index)
        if self.splits(index) or not self.few:
            return self.splits(index)
        beside = self.lines[max(0, run[0] - 1)].text, self.lines[run[-1] :][:2][-1].text
        return runs_on(self.lines, run[0], run[-1]) and all(map(reads, beside))

    def at_number(self, index: int) -> bool:
        """Tell whether a page number stands in the run of a line."""
        return any(i in self.numbers for i in self.run(index))


@lru_cache(maxsize=1)
def edges_of(text: str) -> Edges:
    """Give the edges of a text, remembered for the next rule."""
    lines = _lines(text)
    return Edges(lines, _gaps(text, lines))


@lru_cache(maxsize=1024)
def _number_of(text: str) -> str:
    """Give the page number that a line is, "" for any other line."""
    if len(text) > 24:
        match = _PRINTED.match(text) if len(text) <= _LONGEST_ADDRESS else None
    elif _NAMED.match(text):
        match = _NAMES.search(text)
        return match[0] if match else ""
    else:
        match = _BARE.match(text)
    return match[1] if match else ""


def room_of(lines: Sequence[Line], places: Sequence[int]) -> float:
    """Give the mean number of characters from each of some lines to the next."""
    if len(places) < 2:
        return float(PAGE)
    return (lines[places[-1]].start - lines[places[0]].end) / (len(places) - 1)


def _series(lines: Sequence[Line], found: Sequence[Page], began: int) -> list[Page]:
    """Give the page numbers: a rising series, of which some split a sentence or say "page".

    Or, in doubt, one that begins beyond 2 after the text has begun (with line ``began``): parts
    would be numbered from 1, or from the number at the head of an extract; more than a few pages
    do not all end with a sentence, and years head the parts of a chronicle. Or one from 1 on, of
    which the last closes the text: a part's number stands over it.
    """
    out: list[Page] = []
    run: list[Page] = []
    for page in [*found, None]:
        if page is not None and run and 0 < page.number - run[-1].number <= 3:
            run.append(page)
            continue
        splitting = sum(each.splits for each in run)
        named = sum(each.named for each in run)
        room = room_of(lines, [each.index for each in run])
        if len(run) >= 2 and 2 * named >= len(run):
            out += run
        elif len(run) >= 3 and room < SHORTEST_PAGE:
            pass
        elif (len(run) >= 3 and 4 * splitting >= len(run)) or _end_pages(run):
            out += [replace(each, doubtful=room < PAGE) for each in run]
        elif 3 <= len(run) <= _WHOLE_PAGES and _may_be_pages(run) and run[0].index > began:
            out += [replace(each, doubtful=True) for each in run]
        elif len(run) >= 2 and room >= PAGE and run[0].index > began and _is_foot(lines, run):
            out += [replace(each, doubtful=not each.splits) for each in run]
        else:
            out += [p for p in run if p.named and (p.splits or " of " in lines[p.index].text)]
            out += [replace(p, doubtful=True) for p in run if not p.named and _is_lone(lines, p)]
        run = [page] if page is not None else []
    return out


def _end_pages(run: Sequence[Page]) -> bool:
    """Tell whether most numbers, of two or more, stand where pages end, and none is a part's."""
    beyond = len(run) > 1 and run[0].number > A_PARTS and _may_be_pages(run)
    return beyond and 2 * sum(each.ends for each in run) > len(run)


def _may_be_pages(run: Sequence[Page]) -> bool:
    return run[0].number > 2 and not (_YEARS[0] <= run[0].number <= _YEARS[1])


def _is_foot(lines: Sequence[Line], run: Sequence[Page]) -> bool:
    """Tell whether a few numbers are those of pages: amid a sentence, high, or last of all."""
    if any(each.splits for each in run):
        return True
    last = len(lines) - 1
    below = [lines[min(each.index + 1, last)].text for each in run if each.index < last]
    if sum(len(text) <= WRAPPED for text in below) > len(run) // 2:
        return False
    return (run[0].number > A_PARTS and _may_be_pages(run)) or run[-1].index == last


def _is_lone(lines: Sequence[Line], page: Page) -> bool:
    """Tell whether one number stands amid a sentence of full lines, and is no year."""
    if not page.splits or _YEARS[0] <= page.number <= _YEARS[1] or not page.number:
        return False
    return min(len(lines[page.index + step].text) for step in (-1, 1)) >= WRAPPED


def head_key(line: str) -> str:
    """Give the letters of a head without its number, to compare heads by."""
    letters = _NO_LETTERS.sub("", HEAD_NUMBER.sub("", line).lower())
    return letters or (line if _DAY.match(line) else "")


def without(
    text: str,
    lines: Sequence[Line],
    doubtful: Mapping[int, bool],
    why: str,
    notes: Collection[int] = (),
) -> Iterator[Finding]:
    """Take lines out; where some split a sentence the halves become neighbours again.

    ``doubtful`` says of each line that goes whether a person must look at it. Those of ``notes``
    stand right under a page's notes, and leave a blank line.
    """
    run: list[int] = []
    for index in [*sorted(doubtful), -1]:
        if run and index != run[-1] + 1:
            parts = run[0] not in notes and (
                splits_sentence(lines, run[0], run[-1]) or runs_on(lines, run[0], run[-1])
            )
            if parts:
                start, end = lines[run[0] - 1].end, lines[run[-1] + 1].start
                indent = end - (max(text.rfind("\n", 0, end), text.rfind("\f", 0, end)) + 1)
                review = any(doubtful[i] for i in run)
                yield Finding(start, end - indent, "\n", review=review, why=why)
            else:
                for i in run:
                    end = min(lines[i].end + 1, len(text))
                    left = "\n" if i == run[0] and i in notes else ""
                    yield Finding(lines[i].start, end, left, review=doubtful[i], why=why)
            run = []
        run.append(index)
