"""Takes a text; tells whether who wrote it meant it as Markdown, by signs that prose never has."""

from __future__ import annotations

from functools import lru_cache

from publish.patterns import later

_SIGNS = later(
    r"(?m)^#{1,6} \S|(?<!\w)\*\*[^\s*][^*\n]{0,200}\*\*(?!\w)|^\[\^\w{1,20}\]:|"
    r"(?<!\\)\[[^\[\]\n]{1,300}\]\((?:https?://|mailto:)|^```|"
    r"^ {0,3}\[[^\]\[^\n]{1,80}\]: +<?https?:"
)


@lru_cache(maxsize=2)
def is_markdown(text: str) -> bool:
    """Tell whether a text has a heading's, a link's, a note's, code's or strong words' marks."""
    return _SIGNS.search(text) is not None
