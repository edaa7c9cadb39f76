"""Takes a text; gives the lines of the cover that a library or publisher put before an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.clean.rules.cover_words import CITED, SURE, WEAK, is_cited, may_be_cover

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINES, _LONGEST = 150, 1200
"""Lines of a cover at the most, and characters of a line."""
_TEXT, _PARAGRAPH = 3, 120
"""So many lines of text one upon the other, or characters of a line, are the article's own."""
_FEWEST = 2
"""Sure lines of a cover; one alone must hold an address."""
_RUNS_ON = 50
"""Characters from which a line that nothing closes goes on in the next."""
_CONTINUED = 6
_CLOSED = re.compile(r"[.!?:)\]>]\Z|(?:https?://|www\.)\S+\Z")
_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org)\S*|\S+@\S+\.\w+", re.IGNORECASE)
_LEADS = re.compile(r"(?:\bat|\bby|:|article)\Z", re.IGNORECASE)
_TEXT_LINE = 40


class _Line:
    """A line: its offsets (characters), its text, and whether a blank line stands above it."""

    __slots__ = ("apart", "end", "start", "text")

    def __init__(self, start: int, end: int, text: str, *, apart: bool) -> None:
        self.start, self.end, self.text, self.apart = start, end, text, apart


def _head(text: str) -> list[_Line]:
    """Give the first lines of a text that are not blank."""
    out: list[_Line] = []
    start, apart = 0, True
    while start < len(text) and len(out) < _LINES:
        stop = text.find("\n", start)
        end = len(text) if stop < 0 else stop
        bare = text[start : min(end, start + _LONGEST)].strip(" \t\u00a0\u200b>|")
        if bare:
            out.append(_Line(start, end, bare, apart=apart))
        apart = not bare
        start = end + 1
    return out


def _find(text: str) -> Iterator[Finding]:
    """Find a cover by its sure lines, take them out, and with them the weak ones beside them.

    What says where the text appeared stays, and so does all else, since it may be the text's head.
    """
    lines = _head(text)
    if not may_be_cover("\n".join(line.text for line in lines)):
        return
    sure = _sure(lines)
    if not sure:
        return
    gone = dict(sure)
    last = max(sure)
    for index, line in enumerate(lines):
        near = range(max(0, index - _CONTINUED), index + _CONTINUED + 1)
        beside = index < last or index - 1 in gone
        if beside and WEAK.fullmatch(line.text) and any(i in sure for i in near):
            gone |= {} if index in gone or is_cited(line.text) else {index: True}
    for index, asked in sorted(gone.items()):
        line = lines[index]
        end = min(line.end + 1, len(text))
        yield Finding(line.start, end, "", 0.8, review=asked, why="a library's cover")


def _is_address(line: _Line) -> bool:
    match = _ADDRESS.match(line.text)
    return match is not None and match.end() == len(line.text)


def _sure(lines: Sequence[_Line]) -> dict[int, bool]:
    """Give the lines that are a cover's, and whether a person must look at each."""
    out: dict[int, bool] = {}
    signs = cited = run = prose = 0
    index = 0
    while index < len(lines):
        line = lines[index]
        if SURE.match(line.text):
            signs += 1
            run = 0
            stop = _stop(lines, index)
            out |= {at: at > index or len(line.text) > _RUNS_ON for at in range(index, stop)}
            index = stop
            continue
        cites = _cites(lines, index)
        cited += cites
        run = 0 if cites or line.apart or len(line.text) < _TEXT_LINE else run + 1
        if not cites and (run >= _TEXT or len(line.text) > _PARAGRAPH):
            prose += 1
            run = 0
        if prose > (signs >= _FEWEST):
            break
        index += 1
    named = any(_ADDRESS.search(lines[i].text) for i in out)
    short = all(len(lines[i].text) < _PARAGRAPH for i in out)
    alone = signs == 1 and short and (named or cited)
    return out if signs >= _FEWEST or alone else {}


def _cites(lines: Sequence[_Line], index: int) -> bool:
    """Tell whether a line says where the text appeared, or stands under one that leads to that."""
    above = lines[index - 1].text if index else ""
    headed = CITED.fullmatch(above) or (above.endswith(":") and is_cited(above))
    return bool(is_cited(lines[index].text) or headed)


def _stop(lines: Sequence[_Line], index: int) -> int:
    """Give the line after a sure one, what it runs on in and the address that it names included."""
    at = index + 1
    while at < min(len(lines), index + _CONTINUED):
        above, line = lines[at - 1].text, lines[at]
        if SURE.match(line.text) or is_cited(line.text):
            break
        named = _LEADS.search(above) and _is_address(line)
        runs_on = (
            not line.apart
            and not _CLOSED.search(above)
            and len(above) >= _RUNS_ON
            and not line.text.isupper()
        )
        if not (named or runs_on):
            break
        at += 1
    return at


_BODY = (
    "The chain across the harbour was drawn every evening by two men of the watch, whose names are "
    "written in the rolls of the town.\n"
)
_ESSAY = (
    "On Archives\n\nJSTOR is a service that helps us save shelves, its founders said.\n\n" + _BODY
)

RULES = (
    Rule(
        name="library-cover",
        family="page furniture",
        why="A library puts a page before an article that says how to get and to use it.",
        reach=Reach.LINES,
        find=_find,
        examples=(
            Example(
                "The Harbour Chain\nAuthor(s): Anna Clerk\nSource: Port Review, Vol. 2 (May, 1911)"
                "\nStable URL: https://example.org/stable/12\nAccessed: 04-03-2019 11:42 UTC\n\n"
                + _BODY,
                "The Harbour Chain\nAuthor(s): Anna Clerk\nSource: Port Review, Vol. 2 (May, 1911)"
                "\n\n" + _BODY,
            ),
            Example(
                "The Harbour Chain\n\nAnna Clerk\n\nTo cite this article: Anna Clerk (2011) The "
                "Harbour Chain, Port Review, 2:3\n\nTo link to this article: https://doi.org/10.1/2"
                "\n\nArticle views: 12\n\nView related articles\n\n" + _BODY,
                "The Harbour Chain\n\nAnna Clerk\n\nTo cite this article: Anna Clerk (2011) The "
                "Harbour Chain, Port Review, 2:3\n\n\n\n\n" + _BODY,
            ),
            Example(_ESSAY, _ESSAY, "an essay on such a library"),
            Example(
                "The Chain\n\n"
                + _BODY
                + "\nAccessed: 4 March 2019\n\nStable URL: https://a.org/1\n",
                "The Chain\n\n"
                + _BODY
                + "\nAccessed: 4 March 2019\n\nStable URL: https://a.org/1\n",
                "under the text it is a work that is cited",
            ),
        ),
    ),
)
