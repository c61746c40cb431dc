"""In: the bytes of an RSS, Atom or JSON feed. Out: its articles, cleaned. Pure, but for the child process that guards feedparser.

Whatever a feed holds, an item that cannot be shown is dropped and counted, and a date that cannot be read costs only the date.
Items that were seen before are recognised by their bytes; new ones go through the fast path; what that does not fully
understand goes to feedparser, within bounds.
"""

from __future__ import annotations

import atexit
import hashlib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from functions.fetch import jsonfeed
from functions.fetch.articles import Channel
from functions.fetch.fastpath import Cut
from functions.fetch.guard import Guard
from functions.fetch.items import MAX_ITEMS, Item, Reading
from functions.fetch.names import Handover
from shared.errors import FeedError
from shared.models import Article
from shared.topics import Feed

RULES = b"1"
"""Part of every fingerprint. A change of what becomes of an item's text changes this too, or remembered articles stay as they were."""

FINGERPRINT = 32
"""Hexadecimal digits: 128 bits, for one feed's items."""

SMALL_JSON = 1_000_000
"""Up to here JSON is read on the spot: 1 MB of it can become 30 MB of objects, 5 MB more than a feed may take."""

GUARD = Guard()
"""One for all feeds of a process: a child costs 0.1 s to start and is used again."""
atexit.register(GUARD.close)  # a child at work would go on for seconds after Ctrl-C


@dataclass(frozen=True)
class ParsedFeed:
    """The articles in the feed's order; `dropped` counts items without a title or a usable link, and repeats.

    `fingerprints` run parallel to them: by it, the same item of the same feed is known again. "" where there is none.
    """

    articles: tuple[Article, ...]
    dropped: int
    fingerprints: tuple[str, ...] = ()


def parse(
    body: bytes,
    feed: Feed,
    *,
    url: str,
    content_type: str,
    now: datetime,
    remembered: Mapping[str, Article] | None = None,
    guard: Guard = GUARD,
    seconds: float = math.inf,
) -> ParsedFeed:
    """Reads one feed. `url` is where it came from, for relative links; `remembered` maps fingerprints to the articles of earlier runs;
    a parser that has to be guarded gets so many `seconds`, waiting for it not counted.

    FeedError when it is no feed, or cannot be parsed within bounds.
    """
    if jsonfeed.is_json(body):
        reading = _json(body, feed, url, guard, seconds)
    else:
        try:
            return _cut(body, feed, url=url, content_type=content_type, now=now, remembered=remembered or {})
        except Handover:
            reading = guard.read(body, feed=feed.name, url=url, content_type=content_type, parser="universal", seconds=seconds)
    channel = Channel(feed, reading.facts, url, now)
    return _collected(((channel.article(item), "") for item in reading.items), reading.total)


def _json(body: bytes, feed: Feed, url: str, guard: Guard, seconds: float) -> Reading:
    if len(body) > SMALL_JSON:
        return guard.read(body, feed=feed.name, url=url, content_type="", parser="jsonfeed", seconds=seconds)
    try:
        return jsonfeed.read(body, url=url)
    except jsonfeed.NoJsonFeed as exc:
        raise FeedError(feed.name, str(exc)) from exc


def _cut(body: bytes, feed: Feed, *, url: str, content_type: str, now: datetime, remembered: Mapping[str, Article]) -> ParsedFeed:
    """The fast path. Handover if any new item, or what is around the items, is not for it."""
    cut = Cut(body, url=url, content_type=content_type)
    channel = Channel(feed, cut.facts, url, now)
    inherited = repr((channel.feed, channel.title, channel.host, channel.language)).encode("utf-8", "surrogatepass")
    seed = hashlib.sha256(b"\0".join((RULES, cut.context, inherited))).digest()
    pieces = cut.items[:MAX_ITEMS]
    fingerprints = [hashlib.sha256(seed + piece).hexdigest()[:FINGERPRINT] for piece in pieces]
    # An article of a past run that asked at a later time may lie ahead of this one.
    known = [article if article and not channel.lies_ahead(article.published) else None for article in map(remembered.get, fingerprints)]
    new = iter(cut.read([piece for piece, article in zip(pieces, known, strict=True) if article is None]))
    found = (
        (article, fingerprint) if article else _new(channel, next(new), fingerprint)
        for article, fingerprint in zip(known, fingerprints, strict=True)
    )
    return _collected(found, len(cut.items))


def _new(channel: Channel, item: Item, fingerprint: str) -> tuple[Article | None, str]:
    """An item whose date lies ahead gets the date back when its time has come, so it is not to be known again."""
    return channel.article(item), "" if channel.lies_ahead(item.published) else fingerprint


def _collected(found: Iterable[tuple[Article | None, str]], total: int) -> ParsedFeed:
    """One article for each link: the last, at the place of the first."""
    kept = {article.id: (article, fingerprint) for article, fingerprint in found if article}
    return ParsedFeed(
        tuple(article for article, _ in kept.values()), total - len(kept), tuple(fingerprint for _, fingerprint in kept.values())
    )
