"""Rules of addresses: a search's link gives way to the publisher's own, where a copy by the same outlet brings it."""

from __future__ import annotations

import pytest

from functions.digest.assemble import assemble
from functions.digest.embed import UniversalSentenceEncoder
from functions.digest.links import publishers_own
from functions.fetch.links import host_of
from shared.models import Article
from shared.outlets import Outlet, Registry
from tests.batches import article, batch

GLOBAL_TIMES = Outlet(
    id="global-times",
    name="Global Times",
    domains=("globaltimes.cn", "huanqiu.com"),
    country="CN",
    family="People's Daily",
    state_affiliated="yes",
    language="en",
)
SEARCH = "https://news.google.com/rss/articles/CBMi"
TITLE = "China bans exports of dual-use goods to Japan"


def found(url: str, outlet: Outlet | None = GLOBAL_TIMES, domain: str = "globaltimes.cn") -> tuple[Article, Outlet | None]:
    return article(TITLE, url=url, outlet="Global Times", outlet_domain=domain), outlet


@pytest.mark.parametrize(
    "own",
    [
        "https://www.globaltimes.cn/page/1.shtml",
        "https://globaltimes.cn/page/1.shtml",
        "https://world.huanqiu.com/article/1",
    ],
)
def test_publishers_own_address_is_shown_instead_of_a_searchs(own: str) -> None:
    assert publishers_own([found(SEARCH), found(own)], {1: 0}) == {0: own}


def test_outlet_that_the_registry_does_not_know_is_known_by_the_site_that_the_feed_names() -> None:
    kept, own = found(SEARCH, None, "daily.example"), found("https://news.daily.example/1", None, "daily.example")
    assert publishers_own([kept, own], {1: 0}) == {0: "https://news.daily.example/1"}
    assert publishers_own([found(SEARCH, None, ""), own], {1: 0}) == {}


@pytest.mark.parametrize(
    "url",
    ["https://yahoo.example/1", "https://notglobaltimes.cn/1", "https://globaltimes.cn.example/1", SEARCH + "x", "https://nhk.or.jp/1"],
)
def test_address_of_another_site_is_not(url: str) -> None:
    assert publishers_own([found(SEARCH), found(url)], {1: 0}) == {}


def test_publishers_address_is_not_exchanged_for_another_of_its_own() -> None:
    assert publishers_own([found("https://globaltimes.cn/1"), found("https://globaltimes.cn/2")], {1: 0}) == {}


def test_of_several_copies_it_is_the_same_one_in_any_order() -> None:
    several = [found(SEARCH), found("https://globaltimes.cn/1"), found("https://globaltimes.cn/2")]
    assert publishers_own(several, {1: 0, 2: 0}) == publishers_own(several, {2: 0, 1: 0})


def test_page_shows_the_publishers_address_and_the_article_keeps_its_id() -> None:
    text = "The ministry named eleven companies whose goods may serve the military. " * 3
    search = article(TITLE, url=SEARCH, summary=text, outlet="Global Times", outlet_domain="globaltimes.cn")
    own = article(TITLE, url="https://globaltimes.cn/1", outlet="Global Times", outlet_domain="globaltimes.cn")
    made = assemble(batch(search, own), Registry([GLOBAL_TIMES], "registry"), UniversalSentenceEncoder())
    assert [(found.id, found.url) for found in made.articles] == [(search.id, "https://globaltimes.cn/1")]
    assert [(aside.id, aside.url, aside.reason) for aside in made.set_aside] == [(own.id, "https://globaltimes.cn/1", "duplicate")]


@pytest.mark.parametrize(
    "url", [r"https://evil.example\.nhk.or.jp/", "https://evil.example%2f.nhk.or.jp/", "https://evil.example .nhk.or.jp/"]
)
def test_host_that_a_browser_reads_otherwise_is_none(url: str) -> None:
    assert host_of(url) == ""


def test_article_on_a_host_that_a_browser_reads_otherwise_is_none() -> None:
    with pytest.raises(ValueError, match="is not an http or https address"):
        Article(id="0" * 64, url=r"https://evil.example\.nhk.or.jp/", title="A", feed="f", language="en")


def test_host_is_written_without_the_roots_dot() -> None:
    assert host_of("https://WWW.NHK.or.jp.:443/") == "nhk.or.jp"
