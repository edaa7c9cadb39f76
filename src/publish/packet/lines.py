"""Takes the text of a TOML file that parses; gives the line on which a key or a value stands.

The standard library's parser tells positions only in its errors. Keys at the start of a line and
quoted values are found by a plain scan; where that fails, 0 means the whole file.
"""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_.\"'-]+?)\s*=")
_INNER = re.compile(r"[{,]\s*([A-Za-z0-9_-]+)\s*=")


class Lines:
    """The lines of a TOML file's keys; lines count from 1."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._keys: dict[tuple[str, ...], int] = {}
        table: tuple[str, ...] = ()
        key: tuple[str, ...] = ()
        for number, line in enumerate(self._lines, start=1):
            if found := _HEADER.match(line):
                table = key = _path(found[1])
                self._keys.setdefault(table, number)
            elif found := _KEY.match(line):
                key = (*table, *_path(found[1]))
                self._keys.setdefault(key, number)
            for inner in _INNER.finditer(line):
                self._keys.setdefault((*key, inner[1]), number)

    def of(self, *path: str) -> int:
        """Give the first line of a key, or of the nearest table above it; 0 where neither is."""
        for end in range(len(path), 0, -1):
            if path[:end] in self._keys:
                return self._keys[path[:end]]
        return 0

    def of_value(self, value: str, key: str, nth: int = 0) -> int:
        """Give the line of the nth place (from 0) where a text stands in quotes after a key."""
        start = max(self.of(key) - 1, 0)
        quoted = (f'"{value}"', f"'{value}'")
        left = nth
        for number, line in enumerate(self._lines[start:], start=start + 1):
            count = sum(line.count(q) for q in quoted)
            if count > left:
                return number
            left -= count
        return self.of(key)


def _path(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
