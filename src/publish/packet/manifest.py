"""Takes the text of packet.toml; gives the manifest: what the packet is and which readings it has.

Every key is declared once, in the types below; the errors, the schema and the manual come from
them.
"""

from __future__ import annotations

import re
import tomllib
from typing import Annotated, Literal

import msgspec

from publish.diagnostics import Diagnostic, PublishError, Severity, Where
from publish.manuscript.front_matter import nearest
from publish.packet.lines import Lines
from publish.text import UNWRITABLE

Slug = Annotated[str, msgspec.Meta(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$")]

Setting = str | bool | int | float | list[str]

_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_PATH = re.compile(r" - at `\$\.?([^`]*)`")


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table of packet.toml."""


class ReadingEntry(Table, frozen=True, kw_only=True):
    """A reading, where its file's name alone does not say enough."""

    file: Annotated[str, msgspec.Meta(description="The manuscript, beside packet.toml.")]
    slug: Annotated[Slug, msgspec.Meta(description="Its name in links; else the file's.")] = ""
    title_short: Annotated[str, msgspec.Meta(description="Its title in running heads.")] = ""


class PartEntry(Table, frozen=True, kw_only=True):
    """A group of readings with a title page of its own."""

    title: str
    readings: Annotated[
        list[str | ReadingEntry], msgspec.Meta(description="The manuscripts in it, in order.")
    ]


class GlossarySettings(Table, frozen=True, kw_only=True):
    """How terms are linked."""

    link: Annotated[
        Literal["section", "reading"],
        msgspec.Meta(description="Link a term at its first use in each section, or each reading."),
    ] = "section"


class EpubSettings(Table, frozen=True, kw_only=True):
    """What the EPUB is to be like."""

    cover: Annotated[
        str, msgspec.Meta(description="A picture of your own for the cover; else one is drawn.")
    ] = ""
    fonts: Annotated[
        bool, msgspec.Meta(description="Put the fonts in; without them the file is smaller.")
    ] = True
    conforms_to: Annotated[
        str,
        msgspec.Meta(description="The standard that a person has found the EPUB to meet."),
    ] = ""
    certified_by: Annotated[str, msgspec.Meta(description="Who found that.")] = ""


class Manifest(Table, frozen=True, kw_only=True):
    """What packet.toml says."""

    title: Annotated[str, msgspec.Meta(description="The packet's title.")] = ""
    subtitle: str = ""
    editor: Annotated[str | list[str], msgspec.Meta(description="Who put the packet together.")] = (
        ""
    )
    slug: Annotated[
        Slug, msgspec.Meta(description="The name of the files made: small letters, digits, -.")
    ] = ""
    version: Annotated[str, msgspec.Meta(description='In quotes, such as "1.10".')] = "1"
    changes: Annotated[
        list[str], msgspec.Meta(description="What is new in this version; stands in the colophon.")
    ] = msgspec.field(default_factory=list)
    date: Annotated[str, msgspec.Meta(description="When this version is from.")] = ""
    lang: Annotated[str, msgspec.Meta(description="Language of the packet, such as en-US.")] = "en"
    dedication: Annotated[
        str, msgspec.Meta(description="To whom the packet is dedicated: a page of its own.")
    ] = ""
    course: str = ""
    term: Annotated[str, msgspec.Meta(description="Such as Autumn 2026.")] = ""
    publisher: str = ""
    description: str = ""
    rights: Annotated[str, msgspec.Meta(description="Of the packet; a reading has its own.")] = ""
    page: Annotated[str, msgspec.Meta(description="a4, letter, a5 or 6x9.")] = ""
    editions: Annotated[
        list[str], msgspec.Meta(description="The editions of the PDF that `publish build` makes.")
    ] = msgspec.field(default_factory=lambda: ["print"])
    readings: Annotated[
        list[str | ReadingEntry], msgspec.Meta(description="The manuscripts, in order.")
    ] = msgspec.field(default_factory=list)
    parts: Annotated[
        list[PartEntry], msgspec.Meta(description="Groups of readings, after those in readings.")
    ] = msgspec.field(default_factory=list)
    introduction: Annotated[
        str, msgspec.Meta(description="The editor's introduction: a manuscript, beside this file.")
    ] = ""
    contributors: Annotated[
        bool, msgspec.Meta(description="List the authors with their notes at the end.")
    ] = False
    notes: Annotated[
        Literal["restart", "continue"],
        msgspec.Meta(description="Number notes from 1 in each reading, or run on."),
    ] = "restart"
    csl: Annotated[
        str, msgspec.Meta(description="The style of citations: chicago, apa, mla, or another's.")
    ] = "chicago"
    glossary: GlossarySettings = GlossarySettings()
    epub: EpubSettings = EpubSettings()
    edition: Annotated[
        dict[str, dict[str, Setting]], msgspec.Meta(description="Editions of your own.")
    ] = msgspec.field(default_factory=dict)

    @property
    def editors(self) -> tuple[str, ...]:
        """Give the editors' names in order."""
        names = [self.editor] if isinstance(self.editor, str) else self.editor
        return tuple(name for name in names if name)

    @property
    def entries(self) -> tuple[ReadingEntry, ...]:
        """Give the readings of all parts as entries, whichever way they were written."""
        listed = [*self.readings, *(r for part in self.parts for r in part.readings)]
        return tuple(ReadingEntry(file=r) if isinstance(r, str) else r for r in listed)


def parse_manifest(text: str, file: str) -> tuple[Manifest, Lines, list[Diagnostic]]:
    """Parse packet.toml's text; ``file`` is the name that faults are reported under.

    Gives the manifest, the line of each of its keys, and warnings. Raises PublishError where it is
    no TOML or a value is of the wrong kind.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(error, text, file) from None
    lines = Lines(text)
    found: list[Diagnostic] = []
    data = {key: _writable(value, key, file, lines, found) for key, value in data.items()}
    _unknown_keys(data, file, lines, found)
    try:
        return msgspec.convert(data, Manifest), lines, found
    except msgspec.ValidationError as error:
        raise PublishError(*found, _wrong_value(str(error), file, lines)) from None


def _writable(value: object, key: str, file: str, lines: Lines, found: list[Diagnostic]) -> object:
    """Leave out of all texts what no output can hold; TOML's escapes can name it."""
    if isinstance(value, dict):
        return {inner: _writable(v, key, file, lines, found) for inner, v in value.items()}
    if isinstance(value, list):
        return [_writable(item, key, file, lines, found) for item in value]
    if isinstance(value, str) and (bad := UNWRITABLE.search(value)):
        found.append(
            Diagnostic(
                "control-character",
                f"the invisible character U+{ord(bad[0]):04X} was left out",
                Where(file, lines.of(key)),
                Severity.WARNING,
                hint="Take its escape out of the value.",
            )
        )
        return UNWRITABLE.sub("", value)
    return value


def _not_toml(error: tomllib.TOMLDecodeError, text: str, file: str) -> PublishError:
    at = _AT.search(str(error))
    line, column = (int(at[1]), int(at[2])) if at else (text.count("\n") + 1, 0)
    message = _AT.sub("", str(error)).replace("(at end of document)", "").strip()
    return PublishError(
        Diagnostic(
            "bad-packet-toml",
            f"this is not TOML: {message}",
            Where(file, line, column),
            hint='Write one `key = "value"` a line; a text stands in quotation marks.',
        )
    )


def _wrong_value(message: str, file: str, lines: Lines) -> Diagnostic:
    at = _PATH.search(message)
    path = at[1] if at else ""
    key = path.partition("[")[0]
    said = _PATH.sub("", message).replace("`", "").replace("str", "a text in quotation marks")
    if "regex" in said:
        said = "a slug has small letters, digits and single hyphens only"
    return Diagnostic(
        "wrong-value",
        f"{path or 'packet.toml'}: {said[0].lower()}{said[1:]}",
        Where(file, lines.of(*key.split("."))),
        hint=_HINTS.get(key, "Correct the value."),
    )


_HINTS = {
    "version": 'Put the version in quotation marks: version = "1.10".',
    "date": 'Put the date in quotation marks: date = "2026-09-01".',
    "readings": 'Name the manuscripts: readings = ["first.md", "second.md"].',
    "slug": 'Write it like slug = "war-and-peace".',
}


def _unknown_keys(
    data: dict[str, object], file: str, lines: Lines, found: list[Diagnostic]
) -> None:
    tables: list[tuple[str, object, type[Table]]] = [("", data, Manifest)]
    tables.append(("glossary", data.get("glossary"), GlossarySettings))
    tables.append(("epub", data.get("epub"), EpubSettings))
    parts = data.get("parts")
    parts = parts if isinstance(parts, list) else []
    tables += [("parts", part, PartEntry) for part in parts]
    for holder in (data, *(part for part in parts if isinstance(part, dict))):
        readings = holder.get("readings")
        if isinstance(readings, list):
            tables += [("readings", entry, ReadingEntry) for entry in readings]
    for path, table, kind in tables:
        if not isinstance(table, dict):
            continue
        known = tuple(f.encode_name for f in msgspec.structs.fields(kind))
        for key in table:
            if key in known:
                continue
            near = nearest(key, known)
            found.append(
                Diagnostic(
                    "unknown-key",
                    f"{key!r} is not a key of {f'[{path}] in ' if path else ''}packet.toml",
                    Where(file, lines.of(*filter(None, (path, key)))),
                    Severity.WARNING,
                    hint=f"Did you mean {near!r}?" if near else f"Keys: {', '.join(known)}.",
                )
            )
