"""The commands as a person calls them: what they say, what they write, how they end."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"


def publish(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "NO_COLOR": "1"}
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
