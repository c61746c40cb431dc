"""In: one item as it stands in a feed, and the feed's own facts. Out: an Article, or none if the item cannot be shown. Pure."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

from pydantic import ValidationError

from functions.fetch.items import Facts, Item
from functions.fetch.links import TRACKED, host_of, plain_host
from functions.fetch.text import clean, shortened
from shared.hosts import is_below
from shared.models import Article
from shared.topics import Feed

MAX_TITLE, MAX_SUMMARY, MAX_OUTLET = 500, 2000, 200
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)

_TRACKING = re.compile(TRACKED)


class Channel:
    """What the feed says of itself, for items that do not say it."""

    def __init__(self, feed: Feed, facts: Facts, url: str, now: datetime) -> None:
        self.feed = feed.name
        self.is_search = feed.google_news is not None
        self.title = clean(facts.title)[:MAX_OUTLET].strip()
        self.host = host_of(facts.link) or host_of(url)
        declared = feed.language or (feed.google_news.tag if feed.google_news else None)
        self.language = declared or language_tag(facts.language)
        self.latest = now + timedelta(days=1)
        # Whatever every article gets from here is checked once.
        Article(id="0" * 64, url="https://example.org/", title="-", language=self.language, feed=self.feed)

    def lies_ahead(self, when: datetime | None) -> bool:
        """Clocks and time zones are off by hours; a day ahead is a mistake."""
        return when is not None and when > self.latest

    def article(self, item: Item) -> Article | None:
        link = item.link.strip()
        plain = plain_host(link)
        host = plain.removeprefix("www.")[:253] if plain else host_of(link)
        # A search names the outlet of every item. Any other feed speaks for its own site, and for nobody whom it only names.
        named = item.outlet and (self.is_search or _is_one_site(host_of(item.site), host))
        outlet = _outlet_name(item.outlet) if named else ""
        title = clean(item.title, markup=item.title_markup)
        if outlet and title.endswith(f" - {outlet}"):
            # Google News ends each title with the outlet's name, which may itself hold " - ".
            title = title.removesuffix(f" - {outlet}").rstrip()
        title = shortened(title, MAX_TITLE)
        published = item.published
        try:
            facts = {
                "id": _sha256(link) if plain else article_id(link),
                "url": link,
                "title": title,
                "summary": _summary(item, title, outlet),
                "outlet": outlet or (self.title if _is_one_site(host, self.host) else ""),
                "outlet_domain": host_of(item.site) if outlet else host,
                "published": published if published and EARLIEST < published <= self.latest else None,
                "language": self.language,
                "feed": self.feed,
            }
            # All of a plain one is valid by now, and to check that again takes as long as everything before.
            return Article.of_valid(facts) if title and plain else Article(**facts)
        except (ValidationError, ValueError):
            return None


@lru_cache(maxsize=1024)
def _outlet_name(text: str) -> str:
    return clean(text)[:MAX_OUTLET].strip()


def _is_one_site(a: str, b: str) -> bool:
    """Whether one host is the other or below it."""
    return bool(a and b) and (is_below(a, b) or is_below(b, a))


def _summary(item: Item, title: str, outlet: str) -> str:
    """The item's own description; nothing when it only repeats the title, as Google News does."""
    if not item.summary:
        return ""
    if outlet and _repeats(item.summary, title, outlet):
        return ""
    text = clean(item.summary, markup=item.summary_markup)
    # Folding makes a text at most three times as long, so a longer one repeats nothing.
    if len(text) <= 3 * (len(title) + len(outlet) + 3) and text.casefold() in {
        title.casefold(),
        f"{title} {outlet}".casefold(),
        f"{title} - {outlet}".casefold(),
    }:
        return ""
    return shortened(text, MAX_SUMMARY)


def _repeats(summary: str, title: str, outlet: str) -> bool:
    """Whether it is, to the letter, the link that Google News puts there; to clean it would take half of an item's time."""
    repeat = f'>{title}</a>&nbsp;&nbsp;<font color="#6f6f6f">{outlet}</font>'
    if not (summary.endswith(repeat) and summary.startswith('<a href="')) or "&" in title or "&" in outlet:
        return False
    return summary.count("<") == 4 and summary.find(">") == len(summary) - len(repeat)


def article_id(url: str) -> str:
    """The sha256, in hex, of the canonical URL: host in lower case, no fragment, no tracking parameters."""
    parts = urlsplit(url)
    # As it is written: decoding would make one of two addresses that are not UTF-8.
    query = "&".join(pair for pair in parts.query.split("&") if not _TRACKING.fullmatch(pair.partition("=")[0]))
    return _sha256(urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, "")))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def language_tag(text: str) -> str:
    """What a feed calls its language as a BCP 47 tag: "en_us" is en-US; "und" when it is none."""
    parts = text.strip().replace("_", "-").split("-")
    if not re.fullmatch(r"[A-Za-z]{2,3}", parts[0]) or not all(re.fullmatch(r"[A-Za-z0-9]{2,8}", part) for part in parts[1:]):
        return "und"
    return "-".join([parts[0].lower(), *(part.upper() if len(part) == 2 else part.title() for part in parts[1:])])
