import json

import pytest

from publish.build import outputs
from publish.build.normalize import normalize
from publish.build.seeds import Job
from publish.diagnostics import PublishError
from publish.manuscript import ledger as ledgers
from publish.read import read
from publish.structure.model import Known

ESSAY = b"""A Walk by the Canal

The water stood higher than it had on the 21 st of March, and
nobody on the towpath could say why it should have done so in
a year without rain, when every lock had been shut for a week
and the keeper had gone home.

A second paragraph, quite short.
"""


def job(tmp_path, data=ESSAY, known=None):
    source = tmp_path / "walk.txt"
    source.write_bytes(data)
    return Job(source, known or Known(), tmp_path / "out", "walk")


def test_the_ledger_gives_the_source_back(tmp_path):
    for data in (
        ESSAY,
        ESSAY.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + ESSAY,
        b"caf\xe9 au lait\n",
    ):
        out = outputs.run(job(tmp_path, data))
        path = outputs.ledger_path(out.job)
        ledger = ledgers.load(path.read_text(), path)
        assert ledger.source_bytes(out.manuscript.read_text()) == data
        out.manuscript.unlink()


def test_a_second_run_changes_nothing(tmp_path):
    first = outputs.run(job(tmp_path))
    assert len(first.written) == 2
    assert outputs.run(job(tmp_path)).written == ()


def test_an_edited_manuscript_is_never_overwritten(tmp_path):
    out = outputs.run(job(tmp_path))
    out.manuscript.write_text(out.manuscript.read_text() + "\nMine.\n")
    kept = outputs.run(job(tmp_path))
    assert kept.diagnostics[0].code == "manuscript-kept"
    with pytest.raises(PublishError) as refused:
        outputs.run(job(tmp_path, ESSAY + b"\nMore.\n"))
    assert refused.value.diagnostics[0].code == "manuscript-edited"
    assert out.manuscript.read_text().endswith("\nMine.\n")


def test_a_rejected_change_stays_undone(tmp_path):
    out = outputs.run(job(tmp_path))
    path = outputs.ledger_path(out.job)
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    for row in rows:
        if row.get("rule") == "split-ordinal":
            row["state"] = "rejected"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    again = outputs.run(job(tmp_path))
    assert "21 st of March" in again.manuscript.read_text()
    assert outputs.run(job(tmp_path)).written == ()


def test_nothing_is_made_of_an_empty_text(tmp_path):
    result = normalize(read(job(tmp_path, b"").source))
    assert "title: Untitled" in result.manuscript
