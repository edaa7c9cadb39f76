import pytest

from publish.build.seeds import file_jobs, load_known, seed_jobs
from publish.diagnostics import PublishError
from publish.structure.model import Known


def write(tmp_path, text):
    path = tmp_path / "seed.toml"
    path.write_text(text)
    return path


def test_reads_what_the_editor_knows(tmp_path):
    known = load_known(
        write(
            tmp_path,
            'lang = "fr"\nauthors = ["A. Moss", "B. Fern"]\nincomplete = true\nvolume = 3\n',
        )
    )
    assert known == Known(
        lang="fr", authors=("A. Moss", "B. Fern"), incomplete=True, more={"volume": 3}
    )
    assert load_known(tmp_path / "none.toml") == Known()


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ('lang = "en"\ntitle = Essay\n', 2, "no TOML"),
        ('lang = "en"\n\nincomplete = "yes"\n', 3, "incomplete"),
        ("title = 3\n", 1, "title is not text"),
        ('lang = "en"\nauthors = [1]\n', 2, "authors"),
        ('lang = "en"\n[more]\nx = 1\n', 2, "[more]"),
    ],
)
def test_a_fault_names_its_line(tmp_path, text, line, word):
    with pytest.raises(PublishError) as error:
        load_known(write(tmp_path, text))
    (found,) = error.value.diagnostics
    assert found.where.line == line
    assert word in found.message
    assert found.hint


def test_every_seed_has_one_source(tmp_path):
    with pytest.raises(PublishError, match="no-seeds"):
        seed_jobs(tmp_path)
    (tmp_path / "seeds" / "b").mkdir(parents=True)
    with pytest.raises(PublishError, match="no source"):
        seed_jobs(tmp_path)
    (tmp_path / "seeds" / "b" / "source.txt").write_text("x")
    (job,) = seed_jobs(tmp_path)
    assert job.stem == "b"


def test_two_files_of_one_name_are_refused(tmp_path):
    with pytest.raises(PublishError, match="same-name"):
        file_jobs((tmp_path / "a" / "x.txt", tmp_path / "b" / "x.md"), tmp_path)
