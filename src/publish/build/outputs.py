"""Takes a text to normalise; gives its files written, unless a person changed the manuscript.

The machine's manuscript is known by the digest in the ledger beside it. A manuscript that is
another is a person's, and is left as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.build.normalize import Normalized, normalize
from publish.diagnostics import Diagnostic, PublishError, Severity, Where
from publish.files import holds, read_bytes, read_lines, shown, write_atomic
from publish.glossary.proposals import propose, terms_json
from publish.manuscript import ledger as ledgers
from publish.read import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from publish.build.seeds import Job
    from publish.clean.change import State
    from publish.manuscript.ledger import Header


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: the result, the files that were written and what a person should know."""

    job: Job
    result: Normalized
    written: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def manuscript(self) -> Path:
        """Give the path of the manuscript."""
        return manuscript_path(self.job)


def manuscript_path(job: Job) -> Path:
    """Give where a job's manuscript goes."""
    return job.folder / f"{job.stem}.md"


def ledger_path(job: Job) -> Path:
    """Give where a job's ledger goes."""
    return job.folder / f"{job.stem}.changes.jsonl"


def terms_path(job: Job) -> Path:
    """Give where the terms go that a text on its own proposes."""
    return job.folder / f"{job.stem}.terms.json"


def run(job: Job, progress: Callable[[str], None] = lambda _: None) -> Outcome:
    """Normalise one text and write its manuscript and ledger.

    Files that would not change are not touched. Raises PublishError where the manuscript there was
    changed by a person and the machine would now write another.
    """
    progress("reading")
    source = read(job.source)
    before, decisions = _earlier(job)
    result = normalize(source, job.known, decisions, progress)
    mine = result.manuscript
    there = _existing(manuscript_path(job))
    kept: tuple[Diagnostic, ...] = ()
    files: list[tuple[Path, Callable[[], Iterable[str]]]] = []
    if there is None or there == mine or _is_machines(there, before):
        files.append((manuscript_path(job), lambda: (mine,)))
    elif before is not None and before.manuscript_sha256 == ledgers.digest(mine):
        kept = (_kept(job),)
    else:
        raise _refusal(job, had_ledger=before is not None)
    files.append((ledger_path(job), result.ledger_parts))
    if job.with_terms:
        progress("terms")
        proposals = propose(result.clean.value, result.structure.blocks)
        terms = terms_json(proposals, result.clean.origin)
        files.append((terms_path(job), lambda: (terms,)))
    written = tuple(path for path, parts in files if _write(path, parts))
    return Outcome(job, result, written, (*source.diagnostics, *kept))


def _earlier(job: Job) -> tuple[Header | None, Mapping[str, State]]:
    """Give the head of the ledger that is there, and what an editor decided in it."""
    path = ledger_path(job)
    if not path.is_file():
        return None, {}
    header, changes = ledgers.begin(read_lines(path), path)
    return header, ledgers.decisions(change for _, change in changes)


def _existing(path: Path) -> str | None:
    if not path.is_file():
        return None
    return read_bytes(path).decode("utf-8", "surrogateescape")


def _is_machines(text: str, before: Header | None) -> bool:
    return before is not None and ledgers.digest(text) == before.manuscript_sha256


def _write(path: Path, parts: Callable[[], Iterable[str]]) -> bool:
    """Write a file unless it holds that text; its parts are asked for once more to be written."""
    if holds(path, parts()):
        return False
    write_atomic(path, parts())
    return True


def _kept(job: Job) -> Diagnostic:
    return Diagnostic(
        "manuscript-kept",
        "you have changed this manuscript; it is left as it is, and the source gives nothing new",
        Where(shown(manuscript_path(job))),
        Severity.NOTE,
    )


def _refusal(job: Job, *, had_ledger: bool) -> PublishError:
    why = (
        "you have changed this manuscript, so it was not written again"
        if had_ledger
        else "there is a manuscript of this name that publish did not write; it was left alone"
    )
    path = shown(manuscript_path(job))
    return PublishError(
        Diagnostic(
            "manuscript-edited",
            why,
            Where(path),
            hint="To see what would be new, write it elsewhere and compare: "
            f"publish normalize {shown(job.source)} --to new && "
            f"diff {path} new/{job.source.stem}.md",
        )
    )
