"""Takes a bound edition and settings; gives a PDF, its page map and whatever a person must know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from publish.bind.wording import counted
from publish.diagnostics import Diagnostic, Severity, Warned
from publish.pdf import readback
from publish.pdf.assemble import Arranger, joined, page_map
from publish.pdf.impose import Imposed, impose
from publish.pdf.versions import UNDERSTOOD

if TYPE_CHECKING:
    from pathlib import Path

    from publish.bind.model import Edition
    from publish.bind.pages import PageMap
    from publish.pdf.fragment import Press
    from publish.pdf.settings import Settings


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF: its bytes, its pages, where they begin, and the tree laid out for each section.

    That every word of those trees is drawn has been proved; that they are the edition's own words
    is for the caller to compare.

    ``sheets`` is the number of sheets of paper that an imposed edition takes, 0 for others.
    """

    data: bytes
    pages: int
    page_map: PageMap
    trees: dict[str, ET.Element]
    sheets: int = 0


def make(
    edition: Edition, settings: Settings, root: Path | None, press: Press | None = None
) -> Warned[Pdf]:
    """Typeset an edition from fragments, one a section, which ``press`` typesets.

    ``root`` is the packet's folder, where its own styles and pictures lie. Faults come with the
    PDF as diagnostics; the caller writes no file where one of them is an error. Raises
    PublishError where nothing could be made at all. With an engine of another version than the
    known one, the edition is set as one document.
    """
    if not UNDERSTOOD:
        from publish.pdf.whole import whole

        made, trees = whole(edition, settings, root)
        data, starts = made.value
        return _finished(data, settings, starts, trees, list(made.diagnostics))
    if press is None:
        from publish.pdf.typeset import InTurn

        press = InTurn()
    arranged = Arranger(edition, settings, root, press).arrange()
    faults = [fault for place, _ in arranged.labelled() for fault in place.fragment.diagnostics]
    data = joined(arranged, press.shell(edition.metadata, settings, root), press)
    trees = {p.section.name: ET.fromstring(p.fragment.tree) for p, _ in arranged.labelled()}
    starts = page_map(arranged, edition.metadata.identifier)
    faults += readback.faults(data, starts, trees)
    return _finished(data, settings, starts, trees, list(dict.fromkeys(faults)))


def _finished(
    data: bytes,
    settings: Settings,
    starts: PageMap,
    trees: dict[str, ET.Element],
    said: list[Diagnostic],
) -> Warned[Pdf]:
    sheets = 0
    if settings.style.impose:
        imposed = impose(data, settings.style.signature)
        data, sheets = imposed.data, imposed.sheets
        said.append(_about(imposed))
    return Warned(Pdf(data, len(starts.starts), starts, trees, sheets), tuple(said))


def _about(imposed: Imposed) -> Diagnostic:
    """Say how a booklet is to be printed, and which of its pages are blank."""
    blanks = counted(("{} blank page", "{} blank pages"), imposed.blanks)
    signatures = counted(("{} signature", "{} signatures"), imposed.signatures)
    return Diagnostic(
        "booklet",
        f"the booklet takes {counted(('{} sheet', '{} sheets'), imposed.sheets)} in"
        f" {signatures}, with {blanks if imposed.blanks else 'no blank page'} at the end",
        severity=Severity.NOTE,
        hint="Print on both sides, flipped on the short edge; fold each signature and staple it.",
    )
