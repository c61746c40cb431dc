"""Rules of what the sides call the same thing."""

from __future__ import annotations

from typing import Any

from functions.digest.wording import contested, terms
from functions.digest.wording.spelling import Form
from functions.digest.writing.writer import Page
from shared.comparison import TermDifference
from tests.batches import topic
from tests.laid import laid, says

WATER = "the water released from Fukushima Daiichi"
CONTAMINATED = "Fukushima: Japan starts dumping nuclear-contaminated water again"
TREATED = "Fukushima plant begins new release of treated water"


def rows(page: Page) -> dict[str, TermDifference]:
    return {row.thing: row for row in terms.found(page, contested.contested(page.topic))}


def told(page: Page) -> dict[str, list[tuple[str, str, int]]]:
    return {thing: [(use.perspective, use.term, use.count) for use in row.uses] for thing, row in rows(page).items()}


def test_each_side_has_its_term_with_a_count_and_an_example_as_it_stands() -> None:
    page = laid(
        says(1, "china", CONTAMINATED),
        says(2, "china", "China protests", "Beijing protested. The nuclear contaminated water from Fukushima is a danger, it said."),
        says(3, "japan", TREATED),
    )
    (row,) = rows(page).values()
    assert (row.thing, row.listed) == (WATER, True)
    assert told(page)[WATER] == [("china", "nuclear-contaminated water", 2), ("japan", "treated water", 1)]
    assert [use.example.quote for use in row.uses] == [CONTAMINATED, TREATED]


def test_article_counts_once_however_often_it_says_it() -> None:
    page = laid(says(1, "china", CONTAMINATED, f"{CONTAMINATED}. {CONTAMINATED}."), says(2, "japan", TREATED))
    assert told(page)[WATER][0] == ("china", "nuclear-contaminated water", 1)


def test_term_in_several_languages_is_one_and_called_as_in_the_pages_language() -> None:
    page = laid(
        says(1, "china", "日本启动福岛核污染水排海", language="zh-CN"),
        says(2, "china", "福岛核污染水问题", language="zh-CN"),
        says(3, "china", CONTAMINATED),
        says(4, "japan", "福島の処理水放出始まる", language="ja"),
    )
    assert told(page)[WATER] == [("china", "nuclear-contaminated water", 3), ("japan", "処理水", 1)]


def test_same_term_on_both_sides_is_no_difference() -> None:
    assert told(laid(says(1, "china", TREATED), says(2, "japan", TREATED))) == {}


def test_one_side_alone_is_no_difference() -> None:
    assert told(laid(says(1, "china", CONTAMINATED), says(2, "japan", "Rice prices rise in Osaka"))) == {}


def test_side_that_uses_both_has_its_own_first() -> None:
    page = laid(
        says(1, "japan", "Fukushima's nuclear-contaminated water"),
        says(2, "japan", TREATED),
        says(3, "china", CONTAMINATED),
    )
    assert told(page)[WATER] == [
        ("china", "nuclear-contaminated water", 1),
        ("japan", "treated water", 1),
        ("japan", "nuclear-contaminated water", 1),
    ]


def test_another_sides_term_in_quotation_marks_is_not_ones_own_word() -> None:
    page = laid(says(1, "china", "What Tokyo calls “treated water” from Fukushima"), says(2, "japan", TREATED))
    assert told(page) == {}


def test_so_called_is_not_ones_own_word() -> None:
    page = laid(says(1, "china", "福岛所谓的处理水", language="zh-CN"), says(2, "china", CONTAMINATED), says(3, "japan", TREATED))
    assert told(page)[WATER] == [("china", "nuclear-contaminated water", 1), ("japan", "treated water", 1)]


def test_own_term_in_quotation_marks_counts() -> None:
    page = laid(says(1, "china", CONTAMINATED), says(2, "japan", "福島の「処理水」放出始まる", language="ja"))
    assert told(page)[WATER][1] == ("japan", "処理水", 1)


def test_longer_term_is_not_the_shorter_one_in_it() -> None:
    page = laid(says(1, "china", "日本核汚染水を放出 福島", language="ja"), says(2, "japan", TREATED))
    assert told(page)[WATER] == [("china", "核汚染水", 1), ("japan", "treated water", 1)]


def test_outlets_own_name_is_no_term() -> None:
    sides = [{"id": "russia", "name": "Russia", "countries": ["RU"]}, {"id": "ukraine", "name": "Ukraine", "countries": ["UA"]}]
    own = laid(
        says(1, "russia", "Drones over Kiev"),
        says(2, "ukraine", "The Kyiv Independent asks for help", outlet="The Kyiv Independent"),
        perspectives=sides,
        terms={},
    )
    assert told(own) == {}
    named = laid(says(1, "russia", "Drones over Kiev"), says(2, "ukraine", "Drones over Kyiv"), perspectives=sides, terms={})
    assert told(named) == {"the capital of Ukraine": [("russia", "Kiev", 1), ("ukraine", "Kyiv", 1)]}


def test_thing_of_other_countries_is_meant_only_where_the_text_names_them() -> None:
    sides = [{"id": "china", "name": "China", "countries": ["CN"]}, {"id": "us", "name": "United States", "countries": ["US"]}]
    articles = (says(1, "china", "Korea speaks of reunification"), says(2, "us", "The annexation of a county"))
    assert told(laid(*articles, perspectives=sides, terms={})) == {}


OWN = {"the disputed fish": {"china": ["river fish"], "japan": ["sea fish", "海魚"]}}


def test_topic_brings_terms_of_its_own_and_they_stand_first() -> None:
    page = laid(
        says(1, "china", "Ban on river fish"),
        says(2, "japan", "海魚の輸出", language="ja"),
        *(says(n, "china", CONTAMINATED) for n in (3, 4, 5)),
        says(6, "japan", TREATED),
        contested=OWN,
    )
    assert list(told(page)) == ["the disputed fish", WATER]
    assert told(page)["the disputed fish"] == [("china", "river fish", 1), ("japan", "海魚", 1)]


def test_topics_own_list_stands_for_ours_of_the_same_thing() -> None:
    own = {"what flows into the sea": {"china": ["nuclear-contaminated water"], "japan": ["treated water"]}}
    assert list(told(laid(says(1, "china", CONTAMINATED), says(2, "japan", TREATED), contested=own))) == ["what flows into the sea"]


def test_three_sides_and_elsewhere_have_their_words() -> None:
    sides = [{"id": code.lower(), "name": name, "countries": [code]} for code, name in (("CN", "China"), ("JP", "Japan"), ("KR", "Korea"))]
    page = laid(
        says(1, "cn", CONTAMINATED),
        says(2, "jp", TREATED),
        says(3, "kr", "후쿠시마 오염수 방류", language="ko"),
        says(4, "elsewhere", TREATED),
        perspectives=sides,
        terms={},
    )
    assert [side for side, _, _ in told(page)[WATER]] == ["cn", "jp", "kr", "elsewhere"]


def test_page_without_sides_compares_nobody() -> None:
    assert told(laid(says(1, "elsewhere", CONTAMINATED), says(2, "elsewhere", TREATED), perspectives=[], terms={})) == {}


def mirrored(page: Page) -> Page:
    """The same page with its sides in the other order."""
    return laid(*page.articles, perspectives=list(reversed(page.topic.model_dump()["perspectives"])))


def test_order_of_the_sides_changes_the_order_alone() -> None:
    page = laid(says(1, "china", CONTAMINATED), says(2, "japan", TREATED), says(3, "japan", CONTAMINATED))
    one, other = rows(page)[WATER], rows(mirrored(page))[WATER]
    assert sorted(map(str, one.uses)) == sorted(map(str, other.uses))
    assert [use.perspective for use in other.uses] == ["japan", "japan", "china"]


def test_list_that_ships_is_whole() -> None:
    listed = contested.term_list()
    assert len({thing.id for thing in listed.things}) == len({thing.thing for thing in listed.things}) == len(listed.things)
    for thing in listed.things:
        assert len(thing.terms) >= 2
        assert any(term.of for term in thing.terms), thing.id
        spelled = [(language, form) for term in thing.terms for language, forms in term.forms.items() for form in forms]
        assert len(set(spelled)) == len(spelled), thing.id
        assert all(form.strip() == form and form for _, form in spelled)
        assert {term.source for term in thing.terms} <= listed.sources.keys()
        assert all((term.source == "editor") == (not term.of) for term in thing.terms), thing.id


def test_every_listed_form_is_found_in_itself() -> None:
    for thing in contested.term_list().things:
        for term in thing.terms:
            for forms in term.forms.values():
                for form in forms:
                    assert list(Form(form).spans(f"a {form} b")), (thing.id, form)


def test_topics_that_ship_have_terms_of_their_sides() -> None:
    made: Any = contested.contested(topic())
    assert {owner for thing in made for term in thing.terms for owner in term.owners} == {"china", "japan"}
