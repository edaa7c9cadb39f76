"""Takes a style's or a font's name; gives its file: the packet's own, else the one shipped."""

from __future__ import annotations

from pathlib import Path

from publish.diagnostics import Diagnostic, Exit, PublishError, Where


def shipped() -> Path:
    """Give the folder of styles and fonts that came with the program."""
    here = Path(__file__).resolve().parent
    for folder in (here / "styles", here.parent.parent / "styles"):
        if (folder / "base.css").is_file():
            return folder
    raise PublishError(
        Diagnostic(
            "styles-missing",
            "the styles that came with publish are not there",
            hint="Install publish again.",
        ),
        exit_code=Exit.MACHINE,
    )


def find(name: str, root: Path | None = None, where: Where | None = None) -> Path:
    """Give the file of a style or font such as ``print.css`` or ``fonts/LinLibertine_R.otf``.

    A file of that name in the packet's own ``styles`` folder wins over the one shipped. Raises
    PublishError where neither is there; ``where`` is what names it.
    """
    folders = ([root / "styles"] if root else []) + [shipped()]
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise PublishError(
        Diagnostic(
            "style-missing",
            f"there is no {'font' if name.startswith('fonts/') else 'style'} {name!r}",
            where or Where(),
            hint=f"Put {name} into the packet's styles folder, or correct its name.",
        )
    )
