"""Rules of the stories' order and of balanced selection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from functions.digest import selection
from functions.digest.stories import Candidate
from tests.alike import Table
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
    ranked = selection.rank([[0], [1, 2], [3]], found, Table(np.eye(4)), NOW, "en")
    assert [draft.members for draft in ranked] == [(1, 2), (0,), (3,)]


def test_what_a_side_tells_comes_before_what_only_others_tell() -> None:
    found = [candidate("Others tell this", "elsewhere", relevance=0.6), candidate("A side tells that", relevance=0.5)]
    assert [draft.members for draft in selection.rank([[0], [1]], found, Table(np.eye(2)), NOW, "en")] == [(1,), (0,)]


def test_story_is_called_by_a_report_in_the_pages_language() -> None:
    found = [candidate("日本が抗議", language="ja"), candidate("Why?", language="en"), candidate("Japan protests", language="en-US")]
    like = Table([[1, 0.9, 0.8], [0.9, 1, 0.8], [0.8, 0.8, 1]])
    (draft,) = selection.rank([[0, 1, 2]], found, like, NOW, "en-GB")
    assert draft.title_of == 2
    (draft,) = selection.rank([[0, 1, 2]], found, like, NOW, "ja")
    assert draft.title_of == 0


def test_freshness_halves_each_day() -> None:
    assert [selection.freshness(article("A", hours=hours), NOW) for hours in (0, 24, 48)] == [1, 0.5, 0.25]
    assert selection.freshness(article("A", published=None), NOW) == 0.25


def select(perspectives: Sequence[str], sides: Sequence[str], limit: int) -> list[str]:
    """Whose the chosen articles are; each is of an outlet of its own."""
    found = [candidate(f"Matter {n}", side, outlet=f"Outlet {n}") for n, side in enumerate(perspectives)]
    return [perspectives[n] for n in selection.select(range(len(found)), found, sides, limit)]


def test_each_side_gets_its_floor_of_the_limit_and_the_best_of_it() -> None:
    found = [candidate(f"Matter {n}", "china" if n < 30 else "japan", outlet=f"Outlet {n}") for n in range(60)]
    assert selection.select(range(60), found, ["china", "japan"], 20) == [*range(10), *range(30, 40)]


def test_what_one_side_leaves_goes_round_in_turn() -> None:
    assert select(["a"] * 10 + ["b"] + ["c"] * 10, ["a", "b", "c"], 9) == ["a"] * 4 + ["b"] + ["c"] * 4


def test_a_place_that_is_left_over_goes_to_the_side_with_the_best_article_waiting_whatever_the_sides_order() -> None:
    for sides in (["a", "b", "c"], ["c", "b", "a"]):
        assert Counter(select(["b", "a", "c"] * 5, sides, 10)) == {"a": 3, "b": 4, "c": 3}


def test_elsewhere_only_fills_what_sides_leave() -> None:
    assert set(select(["elsewhere"] * 5 + ["a"] * 5 + ["b"] * 5, ["a", "b"], 8)) == {"a", "b"}
    assert select(["elsewhere"] * 5 + ["a"] * 4, ["a", "b"], 6) == ["a"] * 4 + ["elsewhere"] * 2


def test_topic_without_sides_takes_the_best_of_all() -> None:
    found = [candidate(f"Matter {n}", "elsewhere", outlet=f"Outlet {n}") for n in range(3)]
    assert selection.select([2, 0, 1], found, [], 2) == [2, 0]


@given(st.lists(st.sampled_from(["a", "b", "c", "elsewhere"]), max_size=40), st.integers(1, 25))
def test_selection_never_exceeds_the_limit_nor_leaves_room_unused(perspectives: list[str], limit: int) -> None:
    assert len(select(perspectives, ["a", "b", "c"], limit)) == min(limit, len(perspectives))


def owned(*families: str, relevance: Sequence[float] = ()) -> list[Candidate]:
    """One side's articles, the best first, by their owners."""
    weights = relevance or [0.5] * len(families)
    return [
        Candidate(article(f"Matter {n}", outlet=f"Outlet {n}"), "china", f"Outlet {n}", weight, family)
        for n, (family, weight) in enumerate(zip(families, weights, strict=True))
    ]


def test_one_owner_has_at_most_two_fifths_of_a_side_while_others_wait() -> None:
    found = owned(*["X"] * 8, *["Y"] * 3, "Z", "Z", "W")
    chosen = selection.select(range(len(found)), found, ["china"], 10)
    assert Counter(found[n].family for n in chosen) == {"X": 4, "Y": 3, "Z": 2, "W": 1}
    assert chosen[:4] == [0, 1, 2, 3]


def test_what_other_owners_leave_free_goes_to_the_one_that_stood_back() -> None:
    found = owned(*["X"] * 8, "Y")
    assert selection.select(range(9), found, ["china"], 5) == [0, 1, 8, 2, 3]


def test_two_owners_share_a_side() -> None:
    found = owned(*["X"] * 10, *["Y"] * 10)
    chosen = selection.select(range(20), found, ["china"], 10)
    assert Counter(found[n].family for n in chosen) == {"X": 5, "Y": 5}


def test_another_owner_is_not_worth_an_article_that_is_off_the_point() -> None:
    found = owned("X", "X", "X", "X", "Y", "Z", relevance=[0.9, 0.9, 0.9, 0.8, 0.2, 0.5])
    assert selection.select(range(6), found, ["china"], 5) == [0, 1, 5, 2, 3]


def test_outlet_that_nobody_knows_is_its_own_owner() -> None:
    found = [candidate(f"Matter {n}", outlet="Blog" if n < 6 else f"Paper {n}") for n in range(10)]
    assert selection.select(range(10), found, ["china"], 5) == [0, 1, 6, 7, 8]


def test_story_told_by_more_owners_leads() -> None:
    found = owned("X", "X", "Y", "Z")
    assert [draft.members for draft in selection.rank([[0, 1], [2, 3]], found, Table(np.eye(4)), NOW, "en")] == [(2, 3), (0, 1)]


def test_story_that_goes_on_is_called_and_led_by_what_is_new() -> None:
    found = owned("X", "Y", "Z")
    like = Table([[1, 0.9, 0.8], [0.9, 1, 0.4], [0.8, 0.4, 1]])
    drafts = selection.rank([[0, 1, 2]], found, like, NOW, "en", known={0, 1})
    assert drafts[0].title_of == 2
    assert selection.reading_order(drafts, found, NOW, "en", known={0, 1})[0] == 2
