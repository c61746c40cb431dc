"""Rules of whose an article is, and how relevant."""

from __future__ import annotations

import numpy as np
import pytest

from functions.digest import classify
from functions.digest.classify import Lexicon, Sides, is_junk, relevance
from functions.digest.embed import Vectors
from shared.models import Article, Topic
from shared.outlets import Outlet
from tests.batches import article, topic


def outlet(country: str, *domains: str) -> Outlet:
    return Outlet(id="o", name="O", domains=domains, country=country, family="O", state_affiliated="no", language="en")


def perspective_of(found: Article, known: Outlet | None, about: Topic) -> str:
    return Sides(about).of(found, known)


def test_side_is_what_the_outlet_is_not_what_the_search_returned() -> None:
    found_by_chinas_feed = article("A", feed="https://feeds.example/a.xml")
    assert perspective_of(found_by_chinas_feed, outlet("JP"), topic()) == "japan"


def test_outlet_of_no_side_is_elsewhere() -> None:
    assert perspective_of(article("A"), outlet("FR"), topic()) == "elsewhere"


def test_unknown_outlet_is_elsewhere_never_guessed_from_the_feed() -> None:
    assert perspective_of(article("A"), None, topic()) == "elsewhere"


def test_named_outlet_goes_before_its_country() -> None:
    sides = [{"id": "china", "name": "China", "countries": ["CN", "HK"]}, {"id": "hongkong", "name": "Hong Kong", "outlets": ["scmp.com"]}]
    about = topic(perspectives=sides, terms={}, feeds=[{"url": "https://feeds.example/a.xml"}])
    assert perspective_of(article("A", outlet_domain="scmp.com"), outlet("HK", "scmp.com"), about) == "hongkong"
    assert perspective_of(article("A", outlet_domain="amp.scmp.com"), None, about) == "hongkong"
    assert perspective_of(article("A", outlet_domain="notscmp.com"), outlet("HK"), about) == "china"


def test_a_side_may_name_one_edition_of_an_outlet() -> None:
    sides = [{"id": "saudi", "name": "Saudi Arabia", "countries": ["SA"]}, {"id": "japan", "name": "Japan", "outlets": ["arabnews.jp"]}]
    about = topic(perspectives=sides, terms={}, feeds=[{"url": "https://feeds.example/a.xml"}])
    arab_news = outlet("SA", "arabnews.com", "arabnews.jp")
    assert perspective_of(article("A", outlet_domain="arabnews.jp"), arab_news, about) == "japan"
    assert perspective_of(article("A", outlet_domain="arabnews.com"), arab_news, about) == "saudi"


def test_a_side_that_names_an_outlets_main_domain_has_all_of_it() -> None:
    sides = [{"id": "japan", "name": "Japan", "countries": ["JP"]}, {"id": "press", "name": "Press", "outlets": ["thetimes.com"]}]
    about = topic(perspectives=sides, terms={}, feeds=[{"url": "https://feeds.example/a.xml"}])
    times = outlet("GB", "thetimes.com", "thetimes.co.uk")
    assert perspective_of(article("A", outlet_domain="thetimes.co.uk"), times, about) == "press"
    assert perspective_of(article("A"), times, about) == "press"


def test_the_longest_domain_that_names_a_site_decides() -> None:
    sides = [{"id": "all", "name": "All", "outlets": ["nikkei.com"]}, {"id": "asia", "name": "Asia", "outlets": ["asia.nikkei.com"]}]
    about = topic(perspectives=sides, terms={}, feeds=[{"url": "https://feeds.example/a.xml"}])
    assert perspective_of(article("A", outlet_domain="asia.nikkei.com"), None, about) == "asia"


def test_side_without_a_rule_takes_its_feeds_word() -> None:
    sides = [{"id": "china", "name": "China"}, {"id": "japan", "name": "Japan", "countries": ["JP"]}]
    about = topic(perspectives=sides)
    assert perspective_of(article("A", feed="https://feeds.example/a.xml"), outlet("FR"), about) == "china"
    assert perspective_of(article("A", feed="https://feeds.example/b.xml"), outlet("FR"), about) == "elsewhere"


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Beijing and Tokyo talk", 2),
        ("Japan's yen falls", 1),
        ("BEIJING warns", 1),
        ("Japanesque gardens", 0),
        ("A chimpanzee dies", 0),
    ],
)
def test_parties_are_counted_by_whole_words(text: str, parties: int) -> None:
    assert Lexicon(topic()).parties(text) == parties


def test_short_capitals_are_no_pronoun() -> None:
    about = topic(terms={"china": ["China"], "japan": ["US"]})
    assert Lexicon(about).parties("China talks to US") == 2
    assert Lexicon(about).parties("China talks to us") == 1


def test_terms_in_scripts_without_word_boundaries_are_found_inside() -> None:
    about = topic(terms={"china": ["中国", "الصين"], "japan": ["日本"]})
    assert Lexicon(about).parties("今日は中国と日本の会談") == 2
    assert Lexicon(about).parties("والصين تحذر") == 1


def test_without_terms_the_names_of_the_sides_and_their_peoples_count() -> None:
    about = topic(terms={})
    assert Lexicon(about).parties("Chinese ships near Japanese islands") == 2
    assert Lexicon(about).parties("Chins and indies") == 0


def vectors(*rows: list[float]) -> Vectors:
    found = np.array(rows, dtype=np.float32)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)


def test_relevance_grows_with_parties_named_and_nearness_and_stays_a_share() -> None:
    anchor = vectors([1, 0])
    near, far = [1.0, 0.1], [0.0, 1.0]
    scores = relevance([2, 1, 0, 0], vectors(near, near, near, far), anchor)
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4
    assert all(0 <= score <= 1 for score in scores)


def test_article_that_names_nobody_and_is_near_nothing_is_off_topic() -> None:
    scores = relevance([2, 2, 2, 0], vectors([1, 0], [1, 0.1], [1, 0.2], [0, 1]), vectors([1, 0]))
    assert scores[3] < classify.OFF_TOPIC_BELOW < min(scores[:3])


def test_terms_that_never_match_do_not_empty_the_page() -> None:
    scores = relevance([0] * 4, vectors([1, 0], [1, 0.5], [0.5, 1], [0, 1]), vectors([1, 0]))
    assert all(score >= classify.OFF_TOPIC_BELOW for score in scores)


def test_no_articles_have_no_relevance() -> None:
    assert relevance([], np.zeros((0, 2), dtype=np.float32), vectors([1, 0])) == []


@pytest.mark.parametrize(
    "title", ["Global Times", "Home", "...", "GLOBAL TIMES |", "ㅤㅤ", "Talks fail — NHK: Tokyo surrenders", "Talks fail [1] [2]"]
)
def test_title_that_says_nothing_is_junk(title: str) -> None:
    assert is_junk(article(title))


@pytest.mark.parametrize("title", ["Japan protests", "日本政府が抗議", "Tokyo: talks", "Talks — the second round — go on [update]"])
def test_short_title_that_says_something_is_not_junk(title: str) -> None:
    assert not is_junk(article(title))


def test_without_terms_less_is_set_aside() -> None:
    bare: Topic = topic(terms={})
    assert classify.off_topic_below(bare) * 2 < classify.off_topic_below(topic())
