"""Takes a line; gives the day that it names, or tells whether it is a day and nothing else."""

from __future__ import annotations

import re

from publish.clean.rules.site_words.classes import MONTH_ABROAD
from publish.text import Span

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DAY_NAME = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
DATE = re.compile(
    rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th|d)?\s*,?\s+\d{{4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+\d{{4}}|{MONTH},?\s+\d{{4}}|"
    r"(?<![\d./-])(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})(?![./-]?\d)|"
    rf"{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b|"
    rf"\b(?:\d{{1,2}}(?:\.|er|º|\.º|°)?\s+(?:de\s+)?)?{MONTH_ABROAD}\s+(?:de[l]?\s+)?\d{{4}}\b|"
    r"(?:1[5-9]|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
AROUND_DATE = re.compile(
    rf"(?:first\s+)?(?:published|posted|updated|last\s+(?:updated|modified|edited)|date|on|at|edt|"
    rf"est|pdt|pst|gmt|utc|bst|cet|cst|mst|[ap]\.?m\.?|{DAY_NAME}|\d{{1,2}}[:.h]\d{{2}}(?::\d\d)?|"
    r"(?:veröffentlicht|erschienen|stand|aktualisiert)(?:\s+am)?|(?:publié|mis à jour)(?:\s+le)?|"
    r"(?:publicado|pubblicato|actualizado)(?:\s+(?:el|em|il))?|den|vom|le|el|"
    r"\d{1,2}\s?[ap]\.?m\.?|\d{1,3}\s+(?:min(?:ute)?s?)(?:\s+read)?|read|ago|et|pt|ct|[|•·,:;.()/–—-])",
    re.IGNORECASE,
)


def is_date(line: str) -> bool:
    """Tell whether a line is a date and nothing else but what stands beside dates."""
    return date(line) is not None and not AROUND_DATE.sub("", DATE.sub("", line)).strip(" \t_*[]")


def date(line: str) -> Span | None:
    """Give the place of the first date in a line, in characters into it."""
    if len(line) > 160:
        return None
    match = DATE.search(line) if _DIGIT.search(line) else None
    return Span(*match.span()) if match else None
