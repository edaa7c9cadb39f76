"""Takes a line or a page; tells whether its words are a site's wherever they stand."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from publish.clean.rules.site_signs import lines_of, on_one_line
from publish.clean.rules.site_words.sure import ADVERT, BY_AGENCY, CREDIT, DOOR, PAGE, SURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.clean.rules.site_signs import Line, Page

_SHORT = 80
"""A line of more words is a paragraph, of which no phrase of a site is asked."""
_DOORS = 3
"""So many ways into the rest of a site has a page at least, where a text's headings have one."""
_DOOR = 60
"""A line that is such a way has fewer characters."""
_LINK = 3
"""The spaces that a title has at least: "Bit by bit bit by bit" is no link."""


@lru_cache(maxsize=4096)
def is_sure(line: str) -> bool:
    """Tell whether a line, from its first word to its last, is a site's and nothing else."""
    if _is_doubled(line):
        return True
    return len(line) <= 420 and SURE.fullmatch(line) and not BY_AGENCY.match(line)


def may_be_page(text: str) -> bool:
    """Tell whether a text has a line of those that `is_page` looks for: most have none."""
    return any(map(_is_telling, lines_of(text)))


def _is_telling(line: str) -> bool:
    if is_on_pages(line) or is_sure(line) or ADVERT.fullmatch(line):
        return True
    return len(line) < _DOOR and DOOR.fullmatch(line.lower()) is not None


def is_page(text: str, seen: Page) -> bool:
    """Tell whether any line could stand on nothing but a page of a site.

    "From", "Next" or "News" stand in letters, minutes and lists of contents too, and over a preface
    of old there stands "Advertisement"; a page has that twice, or "Home" and "Search" beside it.
    One word over a sentence may be its heading: "Follow", in an essay on manners.
    """
    adverts = 0
    doors: set[str] = set()
    for i, each in enumerate(seen.lines):
        if each.words > _SHORT:
            continue
        line = on_one_line(text, each)
        if ADVERT.fullmatch(line):
            adverts += 1
        elif is_heading(seen.lines, i):
            continue
        elif is_on_pages(line) or is_sure(line):
            return True
        if len(line) < _DOOR and (door := DOOR.fullmatch(line.lower())):
            doors.add((door[1] or door[2])[:5])
    return adverts > 1 or len(doors) >= _DOORS


def is_on_pages(line: str) -> bool:
    """Tell whether a line's words stand on pages of sites alone."""
    return PAGE.fullmatch(line[:200])


def is_heading(lines: Sequence[Line], index: int) -> bool:
    """Tell whether one word stands between two sentences, as headings and buttons both do."""
    if lines[index].words != 1 or not 0 < index < len(lines) - 1:
        return False
    return lines[index - 1].sentence and lines[index + 1].sentence


def is_credit(line: str) -> bool:
    """Tell whether a line only names whose a picture is, with the house that sold it."""
    return len(line) <= 120 and CREDIT.fullmatch(line) and not BY_AGENCY.match(line)


def _is_doubled(line: str) -> bool:
    """Tell whether a line of four words or more says the same twice or thrice, as a link does.

    Such a link stands on a picture, and on its title; a text repeats itself with a comma.
    """
    for times in (2, 3):
        part, rest = divmod(len(line) + 1, times)
        once = line[: part - 1]
        if not rest and " ".join([once] * times) == line:
            return once[:1].isupper() and once.count(" ") >= _LINK and once[-1:] not in ",;"
    return False
