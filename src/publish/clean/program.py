"""Takes the lines of a group; gives whether they are those of a program, which keep every mark."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LOOKED_AT = 110
"""Characters of a line."""
_SIGN = re.compile(
    r"[{}]\s*\Z|[=({\[][^;]*;\s*\Z|^\s*(?:[$>]\s+[a-z]|#!|//|/\*|\*/|def \w+\(|class \w+[:(]|"
    r"import \w+|return\b.*;|(?:for|while|if|elif|with|else|try|except)\b[^.,]*:\s*\Z|"
    r"(?<=\s)[a-z_][\w.]*\s=\s\S|</?\w+[^>]*>\s*\Z|\w+\([^)]*\)\s*[;{:]?\s*\Z)|"
    r"[\w\])]\s*(?::=|\+=|==|!=|=>|->|&&|\|\|)\s*\S"
)
_SIGN_SET_IN = re.compile(
    r"^\s*(?:[{}()\[\]]+[,;]?\s*\Z|[\"'][\w-]+[\"']\s*:|\./\w|</?[a-z]\w*(?:\s[^<>]*)?>"
    r"|(?:return|echo|sudo|cd|git|npm|pip|curl|wget|make)\s+[\w.$\"'/-]+|(?:end|fi|done|else|begin)\s*\Z"
    r"|(?:let|var|const|int|char|void|static|public|private|function|fn)\s[^.,]*[=(]"
    r"|(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|FROM|WHERE|(?:LEFT |INNER )?JOIN|ORDER BY|GROUP BY)"
    r"\s+[\w*\"']|\((?:define|defun|let\*?|lambda|setq?|quote|cond)\b)"
    r"|^\s*[\w.]+\(|\w\((?:[\"'][^()]*)?\)|\w\[[\w\"':]+\]|\)\)\s*\Z|\b\w+=[\w\"'$/]"
    r"|[)\]'\"]\s=\s\S|\w\s=\s(?:[\"'\d(\[{]|\w+\(|[^=]*\s[-+*/]\s)"
)
"""What prose and verse may hold too, but not line after line."""
_SET_IN = re.compile(r" {4}|[ ]{0,3}\t")


_SENTENCE = re.compile(r"\s*(?:\S+\s+){3,}\S+[.:!?]\s*\Z")


def is_code(lines: Sequence[str]) -> bool:
    """Tell whether half of the lines, and more than one, look like those of a program."""
    if _is_set_in(lines):
        marks = sum(map(_has_sign, lines))
    else:
        marks = sum(bool(_SIGN.search(line[:_LOOKED_AT])) for line in lines)
    return marks > 1 and 2 * marks >= len(lines)


def programs(
    text: str, spans: Sequence[tuple[int, int]], code: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """Give, as first and last index, the spans that are one program with blank lines in it.

    ``code`` tells which spans are code. A line alone among them is a part of the program if it
    looks so. Only what is set in is joined: a fence says itself where it ends.
    """
    parts = [
        _is_part(text, start, end, known=known)
        for (start, end), known in zip(spans, code, strict=True)
    ]
    for part, run in groupby(range(len(spans)), key=parts.__getitem__):
        indices = list(run)
        if part and any(code[index] for index in indices):
            yield indices[0], indices[-1]


def _is_part(text: str, start: int, end: int, *, known: bool) -> bool:
    lines = text[text.rfind("\n", 0, start) + 1 : end].split("\n")
    if known:
        fenced = lines[0].lstrip().startswith(("```", "~~~"))
        return not fenced and _is_set_in([line for line in lines if line.strip()])
    return len(lines) == 1 and _is_set_in(lines) and _has_sign(lines[0])


def _is_set_in(lines: Sequence[str]) -> bool:
    """Tell whether all lines are set in as Markdown sets code in: by four blanks or a tab."""
    return all(_SET_IN.match(line) for line in lines)


def _has_sign(line: str) -> bool:
    """Tell whether a line that is set in looks like one of a program."""
    seen = line[:_LOOKED_AT]
    if _SENTENCE.match(seen):
        return bool(_SIGN.search(seen))
    return bool(_SIGN.search(seen) or _SIGN_SET_IN.search(seen))
