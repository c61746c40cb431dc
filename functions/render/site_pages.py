"""In: parts of the site's index. Out: the pages that they are shown on, by path: the home, topics, months, stories, outlets, feeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from functions.render import assets, editions, formats, pictures
from functions.render.formats import Channel
from functions.render.pages import Page, Pages, html, json
from functions.render.text import line
from shared.site import (
    MonthIndex,
    OutletFacts,
    SideName,
    SiteIndex,
    StoryThread,
    TopicIndex,
    TopicListing,
    content_type,
)
from shared.topics import ELSEWHERE


@dataclass(frozen=True)
class OutletRow:
    """How often an outlet was cited, under which sides, and whose press it is."""

    name: str
    facts: OutletFacts
    total: int
    by_side: dict[str, int] = field(default_factory=dict)


def top(index: SiteIndex, site_url: str) -> Pages:
    """Everything at the site's top: the home, what is about all topics, and what all pages use."""
    channel = Channel("Parallax")
    newest = formats.newest(index)
    names = {topic.id: {side.id: side.name for side in topic.sides} for topic in index.topics}
    sources = formats.opml("Parallax: the sources of all topics", (topic for topic in index.topics if not topic.retired))
    return {
        **{name: Page(body, content_type(name)) for name, body in assets.files().items()},
        formats.SCHEMA: formats.schema(site_url),
        "404.html": _missing(site_url),
        "about.html": html("about.html", "about.html.j2", site_url),
        "feed.json": formats.json_feed(channel, newest, site_url),
        "feed.xml": formats.atom(channel, newest, site_url),
        "feeds.html": html("feeds.html", "feeds.html.j2", site_url, topics=index.topics, names=names, sources=bool(sources)),
        "feeds.json": json(editions.feed_health(index.topics)),
        **({"feeds.opml": sources} if sources else {}),
        "robots.txt": formats.robots(site_url),
        "search.html": html("search.html", "search.html.j2", site_url),
        "search.json": json(editions.manifest(index)),
        **({"sitemap.xml": formats.map_of_maps(index, site_url)} if site_url else {}),
        **({"sitemap-pages.xml": formats.pages_map(index, site_url)} if site_url else {}),
        "index.html": html("index.html", "home.html.j2", site_url, topics=index.topics),
    }


def topic(listing: TopicListing, index: TopicIndex, site_url: str) -> Pages:
    """A topic's last editions, its outlets, feeds and sources."""
    folder = f"summaries/{listing.id}/"
    channel = formats.channel_of(listing)
    sides = _coloured(listing)
    listed = [(listing, recent.listing) for recent in index.editions[: editions.TOLD]]
    sources = formats.opml(f"Parallax: the sources of {line(listing.name)}", [listing])
    return {
        f"{folder}feed.json": formats.json_feed(channel, listed, site_url),
        f"{folder}feed.xml": formats.atom(channel, listed, site_url),
        **({f"{folder}feeds.opml": sources} if sources else {}),
        f"{folder}outlets/index.html": html(
            f"{folder}outlets/index.html",
            "outlets.html.j2",
            site_url,
            language=listing.language,
            topic=listing,
            rows=outlets(index),
            sides=_sides(listing, (recent.cited.keys() for recent in index.editions)),
            editions=index.editions,
        ),
        f"{folder}index.html": html(
            f"{folder}index.html",
            "topic.html.j2",
            site_url,
            language=listing.language,
            topic=listing,
            index=index,
            sides=sides,
            coverage=pictures.coverage(sides, [(recent.listing.edition, recent.listing.sides) for recent in index.editions[::-1]]),
            editions=[edition for _, edition in listed],
            years=_years(listing),
            sources=bool(sources),
        ),
    }


def month(listing: TopicListing, index: MonthIndex, site_url: str) -> Pages:
    """All editions of a topic's month, and its part of the site map."""
    path = f"summaries/{listing.id}/archive/{index.month}/index.html"
    page = html(
        path,
        "month.html.j2",
        site_url,
        language=listing.language,
        topic=listing,
        month=index,
        first=index.editions[-1].listing.edition,
        earlier=editions.earlier_month(listing, index.month),
    )
    site_map = {f"summaries/{listing.id}/sitemap-{index.month}.xml": formats.month_map(listing, index, site_url)} if site_url else {}
    return {path: page, **site_map}


def stories(listing: TopicListing, threads: Iterable[StoryThread], site_url: str) -> Pages:
    """A page for each story that goes on: how every edition told it."""
    pages = {}
    for thread in threads:
        path = f"summaries/{listing.id}/stories/{thread.id}/index.html"
        sides = _sides(listing, (telling.told.keys() for telling in thread.tellings))
        counts = [sum(telling.told.values()) for telling in thread.tellings]
        course = pictures.sparkline(counts, "Articles on this story in each edition that told it, the newest last", "course")
        values = {"topic": listing, "thread": thread, "sides": sides, "course": course}
        pages[path] = html(path, "story.html.j2", site_url, language=listing.language, **values)
    return pages


def outlets(index: TopicIndex) -> list[OutletRow]:
    """Of the last editions, the most cited first."""
    cited: dict[str, Counter[str]] = {}
    for recent in index.editions:
        for side, counts in recent.cited.items():
            for outlet, count in counts.items():
                cited.setdefault(outlet, Counter())[side] += count
    rows = (OutletRow(name, index.outlets.get(name, OutletFacts()), sides.total(), dict(sides)) for name, sides in cited.items())
    return sorted(rows, key=lambda row: (-row.total, row.name))


def _sides(listing: TopicListing, used: Iterable[Iterable[str]]) -> list[SideName]:
    """The columns of a table: the topic's sides in its order, then those that it no longer has, elsewhere last where it is used."""
    known = {side.id for side in listing.sides}
    others = sorted({side for sides in used for side in sides} - known - {ELSEWHERE})
    return [
        *listing.sides,
        *(SideName(id=side, name=side) for side in others),
        SideName(id=ELSEWHERE, name="Elsewhere"),
    ]


def _coloured(listing: TopicListing) -> list[pictures.Side]:
    """The topic's sides in the colours of its digest pages, and elsewhere."""
    sides = [pictures.Side(side.id, side.name, tone) for tone, side in enumerate(listing.sides, start=1)]
    return [*sides, pictures.Side(ELSEWHERE, "Elsewhere", 0)]


def _years(listing: TopicListing) -> dict[str, dict[str, int]]:
    """The months with editions by year, newest first."""
    years: dict[str, dict[str, int]] = {}
    for name in sorted(listing.months, reverse=True):
        years.setdefault(name[:4], {})[name] = listing.months[name]
    return years


def _missing(site_url: str) -> Page:
    """A server shows it at any address: only links with the site's own address lead anywhere from there."""
    root = f"{site_url.rstrip('/')}/" if site_url else None
    return html("404.html", "404.html.j2", site_url, root=root, canonical="")
