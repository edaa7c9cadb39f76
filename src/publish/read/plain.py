"""Takes the bytes of a plain text; gives its characters, and a way back to the very bytes."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic, Severity, Where
from publish.read.source import Coding, Source
from publish.text import Text

if TYPE_CHECKING:
    from typing_extensions import Buffer

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ZERO_SHARE = 0.4
"""From this share of zeros on, among every other byte, a file is UTF-16."""
_SHORTEST = 16
_STRAY_SHARE = 0.25
"""Above this share of stray bytes among the bytes that are not ASCII, the file is no UTF-8."""


def read_plain(data: bytes, name: str) -> Source:
    """Decode a plain text.

    UTF-16 and UTF-32 by their byte order mark, UTF-16 without one by the zeros in Latin letters;
    UTF-8 where the bytes are UTF-8; else UTF-8 with
    stray bytes kept as lone surrogates (PEP 383), or Windows-1252 where most bytes are of that
    kind. The choice is reported, and `Coding.encode` gives the same bytes back, always.
    """
    coding, value, found = _decode(data, name)
    newline = _newline(value)
    if newline != "\n":
        value = value.replace(newline, "\n")
        coding = Coding(coding.encoding, coding.errors, coding.mark, newline)
    return Source(name, data, Text(value), coding, found)


def _decode(data: bytes, name: str) -> tuple[Coding, str, tuple[Diagnostic, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            coding = Coding(encoding, "strict", mark)
            value = _exactly(data, coding)
            if value is not None:
                return coding, value, ()
    if encoding := _unmarked(data):
        coding = Coding(encoding)
        value = _exactly(data, coding)
        if value is not None:
            said = f"the file says nowhere that it is {encoding[:6].upper()}; it was read as that"
            return coding, value, (_warn(name, 1, said),)
    coding = Coding()
    value = _exactly(data, coding)
    if value is not None:
        return coding, value, ()
    lenient = data.decode("utf-8", "surrogateescape")
    stray = [at for at, char in enumerate(lenient) if "\udc80" <= char <= "\udcff"]
    foreign = sum(char > "\x7f" for char in lenient)
    line = lenient.count("\n", 0, stray[0]) + 1
    if len(stray) <= _STRAY_SHARE * foreign:
        return (
            Coding("utf-8", "surrogateescape"),
            lenient,
            (_warn(name, line, f"{len(stray)} bytes are not UTF-8, though the rest is"),),
        )
    return (
        Coding(WINDOWS, "strict"),
        data.decode(WINDOWS),
        (_warn(name, line, "the file is not UTF-8; it was read as Windows-1252"),),
    )


def _unmarked(data: bytes) -> str:
    """Give the UTF-16 that a file without a mark is in, told by the zero in most Latin letters."""
    if len(data) % 2 or len(data) < _SHORTEST:
        return ""
    first, second = data[::2].count(0), data[1::2].count(0)
    if max(first, second) < _ZERO_SHARE * len(data) / 2 or min(first, second) * 20 > len(data):
        return ""
    return "utf-16-le" if second > first else "utf-16-be"


def _exactly(data: bytes, coding: Coding) -> str | None:
    try:
        value = data[len(coding.mark) :].decode(coding.encoding)
    except UnicodeDecodeError:
        return None
    return value if coding.encode(value) == data else None


def _newline(value: str) -> str:
    """Give the line end that every line has; a line feed where they differ."""
    if "\r" not in value:
        return "\n"
    pairs = value.count("\r\n")
    if pairs == value.count("\n") == value.count("\r"):
        return "\r\n"
    return "\r" if "\n" not in value else "\n"


def _warn(name: str, line: int, message: str) -> Diagnostic:
    return Diagnostic(
        "source-encoding",
        message,
        Where(name, line),
        Severity.WARNING,
        hint="Look at the accents, dashes and quotation marks there; if they are wrong, save the "
        "source again as UTF-8.",
    )


WINDOWS = "publish-windows-1252"


def _find(name: str) -> codecs.CodecInfo | None:
    """Give Windows-1252 with its five unused bytes as C1 controls, as the WHATWG Encoding says."""
    if name.replace("_", "-") != WINDOWS:
        return None
    table = "".join(bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(256))
    back = codecs.charmap_build(table)

    def encode(value: str, errors: str = "strict") -> tuple[bytes, int]:
        return codecs.charmap_encode(value, errors, back)

    def decode(data: Buffer, errors: str = "strict") -> tuple[str, int]:
        return codecs.charmap_decode(bytes(data), errors, table)

    return codecs.CodecInfo(encode, decode, name=WINDOWS)


codecs.register(_find)
