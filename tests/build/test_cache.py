from __future__ import annotations

import os
from pathlib import Path

import pytest

from publish.build import fresh
from publish.build.cache import Cache, home, key
from publish.build.wanted import Wanted


def test_what_was_put_is_given_back(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    name = key("a", b"b")
    assert cache.get(name) is None
    cache.put(name, b"result")
    assert cache.get(name) == b"result"


def test_parts_keep_their_bounds() -> None:
    assert (
        len({key("ab", "c"), key("a", "bc"), key("abc"), key("c", "ab"), key("ab", "c", "")}) == 5
    )
    assert key("é") == key("é".encode())


@pytest.mark.parametrize("cut", [0, 10, 40])
def test_a_damaged_entry_is_no_entry(tmp_path: Path, cut: int) -> None:
    cache = Cache(tmp_path)
    cache.put(key("x"), b"a long enough result" * 10)
    (path,) = tmp_path.glob("??/*.entry")
    path.write_bytes(path.read_bytes()[:cut])
    assert cache.get(key("x")) is None
    assert not path.exists()


def test_the_oldest_go_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=300)
    names = [key(str(n)) for n in range(4)]
    for age, name in enumerate(names):
        cache.put(name, bytes(100 - 32))
        path = tmp_path / name[:2] / f"{name[2:]}.entry"
        os.utime(path, (1000 + age, 1000 + age))
    assert cache.get(names[0]) is not None  # used now, so no longer the oldest
    assert cache.trim() == 1
    assert [cache.get(name) is not None for name in names] == [True, False, True, True]


def test_clearing_leaves_what_is_not_the_caches(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(key("x"), b"one")
    (tmp_path / "letter.txt").write_text("mine")
    assert cache.clear().entries == 1
    assert cache.held().entries == 0
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file")
    cache.put(key("x"), b"one")
    assert cache.get(key("x")) is None
    assert cache.held().entries == 0


def test_the_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PUBLISH_CACHE", str(tmp_path))
    assert home() == tmp_path


def test_a_citation_style_of_the_packets_own_is_part_of_what_it_is_made_from(
    tmp_path: Path,
) -> None:
    cache, wanted = Cache(tmp_path / "cache"), Wanted()
    root = tmp_path / "packet"
    (root / "manuscript").mkdir(parents=True)
    for style in (root / "own.csl", root / "manuscript" / "own.csl"):
        style.write_text("<style/>", encoding="utf-8")
        fresh.remember(cache, root, wanted, (), ())
        assert fresh.recall(cache, root, wanted) == ((), ())
        style.write_text("<style />", encoding="utf-8")
        assert fresh.recall(cache, root, wanted) is None
