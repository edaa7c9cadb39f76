"""What lies in dist is told from what the manuscripts say: missing, stale, leading nowhere."""

import io
import shutil
import zipfile
from pathlib import Path

import pikepdf
import pytest

from publish.build import handed, plan
from publish.build.inspect import inspect
from publish.build.telling import Telling
from publish.build.wanted import Wanted
from publish.diagnostics import PublishError, Severity
from publish.packet.start import start


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("packets") / "course"
    start(root, "A Course", "Ann Bee")
    assert plan.build(root, Wanted(), Telling()).made
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "course")
    return tmp_path / "course"


def outputs(root: Path) -> list[tuple[str, str]]:
    found = inspect(root)
    said = handed.outputs(found.packet, found.edition)
    return [(Path(d.where.file).suffix, d.code) for d in said]


def test_what_was_just_made_is_well(root: Path) -> None:
    assert outputs(root) == []
    (note,) = handed.kindle(inspect(root).packet)
    assert (note.code, note.severity) == ("kindle-file-name", Severity.NOTE)


def test_a_mended_word_makes_the_epub_stale(root: Path) -> None:
    reading = root / "manuscript" / "reading-aloud.md"
    text = reading.read_text(encoding="utf-8")
    reading.write_text(text.replace("reading", "hearing", 1), encoding="utf-8")
    assert (".epub", "output-stale") in outputs(root)


@pytest.mark.parametrize("new", ["There is more.\n\nThere are three", ""])
def test_a_paragraph_more_or_less_makes_both_stale(root: Path, new: str) -> None:
    reading = root / "manuscript" / "marks-in-the-margin.md"
    before, after = reading.read_text(encoding="utf-8").split("There are three", 1)
    after = after if new else after.split("\n\n", 1)[1]
    reading.write_text(before + new + after, encoding="utf-8")
    assert outputs(root) == [(".epub", "output-stale"), (".pdf", "output-stale")]


def test_what_is_not_there_is_missing(root: Path) -> None:
    for path in (root / "dist").glob("a-course.*"):
        path.unlink()
    assert outputs(root) == [(".epub", "output-missing"), (".pdf", "output-missing")]
    assert [d.code for d in handed.kindle(inspect(root).packet)] == ["output-missing"]


def test_links_that_lead_nowhere_are_found(root: Path) -> None:
    book = root / "dist" / "a-course.epub"
    out = io.BytesIO()
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename.endswith("nav.xhtml"):
                data = data.replace(b"#", b"#no-", 1)
            new.writestr(entry, data)
    book.write_bytes(out.getvalue())
    paper = root / "dist" / "a-course.pdf"
    with pikepdf.open(paper, allow_overwriting_input=True) as pdf:
        link = next(a for page in pdf.pages for a in page.obj.get("/Annots", []) if "/A" in a)
        link.A.D = pikepdf.String("nowhere")
        pdf.save(paper)
    assert outputs(root) == [(".epub", "output-link-dead"), (".pdf", "output-link-dead")]


@pytest.mark.parametrize(("name", "code"), [("epub", "not-an-epub"), ("pdf", "not-a-pdf")])
def test_what_cannot_be_read_is_told(root: Path, name: str, code: str) -> None:
    path = root / "dist" / f"a-course.{name}"
    path.write_bytes(path.read_bytes()[:900])
    with pytest.raises(PublishError) as caught:
        outputs(root)
    assert caught.value.diagnostics[0].code == code
