from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest

from publish.diagnostics import Severity, Where
from publish.packet.load import load_whole
from publish.packet.permissions import entries
from publish.packet.rights import COLUMNS, Basis, Entry, Rights, clearance_sheet, judge, parse

HERE = Where("manuscript/barley.md", 4)
TODAY = dt.date(2026, 11, 23)


def entry(rights: Rights) -> Entry:
    source: dict[str, object] = {
        "author": [{"family": "Doe", "given": "Jane"}, {"literal": "The Canal Society"}],
        "page": "12–40",
        "ISBN": "9780000000002",
        "container-title": "=A1",
    }
    return Entry("barley", "Of Barley", rights, source, HERE)


@pytest.mark.parametrize(
    ("written", "basis"),
    [
        ("unknown", Basis.UNKNOWN),
        ("Public  Domain", Basis.PUBLIC_DOMAIN),
        ({"basis": "license", "licence": "CC BY 4.0"}, Basis.LICENCE),
        ({"basis": "fair use"}, Basis.EXCEPTION),
        (None, Basis.UNKNOWN),
    ],
)
def test_bases(written: object, basis: Basis) -> None:
    rights, problems = parse({"rights": written}, HERE)
    assert rights.basis is basis
    assert not problems


def test_a_credit_line_in_free_words_is_kept_but_is_no_basis() -> None:
    rights, _ = parse({"rights": "© 1999 Jane Doe"}, HERE)
    assert rights.basis is Basis.UNKNOWN
    assert rights.line() == "© 1999 Jane Doe"


def test_the_words_of_a_permission_are_a_credit_line_where_rights_say_nothing() -> None:
    rights, problems = parse({"permission": "By kind permission\n of North Press."}, HERE)
    assert (rights.basis, problems) == (Basis.PERMISSION, ())
    assert rights.line() == "By kind permission of North Press."
    both = {"permission": "By kind permission.", "rights": "public domain"}
    assert parse(both, HERE)[0].basis is Basis.PUBLIC_DOMAIN


def test_what_is_not_understood_is_reported_with_its_line() -> None:
    _, problems = parse({"rights": {"basis": "borrowed", "expires": "next summer"}}, HERE)
    assert [problem.code for problem in problems] == [
        "rights-basis-unknown",
        "rights-expiry-unclear",
    ]
    assert {problem.where for problem in problems} == {HERE}


@pytest.mark.parametrize(
    ("rights", "line"),
    [
        (Rights(Basis.PERMISSION, "North Press"), "© North Press. Used by permission."),
        (Rights(Basis.LICENCE, "", licence="CC BY 4.0"), "In copyright. Licensed under CC BY 4.0."),
        (Rights(Basis.PUBLIC_DOMAIN), "This work is in the public domain."),
        (Rights(), "Rights unknown: no permission is on record."),
        (Rights(holder="X"), "Rights unknown: no permission by X is on record."),
    ],
)
def test_lines(rights: Rights, line: str) -> None:
    assert rights.line() == line


def test_a_draft_warns_and_a_release_fails() -> None:
    bad = [
        entry(Rights()),
        entry(Rights(Basis.PERMISSION, "Quay", expires=dt.date(2026, 11, 22))),
        entry(Rights(Basis.PERMISSION, "Quay", expires=TODAY)),
        entry(Rights(Basis.PERMISSION)),
        entry(Rights(Basis.LICENCE, licence="CC BY 4.0")),
        entry(Rights(Basis.PUBLIC_DOMAIN)),
    ]
    draft = judge(bad, TODAY, release=False)
    assert [d.code for d in draft] == ["rights-missing", "rights-expired", "rights-unnamed"]
    assert {d.severity for d in draft} == {Severity.WARNING}
    assert {d.severity for d in judge(bad, TODAY, release=True)} == {Severity.ERROR}


def test_a_key_of_rights_that_is_not_known_is_told_and_stops_a_release(tmp_path: Path) -> None:
    folder = tmp_path / "manuscript"
    folder.mkdir()
    (folder / "packet.toml").write_text('readings = ["one.md"]\n', encoding="utf-8")
    (folder / "one.md").write_text(
        "---\ntitle: One\nrights:\n  basis: permission\n  expiry: 2020-01-01\n---\n\nWords.\n",
        encoding="utf-8",
    )
    packet = load_whole(tmp_path).value
    for release, severity in ((False, Severity.WARNING), (True, Severity.ERROR)):
        [fault] = entries(packet, release=release)[1]
        assert (fault.code, fault.where.line) == ("rights-key-unknown", 5)
        assert (fault.severity, "'expires'" in fault.hint) == (severity, True)


def test_the_clearance_sheet() -> None:
    text = clearance_sheet([entry(Rights(Basis.PERMISSION, "North Press"))], {"students": "18"})
    head, row = csv.reader(io.StringIO(text))
    got = dict(zip(head, row, strict=True))
    assert tuple(head) == COLUMNS
    assert got["author"] == "Doe, Jane; The Canal Society"
    assert (got["pages from"], got["pages to"], got["students"]) == ("12", "40", "18")
    assert got["source"] == "'=A1"
