"""In: who reads (ours or requests' defaults with feedparser), a port, hosts, feeds, a CA bundle. Out: JSON with what that took.

A process of its own for each measurement, so that the peak of its memory is that measurement's. Names lead to 127.0.0.1.
"""

from __future__ import annotations

import io
import json
import resource
import socket
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import feedparser
import requests

from functions.fetch import download, rounds
from shared.models import Batch, FeedReport
from shared.settings import FetchSettings
from shared.store import Bucket, DataStore, Version
from shared.topics import Feed, Topic
from tests.batches import FETCH_PLACES

NOW = datetime(2026, 1, 13, 4, tzinfo=UTC)
AT_ONCE = 64

resolve = socket.getaddrinfo


def to_this_machine(host: Any, *args: Any, **kwargs: Any) -> Any:
    return resolve("127.0.0.1" if str(host).endswith(".bench") else host, *args, **kwargs)


class MemoryBucket(Bucket):
    """A bucket that counts what is written; S3's own speed is not what is measured."""

    def __init__(self) -> None:
        self.name, self.written = "memory", list[str]()
        self._objects: dict[str, Version] = {}

    def read(self, key: str) -> Version | None:
        return self._objects.get(key)

    def write_over(self, key: str, body: bytes, content_type: str, *, seen: Version | None, cache: str = "") -> Version:
        self.written.append(key)
        self._objects[key] = Version(body, str(len(self.written)))
        return self._objects[key]

    def keys(self, prefix: str) -> Iterator[str]:
        yield from (key for key in sorted(self._objects) if key.startswith(prefix))


@contextmanager
def measured(into: dict[str, Any], name: str, feeds: int) -> Iterator[None]:
    started, cpu = time.perf_counter(), time.process_time()
    yield
    seconds = time.perf_counter() - started
    into[name] = {"rate": feeds / seconds, "cpu_ms": 1000 * (time.process_time() - cpu) / feeds}


def ours(urls: list[str], bundle: str) -> dict[str, Any]:
    download.CA_BUNDLE = bundle or download.CA_BUNDLE
    topic = Topic(id="bench", name="Bench", feeds=tuple(Feed(url=url) for url in urls))
    bucket = MemoryBucket()
    store = DataStore(bucket)
    settings = FetchSettings.read({**FETCH_PLACES, "ALLOW_LOOPBACK": "true"})
    result: dict[str, Any] = {}
    asked = _clocked()
    for name, now in (("new", NOW), ("unchanged", NOW + timedelta(hours=2))):
        asked.clear()
        bucket.written.clear()
        with measured(result, name, len(urls)):
            reports, items = rounds.read_feeds(topic, [topic], store.state, settings, now)
            batch = Batch(topic=topic, edition=now.date(), date=now, fetched_at=now, feeds=reports, articles=())
            store.write_batch(batch, items, replace=True)
        result[name] |= {"statuses": _statuses(reports), "articles": sum(listed.count for listed in items), "asking": asked[0]}
        result[name]["state writes"] = sum(key.startswith(("state/topics/", "state/feeds/")) for key in bucket.written)
    return result


def _clocked() -> list[float]:
    """How long the asking itself takes, without the state that is read before it and written after it."""
    seconds: list[float] = []
    ask: Callable[..., Any] = rounds._Round.ask

    def clocked(*args: Any, **kwargs: Any) -> Any:
        started = time.perf_counter()
        found = ask(*args, **kwargs)
        seconds.append(time.perf_counter() - started)
        return found

    rounds._Round.ask = clocked  # type: ignore[method-assign]  # the same, with a clock around it
    return seconds


def _statuses(reports: tuple[FeedReport, ...]) -> dict[str, int]:
    return {status: sum(report.status == status for report in reports) for status in sorted({report.status for report in reports})}


def defaults(urls: list[str], bundle: str) -> dict[str, Any]:
    """requests.get and feedparser.parse as everybody writes them."""
    tags: dict[str, str] = {}

    def new(url: str) -> None:
        answer = requests.get(url, verify=bundle or True, timeout=10)
        tags[url] = answer.headers["ETag"]
        feedparser.parse(io.BytesIO(answer.content))

    def again(url: str) -> None:
        requests.get(url, verify=bundle or True, timeout=10, headers={"If-None-Match": tags[url]})

    result: dict[str, Any] = {}
    for name, work in (("new", new), ("unchanged", again)):
        with measured(result, name, len(urls)), ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(work, urls))
    return result


def main(who: str, scheme: str, port: str, hosts: str, feeds: str, bundle: str) -> None:
    socket.getaddrinfo = to_this_machine
    urls = [f"{scheme}://h{number % int(hosts)}.bench:{port}/{number}" for number in range(int(feeds))]
    result = (ours if who == "ours" else defaults)(urls, bundle)
    result["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])
