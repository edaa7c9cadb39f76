"""Takes the lines of a stanza; tells whether they read as a quotation, a table, code or verse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publish.clean.stanzas import Line

_SIGNED = re.compile(r"(?:--?|[–—])[ \t\u00a0]*[A-Z]")
"""How the line that names a poem's author begins, at its foot."""
_QUOTED_WORDS = re.compile(r"[ \t]{0,3}(?:>[ \t]?){1,4}(?:[^\W\d]|[\"'“‘(\[*]{1,3}!?\w)")
VERSE_LINE = re.compile(r"[ \t]{0,3}\|(?:[ \t][^|\n]*)?\Z")
"""A line of a poem or address as Pandoc and the manuscript mark it."""
_OPEN_RULE = re.compile(r":?-{2,}:?(?:[ ]*\|[ ]*:?-{2,}:?)+")
"""The rule under the head of a table whose rows have strokes between their cells only."""
_OF_A_WORK = re.compile(
    r"\((?:c\. ?)?1[5-9]\d\d[a-z]?\)|\(20\d\d[a-z]?\)|, (?:1[5-9]|20)\d\d[a-z]?(?:,|\.?\Z)"
)
"""The year of a work in a list of them."""
_FEWEST_QUOTED = 6
"""Words of a quotation at the least: a way through a site is marked with ``>`` too."""
_HEAD = 2
"""Words of a line over sentences: "Abstract"."""


def is_signed(stanza: list[Line]) -> bool:
    """Tell whether the last line alone begins with a dash: it names an author and is no item."""
    last = stanza[-1].look
    if not last.dashed or any(line.look.dashed for line in stanza[:-1]):
        return False
    return _SIGNED.match(last.text.lstrip()) is not None


def is_quoted(stanza: list[Line]) -> bool:
    """Tell whether each line is marked with ``>``, over words enough to be a quotation."""
    if not _QUOTED_WORDS.match(stanza[0].look.text) or not all(x.look.quoted for x in stanza):
        return False
    words = sum(len(line.look.text.split()) for line in stanza)
    return words > _FEWEST_QUOTED or (words > 2 and stanza[-1].look.closed)


def is_table(stanza: list[Line]) -> bool:
    """Tell whether most lines have columns that gaps, strokes or leaders part."""
    if len(stanza) > 2 and _OPEN_RULE.fullmatch(stanza[1].look.text.strip()):
        return all("|" in line.look.text for line in stanza)
    parted = sum(line.look.gapped + line.look.boxed for line in stanza)
    leaders = sum(line.look.leaders for line in stanza)
    return len(stanza) > 1 and 10 * max(parted, leaders) >= 6 * len(stanza)


def is_code(stanza: list[Line]) -> bool:
    """Tell whether half of the lines, and more than one, look like those of a program."""
    set_in = all(line.look.set_in for line in stanza)
    marks = sum(line.look.program if set_in else line.look.code for line in stanza)
    return marks > 1 and 2 * marks >= len(stanza)


def reads_as_verse(stanza: list[Line]) -> bool:
    """Tell whether lines are those of verse.

    Two lines may as well be a title: they are verse only if set in, or if the first runs on.
    """
    looks = [line.look for line in stanza]
    if len(looks) == 2 and not (looks[0].indent > 1 or looks[0].tail.endswith((",", ";"))):
        return False
    counts = [len(line.text.split()) for line in looks]
    words, headed = sum(counts), counts[0] <= _HEAD and not looks[0].closed
    if words >= 9 * (len(looks) - headed) and all(line.closed for line in looks[headed:]):
        return False  # sentences, under their head
    dated = sum(_OF_A_WORK.search(line.text) is not None for line in looks)
    if 3 * dated > len(looks):
        return False  # a list of works
    shouted = sum(line.text.isupper() for line in looks)
    return words >= 3 * len(looks) and 2 * shouted < len(looks)
