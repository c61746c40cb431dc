"""In and out: the site bucket: pages by path, and the parts of the index below index/, which are written only over what was seen."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic

from shared.errors import MissingObject, UnreadableObject, WriteConflict
from shared.models import Digest
from shared.packing import Stored, packed, parsed, unzipped
from shared.site import GZIP, Month, MonthIndex, SiteIndex, StoriesIndex, TopicIndex, cache_control
from shared.store import ATTEMPTS, Bucket, Version, editions_in

INDEX = "index/"
HOME = f"{INDEX}home.json.gz"
SUMMARIES = "summaries/"
EDITIONS = "content/summaries/"
"""The editions as Markdown."""


@dataclass(frozen=True)
class Part(Generic[Stored]):
    """A part of the index as it is now. `before` is what was there before this change (None: nothing that can be read); by its `name`
    it lies in the topic's folder."""

    name: str
    now: Stored
    before: Stored | None
    etag: str

    @property
    def changed(self) -> bool:
        return self.now != self.before


class SiteStore:
    """Pages are plain writes; the index's parts are changed conditionally, so that of two changes at once none is lost."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket

    def published_since(self, topic: str, since: date) -> dict[date, datetime]:
        """The editions from `since` on that have a page, and when that was published."""
        return dict(editions_in(self._bucket, f"{EDITIONS}{topic}/", since))

    def has_edition(self, topic: str, edition: date) -> bool:
        return self._bucket.read(f"{EDITIONS}{topic}/{edition.isoformat()}.md") is not None

    def publish(self, path: str, body: bytes, content_type: str) -> None:
        self._bucket.write(path, body, content_type, cache=cache_control(path))

    def holds(self, path: str, body: bytes) -> bool:
        """Whether the path holds these bytes already. One request; a bucket whose ETags are no MD5 always says no."""
        return self._bucket.etag(path) == _etag(body)

    def at_the_top(self) -> Callable[[str, bytes], bool]:
        """`holds` for all paths without a folder, with one request for all of them."""
        etags, _ = self._bucket.folder("")
        return lambda path, body: etags.get(path) == _etag(body)

    def home(self) -> tuple[SiteIndex | None, Version | None]:
        """The index of all topics, None where there is none that can be read; and the version to write it over."""
        version = self._bucket.read(HOME)
        return _readable(SiteIndex, HOME, version), version

    def write_home(self, index: SiteIndex, *, seen: Version | None) -> str | None:
        """The new ETag; None: somebody else was faster."""
        body = packed(index)
        if seen and seen.body == body:
            return seen.etag
        written = self._bucket.write_over(HOME, body, GZIP, seen=seen, cache=cache_control(HOME))
        return written.etag if written else None

    def home_etag(self) -> str | None:
        return self._bucket.etag(HOME)

    def topic(self, topic: str) -> TopicIndex | None:
        key = self.topic_key(topic)
        return _readable(TopicIndex, key, self._bucket.read(key))

    def change_topic(self, topic: str, change: Callable[[TopicIndex | None], TopicIndex]) -> Part[TopicIndex]:
        return self._change(self.topic_key(topic), TopicIndex, change)

    def month(self, topic: str, month: Month) -> MonthIndex | None:
        key = self.month_key(topic, month)
        return _readable(MonthIndex, key, self._bucket.read(key))

    def story_months(self, topic: str) -> tuple[Month, ...]:
        start = self.stories_key(topic, "").removesuffix(".json.gz")
        return tuple(key.removeprefix(start).removesuffix(".json.gz") for key in self._bucket.keys(start))

    def change_month(self, topic: str, month: Month, change: Callable[[MonthIndex | None], MonthIndex]) -> Part[MonthIndex]:
        return self._change(self.month_key(topic, month), MonthIndex, change)

    def change_stories(self, topic: str, month: Month, change: Callable[[StoriesIndex | None], StoriesIndex]) -> Part[StoriesIndex]:
        return self._change(self.stories_key(topic, month), StoriesIndex, change)

    def _change(self, key: str, kind: type[Stored], change: Callable[[Stored | None], Stored]) -> Part[Stored]:
        name = key.rpartition("/")[2].removesuffix(".json.gz")
        for _ in range(ATTEMPTS):
            seen = self._bucket.read(key)
            before = _readable(kind, key, seen)
            now = change(before)
            body = packed(now)
            if seen and seen.body == body:
                return Part(name, now, before, seen.etag)
            if written := self._bucket.write_over(key, body, GZIP, seen=seen, cache=cache_control(key)):
                return Part(name, now, before, written.etag)
        raise WriteConflict(key)

    def topics(self) -> set[str]:
        """The topics of which something is published."""
        return {folder.split("/")[1] for folder in self._bucket.folder(SUMMARIES)[1]}

    def editions(self, topic: str) -> set[date]:
        """The editions of that topic that are published."""
        found = set()
        for folder in self._bucket.folder(f"{SUMMARIES}{topic}/")[1]:
            name = folder.split("/")[2]
            if name[:1].isdigit():
                found.add(date.fromisoformat(name))
        return found

    def digest(self, topic: str, edition: date) -> Digest:
        """A digest as it was published."""
        key = f"{SUMMARIES}{topic}/{edition}/digest.json"
        version = self._bucket.read(key)
        if version is None:
            raise MissingObject(key)
        return parsed(Digest, key, version.body)

    @staticmethod
    def topic_key(topic: str) -> str:
        return f"{INDEX}{topic}/topic.json.gz"

    @staticmethod
    def month_key(topic: str, month: Month) -> str:
        return f"{INDEX}{topic}/{month}.json.gz"

    @staticmethod
    def stories_key(topic: str, month: Month) -> str:
        return f"{INDEX}{topic}/stories-{month}.json.gz"


def _readable(kind: type[Stored], key: str, version: Version | None) -> Stored | None:
    try:
        return unzipped(kind, key, version.body) if version else None
    except UnreadableObject:
        return None


def _etag(body: bytes) -> str:
    return f'"{hashlib.md5(body, usedforsecurity=False).hexdigest()}"'
