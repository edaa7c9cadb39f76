"""Takes a text; gives the rule that takes out the blank lines between the lines of a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from publish.clean.rule import Example, Finding, Reach, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"^(?=[^\n]*\S)[^\n]+", re.MULTILINE)
_BLANK = re.compile(r"\n\s*\n")
_CLOSED = re.compile(r"[.!?:;…][\"'”’)\]_*]*[\d\]\[]{0,4}\s*\Z")
_NARROWEST, _WIDEST = 30, 130
"""Characters in a line that a margin broke."""
_SLACK, _NEAR = 12, 4
_FEWEST, _SHARE = 4, 4
"""Lines that surely run on over a blank line: so many at the least, and one of so many in all."""
_PARAGRAPH = (
    "It was the habit of the house to dine at three, and",
    "nobody had ever thought to ask why, since all of the",
    "clocks had been wrong for as long as any one of them",
    "could remember, and the cook, who was deaf, had never",
    "been told of it.",
)
_POEM = (
    "The lamp was low and nobody was there to see it burn",
    "down to the oil and over the water",
    "of the lock the moon was coming up as slow as boats",
    "that carry stone and nothing else than stone",
    "and all of them as old as anyone",
    "who ever came to ask of us what time the water went",
    "or why it was that nobody had paid it",
    "to stay a while and let the keeper sleep",
)


class _Gap(NamedTuple):
    start: int
    end: int
    width: int
    """Characters of the line above it."""
    wanted: int
    """Characters that the line would have had with the first word of the next."""
    runs_on: bool


def _double_spaced(text: str) -> Iterator[Finding]:
    """Take the blank line away where the line above had no room for the next word.

    Only in a text in which a quarter of the single blank lines stand amid a sentence, hardly any
    line follows another without one, and a margin broke the lines, as it does not those of a poem:
    the copy has a blank line after every line.
    """
    if not _BLANK.search(text):
        return
    gaps, tight = _gaps(text)
    sure = sum(gap.runs_on for gap in gaps)
    if sure < _FEWEST or sure * _SHARE < len(gaps) or tight * 10 > len(gaps):
        return
    widths = sorted(gap.width for gap in gaps if gap.runs_on)
    # A machine broke the lines where none had room for the next word, a person a little earlier.
    exact = all(gap.wanted > widths[-1] for gap in gaps if gap.runs_on)
    margin = widths[len(widths) * 9 // 10]
    near = sum(gap.wanted > margin - _NEAR for gap in gaps if gap.runs_on)
    if not exact and 10 * near < 9 * sure:
        return
    full = widths[-1] + 1 if exact else margin - _SLACK
    for gap in gaps:
        if gap.runs_on or gap.wanted >= full:
            yield Finding(
                gap.start, gap.end, "\n", 0.9, review=not exact, why="a blank line after every line"
            )


def _gaps(text: str) -> tuple[list[_Gap], int]:
    """Give the single blank lines between two lines, and how many lines have none between."""
    out: list[_Gap] = []
    tight = 0
    above: re.Match[str] | None = None
    for line in _LINE.finditer(text):
        if above is not None:
            blanks = text.count("\n", above.end(), line.start()) - 1
            tight += blanks == 0
            width = len(above[0].strip())
            if blanks == 1 and width <= _WIDEST:
                first = line[0].split(maxsplit=1)[0]
                open_ended = width >= _NARROWEST and not _CLOSED.search(above[0][-12:])
                indent = len(line[0]) - len(line[0].lstrip())
                out.append(
                    _Gap(above.end(), line.start() + indent, width, width + 1 + len(first),
                         open_ended and first[0].islower())
                )  # fmt: skip
        above = line
    return out, tight


RULES: tuple[Rule, ...] = (
    Rule(
        "double-spacing",
        "lines",
        "A copy with a blank line after every line makes each line a paragraph of its own.",
        Reach.LINES,
        _double_spaced,
        (
            Example("\n\n".join(_PARAGRAPH * 2), "\n".join((*_PARAGRAPH, "", *_PARAGRAPH))),
            Example(
                "\n\n\n".join(["\n\n".join(_PARAGRAPH)] * 2),
                "\n\n\n".join(["\n".join(_PARAGRAPH)] * 2),
                "more than one blank line parts paragraphs",
            ),
            Example(
                "\n\n".join(["\n".join(_PARAGRAPH)] * 3),
                "\n\n".join(["\n".join(_PARAGRAPH)] * 3),
                "paragraphs",
            ),
            Example("\n\n".join(_POEM), "\n\n".join(_POEM), "a poem without stops"),
        ),
    ),
)
