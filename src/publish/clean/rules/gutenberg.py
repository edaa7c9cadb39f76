"""Takes a text from Project Gutenberg; gives the lines that its volunteers put round the work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = later(r"project\s+gutenberg", re.IGNORECASE)
_START = later(
    r"^\*\*\*\s*START OF (?:THE|THIS) PROJECT GUTENBERG[^\n]*(?:\n(?!\s*\n)[^\n]*)??\*\*\*[ \t]*$"
    r"|^\*END\*?\s*THE SMALL PRINT![^\n]*\*END\*[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_END = later(
    r"^(?:\*\*\*\s*END OF (?:THE|THIS) PROJECT GUTENBERG|"
    r"[ \t]*End of (?:the |this )?Project Gutenberg"
    r"(?:['’]s)?[ \n])",
    re.IGNORECASE | re.MULTILINE,
)
_TERMS = later(
    r"gutenberg(?:-tm|™)? license|no cost and with|full license|\*\*\*\s*end of|small print"
    r"|this file should be named|etext|e-?book",
    re.IGNORECASE,
)
_CREDIT = later(
    r"[ \t]*(?:this e-?(?:text|book) was |e-?text )?(?:produced|prepared|transcribed|scanned|typed|"
    r"digitized|converted)(?: and \w+)? (?:by|from)\b",
    re.IGNORECASE,
)
_CREDIT_SIGNS = later(
    r"proofread|pgdp|volunteer|project gutenberg|distributed|internet archive|and others|"
    r"https?://|html version|e-?text|\band\b",
    re.IGNORECASE,
)
_NOTE = later(
    r"^[ \t]*[|\[+*_]*[ \t]*\[?_?transcriber['’]?s?['’]?\s+notes?\b[^\n]*",
    re.IGNORECASE | re.MULTILINE,
)
_EDGE = 60_000
"""Characters at either end in which the frame is looked for: it is a frame, not a quotation."""


def _head(text: str) -> Iterator[Finding]:
    match = _START.search(text, 0, _EDGE)
    end = 0
    if match and len(_NAME.findall(text, 0, match.end())) >= 1 and _above(text, match.start()):
        end = match.end()
    credit = _credit(text, end) if match else None
    if credit:
        end = credit
    if end:
        yield Finding(0, _past_blanks(text, end), "", why="header of the distributor's file")


def _above(text: str, start: int) -> bool:
    """Above the mark stands a header: the name again or its usual fields, or nothing at all."""
    above = text[:start]
    fields = re.findall(r"^(?:title|author|release date|language)\s*:", above, re.I | re.M)
    return not above.strip() or bool(_NAME.search(above)) or len(fields) > 1


def _credit(text: str, start: int) -> int | None:
    """Give the end of the producers' credit, a paragraph just below the mark."""
    for paragraph in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text[start : start + 1500]):
        words = paragraph.group()
        short = len(words) < 100 and "\n" not in words
        if _CREDIT.match(words) and len(words) < 700 and (short or _CREDIT_SIGNS.search(words)):
            return start + paragraph.end()
        return None
    return None


def _foot(text: str) -> Iterator[Finding]:
    first = max(0, len(text) - _EDGE)
    match = _END.search(text, first)
    if match and _TERMS.search(text, match.start()):
        start = len(text[: match.start()].rstrip())
        yield Finding(start, len(text), "\n", why="licence of the distributor's file")


def _notes(text: str) -> Iterator[Finding]:
    """Propose only: such a note says what was changed, and its end is not marked."""
    for match in _NOTE.finditer(text):
        stop = later(r"\n[ \t]*\n").search(text, match.end())
        end = stop.start() if stop else len(text)
        yield Finding(match.start(), end, "", 0.5, propose=True, why="a transcriber's own words")


def _past_blanks(text: str, end: int) -> int:
    match = later(r"(?:[ \t]*\n)*").match(text, end)
    return match.end() if match else end


_HEADER = (
    "The Project Gutenberg EBook of The Chain, by A. Clerk\n\nThis eBook is for the use of anyone\n"
    "anywhere at no cost and with almost no restrictions whatsoever.\n\nTitle: The Chain\n\n"
    "Author: A. Clerk\n\n*** START OF THIS PROJECT GUTENBERG EBOOK THE CHAIN ***\n\n"
)
_LICENCE = (
    "End of the Project Gutenberg EBook of The Chain, by A. Clerk\n\n"
    "*** END OF THIS PROJECT GUTENBERG EBOOK THE CHAIN ***\n\nThis file should be named 1.txt\n"
)
_WORK = "THE CHAIN\n\nThe harbour was closed.\n"

RULES = (
    Rule(
        name="gutenberg-header",
        family="page furniture",
        why="The header of a Project Gutenberg file describes the file, not the work.",
        reach=Reach.LINES,
        find=_head,
        examples=(
            Example(_HEADER + _WORK, _WORK),
            Example(
                _HEADER
                + "Produced by Ann Clerk and the Distributed\nProofreading Team\n\n\n"
                + _WORK,
                _WORK,
                "with the producers' credit",
            ),
            Example(_HEADER + "Produced by Ann Clerk\n\n" + _WORK, _WORK, "by one person"),
            Example(
                "Project Gutenberg, wrote its founder, was to start with one text.\n\nIt did.\n",
                "Project Gutenberg, wrote its founder, was to start with one text.\n\nIt did.\n",
                "an essay on the project",
            ),
            Example(
                "A REPORT\n\nProduced by the Harbour Board and others\n",
                "A REPORT\n\nProduced by the Harbour Board and others\n",
                "a credit of the work's own",
            ),
        ),
    ),
    Rule(
        name="gutenberg-licence",
        family="page furniture",
        why="The licence under a Project Gutenberg text is no part of the work.",
        reach=Reach.LINES,
        find=_foot,
        examples=(
            Example(_WORK + "\n\n\n" + _LICENCE, _WORK),
            Example(
                "The end of Project Gutenberg was foretold often.\n\nIt did not come.\n",
                "The end of Project Gutenberg was foretold often.\n\nIt did not come.\n",
                "a sentence about the project",
            ),
        ),
    ),
    Rule(
        name="transcribers-note",
        family="page furniture",
        why="A transcriber's note speaks of the copy; whether to keep it is the editor's choice.",
        reach=Reach.LINES,
        find=_notes,
        examples=(
            Example(
                "THE CHAIN\n\nTranscriber's Note: two misprints were mended.\n\nThe harbour.\n",
                "THE CHAIN\n\nTranscriber's Note: two misprints were mended.\n\nThe harbour.\n",
                "proposed, not done",
            ),
        ),
    ),
)
