"""The schemas hold what people type, and refuse what the loader would."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML

from publish.cli import publish
from publish.glossary.schema import json_schema as glossary
from publish.packet import schema
from publish.packet.start import start


def test_a_new_packet_is_valid(tmp_path: Path) -> None:
    start(tmp_path, "Ways")
    text = (tmp_path / "manuscript" / "packet.toml").read_text(encoding="utf-8")
    jsonschema.validate(tomllib.loads(text), json.loads(schema.packet()))


@pytest.mark.parametrize("broken", [{"version": 1.1}, {"readings": "a"}, {"slug": "Not a slug"}])
def test_a_wrong_value_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, json.loads(schema.packet()))


def test_front_matter() -> None:
    known = json.loads(schema.reading())
    jsonschema.validate(
        {"title": "x", "author": [{"name": "A", "note": "b"}, "C"], "rights": {"basis": "licence"}},
        known,
    )
    unknown = ({"subtitel": "y"}, {"author": [{"nme": "A"}]}, {"rights": {"expiry": "2027-06-30"}})
    for broken in ({}, *({"title": "x"} | key for key in unknown)):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, known)


def test_every_schema_is_printed_and_written(tmp_path: Path) -> None:
    said = CliRunner().invoke(publish, ["schema", "--to", str(tmp_path)])
    assert said.exception is None or said.exit_code == 0
    files = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    for name in ("packet", "reading", "glossary"):
        assert CliRunner().invoke(publish, ["schema", name]).stdout == files[f"{name}.schema.json"]


def test_glossary(tmp_path: Path) -> None:
    known = json.loads(glossary())
    start(tmp_path, "Ways")
    text = (tmp_path / "manuscript" / "glossary.yaml").read_text(encoding="utf-8")
    jsonschema.validate(YAML(typ="safe").load(text), known)
    for broken in ({"term": "x"}, {"term": "x", "origin": "me"}, {"term": "", "origin": "editor"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({"terms": [broken]}, known)
