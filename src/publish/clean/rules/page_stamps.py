"""Takes a text copied from pages; gives the lines that a library or publisher stamped on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.clean.rules.page_edges import edges_of, without
from publish.clean.rules.page_texts import JOINED, book
from publish.clean.rules.stamps import is_addressed

if TYPE_CHECKING:
    from collections.abc import Iterator


def _stamps(text: str) -> Iterator[Finding]:
    """Find the lines of a stamp, each of which says of itself that it was put on a copy.

    One alone that names no address might be the author's, so that a person must look at it.
    """
    edges = edges_of(text)
    lines, stamps = edges.lines, edges.stamps
    found = {i: len(stamps) < 2 and not is_addressed(lines[i].text) for i in stamps}
    return without(text, lines, found, "a copy's stamp")


RULES = (
    Rule(
        name="page-stamp",
        family="page furniture",
        why="A library or publisher stamps each page that it hands out with where and when.",
        reach=Reach.LINES,
        find=_stamps,
        examples=(
            Example(
                book("This content downloaded from 10.1.2.3 on Tue, 4 Mar 2014 12:00:{} UTC"),
                JOINED,
                "amid a sentence",
            ),
            Example(
                "The chain was drawn.\n\nDownloaded from https://example.org by guest on 4 May "
                "2014\n\nNobody drew it.\n",
                "The chain was drawn.\n\n\nNobody drew it.\n",
            ),
            Example(book("Digitized by\nGoogle"), JOINED, "of a scan"),
            Example(book("Location 12{}"), JOINED, "of a reading device"),
            Example("Location 12\n\nA well.\n", "Location 12\n\nA well.\n", "a place"),
            Example(
                "The file was downloaded from the council's own pages in 2014.\n",
                "The file was downloaded from the council's own pages in 2014.\n",
                "the author's own sentence",
            ),
            Example(
                "Downloaded by more than a million people since 2004, it changed the world.\n",
                "Downloaded by more than a million people since 2004, it changed the world.\n",
                "a sentence that begins so",
            ),
            Example(
                "The copy was made at Leeds and\ndownloaded on 4.3.2014\nby the watch.\n",
                "The copy was made at Leeds and\ndownloaded on 4.3.2014\nby the watch.\n",
                "amid a sentence of the author's",
            ),
        ),
    ),
)
