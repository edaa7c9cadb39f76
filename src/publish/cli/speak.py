"""Takes what a command has to say; gives it as words on the right stream, or as JSON.

Data goes to standard output, talk to standard error; progress shows on a terminal only.
"""

from __future__ import annotations

import contextlib
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from publish.build.telling import Telling
from publish.diagnostics import Diagnostic, Exit, Severity, has_errors, to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

packet_option = click.option(
    "--packet",
    "folder",
    default=".",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The packet's folder, or any folder in it; by default where you stand.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Report as JSON.")


def finish(
    diagnostics: Sequence[Diagnostic], lines: Sequence[str], *, as_json: bool, **more: object
) -> int:
    """Say everything and give the exit code; ``lines`` are data, ``more`` is for the JSON alone."""
    if as_json:
        click.echo(to_json(diagnostics, **more))
    else:
        for diagnostic in diagnostics:
            click.echo(str(diagnostic), err=True)
        for line in lines:
            click.echo(line)
    return int(Exit.FAULTS if has_errors(diagnostics) else Exit.WELL)


def ask(question: str, otherwise: str, *, quiet: bool) -> str:
    """Ask a person on a terminal; elsewhere, or where ``quiet``, give what holds ``otherwise``."""
    if quiet or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return otherwise
    said = click.prompt(question, default=otherwise, show_default=bool(otherwise), err=True)
    return str(said).strip() or otherwise


def tally(diagnostics: Sequence[Diagnostic]) -> str:
    """Say in a few words how much needs a person's eye."""
    errors = sum(d.severity is Severity.ERROR for d in diagnostics)
    eyes = sum(d.severity is Severity.WARNING for d in diagnostics)
    said = []
    if errors:
        said.append(f"{errors} {'fault' if errors == 1 else 'faults'} to mend")
    if eyes:
        said.append(f"{eyes} {'thing needs' if eyes == 1 else 'things need'} an eye")
    return ", ".join(said) or "nothing needs an eye"


def size(count: int) -> str:
    """Give a number of bytes as people read it."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(count // 1000, 1)} KB"


def plural(count: int, one: str, many: str = "") -> str:
    """Give a count with its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


class _Shown(Telling):
    """Shows a bar: what is being done, how much of it is, and how long the rest will take.

    Nothing is shown before ``patience`` seconds are over, so that short work leaves no flicker.
    """

    def __init__(self, bar: Any, patience: float) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=None)
        self._when = time.monotonic() + patience

    def __call__(self, doing: str) -> None:
        """Show what is being done now."""
        self._bar.reset(self._task, description=doing, total=None)
        self._show()

    def count(self, done: int, of: int, what: str) -> None:
        """Show how many sections are set, of how many, and which was the last."""
        self._update(done, of, f"Set {done} of {of}, “{_cut(what)}”")

    def share(self, done: float, doing: str) -> None:
        """Show what is being done now, and what share of the whole is done."""
        self._update(done, 1.0, _cut(doing))

    def _update(self, done: float, of: float, what: str) -> None:
        self._bar.update(self._task, completed=done, total=of, description=what)
        self._show()

    def _show(self) -> None:
        if time.monotonic() >= self._when and not self._bar.live.is_started:
            self._bar.start()


_PATIENCE = 1.0
_WIDEST = 40


def _cut(text: str) -> str:
    return text if len(text) < _WIDEST else text[: _WIDEST - 1] + "…"


@contextlib.contextmanager
def progress(*, quiet: bool = False, patience: float = _PATIENCE) -> Iterator[Telling]:
    """Give something to tell of progress: a bar on a terminal; elsewhere it shows nothing.

    ``patience`` is for how many seconds it shows nothing there either.
    """
    if quiet or not sys.stderr.isatty():
        yield Telling()
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    bar = Bar(*columns, console=Console(stderr=True), transient=True)
    try:
        yield _Shown(bar, patience)
    finally:
        bar.stop()
