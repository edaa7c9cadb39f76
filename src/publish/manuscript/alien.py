"""Takes the bytes of a file; gives what kind of file it is, where it is no Markdown at all."""

from __future__ import annotations

import re

_BEGINNINGS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word, OpenDocument, EPUB or other zipped file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "a file in Rich Text Format"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xfe", "text in UTF-16"),
    (b"\xfe\xff", "text in UTF-16"),
)
_WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html[ >]|\?xml )", re.IGNORECASE)
_LOOKED_AT = 8192
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r\x1b"))
_SHARE = 10


def other_kind(data: bytes) -> str:
    """Say in words what the file is; empty where it may be a manuscript.

    Known by its first bytes (magic numbers, as in file(1)); a file of which a tenth is control
    characters is no text either. A stray one may be.
    """
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    if _WEB_PAGE.match(data):
        return "a web page"
    head = data[:_LOOKED_AT]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "not text" if controls * _SHARE > len(head) else ""
