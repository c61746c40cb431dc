"""In: validated fields. Out: what is remembered of feeds between runs; the wire format of the objects below state/."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Literal

from pydantic import Field

from shared.fields import Slug, Utc
from shared.models import Article, Model

Status = Literal["ok", "unchanged", "empty", "failed"]


class FeedState(Model):
    """One feed after the last request that told something new; a request that did not leaves no trace here.

    `asked` is when that request was made, `status`, `why` and `dropped` are what it was reported as, `last_success` when the
    feed last answered with something new. `articles` are the items it lists, `fingerprints` (beside them, one each) tell
    whether an item was seen before. `etag` and `last_modified` are the server's words and `sha256` is of the body behind them.
    `moved` is the address that a permanent redirect named. `failures` counts those in a row; before `next_try` the
    feed is left alone, and a feed that is `gone` for good.
    """

    asked: Utc
    status: Status
    why: str = ""
    dropped: int = 0
    last_success: Utc | None = None
    failures: int = 0
    next_try: Utc | None = None
    gone: bool = False
    moved: str = ""
    etag: str = ""
    last_modified: str = ""
    sha256: str = ""
    fingerprints: tuple[str, ...] = ()
    articles: tuple[Article, ...] = ()


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


HOUR = timedelta(hours=1)
"""A feed is asked once in this time, whoever wants to know."""


def feed_key(name: str) -> str:
    """A feed's name as part of a key."""
    return hashlib.sha256(name.encode()).hexdigest()[:32]
