"""Rules of near-duplicates and stories."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import pytest

from functions.digest import likeness, stories
from functions.digest.embed import UniversalSentenceEncoder
from functions.digest.likeness import SAME_STORY, Matrix
from functions.digest.stories import Candidate
from shared.models import Article
from tests.alike import Table
from tests.batches import article

ENCODER = UniversalSentenceEncoder()


def candidate(title: str, perspective: str = "china", relevance: float = 0.5, **changes: object) -> Candidate:
    told = article(title, **changes)  # type: ignore[arg-type]  # facts of an article by name
    return Candidate(told, perspective, told.outlet, relevance)


def grouped(told: Sequence[Article]) -> list[list[int]]:
    return stories.group(likeness.between(told, ENCODER), len(told))


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


def test_what_an_outlet_of_no_side_reprints_is_a_copy() -> None:
    found = [
        candidate("Tokyo lodges a protest over drills", "elsewhere", summary=AGENCY),
        candidate("Tokyo lodges a protest over drills", "japan", outlet="NHK"),
        candidate("Tokyo lodges a protest over drills", "china", outlet="Xinhua"),
    ]
    assert list(stories.near_duplicates(found)) == [0]


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
    assert grouped(told) == [[0, 1], [2], [3]]


def test_events_days_apart_are_two_stories() -> None:
    told = [
        article("Chinese coast guard ships enter waters off islands", hours=2),
        article("Chinese coast guard ships enter waters off islands", hours=100, outlet="B"),
    ]
    assert grouped(told) == [[0], [1]]


def test_a_chain_of_look_alikes_is_not_one_story() -> None:
    chain = np.array([[1, 0.5, 0, 0], [0.5, 1, 0.4, 0], [0, 0.4, 1, 0.5], [0, 0, 0.5, 1]])
    assert stories.link(chain) == [[0, 1], [2, 3]]


def test_many_pairs_may_be_a_little_less_alike_than_one() -> None:
    below = SAME_STORY - 0.02
    assert stories.link(np.array([[1, below], [below, 1]])) == [[0], [1]]
    two = np.full((8, 8), below)
    two[:4, :4] = two[4:, 4:] = 0.45
    assert stories.link(two) == [list(range(8))]


def average_linkage(like: Matrix) -> list[list[int]]:
    """As the books have it, every mean made anew."""
    groups = [[n] for n in range(len(like))]
    while len(groups) > 1:
        means = {(a, b): like[np.ix_(groups[a], groups[b])].mean() for a, b in itertools.combinations(range(len(groups)), 2)}
        (a, b), best = max(means.items(), key=lambda pair: pair[1])
        if best < SAME_STORY:
            break
        groups[a] += groups.pop(b)
    return sorted(sorted(members) for members in groups)


@pytest.mark.parametrize("seed", range(20))
def test_what_is_joined_is_what_average_linkage_joins(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "MANY_PAIRS", 0)
    random = np.random.default_rng(seed).uniform(*stories.TELLING, (15, 15))
    like = (random + random.T) / 2
    assert stories.link(like) == average_linkage(like)


def test_of_many_articles_the_same_stories_are_found_without_comparing_all_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    headlines = (
        "Quake destroys harbour walls on the southern coast",
        "Vaccine against malaria passes its last trial",
        "Glacier lake bursts and floods two valleys",
        "Telescope finds water around a distant star",
        "Central bank leaves interest rates as they are",
        "Teachers walk out over wages in three provinces",
        "Court frees publisher after ninety days",
        "Ferry with tourists runs aground at night",
        "Orchestra returns to its bombed concert hall",
        "Chip maker to build plant in the desert",
        "Wheat harvest is the smallest in a decade",
        "Cyclists win the right to every bridge in town",
    )
    told = [article(headline, outlet=outlet) for headline in headlines for outlet in "ABCDE"]
    like = likeness.between(told, ENCODER)
    whole = stories.group(like, len(told))
    assert whole == [list(range(at, at + 5)) for at in range(0, 60, 5)]
    monkeypatch.setattr(stories, "AT_ONCE", 20)
    monkeypatch.setattr(stories, "PER_PIVOT", 10)
    assert stories.group(like, len(told)) == whole


def test_only_the_articles_asked_for_are_grouped() -> None:
    assert stories.group(Table(np.full((4, 4), 0.4)), 3) == [[0, 1, 2]]


def test_no_articles_make_no_stories() -> None:
    assert grouped([]) == []


def test_medoid_is_most_like_the_others() -> None:
    like = Table([[1, 0.9, 0.8], [0.9, 1, 0.4], [0.8, 0.4, 1]])
    assert stories.medoid([0, 1, 2], like) == 0
