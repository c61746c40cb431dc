"""In: a number. Out: an invented batch and its registry, the same for the same number: sides, outlets and what they print are drawn.

Drawn for what makes a page lopsided: two to four sides, some with hardly any article; places that do not divide by the sides; articles
alike in everything but their outlet; comment, cut headlines, foreign ones, outlets of no side.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shared.models import Article, Batch
from shared.outlets import Outlet, Registry
from shared.topics import Topic
from tests.batches import article, batch, topic

HEADLINES = (Path(__file__).parent / "eval" / "data" / "headlines.txt").read_text(encoding="utf-8").splitlines()
STATES = {
    "CN": ("china", "China", ["China", "Chinese", "Beijing"], "zh"),
    "JP": ("japan", "Japan", ["Japan", "Japanese", "Tokyo"], "ja"),
    "IN": ("india", "India", ["India", "Indian", "Modi"], "en"),
    "PK": ("pakistan", "Pakistan", ["Pakistan", "Islamabad"], "en"),
    "TW": ("taiwan", "Taiwan", ["Taiwan", "Taipei"], "en"),
}
FORMS = (
    "{0}",
    "{0}",
    "{0}, officials say",
    "Breaking: {0}",
    "{0} - report",
    "Opinion: {0}",
    "Why {0}?",
    "{0} as ...",
    "【快讯】{0}",
)
SAYS = (
    "{0}, the ministry said on Monday.",
    "{0}. “We will answer in kind”, a spokesman said in a statement that gave no further details.",
    "官方周一表示，双方将在三月再次会谈。发言人说：“我们将作出回应。”",
    "政府は月曜日、三月に再び協議すると発表した。「対応する」と報道官は述べた。",
    "",
    "",
)


def invented(number: int) -> tuple[Batch, Registry]:
    draw = random.Random(number)  # noqa: S311 - pages, not secrets
    countries = draw.sample(sorted(STATES), draw.choice([2, 2, 2, 3, 3, 4]))
    outlets = [_outlet(country, place) for country in (*countries, "FR") for place in range(draw.randint(1, 4))]
    found = list(_articles(draw, countries, outlets))
    unique = {told.id: told for told in found}
    return batch(*unique.values(), topic=_topic(countries, draw.choice([4, 5, 7, 9, 11, 20, 34]))), Registry(outlets, "registry")


def _topic(countries: list[str], most: int) -> Topic:
    sides = [STATES[country] for country in countries]
    return topic(
        perspectives=[{"id": id_, "name": name, "countries": [country]} for country, (id_, name, *_) in zip(countries, sides, strict=True)],
        terms={id_: words for id_, _, words, _ in sides},
        feeds=[{"url": f"https://feeds.example/{id_}.xml", "perspective": id_} for id_, *_ in sides],
        name=" vs ".join(name for _, name, *_ in sides),
        description=f"Relations and disputes between {' and '.join(name for _, name, *_ in sides)}",
        max_articles=most,
    )


def _outlet(country: str, place: int) -> Outlet:
    name = f"{country} {('Daily', 'Times', 'Post', 'Herald')[place]}"
    facts: dict[str, Any] = {"state_affiliated": "no", "language": "en", "aliases": ()}
    return Outlet(id=name.lower().replace(" ", "-"), name=name, country=country, family=f"{country} {place // 2}", **facts)


def _articles(draw: random.Random, countries: list[str], outlets: list[Outlet]) -> Iterator[Article]:
    for event in draw.sample(HEADLINES, draw.randint(3, 14)):
        telling = [country for country in (*countries, "FR") if draw.random() < 0.6]
        hours = draw.choice([3, 6, 30])
        named = f"{event} after talks of {' and '.join(STATES[country][1] for country in countries)}"
        said = draw.choice([event, named, named])
        for outlet in outlets:
            if outlet.country in telling and draw.random() < 0.6:
                language = STATES[outlet.country][3] if draw.random() < 0.2 and outlet.country in STATES else "en"
                yield article(
                    draw.choice(FORMS).format(said),
                    outlet=outlet.name,
                    hours=hours + draw.choice([0, 0, 1, 20]),
                    summary=draw.choice(SAYS).format(said),
                    language=language,
                )
