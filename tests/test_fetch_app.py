"""Rules of the fetch function on emulated AWS and real feeds over HTTP."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from functions.fetch import app
from shared.errors import EventError
from shared.events import Item, Plan, StoredObject, TopicDue
from shared.settings import FetchSettings
from shared.state import feed_key
from shared.store import Bucket, DataStore
from tests.batches import FETCH_PLACES, NOW, item, rss
from tests.measured import measured
from tests.serving import serve

DAY = date(2026, 1, 13)
FEED = rss(item("China and Japan talk", "https://times.example/1"), item("Japan votes", "https://times.example/2"))


class Desk:
    """A data bucket, a queue, and feeds on loopback."""

    def __init__(self, server: str) -> None:
        boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="data-bucket")
        self._sqs = boto3.client("sqs", region_name="us-east-1")
        self.queue = self._sqs.create_queue(QueueName="fetch")["QueueUrl"]
        self.bucket, self.server = Bucket("data-bucket"), server
        self.store = DataStore(self.bucket)
        given = {**FETCH_PLACES, "FETCH_QUEUE_URL": self.queue, "ALLOW_LOOPBACK": "true", "CLOCK": NOW.isoformat()}
        self.settings = FetchSettings.read(given)

    def drop(self, name: str, **changes: Any) -> None:
        facts = {"id": "china-japan", "name": "China vs Japan", "feeds": [{"url": f"{self.server}/good.xml"}], **changes}
        self.bucket.write(f"topics/{name}", json.dumps(facts).encode(), "application/json")

    def work(self, asked: Item) -> dict[str, int]:
        return dict(app.work(asked, self.store, self.settings))

    def queued(self) -> list[dict[str, Any]]:
        answer = self._sqs.receive_message(QueueUrl=self.queue, MaxNumberOfMessages=10)
        return [json.loads(message["Body"]) for message in answer.get("Messages", [])]


@pytest.fixture
def desk() -> Iterator[Desk]:
    with serve({"/good.xml": FEED, "/empty.xml": rss(), "/broken.xml": b"<html>"}) as server, mock_aws():
        yield Desk(server)


def due(**changes: Any) -> TopicDue:
    return TopicDue.model_validate({"kind": "topic", "topic": "china-japan", "edition": DAY, **changes})


def test_plan_sends_one_message_a_topic_that_is_active(desk: Desk) -> None:
    desk.drop("a.json")
    desk.drop("b.json", id="tokyo", timezone="Asia/Tokyo")
    desk.drop("c.json", id="asleep", active=False)
    tick = Plan(kind="plan", scheduled=datetime(2026, 1, 13, 20, tzinfo=UTC))
    assert desk.work(tick) == {"TopicsPlanned": 2, "SourceListsRefused": 0}
    scheduled = "2026-01-13T20:00:00Z"
    assert sorted(desk.queued(), key=lambda message: str(message["topic"])) == [
        {"kind": "topic", "topic": "china-japan", "edition": "2026-01-13", "scheduled": scheduled},
        {"kind": "topic", "topic": "tokyo", "edition": "2026-01-14", "scheduled": scheduled},
    ]


def test_broken_source_list_costs_the_plan_only_its_own_topics(desk: Desk) -> None:
    desk.drop("a.json")
    desk.bucket.write("topics/broken.yaml", b"id: [", "text/yaml")
    assert desk.work(Plan(kind="plan", scheduled=NOW)) == {"TopicsPlanned": 1, "SourceListsRefused": 1}


def test_topic_message_stores_one_batch_and_sends_nothing(desk: Desk) -> None:
    desk.drop("a.json")
    assert desk.work(due(scheduled=NOW)) == {"BatchesStored": 1, "ArticlesFetched": 2, "FeedsFailed": 0}
    batch = desk.store.find_batch("china-japan", DAY)
    assert batch is not None
    assert [article.title for article in batch.articles] == ["China and Japan talk", "Japan votes"]
    assert batch.date == NOW
    assert desk.queued() == []


def test_failing_feed_is_reported_and_takes_nothing_down(desk: Desk) -> None:
    urls = [f"{desk.server}/{name}.xml" for name in ("missing", "broken", "empty", "good")]
    desk.drop("a.json", feeds=[*({"url": url} for url in urls), {"url": "http://127.0.0.1:9/feed"}])
    assert desk.work(due())["FeedsFailed"] == 3
    assert measured("FeedsFailedPercent") == [60]
    batch = desk.store.find_batch("china-japan", DAY)
    assert batch is not None
    assert [(report.status, report.why) for report in batch.feeds] == [
        ("failed", "the server answered 404 Not Found"),
        ("failed", "it is not an RSS or Atom feed"),
        ("empty", "it lists no articles"),
        ("ok", ""),
        ("failed", "the server cannot be reached"),
    ]
    assert len(batch.articles) == 2


def test_duplicate_of_a_scheduled_message_does_nothing(desk: Desk) -> None:
    desk.drop("a.json")
    desk.work(due(scheduled=NOW))
    before = desk.bucket.read("articles/china-japan/2026-01-13.json.gz")
    assert desk.work(due(scheduled=NOW)) == {"BatchesKept": 1}
    assert desk.bucket.read("articles/china-japan/2026-01-13.json.gz") == before


def test_day_on_which_nothing_is_new_has_a_batch_with_what_is_remembered(desk: Desk) -> None:
    desk.drop("a.json")
    desk.work(due())
    desk.settings = desk.settings.model_copy(update={"clock": NOW + timedelta(days=1)})
    assert desk.work(due(edition=date(2026, 1, 14))) == {"BatchesStored": 1, "ArticlesFetched": 2, "FeedsFailed": 0}
    first, second = (desk.store.find_batch("china-japan", day) for day in (DAY, date(2026, 1, 14)))
    assert first is not None
    assert second is not None
    assert [report.status for report in second.feeds] == ["unchanged"]
    assert second.articles == first.articles


def test_run_by_hand_replaces_the_edition_and_keeps_its_first_date(desk: Desk) -> None:
    desk.drop("a.json", feeds=[{"url": f"{desk.server}/empty.xml"}])
    desk.work(due(scheduled="2026-01-13T03:00:00Z"))
    desk.drop("a.json")
    assert desk.work(due(replace=True))["BatchesStored"] == 1
    batch = desk.store.find_batch("china-japan", DAY)
    assert batch is not None
    assert len(batch.articles) == 2
    assert batch.date == datetime(2026, 1, 13, 3, tzinfo=UTC)


def test_edition_with_articles_is_not_replaced_by_nothing(desk: Desk) -> None:
    desk.drop("a.json")
    desk.work(due())
    before = desk.bucket.read("articles/china-japan/2026-01-13.json.gz")
    desk.drop("a.json", feeds=[{"url": f"{desk.server}/missing.xml"}])
    assert desk.work(due(replace=True)) == {"BatchesKept": 1, "FeedsFailed": 1}
    assert desk.bucket.read("articles/china-japan/2026-01-13.json.gz") == before


def test_what_reached_nobody_can_be_mended_and_tried_again_at_the_same_moment(desk: Desk) -> None:
    desk.drop("a.json")
    without = desk.settings.model_copy(update={"allow_loopback": False})
    for _ in range(2):
        app.work(due(replace=True), desk.store, without)
        batch = desk.store.find_batch("china-japan", DAY)
        assert batch is not None
        assert [(report.why, report.failures) for report in batch.feeds] == [("its address is not a public one", 1)]
    assert desk.work(due(replace=True))["ArticlesFetched"] == 2


def test_state_that_cannot_be_unpacked_is_no_memory(desk: Desk) -> None:
    desk.drop("a.json")
    desk.work(due())
    key = "state/topics/china-japan.json.gz"
    version = desk.bucket.read(key)
    assert version is not None
    state = json.loads(gzip.decompress(version.body))
    for feed in state["feeds"].values():
        feed["items"]["packed"] = "AAAA"
    desk.bucket.write(key, gzip.compress(json.dumps(state).encode()), "application/gzip")
    assert desk.work(due(replace=True))["ArticlesFetched"] == 2


def remembered(desk: Desk) -> set[str]:
    return {key for part in ("topics", "feeds") for key in desk.bucket.keys(f"state/{part}/")}


@pytest.mark.parametrize("by", [Plan(kind="plan", scheduled=NOW), StoredObject("data-bucket", "topics/b.json", None, removed=True)])
def test_what_is_remembered_of_feeds_goes_when_no_source_list_names_them(desk: Desk, by: Item) -> None:
    shared, own = {"url": f"{desk.server}/good.xml"}, {"url": f"{desk.server}/empty.xml"}
    desk.drop("a.json", feeds=[shared])
    desk.drop("b.json", id="tokyo", feeds=[shared, own])
    for topic in ("china-japan", "tokyo"):
        desk.work(due(topic=topic))
    feed = f"state/feeds/{feed_key(shared['url'])}.json.gz"
    assert remembered(desk) == {"state/topics/tokyo.json.gz", feed}
    desk.bucket.remove("topics/b.json")
    desk.work(by)
    assert remembered(desk) == {feed}, "a feed that is still listed by one topic"
    desk.bucket.remove("topics/a.json")
    desk.work(by)
    assert remembered(desk) == set()


def test_what_is_remembered_of_a_topic_that_rests_or_is_refused_stays(desk: Desk) -> None:
    desk.drop("a.json")
    desk.work(due())
    before = remembered(desk)
    desk.drop("a.json", active=False)
    desk.work(Plan(kind="plan", scheduled=NOW))
    desk.bucket.write("topics/a.json", b"{", "application/json")
    desk.work(Plan(kind="plan", scheduled=NOW))
    assert remembered(desk) == before == {"state/topics/china-japan.json.gz"}


@pytest.mark.parametrize("door", ["keys", "remove"])
def test_plan_goes_on_when_state_can_be_neither_listed_nor_removed(desk: Desk, door: str, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.drop("a.json")
    desk.bucket.write("state/topics/gone.json.gz", b"", "application/gzip")
    allowed = getattr(Bucket, door)

    def forbidden(bucket: Bucket, key: str) -> Any:
        if key.startswith("state/"):
            raise ClientError({"Error": {"Code": "AccessDenied", "Message": "no"}}, "any")
        return allowed(bucket, key)

    monkeypatch.setattr(Bucket, door, forbidden)
    assert desk.work(Plan(kind="plan", scheduled=NOW)) == {"TopicsPlanned": 1, "SourceListsRefused": 0}


def test_batch_says_how_each_feed_has_fared_so_far(desk: Desk) -> None:
    desk.drop("a.json", feeds=[{"url": f"{desk.server}/{name}.xml"} for name in ("good", "missing")])
    for _ in range(2):  # the second run answers from memory, and says the same
        desk.work(due(replace=True))
        batch = desk.store.find_batch("china-japan", DAY)
        assert batch is not None
        good, missing = batch.feeds
        assert (good.status, good.last_success, good.failures, good.next_try) == ("ok", NOW, 0, None)
        assert (missing.status, missing.last_success, missing.failures) == ("failed", None, 1)
        assert missing.next_try is not None
        assert missing.next_try > NOW


def test_news_of_a_later_day_keeps_its_date_in_a_run_of_an_earlier_one(desk: Desk) -> None:
    desk.drop("a.json")
    earlier = FetchSettings.read({**FETCH_PLACES, "FETCH_QUEUE_URL": desk.queue, "ALLOW_LOOPBACK": "true", "CLOCK": "2026-01-05T04:00:00Z"})
    app.work(due(edition=None), desk.store, earlier)
    batch = desk.store.find_batch("china-japan", date(2026, 1, 5))
    assert batch is not None
    assert {article.published for article in batch.articles} == {datetime(2026, 1, 12, 9, tzinfo=UTC)}


def test_message_without_an_edition_means_today_there(desk: Desk) -> None:
    desk.drop("a.json", timezone="America/Caracas")
    desk.work(TopicDue(kind="topic", topic="china-japan"))
    assert desk.store.find_batch("china-japan", date(2026, 1, 13)) is not None


def test_past_edition_asked_for_by_hand_is_dated_to_its_own_day(desk: Desk) -> None:
    desk.drop("a.json")
    desk.work(due(edition=date(2026, 1, 10), replace=True))
    batch = desk.store.find_batch("china-japan", date(2026, 1, 10))
    assert batch is not None
    assert batch.date == datetime(2026, 1, 10, 4, tzinfo=UTC)


def test_topic_that_nobody_defines_is_an_error_by_name(desk: Desk) -> None:
    with pytest.raises(EventError, match="no source list defines the topic 'china-japan'"):
        desk.work(due())


def test_object_of_another_prefix_is_refused(desk: Desk) -> None:
    with pytest.raises(EventError, match="below topics/ only"):
        desk.work(StoredObject("data-bucket", "articles/x/2026-01-13.json.gz", None))
