"""Takes a text with typewriter marks; gives the rules that set dashes and ellipses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.clean.protected import protected
from publish.clean.quotes import straight_quotes
from publish.clean.rule import Example, Finding, Reach, Rule
from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

_DASH = later(
    r"(?<=[^\s<!|+=-])(?P<tight>-{2,3})(?![->|+=])|(?<=[^\s|+-] )(?P<loose>-{2,3})(?= [^\s|+-])"
)
_DOTS = later(r"(?<![./])\.\.\.(?![./\w])|(?<=\w)\.\.\.(?=[A-Za-z])")


def _dashes(text: str) -> Iterator[Finding]:
    closed = protected(text)
    for match in _DASH.finditer(text):
        name = match.lastgroup or "tight"
        start, end = match.span(name)
        if start not in closed:
            figures = text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()
            yield Finding(start, end, "–" if figures and end == start + 2 else "—")


def _ellipses(text: str) -> Iterator[Finding]:
    closed = protected(text)
    for match in _DOTS.finditer(text):
        if match.start() not in closed:
            yield Finding(match.start(), match.end(), "…")


RULES: tuple[Rule, ...] = (
    Rule(
        "straight-quote",
        "marks",
        "Typewriters had one mark for opening, closing and apostrophe; print has three.",
        Reach.MARKS,
        straight_quotes,
        (
            Example(
                '"It rained."1 He wrote "no"[2] and "yes",3 twice.',
                "“It rained.”1 He wrote “no”[2] and “yes”,3 twice.",
                "numbers of notes behind them",
            ),
            Example('"Don\'t," she said, "go."', "“Don’t,” she said, “go.”"),
            Example(
                "\"'So,' he said.\" He said \"no 'so.'\"", "“‘So,’ he said.” He said “no ‘so.’”"
            ),
            Example("the class of '90s rock", "the class of '90s rock", "the two engines differ"),
            Example('see `a = "b"` there', 'see `a = "b"` there', "code"),
            Example("He is 6'2\" tall", "He is 6'2\" tall", "feet and inches"),
        ),
    ),
    Rule(
        "double-hyphen",
        "marks",
        "Typewriters had no dash, and two hyphens stood for it.",
        Reach.MARKS,
        _dashes,
        (
            Example("friend--the wife -- and I", "friend—the wife — and I"),
            Example("run it with --all or a -- b", "run it with --all or a — b"),
            Example("pages 12--14, 1914--18", "pages 12–14, 1914–18", "from one figure to another"),
            Example("http://a.org/x--y", "http://a.org/x--y", "an address"),
            Example("Mr. ---- of B----", "Mr. ---- of B----", "a name left out"),
        ),
        signs=("--",),
    ),
    Rule(
        "three-dots",
        "marks",
        "Three full stops can be torn apart at a line's end; an ellipsis cannot.",
        Reach.MARKS,
        _ellipses,
        (
            Example("and so ... on", "and so … on"),
            Example("wait.... ../.. 1...5", "wait.... ../.. 1...5", "four dots, paths, ranges"),
        ),
        signs=("...",),
    ),
)
