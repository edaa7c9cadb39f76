"""Takes a text with broken lines; gives the rules that undo what only the margin did."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.clean.shape import Shape, groups

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAK = re.compile(r"[ \t\u00a0]*\n[ \t\u00a0]*")
_PARAGRAPH = (
    "It was the habit of the house to dine at three, and\n"
    "nobody had ever thought to ask why, since all of the\n"
    "clocks had been wrong for as long as any one of them\n"
    "could remember, and the cook was deaf."
)


def _hard_wraps(text: str) -> Iterator[Finding]:
    for group in groups(text):
        if group.shape in (Shape.PROSE, Shape.LIST):
            for match in _BREAK.finditer(text, group.start, group.end):
                yield Finding(match.start(), match.end(), " ")


RULES: tuple[Rule, ...] = (
    Rule(
        "hard-wrap",
        "lines",
        "Lines broken by hand fit one width only; a paragraph is one line of the manuscript.",
        Reach.LINES,
        _hard_wraps,
        (
            Example(_PARAGRAPH, _PARAGRAPH.replace("\n", " ")),
            Example(
                "Jenny kissed me when we met,\nJumping from the chair she sat in;\n"
                "Time, you thief, who love to get\nSweets into your list, put that in!",
                "Jenny kissed me when we met,\nJumping from the chair she sat in;\n"
                "Time, you thief, who love to get\nSweets into your list, put that in!",
                "verse keeps its lines",
            ),
        ),
    ),
)
