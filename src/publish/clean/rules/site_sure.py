"""Takes a line; tells whether its words are a site's wherever they stand, amid the text too."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from publish.clean.rules.site_words.sure import ADVERT, BY_AGENCY, CREDIT, DOOR, PAGE, SURE

if TYPE_CHECKING:
    from collections.abc import Iterable

_DOORS = 3
"""So many ways into the rest of a site has a page at least, where a text's headings have one."""
_LINK = 3
"""The spaces that a title has at least: "Bit by bit bit by bit" is no link."""


@lru_cache(maxsize=4096)
def is_sure(line: str) -> bool:
    """Tell whether a line, from its first word to its last, is a site's and nothing else."""
    if _is_doubled(line):
        return True
    return len(line) <= 420 and bool(SURE.fullmatch(line)) and not BY_AGENCY.match(line)


def is_page(lines: Iterable[str]) -> bool:
    """Tell whether any of the lines could stand on nothing but a page of a site.

    "From", "Next" or "News" stand in letters, minutes and lists of contents too, and over a preface
    of old there stands "Advertisement"; a page has that twice, or "Home" and "Search" beside it.
    """
    adverts = 0
    doors: set[str] = set()
    for line in lines:
        if ADVERT.fullmatch(line):
            adverts += 1
        elif line and (PAGE.fullmatch(line[:200]) or is_sure(line)):
            return True
        if len(line) < 60 and (door := DOOR.fullmatch(line.lower())):
            doors.add((door[1] or door[2])[:5])
    return adverts > 1 or len(doors) >= _DOORS


def is_credit(line: str) -> bool:
    """Tell whether a line only names whose a picture is, with the house that sold it."""
    return len(line) <= 120 and bool(CREDIT.fullmatch(line)) and not BY_AGENCY.match(line)


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
