"""Takes what a person asked of a PDF; gives it as settings, and the page that follows from them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path  # noqa: TC003 - read at run time, where settings are unpacked

from publish.pdf import page as pages
from publish.pdf.editions import Style, chosen


@dataclass(frozen=True, slots=True)
class Associated:
    """A file to travel inside the PDF; ``relationship`` is PDF/A-3's (Source, Alternative…)."""

    name: str
    data: bytes
    about: str
    relationship: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person asked for.

    ``style`` is the edition (`editions.chosen`), ``sheet`` another page size than its own,
    ``paragraph_numbers`` overrides the edition's where it is not None. ``styles`` is the packet
    whose own styles are used, where that is not the packet that is set.
    """

    style: Style = field(default_factory=lambda: chosen("print"))
    sheet: str = ""
    bleed: bool = False
    punch: bool = False
    paragraph_numbers: bool | None = None
    associated: tuple[Associated, ...] = ()
    styles: Path | None = None

    def styled(self) -> Style:
        """Give the edition with what overrides it."""
        if self.paragraph_numbers is None:
            return self.style
        return replace(self.style, paragraph_numbers=self.paragraph_numbers)


def page_of(settings: Settings) -> pages.Page:
    """Give the page that the settings ask for. Raises PublishError for an unknown sheet."""
    style = settings.style
    return pages.page(
        settings.sheet or style.page,
        two_sided=style.two_sided,
        size=style.size,
        leading=style.leading,
        characters=style.characters,
        outer_share=style.outer_share,
        bleed=settings.bleed,
        punch=settings.punch,
    )
