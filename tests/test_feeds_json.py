"""Rules of JSON Feed, 1.0 and 1.1."""

from __future__ import annotations

import json
from typing import Any

import pytest

from functions.fetch import feeds
from shared.errors import FeedError
from shared.models import Article
from shared.topics import Feed
from tests.batches import NOW

FEED = Feed(url="https://times.example/feed.json")
ITEM = {"id": "1", "url": "https://times.example/1", "title": "Talks & <b>tea</b>", "date_published": "2026-01-12T09:00:00+09:00"}


def parse(**changes: Any) -> tuple[Article, ...]:
    document = {"version": "https://jsonfeed.org/version/1.1", "title": "Times", "language": "ja", "items": [ITEM], **changes}
    return feeds.parse(json.dumps(document).encode(), FEED, url=FEED.name, content_type="", now=NOW).articles


def test_item_becomes_an_article() -> None:
    (article,) = parse()
    assert (article.title, article.url, article.outlet, article.language) == (ITEM["title"], ITEM["url"], "Times", "ja")
    assert article.published
    assert article.published.isoformat() == "2026-01-12T00:00:00+00:00"


@pytest.mark.parametrize(
    ("content", "summary"),
    [
        ({"summary": "S", "content_html": "<p>H</p>"}, "S"),
        ({"content_text": "1 <b> 2"}, "1 <b> 2"),
        ({"content_html": "<p>H</p><p>I</p>"}, "H I"),
        ({"summary": {"no": "text"}}, ""),
    ],
)
def test_summary_is_the_shortest_text_there_is(content: dict[str, Any], summary: str) -> None:
    assert parse(items=[{**ITEM, **content}])[0].summary == summary


@pytest.mark.parametrize(
    ("links", "url"),
    [
        ({"url": "/2"}, "https://times.example/2"),
        ({"url": None, "id": "https://times.example/3"}, "https://times.example/3"),
        ({"url": "", "external_url": "https://other.example/4"}, "https://other.example/4"),
    ],
)
def test_link_is_the_items_own_before_what_it_points_to(links: dict[str, Any], url: str) -> None:
    assert parse(items=[{**ITEM, **links}])[0].url == url


@pytest.mark.parametrize("items", [[{**ITEM, "url": "javascript:alert(1)"}], ["text", 1, None], [{**ITEM, "title": None}]])
def test_item_that_cannot_be_shown_is_dropped(items: list[Any]) -> None:
    assert parse(items=items) == ()


@pytest.mark.parametrize(
    "body", [b"{", b'{"items": 1}', b'{"a":' * 100_000, b'{"items": [' + b"9" * 5000 + b"]}", b'{"error": "not found"}', b'{"\xff": 1}']
)
def test_json_that_is_no_feed_is_an_error(body: bytes) -> None:
    with pytest.raises(FeedError, match="JSON"):
        feeds.parse(body, FEED, url=FEED.name, content_type="", now=NOW)
