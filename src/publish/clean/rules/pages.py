"""Takes a text copied from printed pages; gives its page numbers and running heads."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.clean.rules.page_edges import (
    DATED,
    HEAD_NUMBER,
    edges_of,
    head_key,
    without,
)
from publish.clean.rules.page_few import few_heads
from publish.clean.rules.page_heads import numbered_heads
from publish.clean.rules.page_series import PAGE, SHORTEST_PAGE, room_of
from publish.clean.rules.page_texts import (
    CHRONICLE,
    JOINED,
    LEFT,
    LINE,
    PARTED,
    PARTS,
    POINTS,
    PRINTED,
    RIGHT,
    SHANTY,
    UNPRINTED,
    VERSES,
    WHOLE,
    book,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.clean.rules.page_edges import Edges
    from publish.clean.rules.page_lines import Line

_YEAR_LAST = re.compile(r"\D(?:1\d|20)\d\d\Z")
"""The end of a title such as “September 1914”, which is no page number over the text."""
_FIRST = 10
"""Lines in which a paper names its running head."""
_SURNAME = re.compile(r"(?P<name>[A-Z][\w’'-]{1,30}) 1")
_SURNAME_PAGE = re.compile(r"[A-Z][\w’'-]{1,30} \d{1,3}")
_LONGEST_NAME = 5
"""Words of a name are fewer."""
_RUNNING_HEAD = re.compile(r"running head: +(?P<head>\S.*)", re.IGNORECASE)


def _numbers(text: str) -> Iterator[Finding]:
    edges = edges_of(text)
    doubtful = {page.index: page.doubtful for page in edges.pages}
    return without(text, edges.lines, doubtful, "page number", edges.below)


def _heads(text: str) -> Iterator[Finding]:
    """Find the heads that come again and again, those with numbers, and those of a few pages."""
    edges = edges_of(text)
    few = few_heads(edges)
    doubtful = dict.fromkeys(few.found, True) | numbered_heads(edges) | _again(edges)
    if any(i + 1 in doubtful for i in edges.over):
        doubtful |= dict.fromkeys(edges.over, True)
    yield from without(text, edges.lines, doubtful, "running head", edges.below)
    for i in few.perhaps - doubtful.keys():
        line = edges.lines[i]
        yield Finding(line.start, line.end, "", propose=True, why="splits a sentence")


def _again(edges: Edges) -> dict[int, bool]:
    """Find lines that come again and again, each time at the edge of a page.

    Some of them split a sentence, or each stands beside a page number, or the same words stand
    once without the numbers that go up in them: the title, which the head repeats. A line that
    splits a sentence, or stands under a page's notes, a third of the time is a head at its other
    places too, but for the first, which may be the heading that it repeats.
    """
    lines = edges.lines
    doubtful: dict[int, bool] = {}
    for each in edges.places.values():
        if len(each) < 3:
            continue
        splits = {i for i in each if edges.splits(i)}
        numbered = [i for i in each if HEAD_NUMBER.search(lines[i].text)]
        beside = [i for i in each if edges.at_number(i)]
        parted = splits.union(i for i in each if edges.is_fed(i))
        below = [i for i in each if edges.at_foot(i)]
        if splits or (each[0] < edges.began and len(below) >= len(each) - 1):
            parted.update(below)
        at_edge = parted.union(numbered, beside)
        printed = all(DATED.match(lines[i].text) for i in each)
        if 3 * len(parted) >= len(each) and len(parted) >= 2:
            found = each[each[0] not in at_edge :]
        elif len(splits) >= max(2, len(each) // 4) and 3 * len(at_edge) >= 2 * len(each):
            found = sorted(at_edge)
        elif printed and len(beside) >= len(each) - 1:
            found = each
        elif len(beside) >= 3 and len(beside) >= len(each) - 1:
            found = beside
        elif below_numbers := _below_numbers(edges, each):
            found = below_numbers
        elif len(numbered) >= 3 and 0 < len(each) - len(numbered) <= 2 and _rise(lines, numbered):
            found = numbered
        else:
            continue
        room = PAGE if found is numbered else room_of(lines, sorted(found))
        if room < SHORTEST_PAGE:
            continue
        if each[0] < edges.began and _YEAR_LAST.search(lines[each[0]].text):
            found = [i for i in found if i != each[0]]
        unsure = room < PAGE or (len(parted) > len(splits) and not splits)
        doubtful.update({i: unsure or i not in at_edge for i in found})
    doubtful.update(dict.fromkeys((*_told(edges), *_surnames(edges)), False))
    return doubtful


def _below_numbers(edges: Edges, places: Sequence[int]) -> list[int]:
    """Give the lines that read the same as two or more which stand right under pages' numbers."""
    later = [i for i in places if i > edges.began]
    if len(later) < 2 or any(i - 1 not in edges.over for i in later):
        return []
    return [i for i in places if edges.lines[i].text == edges.lines[later[0]].text]


def _told(edges: Edges) -> Iterator[int]:
    """Give the lines of the head that a text itself names: "Running head: THE CHAIN 1"."""
    for at, line in enumerate(edges.lines[:_FIRST]):
        if match := _RUNNING_HEAD.match(line.text):
            yield at
            yield from edges.places.get(head_key(match["head"]), ())


def _surnames(edges: Edges) -> Sequence[int]:
    """Give the heads of a student's paper: the surname of who signs it, and the page from 1 on."""
    lines = edges.lines
    match = _SURNAME.fullmatch(lines[0].text) if lines else None
    if match is None:
        return ()
    names = [line.text.split() for line in lines[1:_FIRST]]
    if not any(1 < len(name) < _LONGEST_NAME and name[-1] == match["name"] for name in names):
        return ()
    places = edges.places.get(head_key(lines[0].text), ())
    found = [i for i in places if _SURNAME_PAGE.fullmatch(lines[i].text)]
    steady = all(lines[i].text.endswith(f" {n}") for n, i in enumerate(found, start=1))
    return found if steady and room_of(lines, found) >= PAGE else ()


def _rise(lines: Sequence[Line], numbered: Sequence[int]) -> bool:
    found = (HEAD_NUMBER.search(lines[i].text) for i in numbered)
    numbers = [int(match[0]) for match in found if match]
    return all(0 < later - first <= 4 for first, later in pairwise(numbers))


RULES = (
    Rule(
        name="running-head",
        family="page furniture",
        why="The running head of the copied edition comes again on every page.",
        reach=Reach.LINES,
        find=_heads,
        examples=(
            Example(book("THE HARBOUR CHAIN      {}"), JOINED),
            Example(
                "\n\n".join(
                    [
                        LINE,
                        "The Chain",
                        *[LINE, "THE CHAIN 7", LINE, "THE CHAIN 8", LINE, "THE CHAIN 9"],
                    ]
                ),
                "\n\n".join([LINE, "The Chain", *[LINE + "\n"] * 2, LINE + "\n\n"]),
                "the title again, with the number of the page",
            ),
            Example(book("THE HARBOUR CHAIN"), JOINED, "without a number"),
            Example(
                f"{LEFT}\n12 THE HARBOUR\n{RIGHT}\n\n{LEFT}\nThe Chain and the Fleet 13\n{RIGHT}\n",
                f"{LEFT}\n{RIGHT}\n\n{LEFT}\n{RIGHT}\n",
                "two pages that face each other",
            ),
            Example(
                "\n\n".join(f"Day {day}\n\n{LINE} {LINE} {LINE} {LINE}" for day in (4, 5, 6)),
                "\n\n".join(f"Day {day}\n\n{LINE} {LINE} {LINE} {LINE}" for day in (4, 5, 6)),
                "headings of a diary",
            ),
            Example(
                "October 1914\n\n" + book("OCTOBER 1914"),
                "October 1914\n\n" + JOINED,
                "a year's title",
            ),
            Example(
                book("example.org/chain  {}\n3/5/2019  The Harbour Chain"),
                JOINED,
                "a page printed from a browser",
            ),
            Example(PRINTED, UNPRINTED, "a page printed from a browser, whole paragraphs on each"),
            Example(
                "Part 1\n\nOne.\n\nPart 2\n\nTwo.\n\nPart 3\n\nThree.",
                "Part 1\n\nOne.\n\nPart 2\n\nTwo.\n\nPart 3\n\nThree.",
                "parts",
            ),
            Example(SHANTY, SHANTY, "a refrain"),
            Example(
                f"Running head: THE CHAIN 1\n\nOn Chains\n\nTHE CHAIN 2\n\n{LINE}\n",
                f"\nOn Chains\n\n\n{LINE}\n",
                "as a paper names it",
            ),
            Example(
                f"Okafor 1\n\nGrace Okafor\n\n{LINE} {LINE} {LINE} {LINE}\n\nOkafor 2\n\n{LINE}\n",
                f"\nGrace Okafor\n\n{LINE} {LINE} {LINE} {LINE}\n\n\n{LINE}\n",
                "a student's paper",
            ),
            Example(
                f"Psalm 1\n\nOf Grace Okafor\n\n{LINE} {LINE} {LINE} {LINE}\n\nPsalm 2\n\n{LINE}\n",
                f"Psalm 1\n\nOf Grace Okafor\n\n{LINE} {LINE} {LINE} {LINE}\n\nPsalm 2\n\n{LINE}\n",
                "no surname",
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
        why="A page number of the copied edition stands amid the text.",
        reach=Reach.LINES,
        find=_numbers,
        examples=(
            Example(book("{}"), JOINED),
            Example(book("\n[Pg {}]\n"), JOINED),
            Example(book("\n{{{}}}\n"), JOINED),
            Example(VERSES, VERSES, "numbered sections"),
            Example(POINTS, POINTS, "the points of a rule"),
            Example(PARTS, PARTS, "parts of an extract"),
            Example(PARTED, WHOLE, "an extract's pages, which end with their paragraphs"),
            Example(CHRONICLE, CHRONICLE, "the years of a chronicle"),
            Example(f"{LINE}\n\n2 of 9\n\n{LINE}\n\n3 of 9\n", f"{LINE}\n\n\n{LINE}\n\n"),
            Example("In\n\n1914\n\nit began.\n", "In\n\n1914\n\nit began.\n", "a year"),
        ),
    ),
)
