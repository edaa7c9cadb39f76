"""Takes an element of the source tree; gives its standard structure type and attributes in a PDF.

Structure types are those of ISO 32000-1, 14.8.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pydyf

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

GROUPING = frozenset(
    [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "TOC",
        "TOCI",
        "L",
        "LI",
        "Table",
        "THead",
        "TBody",
        "TFoot",
        "TR",
        "Index",
    ]
)
"""Types that hold other elements and no text of their own."""

_ROLES = {
    "section": "Sect",
    "article": "Art",
    "header": "Div",
    "footer": "Div",
    "div": "Div",
    "aside": "Sect",
    "figure": "Div",
    "main": "Part",
    "nav": "Sect",
    "p": "P",
    "hr": "P",
    "pre": "P",
    "blockquote": "BlockQuote",
    "q": "Quote",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "table": "Table",
    "caption": "Caption",
    "figcaption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "img": "Figure",
    "code": "Code",
    "kbd": "Code",
    "samp": "Code",
}
_ROLES |= {f"h{level}": f"H{level}" for level in range(1, 7)}
_BY_CLASS = {"note": "Note", "note-number": "Lbl", "call": "Reference", "author": "P"}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def is_note(element: Element) -> bool:
    """Tell whether an element is the body of a note."""
    return "note" in _classes(element)


def labelled(element: Element | None) -> str:
    """Give the id of the block that an element is the label of, or nothing."""
    return "" if element is None else element.get("data-label-of", "")


def role(element: Element, parent: Element | None) -> str:
    """Give the structure type of an element."""
    tag, classes = element.tag, _classes(element)
    if tag == "a":
        return "Link" if element.get("href") else "Span"
    for name, kind in _BY_CLASS.items():
        if name in classes:
            return kind
    if tag in ("ol", "ul") and parent is not None and parent.tag == "nav":
        return "TOC"
    return _ROLES.get(tag, "Span")


def describe(
    element: Element,
    structure_type: str,
    attributes: dict[str, object],
    parents: Mapping[Element, Element],
) -> None:
    """Add what the PDF should say of an element: language, alternate text, expansion, scope."""
    language = element.get("lang") or element.get(_LANGUAGE)
    around = parents.get(element)
    if language and element.tag not in ("html", "body") and language != _language(around, parents):
        attributes["Lang"] = language
    if element.tag == "img":
        attributes["Alt"] = element.get("alt") or ""
    elif element.tag == "abbr" and element.get("title"):
        attributes["E"] = element.get("title")
    elif is_note(element) and element.get("id"):
        attributes["ID"] = element.get("id")
    elif element.tag in ("ul", "ol") and structure_type == "L":
        lettered = element.get("class") == "lettered"
        kind = "/Decimal" if element.tag == "ol" else "/None" if lettered else "/Disc"
        attributes["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": kind})
    elif element.tag in ("th", "td"):
        _cell(element, attributes)


def _cell(cell: Element, attributes: dict[str, object]) -> None:
    table = pydyf.Dictionary({"O": "/Table"})
    if cell.tag == "th":
        table["Scope"] = "/Row" if cell.get("scope") == "row" else "/Column"
    for name, key in (("colspan", "ColSpan"), ("rowspan", "RowSpan")):
        if (span := cell.get(name, "1")).isdigit() and int(span) > 1:
            table[key] = int(span)
    if len(table) > 1:
        attributes["A"] = table


def _language(element: Element | None, parents: Mapping[Element, Element]) -> str:
    while element is not None:
        if language := element.get("lang") or element.get(_LANGUAGE):
            return language
        element = parents.get(element)
    return ""


def link_words(link: Element) -> str:
    """Give the words that describe a link where it is announced by itself."""
    words = link.get("aria-label") or link.get("title") or "".join(link.itertext())
    return " ".join(words.split()) or link.get("href") or "link"
