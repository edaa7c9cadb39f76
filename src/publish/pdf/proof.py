"""Takes one section as laid out; gives whatever went wrong with it on the page.

Runs on every build: nothing may be lost, stand outside its page or part from its call.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Severity
from publish.pdf import engine, glyphs
from publish.pdf.walk import Area
from publish.pdf.words import Found, match

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from publish.pdf.page import Page
    from publish.pdf.prepare import Prepared
    from publish.pdf.walk import Piece

_HAIR = 0.6
"""Points by which text may pass an edge: side bearings and rounding."""


@dataclass(slots=True)
class Proof:
    """What was seen: diagnostics, the words matched, and what another layout could mend.

    ``homeless`` are ids of notes that are not wholly on their call's page, ``wide`` the numbers of
    tables that pass the measure.
    """

    found: Found
    diagnostics: list[Diagnostic] = field(default_factory=list)
    homeless: dict[str, str] = field(default_factory=dict)
    wide: set[str] = field(default_factory=set)


def proof(prepared: Prepared, pieces: list[Piece], page: Page) -> Proof:
    """Look at every piece of text of a section."""
    found = match(prepared, pieces)
    out = Proof(found)
    _words(prepared, found, out)
    _edges(prepared, pieces, page, out)
    _notes(prepared, pieces, page, out)
    _glyphs(prepared, pieces, out)
    return out


def _excerpt(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "…"


def _words(prepared: Prepared, found: Found, out: Proof) -> None:
    for element, text in found.lost:
        note = _around(prepared, element, "note")
        if note is not None:
            out.homeless.setdefault(note.get("id", ""), "part of it is on no page")
        out.diagnostics.append(
            Diagnostic(
                "words-lost",
                f"words are on no page: “{_excerpt(text)}”",
                prepared.where(element),
                hint="A style may hide them, or their block may be too large for a page.",
            )
        )
    out.diagnostics.extend(
        Diagnostic(
            "words-strange",
            f"words are drawn that the text has not: “{_excerpt(piece.text)}”",
            prepared.where(piece.element),
            hint="A style may change letters; leave text-transform out.",
        )
        for piece in found.strange
    )


def _around(prepared: Prepared, element: Element | None, name: str) -> Element | None:
    while element is not None:
        if name in (element.get("class") or "").split() or element.tag == name:
            return element
        element = prepared.parents.get(element)
    return None


def _edges(prepared: Prepared, pieces: list[Piece], page: Page, out: Proof) -> None:
    seen: set[tuple[str, Element | None]] = set()
    for piece in pieces:
        if not piece.text.strip() or piece.area is Area.MARGIN:
            continue
        left, right = _sides(page, piece.page)
        outside = (
            piece.left < -_HAIR
            or piece.right > page.width + _HAIR
            or piece.top < -_HAIR
            or piece.bottom > page.height + _HAIR
        )
        over = piece.left < left - _HAIR or piece.right > right + _HAIR
        if not outside and not over:
            continue
        if piece.note:
            if outside:
                out.homeless.setdefault(piece.note, "part of it lies outside the page")
            continue
        table = _around(prepared, piece.element, "table")
        if table is not None:
            out.wide.add(table.get("data-table", ""))
        code = "text-off-page" if outside else "text-over-margin"
        block = table if table is not None else piece.element
        if (code, block) in seen:
            continue
        seen.add((code, block))
        what = "table" if table is not None else "text"
        out.diagnostics.append(
            Diagnostic(
                code,
                f"{what} runs {'off the page' if outside else 'into the margin'}:"
                f" “{_excerpt(piece.text)}”",
                prepared.where(piece.element),
                Severity.ERROR if outside else Severity.WARNING,
                "Make the table narrower, or use a larger page (--page letter)."
                if table is not None
                else "Break the long word or line, or use a larger page (--page letter).",
            )
        )


def _sides(page: Page, number: int) -> tuple[float, float]:
    """Give the text block's left and right edge; either side's, since a section may begin left."""
    del number
    if page.two_sided:
        return min(page.inner, page.outer), page.width - min(page.inner, page.outer)
    return page.inner, page.width - page.outer


def _notes(prepared: Prepared, pieces: list[Piece], page: Page, out: Proof) -> None:
    pages: dict[str, set[int]] = {}
    calls: dict[Element, int] = {}
    flow_end: dict[int, float] = {}
    note_top: dict[int, Piece] = {}
    foot = page.top + page.text_height
    for piece in pieces:
        if piece.note and not piece.pseudo:
            pages.setdefault(piece.note, set()).add(piece.page)
            top = note_top.get(piece.page)
            if top is None or piece.top < top.top:
                note_top[piece.page] = piece
            if piece.baseline > foot + _HAIR:
                out.homeless.setdefault(piece.note, "it runs below the foot of the page")
        elif piece.area is Area.FLOW and piece.text.strip():
            if piece.element is not None:
                calls.setdefault(piece.element, piece.page)
            flow_end[piece.page] = max(flow_end.get(piece.page, 0), piece.baseline)
    for number, piece in note_top.items():
        if flow_end.get(number, 0) > piece.top + _HAIR:
            out.homeless.setdefault(piece.note, "it runs into the text above it")
    for name, note in prepared.notes.items():
        link = prepared.calls[name].find("a")
        here = calls.get(link) if link is not None else None
        if here is not None and pages.get(name, {here}) != {here}:
            out.homeless.setdefault(name, "it is not on the page of its call")
        if name in out.homeless:
            out.diagnostics.append(
                Diagnostic(
                    "note-misplaced",
                    f"note {note.get('data-number')} cannot be set on its page:"
                    f" {out.homeless[name]}",
                    prepared.where(note),
                    hint="Shorten the note or split it, or use a larger page (--page letter).",
                )
            )


def _glyphs(prepared: Prepared, pieces: list[Piece], out: Proof) -> None:
    lacking: dict[tuple[str, Element | None], str] = {}
    for piece in pieces:
        if glyphs.doubtful(piece.text):
            for character in engine.without_glyph(piece.box):
                key = (glyphs.font_for(character), piece.element)
                if character not in lacking.get(key, ""):
                    lacking[key] = lacking.get(key, "") + character
    out.diagnostics.extend(
        glyphs.missing(characters, font, prepared.where(element))
        for (font, element), characters in lacking.items()
    )
