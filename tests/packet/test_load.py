"""Packets as people keep them, whole and broken."""

from pathlib import Path

import pytest

from publish.diagnostics import Diagnostic, Exit, PublishError, Severity
from publish.packet.find import find_root
from publish.packet.load import load, load_whole, slug_of

ONE = "---\ntitle: One\n---\n\nText of one.\n"
TWO = "---\ntitle: Two\n---\n\nText of two.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "manuscript"
    folder.mkdir()
    (folder / "one.md").write_text(ONE, encoding="utf-8")
    (folder / "two.md").write_text(TWO, encoding="utf-8")
    return tmp_path


def manifest(root: Path, text: str) -> None:
    (root / "manuscript" / "packet.toml").write_text(text, encoding="utf-8")


def faults(root: Path) -> tuple[Diagnostic, ...]:
    try:
        return load(root).diagnostics
    except PublishError as error:
        return error.diagnostics


def test_one_reading_is_the_smallest_packet(root: Path) -> None:
    manifest(root, 'readings = ["one.md"]\n')
    loaded = load(root)
    assert not loaded.diagnostics
    packet = loaded.value
    assert (packet.title, packet.slug, packet.manifest.version) == ("One", "one", "1")


def test_readings_as_tables_and_in_order(root: Path) -> None:
    (root / "manuscript" / "one.changes.jsonl").write_text("{}\n{}\n", encoding="utf-8")
    manifest(
        root,
        'title = "Both"\nslug = "both"\nreadings = [{ file = "two.md", slug = "second" }, "one"]\n',
    )
    packet = load_whole(root).value
    assert [r.slug for r in packet.readings] == ["second", "one"]
    assert [r.changes for r in packet.readings] == [0, 2]


def test_the_packet_is_found_from_below(root: Path) -> None:
    manifest(root, 'readings = ["one.md"]\n')
    assert find_root(root / "manuscript") == root.resolve()
    with pytest.raises(PublishError) as caught:
        find_root(root.parent)
    assert caught.value.exit_code == Exit.USAGE


@pytest.mark.parametrize(
    ("text", "code", "line", "hint"),
    [
        ("title = \n", "bad-packet-toml", 1, "quotation marks"),
        ('title = "x\nreadings = []', "bad-packet-toml", 1, ""),
        ('readings = ["one.md"]\nversion = 1.10\n', "wrong-value", 2, '"1.10"'),
        ('readings = "one.md"\n', "wrong-value", 1, "["),
        ('readings = ["one.md"]\nslug = "Not A Slug"\n', "wrong-value", 2, "slug ="),
        ('readings = ["one.md"]\n\n[glossary]\nlink = "often"\n', "wrong-value", 4, ""),
        ('readings = ["one.md"]\nsubtitel = "x"\n', "unknown-key", 2, "'subtitle'"),
        ('readings = ["one.md"]\n[glossary]\nlinks = "x"\n', "unknown-key", 3, "'link'"),
        ('readings = ["one.md"]\n[epub]\nfont = false\n', "unknown-key", 3, "'fonts'"),
        ('readings = [\n  { file = "one.md", slugg = "x" },\n]\n', "unknown-key", 2, "'slug'"),
        ('title = "x"\n', "no-readings", 0, "readings ="),
        ('slug = "x"\ntitle = "x"\nreadings = [\n  "one.md",\n  "two.md",\n  "one.md",\n]\n',
         "reading-twice", 6, "Take one"),
        ('slug = "x"\ntitle = "x"\nreadings = [\n  "one.md",\n  "three.md",\n]\n',
         "reading-missing", 5, "normalize"),
        ('slug = "x"\ntitle = "x"\nreadings = [\n"one.md",\n{ file = "two.md", slug = "one" }]\n',
         "slug-clash", 5, "slug ="),
        ('readings = [{ file = "one.md", slug = "contents" }]\n', "slug-clash", 1, "slug ="),
        ('readings = ["../../etc/passwd"]\n', "outside-packet", 1, "Copy"),
        ('readings = ["packet.toml"]\n', "packet-in-circles", 1, "Markdown"),
        ('readings = ["glossary.yaml"]\n', "not-a-manuscript", 1, "Markdown"),
        ('slug = "x"\nreadings = ["one.md", "two.md"]\n', "title-missing", 1, "title ="),
        ('title = "X Y"\nreadings = ["one.md", "two.md"]\n', "slug-missing", 1, '"x-y"'),
    ],
)  # fmt: skip
def test_a_fault_names_file_line_and_remedy(
    root: Path, text: str, code: str, line: int, hint: str
) -> None:
    manifest(root, text)
    (fault,) = faults(root)
    assert fault.where.file.endswith("packet.toml")
    assert (fault.code, fault.where.line) == (code, line)
    assert hint in fault.hint


def test_every_reading_is_checked_though_one_fails(root: Path) -> None:
    manifest(root, 'title = "x"\nslug = "x"\nreadings = ["one.md", "gone.md", "two.md"]\n')
    (root / "manuscript" / "two.md").write_bytes(b"---\ntitle: Two\n---\n\ncaf\xe9\n")
    loaded = load(root)
    assert [r.slug for r in loaded.value.readings] == ["one"]
    assert [d.code for d in loaded.diagnostics] == ["reading-missing", "not-utf-8"]
    assert loaded.diagnostics[1].where.line == 5
    with pytest.raises(PublishError) as caught:
        load_whole(root)
    assert len(caught.value.diagnostics) == 2


def test_a_link_out_of_the_packet_is_refused(root: Path, tmp_path_factory) -> None:
    outside = tmp_path_factory.mktemp("elsewhere") / "secret.md"
    outside.write_text(ONE, encoding="utf-8")
    (root / "manuscript" / "link.md").symlink_to(outside)
    manifest(root, 'readings = ["link.md"]\n')
    (fault,) = faults(root)
    assert (fault.code, fault.severity) == ("outside-packet", Severity.ERROR)


def test_what_escapes_name_and_no_output_can_hold_is_left_out(root: Path) -> None:
    (root / "manuscript" / "one.md").write_text(
        '---\ntitle: "One\\0"\nrights:\n  credit: "\\x01A"\n---\n\nText.\n', encoding="utf-8"
    )
    manifest(root, 'readings = ["one.md"]\ntitle = "Ways\\u0002"\nchanges = ["\\u0008x"]\n')
    loaded = load(root)
    assert (loaded.value.title, loaded.value.manifest.changes) == ("Ways", ["x"])
    front = loaded.value.readings[0].manuscript.front
    assert (front.title, front.raw["rights"]) == ("One", {"credit": "A"})
    assert [(d.code, d.where.line) for d in loaded.diagnostics] == [
        ("control-character", line) for line in (2, 3, 2, 4)
    ]


def test_links_in_a_circle_end(root: Path) -> None:
    (root / "manuscript" / "a.md").symlink_to("b.md")
    (root / "manuscript" / "b.md").symlink_to("a.md")
    manifest(root, 'title = "x"\nslug = "x"\nreadings = [\n"one.md",\n"a.md"]\n')
    loaded = load(root)
    assert [r.slug for r in loaded.value.readings] == ["one"]
    (fault,) = loaded.diagnostics
    assert (fault.code, fault.where.line) == ("reading-in-circles", 5)


@pytest.mark.parametrize(
    "line",
    ["![[one.md]]", "{{one.md}}", "!include one.md", "<<[one.md]", ".. include:: one.md",
     "{% include one.md %}", '!!!include(one.md)!!!', '<object data="one.md"/>'],
)  # fmt: skip
def test_no_text_takes_in_another_so_none_takes_in_itself(root: Path, line: str) -> None:
    (root / "manuscript" / "one.md").write_text(f"{ONE}\n{line}\n", encoding="utf-8")
    manifest(root, 'readings = ["one.md"]\n')
    loaded = load(root)
    blocks = loaded.value.readings[0].manuscript.blocks
    assert ["".join(block.itertext()) for block in blocks] == ["Text of one.", line]


def test_the_introduction_is_no_reading_too(root: Path) -> None:
    manifest(root, 'introduction = "one.md"\nreadings = ["one.md"]\n')
    (fault,) = faults(root)
    assert (fault.code, fault.where.line) == ("reading-twice", 1)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        (b"PK\x03\x04\x14\0\x06\0word/document.xml", "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word"),
        (b"{\\rtf1\\ansi Words.}", "Rich Text"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        ("---\ntitle: x\n---\n\nWords.\n".encode("utf-16"), "UTF-16"),
        ("---\ntitle: x\n---\n\nWords.\n".encode("utf-16-le"), "not text"),
        (b"\n<!DOCTYPE HTML><html><p>Words.", "a web page"),
        (bytes(range(128)) * 20, "not text"),
    ],
)
def test_what_is_no_manuscript_is_told_and_the_others_are_read(
    root: Path, data: bytes, said: str
) -> None:
    manifest(root, 'title = "x"\nslug = "x"\nreadings = ["two.md", "one.md"]\n')
    (root / "manuscript" / "two.md").write_bytes(data)
    loaded = load(root)
    assert [r.slug for r in loaded.value.readings] == ["one"]
    (fault,) = loaded.diagnostics
    assert fault.code == "not-a-manuscript"
    assert fault.where.file.endswith("two.md")
    assert said in fault.message


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("War & Peace", "war-peace"),
        ("Über Straßen", "uber-straen"),
        ("東京", ""),
        ("--a__b--", "a-b"),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    assert slug_of(text) == slug
