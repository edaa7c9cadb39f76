"""Takes nothing in; gives the Python-Markdown extension that makes our dialect of Markdown.

What it leaves out of Python-Markdown: raw HTML, indented code, and every link that is not http,
https, mailto or a fragment. What it adds: note calls, spans with a language, the page marks of a
printed source, tables, definition lists, and images by a plain relative name only.
"""

from __future__ import annotations

import html
import re
import string
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from markdown.extensions import Extension
from markdown.extensions.def_list import DefListIndentProcessor, DefListProcessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.util import STX, AtomicString

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markdown import Markdown
    from markdown.inlinepatterns import Pattern

Found = tuple[ET.Element | str | None, int | None, int | None]

_SAFE = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

# One level of brackets within the text of a link; possessive, so that no run of brackets is slow.
_BRACKETED = r"\[((?:[^\[\]]|\[[^\[\]]*+\])*+)\]"
_TARGET = (
    r"\(\s*+(?:<([^<>\n]{0,2000})>|((?:[^\s()<>]|\([^\s()<>]*+\))*+))"
    r"(?:\s++(?:\"([^\"]{0,1000})\"|'([^']{0,1000})'))?+\s*+\)"
)


# What a text must hold for a pattern to find anything in it: most paragraphs hold none of these.
_TRIGGERS = {
    "code": ("`",),
    "escape": ("\\",),
    "call": ("[^",),
    "page": ("[p.",),
    "image": ("![",),
    "link": ("](",),
    "span": ("{",),
    "reference": ("]",),
    "autolink": ("<",),
    "address": ("<",),
    "hardbreak": ("  \n", "\\\n"),
    "character": ("&",),
    "em_strong": ("*", "_"),
}
_PLAIN = re.compile(r"[^`\\\[\]<&*_{\n]*+")
"""A text that holds none of what any pattern needs."""


class Refused(list[tuple[str, str]]):
    """What a block asked for and did not get: pairs of a code and the words refused."""


def is_safe_link(target: str) -> bool:
    """Tell whether a link may stand in an output: http, https, mailto or a fragment."""
    return bool(_SAFE.match(target))


def is_plain_image(target: str) -> bool:
    """Tell whether an image is named by a relative path that stays below where it starts."""
    parts = target.replace("\\", "/").split("/")
    return bool(target) and not _SCHEME.match(target) and parts[0] != "" and ".." not in parts


def is_plain(text: str) -> bool:
    """Tell whether a text is one line that holds nothing of what any inline mark is made of."""
    return bool(_PLAIN.fullmatch(text))


class _Pattern(InlineProcessor):
    """An inline pattern whose meaning is a function of the match."""

    def __init__(self, pattern: str, make: Callable[[re.Match[str]], ET.Element | str | None]):
        super().__init__(pattern)
        self.make = make

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self, m: re.Match[str], data: str
    ) -> Found:
        made = self.make(m)
        return (None, None, None) if made is None else (made, m.start(0), m.end(0))


class Dialect(Extension):
    """The dialect. ``refused`` gathers, block by block, what was not let through."""

    def __init__(self) -> None:
        super().__init__()
        self.refused = Refused()
        self.references: dict[str, tuple[str, str]] = {}
        self.md: Markdown | None = None
        self._triggered: list[tuple[Pattern, tuple[str, ...]]] = []
        self._always: list[Pattern] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Put our patterns in place of the library's own."""
        self.md = md
        md.ESCAPED_CHARS = list(string.punctuation)
        md.preprocessors.deregister("html_block")
        parser = md.parser
        for name in ("code", "hashheader", "reference"):
            parser.blockprocessors.deregister(name)
        parser.blockprocessors.register(SaneOListProcessor(parser), "olist", 40)
        parser.blockprocessors.register(SaneUListProcessor(parser), "ulist", 30)
        parser.blockprocessors.register(DefListIndentProcessor(parser), "defindent", 85)
        parser.blockprocessors.register(DefListProcessor(parser), "deflist", 25)
        parser.blockprocessors.register(
            TableProcessor(parser, {"use_align_attribute": True}), "table", 75
        )
        inline = md.inlinePatterns
        for name in _REPLACED:
            inline.deregister(name)
        for name, priority, pattern, make in self._patterns():
            inline.register(_Pattern(pattern, make), name, priority)
        # The registry holds the patterns by their names, and gives them in their order.
        names = {id(inline[name]): name for name in _TRIGGERS if name in inline}
        self._triggered = [
            (pattern, _TRIGGERS.get(names.get(id(pattern), ""), ())) for pattern in inline
        ]
        self._always = [pattern for pattern, triggers in self._triggered if not triggers]

    def patterns(self, text: str) -> list[Pattern]:
        """Give the inline patterns, in order, that can find anything in a text."""
        if is_plain(text):
            return self._always
        return [
            pattern
            for pattern, triggers in self._triggered
            if not triggers or any(mark in text for mark in triggers)
        ]

    def _patterns(
        self,
    ) -> Iterable[tuple[str, int, str, Callable[[re.Match[str]], ET.Element | str | None]]]:
        yield "code", 190, r"(?<![\\`])(`{1,8})(?!`)([^`]++|(?!\1(?!`))`++)*?\1(?!`)", _code
        yield "call", 175, r"\[\^([^\]\[\s\x02\x03]{1,80})\]", _call
        yield "page", 170, r"\[p\.[ \u00a0]?([0-9]{1,5}|[ivxlcdm]{1,9})\](?![(\[{:])", _page
        yield "image", 165, r"!" + _BRACKETED + _TARGET, self._image
        yield "link", 160, r"(?<!!)" + _BRACKETED + _TARGET, self._link
        yield "span", 158, _BRACKETED + r"\{\s*lang=[\"']?([A-Za-z0-9-]{2,35})[\"']?\s*\}", _span
        yield "reference", 155, r"(?<!!)" + _BRACKETED + r"(?:\[([^\[\]]{0,200})\])?+", self._refer
        yield "autolink", 120, r"<((?:https?://|mailto:)[^<>\s]{1,2000})>", _autolink
        yield "address", 110, r"<([^<>\s@:/]{1,100}@[^<>\s@:/]{1,200})>", _address
        yield "hardbreak", 100, r"(?: {2,}|\\)\n", lambda _: ET.Element("br")
        yield (
            "character",
            80,
            r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});",
            _entity,
        )

    def _link(self, m: re.Match[str]) -> ET.Element | str | None:
        return self._anchor(m[1], m[2] or m[3] or "", m[4] or m[5] or "")

    def _refer(self, m: re.Match[str]) -> ET.Element | str | None:
        target = self.references.get((m[2] or m[1]).lower())
        return None if target is None else self._anchor(m[1], *target)

    def _anchor(self, text: str, target: str, title: str) -> ET.Element | str | None:
        target = html.unescape(self._unescaped(target))
        if not is_safe_link(target):
            self.refused.append(("link-refused", target))
            return _text_only(text)
        anchor = ET.Element("a", {"href": target})
        if title:
            anchor.set("title", self._unescaped(title))
        anchor.text = text
        return anchor

    def _image(self, m: re.Match[str]) -> ET.Element | str | None:
        target = html.unescape(self._unescaped(m[2] or m[3] or ""))
        alt = self._unescaped(m[1])
        if not is_plain_image(target):
            self.refused.append(("image-refused", target))
            return AtomicString(alt)
        image = ET.Element("img", {"src": target, "alt": alt})
        if caption := m[4] or m[5]:
            image.set("title", self._unescaped(caption))
        return image

    def _unescaped(self, text: str) -> str:
        return re.sub(rf"{STX}(\d+)\x03", lambda m: chr(int(m[1])), text)


_REPLACED = (
    "backtick",
    "reference",
    "link",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "autolink",
    "automail",
    "linebreak",
    "html",
    "entity",
)


def _code(m: re.Match[str]) -> ET.Element:
    element = ET.Element("code")
    ticks = len(m[1])
    element.text = AtomicString(m[0][ticks:-ticks].strip())
    return element


def _call(m: re.Match[str]) -> ET.Element:
    return ET.Element("a", {"class": "call", "data-label": m[1]})


def _page(m: re.Match[str]) -> ET.Element:
    element = ET.Element("span", {"data-page": m[1]})
    element.text = AtomicString(m[0])
    return element


def _span(m: re.Match[str]) -> ET.Element:
    element = ET.Element("span", {"lang": m[2]})
    element.text = m[1]
    return element


def _text_only(text: str) -> ET.Element:
    element = ET.Element("span")
    element.text = text
    return element


def _autolink(m: re.Match[str]) -> ET.Element:
    element = ET.Element("a", {"href": m[1]})
    element.text = AtomicString(m[1].removeprefix("mailto:"))
    return element


def _address(m: re.Match[str]) -> ET.Element:
    element = ET.Element("a", {"href": f"mailto:{m[1]}"})
    element.text = AtomicString(m[1])
    return element


def _entity(m: re.Match[str]) -> str | None:
    meant = html.unescape(m[0])
    return None if meant == m[0] or not meant.isprintable() else AtomicString(meant)
