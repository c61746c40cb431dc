"""In: what editions say. Out: the nouns of the site bucket beside its pages: its indexes, how the feeds are, and what a path is served as.

The index is in parts, so that an edition costs the same however many there are: the home (every topic with its newest editions),
a topic (its last editions), a topic's month (its editions with their sources, which the search reads too), and the stories that
began in a month.
"""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shared.fields import Model, Slug, Utc
from shared.models import FeedOutcome
from shared.topics import StateAffiliation

Month = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}$")]

HTML = "text/html; charset=utf-8"
MARKDOWN = "text/markdown; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"
JSON_FEED = "application/feed+json; charset=utf-8"
JSON = "application/json"
JSON_SCHEMA = "application/schema+json"
OPML = "text/x-opml; charset=utf-8"
XML = "application/xml; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
CSS = "text/css; charset=utf-8"
GZIP = "application/gzip"
SCRIPT = "text/javascript; charset=utf-8"
SVG = "image/svg+xml"

_TYPES = {
    "feed.xml": ATOM,
    "feed.json": JSON_FEED,
    "digest.schema.json": JSON_SCHEMA,
    ".html": HTML,
    ".md": MARKDOWN,
    ".json": JSON,
    ".opml": OPML,
    ".xml": XML,
    ".txt": TEXT,
    ".css": CSS,
    ".js": SCRIPT,
    ".svg": SVG,
    ".gz": GZIP,
}


def content_type(path: str) -> str:
    """What a path of the site is served as."""
    file = PurePosixPath(path)
    return _TYPES.get(file.name) or _TYPES.get(file.suffix, "application/octet-stream")


def cache_control(path: str) -> str:
    """Styles, scripts and the icon bear a hash of what is in them, so they never change; all else may change with every edition."""
    return "public, max-age=31536000, immutable" if PurePosixPath(path).suffix in (".css", ".js", ".svg") else "public, max-age=300"


def month_of(edition: date) -> Month:
    return f"{edition:%Y-%m}"


class Listing(Model):
    """One edition as the site's index knows it. `sides` counts the numbered articles of each side, elsewhere included."""

    edition: date
    date: Utc
    articles: int
    stories: int
    highlights: tuple[str, ...]
    no_digest: str | None
    sides: dict[str, int] = Field(default_factory=dict)


class SideName(Model):
    id: str
    name: str


class TopicListing(Model):
    """A topic with its newest editions, and how many it has each month. `feeds` is how its feeds fared at the newest of them, `sides`
    its sides then. Of a `retired` topic there will be no new ones. `stories` are the months in which stories began that went on.
    `marks` are of the topic's parts of the index as they were written last: by them, renders at the same time see each other.
    """

    id: Slug
    name: str
    description: str
    language: str
    editions: tuple[Listing, ...]
    sides: tuple[SideName, ...] = ()
    months: dict[Month, int] = Field(default_factory=dict)
    stories: tuple[Month, ...] = ()
    feeds: tuple[FeedOutcome, ...] = ()
    retired: bool = False
    marks: dict[str, str] = Field(default_factory=dict)


class SiteIndex(Model):
    """index/home.json.gz: every topic, of their editions the newest of all, and of each topic at least its newest."""

    schema_version: Literal[1] = 1
    topics: tuple[TopicListing, ...] = ()


class OutletFacts(Model):
    """Whose press an outlet is; None where nobody knows."""

    country: str | None = None
    family: str | None = None
    state_affiliated: StateAffiliation | None = None


class RecentEdition(Model):
    """`cited`: how many articles of each outlet an edition numbers under each side."""

    listing: Listing
    cited: dict[str, dict[str, int]]


class TopicIndex(Model):
    """index/{topic}/topic.json.gz: its last editions, newest first, and whose press the outlets are that they cite."""

    schema_version: Literal[1] = 1
    topic: Slug
    editions: tuple[RecentEdition, ...] = ()
    outlets: dict[str, OutletFacts] = Field(default_factory=dict)


class Source(Model):
    """A numbered article of an edition, as the search finds it."""

    n: int
    title: str
    outlet: str
    side: str
    language: str


class MonthEdition(Model):
    """An edition with its sources. `threads`: the stories that go on in it, and since when."""

    listing: Listing
    sources: tuple[Source, ...]
    threads: dict[str, date] = Field(default_factory=dict)


class MonthIndex(Model):
    """index/{topic}/{month}.json.gz: a month's editions, newest first. Browsers read it too: it is a shard of the search."""

    schema_version: Literal[1] = 1
    topic: Slug
    month: Month
    editions: tuple[MonthEdition, ...] = ()
    outlets: dict[str, OutletFacts] = Field(default_factory=dict)


class Telling(Model):
    """How one edition tells a story: under which id and title, and how many articles each side has in it."""

    edition: date
    id: str
    title: str
    language: str
    told: dict[str, int]


class StoryThread(Model):
    """A story over editions, oldest first."""

    id: str
    tellings: tuple[Telling, ...] = ()


class StoriesIndex(Model):
    """index/{topic}/stories-{month}.json.gz: the stories that began in that month and went on, by the id of their thread."""

    schema_version: Literal[1] = 1
    topic: Slug
    month: Month
    threads: dict[str, StoryThread] = Field(default_factory=dict)


class SearchTopic(Model):
    """A topic as the search page offers it; there is a shard for each of its `months`, newest first."""

    id: Slug
    name: str
    language: str
    sides: tuple[SideName, ...]
    months: tuple[Month, ...]


class SearchManifest(Model):
    """search.json in the site bucket: what can be searched."""

    schema_version: Literal[1] = 1
    topics: tuple[SearchTopic, ...]


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
