"""Takes lines; tells which a library, a publisher or a reading device stamped on a page."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.clean.rules.page_lines import Line

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
    r"digiti[sz]ed by (?:google|microsoft.?|the internet archive.{0,100}|.{3,40} at google)",
    r"original from (?:the )?(?:university|library|college) of .{3,40}",
    rf"generated (?:on|for|at) .{{0,120}}{_WHEN}.{{0,30}}(?:gmt|utc).{{0,120}}",
    r"public domain(?: in the united states)?, google-digiti[sz]ed.{0,100}",
    r"(?:public domain[^.]{0,60})?https?://(?:www\.)?hathitrust\.org/access_use\S{0,40}",
    r"https?://hdl\.handle\.net/2027/\S{3,60}",
)
_STAMP = re.compile("|".join(f"(?:{each})" for each in _STAMPS), re.IGNORECASE)
_ADDRESSED = re.compile(
    r"https?:|www\.|\bdoi\b|\d{1,3}(?:\.\d{1,3}){3}|\bgoogle\b|internet archive", re.IGNORECASE
)
_COUNTED = re.compile(
    r"(?:location|loc\.?) (?P<at>\d{2,6})(?:[-–]\d{1,6})?(?: of \d{2,6})?(?:\W{1,4}\d{1,3} ?%)?"
    r"|(?:page|p\.) (?P<page>\d{1,4}) of \d{1,4}\W{1,4}\d{1,3} ?%"
    r"|(?:page|p\.) (?P<leaf>\d{1,4})\W{1,4}\d{1,3} ?%",
    re.IGNORECASE,
)
"""Where a reading device says how far a reader has come: a number that grows."""
_DIVIDED = re.compile(r"digiti[sz]ed by\Z", re.IGNORECASE)
_BY = re.compile(r"google|microsoft|the internet archive|internet archive", re.IGNORECASE)
"""What stands under “Digitized by” where a picture parted the two."""
_KEY = re.compile(
    r"download|all use subject|access date|provided by|brought to you|cambridge university press"
    r"|author manuscript|reproduced with|electronic copy|protected by copyright|copyright of"
    r"|\[end page|personal use only|heinonline|ebsco|project muse|digiti[sz]ed|original from"
    r"|generated (?:on|for|at)|hathitrust|handle\.net|\bloc(?:ation|\.)? \d|\d ?%",
    re.IGNORECASE,
)
"""What a text has that has any stamp."""
_LONGEST = 600


def is_addressed(text: str) -> bool:
    """Tell whether a stamp names an address or a maker of copies, as no author's line does."""
    return _ADDRESSED.search(text) is not None


def stamps_of(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """Give the lines of ``text`` that say of themselves that they were put on a copy."""
    if not _KEY.search(text):
        return frozenset()
    found = {
        index
        for index, line in enumerate(lines)
        if 12 < len(line.text) < _LONGEST
        and not line.text[0].islower()
        and _STAMP.fullmatch(line.text)
    }
    for index, (line, after) in enumerate(pairwise(lines)):
        if _DIVIDED.fullmatch(line.text) and _BY.fullmatch(after.text):
            found |= {index, index + 1}
    found.update(_counted(lines))
    return frozenset(found)


def _counted(lines: Sequence[Line]) -> set[int]:
    """Give the lines of a reading device: two or more of a kind, each with a higher number."""
    kinds: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        if len(line.text) < 40 and (match := _COUNTED.fullmatch(line.text)):
            kind = match.lastgroup or ""
            kinds[kind].append((index, int(match[kind])))
    rising = (
        each for each in kinds.values() if all(one[1] < two[1] for one, two in pairwise(each))
    )
    return {index for each in rising if len(each) > 1 for index, _ in each}
