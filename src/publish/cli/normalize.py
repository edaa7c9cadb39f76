"""Takes `publish normalize`; gives manuscripts written and a report of what was done."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from publish.diagnostics import Diagnostic, Exit, PublishError, to_json


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
    from publish.cli.progress import bar
    from publish.packet.load import find_root

    if sources and folder is None:
        raise click.UsageError("Say with --to where to write, as in: --to manuscript")
    if sources and folder is not None:
        jobs = seeds.file_jobs(sources, folder)
    else:
        jobs = seeds.seed_jobs(find_root(Path.cwd()))
    done: list[outputs.Outcome] = []
    faults: list[Diagnostic] = []
    code = Exit.WELL
    with bar(quiet=as_json) as tell:
        for job in jobs:
            try:
                done.append(outputs.run(job, partial(tell, job.stem)))
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
