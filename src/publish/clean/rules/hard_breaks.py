"""Takes a text written as Markdown; gives lines that were to stay lines, as a rule.

Two blanks or a backslash at a line's end keep it in Markdown; the manuscript marks lines by ``|``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.clean.protected import protected
from publish.clean.rule import Example, Finding, Reach, Rule
from publish.clean.written import is_markdown
from publish.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_STANZA = later(r"(?m)(?:^[^\n]*\S[^\n]*(?:\n|\Z))+")
_LINE = later(r"(?P<words>[^\n]*?\S)(?P<mark>[ ]{2,}|[ ]*\\)?[ \t]*(?:\n|\Z)")
_MARKED = later(r"[ \t]*(?:#{1,6}[ \t]|[-*+•][ \t]|\d{1,3}[.)][ \t]|[>|`~$]|\[\^)|[ ]{4}|\t")
_WIDE = 60
"""Characters of a line that a margin may have broken: two blanks behind such say nothing."""


def _find(text: str) -> Iterator[Finding]:
    """Find paragraphs of which each line but the last is marked to stay one."""
    closed = protected(text)
    plain = is_markdown(text)
    for stanza in _STANZA.finditer(text):
        first = text.find("\n", stanza.start(), stanza.end())
        if first < 0 or text[first - 1] not in " \\" or stanza.start() in closed:
            continue
        lines = list(_LINE.finditer(text, stanza.start(), stanza.end()))
        if len(lines) < 2 or not all(line["mark"] for line in lines[:-1]):
            continue
        slashed = all("\\" in line["mark"] for line in lines[:-1])
        short = any(len(line["words"]) < _WIDE for line in lines[:-1])
        if not (slashed or (plain and short)) or any(_MARKED.match(line[0]) for line in lines):
            continue
        yield from _broken(lines)


def _broken(lines: list[re.Match[str]]) -> Iterator[Finding]:
    for line in lines:
        yield Finding(line.start(), line.start("words"), "| ", 0.9)
        if line["mark"] and line is not lines[-1]:
            yield Finding(line.start("mark"), line.end("mark"), "", 0.9)


_POEM = "# The Chain\n\nThe chain fell slack,  \nthe ships came in,  \nand none went back.\n"
_PROSE = "The chain fell slack,  \nthe ships came in,  \nand none went back.\n"
_SHELL = "Run it:\n\n$ make all \\\n  -j 2 \\\n  --quiet\n"

RULES = (
    Rule(
        "hard-break",
        "markdown",
        "Blanks or a backslash at the end of a line say in Markdown that the line stays a line.",
        Reach.MARKS,
        _find,
        (
            Example(
                _POEM,
                "# The Chain\n\n| The chain fell slack,\n| the ships came in,\n"
                "| and none went back.\n",
            ),
            Example(
                "Holm House\\\n12 Quay Street\\\nHolm\n", "| Holm House\n| 12 Quay Street\n| Holm\n"
            ),
            Example(_PROSE, _PROSE, "blanks that a copy left"),
            Example(_SHELL, _SHELL, "a command"),
        ),
        signs=("  \n", "\\\n"),
    ),
)
