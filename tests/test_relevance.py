"""Rules of how relevant an article is to a topic."""

from __future__ import annotations

import numpy as np
import pytest

from functions.digest.embed import UniversalSentenceEncoder
from functions.digest.relevance import AFFAIRS, OFF_TOPIC_BELOW, PASTIMES, Lexicon, relevance, text_of
from shared.topics import Topic
from tests.batches import article, topic

ENCODER = UniversalSentenceEncoder()
NO_COUNTRIES = [{"id": "china", "name": "China"}, {"id": "japan", "name": "Japan"}]
FEEDS = [{"url": "https://feeds.example/a.xml", "perspective": "china"}, {"url": "https://feeds.example/b.xml", "perspective": "japan"}]


def parties(text: str, about: Topic) -> int:
    return int(Lexicon(about).named(text).sum())


def scores(about: Topic, *titles: str) -> list[float]:
    return relevance(about, titles, ENCODER.encode(titles), ENCODER)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Beijing and Tokyo talk", 2),
        ("Japan's yen falls", 1),
        ("BEIJING warns", 1),
        ("A chimpanzee dies", 0),
        ("今日は中国と日本の会談", 2),
        ("والصين تحذر", 1),
        ("Китай и Япония", 2),
    ],
)
def test_parties_are_named_by_terms_and_by_their_countries_in_any_language(text: str, named: int) -> None:
    assert parties(text, topic()) == named


@pytest.mark.parametrize("terms", [{}, {"china": ["Middle Kingdom"]}])
def test_without_terms_the_countries_and_names_of_the_sides_count(terms: dict[str, list[str]]) -> None:
    assert parties("Chinese ships near Japanese islands", topic(terms=terms)) == 2
    assert parties("中国の船、日本の島に", topic(terms={}, perspectives=NO_COUNTRIES, feeds=FEEDS)) == 2
    assert parties("Chins and indies", topic(terms=terms)) == 0


def test_invented_party_is_known_by_its_name_and_people() -> None:
    sides = [{"id": "a", "name": "Norlandia", "outlets": ["a.example"]}, {"id": "b", "name": "Westmark", "outlets": ["b.example"]}]
    about = topic(name="The strait", description="", terms={}, perspectives=sides, feeds=[{"url": "https://feeds.example/a.xml"}])
    assert parties("Norlandian fleet meets Westmark envoys", about) == 2


def test_without_sides_the_countries_of_the_description_are_the_parties() -> None:
    about = topic(terms={}, perspectives=[], feeds=[{"url": "https://feeds.example/a.xml"}])
    assert parties("Beijing and Tokyo talk", about) == 2


def test_short_capitals_are_no_pronoun() -> None:
    about = topic(terms={"china": ["China"], "japan": ["LDP"]}, perspectives=NO_COUNTRIES, feeds=FEEDS)
    assert parties("China talks to LDP", about) == 2
    assert parties("China talks to ldp", about) == 1


def test_topic_named_for_one_party_is_about_that_party() -> None:
    about = topic(name="Japan", description="Japan's politics")
    assert Lexicon(about).share("Tokyo votes") == (1.0, True)
    assert Lexicon(about).share("Beijing votes") == (0.0, True)
    assert Lexicon(topic()).share("Tokyo votes") == (0.5, True)


def test_two_of_many_parties_make_the_topic() -> None:
    sides = [{"id": code.lower(), "name": code, "countries": [code]} for code in ("CN", "JP", "KR")]
    about = topic(name="The triangle", description="", terms={}, perspectives=sides, feeds=[{"url": "https://feeds.example/a.xml"}])
    assert Lexicon(about).share("Seoul and Tokyo") == (1.0, True)


def test_countries_that_the_topic_does_not_know_are_abroad() -> None:
    assert Lexicon(topic()).is_abroad("Brazil votes")
    assert not Lexicon(topic()).is_abroad("Beijing votes")
    assert not Lexicon(topic(terms={**topic().terms, "china": ["Brazil"]})).is_abroad("Brazil votes")


def test_topic_that_knows_no_country_has_no_abroad() -> None:
    sides = [{"id": "a", "name": "Tenants", "outlets": ["a.example"]}, {"id": "b", "name": "Landlords", "outlets": ["b.example"]}]
    about = topic(name="Rents", description="Housing", terms={}, perspectives=sides, feeds=[{"url": "https://feeds.example/a.xml"}])
    assert not Lexicon(about).is_abroad("Rents in Brazil")


def test_dispute_comes_before_one_partys_affairs_and_these_before_pastimes_and_other_countries() -> None:
    found = scores(
        topic(),
        "China summons Japanese ambassador over remarks on disputed islands",
        "Japan's parliament passes the budget",
        "Japanese zoo's oldest chimpanzee dies",
        "Brazil's football league announces a new season",
    )
    assert found == sorted(found, reverse=True)
    assert found[1] >= OFF_TOPIC_BELOW > found[2]
    assert all(0 <= score <= 1 for score in found)
    assert len(set(found)) == 4


def test_topic_on_a_pastime_is_not_told_that_it_is_one() -> None:
    sides = [
        {"id": "a", "name": "Castilian press", "outlets": ["a.example"]},
        {"id": "b", "name": "Catalan press", "outlets": ["b.example"]},
    ]
    about = topic(
        name="Harbour United vs Inland City",
        description="The football rivalry of two clubs, Harbour United and Inland City: matches, players and fans",
        perspectives=sides,
        terms={"a": ["Harbour United"], "b": ["Inland City"]},
        feeds=[{"url": "https://feeds.example/a.xml"}],
    )
    titles = ["Harbour United beat Inland City in the derby", "Harbour United sign a striker", "Budget presented", "Rain tomorrow"]
    derby, striker, budget, rain = scores(about, *titles)
    assert derby > striker >= OFF_TOPIC_BELOW > max(budget, rain)


def test_names_that_never_match_do_not_empty_the_page() -> None:
    sides = [{"id": "a", "name": "Tenants", "outlets": ["a.example"]}, {"id": "b", "name": "Landlords", "outlets": ["b.example"]}]
    about = topic(
        name="Rents", description="Rents and housing policy", terms={}, perspectives=sides, feeds=[{"url": "https://feeds.example/a.xml"}]
    )
    found = scores(about, "Rent cap passes city parliament", "Flats stay empty as rents rise", "Gesetz gegen hohe Mieten beschlossen")
    assert min(found) >= OFF_TOPIC_BELOW


def test_outlets_own_name_behind_the_headline_names_no_party() -> None:
    assert parties(text_of(article("Brazil votes - China Daily", outlet="China Daily")), topic()) == 0
    assert parties(text_of(article("Brazil votes on China - Daily", outlet="China Daily")), topic()) == 1


def test_no_articles_have_no_relevance() -> None:
    assert relevance(topic(), [], np.zeros((0, 512), dtype=np.float32), ENCODER) == []


def test_prototypes_stand_once() -> None:
    assert len({*AFFAIRS, *PASTIMES}) == len(AFFAIRS) + len(PASTIMES)
