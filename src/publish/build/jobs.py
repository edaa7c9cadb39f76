"""Takes a function and many arguments; gives each outcome as it is ready, made in worker processes.

A worker that dies or hangs costs its own job alone, which is tried once more before it is reported;
the others go on. An interrupt ends every worker at once.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing as mp
import os
import signal
import sys
import time
from collections import deque
from dataclasses import dataclass
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Generic, TypeVar

from publish.diagnostics import Diagnostic, Exit, PublishError

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

A = TypeVar("A")
R = TypeVar("R")

_TRIES = 2
_LIFE = 50
_PATIENCE = 0.2
_LEFT = 600_000
"""Objects that jobs may leave behind before cycles are looked for: about 120 MB, eight essays."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[R]):
    """What became of one job: its place in the sequence, and its value or what went wrong.

    ``exit_code`` is that of the PublishError which ended it.
    """

    index: int
    value: R | None
    diagnostics: tuple[Diagnostic, ...] = ()
    exit_code: Exit = Exit.WELL


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one job may take (seconds) and how much memory a worker may hold (bytes)."""

    seconds: float = 600.0
    memory: int = 8 * 1024**3


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    job: int | None = None
    began: float = 0.0
    done: int = 0


class Pool(Generic[A, R]):
    """Worker processes that stay for one run after another.

    ``function`` must be importable by name, its arguments and values picklable. A PublishError that
    it raises becomes the outcome's diagnostics; any other death of a worker is reported as
    ``worker-lost``, a job over its time as ``job-too-slow``. ``preload`` names modules that the
    workers need, imported once.
    """

    def __init__(
        self,
        function: Callable[[A], R],
        workers: int,
        preload: Sequence[str] = (),
        limits: Limits | None = None,
    ) -> None:
        self.function = function
        self.most = workers
        self.limits = limits or Limits()
        self.context = _context(preload)
        self.workers: list[_Worker] = []
        self.arguments: Sequence[A] = ()
        self.waiting: deque[int] = deque()
        self.tries: list[int] = []

    def __enter__(self) -> Pool[A, R]:
        """Begin; workers are hired when there is work."""
        return self

    def warm(self) -> None:
        """Let what the workers need be loaded meanwhile, where workers are forked from it."""
        if self.context.get_start_method() == "forkserver":
            _ready_to_fork()

    def __exit__(self, *_: object) -> None:
        """End every worker at once, whatever it is doing."""
        self.close()

    def run(self, arguments: Sequence[A]) -> Iterator[Outcome[R]]:
        """Give the outcomes of the function over the arguments, in the order in which they end."""
        self.arguments = arguments
        self.waiting = deque(range(len(arguments)))
        self.tries = [0] * len(arguments)
        while len(self.workers) < min(self.most, len(arguments)):
            self.workers.append(self._hire())
        left = len(arguments)
        while left:
            for worker in self.workers:
                if worker.job is None and self.waiting:
                    self._give(worker)
            ready = set(wait([worker.pipe for worker in self.workers], timeout=_PATIENCE))
            for place, worker in enumerate(self.workers):
                outcome: Outcome[R] | None = None
                if worker.pipe in ready:
                    outcome = self._collect(place, worker)
                elif worker.job is not None and self._late(worker):
                    outcome = self._lost(place, worker, slow=True)
                if outcome:
                    left -= 1
                    yield outcome

    def close(self) -> None:
        """End every worker at once."""
        for worker in self.workers:
            with contextlib.suppress(OSError):
                worker.pipe.close()
            worker.process.kill()
        for worker in self.workers:
            worker.process.join(1)
        self.workers = []

    def _hire(self) -> _Worker:
        self.warm()
        ours, theirs = self.context.Pipe()
        process = self.context.Process(  # type: ignore[attr-defined]
            target=_work, args=(self.function, theirs, self.limits.memory), daemon=True
        )
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _give(self, worker: _Worker) -> None:
        index = self.waiting.popleft()
        self.tries[index] += 1
        worker.job, worker.began = index, time.monotonic()
        with contextlib.suppress(OSError):
            worker.pipe.send(self.arguments[index])

    def _collect(self, place: int, worker: _Worker) -> Outcome[R] | None:
        try:
            value, diagnostics, exit_code = worker.pipe.recv()
        except (EOFError, OSError):
            return self._lost(place, worker, slow=False)
        index, worker.job = worker.job, None
        worker.done += 1
        if worker.done >= _LIFE and self.waiting:
            worker.pipe.close()
            self.workers[place] = self._hire()
        return None if index is None else Outcome(index, value, diagnostics, exit_code)

    def _late(self, worker: _Worker) -> bool:
        return time.monotonic() - worker.began > self.limits.seconds

    def _lost(self, place: int, worker: _Worker, *, slow: bool) -> Outcome[R] | None:
        worker.pipe.close()
        worker.process.kill()
        worker.process.join(1)
        self.workers[place] = self._hire()
        index = worker.job
        if index is None:
            return None
        if not slow and self.tries[index] < _TRIES:
            self.waiting.appendleft(index)
            return None
        fault = (
            Diagnostic(
                "job-too-slow",
                f"this took longer than {self.limits.seconds:.0f} seconds and was stopped",
                hint="Split the reading, or look for a table or list nested very deep.",
            )
            if slow
            else Diagnostic(
                "worker-lost",
                "the process that worked on this ended twice without a word",
                hint="It may have run out of memory. Close other programs, or split the reading.",
            )
        )
        return Outcome(index, None, (fault,), Exit.FAULTS)


def _our_fault(error: Exception) -> Diagnostic:
    return Diagnostic(
        "our-fault",
        f"publish itself failed on this: {error!r}",
        hint="Please report this, with what PUBLISH_DEBUG=1 shows when you run it again.",
    )


def _context(preload: Sequence[str]) -> BaseContext:
    if sys.platform.startswith("linux"):
        context = mp.get_context("forkserver")
        context.set_forkserver_preload(list(preload))
        return context
    return mp.get_context("spawn")


def _ready_to_fork() -> None:
    """Start the process that workers are forked from, deaf to interrupts.

    An interrupt reaches the whole group of processes. Here it waits until that one has begun, which
    inherits that it is held back; otherwise it would print a traceback while it loads.
    """
    # It lets interrupts through when it has started, so it must have started before.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(function: Callable[[A], R], pipe: Connection, memory: int) -> None:
    if resource is not None:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # An interrupt reaches the whole group of processes; the parent ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.disable()
    while True:
        try:
            argument = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer: tuple[R | None, tuple[Diagnostic, ...], Exit]
            answer = (function(argument), (), Exit.WELL)
        except PublishError as error:
            answer = (None, error.diagnostics, error.exit_code)
        except MemoryError:
            fault = Diagnostic("out-of-memory", "there was not enough memory for this")
            answer = (None, (fault,), Exit.FAULTS)
        except Exception as error:
            if os.environ.get("PUBLISH_DEBUG"):
                raise
            answer = (None, (_our_fault(error),), Exit.FAULTS)
        with contextlib.suppress(OSError):
            pipe.send(answer)
        del argument, answer
        if gc.get_count()[0] > _LEFT:
            gc.collect()
