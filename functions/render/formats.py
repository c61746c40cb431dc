"""In: topics with their editions. Out: what programs read of the site: feeds, source lists (OPML), site maps, the search's manifest,
the digests' JSON Schema.

Feeds link relative to themselves as long as nobody knows the site's address; site maps must not, so without one there are none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from functions.render import editions, words
from functions.render.pages import Page, filled
from functions.render.text import line
from shared.models import Digest, FeedOutcome
from shared.site import ATOM, JSON_FEED, JSON_SCHEMA, OPML, TEXT, XML, Listing, MonthIndex, SiteIndex, TopicListing

JSON_FEED_VERSION = "https://jsonfeed.org/version/1.1"
SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA = "digest.schema.json"

Listed = Sequence[tuple[TopicListing, Listing]]


@dataclass(frozen=True)
class Channel:
    """What a feed is of: `subject` names it for ever, `folder` is where it lies, `language` is that of its entries where it is one."""

    title: str
    subject: str = ""
    folder: str = ""
    language: str = ""


def atom(channel: Channel, listed: Listed, site_url: str) -> Page:
    base = _base(channel, site_url)
    body = filled(
        "feed.xml.j2",
        title=channel.title,
        id=_urn(channel.subject),
        language=channel.language,
        base=base,
        updated=max((edition.date for _, edition in listed), default=datetime.fromisoformat("1970-01-01T00:00:00Z")),
        entries=[
            (topic, edition, _urn(f"{topic.id}/{edition.edition}"), f"{base}{_page(channel, topic, edition)}") for topic, edition in listed
        ],
    )
    return Page(body, ATOM)


def json_feed(channel: Channel, listed: Listed, site_url: str) -> Page:
    """https://www.jsonfeed.org/version/1.1/"""
    base = _base(channel, site_url)
    feed: dict[str, Any] = {
        "version": JSON_FEED_VERSION,
        "title": channel.title,
        "home_page_url": f"{base}index.html",
        "feed_url": f"{base}feed.json",
        "authors": [{"name": "Parallax"}],
        **({"language": channel.language} if channel.language else {}),
        "items": [
            {
                "id": _urn(f"{topic.id}/{edition.edition}"),
                "url": f"{base}{_page(channel, topic, edition)}",
                "title": f"{line(topic.name)}, {words.day_in_words(edition.edition)}",
                "content_text": summary(edition),
                "date_published": words.instant(edition.date),
                "language": topic.language,
                "tags": [topic.id],
            }
            for topic, edition in listed
        ],
    }
    return Page(json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n", JSON_FEED)


def summary(edition: Listing) -> str:
    """An edition in one line of text."""
    return " • ".join(edition.highlights) if edition.no_digest is None else f"No digest: {line(edition.no_digest)}"


def opml(title: str, topics: Iterable[TopicListing]) -> Page | None:
    """The sources of topics, one folder a topic, and of one topic one folder a side; None where there are none."""
    listed = [topic for topic in topics if topic.feeds]
    if not listed:
        return None
    return Page(filled("feeds.opml.j2", title=title, folders=_folders(listed)), OPML)


def _folders(topics: Sequence[TopicListing]) -> list[tuple[str, list[FeedOutcome]]]:
    """Feeds of no side lie outside any folder: their folder has no name."""
    if len(topics) > 1:
        return [(line(topic.name), list(topic.feeds)) for topic in topics]
    (topic,) = topics
    names = {side.id: line(side.name) for side in topic.sides}
    folders: dict[str, list[FeedOutcome]] = {}
    for feed in topic.feeds:
        folders.setdefault(names.get(feed.perspective or "", ""), []).append(feed)
    return list(folders.items())


def month_map(topic: TopicListing, month: MonthIndex, site_url: str) -> Page:
    """A month's editions, its own page, and the stories that went on in it."""
    folder = f"summaries/{topic.id}"
    newest = max(edition.listing.date for edition in month.editions).date()
    stories = sorted({thread for edition in month.editions for thread in edition.threads})
    return _site_map(
        [
            *((f"{folder}/{edition.listing.edition}/index.html", edition.listing.date.date()) for edition in month.editions),
            (f"{folder}/archive/{month.month}/index.html", newest),
            *((f"{folder}/stories/{thread}/index.html", None) for thread in stories),
        ],
        site_url,
    )


def pages_map(index: SiteIndex, site_url: str) -> Page:
    """The pages that stay: no dates, so that it changes only with the topics."""
    of_topics = (f"summaries/{topic.id}/{page}index.html" for topic in index.topics for page in ("", "outlets/"))
    return _site_map([(path, None) for path in ("index.html", "about.html", "feeds.html", "search.html", *of_topics)], site_url)


def map_of_maps(index: SiteIndex, site_url: str) -> Page:
    months = (f"summaries/{topic.id}/sitemap-{month}.xml" for topic in index.topics for month in topic.months)
    return Page(filled("sitemapindex.xml.j2", base=f"{site_url.rstrip('/')}/", maps=["sitemap-pages.xml", *months]), XML)


def _site_map(listed: Iterable[tuple[str, date | None]], site_url: str) -> Page:
    return Page(filled("sitemap.xml.j2", base=f"{site_url.rstrip('/')}/", pages=list(listed)), XML)


def robots(site_url: str) -> Page:
    """Everything may be read; the index's parts are no pages."""
    known = f"Sitemap: {site_url.rstrip('/')}/sitemap.xml\n" if site_url else ""
    return Page(f"User-agent: *\nDisallow: /index/\n{known}".encode(), TEXT)


@cache
def schema(site_url: str) -> Page:
    """Of digest.json, as it is written: every field is there."""
    known = {"$id": f"{site_url.rstrip('/')}/{SCHEMA}"} if site_url else {}
    whole = {"$schema": SCHEMA_DIALECT, **known, **Digest.model_json_schema(mode="serialization")}
    return Page(json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n", JSON_SCHEMA)


def channel_of(topic: TopicListing) -> Channel:
    return Channel(f"Parallax: {line(topic.name)}", topic.id, f"summaries/{topic.id}/", topic.language)


def newest(index: SiteIndex) -> Listed:
    """The newest editions of all topics, newest first."""
    listed = ((topic, edition) for topic in index.topics for edition in topic.editions)
    return sorted(listed, key=lambda pair: (pair[1].edition, pair[0].id), reverse=True)[: editions.RECENT]


def _base(channel: Channel, site_url: str) -> str:
    return f"{site_url.rstrip('/')}/{channel.folder}" if site_url else ""


def _page(channel: Channel, topic: TopicListing, edition: Listing) -> str:
    return f"{'' if channel.folder else f'summaries/{topic.id}/'}{edition.edition}/index.html"


def _urn(subject: str) -> str:
    """The same name for the same thing, for ever: a feed reader tells by it what it has seen."""
    return uuid5(NAMESPACE_URL, f"urn:parallax:{subject}").urn
