"""Takes nothing in; gives the JSON Schemas of packet.toml and of a reading's front matter."""

from __future__ import annotations

import json

import msgspec

from publish.manuscript.front_matter import KEYS
from publish.packet.manifest import Manifest

_TEXT = {"type": ["string", "number"]}
_NAME = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {
                key: {"type": "string"} for key in ("name", "literal", "family", "given", "note")
            },
            "additionalProperties": False,
        },
    ]
}
_NAMES = {"anyOf": [_NAME, {"type": "array", "items": _NAME}]}
_RIGHTS = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {
                "basis": {
                    "enum": ["licence", "permission", "public domain", "exception", "unknown"]
                },
                **{key: {"type": "string"} for key in ("holder", "credit", "licence", "license")},
                "expires": {"type": "string", "description": "Year-month-day."},
                "share": {"type": "string", "description": "Such as 12 of 310 pages."},
            },
            "additionalProperties": False,
        },
    ]
}
_SPECIAL = {
    "author": _NAMES,
    "editor": _NAMES,
    "translator": _NAMES,
    "rights": _RIGHTS,
    "questions": {"type": ["string", "array"], "items": {"type": "string"}},
    "note": {"type": ["string", "array"], "items": {"type": "string"}},
    "keywords": {"type": ["string", "array"], "items": {"type": "string"}},
    "incomplete": {"type": ["boolean", "string"]},
}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def packet() -> str:
    """Give the schema of packet.toml as JSON."""
    return _dumped({"$schema": _DIALECT, "title": "packet.toml", **msgspec.json.schema(Manifest)})


def reading() -> str:
    """Give the schema of a reading's front matter as JSON."""
    schema = {
        "$schema": _DIALECT,
        "title": "The front matter of a reading",
        "type": "object",
        "properties": {key: _SPECIAL.get(key, _TEXT) for key in KEYS},
        "required": ["title"],
        "additionalProperties": False,
    }
    return _dumped(schema)


def _dumped(schema: dict[str, object]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
