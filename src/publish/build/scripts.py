"""Takes texts; gives the scripts in them that no shipped font draws, and whether a font is there.

Only the standard library is used here, as in ``machine``.
"""

from __future__ import annotations

import ctypes
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class FontPackage:
    """The packages that bring a font, by what installs them."""

    apt: str
    brew: str


_EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")
_OTHERS = (
    *("ARABIC", "ARMENIAN", "BENGALI", "DEVANAGARI", "ETHIOPIC", "GEORGIAN", "GUJARATI"),
    *("GURMUKHI", "KANNADA", "KHMER", "LAO", "MALAYALAM", "MYANMAR", "SINHALA", "SYRIAC"),
    *("TAMIL", "TELUGU", "THAI", "TIBETAN"),
)
FONTS = dict.fromkeys(_EAST_ASIAN, FontPackage("fonts-noto-cjk", "font-noto-serif-cjk"))
FONTS |= dict.fromkeys(_OTHERS, FontPackage("fonts-noto-core", "font-noto-serif"))
"""Scripts that the shipped fonts do not draw, by the first word of their characters' names."""

# Before Armenian, Unicode holds Latin, Greek and Cyrillic, which the shipped fonts draw.
_FIRST_FOREIGN = 0x530

_SAMPLE = 20


def foreign(texts: Iterable[str]) -> dict[str, str]:
    """Give the scripts in the texts that no shipped font draws, each with its characters, sorted.

    A script is the first word of its characters' names (Unicode Standard, section 4.8).
    """
    found: dict[str, set[str]] = {}
    for character in {c for text in texts for c in text if ord(c) > _FIRST_FOREIGN}:
        script = unicodedata.name(character, "").split(" ")[0]
        if script in FONTS:
            found.setdefault(script, set()).add(character)
    return {script: "".join(sorted(found[script])) for script in sorted(found)}


def name(script: str) -> str:
    """Give a script's name as people know it."""
    return "Chinese characters" if script == "CJK" else script.title()


def are_drawn(fontconfig: ctypes.CDLL | None, characters: str) -> bool:
    """Tell whether installed fonts draw most of a script's characters, asked by sample.

    Most, because no package draws every rare character; the one that is left without a glyph is
    named when the page is set.
    """
    if fontconfig is None:
        return False
    sample = characters[:: max(1, len(characters) // _SAMPLE)]
    drawn = sum(_is_drawn(fontconfig, character) for character in sample)
    return drawn * 2 > len(sample)


def _is_drawn(fontconfig: ctypes.CDLL, character: str) -> bool:
    """Ask Fontconfig (FcFontList) whether some installed font has the character."""
    pointer = ctypes.c_void_p
    for function in ("FcCharSetCreate", "FcPatternCreate", "FcObjectSetCreate"):
        getattr(fontconfig, function).restype = pointer
    fontconfig.FcFontList.restype = ctypes.POINTER(ctypes.c_int)
    wanted, pattern = pointer(fontconfig.FcCharSetCreate()), pointer(fontconfig.FcPatternCreate())
    objects = pointer(fontconfig.FcObjectSetCreate())
    fontconfig.FcCharSetAddChar(wanted, ctypes.c_uint32(ord(character)))
    fontconfig.FcPatternAddCharSet(pattern, b"charset", wanted)
    fonts = fontconfig.FcFontList(None, pattern, objects)
    found = bool(fonts) and fonts[0] > 0
    if fonts:
        fontconfig.FcFontSetDestroy(fonts)
    fontconfig.FcObjectSetDestroy(objects)
    fontconfig.FcPatternDestroy(pattern)
    fontconfig.FcCharSetDestroy(wanted)
    return found
