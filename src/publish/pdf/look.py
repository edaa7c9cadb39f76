"""Takes an edition; gives its style sheets and fonts, and a digest of all that pages take."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from publish import styles
from publish.diagnostics import Where
from publish.files import read_bytes, read_text, shown

if TYPE_CHECKING:
    from pathlib import Path

    from publish.pdf.editions import Style
    from publish.pdf.settings import Settings

_FONT = re.compile(r"""url\(\s*["']?(fonts/[^"')]+)["']?\s*\)""")
_FAMILY = re.compile(r"""@font-face\s*\{[^}]*?font-family:\s*(["'])(.+?)\1""")


def private(texts: list[str]) -> list[str]:
    """Give style sheets whose own faces bear names that no face of the machine has.

    Else a face of the same name that is installed would be taken for some of the text, and the
    bytes would differ from machine to machine.
    """
    families = {found[1] for text in texts for found in _FAMILY.findall(text)}
    for family in sorted(families, key=len, reverse=True):
        for quote in ('"', "'"):
            named = f"{quote}{family}{quote}"
            texts = [text.replace(named, f"{quote}{family} Shipped{quote}") for text in texts]
    return texts


def sheets(style: Style, home: Path | None) -> list[str]:
    """Give the style sheets of an edition, in order, as they stand in ``home`` or are shipped.

    Raises PublishError where one is missing, or a font that it names.
    """
    texts = []
    for name in ("base.css", "print.css", *style.css):
        path = styles.find(name, home)
        text = read_text(path)
        for font in _FONT.finditer(text):
            line = text.count("\n", 0, font.start()) + 1
            styles.find(font[1], home, Where(shown(path), line))
        texts.append(text)
    return texts


def fonts(texts: list[str], home: Path | None) -> dict[str, bytes]:
    """Give the font files that style sheets name, by name. Raises PublishError as `sheets` does."""
    names = sorted({name for text in texts for name in _FONT.findall(text)})
    return {name: read_bytes(styles.find(name, home)) for name in names}


def look(settings: Settings, root: Path | None) -> str:
    """Give the digest. Raises PublishError where a style sheet or a font is missing."""
    home = settings.styles or root
    texts = sheets(settings.style, home)
    options = (settings.styled(), settings.sheet, settings.bleed, settings.punch)
    digest = hashlib.sha256(repr(options).encode())
    for data in (*(text.encode() for text in texts), *fonts(texts, home).values()):
        digest.update(hashlib.sha256(data).digest())
    return digest.hexdigest()
