"""Takes a reading's front matter; gives it as an item of CSL-JSON, the record of its source.

Fields and their meaning: CSL 1.0.2 specification, appendices III (types) and IV (variables).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publish.manuscript.model import FrontMatter

Item: TypeAlias = "dict[str, object]"

TEXT_FIELDS = (
    "container-title",
    "collection-title",
    "publisher",
    "publisher-place",
    "volume",
    "issue",
    "number",
    "page",
    "edition",
    "genre",
    "DOI",
    "ISBN",
    "ISSN",
    "URL",
)
PEOPLE_FIELDS = ("editor", "translator")
DATE_FIELDS = ("accessed", "original-date")

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WORDED = re.compile(
    r"(?:(?P<d1>\d{1,2})\s+)?(?P<month>[A-Za-z]{3,9})\.?(?:\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?)?"
    r"\s+(?P<year>\d{4})"
)
_RANGE = re.compile(r"(?<=\w)\s*[-‐‑–—]+\s*(?=\w)")
_NUMBERED = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def item(slug: str, front: FrontMatter) -> Item:
    """Give the source of a reading as CSL-JSON, with the reading's slug as its id."""
    raw = front.raw
    title = f"{front.title}: {front.subtitle}" if front.subtitle else front.title
    out: Item = {"id": slug, "type": str(raw.get("type") or _kind(raw)), "title": title}
    people = [
        {"family": name.family, "given": name.given} if name.family else split_name(name.literal)
        for name in front.authors
    ]
    if people:
        out["author"] = people
    for key in PEOPLE_FIELDS:
        if raw.get(key):
            out[key] = _people(raw[key])
    for key in TEXT_FIELDS:
        if raw.get(key) not in (None, ""):
            out[key] = _RANGE.sub("–", str(raw[key])) if key == "page" else str(raw[key])
    if "URL" not in out and re.match(r"https?://", front.source):
        out["URL"] = front.source
    if "DOI" in out:
        out["DOI"] = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)", "", str(out["DOI"]))
    if front.date:
        out["issued"] = date(front.date)
    for key in DATE_FIELDS:
        if raw.get(key):
            out[key] = date(raw[key])
    if front.lang:
        out["language"] = front.lang
    return out


def date(value: object) -> dict[str, object]:
    """Give a date as CSL-JSON has it: parts where they are plain, else the words as they are.

    Knows ``2007``, ``2007-03-01``, ``March 2007``, ``1 March 2007`` and ``March 1, 2007``.
    """
    if isinstance(value, dt.date):
        return {"date-parts": [[value.year, value.month, value.day]]}
    text = str(value).strip()
    if found := _NUMBERED.fullmatch(text):
        return {"date-parts": [[int(part) for part in found.groups() if part]]}
    if found := _WORDED.fullmatch(text):
        month = _month(found["month"])
        if month:
            parts = [int(found["year"]), month]
            if day := found["d1"] or found["d2"]:
                parts.append(int(day))
            return {"date-parts": [parts]}
    return {"literal": text}


def split_name(literal: str) -> dict[str, str]:
    """Give a name as CSL-JSON has it: family and given names where the form is plain.

    ``Sayers, Eric`` and ``Eric Sayers`` are plain; a body such as ``The Canal Society`` and a name
    in one word stay whole. Particles (``van``, ``de``) go with the family name.
    """
    text = " ".join(literal.split())
    if text.count(",") == 1:
        family, given = (part.strip() for part in text.split(","))
        return {"family": family, "given": given}
    words = text.split(" ")
    body = re.search(
        r"(?i)\b(the|of|and|for|society|institute|university|committee|department|office|"
        r"association|council|center|centre|foundation|commission|ministry|bureau|staff|board)\b",
        text,
    )
    if len(words) < 2 or body or any(c.isdigit() for c in text):
        return {"literal": text}
    suffix = words.pop() if re.fullmatch(r"(?:Jr|Sr)\.?|II|III|IV", words[-1]) else ""
    if len(words) < 2:
        return {"literal": text}
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].islower():
        cut -= 1
    name = {"family": " ".join(words[cut:]), "given": " ".join(words[:cut])}
    return {**name, "suffix": suffix} if suffix else name


def _people(value: object) -> list[dict[str, str]]:
    values = value if isinstance(value, list) else [value]
    out = []
    for one in values:
        if isinstance(one, dict):
            known = {key: str(one[key]) for key in ("family", "given", "literal") if one.get(key)}
            out.append(known or split_name(str(one.get("name", ""))))
        else:
            out.append(split_name(str(one)))
    return out


def _kind(raw: Mapping[str, object]) -> str:
    if raw.get("ISSN") or raw.get("issue"):
        return "article-journal"
    if raw.get("container-title") and (raw.get("publisher") or raw.get("ISBN")):
        return "chapter"
    if raw.get("publisher") or raw.get("ISBN"):
        return "book"
    return "webpage" if raw.get("URL") or raw.get("source") else "document"


def _month(word: str) -> int:
    low = word.lower()
    return next(
        (n for n, name in enumerate(_MONTHS, 1) if len(low) > 2 and name.startswith(low)), 0
    )
