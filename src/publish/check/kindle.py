"""Takes an EPUB; gives what Amazon's converter for Kindle would stumble over.

After Amazon's Kindle Publishing Guidelines and the limits of Send to Kindle.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from publish.check.container import DC, OPF, opened
from publish.check.targets import beside, dead_links, documents
from publish.diagnostics import Diagnostic, Severity, Where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.check.container import Container

_XHTML = "{http://www.w3.org/1999/xhtml}"
_MOST_BYTES = 50_000_000
_MOST_OF_ONE = 30_000_000
_RASTER = frozenset({"image/jpeg", "image/png", "image/gif"})


def kindle(data: bytes, name: str) -> list[Diagnostic]:
    """Give what Kindle would not take or would show wrong.

    ``name`` is the EPUB's file. Raises PublishError where ``data`` is no EPUB.
    """
    container = opened(data, name)
    said = [
        *_sizes(container, data),
        *_names(container),
        *_metadata(container),
        *_links(container, name),
        *_pictures(container, name),
    ]
    out = [
        Diagnostic(f"kindle-{code}", message, Where(name), Severity.ERROR, hint)
        for code, message, hint in said
    ]
    if note := _file_name(container, name):
        out.append(note)
    return out


_Finding = tuple[str, str, str]


def _sizes(container: Container, data: bytes) -> Iterator[_Finding]:
    if len(data) > _MOST_BYTES:
        size = f"{len(data) / 1e6:.0f} MB"
        yield "size", f"the file has {size}; Kindle takes 50 MB", "Use smaller pictures."
    for item in container.manifest.values():
        size_of = len(container.files.get(item.path, b""))
        if size_of > _MOST_OF_ONE:
            message = f"{item.path} has {size_of / 1e6:.0f} MB; Kindle takes 30 MB a file"
            yield "size", message, "Split the reading in two."


def _names(container: Container) -> Iterator[_Finding]:
    for path in container.files:
        if not path.isascii() or " " in path:
            yield "name", f"the name {path!r} inside the file is not plain ASCII", "Rename it."


def _metadata(container: Container) -> Iterator[_Finding]:
    metadata = container.package.find(f"{OPF}metadata")
    for element in ("title", "language", "creator"):
        found = metadata.find(f"{DC}{element}") if metadata is not None else None
        if found is None or not (found.text or "").strip():
            yield "metadata", f"the package names no {element}", "Add it to packet.toml."
    covers = [item for item in container.manifest.values() if "cover-image" in item.properties]
    if not any(item.media_type in _RASTER for item in covers):
        yield "cover", "there is no cover picture in PNG or JPEG", "Make the EPUB again."
    if not any(
        item.media_type == "application/x-dtbncx+xml" for item in container.manifest.values()
    ):
        yield "ncx", "there is no NCX, which older Kindles need", "Make the EPUB again."


def _links(container: Container, name: str) -> Iterator[_Finding]:
    for dead in dead_links(container, name):
        yield "link", dead, "Correct the link."
    yield from _body_links(container, name)


def _body_links(container: Container, name: str) -> Iterator[_Finding]:
    trees = {item.path: container.tree(item, name) for item in documents(container)}
    bodies = {path: tree.find(f"{_XHTML}body") for path, tree in trees.items()}
    for path, tree in trees.items():
        for anchor in tree.iter(f"{_XHTML}a"):
            href = anchor.get("href", "")
            target, _, fragment = href.partition("#")
            body = bodies.get(beside(path, target) if target else path)
            if fragment and body is not None and body.get("id") == unquote(fragment):
                yield "link", f"{path} links to {href!r}, the id of a body", "Link to a heading."


def _pictures(container: Container, name: str) -> Iterator[_Finding]:
    shown: set[str] = set()
    for item in documents(container):
        tree = container.tree(item, name)
        shown |= {beside(item.path, e.get("src", "")) for e in tree.iter(f"{_XHTML}img")}
    for item in container.manifest.values():
        stray = item.path not in shown and "cover-image" not in item.properties
        if item.media_type.startswith("image/") and stray:
            yield "picture", f"{item.path} is shown nowhere", "Take it out."


def _file_name(container: Container, name: str) -> Diagnostic | None:
    title = container.package.findtext(f"{OPF}metadata/{DC}title", "").strip()
    stem = posixpath.basename(name.replace("\\", "/")).removesuffix(".epub")
    if not title or stem == title:
        return None
    return Diagnostic(
        "kindle-file-name",
        "Send to Kindle shows a document under the name of its file",
        Where(name),
        Severity.NOTE,
        f"Name the copy that you send: {title.translate(_NOT_IN_NAMES)}.epub",
    )


_NOT_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|', "-"))
