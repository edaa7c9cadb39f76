"""Takes texts; gives ids for them, each given once in an edition."""

from __future__ import annotations

import re
import unicodedata


def id_part(text: str, otherwise: str = "x") -> str:
    """Give a text as part of an id: ``[a-z0-9-]``, words joined by single hyphens.

    Letters lose their accents; where nothing is left (a title in Greek) ``otherwise`` is given.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    part = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return part[:60].rstrip("-") or otherwise


class Anchors:
    """Gives out ids and remembers them, so that none is given twice."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._next: dict[str, int] = {}

    def claim(self, wanted: str) -> str:
        """Give ``wanted``, or it with ``-2``, ``-3``, … where it has been given before."""
        name = wanted
        count = self._next.get(wanted, 2)
        while name in self._given:
            name = f"{wanted}-{count}"
            count += 1
        self._next[wanted] = count
        self._given.add(name)
        return name
