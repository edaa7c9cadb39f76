"""Takes an empty folder and a title; gives a packet in it that builds at once."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Exit, PublishError, Where
from publish.files import shown, write_together
from publish.packet.find import MANIFEST
from publish.packet.load import slug_of

if TYPE_CHECKING:
    from pathlib import Path

_READINGS = ("reading-aloud.md", "marks-in-the-margin.md")
_TERMS = "glossary.yaml"
_DIST = """\
# dist

What `publish build` makes lands here. Delete any of it and build again.
"""


def start(root: Path, title: str = "", editor: str = "", lang: str = "en-GB") -> tuple[Path, ...]:
    """Write a packet of two short readings into ``root``; gives the files written.

    Without a title the folder's name becomes one. Raises PublishError, and writes nothing, where a
    file that would be written is there already.
    """
    refuse_existing(root)
    manifest = _manifest(title or title_of(root), editor, lang)
    sample = resources.files("publish.packet") / "sample"
    contents: dict[Path, bytes | str] = {
        root / MANIFEST: manifest,
        root / "dist" / "README.md": _DIST,
    }
    for name in (*_READINGS, _TERMS):
        contents[root / "manuscript" / name] = (sample / name).read_text(encoding="utf-8")
    write_together(contents)
    return tuple(contents)


def title_of(root: Path) -> str:
    """Give a title made of the folder's name."""
    return root.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize()


def refuse_existing(root: Path) -> None:
    """Raise PublishError where a file that would be written into ``root`` is there already."""
    names = ("packet.toml", *_READINGS, _TERMS)
    for path in (*(root / "manuscript" / name for name in names), root / "dist" / "README.md"):
        if path.exists():
            raise PublishError(
                Diagnostic(
                    "packet-exists",
                    "this is there already, and was left as it is",
                    Where(shown(path)),
                    hint="Name another folder, or add a reading with `publish add`.",
                ),
                exit_code=Exit.USAGE,
            )


def _manifest(title: str, editor: str, lang: str) -> str:
    # A JSON string is a TOML string too, so that no title can break the file.
    slug = slug_of(title) or "packet"
    readings = "".join(f"  {json.dumps(name)},\n" for name in _READINGS)
    return f"""\
# The packet: what it is called, and which readings it has, in order.

title = {json.dumps(title, ensure_ascii=False)}
editor = {json.dumps(editor, ensure_ascii=False)}
slug = {json.dumps(slug)}          # the name of the files made in dist
version = "1"                # in quotes; raise it when you hand out a new one
lang = {json.dumps(lang)}
term = ""                    # such as "Autumn 2026"
page = "6x9"                 # or a4, letter, a5
editions = ["print"]         # also screen, large, wide, lined, booklet
notes = "restart"            # or "continue": number notes through all readings
csl = "chicago"              # or apa, mla

# Each reading is a file in this folder. Take these two out when you have your own.
readings = [
{readings}]
"""
