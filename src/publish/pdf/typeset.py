"""Takes one section and all that its layout depends on; gives it typeset, ready to be merged."""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from publish.bind.model import Edition, Metadata
from publish.pdf import apart
from publish.pdf.finish import written
from publish.pdf.fragment import Fragment, Task
from publish.pdf.layout import Layout, Setter
from publish.pdf.pagemap import anchors, begins
from publish.pdf.settings import Settings, page_of
from publish.pdf.shell import shell

if TYPE_CHECKING:
    from pathlib import Path


@functools.lru_cache(maxsize=2)
def _setter(settings: Settings, root: Path | None, look: str) -> Setter:
    """Give the style sheets and fonts, read once a process for as long as they stay the same."""
    del look
    nothing = Metadata("", "", "", (), "", "", "", "", "")
    return Setter(Edition(nothing, ()), settings.styled(), page_of(settings), root, settings.styles)


def typeset(task: Task) -> tuple[Fragment, dict[str, bytes]]:
    """Typeset a fragment; give it with the files of its faces, by their digests.

    Raises PublishError where nothing could be laid out.
    """
    about = Metadata("", task.title, "", (), task.lang, "", "", "", "")
    setter = _setter(task.settings, task.root, task.look)
    own = frozenset(name for e in task.section.tree.iter() if (name := e.get("id")))
    setter.turn_to(Edition(about, (task.section,)), task.ids | own)
    laid = setter.section(task.section, task.first, dict(task.folio))
    apart.point_out(laid.document)
    taken = apart.take_folios(laid.document)
    files: dict[str, bytes] = {}
    with apart.without_programs(taken, files):
        data, said = written(Layout(body=[laid], page=page_of(task.settings)), about)
    faces = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    count = len(laid.document.pages)
    fragment = Fragment(
        data=data,
        pages=count,
        anchors=anchors(laid),
        starts=tuple(begins(laid, number) for number in range(count)),
        folios=taken.folios,
        tree=ET.tostring(laid.prepared.html[-1]),
        faces=faces,
        diagnostics=(*laid.prepared.diagnostics, *laid.proof.diagnostics, *said),
    )
    return fragment, {faces[name]: data for name, data in files.items()}


@dataclass(slots=True)
class InTurn:
    """A press that typesets one fragment after the other, in this process."""

    files: dict[str, bytes] = field(default_factory=dict)

    def typeset(self, tasks: list[Task]) -> list[Fragment]:
        """Give the fragments of the tasks, in their order."""
        out = []
        for task in tasks:
            fragment, files = typeset(task)
            self.files.update(files)
            out.append(fragment)
        return out

    def face(self, digest: str) -> bytes:
        """Give the file of a face that a fragment names."""
        return self.files[digest]

    def shell(self, metadata: Metadata, settings: Settings, root: Path | None) -> bytes:
        """Give the shell into which the fragments are merged."""
        return shell(metadata, settings, root)
