"""What a topic of infra/topics promises: good lists, sides that their own feeds are on, words of the languages that they are in."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from functions.digest.classify import Sides
from functions.fetch.sources import read_source_lists
from shared.outlets import Outlet, registry
from shared.topics import Feed, Topic
from tests.batches import article

FILES = sorted((Path(__file__).parent.parent / "infra" / "topics").iterdir())
TOPICS, PROBLEMS = read_source_lists((file.name, file.read_bytes()) for file in FILES)
DIRECT = [(topic, feed) for topic in TOPICS for feed in topic.feeds if feed.url]

topics = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
direct_feeds = pytest.mark.parametrize(("topic", "feed"), DIRECT, ids=lambda it: it.id if isinstance(it, Topic) else it.url)


def outlet_of(feed: Feed) -> Outlet | None:
    return registry().find(domain=urlsplit(feed.url or "").hostname or "", name="", language="")


def test_every_file_is_a_good_list_of_one_topic_that_is_called_like_it() -> None:
    assert PROBLEMS == []
    assert [f"{topic.id}.yaml" for topic in TOPICS] == [file.name for file in FILES]
    assert len(TOPICS) >= 8


def test_one_is_not_about_states() -> None:
    assert [topic.id for topic in TOPICS if not any(side.countries for side in topic.perspectives)] == ["ai-regulation"]


@topics
def test_every_side_has_a_rule_terms_and_a_feed(topic: Topic) -> None:
    sides = {side.id for side in topic.perspectives}
    assert all(side.has_rule for side in topic.perspectives)
    assert {side for side, terms in topic.terms.items() if terms} == sides
    assert {feed.perspective for feed in topic.feeds} == sides


@topics
def test_a_publisher_is_read_in_its_own_language_beside_a_search(topic: Topic) -> None:
    own = [feed for feed in topic.feeds if feed.url and feed.language and not feed.language.startswith(topic.language)]
    assert [feed for feed in own if (outlet := outlet_of(feed)) and outlet.language == (feed.language or "").split("-")[0]]
    assert [feed for feed in topic.feeds if feed.google_news]


@direct_feeds
def test_a_direct_feed_is_encrypted_says_its_language_and_is_of_an_outlet_on_its_side(topic: Topic, feed: Feed) -> None:
    assert (feed.url or "").startswith("https://")
    assert feed.language
    outlet = outlet_of(feed)
    assert outlet is not None
    assert Sides(topic).of(article("Anything", outlet=outlet.name, outlet_domain=outlet.domains[0]), outlet) == feed.perspective
