"""Rules of feeds: what becomes an article, and what hostile bytes cost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.fetch import feeds
from functions.fetch.articles import language_tag
from functions.fetch.text import clean
from shared.errors import FeedError
from shared.models import Article
from shared.topics import Feed
from tests.batches import NOW, item, rss

FEED = Feed(url="https://times.example/feed.xml")
SEARCH = Feed.model_validate({"google_news": {"query": "x", "language": "es", "region": "VE"}})


def parse(body: bytes, feed: Feed = FEED) -> tuple[Article, ...]:
    return feeds.parse(body, feed, url=feed.name, content_type="application/rss+xml", now=NOW).articles


def outcome(body: bytes) -> tuple[Article, ...] | str:
    try:
        return parse(body)
    except FeedError as exc:
        return "FeedError about the feed" if exc.feed == FEED.name and exc.why else repr(exc)


def one(body: bytes, feed: Feed = FEED) -> Article:
    (article,) = parse(body, feed)
    return article


def test_rss_item_becomes_an_article() -> None:
    article = one(rss(item("Tokyo & Beijing talk", "https://www.times.example/1", summary="<p>They met.</p><p>Twice.</p>")))
    assert article.title == "Tokyo & Beijing talk"
    assert article.summary == "They met. Twice."
    assert (article.outlet, article.outlet_domain, article.language) == ("The Example Times", "times.example", "en")
    assert article.published == datetime(2026, 1, 12, 9, tzinfo=UTC)


def test_atom_entry_becomes_an_article_and_its_text_stays_text() -> None:
    body = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja"><title>T</title><entry>
      <title type="text">1 &lt; 2 &lt;b&gt;</title><link rel="alternate" href="/a"/><updated>2026-01-12T18:00:00+09:00</updated>
      <summary type="html">&lt;b&gt;Bold&lt;/b&gt; words</summary></entry></feed>"""
    article = one(body)
    assert article.title == "1 < 2 <b>"
    assert article.url == "https://times.example/a"
    assert article.summary == "Bold words"
    assert article.published == datetime(2026, 1, 12, 9, tzinfo=UTC)


def test_google_news_item_takes_outlet_from_source_and_loses_the_suffix() -> None:
    link = "https://news.google.com/rss/articles/CBMi?oc=5"
    title = "Un título - con guion"
    body = rss(
        item(
            f"{title} - Clarín - Mundo",
            link,
            summary=f'<a href="{link}">{title}</a>&nbsp;&nbsp;<font color="#6f6f6f">Clarín - Mundo</font>',
            extra='<source url="https://www.clarin.com">Clarín - Mundo</source>',
        )
    )
    article = one(body, SEARCH)
    assert (article.title, article.outlet, article.outlet_domain) == (title, "Clarín - Mundo", "clarin.com")
    assert article.summary == "", "a description that only repeats the title is no summary"
    assert article.url == link, "the link is the feed's own, byte for byte"
    assert article.language == "es-VE"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "", "data:text/html,x", "https://", "ftp://e.example/x", "https://e.example/a b"])
def test_item_without_a_usable_link_is_dropped_and_counted(link: str) -> None:
    body = rss(item("Bad", link), item("Good", "https://times.example/1"))
    parsed = feeds.parse(body, FEED, url="", content_type="", now=NOW)
    assert [article.title for article in parsed.articles] == ["Good"]
    assert parsed.dropped == 1


def test_item_without_a_title_is_dropped() -> None:
    assert parse(rss(item(" \u200b ", "https://times.example/1"))) == ()


@pytest.mark.parametrize("date", ["", "yesterday", "Mon, 99 Foo 2026 99:99:99 GMT", "Thu, 01 Jan 1970 00:00:00 GMT"])
def test_bad_date_costs_the_date_not_the_item(date: str) -> None:
    assert one(rss(item("Kept", "https://times.example/1", published=date))).published is None


def test_date_in_the_future_is_no_date() -> None:
    future = (NOW + timedelta(days=2)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    assert one(rss(item("Kept", "https://times.example/1", published=future))).published is None


def test_the_same_link_twice_in_a_feed_is_one_article() -> None:
    body = rss(item("A", "https://times.example/1#top"), item("A", "https://TIMES.example/1?utm_source=rss"))
    assert len(parse(body)) == 1


@pytest.mark.parametrize(
    ("dirty", "plain"),
    [
        ("a\u202eb\u2066c\u200bd\ufeffe", "abcde"),
        ("tab\tnew\nline\x07bell", "tab new line bell"),
        ("<script>alert(1)</script>Hi <b>there</b>", "Hi there"),
        ("AT&amp;T &lt;3", "AT&T <3"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚀", "👩🚀"),
        ("one<br>two</p><p>three", "one two three"),
        ("e\u0301", "é"),
    ],
)
def test_text_is_cleaned_of_markup_controls_and_tricks(dirty: str, plain: str) -> None:
    assert clean(dirty) == plain


@given(st.text())
def test_cleaned_text_is_one_line_without_controls(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == " ".join(cleaned.split())
    assert cleaned.isprintable() or all(character.isprintable() or character.isspace() or ord(character) > 0xA0 for character in cleaned)
    cleaned.encode()


def test_long_text_is_cut_between_words() -> None:
    article = one(rss(item("word " * 300, "https://times.example/1", summary="sentence " * 500)))
    assert len(article.title) <= 500
    assert article.title.endswith("word")
    assert len(article.summary) <= 2000


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not a feed",
        b"<html><body>404</body></html>",
        b"\x00\xff" * 100,
        b"<rss><channel><item><title>&#xFFFFFFFF;</title></item></channel></rss>",
        b"<rss><channel><item><title>&#xD800;</title></item></channel></rss>",
        b'<!DOCTYPE a [<!ENTITY x "\\">]><rss><channel><title>&x;</title></channel></rss>',
    ],
)
def test_bytes_that_are_no_feed_are_an_error_or_nothing(body: bytes) -> None:
    assert outcome(body) in ((), "FeedError about the feed")


def test_a_path_or_address_as_body_is_not_opened() -> None:
    with pytest.raises(FeedError, match="not an RSS or Atom feed"):
        parse(b"/etc/passwd")


@pytest.mark.parametrize(("said", "tag"), [("en_us", "en-US"), ("zh-hant-tw", "zh-Hant-TW"), ("english", "und"), ("", "und"), ("JA", "ja")])
def test_language_of_a_feed_becomes_a_tag(said: str, tag: str) -> None:
    assert language_tag(said) == tag


def test_declared_language_wins_over_the_feeds_own() -> None:
    body = rss(item("A", "https://times.example/1"), language="en")
    assert one(body, Feed(url="https://times.example/feed.xml", language="ar")).language == "ar"


def test_item_that_leaves_the_feeds_site_belongs_to_the_site_it_leads_to() -> None:
    article = one(rss(item("A", "https://blog.example/1")))
    assert (article.outlet, article.outlet_domain) == ("", "blog.example")


def test_subdomains_are_one_site() -> None:
    article = one(rss(item("A", "https://news.times.example/1")))
    assert (article.outlet, article.outlet_domain) == ("The Example Times", "news.times.example")


def test_only_a_search_may_speak_for_other_outlets() -> None:
    forged = item("A - NHK", "https://times.example/1", extra='<source url="https://www.nhk.or.jp/">NHK</source>')
    article = one(rss(forged))
    assert (article.title, article.outlet, article.outlet_domain) == ("A - NHK", "The Example Times", "times.example")
    own = item("A", "https://www.nhk.or.jp/1", extra='<source url="https://www.nhk.or.jp/">NHK</source>')
    assert one(rss(own)).outlet == "NHK"


def test_addresses_that_are_not_utf_8_stay_two() -> None:
    body = rss(item("A", "https://times.example/?q=%C4%E3"), item("B", "https://times.example/?q=%BA%C3"))
    assert [article.title for article in parse(body)] == ["A", "B"]
