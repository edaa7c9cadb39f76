"""Takes a text's lines; gives where a note begins amid a line, behind the note before it.

A number behind a full stop may be a page, a volume, a day or a point of the note's own. So all the
notes that the text calls since the last must stand there, in order, each of them once and none
besides, and no line of their own may begin with them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from publish.clean.feet import (
    CAPITAL,
    RAISED,
    SHORTENED,
    SIGN,
    Page,
    Walk,
    head_of,
    lines_of,
    margin,
    marks_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from publish.clean.feet import Gap, Marks

_LONGEST = 2000
"""Characters in which the next note begins."""
_MOST = 60
"""Notes in one run."""
_BEFORE = 12
_ENDS = r"(?<=[.!?…\"'”’)\]_*])(?P<gap>[ \t]*\n[ \t]*|[ \t]+)"
_TO_RAISED = str.maketrans("0123456789", RAISED)
_FORMS = {
    "square": (r"\[", r"\](?P<tail>\s?)(?=\S)"),
    "round": (r"\(", r"\)(?P<tail>\s?)(?=\S)"),
    "raised": ("", rf"(?![{RAISED}])(?P<tail>\s?)(?=\S)"),
    "dotted": ("", rf"[.)](?P<tail>\s+)(?={CAPITAL})"),
    "bare": ("", rf"(?P<tail>\s+)(?={CAPITAL})"),
    "glued": ("", rf"(?P<tail>)(?={CAPITAL})"),
    "sign": ("", rf"(?!{SIGN})(?P<tail>\s?)(?=[\"'“‘(_]{{0,2}}\w)"),
}
_BREAK = re.compile(r"(?<![^\W\d_]-)[ \t]*\n[ \t]*")
"""A line's end, but for a broken word's."""


def run_in(
    text: str, lines: Sequence[tuple[int, str]], gaps: Sequence[Gap], furniture: Collection[int]
) -> list[tuple[int, int, str]]:
    """Give the edits that part such notes, and join the lines of each.

    ``lines`` are where each begins and its words, ``gaps`` and ``furniture`` as for feet of pages.
    """
    texts = [words for _, words in lines]
    starts = [start for start, _ in lines]
    stops = _stops(lines, gaps)
    page = Page(texts, gaps, margin(texts), furniture, ())
    found: set[tuple[int, int, str]] = set()
    for marks in marks_of(texts).values():
        labels = dict(marks.heads)
        below = _Below(marks, starts)
        walk = Walk(marks)
        for index, label in marks.heads:
            wanted = [] if index <= walk.since else _few(walk.wanted(index, label))
            if own := lines_of(iter(wanted), labels, index, len(lines)):
                walk.answer(own[-1])
            elif len(wanted) > 1:
                low, words = lines[index]
                stop = min(stops[index], low + _LONGEST * len(wanted))
                places = _places(text, low, stop, head_of(words), wanted)
                if places and not any(below.stands(each, index, stop) for each in wanted):
                    last = bisect_right(starts, places[-1].start("tail")) - 1
                    last = page.foot((index, last)).last
                    found.update(_edits(text, low, places, starts[last] + len(texts[last])))
                    walk.answer(index)
    return sorted(found)


def _edits(
    text: str, low: int, places: Sequence[re.Match[str]], end: int
) -> Iterator[tuple[int, int, str]]:
    """Part the notes at their ``places``, the first at ``low``, and join the lines of each."""
    for place in places:
        yield from ((m.start(), m.end(), " ") for m in _BREAK.finditer(text, low, place.start()))
        yield *place.span("gap"), "\n\n"
        if "\n" in place["tail"]:
            yield *place.span("tail"), " "
        low = place.end()
    yield from ((m.start(), m.end(), " ") for m in _BREAK.finditer(text, low, end))


class _Below:
    """Where lines begin with a label, and where it is called."""

    def __init__(self, marks: Marks, starts: Sequence[int]) -> None:
        self._own: dict[str, list[int]] = defaultdict(list)
        self._called: dict[str, list[int]] = defaultdict(list)
        self._starts = starts
        for line, label in marks.heads:
            self._own[label].append(line)
        for line, label in marks.calls:
            self._called[label].append(line)

    def stands(self, label: str, index: int, stop: int) -> bool:
        """Tell whether a line beyond ``stop`` has a label that no line since ``index`` calls."""
        own, called = self._own[label], self._called[label]
        at = bisect_left(own, bisect_left(self._starts, stop))
        after = bisect_right(called, index)
        return at < len(own) and (after == len(called) or own[at] < called[after])


def _few(labels: Iterator[str]) -> list[str]:
    """Give as many labels as may stand in one run."""
    return list(islice(labels, _MOST))


def _stops(lines: Sequence[tuple[int, str]], gaps: Sequence[Gap]) -> list[int]:
    """Give where the paragraph ends that each line stands in."""
    out: list[int] = []
    for at in range(len(lines) - 1, -1, -1):
        last = at + 1 >= len(lines) or gaps[at + 1].apart or gaps[at + 1].fed
        out.append(lines[at][0] + len(lines[at][1]) if last else out[-1])
    return out[::-1]


def _places(text: str, low: int, stop: int, way: str, wanted: Sequence[str]) -> list[re.Match[str]]:
    """Give where all of the ``wanted`` but the first begin, or none."""
    out: list[re.Match[str]] = []
    at = low + 1
    for label in wanted[1:]:
        found = (
            match
            for match in _form(way, label).finditer(text, at, min(stop, at + _LONGEST))
            if not SHORTENED.search(text, max(low, match.start() - _BEFORE), match.start())
        )
        places = list(islice(found, 2))
        if len(places) != 1:
            return []
        out.append(places[0])
        at = places[0].end()
    more = wanted[-1].isdecimal() and _form(way, str(int(wanted[-1]) + 1)).search(text, at, stop)
    again = _again(way, wanted[0]).search(text, low + 1, stop)
    return [] if more or again or all("\n" in place["gap"] for place in out) else out


@cache
def _form(way: str, label: str) -> re.Pattern[str]:
    """Give what a note of a label looks like behind a closed one."""
    before, after = _FORMS[way]
    return re.compile(_ENDS + before + _shown(way, label) + after)


@cache
def _again(way: str, label: str) -> re.Pattern[str]:
    """Give what the label looks like wherever it stands: a point's number, or a volume's."""
    marks = {"square": r"\[{}\]", "round": r"\({}\)", "dotted": r"(?<=\s){}[.)](?=\s)"}
    return re.compile(marks.get(way, r"(?<=\s){}(?=\s)").format(_shown(way, label)))


def _shown(way: str, label: str) -> str:
    return label.translate(_TO_RAISED) if way == "raised" else re.escape(label)
