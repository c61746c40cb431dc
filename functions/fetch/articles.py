"""In: one item as it stands in a feed, and the feed's own facts. Out: an Article, or none if the item cannot be shown. Pure."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from pydantic import ValidationError

from functions.fetch.items import Facts, Item
from functions.fetch.text import clean, shortened
from shared.models import Article, Feed

MAX_TITLE, MAX_SUMMARY, MAX_OUTLET = 500, 2000, 200
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)

_TRACKED = r"utm_\w+|fbclid|gclid|mc_cid|mc_eid|cmpid|ref_src"
_TRACKING = re.compile(_TRACKED)
# An address that is its own canonical form: nothing to lower, decode, encode or leave out.
_PAIR = rf"(?!(?:{_TRACKED})=)[\w.~-]++=[\w.~-]*+"
_CANONICAL = re.compile(rf"https?://[a-z0-9.-]++/[\w./~%-]*+(?:\?{_PAIR}(?:&{_PAIR})*+)?", re.ASCII)


class Channel:
    """What the feed says of itself, for items that do not say it."""

    def __init__(self, feed: Feed, facts: Facts, url: str) -> None:
        self.feed = feed.name
        self.title = clean(facts.title)[:MAX_OUTLET].strip()
        self.host = host_of(facts.link) or host_of(url)
        declared = feed.language or (feed.google_news.tag if feed.google_news else None)
        self.language = declared or language_tag(facts.language)

    def article(self, item: Item, now: datetime) -> Article | None:
        link = item.link.strip()
        outlet = clean(item.outlet)[:MAX_OUTLET].strip()
        title = clean(item.title, markup=item.title_markup)
        if outlet and title.endswith(f" - {outlet}"):
            # Google News ends each title with the outlet's name, which may itself hold " - ".
            title = title.removesuffix(f" - {outlet}").rstrip()
        title = shortened(title, MAX_TITLE)
        try:
            return Article(
                id=article_id(link),
                url=link,
                title=title,
                summary=_summary(clean(item.summary, markup=item.summary_markup), title, outlet),
                outlet=outlet or self.title,
                outlet_domain=host_of(item.site) if outlet else host_of(link) or self.host,
                language=self.language,
                published=None if _too_early(item) or lies_ahead(item.published, now) else item.published,
                feed=self.feed,
            )
        except (ValidationError, ValueError):
            return None


def lies_ahead(when: datetime | None, now: datetime) -> bool:
    """Clocks and time zones are off by hours; a day ahead is a mistake."""
    return when is not None and when > now + timedelta(days=1)


def _too_early(item: Item) -> bool:
    return item.published is not None and item.published <= EARLIEST


def _summary(text: str, title: str, outlet: str) -> str:
    """The item's own description; nothing when it only repeats the title, as Google News does."""
    if len(text) <= len(title) + len(outlet) + 3:
        folded, repeated = text.casefold(), title.casefold()
        if folded.startswith(repeated) and folded[len(repeated) :] in {"", f" {outlet}".casefold(), f" - {outlet}".casefold()}:
            return ""
    return shortened(text, MAX_SUMMARY)


def article_id(url: str) -> str:
    """The sha256, in hex, of the canonical URL: host in lower case, no fragment, no tracking parameters."""
    if not _CANONICAL.fullmatch(url):
        parts = urlsplit(url)
        query = urlencode([(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(key)])
        url = urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, ""))
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=1024)
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
