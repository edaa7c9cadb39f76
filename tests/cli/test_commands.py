"""The commands as a person calls them: what they say, what they write, how they end."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"


def publish(
    *arguments: str, cwd: Path | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "NO_COLOR": "1", **more}
    return subprocess.run(
        [sys.executable, "-m", "publish", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture
def packet(tmp_path: Path) -> Path:
    done = publish("new", "course", "--title", "A Course", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path / "course"


def test_a_new_packet_checks_well(packet: Path) -> None:
    done = publish("check", cwd=packet)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Checked 2 readings, ")
    assert "manuscript/marks-in-the-margin.md:23: warning: " in done.stderr
    assert done.stdout.rstrip().endswith(": 1 thing needs an eye.")


def test_new_overwrites_nothing(packet: Path) -> None:
    own = packet / "manuscript" / "packet.toml"
    own.write_text("mine", encoding="utf-8")
    done = publish("new", str(packet))
    assert done.returncode == 2
    assert "[packet-exists]" in done.stderr
    assert own.read_text(encoding="utf-8") == "mine"


def test_an_epub_is_made_from_anywhere_in_the_packet(packet: Path) -> None:
    done = publish("epub", "--no-pages", "--json", cwd=packet / "manuscript")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    (made,) = said["made"]
    book = packet / "dist" / "a-course.epub"
    assert made["bytes"] == book.stat().st_size
    assert [d["code"] for d in said["diagnostics"]] == ["note-missing"]
    assert sorted(p.name for p in book.parent.iterdir()) == ["README.md", "a-course.epub"]
    again = book.read_bytes()
    publish("epub", "--no-pages", cwd=packet)
    assert book.read_bytes() == again


def test_nothing_is_written_where_there_is_a_fault(packet: Path) -> None:
    reading = packet / "manuscript" / "reading-aloud.md"
    reading.write_text(reading.read_text(encoding="utf-8") + "\nAnd[^99] more.\n", encoding="utf-8")
    done = publish("epub", "--no-pages", cwd=packet)
    assert done.returncode == 1
    assert "calls a note that has no body [note-undefined]" in done.stderr
    assert "Nothing was written: 1 fault to mend" in done.stdout
    assert [p.name for p in (packet / "dist").iterdir()] == ["README.md"]


@pytest.mark.parametrize(
    ("name", "content", "place", "code"),
    [
        ("packet.toml", b"title = \n", "manuscript/packet.toml:1:", "bad-packet-toml"),
        ("packet.toml", b'readings = ["a.md"]\n', "manuscript/packet.toml:1:", "reading-missing"),
        ("packet.toml", b'title = "x\xe9"\n', "manuscript/packet.toml:1:", "not-utf-8"),
        ("packet.toml", (b'slug = "x"\ntitle = "x"\nreadings = [\n"reading-aloud.md",\n'
         b'"reading-aloud.md",\n]'), "manuscript/packet.toml:5:", "reading-twice"),
        ("reading-aloud.md", b"", "manuscript/reading-aloud.md:", "empty-manuscript"),
        ("reading-aloud.md", b"---\ntitle: x\n---\n\nA\n\xff", "manuscript/reading-aloud.md:6:",
         "not-utf-8"),
        ("glossary.yaml", b"terms: [", "manuscript/glossary.yaml:", "glossary-not-yaml"),
        ("passages.lock", b"{", "manuscript/passages.lock:1:", "bad-passage-lock"),
    ],
)  # fmt: skip
def test_bad_input_is_told_with_file_line_and_remedy(
    packet: Path, name: str, content: bytes, place: str, code: str
) -> None:
    (packet / "manuscript" / name).write_bytes(content)
    for command in (("check",), ("epub", "--no-pages")):
        done = publish(*command, cwd=packet)
        assert done.returncode == 1, done.stderr
        first, hint, *_ = done.stderr.splitlines()
        assert first.startswith(place)
        assert first.endswith(f"[{code}]")
        assert hint.startswith("  ")
        assert "Traceback" not in done.stderr
    assert [p.name for p in (packet / "dist").iterdir()] == ["README.md"]


def test_a_dist_that_cannot_be_written_is_told(packet: Path) -> None:
    (packet / "dist" / "README.md").unlink()
    (packet / "dist").rmdir()
    (packet / "dist").write_text("in the way", encoding="utf-8")
    done = publish("epub", "--no-pages", cwd=packet)
    assert done.returncode == 1
    assert "dist/a-course.epub: error: cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (packet / "manuscript" / "passages.lock").exists()


def test_outside_a_packet_the_call_was_wrong(tmp_path: Path) -> None:
    done = publish("check", "--json", cwd=tmp_path)
    assert done.returncode == 2
    (fault,) = json.loads(done.stdout)["diagnostics"]
    assert fault["code"] == "no-packet"
    assert "publish new" in fault["hint"]


@pytest.mark.parametrize("arguments", [["chek"], ["check", "--jsn"], ["new"]])
def test_a_wrong_call_is_told_with_the_right_one(arguments: list[str]) -> None:
    done = publish(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert ("check" in done.stderr) if arguments[0] == "chek" else done.stderr


def test_help_loads_no_engine() -> None:
    code = (
        "import sys; sys.argv = ['publish', '--help']\n"
        "from publish.cli import main\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code\n"
        "heavy = {'weasyprint', 'ebooklib', 'markdown', 'citeproc', 'lxml', 'msgspec', 'rich'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "build" in done.stdout
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_names_the_program(shell: str) -> None:
    done = publish("completion", shell)
    assert done.returncode == 0
    assert "_PUBLISH_COMPLETE" in done.stdout


def test_completion_completes(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "publish"],
        env={
            **os.environ,
            "PYTHONPATH": str(SOURCE),
            "_PUBLISH_COMPLETE": "bash_complete",
            "COMP_WORDS": "publish che",
            "COMP_CWORD": "1",
        },
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.stdout.strip() == "plain,check"


def test_doctor_says_what_there_is(tmp_path: Path) -> None:
    done = publish("doctor", "--json", cwd=tmp_path)
    said = json.loads(done.stdout)
    assert done.returncode == (3 if said["commands"]["outputs"] else 0)
    assert "Pango" in [*said["has"], *(d["message"].split(" is ")[0] for d in said["diagnostics"])]


def test_add_enters_a_reading_and_touches_no_other(packet: Path, tmp_path: Path) -> None:
    copied = tmp_path / "copied.txt"
    copied.write_text(
        "A Walk by the Canal\n\nBy Ann Bee\n\nThe canal is old.  It was dug by hand.\n\n"
        "The locks came later, and the boats came last of all.\n",
        encoding="utf-8",
    )
    folder = packet / "manuscript"
    before = {p: p.read_bytes() for p in folder.iterdir() if p.name != "packet.toml"}
    done = publish("add", str(copied), cwd=packet)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "Added copied.md to packet.toml."
    assert {p: p.read_bytes() for p in before} == before
    assert (packet / "seeds" / "copied" / "source.txt").read_bytes() == copied.read_bytes()
    assert publish("check", cwd=packet).returncode == 0
    twice = publish("add", str(copied), cwd=packet)
    assert twice.returncode == 1
    assert "[slug-clash]" in twice.stderr


def test_add_of_what_cannot_be_read_leaves_nothing(packet: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b" \n")
    was = (packet / "manuscript" / "packet.toml").read_bytes()
    for name, code in (("empty.txt", 1), ("gone.txt", 2)):
        assert publish("add", str(tmp_path / name), cwd=packet).returncode == code
    assert not (packet / "seeds").exists()
    assert (packet / "manuscript" / "packet.toml").read_bytes() == was


def test_sources_rights_schema_and_where(packet: Path) -> None:
    assert "‘Reading Aloud, Reading Together’" in publish("sources", cwd=packet).stdout
    assert json.loads(publish("sources", "--csl-json", cwd=packet).stdout)[0]["id"]
    assert publish("sources", "--bibtex", cwd=packet).stdout.startswith("@")
    rights = publish("rights", "--json", cwd=packet)
    assert [r["basis"] for r in json.loads(rights.stdout)["rights"]] == ["licence", "licence"]
    assert publish("rights", "--csv", cwd=packet).stdout.startswith("\ufeffcourse,term,")
    assert json.loads(publish("schema", "reading", cwd=packet).stdout)["required"] == ["title"]
    found = publish("where", "marks ¶1", cwd=packet)
    assert found.stdout.startswith("Marks in the Margin ¶1: Whoever reads")


def test_diff_lists_changes_and_makes_an_errata_slip(packet: Path, tmp_path: Path) -> None:
    assert publish("epub", "--no-pages", cwd=packet).returncode == 0
    old = tmp_path / "old.epub"
    (packet / "dist" / "a-course.epub").rename(old)
    reading = packet / "manuscript" / "reading-aloud.md"
    text = reading.read_text(encoding="utf-8")
    reading.write_text(text.replace("lies flat", "lies very flat"), encoding="utf-8")
    slip = tmp_path / "errata.md"
    done = publish("diff", str(old), "--errata", str(slip), "--json", cwd=packet)
    said = json.loads(done.stdout)
    (change,) = said["changes"]
    assert [fault["code"] for fault in said["diagnostics"]] == ["version-not-raised"]
    assert (change["reading"], change["paragraph"], change["kind"]) == (
        "reading-aloud",
        "2",
        "changed",
    )
    assert "lies very flat" in slip.read_text(encoding="utf-8")


def test_cache_is_shown_and_cleared(packet: Path, tmp_path: Path) -> None:
    from publish.build.cache import Cache, key

    folder = tmp_path / "kept"
    Cache(folder).put(key("one"), bytes(5000))
    (folder / "own.txt").write_text("a person's", encoding="utf-8")
    shown = publish("cache", PUBLISH_CACHE=str(folder))
    assert (shown.returncode, shown.stderr) == (0, "")
    assert str(folder) in shown.stdout
    assert "1 entry, 5 KB" in shown.stdout
    before = json.loads(publish("cache", "--json", PUBLISH_CACHE=str(folder)).stdout)
    assert (before["entries"], before["bytes"]) == (1, 5032)
    cleared = publish("cache", "clear", PUBLISH_CACHE=str(folder))
    assert cleared.stdout == "Cleared 1 entry, 5 KB.\n"
    after = json.loads(publish("cache", "--json", PUBLISH_CACHE=str(folder)).stdout)
    assert (after["entries"], after["bytes"]) == (0, 0)
    assert [path.name for path in folder.iterdir()] == ["own.txt"]


def test_a_check_loads_no_engine(packet: Path) -> None:
    script = (
        "import sys, runpy\nsys.argv = ['publish', 'check']\n"
        "try: runpy.run_module('publish', run_name='__main__')\n"
        "except SystemExit as end: assert not end.code\n"
        "print([n for n in ('weasyprint', 'pikepdf', 'ebooklib', 'rich') if n in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=packet,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_new_asks_for_title_and_name_on_a_terminal_only(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    os.write(ours, b"Readings on Tides\nAnn Bee\n")
    done = subprocess.run(
        [sys.executable, "-m", "publish", "new", "course"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=True,
        timeout=60,
    )
    asked = os.read(ours, 10_000).decode()
    os.close(theirs)
    os.close(ours)
    assert "title [Course]" in asked
    assert b"title" not in done.stdout
    made = tomllib.loads((tmp_path / "course/manuscript/packet.toml").read_text(encoding="utf-8"))
    assert (made["title"], made["editor"]) == ("Readings on Tides", "Ann Bee")
    plain = publish("new", "other", cwd=tmp_path)
    assert (plain.returncode, plain.stderr) == (0, "")
    made = tomllib.loads((tmp_path / "other/manuscript/packet.toml").read_text(encoding="utf-8"))
    assert (made["title"], made["editor"]) == ("Other", "")


def test_where_says_the_pages_of_the_packet_and_of_the_source(packet: Path) -> None:
    reading = packet / "manuscript" / "marks-in-the-margin.md"
    text = reading.read_text(encoding="utf-8").replace("There are three", "[p. 41] There are three")
    reading.write_text(text, encoding="utf-8")
    done = publish("where", "marks ¶3", "--pages", "--json", cwd=packet)
    (found,) = json.loads(done.stdout)["found"]
    (page,) = found["pages"]
    assert found["source-pages"] == ["41"]
    on_page = publish("where", "--page", page, cwd=packet).stdout
    assert "Marks in the Margin ¶3 (source p. 41): [p. 41] There are three" in on_page
    assert publish("where", "--source-page", "41", cwd=packet).stdout.count("¶") == 2
    assert publish("where", "--source-page", "4", cwd=packet).returncode == 2
    assert publish("where", "marks ¶3", "--source-page", "41", cwd=packet).returncode == 2


def test_a_machine_without_pango_is_told_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "weasyprint").mkdir()
    (tmp_path / "weasyprint" / "__init__.py").write_text(
        'raise OSError("cannot load library libpango-1.0-0")', encoding="utf-8"
    )
    lacking = {
        "PYTHONPATH": os.pathsep.join((str(tmp_path), str(SOURCE))),
        "PUBLISH_CACHE": str(tmp_path / "cache"),
    }
    packet = str(tmp_path / "packet")
    new = publish("new", packet, "--title", "Roads", "--editor", "A. Fern", **lacking)
    assert new.returncode == 0
    done = publish("pdf", "--packet", packet, **lacking)
    assert done.returncode == 3
    assert done.stderr.count("pango-missing") == 1
    assert "publish doctor" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list((tmp_path / "packet" / "dist").glob("*.pdf"))
