"""Takes `publish cache`; gives what is kept of earlier builds, or clears it away."""

from __future__ import annotations

import click

from publish.cli import speak


@click.group("cache", invoke_without_command=True)
@speak.json_option
@click.pass_context
def command(context: click.Context, as_json: bool) -> int | None:
    """Show what is kept of earlier builds, so that the next one is quick.

    It serves every packet of yours, is bounded, and may be cleared at any time: what is missing
    is made again.
    """
    if context.invoked_subcommand is not None:
        context.obj = as_json
        return None
    from publish.build.cache import Cache, home

    cache = Cache(home())
    held = cache.held()
    lines = [
        f"Folder: {cache.folder}",
        f"Kept: {_told(held.entries, held.size)}, of {speak.size(cache.limit)} at most.",
    ]
    return speak.finish(
        (),
        lines,
        as_json=as_json,
        folder=str(cache.folder),
        entries=held.entries,
        bytes=held.size,
        limit=cache.limit,
    )


@command.command("clear")
@speak.json_option
@click.pass_obj
def clear(as_json_above: bool, as_json: bool) -> int:
    """Clear what is kept; nothing of your packets is touched."""
    from publish.build.cache import Cache, home

    cache = Cache(home())
    before = cache.clear()
    left = cache.held()
    lines = [f"Cleared {_told(before.entries - left.entries, before.size - left.size)}."]
    if left.entries:
        lines.insert(0, f"{_told(left.entries, left.size)} cannot be removed: {cache.folder}")
    return speak.finish(
        (),
        lines,
        as_json=as_json or as_json_above,
        folder=str(cache.folder),
        entries=left.entries,
        bytes=left.size,
    )


def _told(entries: int, size: int) -> str:
    return f"{speak.plural(entries, 'entry', 'entries')}, {speak.size(size) if size else '0 KB'}"
