"""Rules of the store, on moto's S3: conditional writes, clear errors, the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import boto3
import pytest
from moto import mock_aws

from shared.errors import MissingObject, UnreadableObject, WriteConflict
from shared.models import Catalogue, SourceList, SourceListReport
from shared.state import Items
from shared.store import CATALOGUE, Bucket, DataStore, Version
from tests.batches import article, batch, topic

DAY = date(2026, 1, 13)


@pytest.fixture
def bucket() -> Iterator[Bucket]:
    with mock_aws():
        boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="data-bucket")
        yield Bucket("data-bucket")


def test_batch_is_stored_once_unless_it_is_to_be_replaced(bucket: Bucket) -> None:
    store = DataStore(bucket)
    first, second = batch(article("First")), batch(article("Second"))
    assert store.write_batch(first, replace=False)
    assert not store.write_batch(second, replace=False)
    assert store.find_batch("china-japan", DAY) == first
    assert store.write_batch(second, replace=True)
    assert store.find_batch("china-japan", DAY) == second


def test_the_same_batch_gives_the_same_bytes(bucket: Bucket) -> None:
    store, key = DataStore(bucket), DataStore.batch_key("china-japan", DAY)
    store.write_batch(batch(article("A")), replace=True)
    before = bucket.read(key)
    assert not store.write_batch(batch(article("A")), replace=True), "nothing changed, so nothing is written"
    assert bucket.read(key) == before


def test_packed_bytes_do_not_depend_on_the_time_of_packing(bucket: Bucket) -> None:
    DataStore(bucket).write_batch(batch(article("A")), replace=True)
    version = bucket.read(DataStore.batch_key("china-japan", DAY))
    assert version is not None
    assert version.body[4:8] == bytes(4)  # RFC 1952: the modification time


def test_packed_items_stand_in_the_batch_after_its_own_articles(bucket: Bucket) -> None:
    first, second, third = article("First"), article("Second 中文"), article("Third")
    store = DataStore(bucket)
    assert store.write_batch(batch(first), [Items(), Items.of([second]), Items.of([]), Items.of([third])], replace=True)
    assert store.find_batch("china-japan", DAY) == batch(first).model_copy(update={"articles": (first, second, third)})


def test_missing_object_is_named(bucket: Bucket) -> None:
    store = DataStore(bucket)
    assert store.find_batch("china-japan", DAY) is None
    with pytest.raises(MissingObject, match=r"articles/china-japan/2026-01-13\.json\.gz"):
        store.batch(DataStore.batch_key("china-japan", DAY))


@pytest.mark.parametrize("body", [b"not gzip", b"\x1f\x8b\x08\x00broken"])
def test_object_that_is_not_what_its_key_promises_is_named(bucket: Bucket, body: bytes) -> None:
    bucket.write("articles/x/2026-01-13.json.gz", body, "application/gzip")
    with pytest.raises(UnreadableObject, match="articles/x"):
        DataStore(bucket).batch("articles/x/2026-01-13.json.gz")


def test_digest_of_another_schema_version_is_refused(bucket: Bucket) -> None:
    bucket.write("digests/x/2026-01-13.json", b'{"schema_version": 2}', "application/json")
    with pytest.raises(UnreadableObject, match="schema version 1: schema_version: Input should be 1"):
        DataStore(bucket).digest("digests/x/2026-01-13.json")


def test_write_over_fails_when_somebody_else_was_faster(bucket: Bucket) -> None:
    assert bucket.write_over("k", b"1", "text/plain", seen=None)
    assert not bucket.write_over("k", b"2", "text/plain", seen=None)
    seen = bucket.read("k")
    bucket.write("k", b"3", "text/plain")
    assert not bucket.write_over("k", b"4", "text/plain", seen=seen)
    now = bucket.read("k")
    assert now is not None
    assert now.body == b"3"


def test_change_starts_over_until_nobody_wrote_in_between(bucket: Bucket) -> None:
    bucket.write("k", b"a", "text/plain")
    rivals = iter([b"b", b"c"])

    def add(seen: Version | None) -> bytes:
        if rival := next(rivals, None):
            bucket.write("k", rival, "text/plain")
        return (seen.body if seen else b"") + b"!"

    assert bucket.change("k", "text/plain", add)
    assert bucket.read("k") == Version(b"c!", (bucket.read("k") or Version(b"", "")).etag)


def test_change_gives_up_by_name_when_others_never_stop(bucket: Bucket) -> None:
    def never_settles(seen: Version | None) -> bytes:
        body = (seen.body if seen else b"") + b"x"
        bucket.write("k", body, "text/plain")
        return body + b"!"

    with pytest.raises(WriteConflict, match="k: it kept changing"):
        bucket.change("k", "text/plain", never_settles)


def test_source_lists_are_all_objects_below_topics_but_folders(bucket: Bucket) -> None:
    for key in ("topics/", "topics/b.yaml", "topics/a/c.json", "reports/x.json"):
        bucket.write(key, key.encode(), "text/plain")
    assert [entry.key for entry in DataStore(bucket).source_lists()] == ["topics/a/c.json", "topics/b.yaml"]


def test_catalogue_that_cannot_be_read_is_made_anew(bucket: Bucket) -> None:
    bucket.write(CATALOGUE, b'{"lists": 1}', "application/json")
    found = Catalogue(lists={"a.yaml": SourceList(etag="1", topics=(topic(),))})
    assert DataStore(bucket).change_catalogue(lambda before: found if before == Catalogue() else before) == found
    assert DataStore(bucket).change_catalogue(lambda before: before) == found


@pytest.mark.parametrize("name", ["a.yaml", "folder/list.yaml", "中国 & 日本 100%.opml", "x" * 200])
def test_report_is_called_like_its_source_list(name: str) -> None:
    assert DataStore.report_key(name) == f"reports/{name}.json"


def test_report_on_a_list_with_a_very_long_name_has_a_key_that_s3_takes() -> None:
    longest = "日" * 339  # with topics/ before it 1,024 bytes, all that S3 allows
    assert len(DataStore.report_key(longest).encode()) < 1024
    assert DataStore.report_key(longest) != DataStore.report_key(longest[:-1])


def test_reports_on_other_lists_are_removed(bucket: Bucket) -> None:
    names = ("a.yaml", "gone.yaml", "long" * 100)
    for name in names:
        DataStore(bucket).write_report(SourceListReport(file=name, accepted=True, topics=(), problems=()))
    DataStore(bucket).remove_reports_except({"a.yaml", "long" * 100})
    assert set(bucket.keys("reports/")) == {DataStore.report_key(name) for name in names if name != "gone.yaml"}
