"""Publishing on emulated S3: what an edition touches, what it costs, and that nothing is lost when several come at once."""

from __future__ import annotations

import gzip
import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import boto3
import pytest
from moto import mock_aws
from moto.core.botocore_stubber import BotocoreStubber

from functions.render import threads
from functions.render.publish import Publisher
from shared.models import Digest
from shared.packing import parsed
from shared.site import SiteIndex
from shared.site_store import HOME, SiteStore
from shared.store import Bucket, DataStore
from tests.editions import FIRST, counted, edition, history
from tests.factories import digest

DATA, SITE = "data-bucket", "site-bucket"
URL = "https://site.example"


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with mock_aws():
        for name in (DATA, SITE):
            boto3.client("s3", region_name="us-east-1").create_bucket(Bucket=name)
        yield Publisher(DataStore(Bucket(DATA)), SiteStore(Bucket(SITE)), URL)


def publish(publisher: Publisher, *digests: Digest) -> None:
    for each in digests:
        publisher.data.write_digest(each)
        publisher.edition(reading(publisher, each))


def reading(publisher: Publisher, each: Digest) -> Callable[[], Digest]:
    return lambda: publisher.data.digest(DataStore.digest_key(each.topic, each.edition))


def objects() -> dict[str, tuple[str, object]]:
    """ETag and time of every object of the site: an object that was written again has another time, at least in moto."""
    s3 = boto3.client("s3", region_name="us-east-1")
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=SITE)
    return {entry["Key"]: (entry["ETag"], entry["LastModified"]) for page in pages for entry in page.get("Contents", [])}


def page(path: str) -> str:
    version = Bucket(SITE).read(path)
    assert version, path
    return (gzip.decompress(version.body) if path.endswith(".gz") else version.body).decode()


# What an edition costs


def test_edition_1000_costs_hardly_more_than_edition_10(publisher: Publisher) -> None:
    costs = {}
    for number in (10, 1000):
        for key in Bucket(SITE).keys(""):
            Bucket(SITE).remove(key)
        history(publisher, number - 1)
        publisher.data.write_digest(edition(number))
        with counted() as traffic:
            publish(publisher, edition(number))
        costs[number] = traffic
    few, many = costs[10], costs[1000]
    assert len(many.requests) <= 40, sorted(many.requests)
    assert len(many.requests) <= 1.2 * len(few.requests)
    assert many.bytes <= 1.2 * few.bytes


def test_an_edition_touches_only_what_it_changes(publisher: Publisher) -> None:
    publish(publisher, digest(topic="tokyo"), *(edition(number) for number in (1, 2, 35, 36)))
    before = objects()
    time.sleep(1)  # moto's times are in seconds
    publish(publisher, edition(37))
    after = objects()
    day = FIRST + timedelta(days=36)
    folder = "summaries/china-japan"
    stories = {f"{folder}/stories/{threads.name(story)}/index.html" for story in threads.going_on(edition(37))}
    assert {key for key in after if after[key] != before.get(key)} - stories == {
        f"content/{folder}/{day}.md",
        f"{folder}/{day}/index.html",
        f"{folder}/{day}/digest.json",
        f"{folder}/index.html",
        f"{folder}/feed.xml",
        f"{folder}/feed.json",
        f"{folder}/outlets/index.html",
        f"{folder}/archive/2023-05/index.html",
        f"{folder}/sitemap-2023-05.xml",
        "index.html",
        "feed.xml",
        "feed.json",
        "feeds.html",
        "feeds.json",
        HOME,
        "index/china-japan/topic.json.gz",
        "index/china-japan/2023-05.json.gz",
        "index/china-japan/stories-2023-05.json.gz",
    }


def test_the_same_edition_again_writes_nothing(publisher: Publisher) -> None:
    publish(publisher, edition(1), edition(2))
    before = objects()
    time.sleep(1)  # moto's times are in seconds
    with counted() as traffic:
        publish(publisher, edition(2))
    assert objects() == before
    assert "PutObject" not in traffic.requests


def test_a_page_that_somebody_removed_comes_back_with_the_next_event(publisher: Publisher) -> None:
    publish(publisher, edition(1))
    before = objects().keys()
    for path in ("about.html", "summaries/china-japan/index.html", f"content/summaries/china-japan/{FIRST}.md"):
        Bucket(SITE).remove(path)
    publish(publisher, edition(1))
    assert objects().keys() == before


# Several at once


@pytest.fixture
def atomic_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    """S3 answers a request as a whole, and moto's objects are not made for threads. Between requests everything may happen."""
    one_by_one = threading.Lock()
    answer = BotocoreStubber.process_request

    def alone(self: BotocoreStubber, request: Any) -> Any:
        with one_by_one:
            return answer(self, request)

    monkeypatch.setattr(BotocoreStubber, "process_request", alone)


@pytest.mark.usefixtures("atomic_requests")
@pytest.mark.parametrize("of_one_topic", [True, False], ids=["one topic", "topics"])
def test_editions_that_finish_at_the_same_moment_lose_nothing(publisher: Publisher, of_one_topic: bool) -> None:
    publish(publisher, edition(1))
    several = [edition(n) if of_one_topic else edition(n, topic=f"topic-{n}", topic_name=f"Topic {n}") for n in range(2, 6)]
    for each in several:
        publisher.data.write_digest(each)
    gate = threading.Barrier(len(several))

    def at_once(each: Digest) -> None:
        gate.wait()
        publisher.edition(reading(publisher, each))

    with ThreadPoolExecutor(len(several)) as pool:
        list(pool.map(at_once, several))
    at_once_made = {key: page(key) for key in objects() if key != HOME}
    for key in objects():
        Bucket(SITE).remove(key)
    publish(publisher, edition(1), *several)
    assert at_once_made == {key: page(key) for key in objects() if key != HOME}


# Stories


def test_a_story_that_goes_on_has_a_page_with_all_that_told_it(publisher: Publisher) -> None:
    publish(publisher, *(edition(number) for number in range(1, 5)))
    (story, *_) = [story for story in threads.going_on(edition(4)) if story.since == FIRST]
    text = page(f"summaries/china-japan/stories/{threads.name(story)}/index.html")
    links = re.findall(r'href="../../(\d{4}-\d\d-\d\d)/index.html"', text)
    assert links == [str(FIRST + timedelta(days=back)) for back in (3, 2, 1, 0)]
    assert story.title in text


def test_a_rerun_that_no_longer_tells_a_story_leaves_its_page(publisher: Publisher) -> None:
    publish(publisher, *(edition(number) for number in range(1, 4)))
    (story, *_) = [story for story in threads.going_on(edition(3)) if story.since == FIRST]
    path = f"summaries/china-japan/stories/{threads.name(story)}/index.html"
    day = FIRST + timedelta(days=2)
    assert str(day) in page(path)
    publish(publisher, edition(3, stories=()))
    assert str(day) not in page(path)


# Late, old, migrated


def test_an_old_edition_that_comes_late_joins_its_own_month_only(publisher: Publisher) -> None:
    publish(publisher, *(edition(number) for number in range(35, 70)))
    before = objects()
    time.sleep(1)  # moto's times are in seconds
    publish(publisher, edition(3))
    changed = {key for key, found in objects().items() if found != before.get(key) and not key.startswith("index/")}
    assert {key for key in changed if "summaries/china-japan/2023-04-03" not in key and "/stories/" not in key} == {
        "search.json",
        "sitemap.xml",
        "summaries/china-japan/archive/2023-04/index.html",
        "summaries/china-japan/sitemap-2023-04.xml",
        "summaries/china-japan/index.html",
    }
    assert "2023-04-03" in page("summaries/china-japan/archive/2023-04/index.html")
    assert "archive/2023-04/index.html" in page("summaries/china-japan/index.html")


def test_a_site_with_the_index_of_an_earlier_version_is_made_anew(publisher: Publisher) -> None:
    for number in (1, 2, 40):
        publisher.data.write_digest(edition(number))
    Bucket(SITE).write("index.json", b'{"schema_version": 1, "topics": []}', "application/json")
    publish(publisher, edition(41))
    migrated = {key: page(key) for key in objects() if key not in (HOME, "index.json")}
    for key in objects():
        Bucket(SITE).remove(key)
    publish(publisher, *(edition(number) for number in (1, 2, 40, 41)))
    fresh = {key: page(key) for key in objects() if key != HOME}
    of_old_editions = {key for key in fresh if key not in migrated}
    assert migrated == {key: text for key, text in fresh.items() if key not in of_old_editions}
    assert of_old_editions == {
        f"{folder}summaries/china-japan/{FIRST + timedelta(days=number - 1)}{rest}"
        for number in (1, 2, 40)
        for folder, rest in (("content/", ".md"), ("", "/index.html"), ("", "/digest.json"))
    }


def test_an_edition_without_a_stored_digest_stays_in_an_index_that_is_made_anew(publisher: Publisher) -> None:
    publish(publisher, edition(1))
    why = digest(edition=date(2023, 4, 2), articles=(), stories=(), highlights=(), no_digest="the feeds could not be read in time")
    publisher.edition(lambda: why)
    for key in objects():
        if key.startswith("index/"):
            Bucket(SITE).remove(key)
    publish(publisher, edition(3))
    assert "the feeds could not be read in time" in page("summaries/china-japan/archive/2023-04/index.html")


def test_an_edition_whose_stored_digest_cannot_be_read_stays_in_an_index_that_is_made_anew(publisher: Publisher) -> None:
    publish(publisher, edition(1))
    Bucket(DATA).write(DataStore.digest_key("china-japan", FIRST), b'{"schema_version": 2}', "application/json")
    for key in objects():
        if key.startswith("index/"):
            Bucket(SITE).remove(key)
    publish(publisher, edition(3))
    assert f"{FIRST}/index.html" in page(f"summaries/china-japan/archive/{FIRST:%Y-%m}/index.html")


def test_a_rebuild_that_is_interrupted_goes_on_where_it_stopped(publisher: Publisher) -> None:
    names = ["a", "b", "c"]
    publish(publisher, *(edition(1, topic=name) for name in names))
    for key in (HOME, "index/b/topic.json.gz"):
        Bucket(SITE).remove(key)
    with counted() as traffic:
        publish(publisher, edition(2, topic="c"))
    assert [topic.id for topic in parsed(SiteIndex, HOME, page(HOME).encode()).topics] == names
    assert traffic.requests.count("GetObject") < 40


# How things are served


@pytest.mark.parametrize(
    ("path", "cached"),
    [
        ("index.html", "public, max-age=300"),
        ("index/home.json.gz", "public, max-age=300"),
        ("style", "public, max-age=31536000, immutable"),
    ],
)
def test_hashed_files_are_kept_for_ever_and_pages_for_minutes(publisher: Publisher, path: str, cached: str) -> None:
    publish(publisher, edition(1))
    (key,) = [key for key in objects() if key.startswith(path)]
    assert boto3.client("s3", region_name="us-east-1").head_object(Bucket=SITE, Key=key)["CacheControl"] == cached


def test_the_search_s_shard_of_a_month_has_all_its_sources(publisher: Publisher) -> None:
    publish(publisher, edition(1), edition(2))
    shard = json.loads(page("index/china-japan/2023-04.json.gz"))
    assert [len(found["sources"]) for found in shard["editions"]] == [20, 20]
    manifest = json.loads(page("search.json"))
    assert [(topic["id"], topic["months"]) for topic in manifest["topics"]] == [("china-japan", ["2023-04"])]
