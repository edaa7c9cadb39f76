"""Takes a bound edition and settings; gives a PDF, its page map and whatever a person must know."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Severity, Warned
from publish.pdf import page as pages
from publish.pdf.editions import Style, chosen
from publish.pdf.finish import Associated, written
from publish.pdf.impose import Imposed, impose
from publish.pdf.layout import Setter
from publish.pdf.pagemap import page_map

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from publish.bind.model import Edition
    from publish.bind.pages import PageMap


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person asked for.

    ``style`` is the edition (`editions.chosen`), ``sheet`` another page size than its own,
    ``paragraph_numbers`` overrides the edition's where it is not None.
    """

    style: Style = field(default_factory=lambda: chosen("print"))
    sheet: str = ""
    bleed: bool = False
    punch: bool = False
    paragraph_numbers: bool | None = None
    associated: tuple[Associated, ...] = ()


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
    trees: dict[str, Element]
    sheets: int = 0


def make(edition: Edition, settings: Settings, root: Path | None) -> Warned[Pdf]:
    """Typeset an edition.

    ``root`` is the packet's folder, where its own styles and pictures lie. Faults come with the
    PDF as diagnostics; the caller writes no file where one of them is an error. Raises
    PublishError where nothing could be made at all.
    """
    style = settings.style
    page = pages.page(
        settings.sheet or style.page,
        two_sided=style.two_sided,
        size=style.size,
        leading=style.leading,
        characters=style.characters,
        outer_share=style.outer_share,
        bleed=settings.bleed,
        punch=settings.punch,
    )
    if settings.paragraph_numbers is not None:
        style = replace(style, paragraph_numbers=settings.paragraph_numbers)
    layout = Setter(edition, style, page, root).run()
    data, said = written(layout, edition.metadata, settings.associated)
    starts = page_map(layout, edition.metadata.identifier)
    said = [*layout.diagnostics, *said]
    sheets = 0
    if style.impose:
        imposed = impose(data, style.signature)
        data, sheets = imposed.data, imposed.sheets
        said.append(_about(imposed))
    pdf = Pdf(
        data=data,
        pages=len(starts.starts),
        page_map=starts,
        trees={laid.section.name: laid.prepared.html[-1] for laid in layout.sections()},
        sheets=sheets,
    )
    return Warned(pdf, tuple(said))


def _about(imposed: Imposed) -> Diagnostic:
    """Say how a booklet is to be printed, and which of its pages are blank."""

    def counted(number: int, what: str) -> str:
        return f"{number} {what}" if number == 1 else f"{number} {what}s"

    blanks = counted(imposed.blanks, "blank page") if imposed.blanks else "no blank page"
    return Diagnostic(
        "booklet",
        f"the booklet takes {counted(imposed.sheets, 'sheet')} in"
        f" {counted(imposed.signatures, 'signature')}, with {blanks} at the end",
        severity=Severity.NOTE,
        hint="Print on both sides, flipped on the short edge; fold each signature and staple it.",
    )
