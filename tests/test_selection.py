"""Rules of the stories' order and of balanced selection."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from functions.digest import selection
from functions.digest.stories import Candidate
from tests.batches import NOW, article


def candidate(title: str, perspective: str = "china", relevance: float = 0.5, **changes: object) -> Candidate:
    told = article(title, **changes)  # type: ignore[arg-type]  # facts of an article by name
    return Candidate(told, perspective, told.outlet, relevance)


def test_story_of_both_sides_leads_and_comment_comes_last() -> None:
    found = [
        candidate("One side only", relevance=0.6),
        candidate("Both sides tell this", "china", relevance=0.5),
        candidate("Both sides tell that", "japan", relevance=0.5, outlet="NHK"),
        candidate("Opinion: on this", relevance=0.6),
    ]
    ranked = selection.rank([[0], [1, 2], [3]], found, np.eye(4), NOW, "en")
    assert [draft.members for draft in ranked] == [(1, 2), (0,), (3,)]


def test_what_a_side_tells_comes_before_what_only_others_tell() -> None:
    found = [candidate("Others tell this", "elsewhere", relevance=0.6), candidate("A side tells that", relevance=0.5)]
    assert [draft.members for draft in selection.rank([[0], [1]], found, np.eye(2), NOW, "en")] == [(1,), (0,)]


def test_story_is_called_by_a_report_in_the_pages_language() -> None:
    found = [candidate("日本が抗議", language="ja"), candidate("Why?", language="en"), candidate("Japan protests", language="en-US")]
    like = np.array([[1, 0.9, 0.8], [0.9, 1, 0.8], [0.8, 0.8, 1]])
    (draft,) = selection.rank([[0, 1, 2]], found, like, NOW, "en-GB")
    assert draft.title_of == 2
    (draft,) = selection.rank([[0, 1, 2]], found, like, NOW, "ja")
    assert draft.title_of == 0


def test_freshness_halves_each_day() -> None:
    assert [selection.freshness(article("A", hours=hours), NOW) for hours in (0, 24, 48)] == [1, 0.5, 0.25]
    assert selection.freshness(article("A", published=None), NOW) == 0.25


def test_each_side_gets_its_floor_of_the_limit() -> None:
    perspectives = ["china"] * 30 + ["japan"] * 30
    chosen = selection.select(range(60), perspectives, ["china", "japan"], 20)
    assert chosen == [*range(10), *range(30, 40)]


def test_what_one_side_leaves_goes_round_in_turn() -> None:
    perspectives = ["a"] * 10 + ["b"] * 1 + ["c"] * 10
    chosen = selection.select(range(21), perspectives, ["a", "b", "c"], 9)
    assert [perspectives[n] for n in chosen] == ["a", "a", "a", "b", "c", "c", "c", "a", "c"]


def test_elsewhere_only_fills_what_sides_leave() -> None:
    full = ["elsewhere"] * 5 + ["a"] * 5 + ["b"] * 5
    assert {full[n] for n in selection.select(range(15), full, ["a", "b"], 8)} == {"a", "b"}
    sparse = ["elsewhere"] * 5 + ["a"] * 4
    assert [sparse[n] for n in selection.select(range(9), sparse, ["a", "b"], 6)] == ["a", "a", "a", "a", "elsewhere", "elsewhere"]


def test_topic_without_sides_takes_the_best_of_all() -> None:
    assert selection.select([2, 0, 1], ["elsewhere"] * 3, [], 2) == [2, 0]


@given(st.lists(st.sampled_from(["a", "b", "c", "elsewhere"]), max_size=40), st.integers(1, 25))
def test_selection_never_exceeds_the_limit_nor_leaves_room_unused(perspectives: list[str], limit: int) -> None:
    chosen = selection.select(range(len(perspectives)), perspectives, ["a", "b", "c"], limit)
    assert len(chosen) == len(set(chosen)) == min(limit, len(perspectives))
