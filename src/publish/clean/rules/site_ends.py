"""Takes a page and its lines; gives those just under its text that close it: credits, who signed.

They look like the first lines of a site's foot, but are the author's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.clean.rules.site_signs import is_bare_name, on_one_line
from publish.clean.rules.site_sure import is_heading, is_on_pages, is_sure
from publish.clean.rules.site_words.boxes import OTHER_STORIES
from publish.clean.rules.site_words.classes import MONTH
from publish.clean.rules.site_words.sure import ADVERT
from publish.patterns import later

if TYPE_CHECKING:
    from publish.clean.rules.site_signs import Line, Page

_MADE = (
    r"translat(?:ed|ions?)|edited|illustrat(?:ed|ions?)|photos?|photograph(?:s|y|ed)?|pictures|"
    r"drawings?|maps?|figures|woodcuts?|engravings?|music|lyrics|adapted|abridged|transcribed|"
    r"compiled|introduced|collected|selected|annotated|notes|foreword|afterword|introduction|"
    r"recorded|as told"
)
_TEXT = r"(?:essay|article|piece|text|story|lecture|talk|speech|chapter|paper|poem|translation)"
_CREDIT = later(
    rf"(?:(?:newly|freely) )?(?:{_MADE})\b(?: and (?:{_MADE})\b)?(?:,? from .{{1,40}})?,? "
    r"(?:by|to) .+|"
    r"(?:with )?(?:(?:many|special|warm|our|my) )?thanks (?:to|for|are due) .+|"
    r"(?:for|to|in memory of|to the memory of) (?:my|our|the late) .+|"
    rf"(?:an? .{{1,30}} of )?(?:this {_TEXT} )?(?:was |has )?(?:been )?"
    r"(?:first|originally|previously) "
    r"(?:published|printed|appeared|delivered|given|read|broadcast) (?:in|as|to|before|by) .+|"
    r"(?:re)?printed (?:here )?(?:from|in|by|with) .+|"
    rf"(?:this {_TEXT} (?:is|was) )?(?:adapted|excerpted|extracted|condensed|taken) from .+|"
    r"the (?:author|writer|translator) (?:is|was|lives|teaches|works|wishes|thanks|would) .+|"
    r"(?:the )?end|end \d.{0,20}|finis|to be continued|"
    r"(?:continued|concluded) (?:in|from) .+|p\.? ?s\b.+",
    re.IGNORECASE,
)
_FAREWELL = later(
    r"(?:yours|sincerely|faithfully|respectfully|with (?:best|kind|warm) (?:wishes|regards)|"
    r"(?:best|kind|warm) (?:wishes|regards)|love|signed)\b.{0,40}",
    re.IGNORECASE,
)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th|\.)?"
_DAY = (
    rf"(?:(?:{_NUMBER} )?{MONTH}(?: {_NUMBER},?)?,? |"
    r"(?:(?:spring|summer|autumn|fall|winter|easter|christmas),? )?)(?:1[5-9]|20)\d\d"
)
_DATED = later(
    rf"\W?(?:[^\W\d_][\w.’' -]{{1,40}}(?:, [^\W\d_][\w.’' -]{{1,40}})?,? )?{_DAY}\W{{0,2}}",
    re.IGNORECASE,
)
OF_AUTHORS = frozenset({"author", "credit", "meta"})
"""Kinds of furniture whose phrases an author uses too."""
_ASIDE = later(r"[(\[][^()\[\]]{3,60}[)\]]")
_AT = later(
    r"\b(?:Universit|Institut|Department of|College\b|School of|Faculty|Academy|Cent(?:er|re) for|"
    r"Laborator)[\w ,&.-]*\Z"
)
_INSTITUTE = 120
"""So many characters has the place at most."""
_LINES = 6
"""So many lines at most close a text."""
_WORDS = 40


def closing(text: str, seen: Page) -> set[int]:
    """Give the indices of the lines between the text's last sentence and the site's first line."""
    out: set[int] = set()
    above = ""
    for i in range(seen.last + 1, min(seen.last + 1 + _LINES, len(seen.lines))):
        line, plain = seen.lines[i], on_one_line(text, seen.lines[i])
        if line.words > _WORDS or line.kinds - OF_AUTHORS or is_sure(plain):
            break
        if OTHER_STORIES.fullmatch(plain):
            break
        if _closes(line, plain, above):
            out.add(i)
        above = plain
    return out


def beside(text: str, seen: Page) -> set[int]:
    """Give the lines within, just over and just under the text that no site alone would write."""
    inside = [i for i in range(seen.first, seen.last + 1) if is_heading(seen.lines, i)]
    out = {i for i in inside if not ADVERT.fullmatch(on_one_line(text, seen.lines[i]))}
    for edge, step in ((seen.first - 1, -1), (seen.last + 1, 1)):
        for i in range(edge, edge + step * _LINES, step):
            if not 0 <= i < len(seen.lines):
                break
            plain = on_one_line(text, seen.lines[i])
            if is_sure(plain) or is_on_pages(plain):
                break
            out.add(i)
    return out


def _closes(line: Line, plain: str, above: str) -> bool:
    """Tell whether a line is a credit, a place and day, a farewell, a name, or carries on."""
    if _CREDIT.fullmatch(plain) or _DATED.fullmatch(plain) or _FAREWELL.fullmatch(plain):
        return True
    if line.kinds:
        return False
    carries_on = any(each.endswith((",", ";")) for each in (above, plain)) or "lower" in line.seen
    return (
        carries_on
        or "closed" in line.seen
        or is_bare_name(line, plain)
        or is_institute(line, plain)
        or bool(_ASIDE.fullmatch(plain))
    )


def is_credit_of_text(plain: str) -> bool:
    """Tell whether a line says who had a hand in a text beside its author, or where it was."""
    return bool(_CREDIT.fullmatch(plain))


def is_institute(line: Line, plain: str) -> bool:
    """Tell whether a line only says where a scholar works."""
    short = line.words >= 2 and len(plain) <= _INSTITUTE
    return short and not line.kinds and bool(_AT.search(plain))
