"""Takes what a command wants made; gives the exit code, having built it and said so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publish.cli import collector, speak

if TYPE_CHECKING:
    from pathlib import Path

    from publish.build.wanted import Made


def run(folder: Path, *, as_json: bool, **wanted: Any) -> int:
    """Build; ``wanted`` are the fields of `build.plan.Wanted` that the command sets."""
    from publish.build.plan import build
    from publish.build.wanted import Wanted
    from publish.packet.find import find_root

    collector.relax()
    with speak.progress(quiet=as_json) as say:
        result = build(find_root(folder), Wanted(**wanted), say)
    lines = [_line(file) for file in result.made]
    needs = speak.tally(result.diagnostics)
    lines.append(f"Nothing was written: {needs}." if not result.made else f"Done; {needs}.")
    return speak.finish(
        result.diagnostics, lines, as_json=as_json, made=[_data(file) for file in result.made]
    )


def _line(file: Made) -> str:
    from publish.files import shown

    said = [speak.size(len(file.data))]
    if file.kind == "pdf":
        said.insert(0, speak.plural(file.pages, "page"))
        if file.sheets:
            said.insert(1, speak.plural(file.sheets, "sheet"))
    elif file.pages:
        said.insert(0, speak.plural(file.pages, "page number"))
    return f"{shown(file.path)}: {', '.join(said)}"


def _data(file: Made) -> dict[str, object]:
    from publish.files import shown

    return {
        "file": shown(file.path),
        "kind": file.kind,
        "edition": file.edition,
        "pages": file.pages,
        "sheets": file.sheets,
        "bytes": len(file.data),
    }
