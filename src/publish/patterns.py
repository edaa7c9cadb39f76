"""Takes a regular expression; gives its pattern, compiled when it is first used.

For patterns that most texts have no use for: to compile them all takes longer than to read a short
text.
"""

from __future__ import annotations

import re
from typing import Any, cast

_ASKED = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")


class _Later:
    """Stands for a pattern; the first thing that it is asked for makes it one."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        pattern = re.compile(self._source, self._flags)
        for asked in _ASKED:
            setattr(self, asked, getattr(pattern, asked))
        return getattr(pattern, name)


def later(source: str, flags: int = 0) -> re.Pattern[str]:
    """Give a pattern as `re.compile` does, which is compiled when it is first used."""
    return cast("re.Pattern[str]", _Later(source, flags))
