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
    r"(?m)^[ \t]*(?:WEBVTT[^\n]*\n(?:[A-Z][\w-]{1,20}:[^\n]*\n)*\s*)?"
    r"(?:\d{1,5}[ \t]*\n[ \t]*(?=\d\d:\d\d:\d\d[,.]\d{3} +-->))?"
    r"[\[(]?(?P<hours>\d{1,2}:(?=\d\d:))?(?P<minutes>\d{1,3}):(?P<seconds>[0-5]\d)(?:[,.]\d{3})?"
    r"(?P<range> +--> +[\d:.,]+[^\n]*)?[\])]?[ \t]*$"
)
"""A time alone on its line, with the number over it and the end behind it that subtitles have."""
_FEWEST = 4
_PIECE = 160
"""Characters between two times on the mean, below which they part no paragraphs but breaths."""
_LATEST = 30
"""Seconds at which the first words of a recording are said at the latest."""
_SPEAKER = later(r"\s*(?:>>|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}:\s)")
_SPOKEN = later(r"(?m)^(?![ \t]*[\[(]?[\d:.,]+[\])]?[ \t]*$)[^\n]*\w")


def _times(text: str) -> Iterator[Finding]:
    """Find times that go up from each to the next, with words between them, and take them out.

    A recording begins near nought, or its times have seconds besides minutes and hours: others are
    an author's. Where times stand every few words, on the mean of the whole, the pieces are joined,
    as what was said was one; but whoever speaks next begins a paragraph.
    """
    if text.count(":") < _FEWEST:
        return
    marks = list(_MARK.finditer(text))
    if len(marks) < _FEWEST or not _is_recorded(marks) or not _rise(text, marks):
        return
    close = (marks[-1].start() - marks[0].end()) / (len(marks) - 1) < _PIECE
    for at, match in enumerate(marks):
        start, end = match.start(), match.end() + len(text[match.end() : match.end() + 1])
        put = ""
        if at and close:
            while start and text[start - 1].isspace():
                start -= 1
            put = "\n\n" if _SPEAKER.match(text, end) else " "
        put = "" if end >= len(text) else put
        yield Finding(start, end, put, 0.9, review=not at, why="a recording's time")


def _is_recorded(marks: Sequence[re.Match[str]]) -> bool:
    precise = all(match["hours"] or match["range"] for match in marks)
    return precise or _seconds(marks[0]) <= _LATEST


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
_DAY = "9:15\nHe arrived.\n10:30\nThey met.\n11:45\nIt was lost.\n13:05\nHe resigned.\n"

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
            Example(
                "A Talk\n\n0:01\nMOSS: When?\n0:07\nCLERK: In the spring.\n0:15\nMOSS: So late?\n"
                "0:21\nCLERK: As ever.\n",
                "A Talk\n\nMOSS: When?\n\nCLERK: In the spring.\n\nMOSS: So late?\n\n"
                "CLERK: As ever.\n",
                "an interview under its title",
            ),
            Example(_TIMETABLE, _TIMETABLE, "a timetable"),
            Example(_DAY, _DAY, "the hours of a day"),
        ),
    ),
)
