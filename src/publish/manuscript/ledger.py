"""Takes the passes over a source and the manuscript they made; gives the ledger, and reads it.

A ledger is a file of JSON lines. The first tells of the source and of the machine's manuscript,
each further line is one change. Its last pass undone first, it gives the source back byte for byte.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from itertools import groupby
from json.encoder import encode_basestring as _quoted
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import msgspec

from publish.clean.change import Change, Pass, State, undo
from publish.diagnostics import Diagnostic, PublishError, Where
from publish.files import shown
from publish.read.source import Coding, Lines
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from publish.read.source import Source

VERSION = 1
_SURROGATE = re.compile("[\ud800-\udfff]")
_AT_ONCE = 10_000
"""Rows that are joined at once, so that a ledger of a million is not held row by row."""
_NOT_UNDERSTOOD = (ValueError, KeyError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True)
class Header:
    """What a ledger is of. Digests are SHA-256 in hexadecimal digits."""

    source: str
    source_sha256: str
    coding: Coding
    manuscript_sha256: str
    rules: str
    version: int = VERSION


@dataclass(frozen=True, slots=True)
class Ledger:
    """A header and the passes, in the order in which they were made."""

    header: Header
    passes: tuple[Pass, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=())

    @property
    def decisions(self) -> Mapping[str, State]:
        """Give what the editor decided: the changes by id that were accepted or rejected."""
        return {
            change.id: change.state
            for one in self.passes
            for change in one.changes
            if change.state in (State.ACCEPTED, State.REJECTED)
        }

    def source_bytes(self, manuscript: str) -> bytes:
        """Undo everything over the machine's manuscript; ValueError where it does not fit."""
        return self.header.coding.encode(undo(manuscript, self.passes))


def digest(text: str) -> str:
    """Give the SHA-256 of a text as UTF-8 in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def make(source: Source, manuscript: str, passes: Iterable[Pass], rules: str) -> Ledger:
    """Give the ledger of a manuscript that the machine has just made."""
    header = Header(source.path.name, source.sha256, source.coding, digest(manuscript), rules)
    return Ledger(header, tuple(passes))


def dump(ledger: Ledger, source: str) -> str:
    """Give a ledger as JSON lines; ``source`` is the decoded source, for the line numbers."""
    lines = Lines(source)
    head = ledger.header
    coding = {"encoding": head.coding.encoding, "errors": head.coding.errors,
              "mark": head.coding.mark.hex(), "newline": head.coding.newline}  # fmt: skip
    out = [
        json.dumps(
            {
                "ledger": head.version,
                "source": head.source,
                "source-sha256": head.source_sha256,
                "coding": coding,
                "manuscript-sha256": head.manuscript_sha256,
                "rules": head.rules,
            },
            ensure_ascii=False,
        )
    ]
    for one in ledger.passes:
        name = _quoted(one.name)
        for first in range(0, len(one.changes), _AT_ONCE):
            some = one.changes[first : first + _AT_ONCE]
            rows = "\n".join(_row(each, name, lines.number(each.source.start)) for each in some)
            out.append(_SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", rows))
    out.append("")
    return "\n".join(out)


def _row(change: Change, name: str, line: int) -> str:
    """Give a change as JSON: written out, since a text may have a change every other letter."""
    row = (
        f'{{"id": {_quoted(change.id)}, "rule": {_quoted(change.rule)}, "pass": {name}, '
        f'"offset": {change.start}, "source": [{change.source.start}, {change.source.end}], '
        f'"line": {line}, "before": {_quoted(change.before)}, "after": {_quoted(change.after)}, '
        f'"confidence": {round(change.confidence, 3)!r}, "state": "{change.state}"'
    )
    if not change.applied:
        row += ', "applied": false'
    if change.why:
        row += f', "why": {_quoted(change.why)}'
    if change.group:
        row += f', "group": {_quoted(change.group)}'
    return row + "}"


class _Row(msgspec.Struct, gc=False, rename={"in_pass": "pass"}):
    """A change as a line of the file has it; ``line`` is for people, and not read."""

    id: str
    rule: str
    in_pass: str
    offset: int
    source: tuple[int, int]
    before: str
    after: str
    confidence: float
    state: State
    applied: bool = True
    why: str = ""
    group: str = ""


_DECODER = msgspec.json.Decoder(_Row)


def _read_row(line: str) -> Any:
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeError):
        return json.loads(line)


def _read_change(line: str) -> tuple[str, Change]:
    try:
        row = _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeError):
        # A line that a person changed, or with half a surrogate pair: its fault is told below.
        other = _read_row(line)
        return str(other["pass"]), _change(other)
    source = Span(*row.source)
    return row.in_pass, Change(
        row.id, row.rule, row.offset, row.before, row.after, source, row.confidence, row.state,
        row.applied, row.why, row.group,
    )  # fmt: skip


def load(text: str, path: Path) -> Ledger:
    """Read a ledger. Raises PublishError naming the line that cannot be understood."""
    header, rows = begin(text, path)
    passes = tuple(
        Pass(name, tuple(change for _, change in group))
        for name, group in groupby(rows, key=itemgetter(0))
    )
    return Ledger(header, passes)


def begin(text: str, path: Path) -> tuple[Header, Iterator[tuple[str, Change]]]:
    """Begin to read a ledger: give its header, and each change with its pass's name in turn.

    Raises PublishError naming the line that cannot be understood, as the iterator does.
    """
    lines = _lines(text)
    number, line = next(lines, (1, ""))
    if not line:
        raise _fault(path, 1, "", ValueError("the file is empty"))
    try:
        header = _header(_read_row(line))
    except _NOT_UNDERSTOOD as error:
        raise _fault(path, number, line, error) from None
    return header, _changes(lines, path)


def _changes(lines: Iterator[tuple[int, str]], path: Path) -> Iterator[tuple[str, Change]]:
    for number, line in lines:
        try:
            yield _read_change(line)
        except _NOT_UNDERSTOOD as error:
            raise _fault(path, number, line, error) from None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines that are not blank with their numbers, without a copy of the whole."""
    number, start = 1, 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        if line and not line.isspace():
            yield number, line
        number, start = number + 1, end + 1


def _header(row: Mapping[str, Any]) -> Header:
    coding = row["coding"]
    return Header(
        row["source"],
        row["source-sha256"],
        Coding(
            coding["encoding"], coding["errors"], bytes.fromhex(coding["mark"]), coding["newline"]
        ),
        row["manuscript-sha256"],
        row["rules"],
        row["ledger"],
    )


def _change(row: Mapping[str, Any]) -> Change:
    start, end = row["source"]
    return Change(
        str(row["id"]),
        str(row["rule"]),
        int(row["offset"]),
        str(row["before"]),
        str(row["after"]),
        Span(int(start), int(end)),
        float(row["confidence"]),
        State(row["state"]),
        bool(row.get("applied", True)),
        str(row.get("why", "")),
        str(row.get("group", "")),
    )


def _fault(path: Path, number: int, line: str, error: Exception) -> PublishError:
    states = ", ".join(State)
    hint = "Undo what was last changed on this line, or delete the file to begin again."
    if '"state"' in line:
        hint = f"A state is one of {states}. " + hint
    return PublishError(
        Diagnostic(
            "ledger-broken",
            f"this line of the ledger cannot be understood: {error}",
            Where(shown(path), number),
            hint=hint,
        )
    )
