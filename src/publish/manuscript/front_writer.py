"""Takes a text, its structure and what the editor knows; gives the YAML front matter as text."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PLAIN = re.compile(r"[^\W\d_](?:[\w .,()’“”&+/–—-]|:(?=\S)|'(?=\w))*\Z")
_WORDS_WITH_MEANING = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class FrontText:
    """The values of the front matter as plain strings; an empty one is left out."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[tuple[str, str], ...] = ()
    date: str = ""
    lang: str = "en"
    source: str = ""
    rights: str = "unknown"
    notes: tuple[str, ...] = ()
    """What is said of the text as a whole, as Markdown: the key ``note``."""
    byline: str = ""
    notes_heading: str = ""
    contents: tuple[str, ...] = ()
    incomplete: bool = False
    more: Mapping[str, object] = field(default_factory=dict)


def front_matter(front: FrontText) -> str:
    """Give the front matter with its ``---`` lines and a line end.

    Every value reads back as the same string: what YAML could take for something else is put in
    double quotes, whose escapes are JSON's (YAML 1.2.2, section 7.3.1).
    """
    lines = ["---", *_pair("title", front.title or "Untitled"), *_pair("subtitle", front.subtitle)]
    if front.authors:
        lines.append("author:")
        for name, note in front.authors:
            lines.append(f"  - name: {scalar(name)}")
            if note:
                lines.append(f"    note: {scalar(note)}")
    lines += _pair("byline", front.byline)
    lines += _pair("date", front.date)
    lines += _pair("lang", front.lang)
    lines += _pair("source", front.source)
    lines += _pair("rights", front.rights)
    if len(front.notes) == 1:
        lines += _pair("note", front.notes[0])
    else:
        lines += _list("note", front.notes)
    lines += _pair("notes-heading", front.notes_heading)
    lines += _list("contents", front.contents)
    if front.incomplete:
        lines.append("incomplete: true")
    for key, value in front.more.items():
        lines.append(f"{scalar(key)}: {_any(value)}")
    return "\n".join([*lines, "---", ""])


def _pair(key: str, value: str) -> list[str]:
    return [f"{key}: {scalar(value)}"] if value else []


def _list(key: str, values: Iterable[str]) -> list[str]:
    items = [f"  - {scalar(value)}" for value in values]
    return [f"{key}:", *items] if items else []


def _any(value: object) -> str:
    if isinstance(value, str):
        return scalar(value)
    return json.dumps(value, ensure_ascii=False, default=str)


def scalar(value: str) -> str:
    """Give a string as a YAML scalar: bare where that is safe, else in double quotes."""
    bare = _PLAIN.match(value) and not value.endswith((" ", ":"))
    if bare and value.lower() not in _WORDS_WITH_MEANING and " #" not in value:
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda m: f"\\u{ord(m[0]):04x}", quoted)
