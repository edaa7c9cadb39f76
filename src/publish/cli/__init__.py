"""Takes the command line; gives exit codes and words. Each command loads only when it is called."""

from __future__ import annotations

import difflib
import importlib
import os
import sys

import click

from publish import __version__
from publish.diagnostics import Diagnostic, Exit, PublishError, to_json

_COMMANDS = {
    "new": "Start a packet of your own.",
    "add": "Add a copied text to the packet.",
    "normalize": "Turn a messy copy into an annotated manuscript.",
    "build": "Make everything the packet names.",
    "pdf": "Typeset the packet as a PDF.",
    "epub": "Make the packet's EPUB.",
    "check": "Say what is wrong with the manuscripts and the glossary.",
    "glossary": "Show, accept or reject terms for the glossary.",
    "sources": "List where the readings come from.",
    "rights": "Show on what ground each reading may be handed out.",
    "where": "Show the text at a paragraph or on a page.",
    "diff": "List what changed since an EPUB was handed out.",
    "specimen": "Show every style of an edition on a few pages.",
    "cache": "Show or clear what is kept of earlier builds.",
    "rules": "Show the cleaning rules and their reasons.",
    "schema": "Print the JSON Schemas for your editor.",
    "doctor": "Say what this machine lacks, and how to get it.",
    "completion": "Teach your shell to complete these commands.",
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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], _COMMANDS, n=1)
            hint = f"Did you mean '{near[0]}'?" if near else "`publish --help` lists them all."
            ctx.fail(f"There is no command '{args[0]}'. {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="publish")
def publish() -> None:
    """Turn messy copies of essays into reading packets: manuscript, PDF, EPUB."""


def main() -> None:
    """Run the command and end with an exit code of `Exit`; no fault gives a traceback.

    PUBLISH_DEBUG in the environment lets the traceback of a fault of our own through.
    """
    try:
        code = publish.main(prog_name="publish", standalone_mode=False)
    except PublishError as error:
        _tell(error.diagnostics)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(Exit.USAGE)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. Nothing was left half-written.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read our output has read enough, as `head` does.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Exit.WELL)
    except Exception as error:
        if os.environ.get("PUBLISH_DEBUG"):
            raise
        _tell((_our_fault(error),))
        sys.exit(Exit.FAULTS)
    sys.exit(code if isinstance(code, int) else Exit.WELL)


def _tell(diagnostics: tuple[Diagnostic, ...]) -> None:
    if "--json" in sys.argv:
        click.echo(to_json(diagnostics))
    else:
        for diagnostic in diagnostics:
            click.echo(str(diagnostic), err=True)


def _our_fault(error: Exception) -> Diagnostic:
    return Diagnostic(
        "our-fault",
        f"publish itself failed, and no file of yours was changed by it: {error!r}",
        hint="Please report this, with what PUBLISH_DEBUG=1 shows when you run it again.",
    )
