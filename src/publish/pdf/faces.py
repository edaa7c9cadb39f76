"""Takes a merged PDF whose parts left out their font programs; gives it one subset a face.

The engine keeps glyph numbers when it subsets a font, so that one subset of all the glyphs that
any part uses serves every part. Widths are joined, and character maps too where they agree: a
glyph that stands for two different texts in two parts keeps two maps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pikepdf
import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

STUB = 4
"""Bytes that stand in for a font program: its first four, which say of what kind it is."""

_DROPPED = ("BASE", "DSIG", "EBDT", "EBLC", "EBSC", "GDEF", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT")
_PAIR = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>")


@dataclass(slots=True)
class _Face:
    """A face over all parts: its fonts, the widths of their glyphs, and their character maps."""

    fonts: list[Any] = field(default_factory=list)
    widths: dict[int, Any] = field(default_factory=dict)
    maps: list[dict[bytes, bytes]] = field(default_factory=list)
    owners: list[Any] = field(default_factory=list)


def unite(pdf: pikepdf.Pdf, face: Callable[[str], bytes]) -> None:
    """Give each face that was left out its one program; ``face`` gives its file by its name."""
    faces: dict[str, _Face] = {}
    for font in _fonts(pdf):
        name = str(font.BaseFont).lstrip("/")
        if _program(font) is not None:
            faces.setdefault(name, _Face()).fonts.append(font)
    for name in sorted(faces):
        _unite(pdf, name, faces[name], face)
    _share(pdf, faces)


def _fonts(pdf: pikepdf.Pdf) -> Iterable[Any]:
    seen = set()
    for page in pdf.pages:
        fonts = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
        for key in [str(name) for name in fonts]:
            font = fonts[key]
            if font.objgen not in seen and font.get("/Subtype") == Name.Type0:
                seen.add(font.objgen)
                yield font


def _program(font: Any) -> str | None:
    """Give the key of a font's program where it was left out."""
    descriptor = font.DescendantFonts[0].FontDescriptor
    for key in ("/FontFile3", "/FontFile2"):
        if key in descriptor and len(descriptor[key].read_bytes()) <= STUB:
            return key
    return None


def _unite(pdf: pikepdf.Pdf, name: str, group: _Face, face: Callable[[str], bytes]) -> None:
    for font in group.fonts:
        group.widths.update(_widths(font.DescendantFonts[0]))
        _add_map(group, font)
    glyphs = set(group.widths) | {int(code, 16) for known in group.maps for code in known}
    first = group.fonts[0]
    key = _program(first)
    data = subset(face(name), glyphs)
    descendant = first.DescendantFonts[0]
    extra = {"Subtype": Name.OpenType} if key == "/FontFile3" else {"Length1": len(data)}
    descendant.FontDescriptor[key] = pikepdf.Stream(pdf, data, **extra)
    if "/CIDSet" in descendant.FontDescriptor:
        del descendant.FontDescriptor.CIDSet
    descendant.W = Array(
        [part for g in sorted(group.widths) for part in (g, Array([group.widths[g]]))]
    )
    for known, owner in zip(group.maps, group.owners, strict=True):
        owner.DescendantFonts = Array([descendant])
        owner.ToUnicode = pikepdf.Stream(pdf, _character_map(known))


def _add_map(group: _Face, font: Any) -> None:
    known = dict(_PAIR.findall(font.ToUnicode.read_bytes().split(b"endcodespacerange", 1)[1]))
    for other in group.maps:
        if all(other.get(code, text) == text for code, text in known.items()):
            other.update(known)
            return
    group.maps.append(known)
    group.owners.append(font)


def _share(pdf: pikepdf.Pdf, faces: dict[str, _Face]) -> None:
    """Point every page's font at the one that now carries its face and its character map."""
    homes: dict[tuple[int, int], Any] = {}
    for group in faces.values():
        for font in group.fonts:
            text = font.ToUnicode.read_bytes().split(b"endcodespacerange", 1)[1]
            pairs = dict(_PAIR.findall(text))
            for known, owner in zip(group.maps, group.owners, strict=True):
                if all(known.get(code) == value for code, value in pairs.items()):
                    homes[font.objgen] = owner
                    break
    seen = set()
    for page in pdf.pages:
        resources = page.obj.get("/Resources", Dictionary())
        fonts = resources.get("/Font", Dictionary())
        if resources.is_indirect and resources.objgen in seen:
            continue
        seen.add(resources.objgen)
        for key in list(fonts.keys()):
            if fonts[key].objgen in homes:
                fonts[key] = homes[fonts[key].objgen]


def _widths(descendant: Any) -> dict[int, Any]:
    """Read a CID font's widths (ISO 32000-1, 9.7.4.3): runs from a first glyph, or equal ranges."""
    out: dict[int, Any] = {}
    items = list(descendant.get("/W", Array()))
    at = 0
    while at < len(items):
        first = int(items[at])
        if isinstance(items[at + 1], Array):
            out.update(enumerate(items[at + 1], first))
            at += 2
        else:
            out.update(dict.fromkeys(range(first, int(items[at + 1]) + 1), items[at + 2]))
            at += 3
    return out


def _character_map(known: dict[bytes, bytes]) -> bytes:
    lines = [
        b"/CIDInit /ProcSet findresource begin",
        b"12 dict begin",
        b"begincmap",
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        b"/CMapName /Adobe-Identity-UCS def",
        b"/CMapType 2 def",
        b"1 begincodespacerange",
        b"<0000> <ffff>",
        b"endcodespacerange",
    ]
    pairs = sorted(known.items())
    for start in range(0, len(pairs), 100):
        batch = pairs[start : start + 100]
        lines.append(b"%d beginbfchar" % len(batch))
        lines += [b"<%s> <%s>" % pair for pair in batch]
        lines.append(b"endbfchar")
    lines += [b"endcmap", b"CMapName currentdict /CMap defineresource pop", b"end", b"end"]
    return b"\n".join(lines)


def subset(data: bytes, glyphs: Iterable[int]) -> bytes:
    """Give a font's program with these glyphs alone, each under the number that it had."""
    wanted = sorted(set(glyphs))
    face = hb.Face(hb.Blob(data))
    kept = hb.SubsetInput()
    kept.sets(hb.SubsetInputSets.GLYPH_INDEX).update(wanted)
    kept.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.DESUBROUTINIZE
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.NO_HINTING
    )
    dropped = {int.from_bytes(tag.encode(), "big") for tag in _DROPPED}
    kept.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(dropped)
    smaller = hb.subset(face, kept)
    result: bytes = smaller.blob.data
    return result
