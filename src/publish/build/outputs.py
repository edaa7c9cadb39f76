"""Takes a text to normalise; gives its files written, unless a person changed the manuscript.

The machine's manuscript is known by the digest in the ledger beside it. A manuscript that is
another is a person's, and is left as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.build.normalize import Normalized, normalize
from publish.diagnostics import Diagnostic, PublishError, Severity, Where
from publish.files import read_bytes, read_text, shown, write_atomic
from publish.glossary.proposals import propose, terms_json
from publish.manuscript import ledger as ledgers
from publish.read import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from publish.build.seeds import Job
    from publish.manuscript.ledger import Ledger


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
    before = _earlier(job)
    result = normalize(source, job.known, before.decisions if before else None, progress)
    mine = result.manuscript
    there = _existing(manuscript_path(job))
    kept: tuple[Diagnostic, ...] = ()
    files: list[tuple[Path, str]] = []
    if there is None or there == mine or _is_machines(there, before):
        files.append((manuscript_path(job), mine))
    elif before is not None and before.header.manuscript_sha256 == ledgers.digest(mine):
        kept = (_kept(job),)
    else:
        raise _refusal(job, had_ledger=before is not None)
    files.append((ledger_path(job), result.ledger_text))
    if job.with_terms:
        progress("terms")
        proposals = propose(result.clean.value, result.structure.blocks)
        files.append((terms_path(job), terms_json(proposals, result.clean.origin)))
    written = tuple(path for path, text in files if _write(path, text))
    return Outcome(job, result, written, (*source.diagnostics, *kept))


def _earlier(job: Job) -> Ledger | None:
    path = ledger_path(job)
    return ledgers.load(read_text(path), path) if path.is_file() else None


def _existing(path: Path) -> str | None:
    if not path.is_file():
        return None
    return read_bytes(path).decode("utf-8", "surrogateescape")


def _is_machines(text: str, before: Ledger | None) -> bool:
    return before is not None and ledgers.digest(text) == before.header.manuscript_sha256


def _write(path: Path, text: str) -> bool:
    if _existing(path) == text:
        return False
    write_atomic(path, text)
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
