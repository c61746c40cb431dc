"""Rules of a page whose articles give orders that the model obeys in every way: schema, labels, addresses and other claims hold."""

from __future__ import annotations

import pytest

from tests.attacks import NEWS, ORDERS, addresses, attacked, outcome
from tests.desks import newsroom
from tests.factories import claim, digest


@pytest.mark.parametrize("place", range(len(ORDERS)))
def test_an_order_in_an_article_changes_nothing_but_its_own_article(place: int) -> None:
    with newsroom() as room:
        found = outcome(room, ORDERS[place], place)
    assert found.reached
    assert found.wrong == []


def test_the_attacked_article_is_one_among_others() -> None:
    assert attacked("x", 0).title not in {news.title for news in NEWS}


def test_an_address_that_a_page_would_lead_to_is_seen() -> None:
    """The measure itself: it finds what a careless page would show."""
    careless = digest(articles=tuple(a.model_copy(update={"url": "https://evil.example/x"}) for a in digest().articles[:1]), highlights=())
    assert "https://evil.example/x" in addresses(careless)
    assert "https://evil.example/y" not in addresses(digest(highlights=(claim("See https://evil.example/y", 1),)))
