"""Takes characters; gives which the shipped fonts may lack, and which font to install for them."""

from __future__ import annotations

import functools
import io
import unicodedata
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont

from publish import styles
from publish.diagnostics import Diagnostic

if TYPE_CHECKING:
    from publish.diagnostics import Where

_FONTS = (
    (("HIRAGANA", "KATAKANA", "CJK", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC"), "Noto Serif CJK"),
    (("ARABIC",), "Noto Naskh Arabic"),
    (("HEBREW",), "Noto Serif Hebrew"),
    (("DEVANAGARI",), "Noto Serif Devanagari"),
    (("BENGALI",), "Noto Serif Bengali"),
    (("TAMIL",), "Noto Serif Tamil"),
    (("THAI",), "Noto Serif Thai"),
    (("TIBETAN",), "Noto Serif Tibetan"),
    (("ARMENIAN",), "Noto Serif Armenian"),
    (("GEORGIAN",), "Noto Serif Georgian"),
    (("ETHIOPIC",), "Noto Serif Ethiopic"),
    (("KHMER",), "Noto Serif Khmer"),
    (("GREEK", "CYRILLIC", "LATIN"), "Noto Serif"),
    (("MATHEMATICAL", "DOUBLE-STRUCK"), "Noto Sans Math"),
)
_SYMBOLS = "Noto Sans Symbols 2"
_PACKAGES = {"Noto Serif CJK": "fonts-noto-cjk"}
_TEXT_FACE = "fonts/LinLibertine_R.otf"


@functools.cache
def _covered() -> frozenset[int]:
    data = styles.find(_TEXT_FACE).read_bytes()
    return frozenset(TTFont(io.BytesIO(data), lazy=True).getBestCmap())


def doubtful(text: str) -> bool:
    """Tell whether a text has characters that the shipped text face does not cover."""
    if text.isascii():
        return False
    covered = _covered()
    return any(ord(c) not in covered and unicodedata.category(c)[0] not in "ZC" for c in text)


def font_for(character: str) -> str:
    """Give the name of a free font that has the character's script."""
    name = unicodedata.name(character, "")
    return next((font for starts, font in _FONTS if name.startswith(starts)), _SYMBOLS)


def missing(characters: str, font: str, where: Where) -> Diagnostic:
    """Say that characters of one place have no glyph, and which font to install for them."""
    package = _PACKAGES.get(font, "fonts-noto-core")
    first = characters[0]
    name = unicodedata.name(first, "an unnamed character")
    more = f" and {len(characters) - 1} more: {characters[1:9]}" if len(characters) > 1 else ""
    return Diagnostic(
        "glyph-missing",
        f"no font here has the character {first!r} (U+{ord(first):04X} {name}){more}",
        where,
        hint=f"Install {font} (Debian, Ubuntu: apt-get install {package}), then build again.",
    )
