"""What `publish check` finds in manuscripts and glossaries."""

import datetime as dt
from pathlib import Path

import pytest

from publish.bind.bind import bind
from publish.check.manuscript import check
from publish.diagnostics import Diagnostic, Severity
from publish.manuscript.wording import MISSING_NOTE
from publish.packet.load import load

TODAY = dt.date(2026, 11, 23)


def found(root: Path, text: str, glossary: str = "", *, release: bool = False) -> list[Diagnostic]:
    folder = root / "manuscript"
    folder.mkdir()
    (folder / "one.md").write_text(text, encoding="utf-8")
    (folder / "packet.toml").write_text('readings = ["one.md"]\n', encoding="utf-8")
    (folder / "glossary.yaml").write_text(glossary, encoding="utf-8")
    loaded = load(root)
    assert not loaded.diagnostics
    return list(check(loaded.value, bind(loaded.value), TODAY, release=release))


HEAD = "---\ntitle: One\nrights: public domain\n---\n\n"


@pytest.mark.parametrize(
    ("body", "code", "line", "severity"),
    [
        (f"a[^1]\n\n[^1]: {MISSING_NOTE}", "note-missing", 8, Severity.WARNING),
        ("a\n\n[^1]: nobody calls", "note-unplaced", 8, Severity.WARNING),
        ("a[^1]\n\n[^1]: Ibid., 4.", "ibid-first", 8, Severity.WARNING),
        ("a\n\n#### Deep", "heading-skip", 8, Severity.WARNING),
        ("## Only a heading", "reading-empty", 0, Severity.ERROR),
        ("![map](map.png)", "image-missing", 6, Severity.ERROR),
        ("see [that](#no-such-place)", "link-dead", 6, Severity.ERROR),
    ],
)
def test_a_fault_is_found_at_its_line(
    tmp_path: Path, body: str, code: str, line: int, severity: Severity
) -> None:
    faults = found(tmp_path, HEAD + body + "\n")
    (fault,) = faults
    assert (fault.code, fault.where.line, fault.severity) == (code, line, severity)
    assert fault.where.file.endswith("one.md")
    assert fault.hint


def test_an_image_is_described(tmp_path: Path) -> None:
    faults = found(tmp_path, f"{HEAD}text ![](map.png) and ![a map](map.png)\n")
    assert [f.code for f in faults] == ["image-missing", "image-without-words", "image-missing"]


@pytest.mark.parametrize(
    "body",
    [
        "a[^1] b[^2]\n\n[^1]: First.\n\n[^2]: Ibid.",
        "## A\n\ntext [up](#a) [p](#p1) [r](#one)\n\n### B\n\nmore\n\n## C\n\nend",
    ],
)
def test_good_work_is_left_alone(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, HEAD + body + "\n") == []


def test_a_definition_that_the_text_does_not_have_is_an_error(tmp_path: Path) -> None:
    glossary = (
        "terms:\n  - term: toll\n    definition: a fee for a bridge\n"
        "    origin:\n      source: one\n    state: approved\n"
    )
    (fault,) = found(tmp_path, HEAD + "A toll is a fee for a road.\n", glossary)
    assert (fault.code, fault.severity) == ("glossary-not-in-source", Severity.ERROR)


@pytest.mark.parametrize(
    ("rights", "release", "codes"),
    [
        ("rights: unknown", False, [("rights-missing", Severity.WARNING)]),
        ("rights: unknown", True, [("rights-missing", Severity.ERROR)]),
        ("rights:\n  basis: permission\n  holder: Quay\n  expires: 2026-01-31", True,
         [("rights-expired", Severity.ERROR)]),
        ("rights:\n  basis: permission\n  holder: Quay\n  expires: 2027-01-31", True, []),
    ],
)  # fmt: skip
def test_rights_stop_a_release_only(
    tmp_path: Path, rights: str, release: bool, codes: list[tuple[str, Severity]]
) -> None:
    faults = found(tmp_path, f"---\ntitle: One\n{rights}\n---\n\nText.\n", release=release)
    assert [(f.code, f.severity) for f in faults] == codes
    assert all(f.where.line == 3 for f in faults)
