"""Rules of a round of requests, on emulated AWS and a real server that counts: who is asked how often, and what is written."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from functions.fetch import politeness, rounds
from functions.fetch.memory import Memory
from shared.models import FeedReport
from shared.settings import FetchSettings
from shared.state import feed_key
from shared.store import Bucket, StateStore
from shared.topics import Topic
from tests.batches import FETCH_PLACES, NOW, item, rss
from tests.scripted import Request, scripted

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FEED = rss(item("China and Japan talk", "https://times.example/1"), item("Japan votes", "https://times.example/2"))


class Desk:
    """A data bucket, and a server whose answers can be changed; `asked` are the paths in the order of the requests."""

    def __init__(self, port: int, asked: list[str], answers: dict[str, Callable[[Request], None]]) -> None:
        boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="data-bucket")
        self.server, self.asked, self.answers = f"http://127.0.0.1:{port}", asked, answers
        self.bucket = Bucket("data-bucket")
        given = {**FETCH_PLACES, "ALLOW_LOOPBACK": "true"}
        self.settings = FetchSettings.read(given)

    def topic(self, *paths: str, name: str = "a") -> Topic:
        return Topic.model_validate({"id": name, "name": name, "feeds": [{"url": f"{self.server}/{path}"} for path in paths]})

    def read(self, topic: Topic, *others: Topic, now: datetime = NOW) -> tuple[list[tuple[str, str]], list[str]]:
        """(status and reason of each feed, titles), of a run with a memory of its own, as another function would have it."""
        reports, items = rounds.read_feeds(topic, [topic, *others], StateStore(Bucket("data-bucket")), self.settings, now)
        return _said(reports), [article.title for listed in items for article in listed.articles()]

    def state(self) -> dict[str, str]:
        """Every object of feed state, by key, with the version it has."""
        keys = [key for key in self.bucket.keys("state/") if not key.startswith("state/lease/")]
        return {key: version.etag for key in keys if (version := self.bucket.read(key))}


def _said(reports: tuple[FeedReport, ...]) -> list[tuple[str, str]]:
    return [(report.status, report.why) for report in reports]


def conditional(request: Request) -> None:
    known = request.headers["If-None-Match"] == '"v1"'
    request.answer(304 if known else 200, b"" if known else FEED, ETag='"v1"')


@pytest.fixture
def desk() -> Iterator[Desk]:
    asked: list[str] = []
    answers: dict[str, Callable[[Request], None]] = {}

    def respond(request: Request) -> None:
        path = request.path.strip("/")
        asked.append(path)
        answers.get(path, conditional)(request)

    with scripted(respond) as port, mock_aws():
        yield Desk(port, asked, answers)


TITLES = ["China and Japan talk", "Japan votes"]


def test_unchanged_feed_costs_no_parsing_and_no_write_and_its_items_are_there(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    topic = desk.topic("x", "y")
    desk.read(topic)
    before = desk.state()
    monkeypatch.setattr("functions.fetch.feeds.parse", None)
    assert desk.read(topic, now=NOW + 2 * HOUR) == ([("unchanged", "")] * 2, TITLES * 2)
    assert len(desk.asked) == 4
    assert desk.state() == before
    assert list(before) == ["state/topics/a.json.gz"]


def test_the_same_bytes_from_a_server_without_validators_are_not_parsed_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.answers["x"] = lambda request: request.answer(200, FEED)
    desk.read(desk.topic("x"))
    before = desk.state()
    monkeypatch.setattr("functions.fetch.feeds.parse", None)
    assert desk.read(desk.topic("x"), now=NOW + DAY) == ([("unchanged", "")], TITLES)
    assert desk.state() == before


@pytest.mark.parametrize("path", ["good", "empty", "missing", "broken"])
def test_within_the_hour_nobody_is_asked_again_and_the_answer_is_the_same(desk: Desk, path: str) -> None:
    desk.answers["empty"] = lambda request: request.answer(200, rss())
    desk.answers["missing"] = lambda request: request.answer(404)
    desk.answers["broken"] = lambda request: request.answer(200, b"<html>")
    first = desk.read(desk.topic(path))
    for minutes in (0, 10, 59):
        assert desk.read(desk.topic(path), now=NOW + timedelta(minutes=minutes)) == first
    assert len(desk.asked) == 1


def test_within_the_hour_after_not_modified_nobody_is_asked_again_either(desk: Desk) -> None:
    topic = desk.topic("x")
    desk.read(topic)
    first = desk.read(topic, now=NOW + DAY)
    assert desk.read(topic, now=NOW + DAY + HOUR / 2) == first
    assert len(desk.asked) == 2


def test_topics_that_share_a_feed_ask_it_once(desk: Desk) -> None:
    one, two = desk.topic("x", "shared", name="a"), desk.topic("shared", "y", name="b")
    assert desk.read(one, two)[1] == TITLES * 2
    assert desk.read(two, one)[1] == TITLES * 2
    assert sorted(desk.asked) == ["shared", "x", "y"]
    shared = f"state/feeds/{feed_key(desk.server + '/shared')}.json.gz"
    assert set(desk.state()) == {"state/topics/a.json.gz", "state/topics/b.json.gz", shared}


def test_feed_is_remembered_when_another_topic_lists_it_too_and_when_that_goes_again(desk: Desk) -> None:
    one, two = desk.topic("x", name="a"), desk.topic("x", name="b")
    desk.read(one)
    assert desk.read(two, one) == ([("ok", "")], TITLES)
    assert desk.read(one, two) == ([("ok", "")], TITLES)
    assert desk.read(two) == ([("ok", "")], TITLES)
    assert desk.asked == ["x"]


def test_feed_that_is_shared_again_is_known_by_its_latest_record(desk: Desk) -> None:
    one, two = desk.topic("x", name="one"), desk.topic("x", name="two")
    desk.read(one, two)
    newer = rss(item("Talks go on", "https://times.example/3"))
    desk.answers["x"] = lambda request: request.answer(200, newer)
    desk.read(one, now=NOW + DAY)
    _, titles = desk.read(two, one, now=NOW + DAY)
    assert titles == ["Talks go on"]


@pytest.mark.parametrize("names", [("a", "b"), ("a", "a")])
def test_runs_at_the_same_time_ask_a_feed_once_and_all_get_its_news(
    desk: Desk, names: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "PAUSE", 0.02)
    both = threading.Barrier(2)

    def slow(request: Request) -> None:
        time.sleep(0.3)
        conditional(request)

    desk.answers["x"] = slow
    topics = [desk.topic("x", name=name) for name in names]

    def run(topic: Topic) -> Any:
        both.wait()
        return desk.read(topic, *(other for other in topics if other.id != topic.id))

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(run, topics)) == [([("ok", "")], TITLES)] * 2
    assert desk.asked == ["x"]


def test_news_that_another_run_brings_while_ours_starts_is_seen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = desk.topic("x", name="a"), desk.topic("x", name="b")
    desk.read(one, two)
    desk.answers["x"] = lambda request: request.answer(200, rss(item("News", "https://times.example/3")))
    take_turns = Memory.take_turns

    def late(self: Memory, wanted: Any, moment: datetime) -> Any:
        monkeypatch.setattr(Memory, "take_turns", take_turns)
        desk.read(one, two, now=NOW + DAY)
        return take_turns(self, wanted, moment)

    monkeypatch.setattr(Memory, "take_turns", late)
    assert desk.read(two, one, now=NOW + DAY) == ([("ok", "")], ["News"])
    assert len(desk.asked) == 2


def test_another_run_that_does_not_come_to_an_end_is_not_waited_for_for_ever(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "PATIENCE", 0.1)
    monkeypatch.setattr(rounds, "PAUSE", 0.02)
    StateStore(desk.bucket).change_requests(lambda book: politeness.take_turns(book, [f"{desk.server}/x"], NOW)[0])
    assert desk.read(desk.topic("x")) == ([("failed", "another run was asking it and did not end in time")], [])
    assert desk.asked == []


def test_feed_of_a_run_that_died_is_asked_as_soon_as_its_turn_is_over(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "PAUSE", 0.02)
    monkeypatch.setattr(politeness, "LEASE", timedelta(seconds=0.3))
    StateStore(desk.bucket).change_requests(lambda book: politeness.take_turns(book, [f"{desk.server}/x"], NOW)[0])
    assert desk.read(desk.topic("x")) == ([("ok", "")], TITLES)
    assert desk.asked == ["x"]


def test_feed_that_another_run_had_no_time_for_is_asked_by_the_run_that_waited(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "PAUSE", 0.02)
    store, name = StateStore(desk.bucket), f"{desk.server}/x"
    store.change_requests(lambda book: politeness.take_turns(book, [name], NOW)[0])
    waiting = rounds._waited

    def given_back(*args: Any, **kwargs: Any) -> bool:
        store.change_requests(lambda book: politeness.end_turns(book, [name], [], NOW))
        return waiting(*args, **kwargs)

    monkeypatch.setattr(rounds, "_waited", given_back)
    assert desk.read(desk.topic("x")) == ([("ok", "")], TITLES)


def test_run_that_asks_for_long_keeps_its_turn(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "PAUSE", 0.02)
    monkeypatch.setattr(rounds, "RENEWAL", 0.1)
    monkeypatch.setattr(politeness, "LEASE", timedelta(seconds=2))

    def slow(request: Request) -> None:
        time.sleep(3)
        conditional(request)

    desk.answers["x"] = slow
    topics = desk.topic("x", name="a"), desk.topic("x", name="b")
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(desk.read, *topics)
        while not desk.asked:
            time.sleep(0.01)
        assert desk.read(*reversed(topics)) == first.result() == ([("ok", "")], TITLES)
    assert desk.asked == ["x"]


def test_feeds_that_the_time_did_not_suffice_for_are_reported_and_asked_next_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.read(desk.topic("x"))
    with monkeypatch.context() as hurried:
        hurried.setattr(rounds, "BUDGET", -1.0)
        assert desk.read(desk.topic("x"), now=NOW + DAY) == ([("failed", "there was no time left to ask it")], TITLES)
    assert desk.asked == ["x"]
    assert desk.read(desk.topic("x"), now=NOW + DAY) == ([("unchanged", "")], TITLES)
    assert desk.asked == ["x", "x"]


def test_run_that_breaks_after_asking_does_not_let_the_next_one_ask_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.read(desk.topic("x"))
    with monkeypatch.context() as broken:
        broken.setattr(Memory, "keep", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            desk.read(desk.topic("x"), now=NOW + DAY)
    assert desk.read(desk.topic("x"), now=NOW + DAY)[1] == TITLES
    assert len(desk.asked) == 2


def test_gone_feed_is_not_asked_again(desk: Desk) -> None:
    desk.answers["x"] = lambda request: request.answer(410)
    for days in range(3):
        assert desk.read(desk.topic("x"), now=NOW + days * DAY) == ([("failed", "the server answered 410 Gone")], [])
    assert desk.asked == ["x"]


def test_moved_feed_is_asked_at_its_new_address(desk: Desk) -> None:
    desk.answers["x"] = lambda request: request.answer(301, Location="/new")
    for days in range(3):
        assert desk.read(desk.topic("x"), now=NOW + days * DAY)[1] == TITLES
    assert desk.asked == ["x", "new", "new", "new"]


def test_server_that_asks_for_rest_gets_it_across_runs(desk: Desk) -> None:
    desk.answers["x"] = lambda request: request.answer(429, Retry_After="80000")
    for hours in (0, 2, 22):
        assert desk.read(desk.topic("x"), now=NOW + hours * HOUR)[0] == [("failed", "the server answered 429 Too Many Requests")]
    assert desk.asked == ["x"]


def test_items_of_better_days_stand_in_for_a_feed_that_fails(desk: Desk) -> None:
    desk.read(desk.topic("x"))
    desk.answers["x"] = lambda request: request.answer(500)
    assert desk.read(desk.topic("x"), now=NOW + DAY) == ([("failed", "the server answered 500 Internal Server Error")], TITLES)


@pytest.mark.parametrize("body", [b"not gzip", gzip.compress(b"{}"), gzip.compress(b'{"schema_version": 2}')])
def test_state_that_cannot_be_read_is_none_and_is_written_anew(desk: Desk, body: bytes) -> None:
    shared = f"state/feeds/{feed_key(desk.server + '/y')}.json.gz"
    for key in ("state/topics/a.json.gz", shared, "state/lease/fetch.json"):
        desk.bucket.write(key, body, "application/gzip")
    topics = desk.topic("x", "y"), desk.topic("y", name="b")
    assert desk.read(*topics)[1] == TITLES * 2
    assert desk.read(*topics)[1] == TITLES * 2
    assert sorted(desk.asked) == ["x", "y"]


def test_run_does_without_memory_when_it_may_neither_be_read_nor_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: Any, **__: Any) -> Any:
        raise ClientError({"Error": {"Code": "AccessDenied", "Message": "no"}}, "any")

    for door in ("read", "write_over", "keys"):
        monkeypatch.setattr(Bucket, door, forbidden)
    assert desk.read(desk.topic("x", "y"), desk.topic("y", name="b"))[1] == TITLES * 2


def test_feeds_that_the_topic_no_longer_lists_are_forgotten(desk: Desk) -> None:
    desk.read(desk.topic("x", "y"))
    desk.read(desk.topic("x", "z"))
    assert set(StateStore(desk.bucket).topic("a").feeds) == {f"{desk.server}/x", f"{desk.server}/z"}
