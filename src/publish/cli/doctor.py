"""Takes the machine as it is; gives what it lacks, and the command that brings it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from publish.cli import speak
from publish.diagnostics import Diagnostic, Exit, PublishError, Severity, to_json

if TYPE_CHECKING:
    from pathlib import Path

    from publish.build.machine import Need


@click.command("doctor")
@speak.packet_option
@speak.json_option
def command(folder: Path, as_json: bool) -> int:
    """Say what this machine lacks, and the one command that brings it."""
    from publish.build import machine

    needs = machine.needs(_texts(folder))
    lacking = [need for need in needs if not need.present()]
    using, root = machine.manager(), machine.is_root()
    wanted = [need for need in lacking if need.purpose is not machine.Purpose.TESTS]
    proof = [need for need in lacking if need.purpose is machine.Purpose.TESTS]
    found = [_told(need, Severity.ERROR) for need in wanted]
    found += [_told(need, Severity.NOTE) for need in proof]
    commands = {
        "outputs": machine.command(using, wanted, root=root),
        "tests": machine.command(using, proof, root=root),
    }
    if as_json:
        has = [need.name for need in needs if need not in lacking]
        click.echo(to_json(found, has=has, commands=commands))
        return int(Exit.MACHINE if wanted else Exit.WELL)
    for need in needs:
        click.echo(
            f"{'is missing' if need in lacking else 'is there  '}  {need.name}: to {need.why}"
        )
    if proof:
        click.echo(f"Only for the project's own tests, type:\n  {commands['tests']}")
    if wanted:
        click.echo(f"To make packets, type:\n  {commands['outputs']}")
    else:
        click.echo("This machine has all that making packets needs.")
    return int(Exit.MACHINE if wanted else Exit.WELL)


def _told(need: Need, severity: Severity) -> Diagnostic:
    return Diagnostic("machine-lacks", f"{need.name} is needed to {need.why}", severity=severity)


def _texts(folder: Path) -> list[str]:
    """Give the packet's manuscripts, whose scripts need fonts; none where there is no packet."""
    from publish.files import read_text
    from publish.packet.find import find_root

    try:
        root = find_root(folder)
        return [read_text(path) for path in sorted((root / "manuscript").glob("*.md"))]
    except PublishError:
        return []
