"""Takes a folder; gives the packet that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Exit, PublishError, Where
from publish.files import shown

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = "manuscript/packet.toml"


def find_root(start: Path) -> Path:
    """Give the nearest folder at or above ``start`` that holds ``manuscript/packet.toml``.

    Raises PublishError where there is none.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / MANIFEST).is_file():
            return folder
    raise PublishError(
        Diagnostic(
            "no-packet",
            f"there is no {MANIFEST} here or in a folder above",
            Where(shown(start)),
            hint="Go to the packet's folder, name it with --packet, or run `publish new`.",
        ),
        exit_code=Exit.USAGE,
    )
