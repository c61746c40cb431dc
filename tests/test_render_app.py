"""The render function on emulated S3: a stored digest becomes pages, and renders at once lose nothing."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from unittest.mock import Mock

import boto3
import pytest
from moto import mock_aws

from functions.render.app import handler, work
from functions.render.publish import Publisher
from shared.errors import EventError, MissingObject
from shared.events import StoredObject, TopicDue
from shared.models import Catalogue, Digest, SourceList
from shared.site import ATOM, HTML, MARKDOWN, FeedHealth, SiteIndex
from shared.site_store import HOME, SiteStore
from shared.store import CATALOGUE, Bucket, DataStore
from shared.topics import Feed, Topic
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
    return (gzip.decompress(version.body) if path.endswith(".gz") else version.body).decode()


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
    assert handled(s3_event(key))["PagesPublished"] > 0
    paths = {path for path in Bucket(SITE).keys("") if not path.startswith("index/")}
    hashed = {re.sub(r"\.[0-9a-f]{10}\.", ".HASH.", path) for path in paths}
    assert hashed == {
        "404.html",
        "about.html",
        "content/summaries/china-japan/2026-01-13.md",
        "digest.schema.json",
        "feed.json",
        "feed.xml",
        "feeds.html",
        "feeds.json",
        "feeds.opml",
        "index.html",
        "icon.HASH.svg",
        "minisearch.HASH.js",
        "robots.txt",
        "search.HASH.js",
        "search.html",
        "search.json",
        "style.HASH.css",
        "summaries/china-japan/2026-01-13/digest.json",
        "summaries/china-japan/2026-01-13/index.html",
        "summaries/china-japan/archive/2026-01/index.html",
        "summaries/china-japan/feed.json",
        "summaries/china-japan/feed.xml",
        "summaries/china-japan/feeds.opml",
        "summaries/china-japan/index.html",
        "summaries/china-japan/outlets/index.html",
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
        "index.html": HTML,
        "feed.xml": ATOM,
        "content/summaries/china-japan/2026-01-13.md": MARKDOWN,
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
        work(item, Publisher(data, SiteStore(Bucket(SITE))))


def test_a_digest_that_is_gone_is_an_error(data: DataStore) -> None:
    with pytest.raises(MissingObject):
        handled(s3_event("digests/china-japan/2026-01-13.json"))


@pytest.mark.parametrize("moment", ["content/summaries/china-japan/2026-01-13.md", "index.html", "feed.xml"])
def test_two_topics_at_once_are_both_on_the_home_page(data: DataStore, moment: str) -> None:
    other = stored(data, digest(topic="iran", topic_name="Iran and the Gulf"))
    site = InterruptedSite(Bucket(SITE), moment, lambda: work(other, Publisher(data, SiteStore(Bucket(SITE)))))
    work(stored(data, digest()), Publisher(data, site))
    for path in ("index.html", "feed.xml"):
        assert "Iran and the Gulf" in page(path)
        assert "China vs Japan" in page(path)


def test_two_editions_at_once_are_both_in_the_archive(data: DataStore) -> None:
    other = stored(data, digest(edition=date(2026, 1, 12)))
    path = "summaries/china-japan/index.html"
    site = InterruptedSite(Bucket(SITE), path, lambda: work(other, Publisher(data, SiteStore(Bucket(SITE)))))
    work(stored(data, digest()), Publisher(data, site))
    assert "2026-01-12/index.html" in page(path)
    assert "2026-01-13/index.html" in page(path)


def test_a_rerun_that_finishes_first_is_not_undone(data: DataStore) -> None:
    """The older render read its digest before the rerun was stored, and writes its pages after the rerun's."""
    corrected = digest(highlights=(claim("Corrected", 1),))
    path = "summaries/china-japan/2026-01-13/index.html"
    site = InterruptedSite(Bucket(SITE), path, lambda: work(stored(data, corrected), Publisher(data, SiteStore(Bucket(SITE)))))
    work(stored(data, digest(highlights=(claim("Wrong", 1),))), Publisher(data, site))
    for published in (path, "index.html", "content/summaries/china-japan/2026-01-13.md"):
        assert "Corrected" in page(published)
        assert "Wrong" not in page(published)


def test_feeds_carry_the_sites_address_where_it_is_set(data: DataStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://site.example")
    handled(s3_event(stored(data, digest()).key))
    assert "https://site.example/summaries/china-japan/2026-01-13/index.html" in page("feed.xml")


def run_only(data: DataStore, *topics: str, active: bool = True) -> StoredObject:
    """The event of a catalogue in which these topics run."""
    feeds = (Feed(url="https://news.example/feed.xml"),)
    lists = SourceList(etag="1", topics=tuple(Topic(id=topic, name=topic, feeds=feeds, active=active) for topic in topics))
    data.change_catalogue(lambda _: Catalogue(lists={"topics.yaml": lists}))
    return StoredObject(DATA, CATALOGUE, None)


def live_and_retired() -> tuple[list[str], tuple[str, ...]]:
    found = FeedHealth.model_validate_json(page("feeds.json"))
    return [topic.topic for topic in found.topics], found.retired


def test_a_retired_topic_is_named_as_such_everywhere_and_its_archive_stays(data: DataStore) -> None:
    for edition in (digest(), digest(topic="tokyo", topic_name="Tokyo")):
        handled(s3_event(stored(data, edition).key))
    archived = page("summaries/china-japan/2026-01-13/index.html")
    handled(s3_event(run_only(data, "tokyo").key))
    live, retired = page("index.html").split("Retired topics")
    assert "summaries/tokyo/" in live
    assert "summaries/china-japan/" not in live
    assert 'href="summaries/china-japan/index.html"' in retired
    assert "Retired: no new editions are made." in page("summaries/china-japan/index.html")
    assert "2026-01-13/index.html" in page("summaries/china-japan/index.html")
    assert "Retired" not in page("summaries/tokyo/index.html")
    assert live_and_retired() == (["tokyo"], ("china-japan",))
    assert page("summaries/china-japan/2026-01-13/index.html") == archived


def test_a_topic_that_is_not_active_is_retired_and_one_that_comes_back_is_not(data: DataStore) -> None:
    handled(s3_event(stored(data, digest()).key))
    handled(s3_event(run_only(data, "china-japan", active=False).key))
    assert live_and_retired() == ([], ("china-japan",))
    assert "No topic runs now" in page("index.html")
    handled(s3_event(run_only(data, "china-japan").key))
    assert live_and_retired() == (["china-japan"], ())
    assert "Retired" not in page("index.html") + page("summaries/china-japan/index.html")


def test_an_edition_of_a_retired_topic_that_comes_late_does_not_bring_it_back(data: DataStore) -> None:
    handled(s3_event(stored(data, digest()).key))
    handled(s3_event(run_only(data, "tokyo").key))
    handled(s3_event(stored(data, digest(edition=date(2026, 1, 14))).key))
    assert live_and_retired() == ([], ("china-japan",))
    assert "2026-01-14/index.html" in page("summaries/china-japan/index.html")


@pytest.mark.parametrize("body", [None, b"{", b'{"schema_version": 9}'])
def test_nothing_is_retired_by_a_catalogue_that_is_not_there_or_broken(data: DataStore, body: bytes | None) -> None:
    handled(s3_event(stored(data, digest()).key))
    if body is not None:
        Bucket(DATA).write(CATALOGUE, body, "application/json")
    handled(s3_event(CATALOGUE))
    assert live_and_retired() == (["china-japan"], ())


def test_before_any_edition_the_home_page_says_what_to_do(data: DataStore) -> None:
    handled(s3_event(run_only(data).key))
    assert "No topics yet" in page("index.html")


def without_marks() -> SiteIndex:
    """The home as it is, but for what it notes of who changed it last."""
    home = SiteIndex.model_validate_json(page(HOME))
    return SiteIndex(topics=tuple(topic.model_copy(update={"marks": {}}) for topic in home.topics))


def whole_site() -> dict[str, str]:
    return {key: page(key) for key in Bucket(SITE).keys("") if key != HOME}


OF_A_TOPIC = ("index/china-japan/topic.json.gz", "index/china-japan/2026-01.json.gz")


@pytest.mark.parametrize("body", [None, b"{", b"\xff\xfe", b'{"schema_version": 9}'])
@pytest.mark.parametrize("lost", [(HOME,), OF_A_TOPIC[:1], OF_A_TOPIC[1:], (HOME, *OF_A_TOPIC)], ids=["home", "topic", "month", "all"])
def test_a_part_of_the_index_that_cannot_be_read_is_made_anew_of_all_that_is_stored(
    data: DataStore, lost: tuple[str, ...], body: bytes | None
) -> None:
    editions = (digest(), digest(edition=date(2026, 1, 12)), digest(topic="tokyo", topic_name="Tokyo"))
    keys = [stored(data, edition).key for edition in editions]
    for key in keys:
        handled(s3_event(key))
    Bucket(DATA).write("digests/china-japan/2026-01-11.json", b"not a digest", "application/json")
    site, home = whole_site(), without_marks()
    for path in lost:
        if body is None:
            Bucket(SITE).remove(path)
        else:
            Bucket(SITE).write(path, body, "application/json")
    handled(s3_event(keys[1]))
    assert without_marks() == home
    assert whole_site() == site


def test_the_catalogue_s_event_makes_a_lost_home_anew_too(data: DataStore) -> None:
    handled(s3_event(stored(data, digest()).key))
    handled(s3_event(run_only(data, "tokyo").key))
    site, home = whole_site(), without_marks()
    Bucket(SITE).write(HOME, b"{", "application/json")
    handled(s3_event(CATALOGUE))
    assert without_marks() == home
    assert whole_site() == site


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
