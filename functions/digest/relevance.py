"""In: a topic, its articles' texts and vectors. Out: how relevant each article is, 0 to 1. Pure.

Relevance is half of the grade that a reader would expect to give: 2 for what the topic is about, 1 for the affairs of one of its
parties, 0 for anything else. It comes from six measurements by a proportional-odds model
(https://en.wikipedia.org/wiki/Ordered_logit), whose few weights were fitted on labelled headlines (infra/decisions.md has the figures).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from functions.digest.embed import Encoder, Vectors
from functions.digest.places import gazetteer
from shared.models import Article, NumberedArticle
from shared.topics import Perspective, Topic

Matrix = npt.NDArray[np.float64]

OFF_TOPIC_BELOW = 0.45
"""Measured on labelled headlines of five topics (infra/decisions.md)."""

MEASURES = ("named", "abroad", "abroad_too", "described", "affairs", "prior")
WEIGHTS = np.array([2.65, -4.12, -1.6, 3.15, 21.9, 3.5])
CUTS = np.array([1.43, 5.3])
"""What the weighted sum must reach for grade 1 and for grade 2 to be as likely as not."""

SPEAKS = 0.1
"""Share of articles that name a party from which on names say something."""
UNKNOWN_PRIOR = 0.25
SHARPNESS = 0.12
CLEARLY_AFFAIRS = 0.03
TYPICAL = 0.05
"""Of `affairs`: what a topic's description reaches that is about them, and what counts for every article of a topic that is not."""

AFFAIRS = """
The foreign ministry protests and summons the ambassador
Sanctions, tariffs and export controls
Military drills, warships and fighter jets
Talks between two governments about their relations
The president, the government and the opposition
Elections, parliament and a new law
A dispute over territory and sovereignty
Arms sales, missiles and the defence budget
A trade dispute over chips and rare earths
The national economy, inflation, growth and debt
Terrorist attacks and security forces
Espionage, cyberattacks and national security
Ceasefire, peace deal and negotiations
Strikes, invasion and war
A diplomatic row, condemnation and criticism by officials
Oil exports, energy supply and ports
Troops, warships and air defences are sent
Drug boats are struck by the military
Political prisoners, repression and human rights
A court sentences a politician or a former official
Citizens are deported and migrants return
Foreign investment, mining and oil laws
Unification, independence and sovereignty
A leader's visit and a state summit
The security situation at the border
Cooperation and exchanges between the two sides
The central bank, the budget and taxes
Intelligence agencies, spies and leaks
""".strip().splitlines()
"""What public affairs sound like, in any country."""

PASTIMES = """
A football or cricket match and its players
Olympic medals and a tournament final
A baseball or basketball team wins the title
Chess, golf, tennis and boxing
Films, music, celebrities and television
Actors, singers and drama series
A man was arrested after a murder or robbery
A child or a woman was attacked at a station
Teenagers were stabbed in the entertainment district
A road accident, a fire and the local police
Restaurants, food and recipes
A restaurant chain buys another
The weather forecast: rain, cold and typhoons
Floods, earthquakes and storms
Animals in the zoo, pets and wildlife
A company's earnings, chief executive and shares
Stock funds, dividends and products of a company
A bank invests in a start-up company
A new smartphone, game or car model
Motorcycles, cars and gadgets
Computer chips and artificial intelligence models of a company
A museum, a festival and photographs
Fashion, beauty, travel tips and lifestyle
Tourists crowd a popular place
A shop, a prize draw or vouchers
School reunion, students and memories
Students and universities
Property, luxury shops and offices
Property prices and office rents
Medical study, drug licence and health advice
Hospital, illness and vaccines
Horoscopes, fortune telling and superstition
A book review, poetry and culture
Readers' letters and philosophy of life
Family life, relationships and scandal
An inheritance feud in a rich family
An actor's wedding or divorce
Sewage, roads and waste in the city
A ranking of the best cities
""".strip().splitlines()
"""What newspapers print beside them."""

_ENCODED: dict[str, Vectors] = {}
_SPACED_SCRIPTS = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u052f]")
_NEVER = re.compile(r"(?!)")
_ENDINGS = ("", "n", "ns", "an", "ans", "ian", "ians", "ese", "i", "is", "ish")


class Lexicon:
    """Which parties of a topic a text names, and whether it names countries that are none of them.

    A side goes by the topic's terms and by its countries, in all languages that the gazetteer knows; without terms, by its name. Where
    no side has either, the parties are the countries that the topic's name and description name.
    """

    def __init__(self, topic: Topic) -> None:
        known = gazetteer()
        about = known.countries(f"{topic.name} . {topic.description}")
        self._parties = [(_pattern(topic.terms.get(side.id) or (), side), countries_of(side)) for side in topic.perspectives]
        if about and not topic.terms and not any(countries for _, countries in self._parties):
            self._parties = [(_NEVER, frozenset({country})) for country in sorted(about)]
        terms = " . ".join(term for terms in topic.terms.values() for term in terms)
        self._at_home = about.union(known.countries(terms), *(countries for _, countries in self._parties))
        named = self.named(topic.name)
        self._needed = named if named.any() else np.ones_like(named)

    def named(self, text: str) -> npt.NDArray[np.bool_]:
        """One truth a party."""
        found = gazetteer().countries(text)
        return np.array([bool(pattern.search(text)) or not own.isdisjoint(found) for pattern, own in self._parties], dtype=bool)

    def share(self, text: str) -> tuple[float, bool]:
        """How much of what makes the topic the text names, and whether it names any party at all.

        The parties that the topic's own name names make the topic: both of "China vs Japan", the first of "Venezuela". Of three
        and more, two do.
        """
        named = self.named(text)
        enough = min(2, int(self._needed.sum()))
        return (min(float((named & self._needed).sum()) / enough, 1.0) if enough else 0.0), bool(named.any())

    def is_abroad(self, text: str) -> bool:
        """Whether it names a country that the topic does not know; never where the topic knows no country."""
        return bool(self._at_home) and not gazetteer().countries(text) <= self._at_home


def countries_of(side: Perspective) -> frozenset[str]:
    return frozenset(side.countries) or gazetteer().countries(side.name)


def _pattern(terms: Sequence[str], side: Perspective) -> re.Pattern[str]:
    """Whole words in scripts that have them, else anywhere; short capitals ("US") only as capitals."""
    parts = []
    for term in terms or _forms(side.name):
        body = re.escape(term)
        if _SPACED_SCRIPTS.search(term):
            body = rf"(?<!\w){body}(?!\w)"
        capitals = bool(terms) and term.isupper() and len(term) <= 4
        parts.append(body if capitals else f"(?i:{body})")
    return re.compile("|".join(parts))


def _forms(name: str) -> tuple[str, ...]:
    """A country's name and what its people may be called: Japan, Japanese; China, Chinese; India, Indian."""
    stems = {name, name[:-1]} if name[-1:] in "aeiouy" and len(name) > 3 else {name}
    return tuple(sorted({stem + ending for stem in stems for ending in _ENDINGS if stem + ending not in {name[:-1]}}))


def text_of(article: Article | NumberedArticle) -> str:
    """What is read for names: headline and summary, without the outlet's own name behind the headline ("… - China Daily")."""
    headline = article.title
    if article.outlet:
        headline = re.sub(rf"\s[-–—|]\s{re.escape(article.outlet)}(?:\s.*)?$", "", headline, flags=re.IGNORECASE)
    return f"{headline} {article.summary}"


def relevance(topic: Topic, texts: Sequence[str], vectors: Vectors, encoder: Encoder) -> list[float]:
    """One number a text, rounded to 3 decimals. `vectors` are those of the headlines."""
    if not len(texts):
        return []
    return [round(float(value), 3) for value in expected_grade(measure(topic, texts, vectors, encoder), WEIGHTS, CUTS) / 2]


def expected_grade(measures: Matrix, weights: Matrix, cuts: Matrix) -> Matrix:
    """0 to 2: the chance of grade 1 or more plus that of grade 2."""
    return np.asarray((1 / (1 + np.exp(cuts[None, :] - (measures @ weights)[:, None]))).sum(axis=1))


def measure(topic: Topic, texts: Sequence[str], vectors: Vectors, encoder: Encoder) -> Matrix:
    """One row a text, one column each of MEASURES:

    named       share of the topic's parties that it names
    abroad      1 if it names other countries and no party; abroad_too: other countries and one of two parties
    described   nearness to the topic's description
    affairs     how much nearer to public affairs than to pastimes; in a topic that is not about public affairs itself, the same for all
    prior       share of the articles that name all parties: what comes from feeds that are mostly right is probably right

    Where hardly any article names a party (no sides, or terms in another language) nothing is known from names: each article counts
    as naming half of them, in feeds of middling worth.
    """
    lexicon = Lexicon(topic)
    shares, any_named = (np.array(column) for column in zip(*map(lexicon.share, texts), strict=True))
    abroad = np.array([lexicon.is_abroad(text) for text in texts])
    anchors = encoder.encode(anchors_of(topic))
    about_affairs = _is_about_affairs(anchors, encoder)
    described = (vectors @ anchors.T).max(axis=1).astype(np.float64)
    if any_named.mean() < SPEAKS:
        shares, any_named = np.full(len(texts), 0.5), np.ones(len(texts), dtype=bool)
        prior = UNKNOWN_PRIOR
    else:
        prior = float((shares == 1).mean())
    return np.column_stack(
        (
            shares,
            abroad & ~any_named,
            abroad & any_named & (shares < 1),
            described,
            TYPICAL + about_affairs * (_affairs(vectors, encoder) - TYPICAL),
            np.full(len(texts), prior),
        )
    ).astype(np.float64)


def anchors_of(topic: Topic) -> list[str]:
    """The texts that say what the topic is about. Its sides stand by the alphabet: another order would read as another text."""
    sides = sorted(side.name for side in topic.perspectives)
    return [text for text in (topic.description, topic.name, " and ".join(sides)) if text]


def _affairs(vectors: Vectors, encoder: Encoder) -> Matrix:
    prototypes = _prototypes(encoder)
    affairs, pastimes = vectors @ prototypes[: len(AFFAIRS)].T, vectors @ prototypes[len(AFFAIRS) :].T
    return _soft_maximum(affairs) - _soft_maximum(pastimes)


def _is_about_affairs(anchors: Vectors, encoder: Encoder) -> float:
    """0 to 1: a topic on football must not be told that football is a pastime."""
    return round(float(np.clip(_affairs(anchors, encoder).max() / CLEARLY_AFFAIRS, 0, 1)), 3)


def _prototypes(encoder: Encoder) -> Vectors:
    """The same for one encoder all its life, so they are encoded once a process."""
    if encoder.name not in _ENCODED:
        _ENCODED[encoder.name] = encoder.encode([*AFFAIRS, *PASTIMES])
    return _ENCODED[encoder.name]


def _soft_maximum(likeness: Vectors) -> Matrix:
    """Between mean and maximum (log-sum-exp): several near prototypes say more than one."""
    return np.asarray(SHARPNESS * np.log(np.exp(likeness.astype(np.float64) / SHARPNESS).mean(axis=1)))
