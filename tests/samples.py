"""Takes a piece of a text; gives what it becomes in the manuscript of a whole one."""

from __future__ import annotations

from publish.build.normalize import normalize
from publish.read.plain import read_plain

PROSE = (
    "The lock was dug in the dry years, when the price of corn was low and men could be had for "
    "the asking. Nobody in the town thought that it would pay."
)


def between(body: str) -> str:
    """Give what is written for ``body`` between two paragraphs of PROSE."""
    text = f"The Lock\n\nBy Ada Moss\n\n{PROSE}\n\n{body}\n\n{PROSE}\n"
    made = normalize(read_plain(text.encode(), "lock.txt")).manuscript
    return made.split(PROSE, 1)[1].rsplit(PROSE, 1)[0].strip()
