"""In and out: the stored objects. The only place that knows bucket keys and boto3's S3 calls."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from shared.answers import Answer, CallLease, Spending
from shared.errors import MissingObject, StoreError, UnreadableObject, WriteConflict
from shared.events import StoredObject
from shared.models import Batch, Catalogue, Digest, SourceListReport
from shared.packing import Stored, parsed, to_json, unzipped, zipped, zipped_batch
from shared.state import FeedState, Items, Requests, SharedFeedState, TopicMemory, TopicState, Watch, feed_key
from shared.topics import Topic

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import PutObjectRequestTypeDef

TOPICS = "topics/"
ARTICLES = "articles/"
DIGESTS = "digests/"
REPORTS = "reports/"
ANSWERS = "answers/"
CALL_LEASES = "state/lease/write/"
BUDGET = "state/budget/"
STATE = "state/"
MEMORY = "state/memory/"
CATALOGUE = "state/catalogue.json"
FETCH_LEASE = "state/lease/fetch.json"
WATCH = "state/reconcile.json"

LONGEST_NAME = 200
"""Bytes of a source list's name that its report is called by."""
ATTEMPTS = 8
"""How often a read-change-write starts over when others write the same object."""


@cache
def s3_client() -> S3Client:
    return boto3.client("s3", config=Config(retries={"mode": "standard", "max_attempts": 4}))


@dataclass(frozen=True)
class Version:
    """An object's bytes and the ETag to write it back with."""

    body: bytes
    etag: str


@dataclass(frozen=True)
class Entry:
    """What a bucket's listing says of an object."""

    key: str
    etag: str
    size: int
    modified: datetime


class Bucket:
    """Whole objects in one bucket. Reads the current version of a key, whatever an event said."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._s3 = s3_client()

    def read(self, key: str) -> Version | None:
        try:
            answer = self._s3.get_object(Bucket=self.name, Key=key)
        except ClientError as exc:
            if exc.response["Error"]["Code"] in ("NoSuchKey", "404"):
                return None
            raise
        return Version(answer["Body"].read(), answer["ETag"])

    def write(self, key: str, body: bytes, content_type: str, *, cache: str = "") -> None:
        self._s3.put_object(**self._put(key, body, content_type, cache))

    def write_over(self, key: str, body: bytes, content_type: str, *, seen: Version | None, cache: str = "") -> Version | None:
        """Writes only if the key still holds what was `seen` (None: nothing). None: somebody else was faster."""
        put = self._put(key, body, content_type, cache)
        if seen:
            put["IfMatch"] = seen.etag
        else:
            put["IfNoneMatch"] = "*"
        try:
            answer = self._s3.put_object(**put)
        except ClientError as exc:
            if exc.response["Error"]["Code"] in ("PreconditionFailed", "ConditionalRequestConflict", "NoSuchKey"):
                return None
            raise
        return Version(body, answer["ETag"])

    def _put(self, key: str, body: bytes, content_type: str, cache: str) -> PutObjectRequestTypeDef:
        put: PutObjectRequestTypeDef = {"Bucket": self.name, "Key": key, "Body": body, "ContentType": content_type}
        return {**put, "CacheControl": cache} if cache else put

    def etag(self, key: str) -> str | None:
        """What the key holds, without reading it; None: nothing."""
        try:
            return self._s3.head_object(Bucket=self.name, Key=key)["ETag"]
        except ClientError as exc:
            if exc.response["Error"]["Code"] in ("NoSuchKey", "404"):
                return None
            raise

    def folder(self, prefix: str) -> tuple[dict[str, str], list[str]]:
        """What lies in a folder itself ("" is the bucket), as ETags by key, and the folders in it, each with its "/"."""
        pages = list(self._s3.get_paginator("list_objects_v2").paginate(Bucket=self.name, Prefix=prefix, Delimiter="/"))
        etags = {entry["Key"]: entry["ETag"] for page in pages for entry in page.get("Contents", [])}
        return etags, [entry["Prefix"] for page in pages for entry in page.get("CommonPrefixes", [])]

    def change(self, key: str, content_type: str, change: Callable[[Version | None], bytes | None]) -> bool:
        """Reads, changes and writes back until nobody wrote in between; `change` answers None to leave it be."""
        for _ in range(ATTEMPTS):
            seen = self.read(key)
            body = change(seen)
            if body is None or (seen and seen.body == body):
                return False
            if self.write_over(key, body, content_type, seen=seen):
                return True
        raise WriteConflict(key)

    def remove(self, key: str) -> None:
        """Nothing happens to a key that is not there; the bucket keeps the earlier version."""
        self._s3.delete_object(Bucket=self.name, Key=key)

    def entries(self, prefix: str, *, after: str = "") -> Iterator[Entry]:
        """Every object below the prefix (of those with a key `after` that one), in S3's order (by the UTF-8 bytes of the keys)."""
        for page in self._s3.get_paginator("list_objects_v2").paginate(Bucket=self.name, Prefix=prefix, StartAfter=after):
            for entry in page.get("Contents", []):
                yield Entry(entry["Key"], entry["ETag"], entry["Size"], entry["LastModified"])

    def keys(self, prefix: str) -> Iterator[str]:
        return (entry.key for entry in self.entries(prefix))


class DataStore:
    """The data bucket: topics/, articles/, digests/, reports/, and state/ as `state`."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket
        self.state = StateStore(bucket)

    @staticmethod
    def batch_key(topic: str, edition: date) -> str:
        return f"{ARTICLES}{topic}/{edition.isoformat()}.json.gz"

    @staticmethod
    def digest_key(topic: str, edition: date) -> str:
        return f"{DIGESTS}{topic}/{edition.isoformat()}.json"

    def source_lists(self) -> Iterator[Entry]:
        """Each object in topics/; folders that consoles make are passed over."""
        return (entry for entry in self._bucket.entries(TOPICS) if not entry.key.endswith("/"))

    def source_list(self, key: str) -> bytes:
        return self._must_read(key)

    def change_catalogue(self, change: Callable[[Catalogue], Catalogue]) -> Catalogue:
        """The catalogue after `change`, which starts over when somebody else was faster."""
        changed = Catalogue()

        def write(seen: Version | None) -> bytes | None:
            nonlocal changed
            try:
                before = parsed(Catalogue, CATALOGUE, seen.body) if seen else Catalogue()
            except UnreadableObject:
                # It is made anew from the source lists: better than a desk that stands still.
                before = Catalogue()
            changed = change(before)
            return to_json(changed) if changed != before else None

        self._bucket.change(CATALOGUE, "application/json", write)
        return changed

    def topic(self, topic: str) -> Topic | None:
        """A topic of the catalogue."""
        lists = self.catalogue()
        return next((known for known in lists.topics if known.id == topic), None) if lists else None

    def running_topics(self) -> frozenset[str] | None:
        """The ids of the topics that run; None if nobody knows."""
        lists = self.catalogue()
        return None if lists is None else frozenset(topic.id for topic in lists.topics if topic.active)

    def catalogue(self) -> Catalogue | None:
        """None if there is none yet, or none that can be read."""
        version = self._bucket.read(CATALOGUE)
        try:
            return parsed(Catalogue, CATALOGUE, version.body) if version else None
        except UnreadableObject:
            return None

    def write_report(self, report: SourceListReport) -> None:
        """The same report is not written again."""
        self._bucket.change(self.report_key(report.file), "application/json", lambda _: to_json(report))

    def remove_report(self, name: str) -> None:
        self._bucket.remove(self.report_key(name))

    def remove_reports_except(self, names: Collection[str]) -> None:
        for key in set(self._bucket.keys(REPORTS)) - {self.report_key(name) for name in names}:
            self._bucket.remove(key)

    @staticmethod
    def report_key(name: str) -> str:
        """A list's key may be as long as S3 allows, and the report's is longer: a long name is known by its sha256."""
        long = len(name.encode()) > LONGEST_NAME
        return f"{REPORTS}{hashlib.sha256(name.encode()).hexdigest() if long else name}.json"

    def batch(self, key: str) -> Batch:
        return unzipped(Batch, key, self._must_read(key))

    def find_batch(self, topic: str, edition: date) -> Batch | None:
        try:
            return self.batch(self.batch_key(topic, edition))
        except MissingObject:
            return None

    def write_batch(self, batch: Batch, items: Iterable[Items] = (), *, replace: bool) -> bool:
        """Stores a batch, with the `items` after its own articles; one that is there stays unless `replace`. False: it stayed."""
        key = self.batch_key(batch.topic.id, batch.edition)
        body = zipped_batch(batch, items)
        return self._bucket.change(key, "application/gzip", lambda seen: None if seen and not replace else body)

    def digest_topics(self) -> set[str]:
        return {folder.split("/")[1] for folder in self._bucket.folder(DIGESTS)[1]}

    def digest_editions(self, topic: str) -> set[date]:
        return set(self.editions_before(DIGESTS, topic, date.max, within=date.max - date.min))

    def digest(self, key: str) -> Digest:
        return parsed(Digest, key, self._must_read(key))

    def editions_before(self, prefix: str, topic: str, edition: date, within: timedelta) -> list[date]:
        """The editions of that topic with an object below ARTICLES or DIGESTS in the time before `edition`, oldest first."""
        since = edition - within + timedelta(days=1)
        return [found for found, _ in editions_in(self._bucket, f"{prefix}{topic}/", since, until=edition)]

    def editions(self, prefix: str, topic: str, since: date) -> dict[date, datetime]:
        """The editions from `since` on with an object below ARTICLES or DIGESTS, and when that was stored."""
        return dict(editions_in(self._bucket, f"{prefix}{topic}/", since))

    def event(self, key: str) -> StoredObject:
        """The event of an object of ours, for a queue that is to hear of it again."""
        return StoredObject(self._bucket.name, key, None)

    def write_digest(self, digest: Digest) -> bool:
        """Stores a digest; the same bytes are not written again, so that a duplicate event starts nothing. False: they were there."""
        return self.change_digest(digest.topic, digest.edition, lambda _: digest)[1]

    def change_digest(self, topic: str, edition: date, change: Callable[[Digest | None], Digest]) -> tuple[Digest, bool]:
        """The digest that is stored after `change`, and whether that is another one than before. One that cannot be read is none."""
        key = self.digest_key(topic, edition)
        digests: list[Digest] = []

        def write(seen: Version | None) -> bytes:
            try:
                before = parsed(Digest, key, seen.body) if seen else None
            except UnreadableObject:
                before = None
            digests.append(change(before))
            return to_json(digests[-1])

        changed = self._bucket.change(key, "application/json", write)
        return digests[-1], changed

    def answer(self, topic: str, edition: date, request_sha256: str) -> Answer | None:
        """A model's answer to that request. One that cannot be read is none: the request may be made again."""
        key = self.answer_key(topic, edition, request_sha256)
        version = self._bucket.read(key)
        try:
            return parsed(Answer, key, version.body) if version else None
        except UnreadableObject:
            return None

    def answers(self, topic: str, edition: date) -> list[Answer]:
        """All of an edition's; those that cannot be read are left out."""
        prefix = f"{ANSWERS}{topic}/{edition.isoformat()}/"
        hashes = (key.removeprefix(prefix).removesuffix(".json") for key in self._bucket.keys(prefix))
        return [answer for sha256 in hashes if (answer := self.answer(topic, edition, sha256))]

    def write_answer(self, topic: str, edition: date, answer: Answer) -> None:
        self._bucket.write(self.answer_key(topic, edition, answer.request_sha256), to_json(answer), "application/json")

    @staticmethod
    def answer_key(topic: str, edition: date, request_sha256: str) -> str:
        return f"{ANSWERS}{topic}/{edition.isoformat()}/{request_sha256}.json"

    def _must_read(self, key: str) -> bytes:
        version = self._bucket.read(key)
        if version is None:
            raise MissingObject(key)
        return version.body


class StateStore:
    """The data bucket's state/: what is remembered between runs. All trouble is StoreError: a run can do without memory."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket

    def topic(self, topic: str) -> TopicState:
        key = self._topic_key(topic)
        with _trouble(key):
            version = self._bucket.read(key)
        return unzipped(TopicState, key, version.body) if version else TopicState(topic=topic)

    def change_topic(self, topic: str, change: Callable[[TopicState], TopicState]) -> None:
        self._change(self._topic_key(topic), TopicState, lambda seen: change(seen or TopicState(topic=topic)))

    def feed(self, name: str) -> FeedState | None:
        key = self._feed_key(name)
        with _trouble(key):
            version = self._bucket.read(key)
        return unzipped(SharedFeedState, key, version.body).state if version else None

    def shared_feeds(self) -> frozenset[str]:
        """The keys (`feed_key`) of the feeds that have an object of their own."""
        prefix = f"{STATE}feeds/"
        with _trouble(prefix):
            return frozenset(key.removeprefix(prefix).removesuffix(".json.gz") for key in self._bucket.keys(prefix))

    def change_feed(self, name: str, change: Callable[[FeedState | None], FeedState]) -> None:
        def changed(seen: SharedFeedState | None) -> SharedFeedState:
            return SharedFeedState(feed=name, state=change(seen.state if seen else None))

        self._change(self._feed_key(name), SharedFeedState, changed)

    def keys(self) -> frozenset[str]:
        """The objects that hold memory of feeds."""
        with _trouble(STATE):
            return frozenset(key for part in ("topics/", "feeds/") for key in self._bucket.keys(STATE + part))

    def forget(self, remembered: Iterable[str], topics: Iterable[Topic]) -> int:
        """Removes those of the `remembered` objects that none of the topics needs; returns how many."""
        listed = list(topics)
        needed = {self._topic_key(topic.id) for topic in listed}
        needed |= {self._feed_key(feed.name) for topic in listed for feed in topic.feeds}
        unneeded = sorted(set(remembered) - needed)
        for key in unneeded:
            with _trouble(key):
                self._bucket.remove(key)
        return len(unneeded)

    def memory(self, topic: str) -> TopicMemory:
        """What cannot be read is nothing: it can be made again from the digests."""
        key = self._memory_key(topic)
        with _trouble(key):
            version = self._bucket.read(key)
        try:
            return unzipped(TopicMemory, key, version.body) if version else TopicMemory(topic=topic)
        except UnreadableObject:
            return TopicMemory(topic=topic)

    def change_memory(self, topic: str, change: Callable[[TopicMemory], TopicMemory]) -> None:
        self._change(self._memory_key(topic), TopicMemory, lambda seen: change(seen or TopicMemory(topic=topic)))

    def watch(self) -> Watch:
        """What cannot be read is nothing: it begins again with the next plan."""
        with _trouble(WATCH):
            version = self._bucket.read(WATCH)
        try:
            return parsed(Watch, WATCH, version.body) if version else Watch()
        except UnreadableObject:
            return Watch()

    def change_watch(self, change: Callable[[Watch], Watch]) -> Watch:
        """What is remembered after `change`, which starts over when somebody else was faster."""
        changed = Watch()

        def write(seen: Watch | None) -> Watch:
            nonlocal changed
            changed = change(seen or Watch())
            return changed

        self._change(WATCH, Watch, write)
        return changed

    def requests(self) -> Requests:
        with _trouble(FETCH_LEASE):
            version = self._bucket.read(FETCH_LEASE)
        return parsed(Requests, FETCH_LEASE, version.body) if version else Requests()

    def change_requests(self, change: Callable[[Requests], Requests]) -> None:
        self._change(FETCH_LEASE, Requests, lambda seen: change(seen or Requests()))

    def take_call_lease(self, topic: str, edition: date, lease: CallLease, now: datetime) -> CallLease:
        """The lease that holds from now on: the one that is asked for, or another's that has not run out."""
        holds = lease

        def take(seen: CallLease | None) -> CallLease:
            nonlocal holds
            holds = seen if seen and seen.holder != lease.holder and seen.until > now else lease
            return holds

        self._change(f"{CALL_LEASES}{topic}/{edition.isoformat()}.json", CallLease, take)
        return holds

    def spending(self, month: str) -> Spending:
        """`month` is YYYY-MM."""
        key = f"{BUDGET}{month}.json"
        with _trouble(key):
            version = self._bucket.read(key)
        return parsed(Spending, key, version.body) if version else Spending()

    def change_spending(self, month: str, change: Callable[[Spending], Spending]) -> Spending:
        """The spending after `change`. `month` is YYYY-MM. What cannot be read is an error: who spends has to know what was spent."""
        key = f"{BUDGET}{month}.json"
        stored = Spending()

        def changed(seen: Version | None) -> bytes:
            nonlocal stored
            stored = change(parsed(Spending, key, seen.body) if seen else Spending())
            return to_json(stored)

        with _trouble(key):
            self._bucket.change(key, "application/json", changed)
        return stored

    def _change(self, key: str, kind: type[Stored], change: Callable[[Stored | None], Stored]) -> None:
        """What cannot be read is written over."""
        read, write, content_type = (unzipped, zipped, "application/gzip") if key.endswith(".gz") else (parsed, to_json, "application/json")

        def changed(seen: Version | None) -> bytes:
            try:
                found = read(kind, key, seen.body) if seen else None
            except UnreadableObject:
                found = None
            return write(change(found))

        with _trouble(key):
            self._bucket.change(key, content_type, changed)

    @staticmethod
    def _topic_key(topic: str) -> str:
        return f"{STATE}topics/{topic}.json.gz"

    @staticmethod
    def _memory_key(topic: str) -> str:
        return f"{MEMORY}{topic}.json.gz"

    @staticmethod
    def _feed_key(name: str) -> str:
        return f"{STATE}feeds/{feed_key(name)}.json.gz"


@contextmanager
def _trouble(key: str) -> Iterator[None]:
    try:
        yield
    except (ClientError, BotoCoreError) as exc:
        raise StoreError(key, str(exc)) from exc


def editions_in(bucket: Bucket, folder: str, since: date, until: date = date.max) -> Iterator[tuple[date, datetime]]:
    """The editions in a folder by the day that their keys begin with, oldest first, and when each was stored."""
    for entry in bucket.entries(folder, after=f"{folder}{since - timedelta(days=1)}~"):  # after all keys of the day before
        name = entry.key.removeprefix(folder)[: len("YYYY-MM-DD")]
        if name >= until.isoformat():
            break
        with suppress(ValueError):  # something else that somebody put there
            yield date.fromisoformat(name), entry.modified
