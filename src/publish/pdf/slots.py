"""Takes nothing in; gives the types of folios that are still to be stamped: where, in what face."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Which point of a folio its place names."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a folio: its page in its part, from 0; x and baseline in points from below."""

    page: int
    x: float
    baseline: float
    side: Side


@dataclass(frozen=True, slots=True)
class Folios:
    """A part's folios: the face's key among the part's fonts, the size in points, the figures.

    ``figures`` gives for each character its glyph number and its advance in thousandths of an em.
    """

    font: str
    size: float
    figures: dict[str, tuple[int, float]]
    slots: tuple[Slot, ...]
