"""Takes an opened EPUB; gives the links in it that lead nowhere."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.check.container import Container, Item

_XHTML = "{http://www.w3.org/1999/xhtml}"


def documents(container: Container) -> list[Item]:
    """Give the pages of text: every XHTML document of the manifest, in its order."""
    return [i for i in container.manifest.values() if i.media_type == "application/xhtml+xml"]


def beside(path: str, href: str) -> str:
    """Give the path in the container that a relative address in the file ``path`` means."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(href)))


def dead_links(container: Container, name: str) -> Iterator[str]:
    """Say of each link within the EPUB that has no file or no place what it is.

    ``name`` is the EPUB's file. Raises PublishError where a page is missing or is no XML.
    """
    ids: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for item in documents(container):
        tree = container.tree(item, name)
        ids[item.path] = {i for e in tree.iter() if (i := e.get("id"))}
        links += [(item.path, href) for a in tree.iter(f"{_XHTML}a") if (href := a.get("href"))]
    for origin, href in links:
        if ":" in href.split("/")[0]:
            continue
        path, _, fragment = href.partition("#")
        target = beside(origin, path) if path else origin
        if target not in container.files:
            yield f"{origin} links to {href!r}, which is not there"
        elif fragment and target in ids and unquote(fragment) not in ids[target]:
            yield f"{origin} links to {href!r}: no such place"
