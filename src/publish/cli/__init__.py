"""Takes the command line; gives exit codes and words. Each command loads only when it is called."""

from __future__ import annotations

import importlib
import sys

import click

from publish import __version__
from publish.diagnostics import Exit, PublishError

_COMMANDS = {
    "normalize": "Turn a messy copy into an annotated manuscript.",
    "pdf": "Typeset the packet as a PDF.",
    "epub": "Make the packet's EPUB.",
    "build": "Make everything the packet names.",
    "check": "Say what is wrong with the manuscripts and the outputs.",
    "rules": "Show the cleaning rules and their reasons.",
    "new": "Start a packet of your own.",
    "doctor": "Say what this machine lacks, and how to get it.",
}


class _Lazy(click.Group):
    """A group whose commands live in modules of their own name and load when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"publish.cli.{cmd_name.replace('-', '_')}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="publish")
def publish() -> None:
    """Turn messy copies of essays into reading packets: manuscript, PDF, EPUB."""


def main() -> None:
    """Run the command and end with an exit code of `Exit`; a known fault gives no traceback."""
    try:
        code = publish.main(standalone_mode=False)
    except PublishError as error:
        for diagnostic in error.diagnostics:
            click.echo(str(diagnostic), err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(Exit.USAGE)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. Nothing was left half-written.", err=True)
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else Exit.WELL)
