"""Takes a text written as Markdown; gives the rules for links and pictures it cannot keep so."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import msgspec

from publish.clean.protected import protected
from publish.clean.rule import Example, Finding, Reach, Rule
from publish.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_TITLE = (
    r"(?:[ \t]+(?:\"(?P<double>[^\"\n]{0,300})\"|'(?P<single>[^'\n]{0,300})'|"
    r"\((?P<round>[^()\n]{0,300})\)))?"
)
_DEFINED = later(
    r"(?m)^ {0,3}\[(?P<label>[^\]\[^\n][^\]\[\n]{0,200})\]:[ \t]+"
    r"<?(?P<url>(?:https?://|mailto:|data:|#|\.{0,2}/|[\w%-]{1,80}[./])[^\s<>]{0,100000})>?"
    rf"{_TITLE}[ \t]*(?:\n|\Z)"
)
_USED = later(
    r"(?<!\\)(?P<image>!?)\[(?P<text>[^\[\]\n]{0,300})\]"
    r"(?:[ ]?\[(?P<label>[^\[\]\n^]{0,200})\]|(?![\[(:]))"
)
_LOCAL = later(
    r"(?<![!\\])\[(?P<text>[^\[\]\n]{1,300})\]\((?P<target>(?:#|\.{0,2}/)[^\s()<>]{0,300}|"
    r"[\w%./-]{1,200}\.(?:html?|xhtml|md|markdown|php|aspx?|pdf|txt|docx?|epub|rst|org)"
    rf"(?:[?#][^\s()<>]{{0,200}})?){_TITLE}\)"
)
_NAMED = later(r"(?m)^(?P<head>#{1,6}[ \t][^\n{}]{1,300}?)[ \t]*\{[#.][^{}\n]{1,200}\}[ \t]*$")
_NOTE = later(r"(?<=[^\s\\])\^\[(?P<text>(?:[^\[\]\n]|\[[^\[\]\n]{0,300}\]){3,3000})\]")
_REMOTE = later(
    r"(?<!\\)!\[(?P<text>[^\[\]\n]{0,300})\]"
    rf"\((?P<target>(?:https?://|data:)[^\s()<>]{{1,100000}}){_TITLE}\)"
)


class _Target(msgspec.Struct, frozen=True, gc=False):
    """Where a label leads: the address, what is said of it, and the line that says so."""

    url: str
    title: str
    start: int
    end: int


def _title(match: re.Match[str]) -> str:
    return match["double"] or match["single"] or match["round"] or ""


def _targets(text: str) -> dict[str, _Target]:
    out: dict[str, _Target] = {}
    closed = protected(text)
    for match in _DEFINED.finditer(text):
        if match.start("label") not in closed:
            label = " ".join(match["label"].lower().split())
            target = _Target(match["url"], _title(match), match.start(), match.end())
            out.setdefault(label, target)
    return out


def _references(text: str) -> Iterator[Finding]:
    """Put the address that a line below names into each link that names the line.

    A figure alone in brackets calls a note, and the line under it with an address is its text.
    """
    targets = _targets(text)
    if not targets:
        return
    closed = protected(text)
    lines = sorted((each.start, each.end) for each in targets.values())
    starts = [start for start, _ in lines]
    uses: list[tuple[re.Match[str], str]] = []
    called: set[str] = set()
    for match in _USED.finditer(text):
        own = match["label"] if match["label"] else match["text"]
        label = " ".join(own.lower().split())
        if label not in targets or match.start() in closed:
            continue
        above = bisect_right(starts, match.start()) - 1
        if above >= 0 and match.start() < lines[above][1]:
            continue
        if match["label"] is None and label.strip("†*‡").isdigit() | (not label.strip("†*‡")):
            called.add(label)
        uses.append((match, label))
    found: list[Finding] = []
    spent: set[str] = set()
    for match, label in uses:
        if label in called:
            continue
        spent.add(label)
        found.append(Finding(match.start(), match.end(), _inline(match, targets[label])))
    found += [Finding(targets[label].start, targets[label].end, "") for label in spent]
    yield from sorted(found, key=lambda each: each.start)


def _inline(match: re.Match[str], target: _Target) -> str:
    if target.url.startswith("data:"):
        return match["text"]
    said = f' "{target.title}"' if target.title and '"' not in target.title else ""
    return f"{match['image']}[{match['text']}]({target.url}{said})"


def _local(text: str) -> Iterator[Finding]:
    """Find links to other pages of the site that the text comes from: here they lead nowhere."""
    closed = protected(text)
    for match in _LOCAL.finditer(text):
        if match.start() not in closed:
            yield Finding(match.start(), match.end(), match["text"], 0.9, why="a page of its site")


def _remote(text: str) -> Iterator[Finding]:
    """Find pictures that lie elsewhere; what they show becomes a link to them."""
    closed = protected(text)
    for match in _REMOTE.finditer(text):
        said, target = match["text"].strip(), match["target"]
        if match.start() in closed:
            continue
        if target.startswith("data:"):
            yield Finding(match.start(), match.end(), said, 0.9, review=True)
        elif said:
            yield Finding(match.start(), match.start() + 1, "", 0.9)
        else:
            yield Finding(match.start(), match.end(), f"<{target}>", 0.9)


def _names(text: str) -> Iterator[Finding]:
    """Find what names a heading for links, between braces behind it."""
    for match in _NAMED.finditer(text):
        yield Finding(match.end("head"), match.end(), "", 0.95)


def _notes(text: str) -> Iterator[Finding]:
    """Find notes that stand where they are called, as Pandoc has them."""
    closed = protected(text)
    for match in _NOTE.finditer(text):
        if match.start() not in closed:
            yield Finding(match.start(), match.start("text"), "[Footnote: ", 0.9)


_PROSE = "He wrote [sic] of the chain [see below] (in May), and [it](p. 12) was so.\n"
_NOTED = "So it is.[1] And so on.[2]\n\n[1]: https://example.org/a\n[2]: https://example.org/b\n"

RULES = (
    Rule(
        "reference-link",
        "markdown",
        "Links of Markdown may name their address on a line below, which is no line of the text.",
        Reach.LINES,
        _references,
        (
            Example(
                "As [Clerk][c] and the [Roll] say.\n\n[c]: https://example.org/c 'Ann Clerk'\n"
                "[roll]: <https://example.org/r>\n",
                'As [Clerk](https://example.org/c "Ann Clerk") and the '
                "[Roll](https://example.org/r) say.\n\n",
            ),
            Example(_NOTED, _NOTED, "notes"),
            Example(_PROSE, _PROSE),
        ),
        signs=("]:",),
    ),
    Rule(
        "local-link",
        "markdown",
        "A link to another page of the site that a text comes from leads nowhere in a book.",
        Reach.LETTERS,
        _local,
        (
            Example(
                "See [the roll](../rolls/1741.html#a) and [here](#top).", "See the roll and here."
            ),
            Example(_PROSE, _PROSE),
            Example("[a](https://example.org/a.html)", "[a](https://example.org/a.html)"),
        ),
        signs=("](",),
    ),
    Rule(
        "heading-name",
        "markdown",
        "Some programs name each heading in braces behind it, so that links may lead there.",
        Reach.LETTERS,
        _names,
        (
            Example("## The Salt {#the-salt}\n\nIt.", "## The Salt\n\nIt."),
            Example("## The Set {a, b}\n\nIt.", "## The Set {a, b}\n\nIt."),
        ),
        signs=("{",),
    ),
    Rule(
        "note-in-place",
        "markdown",
        "Pandoc writes a note where it is called; the manuscript has it at its end.",
        Reach.LETTERS,
        _notes,
        (
            Example("It fell.^[Rolls, p. 4.] So.", "It fell.[Footnote: Rolls, p. 4.] So."),
            Example("x^[2] and a ^[b]", "x^[2] and a ^[b]"),
        ),
        signs=("^[",),
    ),
    Rule(
        "remote-image",
        "markdown",
        "A picture that lies on a site cannot be printed; a link to it can.",
        Reach.LETTERS,
        _remote,
        (
            Example(
                "![The chain](https://example.org/c.png) ![](https://example.org/d.png)",
                "[The chain](https://example.org/c.png) <https://example.org/d.png>",
            ),
            Example("![The chain](images/c.png)", "![The chain](images/c.png)", "one beside it"),
        ),
        signs=("![",),
    ),
)
