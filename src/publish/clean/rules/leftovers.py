"""Takes a text copied out of other programs; gives the rules for the codes they leave in it."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

from publish.clean.protected import protected
from publish.clean.rule import Example, Finding, Reach, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_BULLET = re.compile(
    "(?m)^[ \t]*(?P<bullet>[\uf0b7\uf0a7\uf0d8\uf0fc➢➤►▶‣∙❖◆◇❑❏✓✔➔⁃](?=[ \t])|[o·§](?=\t[ \t]*\\S))"
)
_ENTITY = re.compile(
    r"&(?:#(?P<number>\d{2,6})|#[xX](?P<hex>[0-9A-Fa-f]{2,5})|(?P<name>[A-Za-z]{2,8}));"
)
_QUOTES = frozenset({0x22, 0x26, 0x27})
_NAME = re.compile(r"#?\w{1,10};")
"""What makes an entity of the "&" before it: "&amp;lt;" was written to be read."""
_COMPARED = {"lt": "<", "gt": ">"}
_WIDTHLESS = frozenset({0xAD, 0x200B, 0x200C, 0x2060, 0xFEFF})
_MARKUP = frozenset("<>`*_[]\\|#")
"""Characters that an entity may stand for so that they are not read as marks."""


def _bullets(text: str) -> Iterator[Finding]:
    """Find letters and private signs with a tab behind them, two of them at the least."""
    found = list(_BULLET.finditer(text))
    if len(found) > 1:
        yield from (Finding(*match.span("bullet"), "•", 0.95) for match in found)


def _entities(text: str) -> Iterator[Finding]:
    """Find the names that web pages give to characters, but for those of marks and spaces."""
    if "&" not in text:
        return
    closed = protected(text)
    for match in _ENTITY.finditer(text):
        char = _char(match)
        made = char == "&" and _NAME.match(text, match.end())
        if match["name"] in _COMPARED and _is_sign(text, match):
            yield Finding(match.start(), match.end(), _COMPARED[match["name"]], 0.9)
        elif _unseen(match) and match.start() not in closed:
            yield Finding(match.start(), match.end(), "", 0.95)
        elif char and not made and char not in _MARKUP and match.start() not in closed:
            yield Finding(match.start(), match.end(), char, 0.95)


def _is_sign(text: str, match: re.Match[str]) -> bool:
    """Tell whether what stands for < or > stands alone, as no tag's does: it is what it is."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return (not before or before.isspace()) and after.isspace()


def _unseen(match: re.Match[str]) -> bool:
    """Tell whether an entity stands for a place where a line may break, which nobody sees."""
    code = int(match["hex"], 16) if match["hex"] else int(match["number"] or 0)
    return code in _WIDTHLESS or match["name"] in {"shy", "zwnj", "ZeroWidthSpace"}


def _char(match: re.Match[str]) -> str:
    if match["name"]:
        char = html5.get(match["name"] + ";", "")
        return _shown(char) if len(char) == 1 else ""
    code = int(match["number"]) if match["number"] else int(match["hex"], 16)
    return _shown(chr(code)) if code in _QUOTES or 0xA0 <= code < 0xD800 else ""


def _shown(char: str) -> str:
    """Give a character that can be seen, a space for one of any width, "" for any other."""
    return " " if char.isspace() else char if char.isprintable() else ""


RULES: tuple[Rule, ...] = (
    Rule(
        "bullet-letter",
        "encoding",
        "Bullets of a word processor's own fonts come out as letters or as empty boxes.",
        Reach.LETTERS,
        _bullets,
        (
            Example("o\tcoal\no\tcorn", "•\tcoal\n•\tcorn"),
            Example("\uf0b7 coal\n\uf0b7 corn", "• coal\n• corn"),
            Example("o\tcoal\nand corn", "o\tcoal\nand corn", "only one"),
        ),
    ),
    Rule(
        "character-entity",
        "encoding",
        "A web page's source names characters that its readers never see so.",
        Reach.LETTERS,
        _entities,
        (
            Example("dry&nbsp;years &mdash; caf&eacute; &#8217;", "dry years — café ’"),
            Example("&gt; Said he: a &lt; b.&#x200B;&thinsp;So.", "> Said he: a < b. So."),
            Example("AT&amp;T &amp; &quot;don&#39;t&quot;", 'AT&T & "don\'t"'),
            Example(
                "AT&T; &lt;b&gt; &#38;lt; &nosuch;", "AT&T; &lt;b&gt; &#38;lt; &nosuch;", "marks"
            ),
        ),
    ),
)
