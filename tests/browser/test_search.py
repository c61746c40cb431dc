"""The search page in a real browser: what it finds in which script, what it loads, and that nothing in a title is run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from infra.local.server import serving
from shared.models import Digest
from tests.browser import site
from tests.browser.visit import Site, Visit, visiting
from tests.factories import digest, numbered_article

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TITLES = {
    date(2026, 3, 2): ["Ångström ferry sails again", "出港する漁船", "إضراب الصيادين في الميناء"],
    date(2026, 2, 3): ["Talks on fishing resume", "首相が訪中", "<img src=x onerror=document.title=1> & </mark><script>alert(1)</script>"],
    date(2026, 1, 4): ["An old ferry is sold", "北京の港", "الإضراب مستمر"],
}
TOPICS = ("china-japan", "tokyo")


def edition(day: date, topic: str = "china-japan") -> Digest:
    sides = ("china", "japan", "elsewhere")
    articles = tuple(
        numbered_article(n, title=title, outlet=("NHK", "Global Times")[n % 2], perspective=sides[n - 1], language="und")
        for n, title in enumerate(TITLES[day], start=1)
    )
    return digest(
        topic=topic, topic_name=topic.title(), edition=day, date=datetime(day.year, day.month, day.day, tzinfo=UTC), articles=articles
    )


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Three months of one topic, and one edition of another."""
    folder = tmp_path_factory.mktemp("small")
    with serving(folder, 0) as address:
        site.publish(folder, [*map(edition, TITLES), edition(date(2026, 3, 2), "tokyo")], address)
        yield Site(address, folder)


@dataclass
class Search:
    visit: Visit

    @property
    def status(self) -> str:
        """What the page says, when it has searched."""
        shown = self.visit.page.locator("#status", has_text=re.compile("source|Nothing|No edition"))
        return str(shown.inner_text())

    @property
    def titles(self) -> list[str]:
        """Each result's title with [what is marked]."""
        self.visit.page.locator("#status", has_text=re.compile("source|Nothing|No edition")).wait_for()
        html = [title.inner_html() for title in self.visit.page.locator("#results > li > a > bdi").all()]
        return [re.sub("</?mark>", lambda tag: "]" if "/" in tag[0] else "[", text) for text in html]

    @property
    def loaded(self) -> set[str]:
        shards = (path for path in self.visit.requests if path.startswith("/index/"))
        return {path.removeprefix("/index/").removesuffix(".json.gz") for path in shards}

    def ask(self, words: str) -> None:
        self.visit.page.get_by_label("Words").fill(words)
        self.visit.page.get_by_role("button", name="Search").click()


@pytest.fixture
def search(browser: Browser, small: Site) -> Iterator[Search]:
    with searching(browser, small) as opened:
        yield opened


@contextmanager
def searching(browser: Browser, small: Site, **query: str) -> Iterator[Search]:
    """The search page with the search that the address names; any fault of the page fails."""
    with visiting(browser, small, f"{small.address}/search.html?{urlencode(query)}") as visit:
        visit.page.locator("form#search").wait_for()
        yield Search(visit)
        assert visit.faults == []


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("ferry", ["Ångström [ferry] sails again", "An old [ferry] is sold"]),
        ("angstrom", ["[Ångström] ferry sails again"]),
        ("FERR", ["Ångström [ferry] sails again", "An old [ferry] is sold"]),
        ("漁船", ["出港する[漁船]"]),
        ("訪中", ["首相が[訪中]"]),
        ("港", ["出[港す]る漁船", "北京の[港]"]),
        ("إضراب", ["[إضراب] الصيادين في الميناء", "[الإضراب] مستمر"]),
        ("الاضراب", ["[الإضراب] مستمر", "[إضراب] الصيادين في الميناء"]),
        ("no such word", []),
    ],
)
def test_words_are_found_in_every_script(browser: Browser, small: Site, words: str, titles: list[str]) -> None:
    with searching(browser, small, q=words, topic="china-japan") as search:
        assert sorted(search.titles) == sorted(titles)
        assert search.status.startswith(f"{len(titles)} source" if titles else "Nothing found")


def test_what_a_title_holds_is_text(browser: Browser, small: Site) -> None:
    with searching(browser, small, q="onerror", topic="china-japan") as search:
        assert search.titles == ["&lt;img src=x [onerror]=document.title=1&gt; &amp; &lt;/mark&gt;&lt;script&gt;alert(1)&lt;/script&gt;"]
        assert search.visit.page.locator("main img, main script").count() == 0


def test_what_is_asked_is_text(search: Search) -> None:
    search.ask("<img src=x onerror=alert(1)>zzz")
    assert search.titles == []
    assert search.visit.page.locator("main img").count() == 0


@pytest.mark.parametrize(
    ("query", "loaded"),
    [
        ({"from": "2026-02-01", "to": "2026-02-28", "topic": "china-japan"}, {"china-japan/2026-02"}),
        ({"from": "2026-03-01"}, {"china-japan/2026-03", "tokyo/2026-03"}),
        ({"to": "2025-12-31"}, set()),
        ({"topic": "tokyo", "q": "ferry"}, {"tokyo/2026-03"}),
    ],
)
def test_only_months_that_can_hold_a_match_are_loaded(browser: Browser, small: Site, query: dict[str, str], loaded: set[str]) -> None:
    with searching(browser, small, **query) as search:
        assert search.status
        assert search.loaded == loaded


def test_nothing_is_loaded_before_anything_is_asked(search: Search) -> None:
    assert search.loaded == set()


def test_sides_outlets_and_dates_filter(browser: Browser, small: Site) -> None:
    japans = ["出港する漁船", "首相が訪中", "北京の港"]
    with searching(browser, small, side='["china-japan","japan"]') as search:
        assert search.titles == japans
    with searching(browser, small, outlet="nhk", topic="china-japan") as search:
        assert search.titles == japans
    with searching(browser, small, **{"outlet": "nhk", "topic": "china-japan", "from": "2026-02-01", "to": "2026-02-28"}) as search:
        assert search.titles == japans[1:2]


def test_the_form_searches_and_the_address_keeps_it(search: Search, browser: Browser, small: Site) -> None:
    page = search.visit.page
    page.get_by_label("Topic").select_option("china-japan")
    page.get_by_label("Side").select_option(label="China")
    page.get_by_label("From").fill("2026-02-15")
    search.ask("ferry")
    page.wait_for_url(re.compile("q=ferry"))
    assert search.titles == ["Ångström [ferry] sails again"]
    with visiting(browser, small, page.url) as again:
        assert Search(again).titles == search.titles


def test_a_result_leads_to_its_source_on_the_editions_page(search: Search) -> None:
    search.ask("sold")
    search.visit.page.locator("#results a").first.click()
    search.visit.page.wait_for_url(re.compile(r"/summaries/china-japan/2026-01-04/index\.html#source-1$"))
    assert "An old ferry is sold" in search.visit.page.locator(":target").inner_text()


def test_a_month_that_cannot_be_loaded_is_named_and_the_rest_is_found(browser: Browser, small: Site) -> None:
    with visiting(browser, small, f"{small.address}/search.html") as visit:
        visit.page.route("**/index/china-japan/2026-01.json.gz", lambda route: route.abort())
        visit.page.get_by_label("Topic").select_option("china-japan")
        search = Search(visit)
        search.ask("ferry")
        assert search.titles == ["Ångström [ferry] sails again"]
        assert "1 month could not be loaded" in search.status
