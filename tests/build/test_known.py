"""What is taken from an earlier build is what would be read and formatted now."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import tostring

import pytest

from publish.build import known as room
from publish.build.cache import Cache
from publish.build.known import Known
from publish.diagnostics import Warned
from publish.manuscript.model import Manuscript
from publish.manuscript.parse import parse_file
from publish.packet.bibliography import references
from publish.packet.csl import style_path

TEXT = """\
---
title: Of Locks & Weirs
subtitle: "A <short> view"
author:
  - name: Ann Roe
    note: Keeps *locks*.
  - Jan Weir
lang: en-GB
date: 1999-03-01
keywords: [lock, weir]
rights: public domain
---

A lock[^1] is *un*usual;[^long] Καλημέρα, `a < b`, 9 [p. 12] \\* [a weir](https://example.org/?a=1&b=2).

> An epigraph,
> on two lines.

## A table

| One | Two |
|:----|----:|
| a   | b   |

| Pay, or
|   stay.

```python
x = 1  <   2
```

[^1]: Not all *of them*.

[^long]: Two paragraphs.

    > The second.
"""
ITEMS = [
    {"id": "weir", "type": "book", "title": "Weirs", "author": [{"family": "Weir"}]},
    {"id": "Lock", "type": "book", "title": "Locks & <keys>", "author": [{"family": "Barge"}]},
]


def shape(read: Manuscript) -> object:
    """Give all that a manuscript holds, as what can be compared."""
    notes = [
        (n.label, n.line, n.missing, [tostring(b) for b in n.blocks]) for n in read.notes.values()
    ]
    front = (read.front, list(read.front.raw), list(read.front.lines.items()))
    return read.path, front, [tostring(b) for b in read.blocks], notes, read.unplaced


def refused(*_: object) -> Warned[Manuscript]:
    pytest.fail("what is known was read again")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "locks.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def test_a_manuscript_comes_back_as_it_was_parsed(
    path: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Known(cache).parse(path)
    assert not first.diagnostics
    monkeypatch.setattr(room, "parse_file", refused)
    again = Known(cache).parse(path)
    assert shape(again.value) == shape(first.value) == shape(parse_file(path).value)
    other = path.rename(path.with_name("other.md"))
    assert Known(cache).parse(other).value.path == other


def test_an_edit_is_read(path: Path, cache: Cache) -> None:
    Known(cache).parse(path)
    path.write_text(TEXT.replace("unusual", "usual"), encoding="utf-8")
    assert shape(Known(cache).parse(path).value) == shape(parse_file(path).value)


def test_a_manuscript_with_a_fault_tells_it_each_time(path: Path, cache: Cache) -> None:
    path.write_text(TEXT.replace("[^1]: ", "[^3]: "), encoding="utf-8")
    said = Known(cache).parse(path).diagnostics
    assert said
    assert Known(cache).parse(path).diagnostics == said
    assert cache.held().entries == 0


def test_an_entry_that_cannot_be_understood_is_made_again(
    path: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    for entry in (b"", b"\x81", room._PACK.encode({"front": {}, "text": "<", "notes": []})):
        monkeypatch.setattr(Cache, "get", lambda _cache, _name, entry=entry: entry)
        assert shape(Known(cache).parse(path).value) == shape(parse_file(path).value)
        style = style_path("apa")
        assert Known(cache).references(ITEMS, style, "en") == references(ITEMS, style, "en")


def test_nothing_is_kept_where_it_is_not_wanted(path: Path, cache: Cache) -> None:
    Known(cache, keep=False).parse(path)
    Known(cache, keep=False).references(ITEMS, style_path("apa"), "en")
    assert cache.held().entries == 0


def test_another_program_reads_again(
    path: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    Known(cache).parse(path)
    monkeypatch.setattr(room, "_program", lambda *_: "another")
    Known(cache).parse(path)
    assert cache.held().entries == 2


@pytest.mark.parametrize("style", ["chicago", "apa"])
def test_references_come_back_in_their_order(
    style: str, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = style_path(style)
    want = references(ITEMS, file, "en-GB")
    assert list(Known(cache).references(ITEMS, file, "en-GB").items()) == list(want.items())
    english = references(ITEMS, file, "en-US")
    assert Known(cache).references(ITEMS, file, "en-US") == english
    monkeypatch.setattr(room.bibliography, "references", refused)
    assert list(Known(cache).references(ITEMS, file, "en-GB").items()) == list(want.items())
    assert list(want) == ["Lock", "weir"]
