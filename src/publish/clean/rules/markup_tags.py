"""Takes a text with tags of web pages in it; gives the rules that read them as they are meant."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.clean.shape import Shape, groups
from publish.clean.written import is_markdown
from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST = 4000
"""Characters of a comment."""
_WORDS = 3
"""Spaces of a sentence at the least."""
_NOWHERE = (sys.maxsize, sys.maxsize)
_SENTENCE = later(r"[.!?,;:…\"”’'\w]\Z")
_WITHIN = frozenset(("span", "font", "time", "label"))
_CODE = later(r"(`{1,3})[^`\n]{1,500}\1")
_NAMES = (
    "p|div|center|section|article|span|font|figure|figcaption|header|footer|main|aside|details|"
    "summary|html|body|ul|ol|time|label"
)
_TAG = later(
    rf"<(?P<close>/?)(?P<name>{_NAMES}|li|h[1-6]|hr|blockquote)(?P<rest>\s[^<>\n]{{0,400}})?/?>",
    re.IGNORECASE,
)
_ANCHOR = later(
    r"<a\s[^<>\n]{0,300}?href=[\"'](?P<url>[^\"'<>\s]{1,800})[\"'][^<>\n]{0,300}>"
    r"(?P<text>[^<>\n]{1,400})</a>",
    re.IGNORECASE,
)
_NAMED = later(
    r"<a\s+(?:name|id)=[\"'][^\"'<>\n]{0,100}[\"'][^<>\n]{0,100}>(?:\s*</a>)?", re.IGNORECASE
)
_LOWERED = later(r"(?<=[A-Za-z)])<sub>(?P<digits>\d{1,3})</sub>", re.IGNORECASE)
_ORDINAL = later(r"(?<=\d)<sup>(?P<end>st|nd|rd|th|er|re|e|me|o|a)</sup>", re.IGNORECASE)
_BROKEN = later(r"[ \t]*<br\s*/?>[ \t]*(?P<more>(?:\n?[ \t]*<br\s*/?>[ \t]*)*)\n?", re.IGNORECASE)
_HEADED = later(r"[ \t]*(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,3}[.)][ \t]|>|\|)")
_PIECE = 80
"""Characters of a line that is broken by hand at the most; a longer piece is a paragraph."""


def _code(text: str) -> list[tuple[int, int]]:
    """Give the ranges that are code, in order: in them a tag is what the text speaks of."""
    found = [match.span() for match in _CODE.finditer(text)]
    shown = (each for each in groups(text) if each.shape is Shape.CODE)
    found += [(g.start, g.end) for g in shown if not _is_prose(text[g.start : g.end])]
    return sorted(found)


def _is_prose(lines: str) -> bool:
    """Tell whether lines that a program could have are a sentence between tags of blocks."""
    bare = _TAG.sub("", lines)
    if "<" in bare or "{" in bare or lines[:1].isspace():
        return False
    rows = [row for row in map(str.strip, bare.split("\n")) if row]
    return all(map(_SENTENCE.search, rows)) and any(row.count(" ") >= _WORDS for row in rows)


def _outside(text: str, found: Iterable[Finding]) -> Iterator[Finding]:
    """Give the findings, which are in order, that lie in no code."""
    closed = iter(_code(text))
    start, end = next(closed, _NOWHERE)
    for each in found:
        while end <= each.start:
            start, end = next(closed, _NOWHERE)
        if each.start < start:
            yield each


def _comments(text: str) -> Iterator[Finding]:
    """Find what who wrote the text put between marks that no reader sees."""
    yield from _outside(text, _between_marks(text))


def _between_marks(text: str) -> Iterator[Finding]:
    start, end = text.find("<!--"), -1
    while start >= 0:
        end = text.find("-->", start) if end < start else end
        if end < 0:
            return
        stop = end + len("-->")
        if stop - start <= _LONGEST:
            ends = text.startswith("\n", stop) and not _amid(text, start)
            yield Finding(start, stop + ends, "", 0.9, review=True)
            start = stop
        start = text.find("<!--", start + 1)


def _amid(text: str, at: int) -> bool:
    """Tell whether words stand before a place on its line, whose end then stays."""
    return bool(text[text.rfind("\n", 0, at) + 1 : at].strip())


def _links(text: str) -> Iterator[Finding]:
    for match in _ANCHOR.finditer(text):
        url, said = match["url"], match["text"]
        web = url.startswith(("http://", "https://", "mailto:")) and "[" not in said
        put = f"[{said.strip()}]({url})" if web else said
        yield Finding(match.start(), match.end(), put, 0.9)


def _anchors(text: str) -> Iterator[Finding]:
    found = [*_links(text), *(Finding(*match.span(), "", 0.9) for match in _NAMED.finditer(text))]
    found += [
        Finding(*match.span(), match["digits"].translate(_SUBSCRIPTS), 0.9)
        for match in _LOWERED.finditer(text)
    ]
    found += [Finding(*match.span(), match["end"], 0.9) for match in _ORDINAL.finditer(text)]
    yield from _outside(text, iter(sorted(found, key=lambda each: each.start)))


_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def _tags(text: str) -> Iterator[Finding]:
    """Find the tags of blocks, of which each but a rule's is closed somewhere.

    In a text that is not Markdown they are told: it may speak of them.
    """
    found = [match for match in _TAG.finditer(text) if _is_placed(text, match)]
    opened = {match["name"].lower() for match in found if not match["close"]}
    closed = {match["name"].lower() for match in found if match["close"]}
    asked = not is_markdown(text)
    marks = (
        Finding(match.start(), _end(text, match, put), put, 0.9, review=asked)
        for match in found
        if (name := match["name"].lower()) == "hr" or name in opened & closed
        for put in (_put(text, match, name),)
    )
    yield from _outside(text, marks)


def _is_placed(text: str, match: re.Match[str]) -> bool:
    """Tell whether a tag stands where one is set that does something, and not amid a sentence.

    One of a block begins its line or ends it; one within a line touches what it holds.
    """
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if match["name"].lower() in _WITHIN:
        touched = before if match["close"] else after
        return bool(touched) and not touched.isspace()
    if match["close"]:
        return before not in {" ", "\t"} or not _amid(text, match.start()) or after in {"", "\n"}
    start = text.rfind("\n", 0, match.start()) + 1
    return not _TAG.sub("", text[max(start, match.start() - _LONGEST) : match.start()]).strip()


def _put(text: str, match: re.Match[str], name: str) -> str:
    """Give what Markdown has in the place of a tag."""
    if name == "hr":
        return "\n\n***\n\n"
    if match["close"]:
        return "\n\n" if name in {"blockquote", "p"} else ""
    if name[0] == "h" and name[1:].isdigit():
        return "#" * int(name[1:]) + " "
    fresh = not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
    return {"li": "- " if fresh else "\n- ", "blockquote": "\n> "}.get(name, "")


def _end(text: str, match: re.Match[str], put: str) -> int:
    """Give where a tag ends, with the line end behind a quotation's."""
    end = match.end()
    while put == "\n> " and end < len(text) and text[end].isspace():
        end += 1
    return end


def _breaks(text: str) -> Iterator[Finding]:
    """Find the line ends of web pages: of short lines they part lines, else paragraphs."""
    lines = [*_BROKEN.finditer(text)]
    for at, match in enumerate(lines):
        start = text.rfind("\n", 0, match.start()) + 1
        spoken = text[start : match.start()].strip() and match[0][:1] in " \t"
        if spoken and match[0].endswith((" ", "\t")) and not is_markdown(text):
            continue  # a sentence that speaks of the tag
        if _HEADED.match(text, start):
            yield Finding(match.start(), match.end(), " ", 0.9)
            continue
        stop = lines[at + 1].start() if at + 1 < len(lines) else len(text)
        after = text.find("\n", match.end(), stop)
        after = stop if after < 0 else after
        before = max(start, lines[at - 1].end() if at else 0)
        short = max(match.start() - before, after - match.end()) <= _PIECE
        yield Finding(*match.span(), "\\\n" if short and not match["more"] else "\n\n", 0.9)


def _outside_breaks(text: str) -> Iterator[Finding]:
    yield from _outside(text, _breaks(text))


_TALK = "The tag `<p>` opens a paragraph, and a < b while b > c; so <nobody> knew.\n"

RULES = (
    Rule(
        "hidden-comment",
        "markdown",
        "What stands between comment marks was written for who edits the page, not for readers.",
        Reach.LINES,
        _comments,
        (
            Example("One.\n\n<!-- check\nthe year -->\n\nTwo.", "One.\n\n\nTwo."),
            Example("So <!-- he said.", "So <!-- he said."),
        ),
        signs=("<!--",),
    ),
    Rule(
        "tagged-link",
        "markdown",
        "A web page's links, small figures and ordinals may be copied with their tags.",
        Reach.LETTERS,
        _anchors,
        (
            Example(
                '<a href="https://example.org">the roll</a>, <a href="#a">here</a>, H<sub>2</sub>O',
                "[the roll](https://example.org), here, H₂O",
            ),
            Example(_TALK, _TALK),
        ),
        signs=("<",),
    ),
    Rule(
        "tagged-block",
        "markdown",
        "A web page's paragraphs, boxes and rules may be copied with their tags.",
        Reach.LINES,
        _tags,
        (
            Example('<p align="center">It was.</p>\n\nSo.', "It was.\n\n\n\nSo."),
            Example("# A\n\nOne.\n\n<hr>\n\nTwo.", "# A\n\nOne.\n\n\n\n***\n\n\n\nTwo."),
            Example(_TALK, _TALK),
        ),
        signs=("<",),
    ),
    Rule(
        "tagged-break",
        "markdown",
        "A web page's line ends may be copied with their tags.",
        Reach.LINES,
        _outside_breaks,
        (
            Example(
                "Holm House<br>12 Quay Street<br/>\nHolm", "Holm House\\\n12 Quay Street\\\nHolm"
            ),
            Example("| a<br>b | c |", "| a b | c |"),
            Example("a <break> b; the <br> tag", "a <break> b; the <br> tag"),
        ),
        signs=("<",),
    ),
)
