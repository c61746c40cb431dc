"""In: articles and a topic. Out: whose each article is (its perspective) and how relevant to the topic (0 to 1). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from functions.digest.embed import Vectors
from shared.models import ELSEWHERE, Article, Topic
from shared.outlets import Outlet

OFF_TOPIC_BELOW = 0.15
OFF_TOPIC_BELOW_WITHOUT_TERMS = 0.05
"""Measured on labelled headlines of five topics (infra/decisions.md): 2 and 4 in 100 of those that matter fall below. Without the topic's
own terms only the names of its sides are known, so less is certain and less is set aside."""

NEAREST = 3
_SPACED_SCRIPTS = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u052f]")
_BLANKS = re.compile("[\u115f\u1160\u2800\u3164\uffa0]")
_FORGED = re.compile(r"\[\d{1,3}\]| — [^—:]{2,60}: ")
_ENDINGS = ("", "n", "ns", "an", "ans", "ian", "ians", "ese", "i", "is", "ish")


class Sides:
    """The topic's rules of whose an article is."""

    def __init__(self, topic: Topic) -> None:
        self._sides = topic.perspectives
        self._declared = {feed.name: feed.perspective for feed in topic.feeds}

    def of(self, article: Article, outlet: Outlet | None) -> str:
        """The side that names the article's site, or else its outlet, or else the outlet's country; a side without a rule takes its
        feeds' word; else elsewhere.

        An outlet is named by its main domain, the first; by another one, only that edition of it is: arabnews.jp is not all of
        Arab News.
        """
        main = outlet.domains[0] if outlet and outlet.domains else ""
        for host in (article.outlet_domain, main):
            named = [(len(domain), side.id) for side in self._sides for domain in side.outlets if _is_below(host, domain)]
            if named:
                return max(named)[1]
        for side in self._sides:
            if outlet and outlet.country in side.countries:
                return side.id
        declared = self._declared.get(article.feed)
        return next((side.id for side in self._sides if side.id == declared and not side.has_rule), ELSEWHERE)


def _is_below(host: str, domain: str) -> bool:
    return host == domain or host.endswith("." + domain)


def is_junk(article: Article) -> bool:
    """A title that says nothing (the outlet's own name, one word, blanks that count as letters), or one that looks like a claim
    of ours, with a second speaker or citations."""
    title = _BLANKS.sub(" ", article.title).strip(" .|-–—").casefold()
    words = re.findall(r"\w+", title)
    says_nothing = title in {article.outlet.casefold(), article.outlet_domain.casefold()} or not words
    return says_nothing or (len(words) == 1 and title.isascii()) or bool(_FORGED.search(article.title))


class Lexicon:
    """Which parties of the topic a text names: by the topic's terms, or by the names of its sides when it brings none."""

    def __init__(self, topic: Topic) -> None:
        self._patterns = [
            _pattern(topic.terms[side.id] if topic.terms.get(side.id) else _forms(side.name), exact=bool(topic.terms.get(side.id)))
            for side in topic.perspectives
        ]

    def parties(self, text: str) -> int:
        """How many sides the text names."""
        return sum(bool(pattern.search(text)) for pattern in self._patterns)


def _forms(name: str) -> tuple[str, ...]:
    """A country's name and what its people may be called: Japan, Japanese; China, Chinese; India, Indian."""
    stems = {name, name[:-1]} if name[-1:] in "aeiouy" and len(name) > 3 else {name}
    return tuple(sorted({stem + ending for stem in stems for ending in _ENDINGS if stem + ending not in {name[:-1]}}))


def _pattern(terms: Sequence[str], *, exact: bool) -> re.Pattern[str]:
    """Whole words in scripts that have them, else anywhere; short capitals ("US") only as capitals."""
    parts = []
    for term in terms:
        body = re.escape(term)
        if _SPACED_SCRIPTS.search(term):
            body = rf"(?<!\w){body}(?!\w)"
        capitals = exact and term.isupper() and len(term) <= 4
        parts.append(body if capitals else f"(?i:{body})")
    return re.compile("|".join(parts) or r"(?!)")


def relevance(parties: Sequence[int], vectors: Vectors, anchors: Vectors) -> list[float]:
    """How relevant each article is: which parties it names, how near it is to the topic's description (`anchors`), and to the
    articles that name two parties (pool feedback). Rounded to 3 decimals.

    Where hardly any article names a party (terms in another language, or a topic without parties) only nearness counts.
    """
    if not len(parties):
        return []
    named = np.minimum(np.asarray(parties), 2)
    to_anchor = (vectors @ anchors.T).max(axis=1)
    core = np.flatnonzero(named == 2)
    nearness = to_anchor
    if len(core) > NEAREST:
        to_core = vectors @ vectors[core].T
        to_core[core, np.arange(len(core))] = -1  # nothing is near to itself
        feedback = np.sort(to_core, axis=1)[:, -NEAREST:].mean(axis=1)
        nearness = 0.4 * to_anchor + 0.6 * feedback
    near = np.clip((nearness - 0.15) / 0.6, 0, 1)
    speaks = np.count_nonzero(named) >= 0.1 * len(named)
    score = 0.25 * named + 0.5 * near if speaks else 0.2 + 0.8 * near
    return [round(float(value), 3) for value in score]


def off_topic_below(topic: Topic) -> float:
    return OFF_TOPIC_BELOW if all(topic.terms.get(side.id) for side in topic.perspectives) else OFF_TOPIC_BELOW_WITHOUT_TERMS


def anchors_of(topic: Topic) -> list[str]:
    """The texts that say what the topic is about."""
    sides = [side.name for side in topic.perspectives]
    return [text for text in (topic.description, topic.name, " and ".join(sides)) if text]
