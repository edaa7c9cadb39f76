"""Takes what an edition says of itself; gives its cover: a picture drawn here, and its page.

A raster picture, since shelves and Kindle show no other; sixteen shades of one cloth colour, so
that it stays small, and the colour is the packet's own, so that packets differ on a shelf.
"""

from __future__ import annotations

import hashlib
import io
import textwrap
import unicodedata
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont, features

from publish import styles
from publish.diagnostics import Diagnostic, Severity
from publish.epub.characters import line, quote
from publish.epub.fonts import characters

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from publish.bind.model import Metadata
    from publish.epub.wording import Wording

HREF = "images/cover.png"
WIDTH, HEIGHT = 1600, 2400
_MARGIN = 200
_CLOTHS = (
    (38, 52, 74),
    (74, 38, 44),
    (36, 64, 54),
    (66, 54, 40),
    (52, 44, 76),
    (30, 62, 74),
    (72, 50, 30),
    (50, 54, 58),
)
_INK = (244, 236, 218)
_SHADES = 16
_LONGEST = 300
_TITLE, _TEXT, _ITALIC = "LinLibertine_DR.otf", "LinLibertine_R.otf", "LinLibertine_RI.otf"


@dataclass(frozen=True, slots=True)
class _Style:
    """How a part of the cover is set: face, largest and smallest size, leading, in pixels.

    A part with a ``lowest`` starts there, below a rule, or deeper where there is no room.
    """

    face: str
    size: int
    smallest: int
    lines: int
    leading: float = 1.22
    lowest: int = 0


_PARTS = (
    _Style(_TITLE, 170, 64, 7),
    _Style(_ITALIC, 84, 44, 6, 1.3),
    _Style(_TEXT, 76, 44, 4, 1.35, lowest=1700),
)


def alternative(metadata: Metadata, words: Wording) -> str:
    """Give the cover in words, for those who do not see it."""
    title = ": ".join(part for part in (line(metadata.title), line(metadata.subtitle)) if part)
    people = _people(metadata)
    return words.cover_of.format(words.by.format(title, people) if people else title)


def page(picture: str, metadata: Metadata, words: Wording) -> str:
    """Give the body of the cover's page; ``picture`` is the way to it."""
    alt = quote(alternative(metadata, words))
    return (
        f'<section class="cover" epub:type="cover" aria-label="{quote(words.cover)}">\n'
        f'<img src="{quote(picture)}" role="doc-cover" alt="{alt}"/>\n</section>'
    )


def draw(metadata: Metadata, root: Path | None) -> tuple[bytes, list[Diagnostic]]:
    """Draw the cover (PNG) from title, subtitle and people.

    Words that the cover's fonts cannot show are left off and named in a diagnostic.
    """
    digest = hashlib.sha256(metadata.identifier.encode()).digest()
    cloth = _CLOTHS[digest[0] % len(_CLOTHS)]
    picture = Image.new("L", (WIDTH, HEIGHT), 0)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((90, 90, WIDTH - 91, HEIGHT - 91), outline=255, width=6)
    pen.rectangle((112, 112, WIDTH - 113, HEIGHT - 113), outline=255, width=2)
    faults: list[Diagnostic] = []
    parts = (line(metadata.title), line(metadata.subtitle), _people(metadata))
    top = 420
    for text, style in zip(parts, _PARTS, strict=True):
        if not text:
            continue
        if style.lowest:
            pen.line((WIDTH // 2 - 90, top + 40, WIDTH // 2 + 90, top + 40), fill=255, width=5)
            top = max(top + 130, style.lowest)
        path = styles.find(f"fonts/{style.face}", root)
        if lacking := _lacking(text, path):
            faults.append(_unshown(text, lacking))
        else:
            top = _set(pen, text, style, path, top) + 70
    shades = picture.point(lambda value: (value * (_SHADES - 1) + 127) // 255)
    out = shades.convert("P")
    out.putpalette([c for shade in range(_SHADES) for c in _mix(cloth, shade)])
    file = io.BytesIO()
    # Even stretches of colour: run lengths alone come near the smallest file, ten times as fast.
    out.save(file, "PNG", compress_type=zlib.Z_RLE, bits=4)
    return file.getvalue(), faults


def _people(metadata: Metadata) -> str:
    """Give the names that go on the cover: up to three authors, else the editor."""
    names = [line(name) for name in metadata.creators if line(name)]
    if len(names) > 3:
        names = []
    return ", ".join(names) or line(metadata.editor)


def _mix(cloth: tuple[int, int, int], shade: int) -> list[int]:
    return [
        (dark * (_SHADES - 1 - shade) + light * shade) // (_SHADES - 1)
        for dark, light in zip(cloth, _INK, strict=True)
    ]


def _lacking(text: str, path: Path) -> str:
    """Give what keeps a font from showing a text: the characters it lacks, or how it would join."""
    missing = sorted(set(text) - characters(path) - {" "})
    if missing:
        return "it lacks " + "".join(missing[:20])
    if _turned(text) and not features.check("raqm"):
        return "its letters cannot be joined here"
    return ""


def _turned(text: str) -> bool:
    return any(unicodedata.bidirectional(c) in {"R", "AL", "AN"} for c in text)


def _set(pen: ImageDraw.ImageDraw, text: str, style: _Style, path: Path, top: int) -> int:
    """Set a text in centred lines from ``top``; give where it ends."""
    text = textwrap.shorten(text, _LONGEST, placeholder=" …")
    # The plain engine gives the same bytes on every machine; only joined scripts need the other.
    engine = ImageFont.Layout.RAQM if _turned(text) else ImageFont.Layout.BASIC
    face = ImageFont.truetype(str(path), style.size, layout_engine=engine)
    lines: list[str] = []
    for size in range(style.size, style.smallest - 1, -6):
        face = face.font_variant(size=size)
        lines = _wrap(text, face)
        fits = all(face.getlength(row) <= WIDTH - 2 * _MARGIN for row in lines)
        if fits and len(lines) <= style.lines:
            break
    else:
        lines = [_shorten(row, face) for row in lines[: style.lines]]
    for row in lines:
        pen.text((WIDTH / 2, top), row, fill=255, font=face, anchor="ma")
        top += round(face.size * style.leading)
    return top


def _wrap(text: str, face: ImageFont.FreeTypeFont) -> list[str]:
    """Break a text into lines of about the same length, none wider than the measure if it can."""
    measure = WIDTH - 2 * _MARGIN
    rows = _fill(text.split(), face, measure)
    for narrower in range(measure, measure // 2, -40):
        tried = _fill(text.split(), face, narrower)
        if len(tried) > len(rows):
            break
        rows = tried
    return rows


def _fill(words: Sequence[str], face: ImageFont.FreeTypeFont, measure: float) -> list[str]:
    rows: list[str] = []
    for word in words:
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and face.getlength(longer) <= measure:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows


def _shorten(row: str, face: ImageFont.FreeTypeFont) -> str:
    while row and face.getlength(row + "…") > WIDTH - 2 * _MARGIN:
        row = row[:-1]
    return row + "…"


def _unshown(text: str, lacking: str) -> Diagnostic:
    return Diagnostic(
        "cover-without-words",
        f"the cover's font cannot show {text!r}: {lacking}",
        severity=Severity.WARNING,
        hint="Give a cover picture of your own in packet.toml.",
    )
