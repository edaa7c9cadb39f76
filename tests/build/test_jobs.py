from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from publish.build.jobs import Limits, Outcome, Pool
from publish.diagnostics import Diagnostic, PublishError


def run(
    function: Callable[[Any], Any],
    arguments: Sequence[Any],
    workers: int,
    limits: Limits | None = None,
) -> Iterator[Outcome[Any]]:
    with Pool(function, workers, limits=limits) as pool:
        yield from pool.run(arguments)


def _square(number: int) -> int:
    if number == 3:
        raise PublishError(Diagnostic("three", "three is not squared here"))
    return number * number


def _stumble(number: int) -> int:
    return 1 // number


def _die(path: str) -> str:
    if path.endswith("poison"):
        os.kill(os.getpid(), signal.SIGKILL)
    if path.endswith("once") and not Path(path).exists():
        Path(path).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return path


def _hang(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def test_each_job_has_one_outcome_and_a_fault_stays_with_its_job() -> None:
    outcomes = {outcome.index: outcome for outcome in run(_square, range(6), workers=2)}
    assert {index: outcome.value for index, outcome in outcomes.items()} == {
        0: 0,
        1: 1,
        2: 4,
        3: None,
        4: 16,
        5: 25,
    }
    assert [fault.code for fault in outcomes[3].diagnostics] == ["three"]


def test_a_killed_worker_loses_nothing_and_a_poisonous_job_fails_alone(tmp_path: Path) -> None:
    jobs = [str(tmp_path / name) for name in ("a", "once", "poison", "b")]
    outcomes = {outcome.index: outcome for outcome in run(_die, jobs, workers=2)}
    assert [outcomes[n].value for n in range(4)] == [jobs[0], jobs[1], None, jobs[3]]
    assert outcomes[2].diagnostics[0].code == "worker-lost"


def test_a_fault_of_our_own_is_told_without_a_traceback(capfd: pytest.CaptureFixture[str]) -> None:
    outcomes = {outcome.index: outcome for outcome in run(_stumble, [1, 0, 1], workers=1)}
    assert [outcomes[n].value for n in range(3)] == [1, None, 1]
    (fault,) = outcomes[1].diagnostics
    assert fault.code == "our-fault"
    assert "ZeroDivisionError" in fault.message
    assert "Traceback" not in capfd.readouterr().err


def test_a_job_over_its_time_is_stopped_and_said() -> None:
    outcomes = {o.index: o for o in run(_hang, [0.0, 60.0], workers=2, limits=Limits(seconds=1.5))}
    assert outcomes[0].value == 0.0
    assert outcomes[1].diagnostics[0].code == "job-too-slow"


def test_leaving_early_ends_the_workers() -> None:
    running = run(_hang, [0.0, 60.0], workers=2)
    next(running)
    running.close()


def test_no_jobs_no_workers() -> None:
    assert not list(run(_square, [], workers=2))


def held_back(_: int) -> bool:
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, [])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="workers are forked there only")
def test_an_interrupt_is_held_back_from_what_loads_the_engine_and_not_from_us() -> None:
    with Pool(held_back, workers=1) as pool:
        assert [outcome.value for outcome in pool.run([1])] == [True]
    assert not held_back(1)
