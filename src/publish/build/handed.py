"""Takes a packet's edition; gives what is wrong with the files that were made of it.

Looks at what is in ``dist`` and makes nothing: files that are not there, that say something else
than the manuscripts do by now, or that lead nowhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.build.wanted import PRINT
from publish.check import parity
from publish.check.container import opened
from publish.check.kindle import kindle as kindle_faults
from publish.check.targets import dead_links
from publish.diagnostics import Diagnostic, Severity, Where
from publish.files import read_bytes, shown
from publish.pdf.held import held

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from publish.bind.model import Edition
    from publish.packet.model import Packet

_PARAGRAPH = re.compile(r"(.+)-p\d+[a-z]*")
_AGAIN = "Run `publish build`."


def outputs(packet: Packet, edition: Edition) -> tuple[Diagnostic, ...]:
    """Check the packet's EPUB and its PDFs. Raises PublishError where one cannot be read at all."""
    out = list(_epub(packet, edition))
    for name in packet.manifest.editions:
        ending = "" if name == PRINT else f"-{name}"
        out.extend(_pdf(packet.root / "dist" / f"{packet.slug}{ending}.pdf", edition))
    return tuple(out)


def kindle(packet: Packet) -> tuple[Diagnostic, ...]:
    """Say what Kindle would not take of the packet's EPUB. Raises as `outputs` does."""
    path = _epub_path(packet)
    if not path.is_file():
        return (_missing(path),)
    return tuple(kindle_faults(read_bytes(path), shown(path)))


def _epub_path(packet: Packet) -> Path:
    return packet.root / "dist" / f"{packet.slug}.epub"


def _epub(packet: Packet, edition: Edition) -> Iterator[Diagnostic]:
    path = _epub_path(packet)
    if not path.is_file():
        yield _missing(path)
        return
    data, name = read_bytes(path), shown(path)
    for dead in dead_links(opened(data, name), name):
        yield _dead(dead, name)
    names = [section.name for section in edition.sections]
    for fault in parity.compare(edition, parity.of_epub(data, names), "EPUB"):
        yield _stale(fault.message, name)
        break


def _pdf(path: Path, edition: Edition) -> Iterator[Diagnostic]:
    if not path.is_file():
        yield _missing(path)
        return
    name = shown(path)
    found = held(read_bytes(path), name)
    for page, target in found.dead:
        yield _dead(f"sheet {page} links to {target!r}: no such place", name)
    now = {
        f"{section.name}-p{element.get('data-p')}"
        for section in edition.sections
        for element in section.tree
        if element.get("data-p")
    }
    readings = {section.name for section in edition.sections}
    then = {p for p in found.places if (m := _PARAGRAPH.fullmatch(p)) and m[1] in readings}
    for place in sorted(now ^ then)[:1]:
        what = "is not in it" if place in now else "is in it still"
        yield _stale(f"the paragraph {place!r} {what}", name)


def _missing(path: Path) -> Diagnostic:
    return Diagnostic(
        "output-missing", "this has not been made yet", Where(shown(path)), hint=_AGAIN
    )


def _dead(message: str, name: str) -> Diagnostic:
    return Diagnostic("output-link-dead", message, Where(name), hint=_AGAIN)


def _stale(message: str, name: str) -> Diagnostic:
    return Diagnostic(
        "output-stale",
        f"it was made of something else than the manuscripts are now: {message}",
        Where(name),
        Severity.WARNING,
        _AGAIN,
    )
