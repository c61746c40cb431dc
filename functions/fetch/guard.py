"""In: the bytes of a feed. Out: what stands in it, or FeedError, within bounds of CPU time, wall time and memory.

feedparser needs 8.5 s for 209 KB of attributes and 15 s for a page of HTML in a description, and no thread can be stopped; so it works
in a child that can be. A child starts clean (other threads' locks would be copied by a fork), answers one feed after the other
on its stdin and stdout, and is killed when a feed breaks the bounds. Lambda has no /dev/shm, hence pipes.
"""

from __future__ import annotations

import json
import math
import os
import resource
import select
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO

from functions.fetch.items import Facts, Item, Reading
from shared.errors import FeedError

MAX_ANSWER = 64_000_000
_LENGTH = struct.Struct("!I")
# Its own sys.path as arguments: whatever made the parent find its modules, the child finds the same ones.
_BOOT = "import sys; sys.path[:] = sys.argv[1:]; from functions.fetch import guard; guard.serve()"


@dataclass(frozen=True)
class Limits:
    """CPU time decides, so that a busy machine changes nothing; the wall is for a child that does not even compute.

    `quick` is the CPU time of a first attempt. Few good feeds need more; those that do, and the hostile ones, are read again where they
    hold up nobody but each other.
    """

    cpu: float = 5.0
    quick: float = 0.5
    wall: float = 10.0
    memory: int = 256_000_000
    patience: float = 25.0
    """Seconds that a feed waits for a place: many hostile ones together must not use up the function's time."""


class Guard:
    """Children that parse, two for first attempts and one for those that take longer: more would only slow each other down."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._quick = _Lane(self.limits, children=2, cpu=min(self.limits.quick, self.limits.cpu))
        self._slow = _Lane(self.limits, children=1, cpu=self.limits.cpu)

    def read(self, body: bytes, *, feed: str, url: str, content_type: str, parser: str, seconds: float = math.inf) -> Reading:
        """`parser` is "universal" or "jsonfeed". A feed that waits for its first attempt does not use up its `seconds`; one that was
        too slow then, and waits again, does.
        """
        question = {"parser": parser, "url": url, "content_type": content_type}
        ends, stay = time.monotonic() + seconds, _Stay(own=seconds, patience=self.limits.patience)
        try:
            try:
                answer = self._quick.ask(question, body, stay)
            except _TooSlow:
                answer = self._slow.ask(question, body, _Stay(stay.own, min(ends - time.monotonic(), stay.patience), ends))
        except _Overrun as exc:
            raise FeedError(feed, str(exc)) from exc
        except OSError as exc:
            raise FeedError(feed, f"there was no process to parse it ({exc.strerror})") from exc
        if "why" in answer:
            raise FeedError(feed, answer["why"])
        items = [Item._make((*values, _moment(published))) for *values, published in answer["items"]]
        return Reading(Facts(*answer["facts"]), items, answer["total"])

    def close(self) -> None:
        """Ends all children, also those that are at work: their feeds fail."""
        self._quick.close()
        self._slow.close()


@dataclass
class _Stay:
    """What a feed has left: of its `own` seconds, of those that it may wait for a place, and until its time `ends` whatever it does."""

    own: float
    patience: float
    ends: float = math.inf


class _Lane:
    """Some children with one limit of CPU time, and the feeds that wait for them."""

    def __init__(self, limits: Limits, *, children: int, cpu: float) -> None:
        self._limits, self._cpu = limits, cpu
        self._places = threading.BoundedSemaphore(children)
        self.idle: list[_Child] = []
        self._busy: set[_Child] = set()
        self._closed = False

    def ask(self, question: Mapping[str, Any], body: bytes, stay: _Stay) -> Any:
        with self._place(stay), self._child() as child:
            started = time.monotonic()
            try:
                return child.ask({**question, "cpu": self._cpu}, body, min(self._limits.wall, stay.own, stay.ends - started))
            finally:
                stay.own -= time.monotonic() - started

    @contextmanager
    def _place(self, stay: _Stay) -> Iterator[None]:
        started = time.monotonic()
        if not self._places.acquire(timeout=max(0.0, stay.patience)):
            raise _Overrun("there was no time left to parse it")
        stay.patience -= time.monotonic() - started
        try:
            yield
        finally:
            self._places.release()

    @contextmanager
    def _child(self) -> Iterator[_Child]:
        """An idle child or a new one. It is kept for the next feed only if it answered this one."""
        if self._closed:
            raise _Overrun("parsing was stopped")
        child = self._take() or _Child(self._limits)
        self._busy.add(child)
        try:
            yield child
        except BaseException:
            child.kill()
            raise
        else:
            self.idle.append(child)
        finally:
            self._busy.discard(child)

    def _take(self) -> _Child | None:
        while self.idle:
            with suppress(IndexError):  # another thread took it in between
                child = self.idle.pop()
                if child.is_alive():
                    return child
                child.kill()
        return None

    def close(self) -> None:
        self._closed = True
        for child in list(self._busy):
            child.stop()  # whoever waits for it gets to know, and clears it away
        while idle := self._take():
            idle.kill()


class _Overrun(Exception):
    """The child broke its bounds or broke down; the message is for the reader of the page."""


class _TooSlow(_Overrun):
    """It used up its CPU time."""


class _Child:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own module, no shell
            [sys.executable, "-S", "-c", _BOOT, *sys.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._in, self._out = (pipe.fileno() for pipe in (self._process.stdin, self._process.stdout) if pipe)
        os.set_blocking(self._in, False)
        os.set_blocking(self._out, False)

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def stop(self) -> None:
        self._process.kill()

    def kill(self) -> None:
        self._process.kill()
        self._process.communicate()

    def ask(self, question: dict[str, Any], body: bytes, wall: float) -> Any:
        head = json.dumps({**question, "memory": self._limits.memory}).encode()
        ends = time.monotonic() + wall
        try:
            self._send(_LENGTH.pack(len(head)) + _LENGTH.pack(len(body)) + head + body, ends)
            (length,) = _LENGTH.unpack(self._receive(_LENGTH.size, ends))
            if length > MAX_ANSWER:
                raise _Overrun("it is too large to parse")
            return json.loads(self._receive(length, ends))
        except BrokenPipeError as exc:
            raise self._ended() from exc

    def _send(self, data: bytes, ends: float) -> None:
        view = memoryview(data)
        while view:
            self._wait([], [self._in], ends)
            view = view[os.write(self._in, view[:65_536]) :]

    def _receive(self, length: int, ends: float) -> bytes:
        parts: list[bytes] = []
        while length:
            self._wait([self._out], [], ends)
            if not (part := os.read(self._out, min(length, 1_000_000))):
                raise self._ended()
            parts.append(part)
            length -= len(part)
        return b"".join(parts)

    def _wait(self, readable: list[int], writable: list[int], ends: float) -> None:
        if not any(select.select(readable, writable, [], max(0.0, ends - time.monotonic()))):
            raise _Overrun("it took too long to parse")

    def _ended(self) -> _Overrun:
        if self._process.wait() == -signal.SIGPROF:
            return _TooSlow(f"it took longer than {self._limits.cpu:g} seconds to parse")
        return _Overrun(f"it needed more than {self._limits.memory // 1_000_000} MB to parse")


def serve() -> None:
    """The child's life: a question, an answer, until the parent is gone."""
    from functions.fetch import jsonfeed, universal

    parsers: dict[str, Any] = {"universal": universal.read, "jsonfeed": jsonfeed.read}
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    while head := source.read(2 * _LENGTH.size):
        sizes = _LENGTH.iter_unpack(head)
        question, body = json.loads(source.read(next(sizes)[0])), source.read(next(sizes)[0])
        _bound_memory(question["memory"])
        # The timer counts CPU time of this feed alone, and its signal ends the process whatever Python is doing.
        signal.setitimer(signal.ITIMER_PROF, question["cpu"])
        answer = _answer(parsers[question["parser"]], body, question)
        signal.setitimer(signal.ITIMER_PROF, 0)
        _write(answers, answer)


def _answer(read: Any, body: bytes, question: dict[str, Any]) -> dict[str, Any]:
    from functions.fetch import jsonfeed, universal

    try:
        reading = read(body, url=question["url"], content_type=question["content_type"])
    except universal.NoFeed:
        return {"why": "it is not an RSS or Atom feed"}
    except jsonfeed.NoJsonFeed as exc:
        return {"why": str(exc)}
    except MemoryError:
        return {"why": f"it needed more than {question['memory'] // 1_000_000} MB to parse"}
    except Exception as exc:  # feedparser 6.0.14 raises ValueError, OverflowError, TypeError, re.error … on hostile bytes
        return {"why": f"it cannot be parsed ({type(exc).__name__})"}
    items = [(*item[:-1], item.published and item.published.timestamp()) for item in reading.items]
    return {"facts": reading.facts, "items": items, "total": reading.total}


def _write(answers: BinaryIO, answer: dict[str, Any]) -> None:
    data = json.dumps(answer).encode()
    answers.write(_LENGTH.pack(len(data)) + data)
    answers.flush()


def _bound_memory(limit: int) -> None:
    with suppress(ValueError, OSError):  # macOS knows the limit and refuses to set it
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
