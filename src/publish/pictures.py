"""Takes the names of pictures in a packet; gives them vetted, or says what is wrong with them."""

from __future__ import annotations

import hashlib
import io
import warnings
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from publish.diagnostics import Diagnostic, PublishError, Where
from publish.files import read_bytes, shown

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
PIXELS = 25_000_000
_PLAIN = {"PNG": ("1", "L", "P", "RGB"), "JPEG": ("L", "RGB")}


def pixels(data: bytes) -> tuple[int, int]:
    """Give the width and height, in pixels, of a picture that was vetted."""
    with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
        return picture.size


def vetted(source: str, folder: Path, root: Path, where: Where) -> tuple[str, bytes]:
    """Give a picture's name and bytes, fit for any output: known format, sound, of bounded size.

    ``source`` is as the manuscript has it, looked up in the manuscript's ``folder`` and then in
    ``root``; nothing outside ``root`` is read. JPEG and PNG keep their pixels, whatever else is
    there (metadata, profiles, layers) goes. Raises PublishError naming the place.
    """
    path = _inside(source, folder, root, where)
    data = read_bytes(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                width, height = picture.size
                if width * height > PIXELS:
                    raise PublishError(
                        Diagnostic(
                            "picture-too-large",
                            f"picture {source!r} has {width * height / 1e6:.0f} megapixels,"
                            f" more than {PIXELS // 1_000_000}",
                            where,
                            hint="Scale it down: 2,000 pixels across are enough for a page.",
                        )
                    )
                picture.load()
                return _encoded(picture)
    except PublishError:
        raise
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError) as error:
        raise PublishError(
            Diagnostic(
                "picture-broken",
                f"picture {source!r} ({shown(path)}) cannot be read: {_why(error)}",
                where,
                hint="Save it again as PNG or JPEG.",
            )
        ) from None


def _why(error: Exception) -> str:
    if isinstance(error, UnidentifiedImageError):
        return "it is no picture of a kind that is known here"
    return str(error)


def _inside(source: str, folder: Path, root: Path, where: Where) -> Path:
    home = root.resolve()
    if ":" not in source and not source.startswith("/"):
        for base in (folder, root):
            path = (base / source).resolve()
            if path.is_relative_to(home) and path.is_file():
                return path
    raise PublishError(
        Diagnostic(
            "picture-missing",
            f"there is no picture {source!r} in the packet",
            where,
            hint="Put the file beside the manuscript and name it there.",
        )
    )


def _encoded(picture: Image.Image) -> tuple[str, bytes]:
    out = io.BytesIO()
    if picture.format == "JPEG":
        plain = picture if picture.mode in _PLAIN["JPEG"] else picture.convert("RGB")
        quality = {"quality": "keep"} if plain is picture else {"quality": 92}
        plain.save(out, "JPEG", exif=b"", icc_profile=None, optimize=True, **quality)
        suffix = "jpg"
    else:
        if picture.mode in _PLAIN["PNG"] and "transparency" not in picture.info:
            plain = picture.convert("RGB") if picture.mode == "P" else picture
        else:
            over = picture.convert("RGBA")
            plain = Image.new("RGBA", over.size, "white")
            plain.alpha_composite(over)
            plain = plain.convert("RGB")
        clean = Image.new(plain.mode, plain.size)
        clean.paste(plain)
        clean.save(out, "PNG", optimize=True)
        suffix = "png"
    data = out.getvalue()
    return f"picture-{hashlib.sha256(data).hexdigest()[:16]}.{suffix}", data
