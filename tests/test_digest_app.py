"""Rules of the digest function on emulated AWS."""

from __future__ import annotations

from collections.abc import Iterator

import boto3
import pytest
from moto import mock_aws

from functions.digest import app
from shared.errors import EventError, MissingObject
from shared.events import StoredObject, TopicDue
from shared.store import Bucket, DataStore
from tests.batches import article, batch

KEY = "articles/china-japan/2026-01-13.json.gz"
NOTHING_MORE = {"ClaimsWithheld": 0, "StoriesContinuing": 0, "MemoryGaps": 0}
ASKED = StoredObject("data-bucket", KEY, None)


@pytest.fixture
def store() -> Iterator[DataStore]:
    with mock_aws():
        boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="data-bucket")
        yield DataStore(Bucket("data-bucket"))


def test_stored_batch_becomes_a_stored_digest(store: DataStore) -> None:
    store.write_batch(batch(article("China and Japan talk"), article("Old China and Japan", hours=200)), replace=False)
    assert app.work(ASKED, store) == {"DigestsStored": 1, "ArticlesNumbered": 1, "ArticlesSetAside": 1, **NOTHING_MORE}
    digest = store.digest("digests/china-japan/2026-01-13.json")
    assert digest.articles[0].title == "China and Japan talk"
    assert digest.articles[0].outlet_country == "CN"


def test_duplicate_event_writes_nothing(store: DataStore) -> None:
    store.write_batch(batch(article("China and Japan talk")), replace=False)
    app.work(ASKED, store)
    assert app.work(ASKED, store)["DigestsStored"] == 0


def test_replaced_batch_replaces_its_digest(store: DataStore) -> None:
    store.write_batch(batch(article("China and Japan talk")), replace=False)
    app.work(ASKED, store)
    store.write_batch(batch(article("Japan and China talk again")), replace=True)
    assert app.work(ASKED, store)["DigestsStored"] == 1
    assert store.digest("digests/china-japan/2026-01-13.json").articles[0].title == "Japan and China talk again"


def test_batch_without_articles_becomes_a_digest_that_says_why(store: DataStore) -> None:
    store.write_batch(batch(), replace=False)
    app.work(ASKED, store)
    assert store.digest("digests/china-japan/2026-01-13.json").no_digest == "the feeds list no articles (0 of 2 failed)."


def test_batch_that_is_not_there_is_named_so_that_the_event_comes_again(store: DataStore) -> None:
    with pytest.raises(MissingObject, match=KEY):
        app.work(ASKED, store)


@pytest.mark.parametrize("item", [StoredObject("data-bucket", "digests/x.json", None), TopicDue(kind="topic", topic="x")])
def test_anything_but_a_batch_is_refused(store: DataStore, item: StoredObject | TopicDue) -> None:
    with pytest.raises(EventError, match="takes batches below articles/ only"):
        app.work(item, store)
