"""Takes a source file; gives its text with origins. One module an input format."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Exit, PublishError, Where
from publish.files import read_bytes, shown
from publish.read.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from publish.read.source import Source

READERS: dict[str, Callable[[bytes, str], Source]] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_plain,
    ".markdown": read_plain,
    "": read_plain,
}
"""How a source is read, by the suffix of its name in small letters."""

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word, EPUB or zip file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_EMPTY = "source-without-text"
_HEAD = 8000
"""Characters at the start by which a file is judged."""
_FEW, _SHARE = 20, 0.03
"""Control characters that a text may hold: so many, or such a share of it."""
_FRONT = re.compile(r"---\n((?:.*\n){1,400}?)---\n")
_KEY = re.compile(r"(?m)^([a-z-]+):")
_HTML = (b"<!doctype html", b"<html")


def read(path: Path) -> Source:
    """Read a source file.

    Raises PublishError where the file cannot be read, is of a kind that has no reader, or holds no
    text.
    """
    data = read_bytes(path)
    name = shown(path)
    if kind := sniff(data):
        raise PublishError(
            Diagnostic(
                "format-not-read",
                f"this is {kind}, which cannot be read yet",
                Where(name),
                hint="Open it, save or copy its text as plain text (.txt), and name that file.",
            ),
            exit_code=Exit.FAULTS,
        )
    reader = READERS.get(path.suffix.lower(), read_plain)
    source = replace(reader(data, name), path=path)
    _hold_text(source)
    return source


def _hold_text(source: Source) -> None:
    value = source.text.value
    controls = len(_CONTROL.findall(value[:_HEAD]))
    if controls > max(_FEW, _SHARE * min(len(value), _HEAD)):
        code, message = _EMPTY, "this is no text"
        hint = "Save or copy its text as plain text (.txt)."
    elif _is_manuscript(value):
        code, message = "source-is-manuscript", "this is a manuscript already, not a source"
        hint = "Edit it as it is. To make it anew, name the text that it was made of."
    elif not value.strip():
        code, message = _EMPTY, "there is no text in this file"
        hint = "Copy the text into it and save it."
    else:
        return
    raise PublishError(
        Diagnostic(code, message, Where(source.name), hint=hint),
        exit_code=Exit.FAULTS,
    )


def _is_manuscript(value: str) -> bool:
    """Tell whether a text begins as every manuscript does that publish writes."""
    head = _FRONT.match(value)
    keys = set(_KEY.findall(head[1])) if head else set()
    return {"title", "lang", "rights"} <= keys


def sniff(data: bytes) -> str:
    """Give what a file is, in plain words, where its first bytes show a format without a reader."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "a web page (HTML)" if head.startswith(_HTML) else ""
