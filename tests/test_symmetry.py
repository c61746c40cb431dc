"""Rules of the sides: none has more room, an earlier place or another word for its name or its place in the topic."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from functions.digest.assemble import assemble
from functions.digest.embed import Remembering, UniversalSentenceEncoder
from functions.digest.writing.extractive import Extractive
from functions.digest.writing.writer import Writer
from shared.models import Digest
from tests.invented import invented
from tests.mirror import AS_THEY_ARE, MIRRORS, asymmetries, mirrored, under_other_names
from tests.played import PlayedModel, biased

ENCODER = Remembering(UniversalSentenceEncoder())
WRITERS: dict[str, Callable[[], Writer]] = {"extractive": Extractive, "claude": lambda: PlayedModel(biased).writer}
PAGES = (3, 19, 25)
"""With two sides and more; places that do not divide; shared stories. `make eval` makes a hundred."""


@pytest.mark.parametrize("mirror", MIRRORS)
@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("number", PAGES)
def test_sides_that_change_places_or_names_mirror_the_page(number: int, writer: str, mirror: str) -> None:
    batch, registry = invented(number)
    turned, names = mirrored(batch, mirror)
    made = assemble(batch, registry, ENCODER, writer=WRITERS[writer]())
    other = assemble(turned, registry, ENCODER, writer=WRITERS[writer]())
    assert made.highlights
    assert asymmetries(made, other, names) == []


@pytest.mark.parametrize("number", PAGES)
def test_a_model_gets_the_same_question_to_the_byte_whatever_sides_are_called_and_however_they_are_ordered(number: int) -> None:
    batch, registry = invented(number)
    asked = []
    for turned in [batch, *(mirrored(batch, mirror)[0] for mirror in MIRRORS)]:
        model = PlayedModel(biased)
        assemble(turned, registry, ENCODER, writer=model.writer)
        asked.append([request.body for request in model.asked])
    assert asked[0]
    assert asked[0] == asked[1] == asked[2]


def page(number: int = 3) -> Digest:
    batch, registry = invented(number)
    return assemble(batch, registry, ENCODER)


def test_a_page_is_its_own_mirror() -> None:
    assert asymmetries(page(), page(), AS_THEY_ARE) == []


def test_the_measure_sees_a_line_that_comes_earlier() -> None:
    made = page()
    turned = made.model_copy(update={"highlights": made.highlights[::-1]})
    assert any(found.startswith("highlights[0]") for found in asymmetries(made, turned, AS_THEY_ARE))


def test_the_measure_sees_more_room_and_another_verb() -> None:
    made = page()
    first = next(side for side in made.perspectives if side.claims)
    milder = first.claims[0].model_copy(update={"text": first.claims[0].text + "!"})
    for claims in (first.claims[1:], (milder, *first.claims[1:])):
        changed = tuple(side.model_copy(update={"claims": claims}) if side is first else side for side in made.perspectives)
        assert asymmetries(made, made.model_copy(update={"perspectives": changed}), AS_THEY_ARE)


def test_exchanged_names_leave_rules_terms_and_feeds_where_they_were() -> None:
    topic = invented(3)[0].topic
    other, names = under_other_names(topic)
    assert sorted(names) == sorted(names.values()) == sorted(side.id for side in topic.perspectives)
    for before, after in zip(topic.perspectives, other.perspectives, strict=True):
        assert (after.countries, names[after.id]) == (before.countries, before.id)
        assert after.name != before.name
        assert other.terms[after.id] == topic.terms[before.id]
    assert [names[feed.perspective or ""] for feed in other.feeds] == [feed.perspective for feed in topic.feeds]
