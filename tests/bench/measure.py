"""Takes commands; gives how long each took and how much memory its largest process held.

Commands are run in turn, A B A B, so that a machine whose speed drifts slows them all alike; what
is quoted is the median of the ratios of neighbouring runs.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


@dataclass
class Command:
    """A command to time: ``before`` is called ahead of each run, outside of the time."""

    name: str
    words: Sequence[str]
    before: Callable[[], None] = lambda: None
    extra: Mapping[str, str] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Run once. Raises RuntimeError with what the command said where it fails."""
        self.before()
        log = Path(os.devnull)
        start = time.perf_counter()
        with log.open("wb") as out:
            process = subprocess.Popen(
                list(self.words),
                stdout=out,
                stderr=subprocess.PIPE,
                env=_environment(self.extra),
            )
            assert process.stderr is not None
            said = process.stderr.read()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds.append(time.perf_counter() - start)
        self.megabytes.append(usage.ru_maxrss / 1024)
        if process.returncode not in (0, 1):
            msg = f"{self.name}: {said.decode(errors='replace')[-2000:]}"
            raise RuntimeError(msg)


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    """Give the environment of a command, in which Python keeps what it compiled, as installed."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **extra}


def compare(commands: Sequence[Command], runs: int) -> None:
    """Run all the commands in turn, ``runs`` times."""
    for _ in range(runs):
        for command in commands:
            command.run()


def ratio(slow: Command, fast: Command) -> str:
    """Give how many times faster the second command was: the median, and the spread."""
    pairs = [a / b for a, b in zip(slow.seconds, fast.seconds, strict=True)]
    spread = f"{min(pairs):.1f} to {max(pairs):.1f}" if len(pairs) > 1 else "one run"
    return f"{statistics.median(pairs):.1f}x ({spread})"


def table(commands: Sequence[Command]) -> str:
    """Give a line a command: median seconds, the spread, the memory of its largest process."""
    width = max(len(command.name) for command in commands)
    lines = []
    for command in commands:
        median = statistics.median(command.seconds)
        spread = f"{min(command.seconds):.2f}-{max(command.seconds):.2f}"
        memory = max(command.megabytes)
        lines.append(f"  {command.name:{width}}  {median:8.2f} s  ({spread})  {memory:6.0f} MB")
    return "\n".join(lines)
