"""In: validated fields. Out: what is remembered of feeds and editions between runs; the wire format of the objects below state/.

Packed items are not looked at when they are loaded: a change of Article that old ones do not fit asks for a new schema_version here.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, Self

from pydantic import Field, TypeAdapter

from shared.fields import Model, Slug, Utc
from shared.models import Article, NumberedArticle, SetAside, Story

GZIP = 31
"""zlib's word for gzip's format. It writes no time into it, so the same content gives the same bytes."""

Status = Literal["ok", "unchanged", "empty", "failed"]


class Items(Model):
    """Articles as a feed lists them, packed: a thousand feeds have 100,000, which nobody looks at while they stay the same.

    `packed` is their JSON, with commas between, gzipped and in base 64; `fingerprints`, one each, tell whether an item was seen
    before, and are packed likewise. `oldest` is the earliest date among them, `languages` are theirs.
    """

    count: int = 0
    packed: str = ""
    fingerprints: str = ""
    oldest: Utc | None = None
    languages: tuple[str, ...] = ()

    @classmethod
    def of(cls, articles: Sequence[Article], fingerprints: Sequence[str] = ()) -> Self:
        return cls(
            count=len(articles),
            packed=_pack(_ARTICLES.dump_json(tuple(articles))[1:-1]),
            fingerprints=_pack("\n".join(fingerprints).encode()),
            oldest=min((article.published for article in articles if article.published), default=None),
            languages=tuple(sorted({article.language for article in articles})),
        )

    def gzipped(self) -> bytes:
        """Their JSON with commas between, as gzip: such pieces, one after the other, are gzip again."""
        return base64.b64decode(self.packed)

    def articles(self) -> tuple[Article, ...]:
        return _ARTICLES.validate_json(b"[%s]" % _unpack(self.packed))

    def is_whole(self) -> bool:
        """Whether the articles can be unpacked; without their fingerprints they are only parsed again."""
        try:
            _unpack(self.packed)
        except (zlib.error, ValueError):
            return False
        return True

    def by_fingerprint(self) -> dict[str, Article]:
        try:
            fingerprints = _unpack(self.fingerprints).decode()
        except (zlib.error, ValueError):
            return {}
        pairs = zip(fingerprints.split("\n"), self.articles(), strict=False) if fingerprints else ()
        return {fingerprint: article for fingerprint, article in pairs if fingerprint}


_ARTICLES = TypeAdapter(tuple[Article, ...])


def _pack(text: bytes) -> str:
    return base64.b64encode(zlib.compress(text, 1, GZIP)).decode()


def _unpack(packed: str) -> bytes:
    return zlib.decompress(base64.b64decode(packed), GZIP) if packed else b""


class FeedState(Model):
    """One feed after the last request that told something new; a request that did not leaves no trace here.

    `asked` is when that request was made, `status`, `why` and `dropped` are what it was reported as, `last_success` when the
    feed last answered with something new. `items` are what it lists. `etag` and `last_modified` are the server's words and
    `sha256` is of the body behind them. `moved` is the address that a permanent redirect named. `failures` counts those in a
    row, the last one `reached` a server or not; before `next_try` the feed is left alone, and for good if it is `gone`.
    """

    asked: Utc
    status: Status
    why: str = ""
    dropped: int = 0
    last_success: Utc | None = None
    failures: int = 0
    reached: bool = True
    next_try: Utc | None = None
    gone: bool = False
    moved: str = ""
    etag: str = ""
    last_modified: str = ""
    sha256: str = ""
    items: Items = Items()


class TopicState(Model):
    """state/topics/{topic}.json.gz: the feeds, by name, that this topic alone lists."""

    schema_version: Literal[1] = 1
    topic: Slug
    feeds: dict[str, FeedState] = Field(default_factory=dict)


class SharedFeedState(Model):
    """state/feeds/{key}.json.gz: a feed that several topics list."""

    schema_version: Literal[1] = 1
    feed: str
    state: FeedState


class Request(Model):
    """A feed's latest request: since when it is somebody's turn to ask it, and whether the answer is in."""

    at: Utc
    answered: bool = False


class Requests(Model):
    """state/lease/fetch.json: who was asked lately, by feed key; what keeps two runs from asking the same feed."""

    schema_version: Literal[1] = 1
    feeds: dict[str, Request] = Field(default_factory=dict)


class PublishedEdition(Model):
    """What one edition told: its numbered articles and its stories. `repeats` are those that it set aside because an earlier one had
    them; `considered` are the ids (the first 12 digits) of all that were relevant, on the page or not."""

    edition: date
    articles: tuple[NumberedArticle, ...] = ()
    stories: tuple[Story, ...] = ()
    repeats: tuple[SetAside, ...] = ()
    considered: tuple[str, ...] = ()


class TopicMemory(Model):
    """state/memory/{topic}.json.gz: the newest editions of a topic, oldest first."""

    schema_version: Literal[1] = 1
    topic: Slug
    editions: tuple[PublishedEdition, ...] = ()


Missing = Literal["batch", "digest", "page"]
"""The first thing that there is not of an edition."""


class Missed(Model):
    """An edition that was not there in time: what was `missing` when it was queued again (`asked`), and when readers were `told`."""

    missing: Missing
    asked: Utc
    told: Utc | None = None


class Followed(Model):
    """How far a topic's editions are known: all before `first` have a page; `published` is the newest with a digest's page, or, of a
    topic that had none yet, the day before it began. `missed` are those from `first` on that were asked for again."""

    first: date
    published: date
    missed: dict[date, Missed] = Field(default_factory=dict)


class Watch(Model):
    """state/reconcile.json: the newest tick that was planned, and how far each active topic's editions are known."""

    schema_version: Literal[1] = 1
    tick: Utc | None = None
    topics: dict[Slug, Followed] = Field(default_factory=dict)


HOUR = timedelta(hours=1)
"""A feed is asked once in this time, whoever wants to know."""


def feed_key(name: str) -> str:
    """A feed's name as part of a key."""
    return hashlib.sha256(name.encode()).hexdigest()[:32]
