"""Takes an edition's name; gives a specimen of it: every style that a reading may have, set once.

The specimen is a packet that comes with the program, and goes the same road as any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish import styles
from publish.bind.bind import bind
from publish.build.wanted import Made
from publish.diagnostics import PublishError, Warned
from publish.packet.find import MANIFEST
from publish.packet.load import load, load_whole
from publish.pdf.editions import chosen
from publish.pdf.make import make
from publish.pdf.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def specimen(name: str, target: Path, root: Path | None, sheet: str = "") -> Warned[Made]:
    """Typeset the specimen.

    ``root`` is the packet whose own editions and styles are to be shown, if there is one;
    ``target`` is where the file is to go, which is left to the caller. Raises PublishError where
    the edition is not known.
    """
    packet = load_whole(styles.shipped() / "specimen").value
    own: Mapping[str, Mapping[str, object]] = {}
    if root is not None:
        try:
            own = load(root).value.manifest.edition
        except PublishError:
            own = {}
    style = chosen(name, own, root / MANIFEST if root is not None else None)
    settings = Settings(style, sheet, styles=root)
    made = make(bind(packet), settings, packet.root)
    pdf = made.value
    file = Made(target, pdf.data, "pdf", name, pdf.pages, pdf.sheets)
    return Warned(file, made.diagnostics)
