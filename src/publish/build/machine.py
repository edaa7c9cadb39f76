"""Takes what the work needs of a machine; gives what is missing and the command that brings it.

Only the standard library is used here and nothing is read at import: the set-up asks this module
before anything is installed, and ``publish doctor`` asks it afterwards, so that both say the same.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from publish.build import scripts
from publish.diagnostics import Diagnostic, Exit, PublishError, Where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

OLDEST_PYTHON = (3, 11)


class Purpose(StrEnum):
    """What a need is for: the environment itself, making the outputs, or proving them."""

    ENVIRONMENT = "environment"
    OUTPUTS = "outputs"
    TESTS = "tests"


class Manager(StrEnum):
    """What installs packages on a machine."""

    APT = "apt"
    BREW = "brew"
    WINGET = "winget"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing the work asks of a machine.

    ``apt`` and ``brew`` are package names; ``windows`` is a whole command line, because there one
    package often takes two programs to install. ``why`` ends the sentence "is needed to ...".
    """

    name: str
    why: str
    purpose: Purpose
    present: Callable[[], bool]
    apt: tuple[str, ...]
    brew: tuple[str, ...]
    windows: str


_LIBRARIES = {
    "gobject-2.0": ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
    "pango-1.0": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "harfbuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    "harfbuzz-subset": (
        "libharfbuzz-subset.so.0",
        "libharfbuzz-subset.0.dylib",
        "libharfbuzz-subset-0.dll",
    ),
    "fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
    "pangoft2-1.0": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
}
_HOMEBREW = ("/opt/homebrew/lib", "/usr/local/lib")
_MSYS = ("C:\\msys64\\ucrt64\\bin", "C:\\msys64\\mingw64\\bin")


def _load(library: str) -> ctypes.CDLL | None:
    """Load a shared library under whichever of its names this system knows."""
    folders = {"darwin": _HOMEBREW, "win32": _MSYS}.get(sys.platform, ())
    for name in _LIBRARIES[library]:
        for path in (name, *(str(Path(folder, name)) for folder in folders)):
            try:
                return ctypes.CDLL(path)
            except OSError:
                continue
    return None


def _has_pango() -> bool:
    return all(_load(library) for library in _LIBRARIES)


def _has_venv() -> bool:
    # Debian splits the standard library: venv is there, the pip that it would put in is not.
    return all(importlib.util.find_spec(module) for module in ("venv", "ensurepip"))


def _runs(*command: str) -> bool:
    """Tell whether a program is there and works; macOS has a ``java`` that only says it is not."""
    if not shutil.which(command[0]):
        return False
    try:
        done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def chromium() -> str | None:
    """Give the path of a Chromium or Chrome, or nothing; PUBLISH_CHROMIUM names another."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    places = (
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    )
    if given := os.environ.get("PUBLISH_CHROMIUM"):
        return given if Path(given).is_file() else None
    found = next(filter(None, map(shutil.which, names)), None)
    return found or next((place for place in places if Path(place).is_file()), None)


_PANGO_ON_WINDOWS = (
    "winget install -e --id MSYS2.MSYS2; "
    "C:\\msys64\\usr\\bin\\pacman -S --noconfirm mingw-w64-ucrt-x86_64-pango"
)


def needs(texts: Iterable[str] = ()) -> tuple[Need, ...]:
    """Give all that the work asks of a machine, the fonts for the scripts in the texts with it."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    base = (
        Need(
            "venv",
            "keep the program's own packages apart from the system's",
            Purpose.ENVIRONMENT,
            _has_venv,
            (f"python{version}-venv",),
            (f"python@{version}",),
            f"winget install -e --id Python.Python.{version}",
        ),
        Need(
            "Pango",
            "set the type of the PDF",
            Purpose.OUTPUTS,
            _has_pango,
            ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
            ("pango",),
            _PANGO_ON_WINDOWS,
        ),
    )
    fonts = tuple(
        Need(
            f"a font for {scripts.name(script)}",
            f"draw {characters[:3]} and the like",
            Purpose.OUTPUTS,
            lambda characters=characters: scripts.are_drawn(_load("fontconfig"), characters),  # type: ignore[misc]
            (scripts.FONTS[script].apt,),
            (scripts.FONTS[script].brew,),
            "Settings > Time & language > Language: add the language, its fonts come with it",
        )
        for script, characters in scripts.foreign(texts).items()
    )
    return base + fonts + _proof()


def _proof() -> tuple[Need, ...]:
    return (
        Need(
            "Java",
            "prove the EPUB with EpubCheck and the PDF with veraPDF",
            Purpose.TESTS,
            lambda: _runs("java", "-version") and _runs("javac", "-version"),
            ("default-jdk-headless",),
            ("openjdk",),
            "winget install -e --id EclipseAdoptium.Temurin.21.JDK",
        ),
        Need(
            "Poppler",
            "read the PDF back as text and pictures",
            Purpose.TESTS,
            lambda: all(map(shutil.which, ("pdftotext", "pdfinfo", "pdffonts", "pdftoppm"))),
            ("poppler-utils",),
            ("poppler",),
            "winget install -e --id oschwartz10612.Poppler",
        ),
        Need(
            "Node",
            "open the EPUB in two reading systems",
            Purpose.TESTS,
            lambda: _runs("node", "--version") and _runs("npm", "--version"),
            ("nodejs", "npm"),
            ("node",),
            "winget install -e --id OpenJS.NodeJS.LTS",
        ),
        Need(
            "Chromium",
            "show those reading systems",
            Purpose.TESTS,
            lambda: chromium() is not None,
            ("chromium-browser" if _is_ubuntu() else "chromium",),
            ("google-chrome",),
            "winget install -e --id Google.Chrome",
        ),
    )


def manager() -> Manager:
    """Tell what installs packages here."""
    for program, found in (
        ("apt-get", Manager.APT),
        ("brew", Manager.BREW),
        ("winget", Manager.WINGET),
    ):
        if shutil.which(program):
            return found
    return Manager.NONE


def command(using: Manager, missing: Iterable[Need], *, root: bool = False) -> str:
    """Give the one line to type that brings what is missing, empty where nothing is.

    ``root`` says that the person is the system's administrator already. Where nothing on the
    machine installs packages, the line names what to look for.
    """
    wanted = tuple(missing)
    if not wanted:
        return ""
    if using is Manager.APT:
        line = "apt-get install -y --no-install-recommends " + " ".join(packages(using, wanted))
        if root:
            return line
        return f"sudo {line}" if shutil.which("sudo") else f"su -c '{line}'"
    if using is Manager.BREW:
        return "brew install " + " ".join(packages(using, wanted))
    if using is Manager.WINGET:
        return "; ".join(dict.fromkeys(need.windows for need in wanted))
    return "install, in your system's own way: " + ", ".join(need.name for need in wanted)


def packages(using: Manager, missing: Iterable[Need]) -> tuple[str, ...]:
    """Give the names of the packages that bring what is missing, each once."""
    names = (need.brew if using is Manager.BREW else need.apt for need in missing)
    return tuple(dict.fromkeys(name for some in names for name in some))


def is_root() -> bool:
    """Tell whether we may write to the whole system."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _is_ubuntu() -> bool:
    try:
        return "\nID=ubuntu\n" in "\n" + Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return False


def no_pango(error: OSError) -> PublishError:
    """Say that the machine lacks a library of the typesetting engine."""
    return PublishError(
        Diagnostic(
            "pango-missing",
            f"a library that typesetting needs is not on this machine: {error}",
            Where(),
            hint="Run `publish doctor`: it prints the one command that brings it.",
        ),
        exit_code=Exit.MACHINE,
    )
