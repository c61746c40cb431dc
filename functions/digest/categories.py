"""In: stories, a topic's categories. Out: the category of each story, "other" where none stands out. Pure.

Each category has a few descriptions. Most of what all stories have in common, and of what all descriptions have, is taken out
before they are compared: every story of a topic names the same parties, and what is left is its subject.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from functions.digest.embed import Encoder, Vectors
from shared.models import NumberedArticle, Story
from shared.topics import OTHER, Topic

COMMON = 0.75
FEW = 5
SHARPNESS = 0.1
LEAD = 0.01
"""By how much the best category must lead the second. Chosen on the development half of tests/eval/data/categories.jsonl."""
LEAST = 0.05
"""Nearness below which nothing is near: a topic's own categories may fit none of its stories."""

Matrix = npt.NDArray[np.float64]

DEFAULT: Mapping[str, tuple[str, ...]] = {
    "diplomacy": (
        "Foreign ministers meet for talks",
        "The ambassador is summoned and a protest is lodged",
        "Leaders hold a summit and agree to restore relations",
        "The foreign ministry spokesperson criticises the remarks of another country",
        "Embassies, consulates and envoys",
        "A resolution at the United Nations",
    ),
    "security": (
        "Military drills with warships and fighter jets",
        "Soldiers are killed in an attack",
        "Missiles and drones strike a target",
        "The coast guard patrols disputed waters",
        "The defence budget, arms sales and troops",
        "Terrorists, militants and a bomb blast",
        "Spies are arrested",
    ),
    "economy": (
        "Exports, imports and the trade balance",
        "Tariffs and export controls on goods",
        "The central bank raises interest rates against inflation",
        "Oil production and prices",
        "Growth, unemployment, loans and debt",
        "Companies, airlines, carmakers and tourism",
        "The government raises customs duties and taxes",
        "The currency falls against the dollar",
    ),
    "technology": (
        "A new chip, processor or quantum computer",
        "An artificial intelligence model is released",
        "A satellite and a rocket are launched into space",
        "Robots, batteries and driverless cars",
        "Software, the internet and data security",
        "Scientists in a laboratory develop a device",
    ),
    "law": (
        "The court sentences a politician to prison",
        "The supreme court strikes down a decree",
        "Prosecutors charge a suspect with corruption",
        "Parliament passes a bill into law",
        "A lawsuit, an appeal and a verdict",
        "An amendment of the constitution, an amnesty",
    ),
    "society": (
        "Births, population and ageing",
        "Schools, foreign students and teachers",
        "Hospitals, doctors and vaccination",
        "Workers strike and march for higher wages",
        "Migrants and displaced families return home",
        "Victims of heat, floods and earthquakes need help",
        "Religion, remembrance and how people see history",
    ),
    OTHER: (
        "The team wins the match with two goals",
        "A player is injured before the championship",
        "A singer announces a tour, an actor wins a prize",
        "Rain, sunshine and temperatures tomorrow",
        "Animals in the zoo, flowers in the park",
        "Restaurants, recipes and places to visit",
        "Crosswords, cartoons and photographs",
    ),
}


def assign(stories: Sequence[Story], articles: Mapping[int, NumberedArticle], topic: Topic, encoder: Encoder) -> tuple[Story, ...]:
    """The stories with their categories, each by the headlines of its articles."""
    if not stories:
        return ()
    # By id: numbers follow the sides' order, and a mean may differ in its last bit when rows change places.
    told = [sorted((articles[n] for n in story.articles), key=lambda article: article.id) for story in stories]
    headlines = encoder.encode([article.title for one in told for article in one])
    ends = np.cumsum([len(story.articles) for story in stories])
    means = np.stack([part.mean(axis=0) for part in np.split(headlines, ends[:-1])])
    found = categorise(means, topic, encoder)
    return tuple(story.model_copy(update={"category": category}) for story, category in zip(stories, found, strict=True))


def categorise(stories: Vectors, topic: Topic, encoder: Encoder) -> list[str]:
    """One category a story; each row is the mean of the vectors of its headlines."""
    described = {name: _sentences(text) for name, text in topic.categories.items()} or DEFAULT
    anchors = encoder.encode([text for texts in described.values() for text in texts])
    likeness = (_unit(_apart(_unit(stories))) @ _unit(_apart(anchors)).T).astype(np.float64)
    ends = np.cumsum([len(texts) for texts in described.values()])
    nearness = [_soft_maximum(part) for part in np.split(likeness, ends[:-1], axis=1)]
    return [_winner(dict(zip(described, row, strict=True))) for row in np.round(np.column_stack(nearness), 3).tolist()]


def _sentences(text: str) -> tuple[str, ...]:
    """A topic may describe a category several times over, with semicolons between."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _apart(rows: Vectors) -> Vectors:
    """Without most of what they have in common; the fewer they are, the more of it they keep."""
    if not len(rows):
        return rows
    return np.asarray(rows - COMMON * len(rows) / (len(rows) + FEW) * rows.mean(axis=0), dtype=np.float32)


def _soft_maximum(likeness: Matrix) -> Matrix:
    """Between mean and maximum (log-sum-exp): two near descriptions say more than one."""
    return np.asarray(SHARPNESS * np.log(np.exp(likeness / SHARPNESS).mean(axis=1)))


def _winner(nearness: Mapping[str, float]) -> str:
    (first, best), *rest = sorted(nearness.items(), key=lambda pair: (-pair[1], pair[0]))
    return first if best >= LEAST and all(best - second >= LEAD for _, second in rest) else OTHER


def _unit(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths == 0, 1, lengths), dtype=np.float32)
