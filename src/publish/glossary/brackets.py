"""Takes a text; gives its bracketed stretches, whole ones only, outer ones and inner ones."""

from __future__ import annotations

import re
from operator import attrgetter

import msgspec

_MARK = re.compile(r"[()\[\]]|\n[^\S\n]*\n")
_PARTNER = {")": "(", "]": "["}


class Bracket(msgspec.Struct, frozen=True, gc=False):
    """A pair of brackets: the offsets of both, and where the pair round it begins (or -1)."""

    open: int
    close: int
    outer: int


def brackets(value: str) -> list[Bracket]:
    """Give the pairs of round and square brackets in the order in which they open.

    A pair never reaches over an empty line; a bracket without its partner is plain text.
    """
    found: list[Bracket] = []
    stack: list[tuple[str, int]] = []
    for match in _MARK.finditer(value):
        mark = match[0]
        if mark in {"(", "["}:
            stack.append((mark, match.start()))
        elif mark not in _PARTNER:
            stack.clear()
        elif stack and stack[-1][0] == _PARTNER[mark]:
            _, opened = stack.pop()
            found.append(Bracket(opened, match.start(), stack[-1][1] if stack else -1))
    return sorted(found, key=attrgetter("open"))
