"""Every link of the whole site leads somewhere, and everything that was published can be reached from the home page."""

from __future__ import annotations

import pytest

from tests.browser.crawl import Crawl, crawl
from tests.browser.editions import COMPARED, DAYS, RETIRED, SUBJECTS
from tests.browser.visit import KINDS, Site

ENTRANCES = ("/", "/404.html", "/robots.txt", "/sitemap.xml", "/search.json")
"""What programs, servers and the search ask for by name."""


@pytest.fixture(scope="module")
def crawled(served: Site) -> Crawl:
    return crawl(served.address, ENTRANCES)


def test_all_links_fragments_and_ids_of_the_site_are_right(crawled: Crawl) -> None:
    assert crawled.broken == []


def test_every_edition_is_reached(crawled: Crawl) -> None:
    topics = (COMPARED, *(subject.topic for subject in SUBJECTS))
    assert {f"/summaries/{topic}/{day}/index.html" for topic in topics for day in DAYS} <= crawled.pages.keys()


def test_nothing_was_published_that_cannot_be_reached(crawled: Crawl, served: Site) -> None:
    """But the index's own parts, which only the render function reads."""
    files = {f"/{path.relative_to(served.folder)}" for path in served.folder.rglob("*") if path.is_file()}
    unreached = {path for path in files - crawled.found.keys() if not path.startswith("/index/")}
    assert unreached - {"/index.html"} == set()


def test_readers_of_html_alone_reach_every_page(served: Site) -> None:
    """No site map, no feed, no script: only links that people see."""
    seen = crawl(served.address, ["/index.html"]).pages.keys()
    assert {f"/{path}" for path in KINDS.values()} - {"/404.html"} <= seen


def test_a_retired_topic_is_still_read(crawled: Crawl) -> None:
    assert f"/summaries/{RETIRED}/index.html" in crawled.pages
