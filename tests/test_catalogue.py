"""Rules of the catalogue: which topics run, whatever happens to the source lists and in whatever order that is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.fetch.catalogue import Listed, report, settled
from functions.fetch.sources import MAX_BYTES
from shared.errors import Problem
from shared.models import Catalogue

BROKEN = "id: ["
START = datetime(2026, 1, 13, tzinfo=UTC)


def listing(*ids: str) -> str:
    """A source list with these topics."""
    return "topics:\n" + "".join(f"- {{id: {topic}, name: {topic}, feeds: [{{url: 'https://e.example/{topic}'}}]}}\n" for topic in ids)


class Topics:
    """topics/ in a bucket: what was put later is younger."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[str, datetime]] = {}
        self.catalogue = Catalogue()
        self.reads: list[str] = []
        self._clock = START

    def put(self, name: str, text: str) -> Topics:
        self._clock += timedelta(seconds=1)
        self.files[name] = text, self._clock
        return self

    def settle(self) -> dict[str, list[str]]:
        """The ids that run, by list."""
        listed = [Listed(name, text, len(text), when) for name, (text, when) in sorted(self.files.items())]
        self.catalogue = settled(self.catalogue, listed, self._read)
        return {name: [topic.id for topic in found.topics] for name, found in self.catalogue.lists.items()}

    def _read(self, name: str) -> bytes:
        self.reads.append(name)
        return self.files[name][0].encode()

    def problems(self, name: str) -> tuple[Problem, ...]:
        return self.catalogue.lists[name].problems


def test_good_list_runs_and_a_bad_one_does_not() -> None:
    topics = Topics().put("a.yaml", listing("x", "y")).put("b.yaml", BROKEN)
    assert topics.settle() == {"a.yaml": ["x", "y"], "b.yaml": []}
    assert [topic.id for topic in topics.catalogue.topics] == ["x", "y"]
    assert topics.problems("b.yaml")


def test_nothing_is_read_again_while_nothing_changes() -> None:
    topics = Topics().put("a.yaml", listing("x")).put("b.yaml", BROKEN)
    topics.settle()
    topics.reads.clear()
    before = topics.catalogue
    topics.settle()
    assert topics.catalogue is before
    assert topics.reads == []


def test_good_list_that_is_replaced_by_a_bad_one_goes_on_running() -> None:
    topics = Topics().put("a.yaml", listing("x"))
    topics.settle()
    topics.put("a.yaml", BROKEN)
    assert topics.settle() == {"a.yaml": ["x"]}
    told = report("a.yaml", topics.catalogue.lists["a.yaml"])
    assert (told.accepted, told.topics, bool(told.problems)) == (False, ("x",), True)


def test_good_list_takes_the_place_of_a_bad_one() -> None:
    topics = Topics().put("a.yaml", listing("x"))
    for text in (BROKEN, listing("y")):
        topics.put("a.yaml", text).settle()
    assert topics.settle() == {"a.yaml": ["y"]}
    assert report("a.yaml", topics.catalogue.lists["a.yaml"]).accepted


def test_list_that_is_gone_takes_its_topics_with_it() -> None:
    topics = Topics().put("a.yaml", listing("x"))
    topics.settle()
    del topics.files["a.yaml"]
    assert topics.settle() == {}


@pytest.mark.parametrize("names", [("a.yaml", "b.yaml"), ("b.yaml", "a.yaml")])
@pytest.mark.parametrize("at_once", [True, False])
def test_of_two_lists_with_one_id_the_one_that_came_first_has_it(names: tuple[str, str], at_once: bool) -> None:
    first, second = names
    topics = Topics().put(first, listing("x"))
    if not at_once:
        topics.settle()
    topics.put(second, listing("y", "x"))
    assert topics.settle() == {first: ["x"], second: []}
    (problem,) = topics.problems(second)
    assert (problem.file, problem.line, problem.field) == (second, 3, "topics.1.id")
    assert first in problem.remedy


def test_first_list_keeps_its_id_when_it_changes_after_the_second_came() -> None:
    topics = Topics().put("a.yaml", listing("x")).put("b.yaml", listing("x"))
    topics.settle()
    topics.put("a.yaml", listing("x", "y"))
    assert topics.settle() == {"a.yaml": ["x", "y"], "b.yaml": []}


def test_first_list_keeps_its_id_also_while_it_is_broken() -> None:
    topics = Topics().put("a.yaml", listing("x"))
    topics.settle()
    topics.put("a.yaml", BROKEN).put("b.yaml", listing("x"))
    assert topics.settle() == {"a.yaml": ["x"], "b.yaml": []}


def test_refused_list_gets_the_id_when_the_first_one_goes() -> None:
    topics = Topics().put("a.yaml", listing("x")).put("b.yaml", listing("x"))
    topics.settle()
    del topics.files["a.yaml"]
    assert topics.settle() == {"b.yaml": ["x"]}


@pytest.mark.parametrize("order", list(permutations(["a.yaml", "b.yaml", "c.yaml"])))
def test_topics_can_move_between_lists_in_any_order(order: tuple[str, ...]) -> None:
    topics = Topics().put("a.yaml", listing("x")).put("b.yaml", listing("y"))
    topics.settle()
    moved = {"a.yaml": listing("z"), "b.yaml": listing("x"), "c.yaml": listing("y")}
    for name in order:
        topics.put(name, moved[name])
    assert topics.settle() == {"a.yaml": ["z"], "b.yaml": ["x"], "c.yaml": ["y"]}


def test_list_that_is_too_large_is_refused_unread() -> None:
    topics = Topics()
    big = Listed("a.yaml", "1", MAX_BYTES + 1, START)
    topics.catalogue = settled(Catalogue(), [big], topics._read)
    assert "1,000,001 bytes" in topics.problems("a.yaml")[0].problem


texts = st.sampled_from([None, BROKEN, listing("x"), listing("x", "y"), listing("y")])
steps = st.lists(st.tuples(st.sampled_from(["a.yaml", "b.yaml", "c.yaml"]), texts), max_size=8)


@given(steps)
def test_whatever_happens_an_id_runs_once_and_what_is_settled_stays(changes: list[tuple[str, str | None]]) -> None:
    topics = Topics()
    for name, text in changes:
        if text is None:
            topics.files.pop(name, None)
        else:
            topics.put(name, text)
        settled_once = topics.settle()
        ids = [topic.id for topic in topics.catalogue.topics]
        assert len(ids) == len(set(ids))
        assert topics.catalogue.lists.keys() == topics.files.keys()
        assert topics.settle() == settled_once
