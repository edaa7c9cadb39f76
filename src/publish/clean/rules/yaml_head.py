"""Takes a text copied from a site's own file; gives the lines of settings at its head, as a rule.

Generators of sites keep title, author and date above a text, between two lines of hyphens (YAML) or
plus signs (TOML), and Pandoc in three lines that begin with a per cent sign.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = later(
    r"\s*(?P<line>---|\+\+\+)[ \t]*\n(?P<inside>(?:[^\n]{0,2000}\n){1,120}?)"
    r"(?:(?P=line)|\.\.\.)[ \t]*(?:\n+|\Z)"
)
_PANDOC = later(
    r"\s*%[ \t]*(?P<title>\S[^\n]{0,300}(?:\n[ \t]+\S[^\n]{0,300}){0,3})\n"
    r"(?:%[ \t]*(?P<author>[^\n]{0,300}(?:\n[ \t]+\S[^\n]{0,300}){0,8})\n)?"
    r"(?:%[ \t]*(?P<date>[^\n]{0,100})\n)?(?=[ \t]*\n)\s*"
)
"""The three lines that Pandoc reads at the head of a text."""
_PAIR = later(r"(?P<key>[A-Za-z][\w-]{0,40})(?::(?=\s|\Z)|[ \t]*=)[ \t]*(?P<value>\S.*?)?[ \t]*\Z")
_ITEM = later(r"[ \t]*-[ \t]+(?:name:[ \t]*)?(?P<value>\S.*?)[ \t]*\Z")
_NAME = later(r"[ \t]+(?:name|literal):[ \t]*(?P<value>\S.*?)[ \t]*\Z")
_MORE = later(r"[ \t]+\S|[ \t]*(?:#.*)?\Z")
_TABLE = later(r"\[{1,2}[\w.-]{1,60}\]{1,2}[ \t]*\Z")
_BLOCK = later(r"[|>][+-]?\d?\Z")
_DAY = later(r"\d{4}-\d\d-\d\d")
_BY = later(r"(?:by|von|par|por)[ \t]+(?=\S)", re.IGNORECASE)
_LINKED = later(r"\[\[(?:[^\[\]|]{1,80}\|)?(?P<shown>[^\[\]|]{1,80})\]\]")
_READ = frozenset(("title", "subtitle", "author", "authors", "date"))
_FEWEST = 2
"""Settings without a title among them that make a head."""


def _settings(text: str) -> dict[str, list[str]] | None:
    """Read the lines of settings, each key with its values; None where a line is none."""
    out: dict[str, list[str]] = {}
    key, folded = "", False
    for line in text.rstrip("\n").split("\n"):
        if folded and (not line.strip() or line[:1] in " \t"):
            out[key] = [" ".join([*out[key], line.strip()]).strip()]
        elif match := _PAIR.match(line):
            key, value = match["key"].lower(), match["value"] or ""
            folded = _BLOCK.match(value) is not None
            out.setdefault(key, []).extend([] if folded else _values(value))
        elif key and (match := _ITEM.match(line) or _NAME.match(line)):
            out[key] += _values(match["value"])
        elif not (_TABLE.match(line) or (key and _MORE.match(line))):
            return None
    return out


def _values(value: str) -> list[str]:
    inside = value[1:-1].split(",") if value[:1] == "[" and value[-1:] == "]" else [value]
    whole = [value] if value[:2] == "[[" else inside
    bare = (each.strip() for each in whole)
    said = [b[1:-1] if len(b) > 1 and b[0] == b[-1] and b[0] in "\"'" else b for b in bare if b]
    return [_LINKED.sub(r"\g<shown>", each) for each in said]


def _yaml(text: str) -> Iterator[Finding]:
    if text.lstrip()[:1] == "%":
        yield from _pandoc(text)
        return
    match = _HEAD.match(text)
    found = _settings(match["inside"]) if match else None
    if match is None or not found or not _READ & found.keys():
        return
    if "title" not in found and len(found) < _FEWEST:
        return
    lines = [f"# {' '.join(found['title'])}"] if found.get("title") else []
    lines += found.get("subtitle", [])
    if names := [_BY.sub("", each) for each in found.get("author", []) + found.get("authors", [])]:
        lines.append("By " + " and ".join(names))
    lines += [day[0] if (day := _DAY.match(value)) else value for value in found.get("date", [])]
    for told in found.get("abstract", []):
        lines.append(f"Abstract: {told}")
    head = "".join(f"{line}\n\n" for line in lines)
    yield Finding(match.start(), match.end(), head, 0.9, review=True, why="settings of a site")


def _pandoc(text: str) -> Iterator[Finding]:
    match = _PANDOC.match(text)
    if match is None or match["author"] is None:
        return
    lines = ["# " + " ".join(match["title"].split())]
    rows = (row.strip() for row in match["author"].replace(";", "\n").split("\n"))
    if names := [_BY.sub("", row) for row in rows if row]:
        lines.append("By " + " and ".join(names))
    lines += [day] if (day := (match["date"] or "").strip()) else []
    head = "".join(f"{line}\n\n" for line in lines)
    yield Finding(match.start(), match.end(), head, 0.9, review=True, why="a text for Pandoc")


_SHOWN = (
    "---\ntitle: The Chain\nauthor: [Ann Clerk, Jo Quay]\ntags: harbours\n---\n\nThe harbour.\n"
)
_SCENE = "---\nA harbour: night.\n---\n\nThe chain is drawn.\n"

RULES = (
    Rule(
        name="yaml-head",
        family="page furniture",
        why="The settings above a text in a site's own file are read, not printed.",
        reach=Reach.LINES,
        find=_yaml,
        examples=(
            Example(_SHOWN, "# The Chain\n\nBy Ann Clerk and Jo Quay\n\nThe harbour.\n"),
            Example(
                '+++\ntitle = "The Chain"\nauthor = "By Ann Clerk"\ndraft = false\n+++\n\nIt.\n',
                "# The Chain\n\nBy Ann Clerk\n\nIt.\n",
            ),
            Example(
                "% The Chain\n% Ann Clerk; Jo Quay\n% May 1911\n\nThe harbour.\n",
                "# The Chain\n\nBy Ann Clerk and Jo Quay\n\nMay 1911\n\nThe harbour.\n",
            ),
            Example(
                "---\ntitle: The Chain\nabstract: >\n  It was drawn.\n  It fell.\n---\n"
                "The harbour.\n",
                "# The Chain\n\nAbstract: It was drawn. It fell.\n\nThe harbour.\n",
            ),
            Example(_SCENE, _SCENE, "lines over a scene"),
            Example("% of all:\n\n12\n", "% of all:\n\n12\n"),
        ),
    ),
)
