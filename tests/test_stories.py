"""Rules of near-duplicates, stories, their order, and balanced selection."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.digest import stories
from functions.digest.embed import UniversalSentenceEncoder
from functions.digest.stories import Candidate
from shared.models import Article
from tests.batches import NOW, article

ENCODER = UniversalSentenceEncoder()


def candidate(title: str, perspective: str = "china", relevance: float = 0.5, **changes: object) -> Candidate:
    told = article(title, **changes)  # type: ignore[arg-type]  # facts of an article by name
    return Candidate(told, perspective, told.outlet, relevance)


def likeness(articles: Sequence[Article]) -> stories.Matrix:
    titles = ENCODER.encode([told.title for told in articles])
    return stories.similarity(articles, titles, ENCODER.encode([f"{told.title}. {told.summary}" for told in articles]))


def test_slightly_changed_headline_of_one_side_is_a_copy_and_the_fuller_one_stays() -> None:
    found = [
        candidate("Japan's benchmark Nikkei ends above 54,000 for 1st time-Xinhua", outlet="Xinhua"),
        candidate("Japan's benchmark Nikkei ends above 54,000 for 1st time", outlet="CGTN", summary="The index closed higher."),
    ]
    assert stories.near_duplicates(found) == {0: 1}


def test_the_same_headline_of_another_side_is_no_copy() -> None:
    found = [
        candidate("Tokyo lodges a protest over drills", "china"),
        candidate("Tokyo lodges a protest over drills", "japan", outlet="NHK"),
    ]
    assert stories.near_duplicates(found) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Quake off northern Japan kills 14 people", "Quake off northern Japan kills 23 people"),
        ("Japan will send troops to the strait", "Japan will not send troops to the strait"),
        ("China summons Japanese ambassador over remarks", "Japan summons Chinese ambassador over remarks"),
        ("Pakistan rejects India's claim on the river", "India rejects Pakistan's claim on the river"),
        ("China bans exports of dual-use goods", "Tokyo protests as China bans exports of dual-use goods"),
        ("Ruling coalition wins two thirds", "Ruling coalition certain to win two thirds"),
        ("高市首相が発言を撤回した", "高市首相が発言を撤回しなかった"),
    ],
)
def test_headline_with_another_sense_is_no_copy(one: str, other: str) -> None:
    assert stories.near_duplicates([candidate(one), candidate(other, outlet="Xinhua")]) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Premier calls the ban ‘regrettable’ and promises help", "Premier calls ban “regrettable”, promises help"),
        ("Urgent: Japan approves restart of plant", "Japan approves restart of plant"),
        ("Japan approves restart of plant - Global Times", "Japan approves restart of plant"),
    ],
)
def test_headline_that_differs_in_fillers_labels_or_the_outlets_name_is_a_copy(one: str, other: str) -> None:
    assert len(stories.near_duplicates([candidate(one), candidate(other, outlet="Xinhua")])) == 1


AGENCY = "The ministry handed the embassy a note on Wednesday and asked for the release of all crews held since the early morning hours."


def test_one_agency_text_of_two_outlets_is_a_copy_under_any_headline() -> None:
    found = [candidate("Note handed to embassy", summary=AGENCY), candidate("Ministry asks for release", summary=AGENCY, outlet="Xinhua")]
    assert len(stories.near_duplicates(found)) == 1


@pytest.mark.parametrize("summary", ["Subscribe to our newsletter and read the full story on our website.", AGENCY])
def test_what_one_site_puts_under_all_its_items_makes_no_copies(summary: str) -> None:
    found = [candidate("Note handed to embassy", summary=summary), candidate("Japanese premier resigns", summary=summary)]
    assert stories.near_duplicates(found) == {}


def test_one_article_from_two_feeds_is_a_copy_whatever_its_side() -> None:
    found = [
        candidate("A title", "china", url="https://e.example/1"),
        candidate("B title", "japan", url="https://e.example/1", summary="x"),
    ]
    assert stories.near_duplicates(found) == {0: 1}


def test_copies_of_copies_point_to_the_one_that_stays() -> None:
    found = [candidate("China bans exports of dual-use goods to Japan", outlet=name) for name in ("A", "B", "C")]
    copies = stories.near_duplicates(found)
    assert len(copies) == 2
    assert len(set(copies.values())) == 1
    assert not set(copies) & set(copies.values())


def test_story_crosses_outlets_and_languages() -> None:
    told = [
        article("Estados Unidos reabre su embajada en Caracas", language="es", outlet="A"),
        article("United States reopens its embassy in Caracas", outlet="B"),
        article("Oil prices fall to a four-year low", outlet="C"),
        article("Museum of modern art opens in Lima", outlet="D"),
    ]
    assert stories.group(likeness(told)) == [[0, 1], [2], [3]]


def test_events_days_apart_are_two_stories() -> None:
    told = [
        article("Chinese coast guard ships enter waters off islands", hours=2),
        article("Chinese coast guard ships enter waters off islands", hours=100, outlet="B"),
    ]
    assert stories.group(likeness(told)) == [[0], [1]]


def test_a_chain_of_look_alikes_is_not_one_story() -> None:
    chain = np.array([[1, 0.5, 0, 0], [0.5, 1, 0.4, 0], [0, 0.4, 1, 0.5], [0, 0, 0.5, 1]])
    assert stories.group(chain) == [[0, 1], [2, 3]]


def test_every_article_is_in_exactly_one_story() -> None:
    random = np.random.default_rng(7).random((12, 12))
    groups = stories.group(np.round((random + random.T) / 2, 3))
    assert sorted(n for members in groups for n in members) == list(range(12))


def test_no_articles_make_no_stories() -> None:
    assert stories.group(likeness([])) == []


def test_medoid_is_most_like_the_others() -> None:
    like = np.array([[1, 0.9, 0.8], [0.9, 1, 0.4], [0.8, 0.4, 1]])
    assert stories.medoid([0, 1, 2], like) == 0


@pytest.mark.parametrize(
    "title",
    ["Opinion | Why the US will fail", "Editorial: A line", "Who will pick up the phone?", "Analysis: the strait", "誰が電話に出るのか？"],
)
def test_titles_that_comment_or_ask_are_marked(title: str) -> None:
    assert stories.is_opinion(title)


def test_a_report_is_no_opinion() -> None:
    assert not stories.is_opinion("Opinionated minister resigns")


def test_story_of_both_sides_leads_and_comment_comes_last() -> None:
    found = [
        candidate("One side only", relevance=0.6),
        candidate("Both sides tell this", "china", relevance=0.5),
        candidate("Both sides tell that", "japan", relevance=0.5, outlet="NHK"),
        candidate("Opinion: on this", relevance=0.6),
    ]
    ranked = stories.rank([[0], [1, 2], [3]], found, np.eye(4), NOW, "en")
    assert [draft.members for draft in ranked] == [(1, 2), (0,), (3,)]


def test_what_a_side_tells_comes_before_what_only_others_tell() -> None:
    found = [candidate("Others tell this", "elsewhere", relevance=0.6), candidate("A side tells that", relevance=0.5)]
    assert [draft.members for draft in stories.rank([[0], [1]], found, np.eye(2), NOW, "en")] == [(1,), (0,)]


def test_story_is_called_by_a_report_in_the_pages_language() -> None:
    found = [candidate("日本が抗議", language="ja"), candidate("Why?", language="en"), candidate("Japan protests", language="en-US")]
    like = np.array([[1, 0.9, 0.8], [0.9, 1, 0.8], [0.8, 0.8, 1]])
    (draft,) = stories.rank([[0, 1, 2]], found, like, NOW, "en-GB")
    assert draft.title_of == 2
    (draft,) = stories.rank([[0, 1, 2]], found, like, NOW, "ja")
    assert draft.title_of == 0


def test_freshness_halves_each_day() -> None:
    assert [stories.freshness(article("A", hours=hours), NOW) for hours in (0, 24, 48)] == [1, 0.5, 0.25]
    assert stories.freshness(article("A", published=None), NOW) == 0.25


def test_each_side_gets_its_floor_of_the_limit() -> None:
    perspectives = ["china"] * 30 + ["japan"] * 30
    chosen = stories.select(range(60), perspectives, ["china", "japan"], 20)
    assert chosen == [*range(10), *range(30, 40)]


def test_what_one_side_leaves_goes_round_in_turn() -> None:
    perspectives = ["a"] * 10 + ["b"] * 1 + ["c"] * 10
    chosen = stories.select(range(21), perspectives, ["a", "b", "c"], 9)
    assert [perspectives[n] for n in chosen] == ["a", "a", "a", "b", "c", "c", "c", "a", "c"]


def test_elsewhere_only_fills_what_sides_leave() -> None:
    full = ["elsewhere"] * 5 + ["a"] * 5 + ["b"] * 5
    assert {full[n] for n in stories.select(range(15), full, ["a", "b"], 8)} == {"a", "b"}
    sparse = ["elsewhere"] * 5 + ["a"] * 4
    assert [sparse[n] for n in stories.select(range(9), sparse, ["a", "b"], 6)] == ["a", "a", "a", "a", "elsewhere", "elsewhere"]


def test_topic_without_sides_takes_the_best_of_all() -> None:
    assert stories.select([2, 0, 1], ["elsewhere"] * 3, [], 2) == [2, 0]


@given(st.lists(st.sampled_from(["a", "b", "c", "elsewhere"]), max_size=40), st.integers(1, 25))
def test_selection_never_exceeds_the_limit_nor_leaves_room_unused(perspectives: list[str], limit: int) -> None:
    chosen = stories.select(range(len(perspectives)), perspectives, ["a", "b", "c"], limit)
    assert len(chosen) == len(set(chosen)) == min(limit, len(perspectives))
