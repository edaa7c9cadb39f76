"""Takes a sheet's size and a type size; gives the page: margins, measure, lines, as CSS."""

from __future__ import annotations

from dataclasses import dataclass

from publish.diagnostics import Diagnostic, Exit, PublishError

SHEETS: dict[str, tuple[float, float, float, float]] = {
    "6x9": (432.0, 648.0, 11.5, 14.5),
    "a5": (419.53, 595.28, 11.0, 14.0),
    "half-letter": (396.0, 612.0, 10.5, 13.5),
    "letter": (612.0, 792.0, 12.0, 15.5),
    "a4": (595.28, 841.89, 12.0, 15.5),
}
"""Trimmed pages by name: width, height, type size and leading, all in points."""

CHARACTER = 0.40
"""The mean width of a character of running English in Linux Libertine, in ems (measured)."""

USUAL, WIDE = 66.5, 70.0
"""The measure wanted, in characters (Bringhurst's 45 to 75, 66 at best): on a book's page, and on a
sheet too wide for it, where a longer line and what is left at the fore-edge share the room."""

_SPINE, _SPINE_MOST = 0.42, 0.1275
"""The margin at the spine: its part of both side margins, and its greatest part of the width. What
a wide sheet has beyond that is left at the fore-edge, for notes by hand; head and foot go by the
spine, so that a larger sheet holds more lines."""

BLEED = 9.0
PUNCH = 27.0
_SMALLEST_MARGIN = 36.0
_NOTE_SIZE, _NOTE_LEADING = 0.826, 0.8


@dataclass(frozen=True, slots=True)
class Page:
    """A page's geometry, all lengths in points.

    ``inner`` is the margin at the spine (the left one where ``two_sided`` is false). The text
    block is ``lines`` times ``leading`` high, so that every page has the same lines.
    """

    sheet: str
    width: float
    height: float
    size: float
    leading: float
    inner: float
    outer: float
    top: float
    lines: int
    two_sided: bool = True
    bleed: bool = False

    @property
    def measure(self) -> float:
        """The width of a line of text."""
        return self.width - self.inner - self.outer

    @property
    def bottom(self) -> float:
        """The margin below the text block."""
        return self.height - self.top - self.text_height

    @property
    def text_height(self) -> float:
        """The height of the text block."""
        return self.lines * self.leading

    @property
    def note_size(self) -> float:
        """The type size of notes."""
        return round(self.size * _NOTE_SIZE, 2)

    @property
    def note_leading(self) -> float:
        """The leading of notes."""
        return round(self.leading * _NOTE_LEADING, 2)

    @property
    def characters(self) -> float:
        """How many characters of running text a line holds, about."""
        return self.measure / (self.size * CHARACTER)


def page(
    sheet: str,
    *,
    two_sided: bool = True,
    size: float = 0,
    leading: float = 0,
    characters: float = 0,
    outer_share: float = 0,
    bleed: bool = False,
    punch: bool = False,
) -> Page:
    """Lay out a page: the measure first, then margins in the proportion inner < top < outer < foot.

    ``size``, ``leading`` and ``characters``, the measure wanted, default to what suits the sheet;
    ``outer_share`` is a fixed part of the width for the outer margin. On a sheet much wider than
    the measure the fore-edge has the rest, more than the foot. ``punch`` keeps 27 pt (3/8 inch)
    more at the spine and changes no line count. Raises PublishError for a sheet that has no name
    here.
    """
    if sheet not in SHEETS:
        raise PublishError(
            Diagnostic(
                "page-unknown",
                f"there is no page size {sheet!r}",
                hint=f"Use one of {', '.join(SHEETS)}.",
            ),
            exit_code=Exit.USAGE,
        )
    width, height, usual_size, usual_leading = SHEETS[sheet]
    size, leading = size or usual_size, leading or usual_leading
    room = width - (PUNCH if punch else 0)
    most = width * _SPINE_MOST
    if not characters:
        characters = WIDE if (width - USUAL * size * CHARACTER) * _SPINE > most else USUAL
    wanted = characters * size * CHARACTER
    share = min((width - min(wanted, width - 2 * _SMALLEST_MARGIN)) * _SPINE, most)
    if outer_share:
        outer = round(width * outer_share, 2)
        inner = max(_SMALLEST_MARGIN, room - outer - wanted)
    else:
        margins = room - min(wanted, room - 2 * _SMALLEST_MARGIN)
        inner = min(margins * _SPINE, most) if two_sided else margins / 2
        outer = margins - inner
    top = max(share, _SMALLEST_MARGIN) * 1.13
    foot = top * 1.283
    lines = int((height - top - foot) / leading)
    return Page(
        sheet=sheet,
        width=width,
        height=height,
        size=size,
        leading=leading,
        inner=round(inner + (PUNCH if punch else 0), 2),
        outer=round(outer, 2),
        top=round(top, 2),
        lines=lines,
        two_sided=two_sided,
        bleed=bleed,
    )


def css(page: Page, first_folio: int = 1) -> str:
    """Give the page as CSS: boxes, sides, type size and leading, and the first folio.

    The folio is set through ``:nth(1)``, since the engine heeds no other place for it.
    """
    marks = f"bleed: {BLEED}pt; marks: crop cross;" if page.bleed else ""
    margins = f"{page.top}pt {page.outer}pt {page.bottom:.2f}pt {page.inner}pt"
    sides = (
        f"@page :left {{ margin-left: {page.outer}pt; margin-right: {page.inner}pt }}\n"
        if page.two_sided
        else ""
    )
    return (
        f"@page {{ size: {page.width}pt {page.height}pt; margin: {margins}; {marks} }}\n{sides}"
        f"@page :nth(1) {{ counter-reset: page {first_folio} }}\n"
        f"html {{ font-size: {page.size}pt; line-height: {page.leading}pt;"
        f" --note-size: {page.note_size}pt; --note-leading: {page.note_leading}pt;"
        f" --measure: {page.measure:.2f}pt }}\n"
    )
