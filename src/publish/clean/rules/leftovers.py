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
    "(?m)^[ \t]*(?P<bullet>[\uf0b7\uf0a7\uf0d8\uf0fc](?=[ \t])|[o·§](?=\t[ \t]*\\S))"
)
_ENTITY = re.compile(
    r"&(?:#(?P<number>\d{2,6})|#[xX](?P<hex>[0-9A-Fa-f]{2,5})|(?P<name>[A-Za-z]{2,8}));"
)
_QUOTES = frozenset({0x22, 0x26, 0x27})
_NAME = re.compile(r"#?\w{1,10};")
"""What makes an entity of the "&" before it: "&amp;lt;" was written to be read."""
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
        if char and not made and char not in _MARKUP and match.start() not in closed:
            yield Finding(match.start(), match.end(), char, 0.95)


def _char(match: re.Match[str]) -> str:
    if match["name"]:
        char = html5.get(match["name"] + ";", "")
        return _shown(char) if len(char) == 1 else ""
    code = int(match["number"]) if match["number"] else int(match["hex"], 16)
    return _shown(chr(code)) if code in _QUOTES or 0xA0 <= code < 0xD800 else ""


def _shown(char: str) -> str:
    """Give a character that can be seen, a space for a no-break space, "" for any other."""
    return " " if char == "\u00a0" else char if char.isprintable() else ""


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
            Example("AT&amp;T &amp; &quot;don&#39;t&quot;", 'AT&T & "don\'t"'),
            Example(
                "AT&T; &lt;b&gt; &#38;lt; &nosuch;", "AT&T; &lt;b&gt; &#38;lt; &nosuch;", "marks"
            ),
        ),
    ),
)
