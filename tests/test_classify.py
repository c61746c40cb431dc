"""Rules of whose an article is."""

from __future__ import annotations

from functions.digest.classify import Sides
from shared.models import Article
from shared.outlets import Outlet
from shared.topics import Topic
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
