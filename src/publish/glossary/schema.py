"""Takes the plain data of a glossary file; gives entries, or faults with line and column."""

from __future__ import annotations

import difflib
import json
import re
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from publish.diagnostics import Diagnostic, Where
from publish.glossary.model import Entry, Source, State

if TYPE_CHECKING:
    from collections.abc import Mapping

Words = Annotated[str, msgspec.Meta(min_length=1, pattern=r"\S")]
Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Count = Annotated[int, msgspec.Meta(ge=0)]
Place = Annotated[tuple[Count, Count], msgspec.Meta(description="first character, end")]


class OriginRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the wording stands: the reading's slug, its paragraph, the characters in that."""

    source: Slug
    paragraph: Count = 0
    span: Place = (0, 0)


class EntryRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One term of the glossary."""

    term: Words
    origin: OriginRecord | Literal["editor"]
    variants: tuple[Words, ...] = ()
    expansion: str = ""
    definition: str = ""
    readings: tuple[Slug, ...] = ()
    state: Literal["approved", "rejected", "proposed"] = "approved"

    def entry(self, where: Where) -> Entry:
        """Give the record as an entry that stands at a place of its file."""
        source = None
        if not isinstance(self.origin, str):
            start, end = self.origin.span
            source = Source(self.origin.source, self.origin.paragraph, start, end)
        return Entry(
            term=self.term,
            variants=self.variants,
            expansion=self.expansion,
            definition=self.definition,
            source=source,
            state=State(self.state),
            readings=self.readings,
            where=where,
        )


class GlossaryRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A glossary file."""

    terms: tuple[EntryRecord, ...] = ()


def json_schema() -> str:
    """Give the JSON Schema (draft 2020-12) of glossary files, for editors and validators."""
    schema = msgspec.json.schema(GlossaryRecord)
    body = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Glossary"}
    return json.dumps({**body, **schema}, indent=2, ensure_ascii=False) + "\n"


def read_entry(data: object, where: Where, places: Mapping[str, Where]) -> Entry | Diagnostic:
    """Give one item of ``terms:`` as an entry, or the first thing that is wrong with it.

    ``places`` holds the place of each key and value by its path, as in ``origin.source``.
    """
    try:
        return msgspec.convert(data, EntryRecord).entry(where)
    except msgspec.ValidationError as error:
        return _fault(str(error), where, places)


_UNKNOWN = re.compile(r"Object contains unknown field `(.+?)`")
_MISSING = re.compile(r"Object missing required field `(.+?)`")
_AT = re.compile(r" - at `\$\.?(.*?)`$")


def _fault(message: str, where: Where, places: Mapping[str, Where]) -> Diagnostic:
    at = _AT.search(message)
    path = re.sub(r"\[(\d+)\]", r".\1", at[1]).strip(".") if at else ""
    place = places.get(path, where)
    if unknown := _UNKNOWN.search(message):
        name = unknown[1]
        known = (OriginRecord if path == "origin" else EntryRecord).__struct_fields__
        near = difflib.get_close_matches(name, known, 1)
        return Diagnostic(
            "glossary-unknown-key",
            f"“{name}” is no word that a glossary entry knows",
            places.get(f"{path}.{name}".strip("."), place),
            hint=f"Did you mean “{near[0]}”?" if near else f"Known: {', '.join(known)}.",
        )
    if missing := _MISSING.search(message):
        return Diagnostic(
            "glossary-missing-key",
            f"the entry has no “{missing[1]}:”",
            place,
            hint="Give “origin: editor” where you wrote the words yourself."
            if missing[1] == "origin"
            else f"Add a line “{missing[1]}: …”.",
        )
    said = _AT.sub("", message)
    return Diagnostic(
        "glossary-bad-value",
        f"{f'“{path}”' if path else 'the entry'} is not as it should be: {_plain(said)}",
        place,
        hint=_HINTS.get(path.split(".")[0], "Put words that look like numbers in quotation marks."),
    )


_HINTS = {
    "state": "Write approved or rejected.",
    "origin": "Write “origin: editor”, or source, paragraph and span as `publish glossary accept`"
    " writes them.",
    "": "Begin each entry with “- term: …”.",
    "variants": "Write a list, as in [harbours, harbour town].",
    "readings": "Write the readings' short names, as in [us-japan-alliance].",
}


def _plain(said: str) -> str:
    words = {
        "`str`": "words",
        "`int`": "a number",
        "`array`": "a list",
        "`object`": "an entry",
        "`null`": "nothing",
        "`float`": "a number",
        "`bool`": "true or false",
    }
    for name, word in words.items():
        said = said.replace(name, word)
    return said[:1].lower() + said[1:]
