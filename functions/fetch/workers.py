"""In: jobs and what to do with each. Out: all of them done, side by side; who breaks off waits for nothing that is under way.

concurrent.futures waits for its threads, also when the interpreter ends: a feed that drips would hold up Ctrl-C for its whole deadline.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TypeVar

Job = TypeVar("Job")


def run(work: Callable[[Job], None], jobs: Iterable[Job], *, at_once: int, meanwhile: Callable[[], None], every: float) -> None:
    """Does each job in one of at most `at_once` threads; until the last is done, calls `meanwhile` every so many seconds.

    What a job raises is raised here. Whatever ends this early, Ctrl-C above all, starts no further job; those under way are left alone.
    """
    waiting: SimpleQueue[Job] = SimpleQueue()
    ended: SimpleQueue[BaseException | None] = SimpleQueue()
    stopped = Event()
    for job in jobs:
        waiting.put(job)
    count = waiting.qsize()

    def walk() -> None:
        while not stopped.is_set():
            try:
                job = waiting.get_nowait()
            except Empty:
                return
            try:
                work(job)
            except BaseException as exc:  # it belongs to the caller, who would wait for ever otherwise
                ended.put(exc)
            else:
                ended.put(None)

    for _ in range(min(at_once, count)):
        Thread(target=walk, daemon=True).start()
    due = time.monotonic() + every
    try:
        while count:
            try:
                failure = ended.get(timeout=max(0.0, due - time.monotonic()))
            except Empty:
                meanwhile()
                due = time.monotonic() + every
                continue
            count -= 1
            if failure:
                raise failure
    finally:
        stopped.set()
