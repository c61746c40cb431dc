"""What programs read of the site: feeds, source lists, site maps, the schema, what is served how."""

from __future__ import annotations

import json
from datetime import date
from xml.etree import ElementTree

import jsonschema
import pytest

from functions.fetch.sources import read_source_list
from functions.render import pages, site_pages
from shared.models import EarlierStory, Story
from shared.site import HTML, SiteIndex, content_type
from tests.editions import edition
from tests.factories import digest, feed_outcome, side
from tests.sites import Html, site

URL = "https://site.example"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(published: dict[str, pages.Page], path: str) -> list[str]:
    root = ElementTree.fromstring(published[path].body)  # noqa: S314 - our own
    return [found.text or "" for found in root.iter(f"{MAP}loc")]


# The schema


@pytest.mark.parametrize("made", [digest(), edition(7), digest(articles=(), stories=(), highlights=(), no_digest="no feed could be read")])
def test_every_published_digest_is_of_the_published_schema(made: object) -> None:
    published = site(made, url=URL)  # type: ignore[arg-type]
    schema = json.loads(published["digest.schema.json"].body)
    jsonschema.Draft202012Validator.check_schema(schema)
    (path,) = [path for path in published if path.endswith("/digest.json")]
    jsonschema.validate(json.loads(published[path].body), schema, cls=jsonschema.Draft202012Validator)


def test_a_digest_with_an_unknown_field_is_not_of_the_schema() -> None:
    published = site(digest())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(digest().model_dump_json()) | {"more": 1}, json.loads(published["digest.schema.json"].body))


# Feeds


@pytest.mark.parametrize(("url", "base"), [("", ""), (URL, f"{URL}/"), (f"{URL}/", f"{URL}/")])
def test_a_json_feed_has_what_version_1_1_requires(url: str, base: str) -> None:
    """https://www.jsonfeed.org/version/1.1/"""
    published = site(digest(), digest(edition=date(2026, 1, 12)), url=url)
    for path, folder in (("feed.json", ""), ("summaries/china-japan/feed.json", "summaries/china-japan/")):
        feed = json.loads(published[path].body)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"]
        assert feed["home_page_url"] == (f"{base}{folder}index.html" if base else "index.html")
        assert [item["content_text"] for item in feed["items"]] == ["China bans exports"] * 2
        assert len({item["id"] for item in feed["items"]}) == 2
    assert feed["items"][0]["url"] == (f"{URL}/summaries/china-japan/2026-01-13/index.html" if base else "2026-01-13/index.html")


def test_atom_and_json_call_an_edition_by_the_same_name() -> None:
    published = site(digest())
    atom = ElementTree.fromstring(published["feed.xml"].body)  # noqa: S314 - our own
    ids = [found.text for found in atom.findall("{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}id")]
    assert ids == [item["id"] for item in json.loads(published["feed.json"].body)["items"]]


# Source lists


def test_the_sources_of_a_topic_are_read_again_with_their_sides() -> None:
    feeds = (
        feed_outcome(feed="https://a.example/feed.xml?x=1&y=2", label='A "quoted" <name> & more', perspective="china"),
        feed_outcome(feed="https://b.example/feed.xml", label="B", perspective="japan"),
        feed_outcome(feed="https://c.example/feed.xml", label="C"),
    )
    sides = (side("china", "China & Hong Kong"), side("japan", "Japan"))
    published = site(digest(feeds=feeds, perspectives=sides))
    (topic,) = read_source_list("china-japan.opml", published["summaries/china-japan/feeds.opml"].body)
    names = {perspective.id: perspective.name for perspective in topic.perspectives}
    assert [(feed.url, feed.title, names.get(feed.perspective or "")) for feed in topic.feeds] == [
        ("https://a.example/feed.xml?x=1&y=2", 'A "quoted" <name> & more', "China & Hong Kong"),
        ("https://b.example/feed.xml", "B", "Japan"),
        ("https://c.example/feed.xml", "C", None),
    ]


def test_the_sources_of_all_topics_are_read_again_one_folder_a_topic() -> None:
    other = digest(topic="tokyo", topic_name="Tokyo", feeds=(feed_outcome(feed="https://t.example/feed.xml"),))
    (topic,) = read_source_list("all.opml", site(digest(), other)["feeds.opml"].body)
    assert [side.name for side in topic.perspectives] == ["China vs Japan", "Tokyo"]
    assert len(topic.feeds) == 2


def test_without_sources_there_is_no_list_and_no_link_to_one() -> None:
    published = site(digest(feeds=()))
    assert not [path for path in published if path.endswith(".opml")]
    assert not [page for page in published.values() if b".opml" in page.body and page.content_type == HTML]


# Site maps


def test_site_maps_name_every_page_for_readers_once_and_no_other() -> None:
    going_on = Story(
        id="s2",
        thread="s1",
        title="China bans exports",
        language="en",
        articles=(1,),
        perspectives={"china": (1,)},
        status="continuing",
        since=date(2025, 12, 31),
        previous=(EarlierStory(edition=date(2025, 12, 31), id="s1", title="Before", language="en"),),
    )
    published = site(digest(edition=date(2025, 12, 31)), digest(stories=(going_on,)), digest(topic="tokyo"), url=URL)
    maps = [location.removeprefix(f"{URL}/") for location in locations(published, "sitemap.xml")]
    listed = [location for path in maps for location in locations(published, path)]
    html = {f"{URL}/{path}" for path, page in published.items() if page.content_type == HTML and path != "404.html"}
    assert sorted(listed) == sorted(html)
    assert {path for path in published if "sitemap" in path} == {"sitemap.xml", *maps}
    assert f"Sitemap: {URL}/sitemap.xml" in published["robots.txt"].body.decode()


def test_without_an_address_there_are_no_site_maps() -> None:
    published = site(digest())
    assert not [path for path in published if "sitemap" in path]
    assert b"Sitemap" not in published["robots.txt"].body


# Pages


def test_a_page_tells_networks_what_it_is() -> None:
    found = {
        attributes["property"]: attributes["content"]
        for tag, attributes in Html(site(digest(), url=URL)["summaries/china-japan/2026-01-13/index.html"]).tags
        if tag == "meta" and "property" in attributes
    }
    assert found["og:type"] == "article"
    assert found["og:url"] == f"{URL}/summaries/china-japan/2026-01-13/index.html"
    assert "China vs Japan" in found["og:title"]
    assert found["og:description"]


def test_the_page_for_what_is_missing_links_nowhere_or_to_the_sites_own_address() -> None:
    for url in ("", URL):
        html = Html(site(digest(), url=url)["404.html"])
        links = [link for link in [*html.all("href"), *html.all("src")] if not link.startswith("#")]
        assert bool(links) == bool(url)
        assert all(link.startswith(f"{URL}/") for link in links)


def test_every_kind_of_page_has_one_heading_and_a_title_of_its_own() -> None:
    published = site(edition(1), edition(2), url=URL)
    html = {path: Html(page) for path, page in published.items() if page.content_type == HTML}
    assert {path for path, page in html.items() if sum(tag == "h1" for tag, _ in page.tags) != 1} == set()
    assert len({page.text.strip().splitlines()[0] for page in html.values()}) >= len(html) - 6  # stories may bear one title


def test_outlets_are_counted_under_their_sides_the_most_cited_first() -> None:
    html = Html(site(edition(1), edition(2))["summaries/china-japan/outlets/index.html"])
    assert "The last 2 editions" in html.text
    rows = [line for line in html.text.splitlines() if line.startswith("Outlet number")]
    assert len(rows) == 12
    assert rows[0].startswith("Outlet number 1China")


def test_a_topic_without_sources_says_so_on_its_outlets_page() -> None:
    html = Html(site(digest(articles=(), stories=()))["summaries/china-japan/outlets/index.html"])
    assert "had no sources" in html.text


def test_pages_are_published_as_what_their_paths_are_served_as() -> None:
    for path, page in site(edition(1), edition(2), url=URL).items():
        assert page.content_type == content_type(path), path


def test_a_site_without_topics_has_no_dead_links() -> None:
    published = site_pages.top(SiteIndex(), "")
    for path, page in published.items():
        if page.content_type == HTML:
            links = [link for link in Html(page).all("href") if not link.startswith("#")]
            assert set(links) <= set(published), path
