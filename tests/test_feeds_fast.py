"""Rules of the fast path: it answers as feedparser does or not at all, and an item is parsed once."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.fetch import feeds, text, universal
from functions.fetch.articles import Channel
from functions.fetch.fastpath import Cut
from functions.fetch.items import Item
from functions.fetch.names import Handover
from shared.models import Article
from shared.topics import Feed
from tests.batches import NOW, item, rss

FEED = Feed(url="https://times.example/feed.xml")
HEAD = '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
HEAD += 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>https://e.example/feed</id><link rel="self" href="/s"/>'


def fast(body: bytes, content_type: str = "application/xml") -> tuple[Any, ...]:
    cut = Cut(body, url=FEED.name, content_type=content_type)
    return (cut.facts, *cut.read(cut.items))


def slow(body: bytes, content_type: str = "application/xml") -> tuple[Any, ...]:
    reading = universal.read(body, url=FEED.name, content_type=content_type)
    return (reading.facts, *reading.items)


def in_rss(inside: str) -> bytes:
    return f"{HEAD}<channel><title>T</title><item>{inside}</item></channel></rss>".encode()


def in_atom(inside: str) -> bytes:
    return f"{ATOM}<entry>{inside}</entry></feed>".encode()


SAME = [
    in_rss("<title>A &amp;amp; B</title><link>/a?x=1&amp;y=2</link>"),
    in_rss("<title>AT&amp;T &lt;3</title><guid>https://e.example/1?</guid>"),
    in_rss("<title>A</title><guid isPermaLink='false'>x</guid><link> https://e.example//b/../c </link>"),
    in_rss("<media:title>M</media:title><title>A</title><media:title>N</media:title>"),
    in_rss("<title>A</title><source url='https://s.example'>S - T</source><media:title>N</media:title>"),
    in_rss("<media:group><media:title>deep</media:title><media:description>D</media:description></media:group><title>A</title>"),
    in_rss("<content:encoded><![CDATA[<p>C</p>]]></content:encoded><description>D</description>"),
    in_rss("<content:encoded>C</content:encoded>"),
    in_rss("<description>D</description><itunes:summary>S &amp;lt;b&amp;gt;</itunes:summary>"),
    in_rss("<itunes:summary>S &amp;eacute; </itunes:summary><description>D</description>"),
    in_rss("<description>D</description><description>E</description><content:encoded>C</content:encoded><description>F</description>"),
    in_rss("<pubDate>Mon, 12 Jan 2026 09:00 EST</pubDate><dc:date>2026-01-13</dc:date>"),
    in_rss("<pubDate></pubDate><dc:date>2026-01-13T04:05:06.7+05:30</dc:date>"),
    in_rss("<title>caf\u00c3\u00a9 \u0093q\u0094</title><link>https://e.example/\u00e9</link>"),
    in_rss("<title>A</title><dc:creator>x</dc:creator><image>y</image><foo a='1'><bar/></foo><link>javascript:alert(1)</link>"),
    in_rss("<title>a<!-- x -->b<![CDATA[ <i>c</i>]]></title><link/><guid>https://e.example/1</guid>"),
    in_atom("<id>urn:x</id><title type='html'>&lt;b&gt;</title><link href='/a'/>"),
    in_atom("<title>1 &lt; 2</title><link rel='replies' href='/r'/><id>https://e.example/1</id>"),
    in_atom("<summary>S</summary><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>x</p></div></content>"),
    in_atom("<published>2026-01-12T09:00:00Z</published><updated>2026-01-13T09:00:00Z</updated>"),
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x">'
    b'<title>T</title><items><rdf:Seq><rdf:li resource="y"/></rdf:Seq></items></channel>'
    b'<item rdf:about="y"><title>A</title><link>https://e.example/y</link></item></rdf:RDF>',
    b'<?xml version="1.0" encoding="windows-1252"?><rss version="2.0"><channel>'
    b"<item><title>caf\xe9 \x93q\x94</title></item></channel></rss>",
    '<?xml version="1.0" encoding="euc-jp"?><rss version="2.0"><channel><item><title>日本</title></item></channel></rss>'.encode("euc-jp"),
]


@pytest.mark.parametrize("body", SAME)
def test_the_fast_path_reads_what_feedparser_reads(body: bytes) -> None:
    assert fast(body) == slow(body)


STRANGE = {
    "entities": b'<!DOCTYPE rss [<!ENTITY x "y">]><rss><channel><item><title>&x;</title></item></channel></rss>',
    "markup in a title": in_rss("<title>a <b>c</b></title>"),
    "base": in_rss("<title>a</title><link xml:base='https://b.example/' href='x'/>"),
    "nested title": in_rss("<foo><title>a</title></foo>"),
    "title in an enclosure": in_rss("<enclosure><title>a</title></enclosure>"),
    "zone feedparser does not know": in_rss("<pubDate>Mon, 12 Jan 2026 09:00:00 JST</pubDate>"),
    "not well-formed": in_rss("<title>a & b</title>"),
    "another prefix for media": in_rss("<dc:title xmlns:dc='https://x.example/'>a</dc:title>"),
    "foreign default namespace": in_rss("<title xmlns='https://x.example/'>a</title>"),
    "upper case": b"<RSS><channel><item><title>a</title></item></channel></RSS>",
    "bytes that are not what they say": b"<rss><channel><item><title>\xff</title></item></channel></rss>",
}


@pytest.mark.parametrize("body", STRANGE.values(), ids=STRANGE)
def test_what_the_fast_path_does_not_fully_understand_it_hands_over(body: bytes) -> None:
    with pytest.raises(Handover):
        fast(body)


@pytest.mark.parametrize(
    "inside",
    [
        "<!-- <item><title>a</title></item> --><item><title>b</title></item>",
        "<item><title><![CDATA[</item><item>]]></title></item>",
        "<item><!-- </item><item> --><title>b</title></item>",
        "<description><item><title>a</title></item></description>",
        "<item><title>a</title></item ><item><title>b</title></item>",
        "<parallax-items/><item><title>a</title></item>",
        "<item><title>a</title><item><title>b</title></item></item>",
    ],
)
def test_a_cut_that_is_no_item_is_never_taken_for_one(inside: str) -> None:
    with pytest.raises(Handover):
        fast(f"<rss version='2.0'><channel>{inside}</channel></rss>".encode())


PIECES = [
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<br/>",
    '<a href="x">',
    "</a>",
    "&amp;",
    "&lt;",
    "&nbsp;",
    "&#8217;",
    "&amp;lt;",
    " ",
    "x",
    "<div>",
    "é",
    "&copy",
    "<",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_simple_markup_is_cleaned_as_nh3_cleans_it(markup: str) -> None:
    quick = text.clean(markup)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(text, "_SIMPLE", re.compile("(?!)"))
        assert quick == text.clean(markup)


def parse(body: bytes, **changes: Any) -> feeds.ParsedFeed:
    return feeds.parse(body, **{"feed": FEED, "url": FEED.name, "content_type": "", "now": NOW, **changes})


ONE, TWO = item("One", "https://times.example/1"), item("Two", "https://times.example/2")


def seen(parsed: feeds.ParsedFeed) -> dict[str, Article]:
    return dict(zip(parsed.fingerprints, parsed.articles, strict=True))


def test_an_item_seen_before_is_not_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = parse(rss(ONE))
    whole = parse(rss(TWO, ONE)).articles
    read: list[list[bytes]] = []
    cut_read = Cut.read

    def noted(cut: Cut, items: list[bytes]) -> list[Item]:
        read.append(items)
        return cut_read(cut, items)

    monkeypatch.setattr(Cut, "read", noted)
    again = parse(rss(TWO, ONE), remembered=seen(first))
    assert again.articles == whole
    assert again.articles[1] is first.articles[0]
    ((piece,),) = read
    assert b"Two" in piece


@pytest.mark.parametrize(
    "changes",
    [
        {"body": rss(ONE, language="ja")},
        {"body": rss(ONE, title="Another Times")},
        {"body": rss(ONE.replace("Mon", "Tue"))},
        {"feed": Feed(url="https://other.example/feed.xml")},
        {"feed": Feed(url="https://times.example/feed.xml", language="fr")},
        {"url": "https://elsewhere.example/"},
    ],
)
def test_whatever_an_article_depends_on_changes_its_fingerprint(changes: dict[str, Any]) -> None:
    assert parse(**{"body": rss(ONE), **changes}).fingerprints != parse(rss(ONE)).fingerprints


def test_an_item_of_the_future_is_parsed_again_until_its_time_has_come() -> None:
    body = rss(item("Soon", "https://times.example/1", published="Mon, 19 Jan 2026 09:00:00 GMT"))
    early = parse(body)
    assert (early.articles[0].published, early.fingerprints) == (None, ("",))
    late = parse(body, now=NOW + timedelta(days=7), remembered=seen(early))
    assert late.articles[0].published is not None
    assert parse(body, remembered=seen(late)).articles == early.articles, "a run of an earlier day does not know the later one's date"


def test_articles_of_the_fast_path_are_valid() -> None:
    for article in parse(rss(ONE, item("Ünï", "https://times.example/ü?utm_source=x"))).articles:
        assert Article.model_validate(article.model_dump()) == article


def test_an_article_has_no_more_than_a_thousand_siblings() -> None:
    parsed = parse(rss(*(item("A", f"https://times.example/{number}") for number in range(1100))))
    assert (len(parsed.articles), parsed.dropped) == (1000, 100)


def test_a_channel_serves_all_articles_alike() -> None:
    body = rss(item("Plain", "https://times.example/1"), item("Odd", "https://TIMES.example/2"))
    facts, *items = fast(body)
    plain, odd = (Channel(FEED, facts, FEED.name, NOW).article(one) for one in items)
    assert plain
    assert odd
    assert plain.model_fields_set == odd.model_fields_set
    assert plain.model_dump(exclude={"id", "url", "title"}) == odd.model_dump(exclude={"id", "url", "title"})
