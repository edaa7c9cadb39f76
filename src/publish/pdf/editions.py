"""Takes tables of settings, shipped or a packet's own; gives editions by name."""

from __future__ import annotations

import dataclasses
import difflib
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish import styles
from publish.diagnostics import Diagnostic, Exit, PublishError, Where
from publish.files import read_text, shown
from publish.pdf.page import SHEETS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Style:
    """What makes an edition: settings for the layout, and the CSS files that come after print.css.

    ``size`` and ``leading`` are points and ``characters`` the measure wanted, 0 for what suits the
    page; ``outer_share`` the outer margin's part of the page's width. ``line_numbers`` counts
    every so many lines, 0 for none. ``signature`` is the number of pages folded into one another
    in an imposed edition, 0 for all of them.
    """

    name: str
    about: str = ""
    css: tuple[str, ...] = ()
    page: str = "6x9"
    two_sided: bool = True
    recto_openings: bool = True
    size: float = 0
    leading: float = 0
    characters: float = 0
    outer_share: float = 0
    line_numbers: int = 0
    paragraph_numbers: bool = False
    impose: bool = False
    signature: int = 0


_FIELDS = {f.name.replace("_", "-"): f for f in dataclasses.fields(Style) if f.name != "name"}
_KINDS: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "bool": (bool,),
    "int": (int,),
    "float": (int, float),
}


def shipped() -> dict[str, Style]:
    """Give the editions that come with the program, by name."""
    path = styles.find("editions.toml")
    tables = tomllib.loads(read_text(path))
    return {name: from_table(name, table, Where(shown(path))) for name, table in tables.items()}


def from_table(
    name: str, table: Mapping[str, object], where: Where, known: Mapping[str, Style] | None = None
) -> Style:
    """Give the edition that a table describes; ``base`` in it names the one to start from.

    Raises PublishError naming the key that is unknown or the value that is of the wrong kind.
    """
    given = dict(table)
    base = given.pop("base", None)
    if base is not None and (known is None or not isinstance(base, str) or base not in known):
        message = f"there is no edition {base!r} to start from"
        raise _unknown(message, where, known)
    style = known[str(base)] if base is not None and known else Style(name)
    values: dict[str, object] = {"name": name}
    for key, value in given.items():
        if key not in _FIELDS:
            near = difflib.get_close_matches(key, [*_FIELDS, "base"], 1)
            hint = f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(_FIELDS)}."
            raise PublishError(
                Diagnostic(
                    "edition-key-unknown", f"edition {name!r}: no setting {key!r}", where, hint=hint
                )
            )
        values[_FIELDS[key].name] = _value(name, key, value, where, style)
    return dataclasses.replace(style, **values)  # type: ignore[arg-type]


def _value(name: str, key: str, value: object, where: Where, style: Style) -> object:
    kind = str(_FIELDS[key].type)
    if key == "css":
        files = [value] if isinstance(value, str) else value
        if isinstance(files, list) and all(isinstance(file, str) for file in files):
            return (*style.css, *(file for file in files if file not in style.css))
        kind = "a list of file names"
    elif isinstance(value, _KINDS[kind]) and (kind == "bool" or not isinstance(value, bool)):
        if key != "page" or value in SHEETS:
            return value
        kind = f"one of {', '.join(SHEETS)}"
    words = {"bool": "true or false", "int": "a whole number", "float": "a number", "str": "text"}
    raise PublishError(
        Diagnostic(
            "edition-value",
            f"edition {name!r}: {key} is {value!r}",
            where,
            hint=f"It should be {words.get(kind, kind)}.",
        )
    )


def chosen(
    name: str, own: Mapping[str, Mapping[str, object]] | None = None, file: Path | None = None
) -> Style:
    """Give the edition of that name: the packet's own, else one that is shipped.

    ``own`` holds the packet's tables by name, ``file`` is where they stand. Raises PublishError
    where there is no such edition.
    """
    known = shipped()
    where = Where(shown(file)) if file else Where()
    for other, table in (own or {}).items():
        known[other] = from_table(other, table, where, known)
    if name not in known:
        message = f"there is no edition {name!r}"
        raise _unknown(message, where, known, Exit.USAGE)
    return known[name]


def _unknown(
    message: str, where: Where, known: Mapping[str, Style] | None, exit_code: Exit = Exit.FAULTS
) -> PublishError:
    hint = f"Use one of {', '.join(known or {})}."
    return PublishError(
        Diagnostic("edition-unknown", message, where, hint=hint), exit_code=exit_code
    )
