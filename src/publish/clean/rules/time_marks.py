"""Takes the transcript of a recording; gives the times that stand over its lines, as a rule."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_MARK = later(
    r"(?m)^[ \t]*(?:WEBVTT[^\n]*\n\s*)?(?:\d{1,5}[ \t]*\n[ \t]*(?=\d\d:\d\d:\d\d[,.]\d{3} +-->))?"
    r"[\[(]?(?P<hours>\d{1,2}:(?=\d\d:))?(?P<minutes>\d{1,3}):(?P<seconds>[0-5]\d)(?:[,.]\d{3})?"
    r"(?P<range> +--> +[\d:.,]+[^\n]*)?[\])]?[ \t]*$"
)
"""A time alone on its line, with the number over it and the end behind it that subtitles have."""
_FEWEST = 4
_PIECE = 160
"""Characters between two times on the mean, below which they part no paragraphs but breaths."""
_SPOKEN = later(r"(?m)^(?![ \t]*[\[(]?[\d:.,]+[\])]?[ \t]*$)[^\n]*\w")


def _times(text: str) -> Iterator[Finding]:
    """Find times that go up from each to the next, with words between them, and take them out.

    Where they stand every few words the pieces are joined, as what was said was one.
    """
    if text.count(":") < _FEWEST:
        return
    marks = list(_MARK.finditer(text))
    if len(marks) < _FEWEST or not _rise(text, marks):
        return
    room = (marks[-1].start() - marks[0].end()) / (len(marks) - 1)
    for match in marks:
        start = match.start()
        while room < _PIECE and start and text[start - 1].isspace():
            start -= 1
        end = match.end() + len(text[match.end() : match.end() + 1])
        joins = room < _PIECE and start > 0 and end < len(text)
        yield Finding(start, end, " " if joins else "", 0.95, why="a recording's time")


def _rise(text: str, marks: Sequence[re.Match[str]]) -> bool:
    times = [_seconds(match) for match in marks]
    said = sum(
        bool(_SPOKEN.search(text, first.end(), after.start())) for first, after in pairwise(marks)
    )
    return all(a <= b for a, b in pairwise(times)) and 10 * said >= 9 * (len(marks) - 1)


def _seconds(match: re.Match[str]) -> int:
    hours = int(match["hours"][:-1]) if match["hours"] else 0
    return (hours * 60 + int(match["minutes"])) * 60 + int(match["seconds"])


_SAID = ("so we come to the horses", "of which there were forty", "and to the men", "who led them")
_YOUTUBE = "".join(f"0:{7 * n:02}\n{said}\n" for n, said in enumerate(_SAID))
_SUBTITLES = "".join(
    f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{said}\n\n" for n, said in enumerate(_SAID, 1)
)
_JOINED = " ".join(_SAID)
_TIMETABLE = "Boats leave at\n9:15\n10:30\n11:45\n8:00\nand no later.\n"

RULES = (
    Rule(
        name="time-mark",
        family="page furniture",
        why="A recording's transcript has the time over every few words.",
        reach=Reach.LINES,
        find=_times,
        examples=(
            Example(_YOUTUBE, f"{_JOINED}\n"),
            Example(_SUBTITLES, f"{_JOINED}\n\n", "subtitles"),
            Example(
                "\n".join(f"0{n}:00\n{_JOINED * 3}.\n" for n in range(4)),
                "\n".join(f"{_JOINED * 3}.\n" for n in range(4)),
                "paragraphs stay paragraphs",
            ),
            Example(_TIMETABLE, _TIMETABLE, "a timetable"),
        ),
    ),
)
