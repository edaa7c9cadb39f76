"""Takes a text with odd spaces; gives the rules that make them plain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.clean.rule import Example, Finding, Reach, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_ORDINAL = re.compile(r"(?<![\d.,])\d*(?:1(?P<gap1> )st|2(?P<gap2> )nd|3 rd|[04-9] th)(?!\w)")


def _split_ordinals(text: str) -> Iterator[Finding]:
    for match in _ORDINAL.finditer(text):
        at = text.index(" ", match.start())
        yield Finding(at, at + 1, "")


RULES: tuple[Rule, ...] = (
    Rule(
        "split-ordinal",
        "spaces",
        "A raised ordinal ending comes off its number when it is copied.",
        Reach.SPACES,
        _split_ordinals,
        (
            Example("the 21 st Century", "the 21st Century"),
            Example("at 21 St James Street", "at 21 St James Street"),
        ),
    ),
)
