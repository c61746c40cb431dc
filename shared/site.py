"""In: what editions say. Out: the nouns of the site bucket beside its pages: the index of editions, and how the feeds are."""

from __future__ import annotations

from datetime import date
from typing import Literal

from shared.fields import Model, Slug, Utc
from shared.models import FeedOutcome


class Listing(Model):
    """One edition as the site's index knows it."""

    edition: date
    date: Utc
    articles: int
    stories: int
    highlights: tuple[str, ...]
    no_digest: str | None


class TopicListing(Model):
    """A topic with its editions. `feeds` is how its feeds fared at the newest of them. Of a `retired` topic there will be no new ones."""

    id: Slug
    name: str
    description: str
    language: str
    editions: tuple[Listing, ...]
    feeds: tuple[FeedOutcome, ...] = ()
    retired: bool = False


class SiteIndex(Model):
    """index.json in the site bucket: every topic with its editions, newest first."""

    schema_version: Literal[1] = 1
    topics: tuple[TopicListing, ...] = ()


class TopicFeeds(Model):
    """How a topic's feeds fared at its newest edition."""

    topic: Slug
    name: str
    edition: date
    feeds: tuple[FeedOutcome, ...]


class FeedHealth(Model):
    """feeds.json in the site bucket: how the feeds of all topics are. Nobody asks those of `retired` topics: they are named, no more."""

    schema_version: Literal[1] = 1
    topics: tuple[TopicFeeds, ...]
    retired: tuple[Slug, ...] = ()
