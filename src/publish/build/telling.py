"""Takes nothing in; gives the one to tell of a work's progress, who shows nothing of it."""

from __future__ import annotations


class Telling:
    """Hears of a work's progress. This one keeps it to itself; a terminal's shows it."""

    def __call__(self, doing: str) -> None:
        """Hear what is being done now."""

    def count(self, done: int, of: int, what: str) -> None:
        """Hear how many sections are set, of how many, and which was the last."""

    def share(self, done: float, doing: str) -> None:
        """Hear what is being done now, and what share of the whole is done, from 0 to 1."""
