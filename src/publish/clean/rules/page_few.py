"""Takes the lines of a text; gives the running heads of a few pages, which hardly come again."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from publish.clean.rules.page_edges import HEAD_NUMBER
from publish.clean.rules.page_heads import LABEL
from publish.clean.rules.page_lines import is_closed
from publish.clean.rules.page_series import A_PARTS, PAGE

if TYPE_CHECKING:
    from publish.clean.rules.page_edges import Edges

_WORD = re.compile(r"[^\W\d_]+")
_CAPTION = re.compile(r"(?:fig|table|photo|plate|map|source|image|chart|note)\w*\b", re.IGNORECASE)
_PAGE = re.compile(r"\d{1,4}")
_YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d\b")
_LONGEST, _MOST_WORDS = 70, 9
_WHOLE_PAGE = 600
"""Characters between two heads of pages that end with their paragraphs, at the least."""
_FIRST_YEAR = 1400
_FULL = 40
"""Characters of a line of text."""
_PART_OF_LINE = 25
_SHORTENED = 8
"""Letters of a title of which a head gives only the beginning, at the least."""


class Heads(msgspec.Struct, frozen=True):
    """Lines that go, for a person to look at, and ``perhaps`` one, of which a person is asked."""

    found: frozenset[int] = frozenset()
    perhaps: frozenset[int] = frozenset()


def few_heads(edges: Edges) -> Heads:
    """Find heads by what stands over the text, by the sentences they split and by the numbers.

    A head says again the title or the author's name, or stands twice or beside a page's number.
    Amid a sentence one such sign is enough; between paragraphs the title must come again twice, or
    the title and the author each, a page apart. A line that only splits a sentence may be an
    inscription: it goes where other heads or numbers went.
    """
    groups = _groups(edges) if edges.few else {}
    found: set[int] = set()
    lone: set[int] = set()
    once: list[int] = []
    names = {key for key in groups if _is_named(edges, key)}
    others = any(len(places) > 1 for key, places in groups.items() if key not in names)
    for key, places in groups.items():
        named = key in names
        amid = [i for i in places if edges.is_amid(i) and _goes_on(edges, i)]
        pages = [i for place in places for i in _pages_beside(edges, place)]
        apart = _apart(edges, places)
        often = bool(amid) if named else 2 * len(amid) >= len(places)
        if len(places) > 1 and often and apart >= PAGE:
            found.update(places if named else places[places[0] not in amid :])
        elif named and len(places) > 1 and apart >= _WHOLE_PAGE and not others:
            found.update(i for i in places if _between(edges, i))
        elif named and (amid or pages):
            found.update(amid, places if pages else ())
            found.update(i for i in pages if i not in edges.numbers)
        elif named and _page(edges.lines[places[0]].text) > A_PARTS:
            found.add(places[0])
        else:
            sure = {i for i in amid if edges.at_number(i)}
            found |= sure
            lone.update(i for i in amid if i not in sure and " " in edges.lines[i].text)
            once += places if key in edges.front and len(places) == 1 else []
    once = sorted(i for i in once if _between(edges, i))
    if found or (len(once) > 1 and _apart(edges, once) >= _WHOLE_PAGE):
        found.update(once)
    if found or edges.numbers:
        return Heads(frozenset(found | lone))
    return Heads(perhaps=frozenset(lone))


def _groups(edges: Edges) -> dict[str, list[int]]:
    """Give the lines below the text's first that may be heads, by their words."""
    out: defaultdict[str, list[int]] = defaultdict(list)
    for key, places in edges.places.items():
        for index in places:
            if index > edges.began and _may_head(edges.lines[index].text):
                out[key].append(index)
    return out


def _may_head(text: str) -> bool:
    words = _WORD.findall(text)
    if len(text) > _LONGEST or not 0 < len(words) <= _MOST_WORDS or is_closed(text):
        return False
    bare = HEAD_NUMBER.sub("", text).strip()
    if _YEAR.search(text) or text[-1] in ",-–—" or LABEL.match(bare) or _CAPTION.match(bare):
        return False
    large = [word for word in words if len(word) > 3]
    return bool(bare) and bare[0].isupper() and all(word[0].isupper() for word in large)


def _is_named(edges: Edges, key: str) -> bool:
    short = len(key) >= _SHORTENED and any(each.startswith(key) for each in edges.front)
    return key in edges.front or short


def _page(text: str) -> int:
    match = HEAD_NUMBER.search(text)
    return int(match[0]) if match else 0


def _pages_beside(edges: Edges, index: int) -> list[int]:
    """Give the page's number that stands over or under a head: too high for a part's."""
    beside = (i for i in (index - 1, index + 1) if 0 <= i < len(edges.lines))
    texts = ((i, edges.lines[i].text) for i in beside)
    return [i for i, text in texts if _PAGE.fullmatch(text) and A_PARTS < int(text) < _FIRST_YEAR]


def _goes_on(edges: Edges, index: int) -> bool:
    """Tell whether a line of text stands below, not the second line of a title."""
    after = edges.run(index)[-1] + 1
    return after < len(edges.lines) and len(edges.lines[after].text) > _PART_OF_LINE


def _between(edges: Edges, index: int) -> bool:
    """Tell whether text stands over and under a line, as it does not where one signs a letter."""
    run = edges.run(index)
    if run[0] == 0 or run[-1] + 1 >= len(edges.lines):
        return False
    above, below = edges.lines[run[0] - 1].text, edges.lines[run[-1] + 1].text
    return len(below) > _FULL and (len(above) > _FULL or is_closed(above))


def _apart(edges: Edges, places: list[int]) -> int:
    """Give the fewest characters between two of some lines."""
    lines = edges.lines
    return min((lines[b].start - lines[a].end for a, b in pairwise(places)), default=0)
