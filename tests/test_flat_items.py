"""Rules of reading items without expat: what it answers is what expat leads to, and it answers only where that is certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.fetch.fastitems import ItemReader
from functions.fetch.fastpath import Cut
from functions.fetch.flatitems import MAX_PIECES, FlatItems
from functions.fetch.items import Item
from functions.fetch.names import Handover

HEAD = (
    '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title>'
)
SEARCHED = (
    '<title>{title} - {outlet}</title><link>https://news.google.com/rss/articles/CBMi?oc=5</link><guid isPermaLink="false">CBMi</guid>'
    '<pubDate>{date}</pubDate><description>&lt;a href="https://news.google.com/rss/articles/CBMi?oc=5" target="_blank"&gt;{title}&lt;/a&gt;'
    '&amp;nbsp;&amp;nbsp;&lt;font color="#6f6f6f"&gt;{outlet}&lt;/font&gt;</description><source url="{site}">{outlet}</source>'
)
DATE = "Mon, 12 Jan 2026 09:00:00 GMT"


def searched(title: str = "A title", outlet: str = "The Times", date: str = DATE, site: str = "https://times.example") -> str:
    return SEARCHED.format(title=title, outlet=outlet, date=date, site=site)


def both(inside: str) -> tuple[Item | None, Item | None]:
    """The item as it is read here, and as expat leads to it; None where one of them does not answer."""
    piece = f"<item>{inside}".encode()
    cut = Cut(f"{HEAD}<item/></channel></rss>".replace("<item/>", "<item></item>").encode(), url="https://e.example/", content_type="")
    try:
        (by_expat,) = cut._read_by_expat([piece])
    except Handover:
        by_expat = None
    try:
        flat = FlatItems(piece, cut._namespaces, ItemReader(cut.base, atom=cut.atom)).read(piece)
    except Handover:
        flat = None
    return flat, by_expat


CERTAIN = [
    searched(),
    searched(title="caf\u00c3\u00a9 \u0093q\u0094", outlet="新华网"),
    searched(title="AT&amp;T"),
    searched(date="Mon, 12 Jan 2026 09:00:00 +0900"),
    searched(date=" "),
    searched(site="https://times.example/?a=1&amp;b=2"),
    searched().replace("?oc=5</link>", "?oc=5&amp;x=</link>"),
    "<title>A</title>\r\n  <link>/a?x=1&amp;y=2</link>\n<category>World</category>",
    "<title>a<![CDATA[ <i>&amp;c</i>]]> &#8212;&#x41;&apos;</title><media:thumbnail url='x'/><media:content url=\"y\" />",
    "<author><name>A &amp; B</name><uri>x</uri></author><dc:date>2026-01-13</dc:date><dc:title>D</dc:title>",
    "<title>a</title><title>b</title><description>D</description><description>E</description>",
    "<link href='https://e.example/a&amp;b'/><guid isPermaLink=\"false\">x</guid>",
]


@pytest.mark.parametrize("inside", CERTAIN)
def test_an_item_is_what_expat_leads_to(inside: str) -> None:
    flat, by_expat = both(inside)
    assert flat is not None
    assert flat == by_expat


UNCERTAIN = {
    "a comment": "<title>a<!-- b --></title>",
    "a processing instruction": "<?x y?><title>a</title>",
    "a namespace of its own": "<title>a</title><x xmlns='https://x.example/'>b</x>",
    "a prefix nobody declared": "<x:y>a</x:y>",
    "markup in a title": "<title>a <b>c</b></title>",
    "an unknown reference": "<category>&nbsp;</category>",
    "an unknown reference between elements": "<title>a</title>&nbsp;",
    "a bare ampersand": "<title>a & b</title>",
    "a number that is no character": "<title>&#1;</title>",
    "a surrogate": "<title>&#xD800;</title>",
    "a control": "<title>a\x01b</title>",
    "a noncharacter": "<title>a\ufffeb</title>",
    "the end of a CDATA section": "<title>a]]></title>",
    "a CDATA section that stays open": "<title><![CDATA[a</title>",
    "a CDATA section in an attribute": "<x a='<![CDATA[b]]>'/><title>a</title>",
    "an attribute twice": "<x a='1' a='2'/>",
    "an attribute without quotes": "<x a=1/>",
    "tags that cross": "<x><y></x></y>",
    "an end too many": "<title>a</title></x>",
    "an end too few": "<x><title>a</title>",
    "an element that is not closed": "<x",
    "a title in an enclosure": "<enclosure><title>a</title></enclosure>",
    "an item in an item": "<item>a",
    "a searched item with a tag in its text": searched(title="<b/>"),
    "a searched item with a bare ampersand": searched(site="https://times.example/?a&b"),
    "more tags than items have": "<x/>" * MAX_PIECES,
}


@pytest.mark.parametrize("inside", UNCERTAIN.values(), ids=UNCERTAIN)
def test_what_is_not_certain_is_left_to_expat(inside: str) -> None:
    flat, _ = both(inside)
    assert flat is None


PIECES = [
    *("<title>", "</title>", "<description>", "</description>", "<link>", "</link>", "<x>", "</x>", "<x/>", "<media:content>"),
    *("</media:content>", "<media:title>", "</media:title>", "<!--", "-->", "<![CDATA[", "]]>", "<a b='c'>", "</a>", "<", ">", "&"),
    *("&amp;", "&lt;", "&#65;", "&#0;", "&x;", "text", " ", "\n", "\r\n", "é", "https://e.example/1", "<title>t</title>", "<x>t</x>"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join))
def test_no_item_differs_from_what_expat_leads_to(inside: str) -> None:
    flat, by_expat = both(inside)
    assert flat is None or flat == by_expat
