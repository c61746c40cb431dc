"""In: what a test is about. Out: topics, articles, batches and feeds around it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from html import escape
from typing import Any

from functions.fetch.articles import article_id
from shared.models import Article, Batch, FeedReport
from shared.topics import Topic

NOW = datetime(2026, 1, 13, 4, tzinfo=UTC)
FETCH_PLACES = {
    "DATA_BUCKET": "data-bucket",
    "SITE_BUCKET": "site-bucket",
    **dict.fromkeys(("FETCH_QUEUE_URL", "DIGEST_QUEUE_URL", "RENDER_QUEUE_URL"), "none"),
}
"""The fetch function's settings that must be there."""
SIDES = [{"id": "china", "name": "China", "countries": ["CN"]}, {"id": "japan", "name": "Japan", "countries": ["JP"]}]
TERMS = {"china": ["China", "Chinese", "Beijing"], "japan": ["Japan", "Japanese", "Tokyo"]}


def topic(**changes: Any) -> Topic:
    facts = {
        "id": "china-japan",
        "name": "China vs Japan",
        "description": "Relations and disputes between China and Japan",
        "perspectives": SIDES,
        "terms": TERMS,
        "feeds": [{"url": "https://feeds.example/a.xml", "perspective": "china"}, {"url": "https://feeds.example/b.xml"}],
    }
    return Topic.model_validate({**facts, **changes})


def article(title: str, *, outlet: str = "Global Times", hours: float = 6, **changes: Any) -> Article:
    """`hours` is its age."""
    url = changes.pop("url", "https://news.example/" + str(abs(hash_of(title + outlet))))
    facts = {
        "id": article_id(url),
        "url": url,
        "title": title,
        "outlet": outlet,
        "language": "en",
        "published": NOW - timedelta(hours=hours),
        "feed": "https://feeds.example/a.xml",
    }
    return Article.model_validate({**facts, **changes})


def hash_of(text: str) -> int:
    """The same number on every run, unlike hash()."""
    return int(article_id(f"https://x.example/{text}")[:12], 16)


def batch(*articles: Article, **changes: Any) -> Batch:
    about = changes.pop("topic", topic())
    reports = [FeedReport(feed=feed.name, label=feed.label, status="ok", articles=len(articles), ms=5) for feed in about.feeds]
    facts: dict[str, Any] = {"topic": about, "edition": date(2026, 1, 13), "date": NOW, "fetched_at": NOW, "feeds": reports}
    return Batch.model_validate({**facts, "articles": articles, **changes})


def item(title: str, link: str, *, summary: str = "", published: str = "Mon, 12 Jan 2026 09:00:00 GMT", extra: str = "") -> str:
    return (
        f"<item><title>{escape(title)}</title><link>{escape(link)}</link><description>{escape(summary)}</description>"
        f"<pubDate>{published}</pubDate>{extra}</item>"
    )


def rss(*items: str, title: str = "The Example Times", language: str = "en", link: str = "https://times.example") -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{escape(title)}</title><link>{link}</link>'
    return (head + f"<language>{language}</language>" + "".join(items) + "</channel></rss>").encode()
