"""The site's index of editions, its pages and its feeds."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from functions.render import pages, site_pages
from functions.render.editions import in_site, topic_listing
from shared.models import Digest
from shared.site import HTML, SiteIndex
from tests.factories import claim, digest
from tests.sites import Html, site

ATOM = "{http://www.w3.org/2005/Atom}"

# The index pages


def with_edition(index: SiteIndex, edition: Digest) -> SiteIndex:
    return in_site(index, topic_listing(edition))


def test_without_topics_the_home_page_says_what_to_do() -> None:
    assert "No topics yet: drop a topic file into topics/" in Html(site_pages.top(SiteIndex(), "")["index.html"]).text


def test_the_home_page_shows_the_newest_edition_with_its_first_highlights() -> None:
    old = digest(edition=date(2026, 1, 12), highlights=(claim("Old news", 1),))
    new = digest(highlights=tuple(claim(f"Highlight {n}", 1) for n in range(1, 6)))
    text = Html(site(new, old)["index.html"]).text
    assert re.findall(r"Highlight \d|Old news", text) == ["Highlight 1", "Highlight 2", "Highlight 3"]
    assert "Tuesday, 13 January 2026" in text


def test_a_topic_lists_its_editions_newest_first() -> None:
    published = site(*(digest(edition=date(2026, 1, day)) for day in (12, 14, 13)))
    links = [href for href in Html(published["summaries/china-japan/index.html"]).all("href") if href.startswith("2026")]
    assert links == ["2026-01-14/index.html", "2026-01-13/index.html", "2026-01-12/index.html"]


def test_an_edition_twice_changes_nothing() -> None:
    once = with_edition(SiteIndex(), digest())
    assert with_edition(once, digest()) == once


def test_a_rerun_replaces_its_edition() -> None:
    index = with_edition(with_edition(SiteIndex(), digest()), digest(highlights=(claim("Corrected", 1),)))
    assert [edition.highlights for edition in index.topics[0].editions] == [("Corrected",)]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_editions_may_come_in_any_order(order: tuple[int, ...]) -> None:
    days = [digest(edition=date(2026, 1, 12 + day), topic_name=f"Name {day}") for day in range(3)]
    index = with_edition(SiteIndex(), digest(topic="iran"))
    for number in order:
        index = with_edition(index, days[number])
    assert [(topic.id, topic.name) for topic in index.topics] == [("china-japan", "Name 2"), ("iran", "China vs Japan")]
    assert [edition.edition.day for edition in index.topics[0].editions] == [14, 13, 12]


# The feeds


def feed_of(published: dict[str, pages.Page], path: str) -> ElementTree.Element:
    return ElementTree.fromstring(published[path].body)  # noqa: S314 - our own


def test_a_feed_has_what_atom_requires() -> None:
    """RFC 4287, sections 4.1.1 and 4.1.2."""
    for path in ("feed.xml", "summaries/china-japan/feed.xml"):
        feed = feed_of(site(digest(), digest(edition=date(2026, 1, 12))), path)
        assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Parallax"
        entries = feed.findall(f"{ATOM}entry")
        assert len(entries) == 2
        ids = [item.findtext(f"{ATOM}id") or "" for item in (feed, *entries)]
        assert all(name.startswith("urn:uuid:") for name in ids)
        assert len(set(ids)) == 3
        for item in (feed, *entries):
            assert item.findtext(f"{ATOM}title")
            assert item.findtext(f"{ATOM}updated") == "2026-01-13T04:00:00Z"
        assert entries[0].findtext(f"{ATOM}summary") == "China bans exports"


@pytest.mark.parametrize(
    ("path", "url", "first"),
    [
        ("feed.xml", "", "summaries/china-japan/2026-01-13/index.html"),
        ("summaries/china-japan/feed.xml", "", "2026-01-13/index.html"),
        ("feed.xml", "https://site.example", "https://site.example/summaries/china-japan/2026-01-13/index.html"),
        ("summaries/china-japan/feed.xml", "https://site.example/", "https://site.example/summaries/china-japan/2026-01-13/index.html"),
    ],
)
def test_a_feeds_links_are_absolute_where_the_sites_address_is_known(path: str, url: str, first: str) -> None:
    feed = feed_of(site(digest(), url=url), path)
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    (entry,) = feed.findall(f"{ATOM}entry/{ATOM}link")
    assert entry.get("href") == first
    folder = f"{url.rstrip('/')}/{path.removesuffix('feed.xml')}" if url else ""
    assert links == {"self": f"{folder}feed.xml", "alternate": f"{folder}index.html"}


def test_an_entry_keeps_its_id_for_ever() -> None:
    (entry,) = feed_of(site(digest()), "feed.xml").findall(f"{ATOM}entry/{ATOM}id")
    assert entry.text == "urn:uuid:297f1b8c-ac51-5486-a3b4-bd99638e9fbf"


def test_a_feed_without_entries_is_still_a_feed() -> None:
    feed = feed_of(dict(site_pages.top(SiteIndex(), "")), "feed.xml")
    assert feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


def test_every_page_but_the_search_forbids_scripts_and_all_forbid_foreign_content() -> None:
    for path, page in site(digest()).items():
        if page.content_type == HTML:
            (policy,) = (attributes["content"] for _, attributes in Html(page).tags if "http-equiv" in attributes)
            of_search = "script-src 'self'; connect-src 'self'; " if path == "search.html" else ""
            assert policy == f"default-src 'none'; {of_search}style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'", path
            assert "style" not in Html(page).all("style")
