"""`publish normalize` and `publish rules` as a person types them."""

import json

import pytest
from click.testing import CliRunner

from publish import cli
from publish.clean.rules import RULES
from publish.cli.normalize import command as normalize
from publish.cli.rules import command as rules
from publish.diagnostics import Exit, PublishError

ESSAY = "The Lock\n\nBy Ada Moss\n\nThe keeper wrote on the 2 nd of May to the Board of Trade.\n"


@pytest.fixture
def essay(tmp_path):
    path = tmp_path / "lock.txt"
    path.write_text(ESSAY)
    return path


def run(command, *arguments):
    return CliRunner().invoke(command, [str(a) for a in arguments], standalone_mode=False)


def test_writes_three_files_and_says_so_in_the_last_line(essay, tmp_path):
    done = run(normalize, essay, "--to", tmp_path / "out")
    assert done.return_value == Exit.WELL
    assert done.stdout.rstrip().split("\n")[-1].startswith(str(tmp_path / "out" / "lock.md"))
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["lock.changes.jsonl", "lock.md", "lock.terms.json"]


def test_json_says_the_same_to_programs(essay, tmp_path):
    done = run(normalize, essay, "--to", tmp_path / "out", "--json")
    (text,) = json.loads(done.stdout)["texts"]
    assert text["title"] == "The Lock"
    assert text["authors"] == ["Ada Moss"]
    assert text["changes"]["split-ordinal"] == 1


def test_a_fault_in_one_text_does_not_stop_the_others(essay, tmp_path):
    done = run(normalize, tmp_path / "none.txt", essay, "--to", tmp_path / "out")
    assert done.return_value == Exit.USAGE
    assert "file-missing" in done.stderr
    assert (tmp_path / "out" / "lock.md").exists()


def test_an_edited_manuscript_is_refused_with_the_way_out(essay, tmp_path):
    run(normalize, essay, "--to", tmp_path / "out")
    manuscript = tmp_path / "out" / "lock.md"
    manuscript.write_text(manuscript.read_text() + "\nMine.\n")
    essay.write_text(ESSAY + "\nMore.\n")
    done = run(normalize, essay, "--to", tmp_path / "out")
    assert done.return_value == Exit.FAULTS
    assert "manuscript-edited" in done.stderr
    assert "--to new" in done.stderr
    assert manuscript.read_text().endswith("\nMine.\n")


def test_every_seed_of_the_packet(tmp_path, monkeypatch):
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript" / "packet.toml").write_text('title = "T"\nreadings = []\n')
    for name in ("a", "b"):
        (tmp_path / "seeds" / name).mkdir(parents=True)
        (tmp_path / "seeds" / name / "source.txt").write_text(ESSAY)
    monkeypatch.chdir(tmp_path / "seeds" / "a")
    done = run(normalize)
    assert done.return_value == Exit.WELL
    assert (tmp_path / "manuscript" / "a.md").exists()
    assert (tmp_path / "manuscript" / "b.md").exists()
    assert not (tmp_path / "manuscript" / "a.terms.json").exists()


def test_sources_without_a_folder_are_a_wrong_call(essay, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["publish", "normalize", str(essay)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == Exit.USAGE
    assert "--to" in capsys.readouterr().err


def test_rules_are_shown_from_the_rules():
    shown = run(rules).stdout
    assert all(rule.name in shown and rule.why in shown for rule in RULES)
    assert "‹U+" in run(rules, "no-break-space").stdout
    assert [r["name"] for r in json.loads(run(rules, "--json").stdout)] == [r.name for r in RULES]


def test_a_rule_that_is_none_gets_the_nearest():
    error = run(rules, "split-ordnal").exception
    assert isinstance(error, PublishError)
    assert "split-ordinal" in error.diagnostics[0].hint
