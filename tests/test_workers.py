"""Rules of jobs side by side: all are done, failures are told, and nobody waits for what is under way when the caller breaks off."""

from __future__ import annotations

import threading
import time

import pytest

from functions.fetch import workers


def nothing() -> None:
    pass


def test_every_job_is_done_once_by_no_more_threads_than_allowed() -> None:
    done: list[int] = []
    names = set()

    def work(job: int) -> None:
        time.sleep(0.001)
        names.add(threading.current_thread().name)
        done.append(job)

    workers.run(work, range(50), at_once=4, meanwhile=nothing, every=1)
    assert sorted(done) == list(range(50))
    assert len(names) <= 4


def test_without_jobs_there_is_nothing_to_wait_for() -> None:
    workers.run(print, [], at_once=4, meanwhile=nothing, every=60)


def test_what_a_job_raises_reaches_the_caller() -> None:
    def broken(job: int) -> None:
        _ = 1 // job

    with pytest.raises(ZeroDivisionError):
        workers.run(broken, [1, 0], at_once=2, meanwhile=nothing, every=1)


def test_meanwhile_is_called_while_jobs_are_under_way_even_if_others_end_all_the_time() -> None:
    calls: list[int] = []
    workers.run(lambda _: time.sleep(0.02), range(30), at_once=1, meanwhile=lambda: calls.append(1), every=0.1)
    assert len(calls) >= 3


def test_caller_that_breaks_off_waits_for_no_job_and_starts_none() -> None:
    """As Ctrl-C does: it is raised in the thread that waits."""
    begun: list[int] = []
    release, stopped = threading.Event(), threading.Event()

    def work(job: int) -> None:
        begun.append(job)
        release.wait(30)
        stopped.set()

    def broken_off() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        workers.run(work, range(9), at_once=2, meanwhile=broken_off, every=0.05)
    assert not stopped.is_set()
    release.set()
    assert stopped.wait(10)
    time.sleep(0.05)
    assert sorted(begun) == [0, 1]
