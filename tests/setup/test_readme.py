"""README tells the truth: its commands run, its keys exist, its pictures are there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import validators
from publish.build import machine
from publish.packet.manifest import Manifest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ESSAY = """The Use of Bridges

By Anna Holm

A bridge is a promise between two banks.1 It is kept every day, and nobody thanks it.

Those who build one learn first how the water thinks.
"""


def blocks(language: str, section: str | None = None) -> list[str]:
    """Give the code blocks of a language, of the whole page or of the section so headed."""
    text = README
    if section:
        text = README.split(f"\n## {section}\n", 1)[1].split("\n## ", 1)[0]
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```$", text, re.M | re.S)
    return ["".join(line[len(i) :] for line in body.splitlines(True)) for i, body in found]


def commands() -> list[str]:
    lines = [
        line
        for language in ("sh", "powershell")
        for b in blocks(language)
        for line in b.split("\n")
    ]
    return [line for line in lines if line]


def section(start: str) -> str:
    return next(h for h in re.findall(r"^## (.*)$", README, re.M) if h.startswith(start))


@pytest.fixture
def publish(tmp_path: Path) -> dict[str, str]:
    """Give an environment in which ``publish`` is this checkout's and ``~`` is our own."""
    (tmp_path / "bin").mkdir()
    tool = tmp_path / "bin" / "publish"
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m publish "$@"\n')
    tool.chmod(0o755)
    path = os.pathsep.join((str(tool.parent), os.environ["PATH"]))
    return {**os.environ, "PATH": path, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT / "src")}


@pytest.mark.skipif(not shutil.which("sh"), reason="the steps are written for a shell")
def test_the_five_steps_make_a_packet(publish: dict[str, str], tmp_path: Path) -> None:
    validators.require("Pango")
    (tmp_path / "essay.txt").write_text(ESSAY, encoding="utf-8")
    steps = section("A first packet")
    (named,) = blocks("toml", steps)
    *before, check, build = blocks("sh", steps)

    def run(script: str) -> str:
        done = subprocess.run(
            ["sh", "-e", "-c", script],
            cwd=tmp_path,
            env=publish,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("\n".join(before))
    packet = tmp_path / "my-packet"
    manifest = packet / "manuscript" / "packet.toml"
    text = manifest.read_text(encoding="utf-8")
    changed = re.sub(r"^readings = \[.*?\]\n", lambda _: named, text, flags=re.M | re.S)
    assert changed != text
    manifest.write_text(changed, encoding="utf-8")
    run(f"cd my-packet\n{check}")
    said = run(f"cd my-packet\n{build}")
    made = sorted(path.name for path in (packet / "dist").iterdir() if path.suffix != ".md")
    assert made == ["my-packet.epub", "my-packet.pdf"]
    assert all(name in said for name in made)


def test_the_note_that_readme_mends_is_the_one_the_tool_writes() -> None:
    from publish.manuscript.wording import MISSING_NOTE

    missing, filled = blocks("markdown", "How to fix a note")
    assert missing == f"[^2]: {MISSING_NOTE}\n"
    assert filled.startswith("[^2]: ")


def test_every_key_of_the_packet_is_explained() -> None:
    table = README.split("The keys of `manuscript/packet.toml`:", 1)[1].split("\n\n", 2)[1]
    explained = re.findall(r"^\| `(\w+)` \|", table, re.M)
    assert explained == [field.encode_name for field in msgspec.structs.fields(Manifest)]


def test_each_command_is_one_that_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):.*## ", makefile, re.M))
    windows = "; ".join(need.windows for need in machine.needs())
    pango = next(need for need in machine.needs() if need.name == "Pango")
    for line in commands():
        program, *words = line.split()
        if program == "make":
            assert set(words) <= targets, line
        elif program == "brew":
            assert set(pango.brew) <= set(words), line
        elif (program == "winget" and "Python" not in line) or "pacman" in program:
            assert line in windows
        else:
            known = ("publish", "cd", "mkdir", "cp", "pipx", "wsl", "sudo", "py", "winget")
            assert program in known, f"nothing tries this command: {line}"


def test_each_make_command_in_the_words_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`make ([a-z]+)`", README):
        assert re.search(rf"^{target}:", makefile, re.M), target


@pytest.mark.parametrize(
    "line", sorted({*re.findall(r"`(publish [a-z]+(?: --?[a-z]+)?)`", README)})
)
def test_each_publish_command_in_the_words_exists(line: str, publish: dict[str, str]) -> None:
    words = [word for word in line.split() if word != "--help"]
    done = subprocess.run(
        [*words[:2], "--help"], env=publish, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert f"publish {words[1]}" in done.stdout


def test_each_picture_and_file_that_is_linked_is_there() -> None:
    for target in re.findall(r"\]\((?!http)([^)]+)\)", README):
        assert (ROOT / target).is_file(), target
    for picture in (ROOT / ".readme").glob("*.png"):
        assert picture.stat().st_size < 300_000, picture.name
