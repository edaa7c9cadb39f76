"""The set-up on a machine that lacks a piece, with an apt-get, a sudo and a brew of our own."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from publish.build.machine import Need, Purpose

SETUP = Path(__file__).resolve().parents[2] / "src" / "setup"
TOOL = """#!/bin/sh
echo "{name} $*" >> "{log}"
{body}
"""


class Machine:
    """A folder that is the whole PATH, a log of what was called, and pieces that may be there."""

    def __init__(self, root: Path) -> None:
        self.bin, self.pieces, self.log = root / "bin", root / "pieces", root / "log"
        self.bin.mkdir()
        self.pieces.mkdir()
        self.log.touch()

    def tool(self, name: str, body: str = "") -> None:
        path = self.bin / name
        path.write_text(TOOL.format(name=name, log=self.log, body=body))
        path.chmod(0o755)

    def installer(self, name: str) -> None:
        """Add a program that puts there whatever package it is told to install."""
        body = f'for p; do case $p in lib*) : > "{self.pieces}/$p" ;; esac; done'
        self.tool(name, body)

    def sudo(self, allowed: bool) -> None:
        self.tool("sudo", '[ "$1" = -n ] && shift; exec "$@"' if allowed else "exit 1")

    def need(self, name: str, purpose: Purpose = Purpose.OUTPUTS) -> Need:
        package = f"lib{name}"
        there = (self.pieces / package).exists
        return Need(name, "be tested", purpose, there, (package,), (package,), "")

    @property
    def calls(self) -> list[str]:
        return self.log.read_text().splitlines()


@pytest.fixture
def prepare() -> ModuleType:
    spec = importlib.util.spec_from_file_location("prepare_under_test", SETUP / "prepare.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    path = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = path
    return module


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine(tmp_path)
    for needed in ("true", "env"):
        found = shutil.which(needed)
        assert found is not None
        (machine.bin / needed).symlink_to(found)
    monkeypatch.setenv("PATH", str(machine.bin))
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(sys, "stdin", None)
    return machine


@pytest.fixture
def as_root(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    return lambda root: monkeypatch.setattr(prepare.machine, "is_root", lambda: root)


def test_nothing_missing_nothing_called(prepare: ModuleType, machine: Machine) -> None:
    machine.installer("apt-get")
    machine.sudo(allowed=True)
    prepare.bring([])
    assert machine.calls == []


def test_root_installs_at_once(
    prepare: ModuleType, machine: Machine, as_root: Callable[[bool], None]
) -> None:
    machine.installer("apt-get")
    as_root(True)
    prepare.bring([machine.need("pango"), machine.need("font")])
    update, install = machine.calls
    assert update.startswith("apt-get ")
    assert update.endswith(" update")
    assert install.endswith(" install -y --no-install-recommends libpango libfont")


def test_a_person_who_may_installs_through_sudo(
    prepare: ModuleType, machine: Machine, as_root: Callable[[bool], None]
) -> None:
    machine.installer("apt-get")
    machine.sudo(allowed=True)
    as_root(False)
    prepare.bring([machine.need("pango")])
    assert any(call.startswith("sudo -n env DEBIAN_FRONTEND=") for call in machine.calls)
    assert machine.need("pango").present()


@pytest.mark.parametrize("has_sudo", [True, False])
def test_a_person_who_may_not_gets_one_command(
    prepare: ModuleType, machine: Machine, as_root: Callable[[bool], None], has_sudo: bool
) -> None:
    machine.installer("apt-get")
    if has_sudo:
        machine.sudo(allowed=False)
    as_root(False)
    with pytest.raises(prepare.Stop) as stop:
        prepare.bring([machine.need("pango"), machine.need("font")])
    command = str(stop.value).splitlines()[-1].strip()
    bare = "apt-get install -y --no-install-recommends libpango libfont"
    assert command == (f"sudo {bare}" if has_sudo else f"su -c '{bare}'")
    assert not [call for call in machine.calls if call.startswith("apt-get")]


def test_homebrew_installs_without_sudo(
    prepare: ModuleType, machine: Machine, as_root: Callable[[bool], None]
) -> None:
    machine.installer("brew")
    as_root(False)
    prepare.bring([machine.need("pango")])
    assert machine.calls == ["brew install --quiet libpango"]


def test_a_system_with_no_known_installer_is_told_what_to_look_for(
    prepare: ModuleType, machine: Machine
) -> None:
    with pytest.raises(prepare.Stop, match="pango"):
        prepare.bring([machine.need("pango")])
    assert machine.calls == []


def test_a_failed_installation_shows_what_was_said_and_the_command(
    prepare: ModuleType, machine: Machine, as_root: Callable[[bool], None]
) -> None:
    machine.tool("apt-get", 'case "$*" in *install*) echo "no room left"; exit 100 ;; esac')
    as_root(True)
    with pytest.raises(prepare.Stop) as stop:
        prepare.bring([machine.need("pango")])
    assert "no room left" in str(stop.value)
    assert str(stop.value).endswith("apt-get install -y --no-install-recommends libpango")


def test_an_installation_that_brought_nothing_is_not_believed(
    prepare: ModuleType, machine: Machine, as_root: Callable[[bool], None]
) -> None:
    machine.tool("apt-get")
    as_root(True)
    with pytest.raises(prepare.Stop, match="pango cannot be found even now"):
        prepare.bring([machine.need("pango")])


@pytest.fixture
def lacking_java(
    prepare: ModuleType,
    machine: Machine,
    as_root: Callable[[bool], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    machine.installer("apt-get")
    as_root(False)
    java = machine.need("java", Purpose.TESTS)
    monkeypatch.setattr(
        prepare, "missing", lambda purposes: [java] if Purpose.TESTS in purposes else []
    )
    for step in ("make_environment", "install_packages", "install_readers"):
        monkeypatch.setattr(prepare, step, lambda *_: None)


@pytest.mark.usefixtures("lacking_java")
def test_at_home_the_tests_go_on_without_a_validator(
    prepare: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert prepare.main("tests") == 0
    said = capsys.readouterr().err
    assert "su -c 'apt-get install" in said
    assert "skipped" in said


@pytest.mark.usefixtures("lacking_java")
def test_in_ci_a_missing_validator_is_a_fault(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    assert prepare.main("tests") == 3


@pytest.mark.usefixtures("lacking_java")
def test_making_the_packet_asks_for_no_validator(
    prepare: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert prepare.main("outputs") == 0
    assert capsys.readouterr().err == ""


def test_packages_are_installed_once_and_again_when_the_lock_changes(
    prepare: ModuleType, machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text("one==1\n")
    (tmp_path / "pyproject.toml").write_text("")
    machine.tool("python")
    monkeypatch.setattr(prepare, "ROOT", tmp_path)
    monkeypatch.setattr(prepare, "ENVIRONMENT", tmp_path)
    monkeypatch.setattr(prepare, "LOCKS", {Purpose.OUTPUTS: lock})
    for _ in range(2):
        prepare.install_packages(Purpose.OUTPUTS)
        first = machine.calls
        assert len(first) == 2, "the packages, then the project"
    assert "--require-hashes" in first[0]
    assert "--no-deps" in first[0]
    assert first[1].endswith(f"-e {tmp_path}")
    lock.write_text("one==2\n")
    prepare.install_packages(Purpose.OUTPUTS)
    assert len(machine.calls) == 4


def test_a_failed_installation_is_tried_again(
    prepare: ModuleType, machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lock.txt").write_text("one==1\n")
    (tmp_path / "pyproject.toml").write_text("")
    machine.tool("python", "exit 1")
    monkeypatch.setattr(prepare, "ROOT", tmp_path)
    monkeypatch.setattr(prepare, "ENVIRONMENT", tmp_path)
    monkeypatch.setattr(prepare, "LOCKS", {Purpose.OUTPUTS: tmp_path / "lock.txt"})
    for tries in (1, 2):
        with pytest.raises(prepare.Stop):
            prepare.install_packages(Purpose.OUTPUTS)
        assert len(machine.calls) == tries


def test_an_environment_that_was_moved_is_made_anew(
    prepare: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[str, ...]] = []

    def make(*command: str) -> None:
        made.append(command)
        python = Path(command[-1], "bin", "python")
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()

    monkeypatch.setattr(prepare, "run", make)
    monkeypatch.setattr(prepare, "ENVIRONMENT", tmp_path / "a")
    prepare.make_environment()
    prepare.make_environment()
    assert len(made) == 1
    (tmp_path / "a").rename(tmp_path / "b")
    monkeypatch.setattr(prepare, "ENVIRONMENT", tmp_path / "b")
    prepare.make_environment()
    assert len(made) == 2
    assert "--clear" in made[1]


def test_fonts_are_asked_for_by_what_the_manuscripts_say(
    prepare: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare.machine.scripts, "are_drawn", lambda *_: False)
    monkeypatch.setattr(prepare, "ROOT", tmp_path)
    assert not [n for n in prepare.missing({Purpose.OUTPUTS}) if "font" in n.name]
    (tmp_path / "manuscript" / "more").mkdir(parents=True)
    (tmp_path / "manuscript" / "more" / "a.md").write_text("the 漢字", encoding="utf-8")
    names = [n.name for n in prepare.missing({Purpose.OUTPUTS})]
    assert "a font for Chinese characters" in names


def shell(machine: Machine, *arguments: str) -> "subprocess.CompletedProcess[str]":
    sh = shutil.which("sh", path=os.defpath) or "/bin/sh"
    return subprocess.run(
        [sh, str(SETUP / "prepare.sh"), *arguments],
        env={"PATH": str(machine.bin)},
        capture_output=True,
        text=True,
        check=False,
    )


def with_dirname(machine: Machine) -> None:
    found = shutil.which("dirname", path=os.defpath)
    assert found is not None
    (machine.bin / "dirname").symlink_to(found)


def test_the_first_python_that_is_new_enough_is_taken(machine: Machine) -> None:
    with_dirname(machine)
    machine.tool("python3", "exit 1")
    machine.tool("python3.12")
    done = shell(machine, "outputs")
    assert done.returncode == 0
    assert machine.calls[-1] == "python3.12 -B src/setup/prepare.py outputs"


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "sudo apt-get install -y python3"),
        ("brew", "brew install python"),
        (None, "winget"),
    ],
)
def test_without_a_python_the_command_that_brings_one_is_said(
    machine: Machine, manager: str | None, command: str
) -> None:
    with_dirname(machine)
    if manager:
        machine.tool(manager)
    machine.tool("python3", "exit 1")
    done = shell(machine, "outputs")
    assert done.returncode == 3
    assert command in done.stderr
    assert done.stdout == ""
