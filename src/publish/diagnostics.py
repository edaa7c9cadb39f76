"""Takes what a stage has to say to a person; gives it as words, as JSON and as an exit code."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")


class Severity(StrEnum):
    """How much a diagnostic matters to the person who reads it."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Exit(IntEnum):
    """What the command tells the shell."""

    WELL = 0
    FAULTS = 1
    USAGE = 2
    MACHINE = 3


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file: lines and columns count from 1, 0 means the whole file."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Give the place as editors and terminals make it clickable."""
        parts = [self.file] + [str(n) for n in (self.line, self.column) if n]
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing a person should know.

    ``code`` is a stable kebab-case name of the fault, ``message`` says what is wrong in the
    reader's words, ``hint`` what to do about it. ``source`` is the place in the seed, where known.
    """

    code: str
    message: str
    where: Where = field(default_factory=Where)
    severity: Severity = Severity.ERROR
    hint: str = ""
    source: Where | None = None

    def __str__(self) -> str:
        """Give the diagnostic as one to three plain lines."""
        place = f"{self.where}: " if str(self.where) else ""
        origin = f" (source {self.source})" if self.source else ""
        text = f"{place}{self.severity}: {self.message}{origin} [{self.code}]"
        return f"{text}\n  {self.hint}" if self.hint else text

    def as_dict(self) -> dict[str, object]:
        """Give the diagnostic as plain data for ``--json``."""
        out: dict[str, object] = {
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message,
            "file": self.where.file,
            "line": self.where.line,
            "column": self.where.column,
        }
        if self.hint:
            out["hint"] = self.hint
        if self.source:
            out["source"] = {"file": self.source.file, "line": self.source.line}
        return out


@dataclass(frozen=True, slots=True)
class Warned(Generic[T]):
    """A result together with the diagnostics that came with it."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()


class PublishError(Exception):
    """Work that cannot go on: carries the diagnostics to show and the exit code to end with."""

    def __init__(self, *diagnostics: Diagnostic, exit_code: Exit = Exit.FAULTS) -> None:
        super().__init__("\n".join(str(d) for d in diagnostics))
        self.diagnostics = diagnostics
        self.exit_code = exit_code


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of the diagnostics is an error."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def to_json(diagnostics: Iterable[Diagnostic], **more: object) -> str:
    """Give the diagnostics, and whatever else a command reports, as one JSON object."""
    body = {**more, "diagnostics": [d.as_dict() for d in diagnostics]}
    return json.dumps(body, ensure_ascii=False, indent=2)
