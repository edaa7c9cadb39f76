"""Takes an edition and its style; gives its pages in order, each section laid out by itself.

A section depends only on its own tree, on its first folio and side: no page number in it is known
only later. Contents and glossary, which name pages, are laid out last.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from publish.bind.model import Kind
from publish.diagnostics import Diagnostic, Severity
from publish.pdf import engine, fetch, margin, prepare, proof, walk
from publish.pdf import page as pages
from publish.pdf.look import fonts, private, sheets
from publish.pdf.order import FRONT, needs_blank, roman

if TYPE_CHECKING:
    from pathlib import Path

    from publish.bind.model import Edition, Section
    from publish.pdf.editions import Style
    from publish.pdf.page import Page

_NUMBERED = (Kind.READING, Kind.INTRODUCTION)
_ROUNDS = 4
_NOTE_SHARE = 0.45
_CONTENT_WIDTH = 0.92


@dataclass(slots=True)
class Laid:
    """A section on its pages.

    ``first`` is the number its first page bears, ``blank_after`` says that a blank page follows,
    ``over`` holds by page, from 0, what is put over it: numbers in the margin.
    """

    section: Section
    prepared: prepare.Prepared
    document: Any
    proof: proof.Proof
    pieces: list[walk.Piece]
    first: int
    blank_after: bool = False
    over: dict[int, Any] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """The number of its pages, the blank one that follows counted."""
        return len(self.document.pages) + self.blank_after


@dataclass(slots=True)
class Layout:
    """An edition on its pages: the front matter, then the rest, whose folios start again at 1."""

    front: list[Laid] = field(default_factory=list)
    body: list[Laid] = field(default_factory=list)
    blank: Any = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    page: Page | None = None

    def sections(self) -> list[Laid]:
        """Give all sections in page order."""
        return self.front + self.body

    def pages(self) -> list[Any]:
        """Give the engine's pages in order, the blank ones with them."""
        return [
            page
            for laid in self.sections()
            for page in [*laid.document.pages, *([self._empty()] if laid.blank_after else [])]
        ]

    def over(self) -> dict[int, Any]:
        """Give by page of the whole, from 0, what is put over it."""
        out: dict[int, Any] = {}
        at = 0
        for laid in self.sections():
            out.update({at + number: box for number, box in laid.over.items()})
            at += laid.count
        return out

    def _empty(self) -> Any:
        return self.blank.pages[0]


class Setter:
    """Lays out the sections of one edition in one style."""

    def __init__(
        self,
        edition: Edition,
        style: Style,
        page: Page,
        root: Path | None,
        styles_root: Path | None = None,
    ) -> None:
        self._edition, self._style, self._page, self._root = edition, style, page, root
        self.fonts = engine.fonts()
        home = styles_root or root
        texts = private(sheets(style, home))
        self._fetcher = fetch.Closed(fonts(texts, home))
        with engine.messages() as said:
            self._sheets = [engine.sheet(text, self._fetcher, self.fonts) for text in texts]
        self.diagnostics = [_style_fault(message) for message in dict.fromkeys(said)]
        self._ids = frozenset(
            i for s in edition.sections for e in s.tree.iter() if (i := e.get("id"))
        )

    def turn_to(self, edition: Edition, ids: frozenset[str]) -> None:
        """Turn to another edition in the same style; ``ids`` are those it may point to."""
        self._edition, self._ids = edition, ids

    def run(self) -> Layout:
        """Lay out everything: readings first, then what names their pages, then the contents."""
        out = Layout(page=self._page, diagnostics=list(self.diagnostics))
        folio: dict[str, str] = {}
        sections = self._edition.sections
        body = [s for s in sections if s.kind not in FRONT]
        number = 1
        for at, section in enumerate(body):
            laid = self.section(section, number, folio)
            follows = body[at + 1] if at + 1 < len(body) else None
            laid.blank_after = self._needs_blank(number + laid.count, follows)
            out.body.append(laid)
            _learn_folios(laid, folio, str)
            number += laid.count
        number = 1
        front = [s for s in sections if s.kind in FRONT]
        for at, section in enumerate(front):
            laid = self.section(section, number, folio)
            follows = front[at + 1] if at + 1 < len(front) else (body[0] if body else None)
            laid.blank_after = self._needs_blank(number + laid.count, follows)
            out.front.append(laid)
            _learn_folios(laid, folio, roman)
            number += laid.count
        out.blank = self._blank()
        for laid in out.sections():
            out.diagnostics.extend(laid.prepared.diagnostics)
            out.diagnostics.extend(laid.proof.diagnostics)
        return out

    def _needs_blank(self, number: int, follows: Section | None) -> bool:
        first = next((s for s in self._edition.sections if s.kind not in FRONT), None)
        return needs_blank(number, follows, first, self._style, self._page.two_sided)

    def section(self, section: Section, first: int, folio: dict[str, str]) -> Laid:
        """Lay one section out, again where the proof shows notes or tables that do not fit."""
        fixes = prepare.Fixes()
        sheet = engine.sheet(self._page_css(first), self._fetcher, self.fonts)
        for _ in range(_ROUNDS):
            task = prepare.Task(
                metadata=self._edition.metadata,
                edition=self._style.name,
                root=self._root,
                ids=self._ids,
                folio=folio,
                serve=self._fetcher.serve,
                page=self._page,
                note_limit=note_limit(self._page),
                fixes=fixes,
            )
            ready = prepare.prepared(section, task)
            with engine.messages() as said:
                document = engine.lay_out(
                    ready.html, [sheet, *self._sheets], self._fetcher, self.fonts
                )
            pieces = list(walk.pieces(engine.page_boxes(document)))
            seen = proof.proof(ready, pieces, self._page)
            moved = fixes.moved | {n.removesuffix("-foot") for n in seen.homeless}
            tight = fixes.tight | seen.wide
            if (moved, tight) == (fixes.moved, fixes.tight):
                break
            fixes = prepare.Fixes(moved, tight)
        ready.diagnostics.extend(_layout_fault(ready, message) for message in dict.fromkeys(said))
        laid = Laid(section, ready, document, seen, pieces, first)
        if section.kind in _NUMBERED:
            laid.over = self._margin(laid, sheet)
        return laid

    def _margin(self, laid: Laid, sheet: Any) -> dict[int, Any]:
        """Lay out the numbers of lines and paragraphs that the edition wants in the margin."""
        marks: list[margin.Mark] = []
        if self._style.line_numbers:
            marks += margin.line_marks(laid.prepared, laid.pieces, self._style.line_numbers)
        if self._style.paragraph_numbers:
            marks += margin.paragraph_marks(laid.prepared, laid.pieces)

        def lay_out(html: ET.Element) -> list[Any]:
            sheets = [sheet, *self._sheets]
            return engine.page_boxes(engine.lay_out(html, sheets, self._fetcher, self.fonts))

        return margin.sheets(marks, len(laid.document.pages), self._page, laid.first, lay_out)

    def _page_css(self, first: int) -> str:
        text = pages.css(self._page, first)
        if self._page.two_sided and first % 2 == 0:
            text += "html { break-before: left }\n"
        return text

    def _blank(self) -> Any:
        html = ET.Element("html", {"lang": self._edition.metadata.lang})
        ET.SubElement(html, "body")
        sheet = engine.sheet(pages.css(self._page), self._fetcher, self.fonts)
        return engine.lay_out(html, [sheet], self._fetcher, self.fonts)


def note_limit(page: Page) -> int:
    """Give the number of characters from which a note is too long for the foot of a page.

    The engine never breaks a note over pages, and a note of more than about half a page leaves no
    room for its call: measured on each page size, notes up to 45 % of the text block always found
    their place.
    """
    lines = page.text_height / page.note_leading * _NOTE_SHARE
    per_line = page.measure / (page.note_size * pages.CHARACTER) * _CONTENT_WIDTH
    return int(lines * per_line)


def _learn_folios(laid: Laid, folio: dict[str, str], label: Any) -> None:
    for number, page in enumerate(laid.document.pages, start=laid.first):
        for name in page.anchors:
            folio.setdefault(name, label(number))


def _style_fault(message: str) -> Diagnostic:
    return Diagnostic(
        "style-fault", f"a style sheet: {message}", severity=Severity.WARNING, hint="Correct it."
    )


def _layout_fault(ready: prepare.Prepared, message: str) -> Diagnostic:
    return Diagnostic("layout-fault", message, ready.where(None), Severity.WARNING)
