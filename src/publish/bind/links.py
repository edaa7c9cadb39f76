"""Takes an edition's ids and readings; gives the links that editors wrote, leading where they mean.

An editor writes ``[above](#tolls)`` for a heading of the same reading, ``(#p12)`` for a paragraph,
``(#source-12)`` for the mark of a page of its
source, ``(#another-reading)`` for a reading, ``(#another-reading--tolls)`` for a heading in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container
    from xml.etree.ElementTree import Element

_OURS = ("call", "term", "back")


def resolve(target: str, slug: str, ids: Container[str]) -> str:
    """Give the id that a fragment written in the reading ``slug`` means, or nothing."""
    name = target.removeprefix("#").lower()
    for wanted in (f"{slug}--{name}", f"{slug}-{name}", name):
        if name and wanted in ids:
            return wanted
    return ""


def settle(tree: Element, slug: str, ids: Container[str]) -> None:
    """Point a reading's own links at the ids they mean; one that means none becomes plain words."""
    for anchor in tree.iter("a"):
        target = anchor.get("href", "")
        if target.startswith("#") and anchor.get("class") not in _OURS:
            if found := resolve(target, slug, ids):
                anchor.set("href", f"#{found}")
            else:
                anchor.tag = "span"
                anchor.attrib.pop("href")
