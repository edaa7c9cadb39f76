"""Takes the lines of a text that are numbers; gives those that are its pages'."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from publish.clean.rules.page_lines import WRAPPED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from publish.clean.rules.page_lines import Line

_BARE = re.compile(r"[-–—\[({]?\s*(\d{1,4})\s*[-–—\])}]?\Z")
_NAMED = re.compile(
    r"[\[({]?\s*(?:(?:pg|page|p)\.?\s*(?:\d{1,4}|[ivxlc]+)(?:\s+of\s+\d{1,4})?|"
    r"\d{1,4}\s+of\s+\d{1,4}|\d{1,4}\s*\|\s*(?:page|p a g e))\s*[\])}]?\Z",
    re.I,
)
_NAMES = re.compile(r"\d{1,4}|[ivxlc]+(?=\s*(?:of\b|[\])}]|\Z))", re.I)
_PRINTED = re.compile(r"(?:https?://|file:///|www\.)\S+\s+(\d{1,3})/\d{1,3}\Z")
"""What a browser prints under each page: the address, and which page of how many."""
_LONGEST_ADDRESS = 400
PAGE, SHORTEST_PAGE = 300, 120
"""Characters from one edge to the next, on the mean: below the first a person must look at what
goes, below the second they are no pages, but the parts of a list, the rows of a table, a refrain.
"""
_WHOLE_PAGES = 5
"""Pages that may all end with a sentence by chance."""
_YEARS = 1400, 2100
A_PARTS = 12
"""Parts of a text are seldom more; a number above is a page's."""
_OF_ALL = re.compile(r"(?P<page>\d{1,4}) ?/ ?(?P<all>\d{1,4})\Z")


class Page(msgspec.Struct, frozen=True, gc=False):
    """A line that may be a page number: the lines around it, blank ones left out."""

    index: int
    number: int
    named: bool
    splits: bool
    ends: bool
    """A page's notes, or a page's end, stand above it."""
    doubtful: bool = False


@lru_cache(maxsize=1024)
def number_of(text: str) -> str:
    """Give the page number that a line is, "" for any other line."""
    if len(text) > 24:
        match = _PRINTED.match(text) if len(text) <= _LONGEST_ADDRESS else None
    elif _NAMED.match(text):
        match = _NAMES.search(text)
        return match[0] if match else ""
    else:
        match = _BARE.match(text)
    return match[1] if match else ""


def is_named(text: str) -> bool:
    """Tell whether a line says that its number is a page's."""
    return bool(_NAMED.match(text) or _PRINTED.match(text))


def of_all(lines: Sequence[Line]) -> dict[int, str]:
    """Give the lines that count the pages of all, “3/12”, each with its number.

    They rise, a page apart, and name the same number of pages.
    """
    kinds: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        if len(line.text) < 12 and (match := _OF_ALL.match(line.text)):
            kinds[int(match["all"])].append((index, int(match["page"])))
    out: dict[int, str] = {}
    for last, each in kinds.items():
        rises = all(one[1] < two[1] for one, two in pairwise(each)) and each[-1][1] <= last
        if len(each) > 1 and rises and room_of(lines, [i for i, _ in each]) >= SHORTEST_PAGE:
            out.update((index, str(number)) for index, number in each)
    return out


def over_heads(
    pages: Sequence[Page],
    places: Iterable[Sequence[int]],
    lines: Sequence[Line],
    began: int,
    amid: Callable[[int], bool],
) -> set[int]:
    """Give the numbers that stand right over a head that comes again, each one more than the last.

    A page ends with its number and the next begins with its head; the number of a part stands
    under what heads it. What stands over the text, which begins with line ``began``, is its title;
    of other heads ``amid`` tells of one at the least that it stands amid a sentence.
    """
    numbers = {page.index: page.number for page in pages}
    out: set[int] = set()
    for each in places:
        later = [i for i in each if i > began]
        above = [(i - 1, numbers[i - 1]) for i in later if numbers.get(i - 1)]
        often = len(above) > 1 and len(above) >= len(later) - 1
        counts = all(two[1] == one[1] + 1 for one, two in pairwise(above))
        if not (often and counts and room_of(lines, [i for i, _ in above]) >= PAGE):
            continue
        if len(later) < len(each) - 1 or any(amid(i) for i in later):
            at, number = above[-1]
            last = (page.index for page in pages if page.index > at and page.number == number + 1)
            out.update(i for i, _ in above)
            out.update(list(last)[:1])  # no head stands under the last page
    return out


def room_of(lines: Sequence[Line], places: Sequence[int]) -> float:
    """Give the mean number of characters from each of some lines to the next."""
    if len(places) < 2:
        return float(PAGE)
    return (lines[places[-1]].start - lines[places[0]].end) / (len(places) - 1)


def series(lines: Sequence[Line], found: Sequence[Page], began: int) -> list[Page]:
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
