"""Takes the lines between ``---`` and ``---``; gives them as data, every value with its line.

YAML is read by its nodes, not by its types: ``1.10`` stays ``1.10``, ``no:`` is a key like any
other, and a date is the characters that the editor wrote.
"""

from __future__ import annotations

import difflib
import io
import re
from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from publish.diagnostics import Diagnostic, PublishError, Severity, Where
from publish.manuscript.model import FrontMatter, Name
from publish.text import UNWRITABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

KEYS = (
    "title", "subtitle", "title-short", "author", "editor", "translator", "date", "lang", "type",
    "container-title", "collection-title", "publisher", "publisher-place", "volume", "issue",
    "edition", "page", "URL", "DOI", "ISBN", "ISSN", "archive", "archive_location", "accessed",
    "original-date", "rights", "permission", "note", "source", "abstract", "keywords",
    "incomplete", "byline", "contents", "notes-heading", "questions", "dedication",
)  # fmt: skip
_OF_THE_PACKET = {
    "slug": 'It stands in packet.toml: { file = "chain.md", slug = "the-chain" }.',
    "part": "The parts of a packet, with the readings in each, stand in packet.toml.",
}
_NAME_KEYS = ("name", "literal", "family", "given", "note")
_MOST_DEPTH = 8
_MOST_LENGTH = 200_000
_PLAIN = re.compile(
    r"(?P<key>[A-Za-z][\w-]{0,80}): +"
    r"(?:\"(?P<quoted>[^\"\\]*)\"|(?P<bare>[^\W_](?:[\w,.;()/?!&+=’‘“”–—'-]| ++(?!$)|:(?! |$))*)) *"
)
"""A line of YAML that is a key and one value as it stands, or between quotation marks."""
_LANG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def split(text: str) -> tuple[str, int]:
    """Give the YAML text of a file's front matter and the lines it takes, marks included.

    ``("", 0)`` where the file has none, ``("", -1)`` where it is opened and never closed.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return "", 0
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in ("---", "..."):
            return "\n".join(lines[1:number]), number + 1
    return "", -1


def read(yaml: str, file: str, found: list[Diagnostic]) -> FrontMatter:
    """Read front matter whose first line is line 2 of ``file``; faults are added to ``found``.

    The title may come out empty; the caller knows whether the text itself has one. Raises
    PublishError where the YAML cannot be read at all.
    """
    reader = _Reader(file, found)
    raw = reader.mapping(yaml)
    found.extend(_unknown(k, KEYS, file, reader.lines[k]) for k in raw if k not in KEYS)
    lang = reader.text(raw, "lang") or "en"
    if not _LANG.fullmatch(lang):
        reader.fault(
            "bad-language", f"{lang!r} is no language tag", "lang", "Write a tag such as en-US."
        )
        lang = "en"
    return FrontMatter(
        title=reader.text(raw, "title"),
        subtitle=reader.text(raw, "subtitle"),
        authors=reader.names(raw, "author"),
        lang=lang,
        date=reader.text(raw, "date"),
        source=reader.text(raw, "source"),
        raw=raw,
        lines=reader.lines,
    )


def nearest(word: str, words: tuple[str, ...]) -> str:
    """Give the word most like ``word``, or nothing where none is near."""
    lower = {w.lower(): w for w in words}
    close = difflib.get_close_matches(word.lower().replace("_", "-"), lower, n=1, cutoff=0.6)
    return lower[close[0]] if close else ""


def meant(key: str, keys: tuple[str, ...]) -> str:
    """Give the advice for a key that is none of ``keys``: the nearest of them, or all."""
    near = nearest(key, keys)
    return f"Did you mean {near!r}?" if near else f"The keys are: {', '.join(keys)}."


def _unknown(key: str, keys: tuple[str, ...], file: str, line: int) -> Diagnostic:
    return Diagnostic(
        "unknown-key",
        f"{key!r} is not a key of the front matter",
        Where(file, line),
        Severity.WARNING,
        hint=_OF_THE_PACKET.get(key) or meant(key, keys),
    )


class _Reader:
    """Turns YAML nodes into strings, lists and mappings of strings; ``lines`` says from where."""

    def __init__(self, file: str, found: list[Diagnostic]) -> None:
        self.file = file
        self.found = found
        self.lines: dict[str, int] = {}

    def fault(self, code: str, message: str, key: str, hint: str) -> None:
        where = Where(self.file, self.lines.get(key, 1))
        self.found.append(Diagnostic(code, message, where, hint=hint))

    def mapping(self, yaml: str) -> dict[str, object]:
        if (plain := self._plain(yaml)) is not None:
            return plain
        node = self._compose(yaml)
        if node is None:
            return {}
        if not isinstance(node, MappingNode):
            raise self._error("the front matter is no list of keys and values", node)
        value = self._value(node, "", 0, set())
        assert isinstance(value, dict)
        return value

    def _plain(self, yaml: str) -> dict[str, object] | None:
        """Read lines that are plain at sight, as much front matter is; nothing where one is not."""
        if len(yaml) > _MOST_LENGTH:
            return None
        out: dict[str, object] = {}
        for line in yaml.split("\n"):
            found = _PLAIN.fullmatch(line)
            if found is None or not line.isprintable() or found["key"] in out:
                return None
            bare = found["bare"]
            value = found["quoted"] if bare is None else "" if bare == "null" else bare
            out[found["key"]] = value.strip()
        self.lines = {key: number for number, key in enumerate(out, 2)}
        return out

    def _compose(self, yaml: str) -> Node | None:
        if len(yaml) > _MOST_LENGTH:
            msg = f"the front matter is longer than {_MOST_LENGTH:,} characters"
            raise self._error(msg, None)
        try:
            return YAML(typ="rt").compose(io.StringIO(yaml))  # type: ignore[no-any-return]
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = (mark.line if mark else 0) + 2
            problem = error.problem or "it is not YAML"
            raise PublishError(
                Diagnostic(
                    "bad-front-matter",
                    f"the front matter cannot be read: {problem}",
                    Where(self.file, line, (mark.column + 1) if mark else 0),
                    hint="Put a value that holds a colon, a quotation mark or a # into quotes.",
                )
            ) from None
        except (YAMLError, ValueError, RecursionError) as error:
            msg = f"the front matter cannot be read: {error}"
            raise self._error(msg, None) from None

    def _error(self, message: str, node: Node | None) -> PublishError:
        line = node.start_mark.line + 2 if node is not None else 1
        return PublishError(
            Diagnostic(
                "bad-front-matter",
                message,
                Where(self.file, line),
                hint="Write one `key: value` a line between the lines ---.",
            )
        )

    def _value(self, node: Node, path: str, depth: int, above: set[int]) -> object:
        if depth > _MOST_DEPTH or id(node) in above:
            raise self._error("the front matter is nested too deeply", node)
        if node.anchor:
            raise self._error("the front matter uses an anchor (&), which is not allowed", node)
        if path:
            self.lines[path] = node.start_mark.line + 2
        if isinstance(node, ScalarNode):
            empty = node.style is None and node.value in ("", "~", "null")
            return "" if empty else self._writable(str(node.value), path).strip()
        below = above | {id(node)}
        if isinstance(node, SequenceNode):
            return [
                self._value(item, f"{path}.{at}", depth + 1, below)
                for at, item in enumerate(node.value)
            ]
        assert isinstance(node, MappingNode)
        out: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, ScalarNode) else "?"
            inner = f"{path}.{key}" if path else key
            line = key_node.start_mark.line + 2
            if key in out:
                self.lines[inner] = line
                self.fault(
                    "key-twice", f"{key!r} is given twice", inner, "Keep one of the two lines."
                )
            out[key] = self._value(value_node, inner, depth + 1, below)
            self.lines[inner] = line
        return out

    def _writable(self, text: str, path: str) -> str:
        """Leave out what no output can hold, which YAML's escapes can name."""
        if bad := UNWRITABLE.search(text):
            self.found.append(
                Diagnostic(
                    "control-character",
                    f"the invisible character U+{ord(bad[0]):04X} was left out",
                    Where(self.file, self.lines.get(path, 1)),
                    Severity.WARNING,
                    hint="Take its escape out of the value.",
                )
            )
        return UNWRITABLE.sub("", text)

    def text(self, raw: Mapping[str, object], key: str) -> str:
        value = raw.get(key, "")
        if isinstance(value, str):
            return " ".join(value.split())
        self.fault("not-text", f"{key!r} must be a text", key, f"Write {key}: and words after it.")
        return ""

    def names(self, raw: Mapping[str, object], key: str) -> tuple[Name, ...]:
        value = raw.get(key, "")
        items = value if isinstance(value, list) else [value]
        names = [self._name(item, f"{key}.{at}", key) for at, item in enumerate(items) if item]
        return tuple(name for name in names if name is not None)

    def _name(self, item: object, path: str, key: str) -> Name | None:
        if isinstance(item, str):
            return Name(" ".join(item.split()))
        if isinstance(item, dict) and all(isinstance(v, str) for v in item.values()):
            for part in item:
                if part not in _NAME_KEYS:
                    line = self.lines.get(f"{path}.{part}", self.lines.get(f"{key}.{part}", 1))
                    self.found.append(_unknown(part, _NAME_KEYS, self.file, line))
            family, given = item.get("family", ""), item.get("given", "")
            literal = item.get("name") or item.get("literal") or f"{given} {family}".strip()
            if literal:
                return Name(literal, family, given, item.get("note", ""))
        self.fault(
            "bad-name",
            f"an entry of {key!r} is no name",
            path if path in self.lines else key,
            "Write a name, or a list of names, or name: and note: for each.",
        )
        return None
