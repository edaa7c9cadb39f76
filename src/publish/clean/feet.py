"""Takes a text's lines; gives the notes at the foot of its pages, and where each page's end.

Numbers alone tell: the notes of a page answer, one for one and in their order, what has been called
since the notes before. One list may do so by chance, two hardly.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from publish.clean.look import WIDEST

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_DIGITS = str.maketrans(RAISED, "0123456789")
SIGN = r"\*{1,4}|[†‡§¶‖]{1,3}"
CAPITAL = r"[\"'“‘«(_*\[]{0,2}[^\W\d_a-zß-öø-ÿ]"
_HEAD = re.compile(
    rf"""\[(?P<square>[0-9]{{1,3}})\][ \t]?(?=\S) | \((?P<round>[0-9]{{1,3}})\)[ \t]?(?=\S)
    | (?P<raised>[{RAISED}]{{1,3}})[ \t]*(?=\S) | (?P<dotted>[0-9]{{1,3}})[.)][ \t]+(?=\S)
    | (?P<bare>[0-9]{{1,3}})(?=[ \t]+{CAPITAL}) | (?P<glued>[0-9]{{1,3}})(?={CAPITAL})
    | (?P<sign>{SIGN})[ \t]?(?=[\"'“‘(_]{{0,2}}\w)""",
    re.VERBOSE,
)
"""How a line begins that may be a note."""
_CALL = re.compile(
    rf"""\[(?P<square>[0-9]{{1,3}})\] | \((?P<round>[0-9]{{1,3}})\)
    | (?P<raised>[{RAISED}]{{1,3}}) | <sup>(?P<tag>[0-9]{{1,3}})</sup>
    | (?:(?<=[^\W\d_])|(?<=[.,;:!?\"”’')\]…»])(?:(?<!\d[.,:])|(?<=\d\d\d\d[.,:]))
        |(?<=[.!?\"”’)]\ )(?=[0-9]+(?:\s|\Z)))
      (?P<plain>[0-9]{{1,3}})(?![a-z0-9%]|[.,:][0-9])
    | (?<=\S)(?P<sign>{SIGN})(?!\w)""",
    re.VERBOSE,
)
_MARK = re.compile(rf"[0-9{RAISED}*†‡§¶‖]")
"""What no call is without, as it is found much sooner."""
_ENDED = re.compile(r"[.!?…][\"'”’)\]_*]*(?:\[?[0-9]{0,3}\]?|[⁰¹²³⁴-⁹]{1,3}|[*†‡§¶‖]{1,3})\Z")
"""How a sentence ends, a call behind it or not."""
SHORTENED = re.compile(r"(?:\b(?:[A-Z]|pp?|vols?|nos?|eds?|cf|fol|ff?|ch|art|c|ca|cap|sec|v)\.)\Z")
"""How a line ends that a small letter may follow within a note."""
_NUMBERED = re.compile(r"[0-9]{1,4} +[A-Z][^.!?;,:]{3,60}|[A-Z][^.!?;,:]{3,60} [0-9]{1,4}")
"""A page's head with its number, as no note goes on."""
_LONGEST_NOTE = 30
"""Lines that a note at a page's foot may take up."""
_SHORTEST_LINE = 25
"""Characters of a line, at the least, that breaks off amid a sentence."""
_ENOUGH = 3
_SELDOM = 4
"""One line of so many runs on by chance, in a text whose lines are paragraphs."""


class Gap(msgspec.Struct, frozen=True, gc=False):
    """What stands before a line: a blank line (``apart``), the end of a page (``fed``)."""

    apart: bool
    fed: bool


class Foot(msgspec.Struct, frozen=True, gc=False):
    """The notes of one page: the line on which each begins, and the last line of the last.

    The text's own sentence breaks off above, if it is ``open``. The end is told by the words alone,
    if it is ``read``, and not by a blank line or a page's end; then it may be ``unsure``.
    """

    heads: tuple[int, ...]
    last: int
    open: bool
    read: bool = False
    unsure: bool = False


class Marks(msgspec.Struct, gc=False):
    """What may call notes, and what may begin one, as lines and labels, both in their order."""

    calls: list[tuple[int, str]]
    heads: list[tuple[int, str]]


def feet(texts: Sequence[str], gaps: Sequence[Gap], furniture: Collection[int]) -> list[Foot]:
    """Find the feet of a text's pages.

    ``texts`` are its lines that are not blank, ``gaps`` what stands before each; the lines of
    ``furniture`` may be heads and numbers of pages.
    """
    found: list[tuple[int, ...]] = []
    for marks in marks_of(texts).values():
        blocks = [block for block in _answers(marks, len(texts)) if _under_text(texts, block[0])]
        notes = sum(map(len, blocks))
        alone = len(blocks) == 1 and notes > 1 and _closes(texts, gaps, marks, blocks[0])
        if alone or (len(blocks) > 1 and notes >= _ENOUGH):
            found += blocks
    found.sort()
    page = Page(texts, gaps, margin(texts), furniture, {block[0] for block in found})
    out: list[Foot] = []
    for block in found:
        if not out or block[0] > out[-1].heads[-1]:
            out.append(page.foot(block))
    return out


def _under_text(texts: Sequence[str], first: int) -> bool:
    """Tell whether a sentence stands above a line, and no heading or what leads to a list."""
    above = texts[first - 1] if first else ":"
    return above[-1] != ":" and (len(above) > _SHORTEST_LINE or bool(_ENDED.search(above[-12:])))


def marks_of(texts: Sequence[str]) -> dict[str, Marks]:
    """Gather the marks by how the calls are set; numbers may begin notes of any such calls."""
    calls: dict[str, list[tuple[int, str]]] = defaultdict(list)
    numbers: list[tuple[int, str]] = []
    signs: list[tuple[int, str]] = []
    for index, text in enumerate(texts):
        at = 0
        if head := _HEAD.match(text):
            way = head.lastgroup or ""
            label = head[way].translate(_TO_DIGITS)
            if way != "sign":
                numbers.append((index, label))
                at = head.end()
            elif "*" not in text[head.end() :]:
                signs.append((index, label))
                at = head.end()
        if _MARK.search(text, max(at, 1)) is None:
            continue
        for call in _CALL.finditer(text, max(at, 1)):
            way = call.lastgroup or ""
            if way == "sign" and _is_emphasis(text, call.start()):
                continue
            way = {"tag": "raised"}.get(way, way)
            calls[way].append((index, call[call.lastgroup or ""].translate(_TO_DIGITS)))
    return {way: Marks(those, signs if way == "sign" else numbers) for way, those in calls.items()}


def head_of(text: str) -> str:
    """Give how the number is set that a line begins with as a note does, "" where none is."""
    match = _HEAD.match(text)
    return (match.lastgroup or "") if match else ""


def _is_emphasis(text: str, at: int) -> bool:
    """Tell whether a star closes ``*words*`` opened in the line, or stands in a number's place."""
    if text[at] != "*":
        return False
    opened = text.rfind("*", 0, at)
    return text[at - 1].isdecimal() or (opened >= 0 and not text[opened + 1 : opened + 2].isspace())


def _answers(marks: Marks, size: int) -> Iterator[tuple[int, ...]]:
    """Give the lines of the notes of each page: they answer all that is called since the last."""
    labels = dict(marks.heads)
    walk = Walk(marks)
    before: tuple[int, str] | None = None
    for index, label in marks.heads:
        if index <= walk.since:
            continue
        goes_on = before is not None and index - before[0] <= _LONGEST_NOTE
        goes_on = goes_on and before is not None and _follows(before[1], label)
        before = (index, label)
        lines = [] if goes_on else lines_of(walk.wanted(index, label), labels, index, size)
        if lines:
            yield tuple(lines)
            walk.answer(lines[-1])
            before = None


def _follows(one: str, two: str) -> bool:
    return one.isdecimal() and two.isdecimal() and int(two) == int(one) + 1


class Walk:
    """What is called and not yet answered, from note to note; up to the line ``since`` all is."""

    def __init__(self, marks: Marks) -> None:
        self._calls = marks.calls
        self._at = 0
        self._pending: dict[str, int] = {}
        self.since = -1

    def wanted(self, index: int, label: str) -> Iterator[str]:
        """Give the labels called above a line from ``label`` on; none if one is called before."""
        pending = self._pending
        while self._at < len(self._calls) and self._calls[self._at][0] < index:
            line, called = self._calls[self._at]
            if line > self.since:
                pending.setdefault(called, len(pending))
            self._at += 1
        if label not in pending:
            return
        if not label.isdecimal():
            yield from pending if next(iter(pending)) == label else ()
            return
        number = int(label)
        if str(number - 1) in pending:
            return
        yield label
        while (after := str(number + 1)) in pending and pending[after] > pending[str(number)]:
            yield after
            number += 1

    def answer(self, line: int) -> None:
        """Take all that is called up to a line for answered."""
        self._pending.clear()
        self.since = line


def lines_of(wanted: Iterator[str], labels: dict[int, str], index: int, size: int) -> list[int]:
    """Give the lines that begin with the ``wanted`` labels, the first at ``index``, or none."""
    out: list[int] = []
    for label in wanted:
        low = out[-1] + 1 if out else index
        reach = range(low, min(low + _LONGEST_NOTE, size))
        line = next((i for i in reach if labels.get(i) == label), -1)
        if line < 0:
            return []
        out.append(line)
    return out


def _closes(
    texts: Sequence[str], gaps: Sequence[Gap], marks: Marks, block: tuple[int, ...]
) -> bool:
    """Tell whether one page's notes close the text right under it, and answer all its calls."""
    apart = any(gap.apart for gap in gaps[block[-1] + 1 :])
    called = {label for line, label in marks.calls if line < block[0]}
    return not apart and not gaps[block[0]].apart and len(called) == len(block)


def margin(texts: Sequence[str]) -> int:
    """Give the width of the widest line that surely runs on, 0 where lines are not broken so."""
    widths = [
        len(text)
        for text, after in pairwise(texts)
        if after[0].islower() and len(text) <= WIDEST and not _ENDED.search(text[-12:])
    ]
    return max(widths) if len(widths) * _SELDOM > len(texts) else 0


class Page(msgspec.Struct, frozen=True, gc=False):
    """What tells where the notes of a page end; the lines of ``begun`` begin others'."""

    texts: Sequence[str]
    gaps: Sequence[Gap]
    margin: int
    furniture: Collection[int]
    begun: Collection[int]

    def foot(self, block: tuple[int, ...]) -> Foot:
        """Find where the last note ends: where the sentence above goes on, or a line had room."""
        is_open = not _ENDED.search(self.texts[block[0] - 1][-12:])
        last = block[-1]
        while not self._ends(last):
            line, after = self.texts[last], self.texts[last + 1]
            if _ENDED.search(line[-12:]) and not SHORTENED.search(line[-12:]):
                small = after[0].islower()
                if _NUMBERED.fullmatch(after) or (small and is_open):
                    return Foot(block, last, is_open, read=True)
                room = len(line) + 1 + len(after.split(maxsplit=1)[0]) <= self.margin
                if room and not small:
                    return Foot(block, last, is_open, read=True, unsure=is_open)
            last += 1
        return Foot(block, last, is_open)

    def _ends(self, line: int) -> bool:
        """Tell whether what stands after a line ends any note, whatever its words."""
        after = line + 1
        if after >= len(self.texts) or not self.margin:
            return True
        long = max(len(self.texts[line]), len(self.texts[after])) > WIDEST
        gap = self.gaps[after]
        return long or gap.apart or gap.fed or after in self.furniture or after in self.begun
