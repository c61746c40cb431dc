"""In: the folder of recorded headlines, a day. Out: each topic's batch of that day, as a run would have stored it.

The recorded feeds are served by the folder's own tool and read by the real parser; nothing is scored that a user would not get.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from functions.fetch import feeds, sources
from shared.models import Article, Batch, FeedReport
from shared.topics import Topic


def topics(shared: Path, name: str = "topics.yaml") -> list[Topic]:
    path = shared / "corpus" / name
    return sources.read_source_list(path.name, path.read_bytes())


def labels(shared: Path, name: str) -> list[dict[str, Any]]:
    return lines(shared / "labels" / f"{name}.jsonl")


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def batches(shared: Path, wanted: Mapping[date, Iterable[Topic]]) -> list[Batch]:
    """The batch of every day and topic that is wanted."""
    found = []
    for day, about in sorted(wanted.items()):
        with replayed(shared, day) as server:
            found += [_batch(topic, day, server) for topic in about]
    return found


def _batch(topic: Topic, day: date, server: str) -> Batch:
    moment = datetime(day.year, day.month, day.day, 4, tzinfo=UTC)
    reports: list[FeedReport] = []
    articles: list[Article] = []
    for feed in topic.feeds:
        with urllib.request.urlopen(feed.address(server), timeout=30) as answer:  # noqa: S310 - our own server on loopback
            parsed = feeds.parse(answer.read(), feed, url=feed.name, content_type="application/rss+xml", now=moment)
        articles += parsed.articles
        reports.append(
            FeedReport(feed=feed.name, label=feed.label, perspective=feed.perspective, status="ok", articles=len(parsed.articles))
        )
    return Batch(topic=topic, edition=day, date=moment, fetched_at=moment, feeds=tuple(reports), articles=tuple(articles))


@contextmanager
def replayed(shared: Path, day: date) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(shared / "tools" / "replay-feeds"), "--date", day.isoformat(), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own words
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the replayed feeds did not come up within 30 seconds")
