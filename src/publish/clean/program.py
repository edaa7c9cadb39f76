"""Takes lines; tells which look like a program's, and gives the groups that are one program."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LOOKED_AT = 110
"""Characters of a line."""
_SIGN = later(
    r"[{}]\s*\Z|[=({\[][^;]*;\s*\Z|^\s*(?:[$>]\s+[a-z]|#!|//|/\*|\*/|def \w+\(|class \w+[:(]|"
    r"import \w+|return\b.*;|(?:for|while|if|elif|with|else|try|except)\b[^.,]*:\s*\Z|"
    r"(?<=\s)[a-z_][\w.]*\s=\s\S|</?\w+[^>]*>\s*\Z|\w+\([^)]*\)\s*[;{:]?\s*\Z)|"
    r"[\w\])]\s*(?::=|\+=|==|!=|=>|->|&&|\|\|)\s*\S"
)
_MARK = later(r"[{}\[(=;:<>$/#)|&]|^\s*import\b")
"""What a line with a sign cannot do without, as it is found much sooner."""
_SIGN_SET_IN = later(
    r"^\s*(?:[{}()\[\]]+[,;]?\s*\Z|[\"'][\w-]+[\"']\s*:|\./\w|</?[a-z]\w*(?:\s[^<>]*)?>"
    r"|(?:return|echo|sudo|cd|git|npm|pip|curl|wget|make)\s+[\w.$\"'/-]+|(?:end|fi|done|else|begin)\s*\Z"
    r"|(?:let|var|const|int|char|void|static|public|private|function|fn)\s[^.,]*[=(]"
    r"|(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|FROM|WHERE|(?:LEFT |INNER )?JOIN|ORDER BY|GROUP BY)"
    r"\s+[\w*\"']|\((?:define|defun|let\*?|lambda|setq?|quote|cond)\b)"
    r"|^\s*[\w.]+\(|\w\((?:[\"'][^()]*)?\)|\w\[[\w\"':]+\]|\)\)\s*\Z|\b\w+=[\w\"'$/]"
    r"|[)\]'\"]\s=\s\S|\w\s=\s(?:[\"'\d(\[{]|\w+\(|[^=]*\s[-+*/]\s)"
)
"""What prose and verse may hold too, but not line after line."""
_SET_IN = later(r" {4}|[ ]{0,3}\t")


_SENTENCE = later(r"\s*(?:\S+\s+){3,}\S+[.:!?]\s*\Z")


def has_sign(line: str) -> bool:
    """Tell whether a line holds a sign that only a program's line holds."""
    seen = line[:_LOOKED_AT]
    return _MARK.search(seen) is not None and _SIGN.search(seen) is not None


def is_set_in(line: str) -> bool:
    """Tell whether a line is set in as Markdown sets code in: by four blanks or a tab."""
    return _SET_IN.match(line) is not None


def has_sign_set_in(line: str) -> bool:
    """Tell whether a line, if it and those round it are set in, looks like one of a program."""
    if has_sign(line):
        return True
    return not _SENTENCE.match(line[:_LOOKED_AT]) and bool(_SIGN_SET_IN.search(line[:_LOOKED_AT]))


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
        return not fenced and all(is_set_in(line) for line in lines if line.strip())
    return len(lines) == 1 and is_set_in(lines[0]) and has_sign_set_in(lines[0])
