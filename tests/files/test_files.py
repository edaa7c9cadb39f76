"""Files are written whole or not at all, several together or none."""

import errno
import os
from pathlib import Path

import pytest

from publish import files
from publish.diagnostics import Exit, PublishError


class Full:
    """A disk that has room for so many files more."""

    def __init__(self, room: int) -> None:
        self.room = room

    def __call__(self, handle: int) -> None:
        self.room -= 1
        if self.room < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    files.write_atomic(path, "old")
    monkeypatch.setattr(os, "fsync", Full(0))
    with pytest.raises(PublishError) as caught:
        files.write_atomic(path, "new")
    assert caught.value.diagnostics[0].code == "disk-full"
    assert caught.value.exit_code is Exit.MACHINE
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("room", [0, 1, 2])
def test_of_several_files_all_are_written_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    paths = [tmp_path / "one" / "a", tmp_path / "two" / "b", tmp_path / "two" / "c"]
    files.write_together(dict.fromkeys(paths[:2], "old"))
    monkeypatch.setattr(os, "fsync", Full(room))
    with pytest.raises(PublishError) as caught:
        files.write_together(dict.fromkeys(paths, b"new"))
    assert caught.value.diagnostics[0].where.file == str(paths[room])
    assert [p.read_text(encoding="utf-8") for p in paths[:2]] == ["old", "old"]
    assert sorted(p for p in tmp_path.rglob("*") if p.is_file()) == paths[:2]
    monkeypatch.undo()
    files.write_together(dict.fromkeys(paths, b"new"))
    assert {p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == {b"new"}


def test_an_interrupt_leaves_nothing_torn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(handle: int) -> None:
        raise KeyboardInterrupt

    files.write_atomic(tmp_path / "a", "old")
    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.write_together({tmp_path / "a": "new", tmp_path / "b": "new"})
    assert [(p.name, p.read_text(encoding="utf-8")) for p in tmp_path.iterdir()] == [("a", "old")]


def test_the_right_file_is_named_where_its_name_is_a_folders(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(PublishError) as caught:
        files.write_together({tmp_path / "b": "new"})
    assert caught.value.diagnostics[0].code == "not-writable"
    assert list((tmp_path / "b").iterdir()) == []
    assert [p.name for p in tmp_path.iterdir()] == ["b"]


def test_a_long_file_is_read_and_compared_part_by_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_AT_ONCE", 8)
    text = "\ufeffone\r\ntwo é\n\nthree\nno end"
    path = tmp_path / "a.txt"
    files.write_atomic(path, iter(text.splitlines(keepends=True)))
    assert path.read_bytes() == text.encode()
    parts = list(files.read_lines(path))
    assert len(parts) > 1
    assert "".join(parts) == files.read_text(path)
    assert files.holds(path, [text[:7], text[7:]])
    for other in (text[:-1], text + "\n", text.replace("two", "Two")):
        assert not files.holds(path, [other])
    assert not files.holds(tmp_path / "b.txt", [""])


def test_a_byte_that_is_not_utf_8_is_told_with_its_line_in_a_long_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_AT_ONCE", 8)
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\ntwo\nthree\nfo\xffur\n")
    with pytest.raises(PublishError) as caught:
        list(files.read_lines(path))
    assert caught.value.diagnostics[0].where.line == 4
    with pytest.raises(PublishError) as missing:
        list(files.read_lines(tmp_path / "b.txt"))
    assert missing.value.diagnostics[0].code == "file-missing"


def test_a_file_that_fails_while_it_is_compared_or_read_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("one\ntwo\n")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    for read in (lambda: files.holds(path, ["one\n"]), lambda: list(files.read_lines(path))):
        with pytest.raises(PublishError, match="cannot be read"):
            read()
