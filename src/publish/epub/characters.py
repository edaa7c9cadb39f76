"""Takes any string; gives one that XML can hold, and what had to go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# What XML 1.0 (section 2.2) cannot hold, and the C1 controls, which HTML forbids.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BEYOND_ASCII = re.compile("[^\\x00-\\x7f]")
_ASCII = frozenset(map(chr, range(0x20, 0x7F)))


def seen(texts: Iterable[str]) -> frozenset[str]:
    """Give the characters of the texts, and all of ASCII's, which any text comes to need."""
    return _ASCII.union(*(_BEYOND_ASCII.findall(text) for text in texts))


def legal(text: str) -> str:
    """Give the text without the characters that no XHTML file can hold.

    Those that part words, such as a form feed, leave a space.
    """
    return _FORBIDDEN.sub(lambda found: " " if found[0].isspace() else "", text)


def forbidden(text: str) -> str:
    """Give the characters that `legal` takes out, each once, as ``U+0000`` names."""
    found = sorted(set(_FORBIDDEN.findall(text)))
    return ", ".join(f"U+{ord(character):04X}" for character in found)


def line(text: str) -> str:
    """Give the text as one legal line: for titles and names, where a line end means nothing."""
    return " ".join(legal(text).split())


def escape(text: str) -> str:
    """Give the text as XML character data."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def quote(text: str) -> str:
    """Give the text as the value of an XML attribute between double quotes."""
    return escape(text).replace('"', "&quot;")
