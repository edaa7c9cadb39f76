import json

import pytest

from publish.build import outputs
from publish.build.normalize import normalize
from publish.build.report import as_words
from publish.build.seeds import Job
from publish.clean.change import State
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


@pytest.mark.parametrize("data", [b"", b"  \n\n \n", bytes(range(1, 256)) * 4])
def test_a_file_without_text_is_told_so(tmp_path, data):
    with pytest.raises(PublishError) as error:
        read(job(tmp_path, data).source)
    assert error.value.diagnostics[0].code == "source-without-text"


def test_a_manuscript_is_no_source(tmp_path):
    made = normalize(read(job(tmp_path, NOTED).source)).manuscript
    with pytest.raises(PublishError) as error:
        read(job(tmp_path, made.encode()).source)
    assert error.value.diagnostics[0].code == "source-is-manuscript"


def test_the_settings_of_a_site_become_the_front_matter(tmp_path):
    text = b"""---
layout: post
title: "The Lock"
author:
  - Ada Moss
  - Ida Reed
date: 2011-03-03 10:00:00
---
The keeper wrote to the Board of Trade in May. Nobody answered him then, and he wrote once more.
"""
    made = normalize(read(job(tmp_path, text).source)).manuscript
    assert made.startswith(
        "---\ntitle: The Lock\nauthor:\n  - name: Ada Moss\n  - name: Ida Reed\n"
        'byline: By Ada Moss and Ida Reed\ndate: "2011-03-03"\n'
    )
    assert made.split("---\n\n")[1].startswith("The keeper wrote to the Board of Trade in May.")


def test_what_several_stanzas_gave_the_front_matter_may_stay_in_the_text(tmp_path):
    prose = b"The keeper wrote to the Board of Trade in May. Nobody answered him then.\n\n"
    text = (
        b"The Lock\n\nAda Moss\n\nUniversity of Hull\n\nContents\n\nThe Boats\nThe Men\nCoal\n\n"
        + b"".join(head + b"\n\n" + prose for head in (b"The Boats", b"The Men", b"Coal"))
    )
    source = read(job(tmp_path, text).source)
    for one in normalize(source).ledger.passes:
        for change in one.changes:
            made = normalize(source, decisions={change.id: State.REJECTED}).manuscript
            assert change.before.strip() in made


def test_what_the_editor_leaves_of_a_long_title_is_the_subtitle(tmp_path):
    head = b"The Lock: How It Was Dug in the Dry Years and Why It Was Lost\n\nBy Ada Moss\n\n"
    text = head + b"The keeper wrote to the Board of Trade in May. Nobody answered him then.\n" * 3
    made = normalize(read(job(tmp_path, text).source), Known(title="The Lock")).manuscript
    assert "title: The Lock\nsubtitle: How It Was Dug in the Dry Years and Why" in made


NOTED = b"""The Lock

By Ada Moss

The keeper wrote to the Board of Trade.[1] He wrote again in the spring.[2] Nobody answered him, {he
kept no copy}[Footnote 3: He kept one after all.] and the matter rested there until the autumn.

Notes

[1] Letter of May.

[2] Letter of June.
"""


def decide(out, rule, state, before=""):
    path = outputs.ledger_path(out.job)
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    chosen = [r for r in rows if r.get("rule") == rule and before in r["before"]]
    for row in chosen:
        row["state"] = state
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return len(chosen)


@pytest.mark.parametrize("before", ["[1]", "[2]", "Footnote 3"])
def test_a_rejected_call_stays_as_it_stood(tmp_path, before):
    out = outputs.run(job(tmp_path, NOTED))
    assert decide(out, "note-call", "rejected", before) == 1
    again = outputs.run(job(tmp_path, NOTED))
    assert before in again.manuscript.read_text().replace("\\", "")
    assert again.result.ledger.source_bytes(again.result.manuscript) == NOTED


@pytest.mark.parametrize(
    "rule", ["note-moved", "note-marker", "heading", "front-matter", "blank-lines", "hard-wrap"]
)
def test_whatever_an_editor_rejects_nothing_is_lost(tmp_path, rule):
    out = outputs.run(job(tmp_path, NOTED + ESSAY))
    decide(out, rule, "rejected")
    again = outputs.run(job(tmp_path, NOTED + ESSAY))
    assert again.result.ledger.source_bytes(again.result.manuscript) == NOTED + ESSAY
    assert outputs.run(job(tmp_path, NOTED + ESSAY)).written == ()


def test_a_line_that_may_be_the_authors_is_told_apart_from_many_of_a_site(tmp_path):
    menu = b"Log in\n\n" + b"".join(b"Share on %s\n\n" % n for n in (b"Facebook", b"Twitter") * 9)
    title, *rest = ESSAY.split(b"\n\n")
    text = b"\n\n".join([title, *(part.replace(b"\n", b" ") for part in rest * 4)])
    end = b"\n\nSee also: The Mill\n\n"
    foot = b"".join(b"%d comments\n\n" % n for n in range(1, 20)) + b"Privacy policy\n"
    out = outputs.run(job(tmp_path, menu + text + end + foot))
    told = [line for line in as_words(out).split("\n") if "[site-line]" in line]
    assert "See also" in told[0]
    assert "may be the author" in told[0]
    assert "more of the kind" in told[-1]


def test_numbers_of_one_are_told_as_one(tmp_path):
    out = outputs.run(job(tmp_path, b"The Lock\n\nOld.[1]\n\nNotes\n\n[1] A  letter.\n"))
    told = as_words(out)
    assert "notes    1 call, 1 body\n" in told
    assert "1 space," in told
