"""Takes glossary files; gives their entries, and the same files with an editor's decisions in."""

from __future__ import annotations

import io
import textwrap
from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from publish.diagnostics import Diagnostic, PublishError, Severity, Warned, Where
from publish.files import read_text, shown, write_atomic
from publish.glossary import inplace
from publish.glossary.model import Entry, Glossary
from publish.glossary.schema import read_entry
from publish.text import UNWRITABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from publish.glossary.model import Source

FILE = "glossary.yaml"
PROPOSED_FILE = "glossary.proposed.yaml"
_HEADER = """\
The packet's glossary. It is yours: the tool adds what you accept, keeps the places of a reading's
words up to date and changes nothing else.
Each entry: term, variants, expansion, definition, origin, readings, state (approved, rejected).
"""
_PROPOSED_HEADER = """\
What the readings themselves offer for the glossary, the surest first. Written anew on each run.
To take one over: publish glossary accept TERM     To be rid of one: publish glossary reject TERM
"""


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 100_000
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def load(path: Path) -> Warned[Glossary]:
    """Read a glossary file; one that does not exist is an empty glossary.

    Entries with a fault are left out and reported with line and column. Raises PublishError where
    the file cannot be read at all or is not YAML.
    """
    if not path.exists():
        return Warned(Glossary())
    root = _parse(path)
    return _entries(root, shown(path)) if root is not None else Warned(Glossary())


def _parse(path: Path) -> CommentedMap | None:
    return _parsed(read_text(path), path)


def _parsed(text: str, path: Path) -> CommentedMap | None:
    try:
        root = _yaml().load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Where(shown(path), mark.line + 1, mark.column + 1) if mark else Where(shown(path))
        raise PublishError(
            Diagnostic(
                "glossary-not-yaml",
                f"cannot be read as YAML: {error.problem or error.context}",
                where,
                hint="Look for a missing colon, quotation mark or blanks at the line's start.",
            )
        ) from None
    except YAMLError as error:
        first = str(error).splitlines()[0]
        fault = Diagnostic(
            "glossary-not-yaml", f"cannot be read as YAML: {first}", Where(shown(path))
        )
        raise PublishError(fault) from None
    if root is None:
        return None
    if not isinstance(root, CommentedMap):
        raise PublishError(
            Diagnostic(
                "glossary-no-terms",
                "the file does not begin with “terms:”",
                Where(shown(path), 1, 1),
                hint="Write “terms:” and below it one “- term: …” for each entry.",
            )
        )
    return root


def _entries(root: CommentedMap, file: str) -> Warned[Glossary]:
    diagnostics = [
        Diagnostic(
            "glossary-unknown-key",
            f"“{key}” is no word that a glossary knows",
            _at(file, root.lc.key(key)),
            hint="Only “terms:” stands at the file's edge.",
        )
        for key in root
        if key != "terms"
    ]
    terms = root.get("terms")
    if terms is None:
        return Warned(Glossary(), tuple(diagnostics))
    if not isinstance(terms, CommentedSeq):
        where = _at(file, root.lc.value("terms"))
        fault = Diagnostic(
            "glossary-no-list",
            "“terms:” holds no list",
            where,
            hint="Begin each entry with “- term: …”.",
        )
        return Warned(Glossary(), (*diagnostics, fault))
    entries: list[Entry] = []
    for index, item in enumerate(terms):
        where = _at(file, terms.lc.item(index))
        read = read_entry(_plain(item), where, dict(_places(item, "", file)))
        if isinstance(read, Entry):
            entries.append(read)
        else:
            diagnostics.append(read)
    return Warned(Glossary(tuple(entries)), (*diagnostics, *_twice(entries)))


def _twice(entries: Sequence[Entry]) -> list[Diagnostic]:
    seen: dict[tuple[object, ...], Entry] = {}
    out = []
    for entry in entries:
        key = (entry.term, entry.expansion, entry.definition, entry.readings, entry.state)
        if (first := seen.setdefault(key, entry)) is not entry:
            message = f"“{entry.term}” stands here and in line {first.where.line}"
            out.append(
                Diagnostic(
                    "glossary-entry-twice",
                    message,
                    entry.where,
                    Severity.WARNING,
                    hint="Delete one.",
                )
            )
    return out


def _at(file: str, place: tuple[int, int]) -> Where:
    return Where(file, place[0] + 1, place[1] + 1)


def _places(node: object, path: str, file: str) -> list[tuple[str, Where]]:
    out: list[tuple[str, Where]] = []
    if isinstance(node, CommentedMap):
        for key, value in node.items():
            here = f"{path}.{key}".strip(".")
            out.append((here, _at(file, node.lc.key(key))))
            out.extend(_places(value, here, file))
    elif isinstance(node, CommentedSeq):
        for index, value in enumerate(node):
            here = f"{path}.{index}".strip(".")
            out.append((here, _at(file, node.lc.item(index))))
            out.extend(_places(value, here, file))
    return out


def _plain(node: object) -> object:
    """Give round-trip data as Python's own types."""
    if isinstance(node, CommentedMap):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, CommentedSeq):
        return [_plain(value) for value in node]
    if isinstance(node, str):
        return UNWRITABLE.sub("", node)
    for kind in (bool, int, float):
        if isinstance(node, kind):
            return kind(node)
    return node


def add(path: Path, entries: Sequence[Entry]) -> None:
    """Add entries at the end of a glossary file; what stands in it keeps every byte.

    Only a file whose list is written in brackets, or does not end it, is laid out anew. Raises
    PublishError as `load` does.
    """
    text = read_text(path) if path.exists() else ""
    root = _parsed(text, path)
    terms = root.get("terms") if root is not None else None
    block = _dumped(CommentedMap(terms=CommentedSeq([_node(e) for e in entries])))
    key, _, items = block.partition("\n")
    indent = 2
    if isinstance(terms, CommentedSeq) and not terms.fa.flow_style():
        indent = terms.lc.col
    elif root is None or "terms" not in root:
        text = inplace.appended(text or _comment(_HEADER), key, 0)
    new = inplace.appended(text, textwrap.dedent(items), indent)
    if root is None:
        root = CommentedMap()
    if root.get("terms") is None:
        root["terms"] = CommentedSeq()
    for entry in entries:
        root["terms"].append(_node(entry))
    write_atomic(path, new if _says(new, root, path) else _dumped(root))


def _comment(words: str) -> str:
    return "".join(f"# {line}\n" for line in words.splitlines())


def _says(text: str, root: CommentedMap, path: Path) -> bool:
    """Tell whether a text is read as these data."""
    try:
        return _plain(_parsed(text, path)) == _plain(root)
    except PublishError:
        return False


def move(path: Path, places: Iterable[tuple[Entry, Source]]) -> None:
    """Write where entries' words stand now into a glossary file; nothing else in it changes.

    Raises PublishError as `load` does.
    """
    text = read_text(path)
    root = _parsed(text, path)
    if root is None:
        return
    by_place = {(entry.where.line, entry.where.column): source for entry, source in places}
    file, terms = shown(path), root["terms"]
    numbers: list[tuple[int, int, int]] = []
    for index, item in enumerate(terms):
        at = _at(file, terms.lc.item(index))
        if source := by_place.get((at.line, at.column)):
            origin = item["origin"]
            span = origin["span"]
            if "paragraph" in origin:
                numbers.append((*origin.lc.value("paragraph"), source.paragraph))
            numbers.append((*span.lc.item(0), source.start))
            numbers.append((*span.lc.item(1), source.end))
            origin["paragraph"] = source.paragraph
            span[:] = [source.start, source.end]
    if numbers:
        new = inplace.renumbered(text, numbers)
        write_atomic(path, new if _says(new, root, path) else _dumped(root))


def write_proposed(path: Path, entries: Sequence[Entry], evidence: Sequence[str]) -> None:
    """Write the proposals, surest first, each below its evidence; the file is the tool's own.

    A file that would not change is not touched, and none is begun for no proposals.
    """
    root = CommentedMap()
    root.yaml_set_start_comment(_PROPOSED_HEADER)
    terms = CommentedSeq([_node(e) for e in entries])
    for index, words in enumerate(evidence):
        terms.yaml_set_comment_before_after_key(index, before=words, indent=2)
    root["terms"] = terms
    text = _dumped(root)
    if (path.exists() or entries) and not (path.exists() and read_text(path) == text):
        write_atomic(path, text)


def _dumped(root: CommentedMap) -> str:
    out = io.StringIO()
    _yaml().dump(root, out)
    return out.getvalue()


def _node(entry: Entry) -> CommentedMap:
    node = CommentedMap()
    node["term"] = entry.term
    if entry.variants:
        node["variants"] = _flow(entry.variants)
    if entry.expansion:
        node["expansion"] = entry.expansion
    if entry.definition:
        node["definition"] = entry.definition
    if entry.source is None:
        node["origin"] = "editor"
    else:
        origin = CommentedMap()
        origin["source"] = entry.source.reading
        origin["paragraph"] = entry.source.paragraph
        origin["span"] = _flow((entry.source.start, entry.source.end))
        node["origin"] = origin
    if entry.readings:
        node["readings"] = _flow(entry.readings)
    node["state"] = str(entry.state)
    return node


def _flow(values: Sequence[object]) -> CommentedSeq:
    sequence = CommentedSeq(values)
    sequence.fa.set_flow_style()
    return sequence
