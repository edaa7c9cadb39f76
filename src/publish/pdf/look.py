"""Takes settings; gives a digest of the style sheets, fonts and settings that pages take."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from publish import styles
from publish.files import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from publish.pdf.settings import Settings

_FONT = re.compile(rb"""url\(\s*["']?(fonts/[^"')]+)["']?\s*\)""")


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


def sheets(settings: Settings) -> tuple[str, ...]:
    """Give the names of the style sheets of an edition, in order."""
    return ("base.css", "print.css", *settings.style.css)


def look(settings: Settings, root: Path | None) -> str:
    """Give the digest. Raises PublishError where a style sheet or a font is missing."""
    digest = hashlib.sha256(repr(settings.styled()).encode())
    options = (settings.sheet, settings.bleed, settings.punch)
    digest.update(repr(options).encode())
    for name in sheets(settings):
        text = read_bytes(styles.find(name, settings.styles or root))
        digest.update(hashlib.sha256(text).digest())
        for font in _FONT.findall(text):
            file = styles.find(font.decode(), settings.styles or root)
            digest.update(hashlib.sha256(read_bytes(file)).digest())
    return digest.hexdigest()
