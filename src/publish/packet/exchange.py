"""Takes CSL-JSON items; gives them as CSL-JSON, BibTeX or RIS text for other programs.

BibTeX after Patashnik, "BibTeXing" (1988), as biblatex and Zotero read it, in UTF-8; RIS after the
Reference Manager specification (2001).
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.packet.citation import Item

_BIBTEX_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "thesis": "phdthesis",
    "report": "techreport",
}
_BIBTEX_FIELDS = (
    ("title", "title"),
    ("publisher", "publisher"),
    ("publisher-place", "address"),
    ("volume", "volume"),
    ("issue", "number"),
    ("edition", "edition"),
    ("DOI", "doi"),
    ("ISBN", "isbn"),
    ("ISSN", "issn"),
    ("URL", "url"),
    ("language", "language"),
)
_RIS_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "paper-conference": "CPAPER",
    "thesis": "THES",
    "report": "RPRT",
    "webpage": "ELEC",
}
_RIS_FIELDS = (
    ("title", "TI"),
    ("container-title", "T2"),
    ("publisher", "PB"),
    ("publisher-place", "CY"),
    ("volume", "VL"),
    ("issue", "IS"),
    ("edition", "ET"),
    ("DOI", "DO"),
    ("URL", "UR"),
    ("language", "LA"),
)


def csl_json(items: Sequence[Item]) -> str:
    """Give the items as one CSL-JSON array."""
    return json.dumps(list(items), ensure_ascii=False, indent=2) + "\n"


def bibtex(items: Sequence[Item]) -> str:
    """Give the items as BibTeX entries, keyed by the readings' slugs."""
    return "\n".join(_bibtex_entry(item) for item in items)


def ris(items: Sequence[Item]) -> str:
    """Give the items as RIS records, lines ended as the format wants them (CRLF)."""
    return "".join(_ris_entry(item) for item in items)


def _bibtex_entry(item: Item) -> str:
    kind = _BIBTEX_TYPES.get(str(item["type"]), "misc")
    fields = [(name, _bibtex_text(item[key])) for key, name in _BIBTEX_FIELDS if item.get(key)]
    for key in ("author", "editor", "translator"):
        people = [_bibtex_name(person) for person in _people(item, key)]
        if people:
            fields.append((key, " and ".join(people)))
    if item.get("container-title"):
        holder = {"article": "journal", "misc": "howpublished"}.get(kind, "booktitle")
        fields.append((holder, _bibtex_text(item["container-title"])))
    if item.get("page"):
        fields.append(("pages", re.sub(r"\s*[-–]+\s*", "--", str(item["page"]))))
    year, month, day = _date(item, "issued")
    if year:
        fields.append(("year", year))
        fields.append(("date", "-".join(part for part in (year, month, day) if part)))
    seen = "-".join(part for part in _date(item, "accessed") if part)
    if seen:
        fields.append(("urldate", seen))
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in sorted(fields))
    return f"@{kind}{{{item['id']},\n{body}}}\n"


def _bibtex_text(value: object) -> str:
    text = re.sub(r"([&%$#_])", r"\\\1", str(value).replace("\\", r"\textbackslash "))
    return text if text.count("{") == text.count("}") else re.sub(r"[{}]", "", text)


def _bibtex_name(person: dict[str, str]) -> str:
    if "literal" in person:
        return "{" + _bibtex_text(person["literal"]) + "}"
    parts = [person["family"], person.get("suffix", ""), person.get("given", "")]
    return ", ".join(_bibtex_text(part) for part in parts if part)


def _ris_entry(item: Item) -> str:
    lines = [("TY", _RIS_TYPES.get(str(item["type"]), "GEN")), ("ID", str(item["id"]))]
    for key, tag in (("author", "AU"), ("editor", "ED"), ("translator", "A4")):
        for person in _people(item, key):
            parts = [person.get("family", ""), person.get("given", ""), person.get("suffix", "")]
            name = person.get("literal") or ", ".join(part for part in parts if part)
            lines.append((tag, name))
    lines += [(tag, str(item[key])) for key, tag in _RIS_FIELDS if item.get(key)]
    lines += [("SN", str(item[key])) for key in ("ISBN", "ISSN") if item.get(key)]
    if item.get("page"):
        first, _, last = re.sub(r"\s*[-–]+\s*", "-", str(item["page"])).partition("-")
        lines.append(("SP", first))
        if last:
            lines.append(("EP", last))
    year, month, day = _date(item, "issued")
    if year:
        lines += [("PY", year), ("DA", f"{year}/{month}/{day}/")]
    seen = _date(item, "accessed")
    if seen[0]:
        lines.append(("Y2", "/".join(seen) + "/"))
    text = "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in lines)
    return f"{text}ER  - \r\n\r\n"


def _people(item: Item, key: str) -> list[dict[str, str]]:
    people = item.get(key)
    return [dict(person) for person in people] if isinstance(people, list) else []


def _date(item: Item, key: str) -> tuple[str, str, str]:
    """Give year, month and day with their zeros, empty where the date does not tell them."""
    value = item.get(key)
    parts: object = value.get("date-parts") if isinstance(value, dict) else None
    if not isinstance(parts, list) or not parts:
        literal = str(value.get("literal", "")) if isinstance(value, dict) else ""
        found = re.search(r"\b\d{4}\b", literal)
        return (found[0] if found else "", "", "")
    numbers = [str(number).zfill(2) for number in parts[0]] + ["", ""]
    return (numbers[0], numbers[1], numbers[2])
