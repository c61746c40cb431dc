"""In: the bytes of an RSS or Atom feed. Out: its articles, cleaned. Pure, and the only user of feedparser.

Whatever a feed holds, an item that cannot be shown is dropped and counted, and a date that cannot be read costs only the date.
"""

from __future__ import annotations

import calendar
import hashlib
import html
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import feedparser
import nh3
from pydantic import ValidationError

from shared.errors import FeedError
from shared.models import Article, Feed

MAX_ITEMS = 1000
MAX_TITLE, MAX_SUMMARY, MAX_OUTLET = 500, 2000, 200

_BLOCKS = re.compile(r"<(?=/?(?:p|br|div|li|ul|ol|h[1-6]|td|tr|blockquote)\b)", re.IGNORECASE)
# Overrides, embeddings, isolates and marks of direction; zero-width spaces and joiners without a letter to join; the byte order mark.
_TRICKS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u200c\u200d](?!\\w)|(?<!\\w)[\u200c\u200d]")
# Controls, line separators, surrogates, private use, noncharacters. Listed, because Python's own tables change with its version.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_cid|mc_eid|cmpid|ref_src")


@dataclass(frozen=True)
class ParsedFeed:
    """The articles in the feed's order; `dropped` counts items without a title or a usable link, and repeats.

    `fingerprints` stand beside the articles, one each: an item with the same one is the same item.
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
    remembered: Mapping[str, Article] = MappingProxyType({}),
) -> ParsedFeed:
    """Reads one feed. `url` is where it came from, for relative links. FeedError when it is no feed at all.

    `remembered` are items that were seen before, by fingerprint: they stay as they were read then.
    """
    headers = {"content-type": content_type or "application/xml", "content-location": url}
    try:
        # Bytes in a file, never a string: feedparser would open a string as an address or a local path.
        parsed = feedparser.parse(io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except Exception as exc:
        raise FeedError(feed.name, f"it cannot be parsed ({type(exc).__name__})") from exc
    if not parsed.get("version") and not parsed.entries:
        raise FeedError(feed.name, "it is not an RSS or Atom feed")
    entries = parsed.entries[:MAX_ITEMS]
    channel = _Channel(feed, parsed.feed, url)
    articles = {article.id: article for article in _articles(entries, channel, now)}
    known = tuple(remembered.get(fingerprint, article) for fingerprint, article in articles.items())
    return ParsedFeed(known, len(parsed.entries) - len(articles), tuple(articles))


class _Channel:
    """What the feed says of itself, for items that do not say it."""

    def __init__(self, feed: Feed, facts: Any, url: str) -> None:
        self.feed = feed.name
        self.title = clean(str(facts.get("title", "")))[:MAX_OUTLET].strip()
        self.host = host_of(str(facts.get("link", ""))) or host_of(url)
        declared = feed.language or (feed.google_news.tag if feed.google_news else None)
        self.language = declared or language_tag(str(facts.get("language", "")))


def _articles(entries: list[Any], channel: _Channel, now: datetime) -> Iterator[Article]:
    for entry in entries:
        link = str(entry.get("link", "")).strip()
        source = entry.get("source") or {}
        outlet = clean(str(source.get("title", "")))[:MAX_OUTLET].strip()
        title = _text(entry, "title")
        if outlet and title.endswith(f" - {outlet}"):
            # Google News ends each title with the outlet's name, which may itself hold " - ".
            title = title.removesuffix(f" - {outlet}").rstrip()
        title = shortened(title, MAX_TITLE)
        try:
            yield Article(
                id=article_id(link),
                url=link,
                title=title,
                summary=_summary(entry, title, outlet),
                outlet=outlet or channel.title,
                outlet_domain=host_of(str(source.get("href", ""))) if outlet else host_of(link) or channel.host,
                language=channel.language,
                published=_published(entry, now),
                feed=channel.feed,
            )
        except (ValidationError, ValueError):
            continue


def _text(entry: Any, field: str) -> str:
    """A field as plain text; Atom says which text is markup, and feedparser finds out for RSS."""
    kind = (entry.get(f"{field}_detail") or {}).get("type", "text/html")
    return clean(str(entry.get(field, "")), markup=kind != "text/plain")


def _summary(entry: Any, title: str, outlet: str) -> str:
    """The item's own description; nothing when it only repeats the title, as Google News does."""
    text = _text(entry, "summary")
    if text.casefold() in {title.casefold(), f"{title} {outlet}".casefold(), f"{title} - {outlet}".casefold()}:
        return ""
    return shortened(text, MAX_SUMMARY)


def _published(entry: Any, now: datetime) -> datetime | None:
    """The item's date in UTC; None when it has none that can be read, or one that lies in the future."""
    for field in ("published_parsed", "updated_parsed", "created_parsed"):
        try:
            if field in entry and (parsed := entry[field]):
                when = datetime.fromtimestamp(calendar.timegm(parsed), UTC)
                # Clocks and time zones are off by hours; a day ahead is a mistake.
                return when if datetime(1990, 1, 1, tzinfo=UTC) < when <= now + timedelta(days=1) else None
        except (ValueError, OverflowError, OSError, TypeError):
            continue
    return None


def clean(text: str, *, markup: bool = True) -> str:
    """Plain text on one line: no markup, no controls, no tricks with direction or width; letters of any script stay as they are."""
    if markup and ("<" in text or "&" in text):
        text = html.unescape(nh3.clean(_BLOCKS.sub(" <", text), tags=set()))
    text = unicodedata.normalize("NFC", _TRICKS.sub("", text))
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters, cut between words where there are any."""
    if len(text) <= limit:
        return text
    head, _, _ = text[: limit + 1].rpartition(" ")
    return head if len(head) > limit // 2 else text[:limit]


def article_id(url: str) -> str:
    """The sha256, in hex, of the canonical URL: host in lower case, no fragment, no tracking parameters."""
    parts = urlsplit(url)
    query = urlencode([(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(key)])
    canonical = urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, ""))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def host_of(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")[:253]
    except ValueError:
        return ""


def language_tag(text: str) -> str:
    """What a feed calls its language as a BCP 47 tag: "en_us" is en-US; "und" when it is none."""
    parts = text.strip().replace("_", "-").split("-")
    if not re.fullmatch(r"[A-Za-z]{2,3}", parts[0]) or not all(re.fullmatch(r"[A-Za-z0-9]{2,8}", part) for part in parts[1:]):
        return "und"
    return "-".join([parts[0].lower(), *(part.upper() if len(part) == 2 else part.title() for part in parts[1:])])
