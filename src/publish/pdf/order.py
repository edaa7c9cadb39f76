"""Takes sections and page numbers; gives which side each section opens on, and folios as words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.bind.model import Kind

if TYPE_CHECKING:
    from publish.bind.model import Section
    from publish.pdf.editions import Style

FRONT = (Kind.HALF_TITLE, Kind.TITLE_PAGE, Kind.DEDICATION, Kind.CONTENTS)
"""Sections whose folios are roman."""

_OPENS_RECTO = (*FRONT, Kind.PART, Kind.INTRODUCTION, Kind.READING, Kind.GLOSSARY)

_RECTO_ALWAYS = (Kind.TITLE_PAGE, Kind.DEDICATION)
"""What opens on a recto in every edition of two sides."""


def needs_blank(
    number: int, follows: Section | None, first: Section | None, style: Style, two_sided: bool
) -> bool:
    """Tell whether the page with this number must stay blank for the next section to open.

    ``first`` is the first section of the body, which always opens on a recto.
    """
    if follows is None or not two_sided or number % 2:
        return False
    opens = follows.kind in _OPENS_RECTO and style.recto_openings
    return follows is first or follows.kind in _RECTO_ALWAYS or opens


def roman(number: int) -> str:
    """Give a number from 1 in lower-case roman figures."""
    out = ""
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    figures = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
    for value, figure in zip(values, figures, strict=True):
        out += figure * (number // value)
        number %= value
    return out
