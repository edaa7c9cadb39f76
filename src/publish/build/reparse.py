"""Takes a manuscript as written and what was meant; gives what a reader of it would find amiss."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from publish.diagnostics import PublishError
from publish.manuscript.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from publish.manuscript.ledger import Ledger
    from publish.manuscript.model import Manuscript
    from publish.manuscript.write import Written

_CALL = re.compile(r"(?<!\\)\[\^([^\]\[\s]+)\](?!:)")
_TOO_MUCH = frozenset(("nested-too-deep", "block-too-large"))


def reparsed(manuscript: str, ledger: Ledger, written: Written) -> str:
    """Give the first difference in words; empty where the manuscript reads as it was meant."""
    try:
        read = parse(manuscript, Path(ledger.header.source)).value
    except PublishError as error:
        if any(d.code in _TOO_MUCH for d in error.diagnostics):
            return ""
        return error.diagnostics[0].message
    return _notes(written, read) or _headings(written, read)


def _notes(written: Written, read: Manuscript) -> str:
    labels = [match[1] for match in _CALL.finditer(written.text.value)]
    found = [anchor.get("data-label", "") for anchor in _anchors(read)]
    if sorted(labels) != sorted(found):
        return f"{len(labels)} note calls were written, {len(found)} are read"
    meant = {call.label for call in written.structure.notes.calls if not call.proposed}
    meant |= {body.label for body in written.structure.notes.bodies}
    if missing := sorted(meant.symmetric_difference(read.notes)):
        return f"the body of note {missing[0]}"
    return ""


def _anchors(read: Manuscript) -> Iterable[Element]:
    bodies = (element for note in read.notes.values() for element in note.blocks)
    for element in (*read.blocks, *bodies):
        for anchor in element.iter("a"):
            if anchor.get("class") == "call":
                yield anchor


def _headings(written: Written, read: Manuscript) -> str:
    return ""
