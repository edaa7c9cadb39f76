"""Takes a font file and characters; gives the font cut down to them, and which of them it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import uharfbuzz as hb

from publish.diagnostics import Diagnostic, PublishError, Where
from publish.files import read_bytes, shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16
# Copyright, names, version, trade mark, maker, licence and its address: what the licences ask to
# be kept, and what makes the font's family what the style sheet calls it.
_NAMES = frozenset({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 14, 16, 17})
# Without these the text itself would be wrong or ugly; the rest only where a sheet asks for it.
_JOINING = frozenset({"init", "medi", "fina", "isol", "curs", "mark", "mkmk", "ccmp", "locl"})
_ALWAYS = _JOINING | {
    "kern",
    "liga",
    "clig",
    "calt",
    "rlig",
    "rclt",
    "rtlm",
    "rtla",
    "ltra",
    "ltrm",
}
_DROPPED = ("FFTM", "DSIG", "MATH")
_SIGNATURES = {b"OTTO": "font/otf", b"\0\1\0\0": "font/ttf", b"true": "font/ttf"}


@dataclass(frozen=True, slots=True)
class Font:
    """A font cut down: its bytes, media type, family names and the characters it still has."""

    data: bytes
    media_type: str
    families: frozenset[str]
    covers: frozenset[str]


def characters(path: Path) -> frozenset[str]:
    """Give the characters that a font has. Raises PublishError as `cut` does."""
    return _open(path)[2]


def cut(path: Path, wanted: Iterable[str], features: Iterable[str] = ()) -> Font:
    """Cut a font (OpenType or TrueType) to the ``wanted`` characters; keep its names and licence.

    ``features`` are the four-letter OpenType features that the style sheets ask for. Raises
    PublishError where the file is missing or is no font that an EPUB may hold.
    """
    face, media_type, has = _open(path)
    families = {face.get_name(number) for number in (_FAMILY, _TYPOGRAPHIC_FAMILY)}
    kept = has.intersection(wanted)
    plan = hb.SubsetInput()
    plan.sets(hb.SubsetInputSets.UNICODE).set({ord(character) for character in kept})
    plan.sets(hb.SubsetInputSets.NAME_ID).set(set(_NAMES))
    plan.sets(hb.SubsetInputSets.LAYOUT_FEATURE_TAG).set(
        {_tag(feature) for feature in _ALWAYS.union(features)}
    )
    plan.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update({_tag(table) for table in _DROPPED})
    small = bytes(hb.subset(face, plan).blob.data)
    return Font(small, media_type, frozenset(name for name in families if name), kept)


def _open(path: Path) -> tuple[hb.Face, str, frozenset[str]]:
    data = read_bytes(path)
    media_type = _SIGNATURES.get(data[:4], "")
    face = hb.Face(data)  # of any bytes at all: what is no font has no characters
    has = frozenset(chr(code) for code in face.unicodes)
    if not media_type or not has:
        raise PublishError(
            Diagnostic(
                "font-broken",
                "this is no OpenType or TrueType font",
                Where(shown(path)),
                hint="Put the original .otf or .ttf file there; web fonts (.woff) do not do.",
            )
        )
    return face, media_type, has


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii").ljust(4), "big")
