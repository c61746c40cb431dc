"""Rules of near-duplicates and stories."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from functions.digest import stories
from functions.digest.embed import UniversalSentenceEncoder
from functions.digest.stories import Candidate
from shared.models import Article
from tests.batches import article

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
