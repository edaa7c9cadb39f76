"""Takes the name of a shell; gives the lines that teach it to complete `publish` commands."""

from __future__ import annotations

import click

_FILES = {
    "bash": '~/.bashrc: eval "$(publish completion bash)"',
    "zsh": '~/.zshrc: eval "$(publish completion zsh)"',
    "fish": "a shell: publish completion fish > ~/.config/fish/completions/publish.fish",
}


@click.command("completion")
@click.argument("shell", type=click.Choice(list(_FILES)))
def command(shell: str) -> int:
    """Print what makes the TAB key complete commands; the last lines say where to put it."""
    from click.shell_completion import get_completion_class

    from publish.cli import publish

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(publish, {}, "publish", "_PUBLISH_COMPLETE").source())
    click.echo(f"To keep it, put this into {_FILES[shell]}", err=True)
    return 0
