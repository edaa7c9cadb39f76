"""Takes XHTML blocks; gives their unbroken stretches of running text, with who holds each piece."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_INLINE_TAGS = (
    "a abbr b bdi bdo br cite code dfn em i img kbd mark q s samp small span strong sub sup u var"
)
_INLINE = frozenset(_INLINE_TAGS.split())
_UNLINKED = HEADINGS | {
    *("a", "aside", "code", "dfn", "header", "img", "kbd", "math", "nav", "pre", "samp", "svg")
}
_UNLINKED_CLASSES = frozenset(
    ("notes", "note", "unplaced", "call", "source-page", "editorial", "glossary")
)
_UNREAD = HEADINGS | {"aside", "header", "math", "nav", "pre", "svg"}
_UNREAD_CLASSES = _UNLINKED_CLASSES
BARRIER = "\ufffc"
"""Stands in a flow for what no term reaches across: a link, a note's call, code."""
_BLANKS = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that one element holds as its text, or as its tail.

    ``start`` counts characters into the flow it belongs to. ``parent`` is the holder's own.
    """

    holder: Element
    parent: Element | None
    is_tail: bool
    start: int
    text: str


def linkable(block: Element) -> Iterator[list[Run] | None]:
    """Give each unbroken flow of text in a block where terms may be linked, None for each heading.

    A link, a note's call or code within a flow is one character that belongs to no word. All flows
    are gathered before the first is given, so that a caller may change the block.
    """
    return iter(_Walk(_UNLINKED, _UNLINKED_CLASSES, BARRIER).over(block))


def paragraphs(blocks: Iterable[Element]) -> tuple[str, ...]:
    """Give the plain text of each unbroken flow of a reading, headings and notes left out.

    Runs of blanks, among them the line ends of a wrapped paragraph, are one blank; no-break spaces
    stay.
    """
    walk = _Walk(_UNREAD, _UNREAD_CLASSES, "")
    texts = (
        _BLANKS.sub(" ", "".join(run.text for run in flow)).strip(" ")
        for block in blocks
        for flow in walk.over(block)
        if flow is not None
    )
    return tuple(text for text in texts if text)


class _Walk:
    """Goes through a block without recursion, however deep it is nested."""

    def __init__(self, closed: frozenset[str], classes: frozenset[str], barrier: str) -> None:
        self._closed = closed
        self._classes = classes
        self._barrier = barrier
        self._flows: list[list[Run] | None] = []

    def over(self, block: Element) -> Sequence[list[Run] | None]:
        self._flows = [[]]
        stack: list[tuple[Element, Element | None, bool]] = [(block, None, False)]
        while stack:
            node, parent, leaving = stack.pop()
            if leaving:
                self._leave(node, parent)
                continue
            stack.append((node, parent, True))
            if self._enter(node, parent):
                stack.extend((child, node, False) for child in reversed(node))
        return [flow for flow in self._flows if flow is None or flow]

    def _enter(self, node: Element, parent: Element | None) -> bool:
        inline = node.tag in _INLINE
        if node.tag in HEADINGS:
            self._flows.append(None)
        elif not inline:
            self._flows.append([])
        if node.tag in self._closed or self._classes.intersection(
            (node.get("class") or "").split()
        ):
            if inline and self._barrier:
                self._add(node, parent, self._barrier, is_tail=False)
            return False
        if node.text:
            self._add(node, parent, node.text, is_tail=False)
        return True

    def _leave(self, node: Element, parent: Element | None) -> None:
        if node.tag == "br":
            self._add(node, parent, " ", is_tail=False)
        elif node.tag not in _INLINE and node.tag not in HEADINGS:
            self._flows.append([])
        if node.tail and parent is not None:
            self._add(node, parent, node.tail, is_tail=True)

    def _add(self, holder: Element, parent: Element | None, text: str, *, is_tail: bool) -> None:
        flow = self._flows[-1]
        if flow is None:
            flow = []
            self._flows.append(flow)
        start = flow[-1].start + len(flow[-1].text) if flow else 0
        flow.append(Run(holder, parent, is_tail, start, text))
