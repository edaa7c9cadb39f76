"""The lock files are whole, hashed, in step with pyproject.toml, and name no address."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN = ROOT / "src" / "setup" / "requirements.txt"
TEST = ROOT / "src" / "setup" / "requirements-test.txt"
READERS = ROOT / "tests" / "readers" / "package-lock.json"


def pins(lock: Path) -> dict[str, list[Requirement]]:
    found: dict[str, list[Requirement]] = {}
    for entry in re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip()):
        line = entry.split(" \\\n")[0]
        found.setdefault(canonicalize_name(Requirement(line).name), []).append(Requirement(line))
    return found


def asked() -> dict[str, list[str]]:
    core = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["build"]
    extras = PROJECT["project"]["optional-dependencies"].values()
    return {"run": core, "test": core + [each for extra in extras for each in extra]}


@pytest.mark.parametrize(("lock", "kind"), [(RUN, "run"), (TEST, "test")])
def test_all_that_the_project_names_is_pinned_within_its_bounds(lock: Path, kind: str) -> None:
    pinned = pins(lock)
    for wanted in map(Requirement, asked()[kind]):
        entries = pinned.get(canonicalize_name(wanted.name))
        assert entries, f"{wanted.name} is not in {lock.name}: run make lock"
        for entry in entries:
            version = next(iter(entry.specifier)).version
            assert wanted.specifier.contains(version), f"{entry}: run make lock"


@pytest.mark.parametrize("lock", [RUN, TEST])
def test_each_package_is_pinned_exactly_and_hashed(lock: Path) -> None:
    for entry in re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip()):
        assert re.match(r"[a-z0-9-]+==\S+( ; .+)? \\\n", entry), entry
        hashes = entry.split("\n")[1:]
        assert hashes, entry
        assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", h) for h in hashes), entry


def test_what_runs_is_what_is_tested() -> None:
    tested = pins(TEST)
    for name, entries in pins(RUN).items():
        assert {e.specifier for e in entries} == {e.specifier for e in tested[name]}


@pytest.mark.parametrize("lock", [RUN, TEST])
def test_no_lock_names_an_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text


def test_the_readers_are_hashed_and_their_lock_names_no_registry() -> None:
    packages = json.loads(READERS.read_text(encoding="utf-8"))["packages"]
    assert len(packages) > 4
    for path, package in packages.items():
        assert "resolved" not in package, path
        assert path == "" or package["integrity"].startswith("sha512-"), path
