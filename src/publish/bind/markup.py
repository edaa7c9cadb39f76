"""Takes tags, words and classes; gives XHTML elements."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Container, Iterable


_INLINE_TAGS = (
    "a abbr b bdi bdo cite code dfn em i img kbd mark q s samp small span strong sub sup u var"
)
_INLINE = frozenset(_INLINE_TAGS.split())


def make(tag: str, *content: str | ET.Element, cls: str = "", **attributes: str) -> ET.Element:
    """Make an element of words and elements in order; an empty attribute is left out."""
    element = ET.Element(tag)
    if cls:
        element.set("class", cls)
    for name, value in attributes.items():
        if value:
            element.set(name, value)
    fill(element, content)
    return element


def fill(element: ET.Element, content: Iterable[str | ET.Element]) -> None:
    """Add words and elements at an element's end."""
    for item in content:
        if isinstance(item, ET.Element):
            element.append(item)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + item
        else:
            element.text = (element.text or "") + item


def unwrap(element: ET.Element, inner: ET.Element) -> None:
    """Put the content of ``inner`` at the end of ``element``, without ``inner`` itself."""
    fill(element, [inner.text or ""])
    for child in list(inner):
        element.append(child)


def add_class(element: ET.Element, cls: str) -> None:
    """Add a class to those an element has."""
    element.set("class", f"{element.get('class', '')} {cls}".strip())


def words(element: ET.Element, skip: Container[str] = ("call",)) -> str:
    """Give an element's text, blanks as one space, without elements of the classes ``skip``.

    The edges of blocks and forced line ends part words; the edges of inline elements do not.
    """
    parts: list[str] = []
    gather(element, skip, parts)
    return " ".join("".join(parts).split())


def gather(element: ET.Element, skip: Container[str], parts: list[str]) -> None:
    """Add the stretches of an element's text that `words` gives, blanks as they are, to a list."""
    if element.get("class", "") in skip:
        return
    edge = "" if element.tag in _INLINE else " "
    parts.append(edge)
    if element.text:
        parts.append(element.text)
    for child in element:
        gather(child, skip, parts)
        if child.tail:
            parts.append(child.tail)
    parts.append(edge)
