"""Takes a text; gives its lines, and which of them stand where its pages had their edges."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from publish.clean.feet import Gap, feet
from publish.clean.rule import Finding
from publish.clean.rules.encoding import FORM_FEED
from publish.clean.rules.page_lines import (
    Line,
    is_text,
    reads,
    runs_on,
    splits_sentence,
)
from publish.clean.rules.page_series import Page, is_named, number_of, of_all, over_heads, series
from publish.clean.rules.stamps import stamps_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?:,? \d{1,2}:\d{2})?\Z")
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
DATED = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4},?(?: \d{1,2}:\d{2}(?: [AP]M)?)? +\S")
"""A head as a browser prints it: the day, and the title."""
_LINE_END = re.compile(r"[\n\f]")
_NO_LETTERS = re.compile(r"[^a-z]+")
_ITEM = re.compile(r"(?:\d{1,4}[.)]|[\[(]\d{1,4}[\])]|[¹²³⁰⁴-⁹]{1,4}|[*†‡§])\s*[^\W\d]")
_STOPS = frozenset(".;,:")
_CITES = re.compile(r"\d \((?:1[5-9]|20)\d\d\)\.?\Z")
_VOLUME = re.compile(
    r"(?<=[A-Za-z.])\s+\[(?:Vol|No|Bd)\b[^\[\]]{1,24}\]?\Z|\A\[?(?:1[89]|20)\d\d\]\s+(?=\S)"
)
"""What a law review sets into its heads: "120 REVIEW [Vol. 12:119", "2019] A TITLE 121"."""
HEAD_NUMBER = re.compile(r"^\s*\d{1,4}\s{1,}|\s{1,}\d{1,4}\s*$")


def is_note(text: str) -> bool:
    """Tell whether a line begins as a note or an item does, "4. Ibid.", and is no page's head."""
    if _ITEM.match(text) or _CITES.search(text):
        return True
    return text[:1].isdigit() and text[-1:] in _STOPS and not text.isupper()


def _lines(text: str) -> list[Line]:
    out, start = [], 0
    for piece in _LINE_END.split(text):
        if piece.strip():
            out.append(Line(start, start + len(piece), _VOLUME.sub("", piece.strip())))
        start += len(piece) + 1
    return out


def _gaps(text: str, lines: Sequence[Line]) -> list[Gap]:
    """Give what stands before each line; a page's end will leave one line end."""
    ends = [0, *(line.end for line in lines)]
    between = (text[end : line.start] for end, line in zip(ends, lines, strict=False))
    return [Gap(FORM_FEED.sub("\n", white).count("\n") > 1, "\f" in white) for white in between]


class Edges:
    """The lines that may be furniture, by their shape alone, and the runs in which they stand."""

    def __init__(
        self, lines: Sequence[Line], gaps: Sequence[Gap], stamps: frozenset[int] = frozenset()
    ) -> None:
        self.lines = lines
        self.gaps = gaps
        self.stamps = stamps
        """The lines stamped on pages, at their feet or heads."""
        self._digits = ["" if i in stamps else number_of(x.text) for i, x in enumerate(lines)]
        self._of_all = of_all(lines)
        for index, digits in self._of_all.items():
            self._digits[index] = digits
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        for index, line in enumerate(lines):
            if self._digits[index] or index in stamps or not 3 < len(line.text) <= 90:
                continue
            if line.text[0].islower() and not _ADDRESS.match(line.text):
                continue
            if is_note(line.text):
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
        self.loose |= stamps.union(i for i, digits in enumerate(self._digits) if digits)
        self.feet = feet([line.text for line in lines], gaps, self.loose)
        self.below = {foot.last + 1: foot for foot in self.feet}
        pages = self._pages()
        self.over = over_heads(pages, self.places.values(), lines, self.began, self.is_amid)
        """The numbers that stand right over a head which comes again."""
        pages = [replace(each, splits=each.splits or each.index in self.over) for each in pages]
        self.pages = series(lines, pages, self.began)
        self.numbers = {page.index for page in self.pages}

    def _pages(self) -> list[Page]:
        found: list[Page] = []
        for index, line in enumerate(self.lines):
            if digits := self._digits[index]:
                number = int(digits) if digits.isdigit() else 0
                named = index in self._of_all or is_named(line.text)
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
        """Tell whether the end of a page, or its stamp, stands in a line's run, or beside it."""
        run = self.run(index)
        return not self.stamps.isdisjoint(run) or any(
            self.gaps[i].fed for i in (*run, run[-1] + 1) if i < len(self.gaps)
        )

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
    return Edges(lines, _gaps(text, lines), stamps_of(text, lines))


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
