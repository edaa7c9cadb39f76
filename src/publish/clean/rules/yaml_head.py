"""Takes a text copied from a site's own file; gives the lines of settings at its head, as a rule.

Generators of sites keep title, author and date above a text, between two lines of hyphens (YAML).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.clean.rule import Example, Finding, Reach, Rule
from publish.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = later(r"\s*---[ \t]*\n(?P<inside>(?:[^\n]{0,1000}\n){1,80}?)(?:---|\.\.\.)[ \t]*(?:\n+|\Z)")
_PAIR = later(r"(?P<key>[A-Za-z][\w-]{0,40}):(?:[ \t]+(?P<value>\S.*?))?[ \t]*\Z")
_ITEM = later(r"[ \t]*-[ \t]+(?:name:[ \t]*)?(?P<value>\S.*?)[ \t]*\Z")
_MORE = later(r"[ \t]+\S|[ \t]*(?:#.*)?\Z")
_BY = later(r"by:?\s+(?=[^\W\d_])", re.IGNORECASE)
_DAY = later(r"\d{4}-\d\d-\d\d")


def _settings(text: str) -> dict[str, list[str]] | None:
    """Read the lines of settings, each key with its values; None where a line is none."""
    out: dict[str, list[str]] = {}
    key = ""
    for line in text.rstrip("\n").split("\n"):
        if match := _PAIR.match(line):
            key = match["key"].lower()
            out[key] = _values(match["value"] or "")
        elif key and (match := _ITEM.match(line)):
            out[key] += _values(match["value"])
        elif not (key and _MORE.match(line)):
            return None
    return out


def _values(value: str) -> list[str]:
    inside = value[1:-1].split(",") if value[:1] == "[" and value[-1:] == "]" else [value]
    bare = (each.strip() for each in inside)
    return [b[1:-1] if len(b) > 1 and b[0] == b[-1] and b[0] in "\"'" else b for b in bare if b]


def _yaml(text: str) -> Iterator[Finding]:
    match = _HEAD.match(text)
    found = _settings(match["inside"]) if match else None
    if match is None or not found or "title" not in found:
        return
    lines = ["# " + " ".join(found["title"]), *found.get("subtitle", [])]
    named = found.get("author", []) + found.get("authors", [])
    if names := [_BY.sub("", each) for each in named]:
        lines.append("By " + " and ".join(names))
    lines += [day[0] if (day := _DAY.match(value)) else value for value in found.get("date", [])]
    head = "\n\n".join(lines) + "\n\n"
    yield Finding(match.start(), match.end(), head, 0.9, review=True, why="settings of a site")


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
                _SHOWN.replace("[Ann Clerk, Jo Quay]", "By Ann Clerk"),
                "# The Chain\n\nBy Ann Clerk\n\nThe harbour.\n",
            ),
            Example(_SCENE, _SCENE, "lines over a scene"),
        ),
    ),
)
