"""Takes a packet's folder and what is wanted of it; gives its PDFs and EPUB, written whole.

Nothing is written unless everything that was wanted could be made without a fault.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publish import files
from publish.build import fresh
from publish.build.cache import Cache, home
from publish.build.wanted import PRINT, Made, Wanted
from publish.diagnostics import Diagnostic, has_errors

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from publish.bind.model import Edition
    from publish.bind.pages import PageMap
    from publish.build.press import Workshop
    from publish.build.telling import Telling
    from publish.packet.model import Packet


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a build: the files written, none where there was a fault, and what to say."""

    made: tuple[Made, ...]
    diagnostics: tuple[Diagnostic, ...]


def build(root: Path, wanted: Wanted, say: Telling) -> Result:
    """Build what is wanted of the packet at ``root``; ``say`` is told what is being done.

    Raises PublishError where the packet cannot be loaded at all or a file cannot be written.
    """
    cache = Cache(home())
    if (before := fresh.recall(cache, root, wanted)) is not None:
        return Result(*before)
    with contextlib.ExitStack() as stack:
        press: Workshop | None = None
        if wanted.pdf or wanted.page_list:
            from publish.build.press import Workshop

            press = stack.enter_context(Workshop(cache, tell=say.count))
            press.warm()
        # While the engine is loaded by another process, what reads the packet is loaded here.
        from publish.build import engines
        from publish.build.inspect import bound
        from publish.build.known import Known

        say("Reading the manuscripts")
        known = Known(cache, keep=press is not None)
        packet, edition, said = bound(
            root, release=wanted.release, renumber=wanted.renumber, known=known
        )
        if has_errors(said):
            return Result((), tuple(said))
        made: list[Made] = []
        pages: PageMap | None = None
        book: Made | None = None
        if wanted.attach:
            # The EPUB names the printed pages, so they come first; only their merge is made again.
            alone = replace(wanted, attach=False)
            book, faults = _epub(packet, edition, None, alone, press, say=say)
            said += faults
        if wanted.pdf:
            assert press is not None
            for name in dict.fromkeys(wanted.editions or packet.manifest.editions):
                say(f"Setting the {name} edition")
                file, starts, found = engines.pdf(packet, edition, name, wanted, press, book=book)
                made.append(file)
                said += found
                pages = starts if name == PRINT else pages
        if wanted.epub:
            if book is None:
                book, faults = _epub(packet, edition, pages, wanted, press, say=say)
                said += faults
            made.append(book)
    said = list(dict.fromkeys(said))
    if has_errors(said):
        return Result((), tuple(said))
    _write(packet, made)
    if not wanted.renumber:
        fresh.remember(cache, root, wanted, made, said)
    cache.trim()
    return Result(tuple(made), tuple(said))


def _epub(
    packet: Packet,
    edition: Edition,
    pages: PageMap | None,
    wanted: Wanted,
    press: Workshop | None,
    *,
    say: Telling,
) -> tuple[Made, list[Diagnostic]]:
    """Make the EPUB, with the pages of the print edition where they are wanted."""
    from publish.build import engines

    said: list[Diagnostic] = []
    if wanted.page_list and pages is None:
        assert press is not None
        say("Setting the print edition, for the page numbers")
        _, pages, found = engines.pdf(packet, edition, PRINT, wanted, press)
        said += found
    say("Making the EPUB")
    file, faults = engines.epub(packet, edition, pages if wanted.page_list else None)
    return file, [*said, *faults]


def _write(packet: Packet, made: Sequence[Made]) -> None:
    from publish.packet import passage_lock
    from publish.packet.load import LOCK

    files.sweep(packet.root / "dist")
    contents: dict[Path, bytes | str] = {file.path: file.data for file in made}
    numbers = passage_lock.dump(packet.lock)
    path = packet.root / LOCK
    if not path.is_file() or files.read_text(path) != numbers:
        contents[path] = numbers
    files.write_together(contents)
