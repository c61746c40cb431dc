"""The render function on emulated S3: a stored digest becomes pages, and renders at once lose nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from unittest.mock import Mock

import boto3
import pytest
from moto import mock_aws

from functions.render import pages
from functions.render.app import handler, work
from shared.errors import EventError, MissingObject
from shared.events import StoredObject, TopicDue
from shared.models import Digest
from shared.site import FeedHealth
from shared.store import Bucket, DataStore, SiteStore
from tests.factories import claim, digest, feed_outcome

DATA, SITE = "data-bucket", "site-bucket"


class InterruptedSite(SiteStore):
    """Somebody else's work gets in, once, before `path` is published."""

    def __init__(self, bucket: Bucket, path: str, interruption: Callable[[], object]) -> None:
        super().__init__(bucket)
        self._path, self._interruption = path, interruption

    def publish(self, path: str, body: bytes, content_type: str) -> None:
        if path == self._path:
            self._path = ""
            self._interruption()
        super().publish(path, body, content_type)


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch) -> Iterator[DataStore]:
    monkeypatch.setenv("DATA_BUCKET", DATA)
    monkeypatch.setenv("SITE_BUCKET", SITE)
    with mock_aws():
        for name in (DATA, SITE):
            boto3.client("s3", region_name="us-east-1").create_bucket(Bucket=name)
        yield DataStore(Bucket(DATA))


def stored(data: DataStore, edition: Digest) -> StoredObject:
    data.write_digest(edition)
    return StoredObject(DATA, DataStore.digest_key(edition.topic, edition.edition), None)


def page(path: str) -> str:
    version = Bucket(SITE).read(path)
    assert version, path
    return version.body.decode()


def s3_event(key: str) -> dict[str, Any]:
    return {"Records": [{"eventSource": "aws:s3", "s3": {"bucket": {"name": DATA}, "object": {"key": key, "versionId": "1"}}}]}


def sqs_event(*keys: str) -> dict[str, Any]:
    return {
        "Records": [
            {"eventSource": "aws:sqs", "messageId": f"message-{number}", "body": json.dumps(s3_event(key))}
            for number, key in enumerate(keys, start=1)
        ]
    }


def handled(event: dict[str, Any]) -> Any:
    context = Mock(function_name="render", memory_limit_in_mb=512, invoked_function_arn="arn:aws:lambda:::render", aws_request_id="1")
    return handler(event, context)


def test_a_stored_digest_becomes_pages(data: DataStore) -> None:
    key = stored(data, digest()).key
    assert handled(s3_event(key)) == {"PagesPublished": 9}
    assert set(Bucket(SITE).keys("")) == {
        "content/summaries/china-japan/2026-01-13.md",
        "feed.xml",
        "feeds.json",
        "index.html",
        "index.json",
        "style.css",
        "summaries/china-japan/2026-01-13/digest.json",
        "summaries/china-japan/2026-01-13/index.html",
        "summaries/china-japan/feed.xml",
        "summaries/china-japan/index.html",
    }


def test_the_published_json_is_the_stored_digest(data: DataStore) -> None:
    key = stored(data, digest()).key
    handled(s3_event(key))
    version = Bucket(DATA).read(key)
    assert version
    assert page("summaries/china-japan/2026-01-13/digest.json").encode() == version.body


def test_pages_have_their_content_types(data: DataStore) -> None:
    handled(s3_event(stored(data, digest()).key))
    s3 = boto3.client("s3", region_name="us-east-1")
    for path, kind in {
        "index.html": pages.HTML,
        "feed.xml": pages.ATOM,
        "content/summaries/china-japan/2026-01-13.md": pages.MARKDOWN,
    }.items():
        assert s3.head_object(Bucket=SITE, Key=path)["ContentType"] == kind


def test_the_same_event_twice_gives_the_same_site(data: DataStore) -> None:
    event = s3_event(stored(data, digest()).key)
    handled(event)
    before = {key: page(key) for key in Bucket(SITE).keys("")}
    handled(event)
    assert {key: page(key) for key in Bucket(SITE).keys("")} == before


def test_a_late_old_edition_joins_the_archive_and_stays_off_the_home_page(data: DataStore) -> None:
    handled(s3_event(stored(data, digest(highlights=(claim("New", 1),))).key))
    handled(s3_event(stored(data, digest(edition=date(2026, 1, 1), highlights=(claim("Ancient", 1),))).key))
    assert "Ancient" in page("summaries/china-japan/index.html")
    assert "Ancient" not in page("index.html")


def test_a_bad_message_takes_no_other_down(data: DataStore) -> None:
    key = stored(data, digest()).key
    assert handled(sqs_event("topics/a.yaml", key)) == {"batchItemFailures": [{"itemIdentifier": "message-1"}]}
    assert "China vs Japan" in page("index.html")


@pytest.mark.parametrize(
    "item", [StoredObject(DATA, "articles/china-japan/2026-01-13.json.gz", None), TopicDue(kind="topic", topic="china-japan")]
)
def test_what_is_no_digest_is_refused(data: DataStore, item: StoredObject | TopicDue) -> None:
    with pytest.raises(EventError, match="render takes digests below digests/ only"):
        work(item, data, SiteStore(Bucket(SITE)), "")


def test_a_digest_that_is_gone_is_an_error(data: DataStore) -> None:
    with pytest.raises(MissingObject):
        handled(s3_event("digests/china-japan/2026-01-13.json"))


@pytest.mark.parametrize("moment", ["content/summaries/china-japan/2026-01-13.md", "index.html", "feed.xml"])
def test_two_topics_at_once_are_both_on_the_home_page(data: DataStore, moment: str) -> None:
    other = stored(data, digest(topic="iran", topic_name="Iran and the Gulf"))
    site = InterruptedSite(Bucket(SITE), moment, lambda: work(other, data, SiteStore(Bucket(SITE)), ""))
    work(stored(data, digest()), data, site, "")
    for path in ("index.html", "feed.xml"):
        assert "Iran and the Gulf" in page(path)
        assert "China vs Japan" in page(path)


def test_two_editions_at_once_are_both_in_the_archive(data: DataStore) -> None:
    other = stored(data, digest(edition=date(2026, 1, 12)))
    path = "summaries/china-japan/index.html"
    site = InterruptedSite(Bucket(SITE), path, lambda: work(other, data, SiteStore(Bucket(SITE)), ""))
    work(stored(data, digest()), data, site, "")
    assert "2026-01-12/index.html" in page(path)
    assert "2026-01-13/index.html" in page(path)


def test_a_rerun_that_finishes_first_is_not_undone(data: DataStore) -> None:
    """The older render read its digest before the rerun was stored, and writes its pages after the rerun's."""
    corrected = digest(highlights=(claim("Corrected", 1),))
    path = "summaries/china-japan/2026-01-13/index.html"
    site = InterruptedSite(Bucket(SITE), path, lambda: work(stored(data, corrected), data, SiteStore(Bucket(SITE)), ""))
    work(stored(data, digest(highlights=(claim("Wrong", 1),))), data, site, "")
    for published in (path, "index.html", "content/summaries/china-japan/2026-01-13.md"):
        assert "Corrected" in page(published)
        assert "Wrong" not in page(published)


def test_feeds_carry_the_sites_address_where_it_is_set(data: DataStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://site.example")
    handled(s3_event(stored(data, digest()).key))
    assert "https://site.example/summaries/china-japan/2026-01-13/index.html" in page("feed.xml")


def test_the_feeds_of_each_topic_are_shown_as_of_its_newest_edition(data: DataStore) -> None:
    when = datetime(2026, 1, 12, 4, tzinfo=UTC)
    newest = digest(feeds=(feed_outcome("failed", why="no answer", failures=3, last_success=when),))
    other = digest(topic="tokyo", feeds=(feed_outcome(),))
    older = digest(edition=date(2026, 1, 12), feeds=(feed_outcome(),))
    for edition in (newest, other, older):
        handled(s3_event(stored(data, edition).key))
    found = FeedHealth.model_validate_json(page("feeds.json"))
    assert [(topic.topic, topic.edition, topic.feeds) for topic in found.topics] == [
        ("china-japan", newest.edition, newest.feeds),
        ("tokyo", other.edition, other.feeds),
    ]
