"""Takes fragments to typeset; gives them made before from the cache, and the rest by workers.

The name of an entry is the hash of everything that goes into it: the section's tree and its
pictures, what it points to, the styles, fonts and settings, the side on which it begins, and the
versions of what sets it. Nothing else is in the hash, so nothing else makes work.
"""

from __future__ import annotations

import functools
import hashlib
import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import msgspec

from publish.bind.model import Metadata  # noqa: TC001 - read at run time, where work is unpacked
from publish.build import cache as store
from publish.build.jobs import Pool
from publish.build.machine import no_pango
from publish.build.versions import FORMAT, versions
from publish.diagnostics import Diagnostic, Exit, PublishError, Where
from publish.pdf.fragment import Fragment, Task
from publish.pdf.look import look
from publish.pdf.places import folder, shown_file
from publish.pdf.settings import Settings  # noqa: TC001

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from publish.bind.model import Section
    from publish.build.cache import Cache

Answer = tuple[Fragment | bytes, dict[str, bytes]]
"""What a worker gives back: a fragment or a shell, and the faces that the cache did not take."""

_PACK = msgspec.msgpack.Encoder()
_UNPACK = msgspec.msgpack.Decoder(Fragment)


def processors() -> int:
    """Give the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Errand:
    """What a worker is sent: the task, and the cache's folder to leave faces in."""

    task: Task
    folder: Path


@dataclass(frozen=True, slots=True)
class Cover:
    """What a worker is sent to make a shell: what the PDF says of itself, and how it is set."""

    metadata: Metadata
    settings: Settings
    root: Path | None


@dataclass(slots=True)
class Workshop:
    """A press that keeps what it made and shares the work between processes.

    ``tell`` is called with the number of fragments done, of all to do, and the title of one.
    """

    cache: Cache
    workers: int = field(default_factory=processors)
    tell: Callable[[int, int, str], None] = lambda _done, _all, _title: None
    made: int = 0
    files: dict[str, bytes] = field(default_factory=dict)
    pool: Pool[Errand | Cover, Answer] | None = None

    def typeset(self, tasks: list[Task]) -> list[Fragment]:
        """Give the fragments of the tasks, in their order.

        Raises PublishError, naming each section that could not be set, when all were tried.
        """
        names = [fragment_key(task) for task in tasks]
        found: dict[int, Fragment] = {}
        for index, (task, name) in enumerate(zip(tasks, names, strict=True)):
            data = self.cache.get(name)
            known = None if data is None else _unpacked(data, task)
            if known is not None and self._has_faces(known):
                found[index] = known
        missing = [index for index in range(len(tasks)) if index not in found]
        missing.sort(key=lambda index: -_size(tasks[index].section))
        faults: list[Diagnostic] = []
        errands = [Errand(tasks[index], self.cache.folder) for index in missing]
        for count, outcome in enumerate(self._pool().run(errands), 1):
            index = missing[outcome.index]
            section = tasks[index].section
            self.tell(count, len(missing), section.title)
            if outcome.exit_code is Exit.MACHINE:
                raise PublishError(*outcome.diagnostics, exit_code=Exit.MACHINE)
            if outcome.value is None:
                faults += [_placed(fault, section) for fault in outcome.diagnostics]
                continue
            fragment, files = outcome.value
            assert isinstance(fragment, Fragment)
            self.files.update(files)
            self.made += 1
            found[index] = fragment
            self.cache.put(names[index], _PACK.encode(_portable(fragment, tasks[index])))
        if faults:
            raise PublishError(*faults)
        return [found[index] for index in range(len(tasks))]

    def __enter__(self) -> Workshop:
        """Open the workshop."""
        return self

    def warm(self) -> None:
        """Have the engine loaded in the background, since there will be work for it."""
        self._pool().warm()

    def __exit__(self, *_: object) -> None:
        """Send the workers home, at once if they are still at work."""
        if self.pool is not None:
            self.pool.close()
            self.pool = None

    def _pool(self) -> Pool[Errand | Cover, Answer]:
        if self.pool is None:
            self.pool = Pool(run_errand, self.workers, ["publish.build.preload"])
        return self.pool

    def face(self, digest: str) -> bytes:
        """Give the file of a face that a fragment names. Raises PublishError where it is gone."""
        data = self.files.get(digest) or self.cache.get(store.key("face", digest))
        if data is None:
            raise PublishError(
                Diagnostic(
                    "cache-changed",
                    "a font was taken out of the cache while it was in use",
                    hint="Run the command again.",
                )
            )
        return data

    def shell(self, metadata: Metadata, settings: Settings, root: Path | None) -> bytes:
        """Give the shell into which the fragments are merged, kept as they are."""
        about = repr((metadata, settings.associated, os.environ.get("SOURCE_DATE_EPOCH", "")))
        name = store.key(FORMAT, "shell", versions(), look(settings, root), about)
        data = self.cache.get(name)
        if data is None:
            # In a worker, which has the engine loaded already.
            [outcome] = self._pool().run([Cover(metadata, settings, root)])
            if outcome.value is None:
                raise PublishError(*outcome.diagnostics, exit_code=outcome.exit_code)
            made, _ = outcome.value
            assert isinstance(made, bytes)
            data = made
            self.cache.put(name, data)
        return data

    def _has_faces(self, fragment: Fragment) -> bool:
        return all(
            digest in self.files or store.key("face", digest) in self.cache
            for digest in fragment.faces.values()
        )


def run_errand(errand: Errand | Cover) -> Answer:
    """Typeset in a worker; faces go through the cache, or with the answer where it cannot be."""
    try:
        from publish.pdf.shell import shell
        from publish.pdf.typeset import typeset
    except OSError as error:
        raise no_pango(error) from None

    if isinstance(errand, Cover):
        return shell(errand.metadata, errand.settings, errand.root), {}
    fragment, files = typeset(errand.task)
    cache = store.Cache(errand.folder)
    left: dict[str, bytes] = {}
    for digest, data in files.items():
        name = store.key("face", digest)
        if name not in cache:
            cache.put(name, data)
        if name not in cache:
            left[digest] = data
    return fragment, left


def fragment_key(task: Task) -> str:
    """Give the name under which a task's fragment is kept."""
    about = (task.title, task.lang, sorted(task.ids), task.folio, task.first)
    return store.key(
        FORMAT, versions(), task.look, repr(about), section_digest(task.section, task.root)
    )


@functools.lru_cache(maxsize=256)
def section_digest(section: Section, root: Path | None) -> str:
    """Give the digest of all that is in a section: its tree, its titles, its pictures' bytes.

    A section is told from another by identity, so this is reckoned once for each that was bound.
    """
    about = (section.name, section.kind, section.title, section.lang, section.running)
    return store.key(repr(about), ET.tostring(section.tree), *_pictures(section, root))


def _pictures(section: Section, root: Path | None) -> list[str]:
    out = []
    for picture in section.tree.iter("img"):
        try:
            data = (folder(section, root) / (picture.get("src") or "")).read_bytes()
            out.append(hashlib.sha256(data).hexdigest())
        except (OSError, ValueError):
            out.append("missing")
    return out


def _size(section: Section) -> int:
    return sum(len(text) for text in section.tree.itertext())


def _placed(fault: Diagnostic, section: Section) -> Diagnostic:
    """Say in which reading a fault lies that names no place."""
    return fault if fault.where.file else replace(fault, where=Where(section.file or section.name))


_HERE = "{manuscript}"


def _portable(fragment: Fragment, task: Task) -> Fragment:
    """Give a fragment whose diagnostics do not depend on where the packet lies."""
    place = shown_file(task.section, task.root)
    return _renamed(fragment, place, _HERE) if fragment.diagnostics else fragment


def _unpacked(data: bytes, task: Task) -> Fragment | None:
    try:
        fragment = _UNPACK.decode(data)
    except msgspec.MsgspecError:
        return None
    return (
        _renamed(fragment, _HERE, shown_file(task.section, task.root))
        if fragment.diagnostics
        else fragment
    )


def _renamed(fragment: Fragment, old: str, new: str) -> Fragment:
    said = tuple(
        replace(fault, where=replace(fault.where, file=new)) if fault.where.file == old else fault
        for fault in fragment.diagnostics
    )
    return replace(fragment, diagnostics=said)
