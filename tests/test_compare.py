"""Rules of the comparison as a whole."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from functions.digest.compare import compare
from functions.digest.desk import Desk
from functions.digest.embed import Remembering, UniversalSentenceEncoder
from functions.digest.writing.writer import Page
from shared.comparison import Comparison
from shared.models import FeedOutcome, NumberedArticle, SetAside, Story
from tests.batches import topic
from tests.factories import EDITION, feed_outcome, numbered_article, set_aside

ENCODER = Remembering(UniversalSentenceEncoder())
NOON = datetime(2026, 1, 12, 12, tzinfo=UTC)
SIDES = [{"id": side, "name": side.capitalize(), "countries": [country]} for side, country in (("china", "CN"), ("japan", "JP"))]


def told(side: str, title: str, summary: str = "", *, story: str = "story-1", hours: float = 0, **changes: Any) -> dict[str, Any]:
    outlet = {"china": "Harbour Times", "japan": "Coast Daily", "korea": "Peninsula Post"}.get(side, "World Wire")
    return {"perspective": side, "title": title, "summary": summary, "story": story, "outlet": outlet, "language": "en"} | {
        "published": NOON + timedelta(hours=hours),
        **changes,
    }


def page(*articles: dict[str, Any], sides: list[dict[str, Any]] | None = None) -> Page:
    about = topic(perspectives=SIDES if sides is None else sides, terms={}, feeds=[{"url": "https://feeds.example/a.xml"}])
    order = [side.id for side in about.perspectives] + ["elsewhere"]
    found = sorted(articles, key=lambda one: order.index(one["perspective"]))
    numbered = tuple(
        numbered_article(n, url=f"https://news.example/{one['outlet']}/{one['title']}".replace(" ", "-"), **one)
        for n, one in enumerate(found, start=1)
    )
    return Page(about, EDITION, _stories(numbered, order), numbered, lambda a, b: 0.0, "USE")


def _stories(numbered: tuple[NumberedArticle, ...], sides: list[str]) -> tuple[Story, ...]:
    found = []
    for id_ in sorted({article.story or "" for article in numbered}):
        own = [article for article in numbered if article.story == id_]
        by_side = {side: tuple(article.n for article in own if article.perspective == side) for side in sides}
        found.append(
            Story(
                id=id_,
                title=own[0].title,
                language="en",
                articles=tuple(article.n for article in own),
                perspectives={side: numbers for side, numbers in by_side.items() if numbers},
                status="new",
            )
        )
    return tuple(found)


def compared(about: Page, *aside: SetAside, feeds: tuple[FeedOutcome, ...] = ()) -> Comparison:
    return compare(about, aside, feeds, ENCODER, Desk(about.sources, ENCODER).check)


FERRY = "The ferry Northern Star ran aground off the harbour of Minato on Monday morning."
CHINESE = told(
    "china",
    "Ferry runs aground off Minato harbour with passengers on board",
    f"{FERRY} Eleven passengers were injured, the operator said.",
)
JAPANESE = told(
    "japan",
    "Passengers hurt as ferry runs aground off Minato",
    "A ferry, the Northern Star, ran aground off Minato harbour on Monday. "
    "Twenty-six passengers were injured, according to the coast guard.",
)


def test_what_both_sides_state_is_agreed_and_cited_from_each() -> None:
    found = compared(page(CHINESE, JAPANESE))
    assert found.agreed
    assert [cell.perspective for cell in found.agreed[0].cells] == ["china", "japan"]
    assert all(cell.claim.verdict.supported and cell.claim.evidence for row in found.agreed for cell in row.cells)


def test_the_same_number_of_one_thing_is_agreed_whatever_else_two_sentences_say() -> None:
    about = page(
        told("china", "Squid boats come home", "Harbour staff at Minato counted 62 squid boats that came home on Monday after the gale."),
        told(
            "japan", "Gale drives the fleet to port", "The 62 boats that Monday's gale drove into Minato will stay there, said a skipper."
        ),
    )
    (row,) = compared(about).agreed
    assert [cell.value for cell in row.cells] == ["62", "62"]


def test_where_a_day_is_told_otherwise_two_sentences_agree_in_their_number_at_most() -> None:
    about = page(
        told("china", "Squid boats come home", "Harbour staff at Minato counted 62 squid boats that came home on Monday after the gale."),
        told(
            "japan",
            "Gale drives the fleet to port",
            "Harbour staff at Minato counted 62 squid boats that came home on Sunday after the gale.",
        ),
    )
    found = compared(about)
    assert [row.kind for row in found.differs] == ["time"]
    assert [[cell.value for cell in row.cells] for row in found.agreed] in ([], [["62", "62"]])


def test_another_number_of_the_same_thing_is_a_difference_in_the_words_of_each_side() -> None:
    (found,) = compared(page(CHINESE, JAPANESE)).differs
    assert found.kind == "number"
    assert [cell.value for cell in found.cells] == ["Eleven", "Twenty-six"]
    assert all(cell.value in cell.claim.evidence[0].quote for cell in found.cells)


def test_a_later_report_is_an_update_and_no_conflict() -> None:
    found = compared(page(CHINESE, {**JAPANESE, "published": NOON + timedelta(hours=20)}))
    assert not found.differs
    (update,) = found.updates
    assert [cell.value for cell in update.cells] == ["Eleven", "Twenty-six"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nearly 200 plants were closed on Monday, the ministry said.", "The ministry closed 198 plants on Monday."),
        ("The strip is eight kilometres long.", "The strip is five miles long."),
        ("The talks were held on Monday in the port town.", "The talks were held on 12 January in the port town."),
        ("The crossing was shut for three weeks after the flood.", "The crossing was shut for 21 days after the flood."),
        ("The cargo weighed 1,500 kg, the officers said.", "El cargamento pesaba 1,5 toneladas, dijeron los agentes."),
    ],
)
def test_the_same_said_otherwise_is_no_difference(one: str, other: str) -> None:
    language = "es" if other.startswith("El ") else "en"
    about = page(
        told("china", "Officials speak of what happened", one), told("japan", "What happened, as officials say", other, language=language)
    )
    assert compared(about).differs == ()


def test_another_day_is_a_difference_of_time() -> None:
    about = page(
        told("china", "Fisheries talks resume in the port town", "Negotiators met on Saturday in Minato to discuss the fishing quota."),
        told("japan", "Fishing quota on the table in Minato", "The negotiators met on Sunday in Minato to discuss the quota for fishing."),
    )
    (found,) = compared(about).differs
    assert (found.kind, {cell.value for cell in found.cells}) == ("time", {"Saturday", "Sunday"})


def test_a_contested_name_is_a_difference_of_naming_across_languages() -> None:
    about = page(
        told("china", "日本核污染水排海满三年", "日本福岛核电站核污染水排海24日满三年。", language="zh"),
        told("japan", "福島第一、処理水の放出開始から三年", "福島第一原発の処理水の海洋放出が始まって三年となった。", language="ja"),
    )
    assert {tuple(cell.value for cell in row.cells) for row in compared(about).differs if row.kind == "naming"} == {("核污染水", "処理水")}


def test_swapping_the_sides_mirrors_the_comparison() -> None:
    swapped = compared(page(CHINESE, JAPANESE, sides=SIDES[::-1]))
    straight = compared(page(CHINESE, JAPANESE))

    def rows(found: Comparison) -> list[Any]:
        cells = [row.cells for row in found.agreed] + [row.cells for row in found.differs] + [row.cells for row in found.updates]
        return [sorted((cell.perspective, cell.value, cell.claim.text) for cell in row) for row in cells]

    assert rows(straight) == rows(swapped)
    assert straight.sides == swapped.sides[::-1] == ("china", "japan")


def test_a_side_that_is_empty_is_named_and_nothing_is_compared() -> None:
    found = compared(page(CHINESE, told("elsewhere", "Ferry runs aground off Minato", FERRY)))
    assert found.why_none == "Japan has no article in this edition."
    assert (found.agreed, found.differs, found.only) == ((), (), ())


def test_a_topic_without_sides_has_nothing_to_compare_and_says_nothing() -> None:
    found = compared(page(told("elsewhere", "Ferry runs aground off Minato", FERRY), sides=[]))
    assert found == Comparison(sides=("elsewhere",))


def test_three_sides_stand_in_one_row() -> None:
    sides = [*SIDES, {"id": "korea", "name": "Korea", "countries": ["KR"]}]
    korean = told(
        "korea",
        "Northern Star ferry aground off Minato harbour",
        "The ferry Northern Star ran aground off the harbour of Minato on Monday.",
    )
    found = compared(page(CHINESE, JAPANESE, korean, sides=sides))
    assert any([cell.perspective for cell in row.cells] == ["china", "japan", "korea"] for row in found.agreed)


LIGHTHOUSE = told("china", "China protests against Japan's new lighthouse on the islet", story="story-2", relevance=0.9)


def test_a_story_of_one_side_counts_the_others_silence_over_everything_considered() -> None:
    about = page(CHINESE, JAPANESE, LIGHTHOUSE)
    aside = set_aside(
        "over_limit",
        perspective="japan",
        title="Bond yields rise to a new high in Tokyo trading",
        story="story-9",
        url="https://n.example/9",
    )
    feeds = (feed_outcome(perspective="japan"), feed_outcome("failed", perspective="japan", feed="https://news.example/b.xml"))
    (only,) = compared(about, aside, feeds=feeds).only
    assert (only.story, only.perspective, only.articles, only.outlets) == ("story-2", "china", 1, 1)
    (silence,) = only.silent
    assert (silence.articles, silence.feeds, silence.feeds_read, silence.is_silence) == (2, 2, 1, False)


@pytest.mark.parametrize(
    ("story", "title"), [("story-2", "A light for seafarers"), ("story-9", "New lighthouse on the islet draws a protest from China")]
)
def test_an_article_that_was_set_aside_breaks_the_silence(story: str, title: str) -> None:
    about = page(CHINESE, JAPANESE, LIGHTHOUSE)
    aside = set_aside("over_limit", perspective="japan", title=title, story=story, url="https://n.example/9")
    assert compared(about, aside).only == ()


def test_what_one_side_alone_states_of_a_shared_story_stands_by_itself() -> None:
    more = {**CHINESE, "summary": f"{CHINESE['summary']} The captain had asked for a pilot in vain."}
    found = compared(page(more, JAPANESE))
    assert any("asked for a pilot" in row.cell.claim.text and row.cell.perspective == "china" for row in found.one_sided)


def test_comment_states_no_fact() -> None:
    about = page({**CHINESE, "opinion": True}, JAPANESE)
    found = compared(about)
    assert (found.agreed, found.differs) == ((), ())


REACTION = told("china", "Beijing weighs its reply to the new fishing rules")
RULES = told("japan", "Tokyo defends fishing rules that anger neighbours")


def test_a_shared_story_without_a_common_fact_shows_each_side_in_its_own_words() -> None:
    found = compared(page(REACTION, RULES))
    (telling,) = found.tellings
    assert (telling.story, [cell.perspective for cell in telling.cells]) == ("story-1", ["china", "japan"])
    assert [cell.claim.evidence[0].quote for cell in telling.cells] == [REACTION["title"], RULES["title"]]
    assert found.why_none is None


def test_where_what_was_found_does_not_pass_its_check_each_side_stands_in_its_own_words() -> None:
    about = page({**REACTION, "summary": FERRY}, {**RULES, "summary": f"{FERRY} Nobody was hurt."})
    desk = Desk(about.sources, ENCODER)
    assert compare(about, (), (), ENCODER, desk.check).tellings == ()
    found = compare(about, (), (), ENCODER, lambda drafts: desk.check(one for one in drafts if one.evidence[0].quote != FERRY))
    assert (found.agreed, len(found.tellings)) == ((), 1)


def test_of_a_sides_headlines_the_one_that_comes_nearest_to_the_others_stands_for_it() -> None:
    other = told("china", "Squid prices climb before the holidays at Zhoushan market")
    (telling,) = compared(page(other, REACTION, RULES)).tellings
    assert telling.cells[0].claim.evidence[0].quote == REACTION["title"]


def test_a_comment_stands_for_its_side_only_where_it_has_no_report() -> None:
    asks = told("china", "Will the new fishing rules of Tokyo anger its neighbours?", opinion=True)
    (both,) = compared(page(asks, REACTION, RULES)).tellings
    (alone,) = compared(page(asks, RULES)).tellings
    assert both.cells[0].claim.evidence[0].quote == REACTION["title"]
    assert alone.cells[0].claim.evidence[0].quote == asks["title"]


def test_headlines_that_each_name_a_third_party_of_their_own_do_not_stand_beside_each_other() -> None:
    canada = told("china", "New fishing rules anger neighbours of Canada")
    norway = told("japan", "Fishing rules that anger neighbours are defended in Norway")
    assert compared(page(canada, norway)).tellings == ()


def test_a_headline_in_a_language_that_is_not_read_stands_for_its_side_all_the_same() -> None:
    hindi = told("china", "मछली पकड़ने के नए नियमों पर पड़ोसी नाराज़ हैं", language="hi")
    (telling,) = compared(page(hindi, RULES)).tellings
    assert telling.cells[0].claim.evidence[0].quote == hindi["title"]


def test_where_a_fact_was_found_nothing_is_said_twice() -> None:
    assert compared(page(CHINESE, JAPANESE)).tellings == ()


BETWEEN = told("china", "China lodges a protest with Japan over the lighthouse", story="story-2", relevance=0.9)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "China names the cubs of its pandas after a public vote"},
        {"title": "China asks Japan for its catalogue of lamps", "relevance": 0.7},
        {"title": "How China and Japan came to quarrel over a lighthouse", "opinion": True},
    ],
    ids=["one country's own affairs", "hardly on the topic", "comment"],
)
def test_silence_counts_only_of_news_between_the_sides(changes: dict[str, Any]) -> None:
    assert [one.story for one in compared(page(CHINESE, JAPANESE, BETWEEN)).only] == ["story-2"]
    assert compared(page(CHINESE, JAPANESE, BETWEEN, BETWEEN | {"story": "story-3"} | changes)).only[1:] == ()


def test_of_a_topic_whose_parties_no_headline_names_silence_counts_all_the_same() -> None:
    sides = [{"id": side, "name": name, "outlets": [f"{side}.example"]} for side, name in (("china", "Left"), ("japan", "Right"))]
    about = page(CHINESE, JAPANESE, {**BETWEEN, "title": "A protest is lodged over the lighthouse"}, sides=sides)
    assert [one.story for one in compared(about).only] == ["story-2"]


def test_a_headline_that_shares_a_name_seldom_heard_may_tell_the_same_event() -> None:
    about = page(CHINESE, JAPANESE, {**BETWEEN, "title": "China recalls envoy from Lithuania after Japan's visit"})
    aside = {"perspective": "japan", "story": "story-9", "url": "https://n.example/9"}
    assert compared(about, set_aside("over_limit", title="Nation backs Lithuania in a row over bullying", **aside)).only == ()
    assert compared(about, set_aside("over_limit", title="Nation backs farmers in a row over bullying", **aside)).only != ()


def test_a_story_of_sixty_articles_is_bounded() -> None:
    articles = [
        told(
            side,
            f"Ferry {n} runs aground off Minato harbour with {n} passengers",
            f"{FERRY} {n} passengers were hurt.",
            outlet=f"Paper {side} {n}",
        )
        for side in ("china", "japan")
        for n in range(2, 32)
    ]
    found = compared(page(*articles))
    assert len(found.agreed) <= 4


def values(one: dict[str, Any], other: dict[str, Any], kind: str) -> list[tuple[str, ...]]:
    return [tuple(cell.value for cell in row.cells) for row in compared(page(one, other)).differs if row.kind == kind]


BURNED = "Six crew members jumped into the sea on Monday when a trawler caught fire."


def test_another_place_of_the_event_is_a_difference() -> None:
    one = told("china", "Six rescued from burning trawler", f"{BURNED} The fire broke out off Kalvo, a coast guard officer said.")
    other = told("japan", "Trawler fire drives six into the sea", f"{BURNED} It caught fire near Teshu, according to the owner.")
    assert values(one, other, "place") == [("Kalvo", "Teshu")]


def test_where_something_else_was_told_is_no_other_place_of_the_event() -> None:
    one = told("china", "Six rescued from burning trawler", f"{BURNED} A fisherman in Kalvo said it was cold.")
    other = told("japan", "Trawler fire drives six into the sea", f"{BURNED} Officials in Teshu said an inquiry would follow.")
    assert values(one, other, "place") == []


def test_another_one_who_began_it_is_a_difference_of_actor() -> None:
    shepherd = "A shepherd was hit in the leg near Kut on Wednesday evening."
    one = told("china", "Shepherd wounded near Kut", f"{shepherd} The ministry said Azerbaijani soldiers opened fire first.")
    other = told("japan", "Shots near Kut wound a shepherd", f"{shepherd} The ministry said Armenian troops opened fire first.")
    assert values(one, other, "actor") == [("Azerbaijani soldiers", "Armenian troops")]


def test_words_of_two_stances_for_one_thing_are_a_difference_of_naming() -> None:
    one = told("china", "Concert recalls march of 1939", "A concert on Thursday recalled the liberating march of 1939.")
    other = told("japan", "Concert recalls invasion of 1939", "A concert on Thursday recalled the Soviet invasion of 1939.")
    assert values(one, other, "naming") == [("liberating march", "invasion")]
