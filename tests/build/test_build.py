"""The whole road from manuscripts to files: whole, the same every time, or nothing at all."""

import errno
import os
import shutil
from pathlib import Path

import pikepdf
import pytest

import validators
from publish.build import engines, plan
from publish.build.telling import Telling
from publish.build.wanted import Wanted
from publish.check import parity
from publish.diagnostics import Exit, PublishError
from publish.packet.start import start


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, plan.Result]:
    root = tmp_path_factory.mktemp("packets") / "course"
    start(root, "A Course", "Ann Bee")
    return root, plan.build(root, Wanted(), Telling())


def test_a_new_packet_builds_at_once(built: tuple[Path, plan.Result]) -> None:
    root, result = built
    assert [d.code for d in result.diagnostics] == ["note-missing"]
    assert [(m.path.relative_to(root).as_posix(), m.kind) for m in result.made] == [
        ("dist/a-course.pdf", "pdf"),
        ("dist/a-course.epub", "epub"),
    ]
    for made in result.made:
        assert made.path.read_bytes() == made.data
    pdf, epub = result.made
    assert pdf.pages == epub.pages > 5


def test_the_same_packet_elsewhere_gives_the_same_bytes(
    built: tuple[Path, plan.Result], tmp_path: Path
) -> None:
    root, result = built
    other = tmp_path / "another" / "place"
    shutil.copytree(root / "manuscript", other / "manuscript")
    (other / "manuscript" / "passages.lock").unlink()
    again = plan.build(other, Wanted(), Telling())
    assert [m.data for m in again.made] == [m.data for m in result.made]


def test_paragraphs_keep_their_numbers_until_they_are_numbered_anew(
    built: tuple[Path, plan.Result], tmp_path: Path
) -> None:
    root = tmp_path / "course"
    shutil.copytree(built[0], root)
    reading = root / "manuscript" / "reading-aloud.md"
    text = reading.read_text(encoding="utf-8")
    reading.write_text(
        text.replace("A *reading packet*", "A new thought.\n\nA *reading packet*"), encoding="utf-8"
    )
    numbers = []
    for renumber in (False, True):
        result = plan.build(root, Wanted(pdf=False, page_list=False, renumber=renumber), Telling())
        names = ["reading-aloud"]
        numbers.append(parity.of_epub(result.made[0].data, names)["reading-aloud"].paragraphs)
    assert numbers[0][:4] == ("1", "1a", "2", "3")
    assert numbers[1][:4] == ("1", "2", "3", "4")


def test_where_an_output_loses_a_word_nothing_is_written(
    built: tuple[Path, plan.Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "course"
    shutil.copytree(built[0] / "manuscript", root / "manuscript")
    whole = parity.of_epub

    def lossy(data: bytes, names: list[str]) -> dict[str, parity.Content]:
        found = whole(data, names)
        found["glossary"] = found["colophon"]
        return found

    monkeypatch.setattr(engines.parity, "of_epub", lossy)
    result = plan.build(root, Wanted(pdf=False, page_list=False), Telling())
    assert result.made == ()
    assert {d.code for d in result.diagnostics} == {"note-missing", "words-differ"}
    assert not (root / "dist").exists()


def test_a_release_needs_every_permission(built: tuple[Path, plan.Result], tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(built[0] / "manuscript", root / "manuscript")
    reading = root / "manuscript" / "reading-aloud.md"
    text = reading.read_text(encoding="utf-8")
    reading.write_text(text.replace("basis: licence", "basis: unknown", 1), encoding="utf-8")
    result = plan.build(root, Wanted(pdf=False, page_list=False, release=True), Telling())
    assert result.made == ()
    assert "rights-missing" in [d.code for d in result.diagnostics]


def test_an_unknown_edition_is_told(built: tuple[Path, plan.Result]) -> None:
    with pytest.raises(PublishError) as caught:
        plan.build(built[0], Wanted(epub=False, editions=("prnt",)), Telling())
    assert caught.value.diagnostics[0].code == "edition-unknown"


@pytest.mark.parametrize("room", [0, 1, 2])
def test_a_full_disk_leaves_what_was_made_before(
    built: tuple[Path, plan.Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    root = tmp_path / "course"
    shutil.copytree(built[0], root)
    before = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    reading = root / "manuscript" / "reading-aloud.md"
    before[reading] = before[reading].replace(b"A *reading packet*", b"New.\n\nA *reading packet*")
    reading.write_bytes(before[reading])
    written: list[int] = []

    def full(handle: int) -> None:
        written.append(handle)
        if len(written) > room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PublishError) as caught:
        plan.build(root, Wanted(), Telling())
    assert caught.value.diagnostics[0].code == "disk-full"
    assert caught.value.exit_code is Exit.MACHINE
    assert {p: p.read_bytes() for p in root.rglob("*") if p.is_file()} == before


def test_manuscripts_and_epub_travel_in_the_pdf(
    built: tuple[Path, plan.Result], tmp_path: Path
) -> None:
    root, result = built
    other = tmp_path / "course"
    shutil.copytree(root / "manuscript", other / "manuscript")
    (made,) = plan.build(other, Wanted(epub=False, attach=True), Telling()).made
    epub = result.made[1]
    with pikepdf.open(made.path) as pdf:
        inside = pdf.attachments[epub.path.name]
        assert inside.get_file().read_bytes() == epub.data
        assert inside.get_file().mime_type == "application/epub+zip"
        assert {str(file.AFRelationship) for file in pdf.Root.AF} == {"/Alternative", "/Source"}
        sources = {name for name in pdf.attachments if name != epub.path.name}
    readings = {path.name for path in (root / "manuscript").glob("*.md")}
    assert sources >= {"packet.toml", *readings}
    assert not validators.verapdf(made.path, "PDFA-3A", "PDFUA-1")
