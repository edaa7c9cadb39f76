"""Takes a plain text; gives the rules for emphasis marked by hand, and where emphasis stands.

``_x_`` and ``*x*`` are Markdown's own marks and stay; other ways of marking become ``_x_``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIR = re.compile(
    r"(?<![\w*_\\])(?P<mark>[_*])(?![\s*_)\].,;:!?])(?P<inside>[^_*\n]{1,4000})(?<![\s*_\\(\[])"
    r"(?P=mark)(?![^\W\d]|[*_])"
)


def emphasised(value: str) -> Iterator[tuple[int, int]]:
    """Give the ranges, marks included, that a person marked as ``_emphasis_`` or ``*emphasis*``.

    A star needs a letter on both inner sides and no figure, so that a note's star is none.
    """
    for match in _PAIR.finditer(value):
        inside = match["inside"]
        if not any(char.isalpha() for char in inside):
            continue
        yield match.start(), match.end()
