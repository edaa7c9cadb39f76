"""Takes a text copied from pages; gives the lines that a library or publisher stamped on them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.clean.rules.page_edges import edges_of, without
from publish.clean.rules.page_texts import JOINED, book

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHEN = r"(?:\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}:\d{2})"
_STAMPS = (
    r"this content (?:was |is )?downloaded from .{3,120}",
    r"all use subject to .{0,80}(?:jstor|terms).{0,40}",
    (
        rf"(?:content )?download(?:ed|/printed)? (?:from|by|on|at|via) .{{3,160}}{_WHEN}"
        r"(?:[^.]|\.(?=\S)){0,40}"
    ),
    r"downloaded (?:from|by) (?:https?://|www\.)\S+(?: by .{1,80})?",
    rf"(?:download|access) date\s*\|?\s*{_WHEN}.{{0,30}}",
    r"(?:https?://(?:dx\.)?doi\.org/\S+ )?published online by cambridge university press",
    r"(?:nih-pa |nihms )?author manuscript(?:; available in pmc .{4,30})?",
    r"reproduced with permission of (?:the )?copyright owner\..{0,80}",
    r"electronic copy available at:? https?://\S+",
    r"this article is protected by copyright\. all rights reserved\.?",
    r"copyright of .{3,160} is the property of .{3,160}(?:content|copied|e-?mailed).{3,300}",
    (
        rf"(?:brought to you|access provided|provided) by\s*\|\s*.{{2,120}}|\[[\d.:a-f]{{7,40}}\] "
        rf"project muse .{{0,20}}{_WHEN}.{{0,80}}"
    ),
    r"\[end page \d{1,4}\]",
    r"for personal use only\.?(?: (?:no other uses|not for).{0,60})?",
    r"(?:-- )?your use of this heinonline pdf indicates .{10,200}",
    rf"ebsco.{{1,60}}printed on {_WHEN}.{{0,80}}",
)
_STAMP = re.compile("|".join(f"(?:{each})" for each in _STAMPS), re.IGNORECASE)
_ADDRESSED = re.compile(r"https?:|www\.|\bdoi\b|\d{1,3}(?:\.\d{1,3}){3}", re.IGNORECASE)
_LONGEST = 600


def _stamps(text: str) -> Iterator[Finding]:
    """Find the lines of a stamp, each of which says of itself that it was put on a copy.

    One alone that names no address might be the author's, so that a person must look at it.
    """
    lines = edges_of(text).lines
    stamps = [
        index
        for index, line in enumerate(lines)
        if 12 < len(line.text) < _LONGEST
        and not line.text[0].islower()
        and _STAMP.fullmatch(line.text)
    ]
    found = {i: len(stamps) < 2 and not _ADDRESSED.search(lines[i].text) for i in stamps}
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
