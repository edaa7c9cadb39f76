"""Takes the lock file's text; gives the passages of each reading, and such passages as its text.

One JSON object a line, so that two people's changes meet in different lines: a header, then one
line a paragraph. A number whose paragraph is gone stays as ``retired``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import msgspec

from publish.diagnostics import Diagnostic, PublishError, Where
from publish.packet.passages import Passage, carry, renumber

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FORMAT = 1


class _Entry(msgspec.Struct):
    """A line of the lock: a passage, or a number whose paragraph is gone."""

    reading: str
    n: str | None = None
    text: str | None = None
    sketch: str | None = None
    begins: str | None = None
    retired: str | int | None = None


_ENTRY = msgspec.json.Decoder(_Entry)
_quoted = json.JSONEncoder(ensure_ascii=False).encode
_HINT = "Bring the file back from a backup, or delete it: the paragraphs are then numbered anew."


@dataclass(frozen=True, slots=True)
class Lock:
    """The numbers of a packet's paragraphs, by reading."""

    readings: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    retired: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def update(self, reading: str, texts: Sequence[str]) -> Lock:
        """Give the lock with the paragraphs of one reading numbered as the lock knows them."""
        old = self.readings.get(reading, ())
        gone = self.retired.get(reading, ())
        now = carry(old, texts, gone)
        kept = {passage.number for passage in now}
        lost = tuple(passage.number for passage in old if passage.number not in kept)
        return replace(
            self,
            readings={**self.readings, reading: now},
            retired={**self.retired, reading: (*gone, *lost)} if gone or lost else self.retired,
        )

    def new_edition(self, reading: str, texts: Sequence[str]) -> Lock:
        """Give the lock with the paragraphs of one reading numbered from 1."""
        return replace(
            self,
            readings={**self.readings, reading: renumber(texts)},
            retired={name: gone for name, gone in self.retired.items() if name != reading},
        )

    def numbers(self, reading: str) -> tuple[str, ...]:
        """Give the numbers of a reading's paragraphs, in order."""
        return tuple(passage.number for passage in self.readings.get(reading, ()))


def dump(lock: Lock) -> str:
    """Give the lock file's text; the same lock gives the same bytes."""
    lines = [json.dumps({"passages": _FORMAT})]
    for reading in sorted({*lock.readings, *lock.retired}):
        name = _quoted(reading)
        lines += [
            f'{{"reading": {name}, "n": {_quoted(passage.number)}, '
            f'"text": {_quoted(passage.digest)}, "sketch": "{passage.sketch.hex()}", '
            f'"begins": {_quoted(passage.begins)}}}'
            for passage in lock.readings.get(reading, ())
        ]
        lines += [
            f'{{"reading": {name}, "retired": {_quoted(number)}}}'
            for number in lock.retired.get(reading, ())
        ]
    return "\n".join(lines) + "\n"


def load(text: str, file: str) -> Lock:
    """Read a lock file.

    Raises PublishError naming the line that is not of the format.
    """
    readings: dict[str, list[Passage]] = {}
    retired: dict[str, list[str]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            if number == 1:
                _check_format(json.loads(line)["passages"], file)
                continue
            entry = _ENTRY.decode(line)
            if entry.retired is not None:
                retired.setdefault(entry.reading, []).append(str(entry.retired))
            else:
                readings.setdefault(entry.reading, []).append(_passage(entry))
        except (ValueError, KeyError, TypeError, msgspec.MsgspecError):
            raise PublishError(
                Diagnostic(
                    "bad-passage-lock",
                    "this line is not an entry of the lock of paragraph numbers",
                    Where(file, number),
                    hint=_HINT,
                )
            ) from None
    return Lock(
        {name: tuple(passages) for name, passages in readings.items()},
        {name: tuple(numbers) for name, numbers in retired.items()},
    )


def _check_format(version: object, file: str) -> None:
    if version != _FORMAT:
        raise PublishError(
            Diagnostic(
                "passage-lock-version",
                f"the lock of paragraph numbers has format {version}, this program knows {_FORMAT}",
                Where(file, 1),
                hint="Use the version of publish that wrote it, or a newer one.",
            )
        )


def _passage(entry: _Entry) -> Passage:
    if entry.n is None or entry.text is None or entry.sketch is None or entry.begins is None:
        raise ValueError
    return Passage(entry.n, entry.text, bytes.fromhex(entry.sketch), entry.begins)
