"""Takes a folder; gives the packet it lies in, its seeds and what their editor knows of them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Exit, PublishError, Where
from publish.files import read_text, shown
from publish.structure.model import Known

if TYPE_CHECKING:
    from pathlib import Path

_TEXT_KEYS = ("title", "subtitle", "lang", "date", "source", "rights")
_KEYS = (*_TEXT_KEYS, "author", "authors", "incomplete")


@dataclass(frozen=True, slots=True)
class Job:
    """One text to normalise: its file, what is known of it, and where its manuscript goes."""

    source: Path
    known: Known
    folder: Path
    stem: str
    with_terms: bool = False
    """Write the proposed terms beside the manuscript: where no packet has a glossary of its own."""


def seed_jobs(root: Path) -> tuple[Job, ...]:
    """Give a job for every seed of a packet, in the order of their names.

    A seed is a folder ``seeds/<slug>`` with one file ``source.*`` and, where the editor knows more
    than the text, a ``seed.toml``. Raises PublishError where there is none, or a folder holds none
    or several sources.
    """
    jobs = [_seed(folder, root) for folder in sorted((root / "seeds").glob("*/"))]
    if not jobs:
        raise PublishError(
            Diagnostic(
                "no-seeds",
                "the packet has no seeds",
                Where(shown(root / "seeds")),
                hint="Put a text into seeds/<name>/source.txt and run the command again.",
            )
        )
    return tuple(jobs)


def _seed(folder: Path, root: Path) -> Job:
    sources = sorted(p for p in folder.glob("source*") if p.is_file() and p.stem == "source")
    if len(sources) != 1:
        count = "no source" if not sources else "several sources"
        raise PublishError(
            Diagnostic(
                "seed-source",
                f"this seed has {count}",
                Where(shown(folder)),
                hint="Keep the copied text there as one file, source.txt.",
            )
        )
    known = load_known(folder / "seed.toml")
    return Job(sources[0], known, root / "manuscript", folder.name)


def file_jobs(paths: tuple[Path, ...], folder: Path) -> tuple[Job, ...]:
    """Give a job for every file named. Raises PublishError where two would make the same files."""
    stems: dict[str, Path] = {}
    for path in paths:
        if path.stem in stems:
            raise PublishError(
                Diagnostic(
                    "same-name",
                    f"{path.stem}.md would be made of both {shown(stems[path.stem])} and this file",
                    Where(shown(path)),
                    hint="Rename one of them, or give each a folder of its own with --to.",
                ),
                exit_code=Exit.USAGE,
            )
        stems[path.stem] = path
    return tuple(
        Job(path, load_known(path.parent / "seed.toml") if path.stem == "source" else Known(),
            folder, path.stem, with_terms=True)
        for path in paths
    )  # fmt: skip


def load_known(path: Path) -> Known:
    """Read a seed.toml; empty where there is none.

    Raises PublishError naming the line of what is no TOML, has a name that means nothing, or a
    value of the wrong kind.
    """
    if not path.is_file():
        return Known()
    text = read_text(path)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _line_of_error(str(error), text)
        raise _fault(
            path, line, f"this is no TOML: {error}", 'Strings stand in quotes: lang = "en-US"'
        ) from None
    for key, value in table.items():
        _check(path, text, key, value)
    authors = table.get("authors", table.get("author", []))
    more = {key: value for key, value in table.items() if key not in _KEYS}
    return Known(
        **{key: str(table.get(key, "")) for key in _TEXT_KEYS},
        authors=(authors,) if isinstance(authors, str) else tuple(authors),
        incomplete=bool(table.get("incomplete", False)),
        more=more,
    )


def _check(path: Path, text: str, key: str, value: object) -> None:
    line = _line_of_key(key, text)
    if key in ("author", "authors"):
        if isinstance(value, str) or (
            isinstance(value, list) and all(isinstance(name, str) for name in value)
        ):
            return
        raise _fault(path, line, f"{key} is neither a name nor a list of names",
                     'Write: authors = ["Ada Lovelace", "Mary Somerville"]')  # fmt: skip
    if key == "incomplete" and not isinstance(value, bool):
        raise _fault(path, line, "incomplete is neither true nor false", "Write: incomplete = true")
    if key in _TEXT_KEYS and key != "date" and not isinstance(value, str):
        raise _fault(path, line, f"{key} is not text", f'Put it in quotes: {key} = "…"')
    if isinstance(value, dict):
        raise _fault(path, line, f"there is no section [{key}] in a seed.toml",
                     f"It has these names: {', '.join(_KEYS)}.")  # fmt: skip


def _fault(path: Path, line: int, message: str, hint: str) -> PublishError:
    return PublishError(Diagnostic("seed-toml", message, Where(shown(path), line), hint=hint))


def _line_of_key(key: str, text: str) -> int:
    for number, line in enumerate(text.split("\n"), start=1):
        bare = line.strip().lstrip("[").strip()
        if bare.startswith((key, f'"{key}"')):
            return number
    return 0


def _line_of_error(message: str, text: str) -> int:
    _, _, rest = message.partition("line ")
    digits = rest.split(",", 1)[0].strip(" )")
    return int(digits) if digits.isdigit() else text.count("\n") + 1
