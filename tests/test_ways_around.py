"""The ways around the site that every page has, and the page for an address that does not exist."""

from __future__ import annotations

import pytest

from functions.render import pages
from shared.site import HTML
from tests.comparisons import compared_digest
from tests.factories import digest
from tests.sites import Html, site

ABOUT_THE_SITE = ["search.html", "feeds.html", "about.html"]


@pytest.mark.parametrize("url", ["", "https://news.example/"])
def test_every_page_leads_to_search_feeds_and_how_it_is_made_in_separate_items(url: str) -> None:
    checked = 0
    for path, page in site(compared_digest(), digest(topic="iran"), url=url).items():
        if page.content_type != HTML or (path == "404.html" and not url):
            continue
        root = url if path == "404.html" else "../" * path.count("/")
        footer = page.body.decode().split("<footer>")[1]
        for name in ABOUT_THE_SITE:
            assert f'<li><a href="{root}{name}">' in footer, path
        checked += 1
    assert checked > 10


def missing(url: str) -> pages.Page:
    return site(digest(), url=url)["404.html"]


def test_a_missing_page_without_the_sites_address_needs_no_style() -> None:
    """No link: a browser's own colours for links are too faint on its dark background."""
    html = Html(missing(""))
    assert "a" not in {tag for tag, _ in html.tags}
    assert html.having(name="color-scheme", content="light dark") == ["meta"]
    assert "There is no page here" in html.text


def test_a_missing_page_of_a_known_site_has_its_style_and_can_be_skipped_through() -> None:
    html = Html(missing("https://news.example"))
    assert html.having(rel="stylesheet") == ["link"]
    assert html.having(href="#main") == ["a"]
