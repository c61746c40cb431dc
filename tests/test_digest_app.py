"""Rules of the digest function on emulated AWS."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import boto3
import pytest
from moto import mock_aws

from functions.digest import app, memory
from functions.digest.memory import Memory
from infra.local.stack import read_stack
from shared.errors import EventError, MissingObject, NotYet
from shared.events import StoredObject, TopicDue
from shared.models import Batch, Correction, Digest
from shared.store import Bucket, DataStore
from tests.batches import NOW, article, batch
from tests.measured import measured

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


def test_what_share_of_the_claims_was_withheld_is_measured(store: DataStore) -> None:
    store.write_batch(batch(article("China and Japan talk")), replace=False)
    app.work(ASKED, store)
    assert measured("WithheldPercent") == [0]


def test_without_claims_there_is_no_share_to_measure(store: DataStore) -> None:
    store.write_batch(batch(), replace=False)
    app.work(ASKED, store)
    assert measured("WithheldPercent") == []


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


NEWS = "China bans exports of dual-use goods to Japan"
OTHER = "Beijing and Tokyo open talks on fishing rights"


def of_day(day: int, *titles: str) -> Batch:
    """The batch of so many days after the first one; its articles are of that morning."""
    told = [article(title, hours=6 - 24 * day) for title in titles]
    moment = NOW + timedelta(days=day)
    return batch(*told, edition=moment.date(), date=moment, fetched_at=moment)


def digested(store: DataStore, made: Batch, *, delivery: int = 0) -> Digest:
    store.write_batch(made, replace=True)
    app.work(StoredObject("data-bucket", store.batch_key("china-japan", made.edition), None, delivery=delivery), store)
    return store.digest(store.digest_key("china-japan", made.edition))


def repeats(digest: Digest) -> list[str]:
    return [aside.title for aside in digest.set_aside if aside.reason == "repeat"]


def test_next_edition_sets_aside_what_this_one_told(store: DataStore) -> None:
    first = digested(store, of_day(0, NEWS))
    second = digested(store, of_day(1, NEWS, OTHER))
    assert repeats(second) == [NEWS]
    assert second.previous_edition == first.edition


def test_edition_made_again_is_the_same_and_so_is_what_is_remembered(store: DataStore) -> None:
    digested(store, of_day(0, NEWS))
    second = digested(store, of_day(1, NEWS, OTHER))
    third = digested(store, of_day(2, OTHER, "Tokyo and Beijing sign an accord on trade"))
    known = store.state.memory("china-japan")
    assert digested(store, of_day(1, NEWS, OTHER)) == second
    assert digested(store, of_day(2, OTHER, "Tokyo and Beijing sign an accord on trade")) == third
    assert store.state.memory("china-japan") == known


@pytest.mark.parametrize("lost", ["removed", "broken"])
def test_memory_that_is_lost_is_read_from_the_digests(store: DataStore, lost: str) -> None:
    digested(store, of_day(0, NEWS))
    key = "state/memory/china-japan.json.gz"
    if lost == "removed":
        Bucket("data-bucket").remove(key)
    else:
        Bucket("data-bucket").write(key, b"not gzip", "application/gzip")
    assert repeats(digested(store, of_day(1, NEWS, OTHER))) == [NEWS]
    assert [edition.edition.day for edition in store.state.memory("china-japan").editions] == [14]


def test_digest_that_cannot_be_read_is_not_remembered_and_takes_nothing_down(store: DataStore) -> None:
    Bucket("data-bucket").write("digests/china-japan/2026-01-12.json", b"{", "application/json")
    assert digested(store, of_day(0, NEWS)).previous_edition is None


@pytest.mark.parametrize("delivery", [1, 2])
def test_edition_waits_for_the_digest_of_the_one_before(store: DataStore, delivery: int) -> None:
    store.write_batch(of_day(0, NEWS), replace=False)
    with pytest.raises(NotYet, match=r"waits for digests/china-japan/2026-01-13\.json"):
        digested(store, of_day(1, NEWS), delivery=delivery)


@pytest.mark.parametrize("delivery", [0, 3, 5])
def test_after_waiting_it_goes_on_and_says_what_it_did_not_know(store: DataStore, delivery: int) -> None:
    yesterday = of_day(0, NEWS)
    store.write_batch(yesterday, replace=False)
    made = digested(store, of_day(1, NEWS), delivery=delivery)
    assert made.memory_gaps == (yesterday.edition,)
    assert repeats(made) == []


def test_a_gap_before_an_edition_that_is_there_is_no_reason_to_wait(store: DataStore) -> None:
    store.write_batch(of_day(0, NEWS), replace=False)
    digested(store, of_day(1, OTHER))
    assert digested(store, of_day(2, "Tokyo and Beijing sign an accord on trade"), delivery=1).memory_gaps == (NOW.date(),)


def test_waiting_ends_while_the_queue_still_has_deliveries_for_failures() -> None:
    (queue,) = [queue for queue in read_stack().queues if queue.name == "DigestQueue"]
    assert queue.max_receives - app.PATIENCE >= 3


def test_edition_whose_claims_change_says_so_and_goes_on_saying_so(store: DataStore) -> None:
    first = digested(store, of_day(0, NEWS))
    second = digested(store, of_day(0, OTHER))
    assert (first.corrections, second.corrections) == ((), (Correction(added=1, removed=1),))
    assert digested(store, of_day(0, OTHER)) == second
    assert digested(store, of_day(0, NEWS)).corrections == (Correction(added=1, removed=1), Correction(added=1, removed=1))


def test_rerun_with_the_same_claims_is_no_correction(store: DataStore) -> None:
    made = of_day(0, NEWS)
    digested(store, made)
    again = digested(store, made.model_copy(update={"topic": made.topic.model_copy(update={"description": "Another description"})}))
    assert (again.topic_description, again.corrections) == ("Another description", ())


def test_what_is_remembered_is_what_is_stored(store: DataStore) -> None:
    digested(store, of_day(0, NEWS))
    second = digested(store, of_day(1, OTHER))
    stored = memory.published(store.digest("digests/china-japan/2026-01-13.json"))
    assert second.remembered == Memory((stored,)).fingerprints
    assert store.state.memory("china-japan").editions[0] == stored
