import ast
import ctypes.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from publish.build import machine, scripts
from publish.build.machine import Manager, Need, Purpose

BUILD = Path(machine.__file__).parent


def need(name: str, present: bool = False) -> Need:
    return Need(
        name, "be tested", Purpose.OUTPUTS, lambda: present, (f"lib{name}",), (name,), f"get {name}"
    )


@pytest.mark.parametrize("module", ["machine.py", "scripts.py"])
def test_the_facts_can_be_asked_before_anything_is_installed(module: str) -> None:
    tree = ast.parse((BUILD / module).read_text(encoding="utf-8"))
    names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    names |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert {n.split(".")[0] for n in names} <= sys.stdlib_module_names | {"publish"}


def test_they_are_asked_by_a_python_that_has_no_packages() -> None:
    code = "from publish.build import machine; print(len(machine.needs()))"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        env={**os.environ, "PYTHONPATH": str(BUILD.parents[1])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) > 3


def test_every_need_can_be_had_on_each_system() -> None:
    for each in machine.needs(["日本 العربية"]):
        assert each.apt, each.name
        assert each.brew, each.name
        assert each.windows, each.name
        assert each.why[0].islower(), "the reason goes on a sentence"


def test_the_command_is_one_line_for_the_manager_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = [need("pango"), need("font")]
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/bin/{name}")
    apt = "apt-get install -y --no-install-recommends libpango libfont"
    assert machine.command(Manager.APT, lacking) == f"sudo {apt}"
    assert machine.command(Manager.APT, lacking, root=True) == apt
    assert machine.command(Manager.BREW, lacking) == "brew install pango font"
    assert machine.command(Manager.WINGET, lacking) == "get pango; get font"
    assert machine.command(Manager.NONE, lacking).endswith("pango, font")
    assert machine.command(Manager.APT, []) == ""


def test_without_sudo_the_command_asks_for_the_administrator(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(machine.shutil, "which", lambda _: None)
    line = machine.command(Manager.APT, [need("pango")])
    assert line == "su -c 'apt-get install -y --no-install-recommends libpango'"


def test_a_package_that_brings_two_things_is_named_once() -> None:
    east_asian = machine.needs(["漢字とかな 한국"])
    assert machine.packages(Manager.APT, east_asian).count("fonts-noto-cjk") == 1


@pytest.mark.parametrize(
    ("programs", "found"),
    [
        (["apt-get", "brew"], Manager.APT),
        (["brew"], Manager.BREW),
        (["winget"], Manager.WINGET),
        ([], Manager.NONE),
    ],
)
def test_what_installs_packages_is_found_on_the_path(
    programs: list[str], found: Manager, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for program in programs:
        (tmp_path / program).write_text("#!/bin/sh\n")
        (tmp_path / program).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert machine.manager() is found


def test_a_java_that_only_says_it_is_not_installed_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    java = {n.name: n for n in machine.needs()}["Java"]
    monkeypatch.setenv("PATH", str(tmp_path))
    for program in ("java", "javac"):
        (tmp_path / program).write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / program).chmod(0o755)
    assert not java.present()
    for program in ("java", "javac"):
        (tmp_path / program).write_text("#!/bin/sh\nexit 0\n")
    assert java.present()


def test_pango_is_missing_where_one_of_its_libraries_is(monkeypatch: pytest.MonkeyPatch) -> None:
    pango = {n.name: n for n in machine.needs()}["Pango"]
    monkeypatch.setattr(machine, "_load", lambda library: library != "harfbuzz-subset" or None)
    assert not pango.present()
    monkeypatch.setattr(machine, "_load", lambda _: True)
    assert pango.present()


def test_a_chromium_named_by_hand_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "my-chromium"
    own.write_text("")
    monkeypatch.setenv("PUBLISH_CHROMIUM", str(own))
    assert machine.chromium() == str(own)
    monkeypatch.setenv("PUBLISH_CHROMIUM", str(tmp_path / "gone"))
    assert machine.chromium() is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Latin, Ἑλληνικά, Кириллица, naïve “quotes” — ō ṣ ế ½ →", {}),
        ("the word 東京 and ひ", {"CJK": "京東", "HIRAGANA": "ひ"}),
        ("한", {"HANGUL": "한"}),
        ("ไทย", {"THAI": "ทยไ"}),
        ("a lone surrogate \ud800 and an unnamed \ue000", {}),
    ],
)
def test_scripts_that_the_shipped_fonts_do_not_draw(text: str, found: dict[str, str]) -> None:
    assert scripts.foreign([text]) == found


@pytest.mark.skipif(not ctypes.util.find_library("fontconfig"), reason="Fontconfig is not here")
def test_fontconfig_knows_which_characters_are_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A configuration that names no font folder: nothing can be drawn, in a process of its own
    # because Fontconfig reads its configuration once.
    (tmp_path / "fonts.conf").write_text('<?xml version="1.0"?><fontconfig></fontconfig>')
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    code = (
        "from publish.build import machine, scripts;"
        "print(scripts.are_drawn(machine._load('fontconfig'), 'abc'))"
    )
    environment = {**os.environ, "PYTHONPATH": str(BUILD.parents[1])}
    run = [sys.executable, "-c", code]
    bare = subprocess.run(run, env=environment, capture_output=True, text=True, check=True)
    assert bare.stdout.strip() == "False"
    fonts = BUILD.parents[2] / "styles" / "fonts"
    (tmp_path / "fonts.conf").write_text(
        f'<?xml version="1.0"?><fontconfig><dir>{fonts}</dir></fontconfig>'
    )
    full = subprocess.run(run, env=environment, capture_output=True, text=True, check=True)
    assert full.stdout.strip() == str(any(fonts.glob("*.otf")))


def test_without_fontconfig_no_font_draws() -> None:
    assert not scripts.are_drawn(None, "京")
