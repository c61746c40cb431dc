"""Rule of symmetry: sides that exchange names and order exchange what the page says of them, and nothing else."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from functions.digest import memory
from functions.digest.assemble import assemble
from functions.digest.embed import UniversalSentenceEncoder
from functions.digest.memory import Memory
from shared.models import Digest
from tests.batches import NOW, article, batch, topic
from tests.test_assemble import REGISTRY

YESTERDAY = (
    article("China bans exports of dual-use goods to Japan", outlet="Global Times"),
    article("Sumo tournament opens in Tokyo before Chinese guests", outlet="NHK"),
)
TODAY = (
    article("Mao Ning: “Japan must stop dumping what it dumps” from Fukushima", outlet="Global Times"),
    article("Fukushima: China protests as Japan releases nuclear-contaminated water again", outlet="China Daily"),
    article("Fukushima: Japan begins new release of treated water as China protests", outlet="NHK"),
    article("Takaichi: “The ban on our goods is entirely wrong”, China told", outlet="NHK"),
    article("China defends its ban on exports of dual-use goods to Japan", outlet="China Daily"),
)


def made(first: str, second: str, *, exchanged: bool) -> Digest:
    """`first` is China's id and `second` Japan's; the one that stands first in the topic is China's unless exchanged."""
    sides = [{"id": first, "name": first.title(), "countries": ["CN"]}, {"id": second, "name": second.title(), "countries": ["JP"]}]
    about = topic(perspectives=sides[::-1] if exchanged else sides, terms={}, feeds=[{"url": "https://feeds.example/a.xml"}])
    encoder = UniversalSentenceEncoder()
    day = timedelta(days=1)
    before = assemble(batch(*YESTERDAY, topic=about, edition=(NOW - day).date(), date=NOW - day), REGISTRY, encoder)
    return assemble(batch(*TODAY, topic=about), REGISTRY, encoder, Memory((memory.published(before),)))


def said(digest: Digest, names: dict[str, str]) -> dict[str, Any]:
    """The comparison with sides by their countries, articles by their headlines, in an order of its own."""
    assert digest.comparison
    titles = {found.n: found.title for found in digest.articles}
    terms = [
        (row.thing, names[use.perspective], use.term, use.count, titles[use.example.n])
        for row in digest.comparison.terms
        for use in row.uses
    ]
    quotes = [(names[found.perspective], found.speaker, found.words, titles[found.n]) for found in digest.comparison.quotes]
    since = [
        (names[side.perspective], sorted(side.new), sorted(side.continuing), sorted(quiet.title for quiet in side.gone_quiet))
        for side in digest.comparison.since
    ]
    return {"terms": sorted(terms), "quotes": sorted(quotes), "since": sorted(since)}


def test_sides_that_exchange_names_and_order_are_told_alike() -> None:
    one = said(made("left", "right", exchanged=False), {"left": "CN", "right": "JP"})
    other = said(made("right", "left", exchanged=True), {"right": "CN", "left": "JP"})
    assert all(one.values())
    assert json.dumps(one) == json.dumps(other)
