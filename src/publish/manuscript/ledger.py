"""Takes the passes over a source and the manuscript they made; gives the ledger, and reads it.

A ledger is a file of JSON lines. The first tells of the source and of the machine's manuscript,
each further line is one change. Its last pass undone first, it gives the source back byte for byte.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from itertools import chain, groupby, islice, starmap, zip_longest
from json.encoder import encode_basestring as _quoted
from operator import eq, itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import astuple

from publish.clean.change import Change, Changes, Pass, State, undo
from publish.diagnostics import Diagnostic, PublishError, Where
from publish.files import shown
from publish.read.source import Coding, Lines
from publish.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from publish.clean.change import Kind
    from publish.read.source import Source

VERSION = 1
_DECIDED = (State.ACCEPTED, State.REJECTED)
_SURROGATE = re.compile("[\ud800-\udfff]")
_AT_ONCE = 10_000
"""Rows that are given at once, so that a ledger of a million is never held as text."""
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
        return decisions(change for one in self.passes for change in one.changes)

    def source_bytes(self, manuscript: str) -> bytes:
        """Undo everything over the machine's manuscript; ValueError where it does not fit."""
        return self.header.coding.encode(undo(manuscript, self.passes))


def decisions(changes: Iterable[Change]) -> Mapping[str, State]:
    """Give the ids and states of the changes that an editor decided on."""
    return {change.id: change.state for change in changes if change.state in _DECIDED}


def digest(text: str) -> str:
    """Give the SHA-256 of a text as UTF-8 in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def make(source: Source, manuscript: str, passes: Iterable[Pass], rules: str) -> Ledger:
    """Give the ledger of a manuscript that the machine has just made."""
    header = Header(source.path.name, source.sha256, source.coding, digest(manuscript), rules)
    return Ledger(header, tuple(passes))


def dump(ledger: Ledger, source: str) -> Iterator[str]:
    """Give a ledger as JSON lines, some whole lines at a time, as a large one is a large text.

    ``source`` is the decoded source, for the line numbers.
    """
    head = ledger.header
    coding = {"encoding": head.coding.encoding, "errors": head.coding.errors,
              "mark": head.coding.mark.hex(), "newline": head.coding.newline}  # fmt: skip
    first = json.dumps(
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
    yield first + "\n"
    lines = Lines(source)
    for one in ledger.passes:
        rows = _rows(one, lines)
        while some := "".join(islice(rows, _AT_ONCE)):
            if not some.isascii():
                some = _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", some)
            yield some


def _rows(one: Pass, lines: Lines) -> Iterator[str]:
    """Give the changes of a pass as JSON, a line each.

    What a kind of change does is written once: a text may have a change every other letter.
    """
    name = _quoted(one.name)
    written: dict[int, tuple[str, str, str]] = {}
    number = lines.number
    for kind, start, first, end, count in one.changes.rows():
        parts = written.get(id(kind))
        if parts is None:
            if len(written) >= _AT_ONCE:
                written.clear()
            written[id(kind)] = parts = _written(kind, name)
        stem, deed, rest = parts
        if count > 1:
            stem = f"{stem}-{count}"
        yield f'{stem}{deed}{start}, "source": [{first}, {end}], "line": {number(first)}{rest}'


def _written(kind: Kind, name: str) -> tuple[str, str, str]:
    """Give what stands in a row: the stem of the id, what comes before the place, what follows."""
    row = (
        f', "before": {_quoted(kind.before)}, "after": {_quoted(kind.after)}, '
        f'"confidence": {round(kind.confidence, 3)!r}, "state": "{kind.state}"'
    )
    if not kind.applied:
        row += ', "applied": false'
    if kind.why:
        row += f', "why": {_quoted(kind.why)}'
    if kind.group:
        row += f', "group": {_quoted(kind.group)}'
    deed = f'", "rule": {_quoted(kind.rule)}, "pass": {name}, "offset": '
    return '{"id": ' + _quoted(kind.stem)[:-1], deed, row + "}\n"


class _Row(msgspec.Struct, gc=False, rename={"in_pass": "pass"}):
    """A change as a line of the file has it; ``line`` is for people, and not read."""

    id: str
    offset: int
    source: tuple[int, int]
    in_pass: str
    rule: str
    before: str
    after: str
    confidence: float
    state: State
    applied: bool = True
    why: str = ""
    group: str = ""

    def change(self) -> Change:
        return Change(
            self.rule, self.before, self.after, self.confidence, self.state, self.applied, self.why,
            self.group, id=self.id, start=self.offset, source=Span(*self.source),
        )  # fmt: skip


_DECODER = msgspec.json.Decoder(_Row)


def _read_line(line: str) -> Any:
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeError):
        return json.loads(line)


def load(text: str, path: Path) -> Ledger:
    """Read a ledger. Raises PublishError naming the line that cannot be understood."""
    header, rows = begin((text,), path)
    passes = tuple(
        Pass(name, Changes(change for _, change in group))
        for name, group in groupby(rows, key=itemgetter(0))
    )
    return Ledger(header, passes)


def reads_back(parts: Iterable[str], ledger: Ledger) -> bool:
    """Tell whether a ledger's text reads back as that ledger; it is never held as a whole."""
    header, rows = _begin(parts, Path(ledger.header.source))
    wanted = (
        _Row(stem if count == 1 else f"{stem}-{count}", start, (first, end), one.name, *does)
        for one in ledger.passes
        for kind, start, first, end, count in one.changes.rows()
        for *does, stem in (astuple(kind),)
    )
    return header == ledger.header and all(starmap(eq, zip_longest(rows, wanted)))


def begin(parts: Iterable[str], path: Path) -> tuple[Header, Iterator[tuple[str, Change]]]:
    """Begin to read a ledger: give its header, and each change with its pass's name in turn.

    Each of the ``parts`` of its text ends where a line ends. Raises PublishError naming the line
    that cannot be understood, as the iterator does.
    """
    header, rows = _begin(parts, path)
    return header, ((row.in_pass, row.change()) for row in rows)


def _begin(parts: Iterable[str], path: Path) -> tuple[Header, Iterator[_Row]]:
    numbered = _numbered(parts)
    number, part = next(numbered, (1, ""))
    if not part:
        raise _fault(path, 1, "", ValueError("the file is empty"))
    line, _, rest = part.partition("\n")
    try:
        header = _header(_read_line(line))
    except _NOT_UNDERSTOOD as error:
        raise _fault(path, number, line, error) from None
    return header, _rows_of(chain(((number + 1, rest),), numbered), path)


def _numbered(parts: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Give the parts that are not blank, from the first line with a word on, and their lines."""
    number = 1
    for part in parts:
        blank = len(part) - len(part.lstrip())
        begins = part.rfind("\n", 0, blank) + 1
        if blank < len(part):
            yield number + part.count("\n", 0, begins), part[begins:]
        number += part.count("\n")


def _rows_of(parts: Iterable[tuple[int, str]], path: Path) -> Iterator[_Row]:
    for number, part in parts:
        try:
            rows = _DECODER.decode_lines(part)
        except (msgspec.DecodeError, UnicodeError):
            # A line that a person changed, or with half a surrogate pair: its fault is told here.
            yield from _by_line(number, part, path)
        else:
            yield from rows


def _by_line(number: int, part: str, path: Path) -> Iterator[_Row]:
    for at, line in enumerate(part.split("\n"), number):
        if line.strip():
            try:
                yield _row(_read_line(line))
            except _NOT_UNDERSTOOD as error:
                raise _fault(path, at, line, error) from None


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


def _row(read: Mapping[str, Any]) -> _Row:
    start, end = read["source"]
    return _Row(
        str(read["id"]),
        int(read["offset"]),
        (int(start), int(end)),
        str(read["pass"]),
        str(read["rule"]),
        str(read["before"]),
        str(read["after"]),
        float(read["confidence"]),
        State(read["state"]),
        bool(read.get("applied", True)),
        str(read.get("why", "")),
        str(read.get("group", "")),
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
