"""Takes `publish normalize`; gives manuscripts written and a report of what was done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from publish.diagnostics import Diagnostic, Exit, PublishError, to_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.build.telling import Telling


@click.command("normalize")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path), metavar="[SOURCE]...")
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the manuscripts into this folder.",
)
@click.option("--json", "as_json", is_flag=True, help="Report as JSON, for programs.")
def command(sources: tuple[Path, ...], folder: Path | None, as_json: bool) -> int:
    """Turn messy copies into manuscripts.

    Without a SOURCE, every seed of the packet you stand in. With one or more, those texts, written
    into the folder named by --to. A manuscript that you have changed is never overwritten.
    """
    from publish.build import outputs, seeds
    from publish.build.report import as_data, as_words
    from publish.cli import collector, speak
    from publish.packet.find import find_root

    if sources and folder is None:
        raise click.UsageError("Say with --to where to write, as in: --to manuscript")
    if sources and folder is not None:
        jobs = seeds.file_jobs(sources, folder)
    else:
        jobs = seeds.seed_jobs(find_root(Path.cwd()))
    done: list[outputs.Outcome] = []
    faults: list[Diagnostic] = []
    code = Exit.WELL
    collector.relax()
    sizes = [job.source.stat().st_size + 1 if job.source.is_file() else 1 for job in jobs]
    with speak.progress(quiet=as_json) as say:
        before = 0
        for job, size in zip(jobs, sizes, strict=True):
            tell = _teller(say, job.stem, before / sum(sizes), size / sum(sizes))
            before += size
            try:
                done.append(outputs.run(job, tell))
            except PublishError as error:
                faults += error.diagnostics
                code = max(code, error.exit_code)
    if as_json:
        found = [d for outcome in done for d in outcome.diagnostics]
        click.echo(to_json([*faults, *found], texts=[as_data(outcome) for outcome in done]))
        return code
    for fault in faults:
        click.echo(str(fault), err=True)
    for outcome in done:
        click.echo(as_words(outcome))
    return code


def _teller(say: Telling, name: str, before: float, share: float) -> Callable[[str], None]:
    """Give what tells of one text's steps; its ``share`` of the work follows on ``before``."""
    from publish.build.steps import begun

    starts = begun()

    def tell(step: str) -> None:
        say.share(before + share * starts.get(step, 0.0), f"{name}: {step}")

    return tell
