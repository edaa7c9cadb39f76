"""Takes a bare machine and a purpose; gives an environment in which ``publish`` can do its work.

Uses the standard library alone. Each step leaves a stamp of what it was made from in ``.venv``, so
that a step runs again only when that has changed. Ends with 3 where the machine lacks something
that may not be installed from here, after printing the one command to type.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))

from publish.build import machine  # noqa: E402
from publish.build.machine import Manager, Need, Purpose  # noqa: E402
from publish.diagnostics import Exit  # noqa: E402

HERE = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
READERS = ROOT / "tests" / "readers"
LOCKS = {Purpose.OUTPUTS: HERE / "requirements.txt", Purpose.TESTS: HERE / "requirements-test.txt"}

# A desktop that is updating itself holds apt's lock for a while.
_WAIT = ("-o", "DPkg::Lock::Timeout=120")


class Stop(Exception):  # noqa: N818
    """The set-up cannot go on; its lines say why and what to type."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))


def say(words: str) -> None:
    """Talk on standard error: standard output is for data."""
    print(words, file=sys.stderr, flush=True)


def run(*command: str, env: dict[str, str] | None = None) -> None:
    """Run a program quietly; show the end of what it said only where it fails."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        stdin=None if sys.stdin and sys.stdin.isatty() else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        said = done.stdout.decode("utf-8", "replace").strip().splitlines()[-15:]
        raise Stop(*said, "This did not work: " + " ".join(command))


def missing(purposes: set[Purpose]) -> list[Need]:
    """Give what the machine lacks for the purposes, with the fonts that the manuscripts ask for."""
    files = sorted((ROOT / "manuscript").glob("**/*.md"))
    texts = (file.read_text(encoding="utf-8", errors="ignore") for file in files)
    return [n for n in machine.needs(texts) if n.purpose in purposes and not n.present()]


def installer(using: Manager) -> list[str] | None:
    """Give the start of a command line that may install packages; nothing where we may not."""
    if using is Manager.BREW:
        return None if machine.is_root() else ["brew"]
    if using is not Manager.APT:
        return None
    # sudo drops the environment, so the word that keeps apt from asking goes through env.
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", *_WAIT]
    if machine.is_root():
        return apt
    sudo = ["sudo"] if sys.stdin and sys.stdin.isatty() else ["sudo", "-n"]
    try:
        allowed = subprocess.run([*sudo, "true"], stderr=subprocess.DEVNULL, check=False)
    except OSError:
        return None
    return [*sudo, *apt] if allowed.returncode == 0 else None


def bring(lacking: list[Need]) -> None:
    """Install what the machine lacks.

    Raises Stop with the command to type where that may not be done from here.
    """
    if not lacking:
        return
    using = machine.manager()
    names = ", ".join(need.name for need in lacking)
    by_hand = "  " + machine.command(using, lacking, root=machine.is_root())
    start = installer(using)
    if start is None:
        reasons = (f"  {need.name}, to {need.why}" for need in lacking)
        raise Stop("This machine lacks:", *reasons, "Type this, then run make again:", by_hand)
    say(f"Installing {names} …")
    packages = machine.packages(using, lacking)
    try:
        if using is Manager.APT:
            run(*start, "update")
            run(*start, "install", "-y", "--no-install-recommends", *packages)
        else:
            run(*start, "install", "--quiet", *packages)
    except Stop as stop:
        raise Stop(str(stop), "Try it yourself, then run make again:", by_hand) from None
    left = [need for need in lacking if not need.present()]
    if left:
        still = ", ".join(need.name for need in left)
        raise Stop(still + " cannot be found even now. Try:", by_hand)


def mark(*parts: str | Path) -> str:
    """Give a fingerprint of words and of the contents of files."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.read_bytes() if isinstance(part, Path) else part.encode())
        digest.update(b"\0")
    return digest.hexdigest()


def is_fresh(stamp: Path, fingerprint: str) -> bool:
    """Tell whether a step was done from the very same things before."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == fingerprint


def python() -> Path:
    """Give the environment's own Python."""
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_environment() -> None:
    """Make ``.venv`` where there is none, or where it was made by another Python or elsewhere."""
    stamp, fingerprint = (
        ENVIRONMENT / ".made-from",
        mark(str(ENVIRONMENT), sys.base_prefix, sys.version),
    )
    if is_fresh(stamp, fingerprint) and python().is_file():
        return
    say("Making the environment .venv …")
    # A link to the Python of another environment would break when that one goes.
    base = getattr(sys, "_base_executable", sys.executable)
    run(base, "-m", "venv", "--clear", str(ENVIRONMENT))
    stamp.write_text(fingerprint, encoding="utf-8")


def install_packages(purpose: Purpose) -> None:
    """Install the pinned packages of a lock file, each checked against its hash, and the project.

    The lock file is whole, so that nothing else is resolved; packages come built, so that nothing
    is compiled or fetched besides; and a person's own pip settings that name other versions or
    another place to install to are set aside.
    """
    lock = LOCKS[purpose]
    stamp, fingerprint = ENVIRONMENT / f".{purpose}", mark(lock, ROOT / "pyproject.toml")
    if is_fresh(stamp, fingerprint):
        return
    say(f"Installing the packages of {lock.relative_to(ROOT).as_posix()} …")
    quiet = {"PIP_CONSTRAINT": "", "PIP_USER": "0", "PIP_TARGET": "", "PIP_PREFIX": ""}
    pip = (str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    hashed = ("--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(lock))
    run(*pip, *hashed, env=quiet)
    run(*pip, "--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT), env=quiet)
    stamp.write_text(fingerprint, encoding="utf-8")


def install_readers() -> None:
    """Install the reading systems in which the tests open the EPUB, from their hashed lock."""
    lock = READERS / "package-lock.json"
    stamp, fingerprint = READERS / "node_modules" / ".made-from", mark(lock)
    if is_fresh(stamp, fingerprint):
        return
    say("Installing the reading systems …")
    run("npm", "ci", "--prefix", str(READERS), "--ignore-scripts", "--no-audit", "--no-fund")
    stamp.write_text(fingerprint, encoding="utf-8")


def prepare_tests() -> None:
    """Bring what proves the outputs.

    On a person's machine what cannot be had is said, and the tests that need it are skipped; in
    CI it is a fault.
    """
    steps = [lambda: bring(missing({Purpose.TESTS})), install_readers]
    for step in steps:
        try:
            step()
        except Stop as stop:
            if os.environ.get("CI"):
                raise
            say(f"{stop}\nGoing on without: the tests that need it are skipped.")


def main(purpose: str) -> int:
    """Prepare the machine for a purpose, ``outputs`` or ``tests``."""
    try:
        bring(missing({Purpose.ENVIRONMENT, Purpose.OUTPUTS}))
        make_environment()
        if Purpose(purpose) is Purpose.TESTS:
            install_packages(Purpose.TESTS)
            prepare_tests()
        else:
            install_packages(Purpose.OUTPUTS)
    except Stop as stop:
        say(str(stop))
        return Exit.MACHINE
    return Exit.WELL


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else Purpose.OUTPUTS))
