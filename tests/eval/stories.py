"""In: labelled stories and pairs of headlines, and recorded days. Out: how well stories are found, and what repeats on a page.

A pair counts as found when the digest's JSON gives both articles the same story, whether they are on the page or set aside. The set
of our own, data/stories.jsonl, are made-up headlines in the style of real ones: it shows that stories work, not how well.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from functions.digest import likeness, stories
from functions.digest.assemble import assemble
from functions.digest.embed import Encoder, UniversalSentenceEncoder, Vectors
from shared.models import Article, Digest, NumberedArticle
from shared.outlets import registry
from tests.eval import corpus
from tests.eval.figure import Figure

OWN = Path(__file__).with_name("data") / "stories.jsonl"
EVERY = 30
"""Of the recorded days, the first of so many is looked at for repeats."""
NOISE = 1e-6
"""How far the vectors of two architectures may lie apart, and more."""


@dataclass(frozen=True)
class Pair:
    titles: tuple[str, str]
    same: bool
    across: bool
    """In two languages."""


def figures(shared: Path | None) -> list[Figure]:
    encoder = UniversalSentenceEncoder()
    own = _own_figures(encoder)
    return [*own, *_recorded_figures(shared, encoder)] if shared else own


def _own_figures(encoder: Encoder) -> list[Figure]:
    rows = corpus.lines(OWN)
    articles = [_made_up(row) for row in rows]
    found = _stories(articles, encoder)
    pairs = [
        Pair((a["title"], b["title"]), a["story"] == b["story"] != "", a["language"] != b["language"]) for a, b in combinations(rows, 2)
    ]
    same = [pair for pair in pairs if pair.same and pair.across]
    return [
        Figure("same-story pairs F1, our own", _f1((pair, _together(pair, found)) for pair in pairs), 0.88, 0.85, len(pairs)),
        Figure("across languages found, our own", _share(_together(pair, found) for pair in same), 0.85, 0.7, len(same)),
        _steadiness([articles], encoder, "our own"),
    ]


def _made_up(row: dict[str, Any]) -> Article:
    id_ = hashlib.sha256(row["title"].encode()).hexdigest()
    moment = datetime(2026, 1, 13, tzinfo=UTC) - timedelta(days=row["days_ago"])
    return Article(id=id_, url=f"https://news.example/{id_[:8]}", title=row["title"], language=row["language"], published=moment, feed="")


def _stories(articles: Sequence[Article], encoder: Encoder) -> dict[str, int]:
    """Each title's story."""
    groups = stories.group(likeness.between(articles, encoder), len(articles))
    return {articles[n].title: story for story, members in enumerate(groups) for n in members}


def _recorded_figures(shared: Path, encoder: Encoder) -> list[Figure]:
    pairs = _labelled(shared)
    days: dict[date, set[str]] = defaultdict(set)
    for day, topic in [*pairs, *_some_days(shared)]:
        days[day].add(topic)
    about = {topic.id: topic for topic in corpus.topics(shared)}
    batches = corpus.batches(shared, {day: [about[topic] for topic in sorted(ids)] for day, ids in days.items()})
    digests = {(batch.edition, batch.topic.id): assemble(batch, registry(), encoder) for batch in batches}
    judged = [(pair, _together(pair, _told(digests[where]))) for where, listed in pairs.items() for pair in listed]
    across = [found for pair, found in judged if pair.same and pair.across]
    pages = [digests[day, topic] for day, topic in _some_days(shared)]
    repeated = [article for page in pages for article in _near_duplicates(page.articles)]
    some = [list(batch.articles) for batch in batches if (batch.edition, batch.topic.id) in pairs][::4]
    return [
        Figure("same-story pairs F1, recorded days", _f1(judged), 0.88, 0.82, sum(pair.same for pair, _ in judged), "of the same story"),
        Figure("across languages found, recorded days", _share(across), 0.85, 0.5, len(across)),
        Figure(
            "near-duplicates among numbered",
            len(repeated) / sum(len(page.articles) for page in pages),
            0.002,
            0.01,
            sum(len(page.articles) for page in pages),
            f"{len(pages)} pages",
            less_is_better=True,
        ),
        _steadiness(some, encoder, "recorded days"),
    ]


def _labelled(shared: Path) -> dict[tuple[date, str], list[Pair]]:
    """The pairs by day and topic: of each page that was labelled whole, all; of others, as they were drawn."""
    found: dict[tuple[date, str], list[Pair]] = defaultdict(list)
    pages: dict[tuple[date, str], list[dict[str, Any]]] = defaultdict(list)
    for row in corpus.labels(shared, "relevance"):
        if not row["story_ambiguous"]:
            pages[date.fromisoformat(row["date"]), row["topic"]].append(row)
    for where, rows in pages.items():
        for a, b in combinations(rows, 2):
            found[where].append(Pair((a["title"], b["title"]), a["story"] is not None and a["story"] == b["story"], a["lang"] != b["lang"]))
    for row in corpus.labels(shared, "story_pairs"):
        if not row["ambiguous"]:
            a, b = row["a"], row["b"]
            day = date.fromisoformat(max(a["date"], b["date"])) + timedelta(days=1)
            found[day, row["topic"]].append(Pair((a["title"], b["title"]), row["label"] == "same", row["cross_lingual"]))
    return found


def _some_days(shared: Path) -> list[tuple[date, str]]:
    first, last = date(2025, 11, 1), date(2026, 4, 30)
    days = [first + timedelta(days=n) for n in range(0, (last - first).days, EVERY)]
    return [(day, topic.id) for day in days for topic in corpus.topics(shared)]


def _told(digest: Digest) -> dict[str, str]:
    return {article.title: article.story for article in (*digest.set_aside, *digest.articles) if article.story}


def _together(pair: Pair, found: dict[str, Any]) -> bool:
    one, other = (found.get(title) for title in pair.titles)
    return one is not None and one == other


def _f1(judged: Iterable[tuple[Pair, bool]]) -> float:
    listed = list(judged)
    right = sum(pair.same and found for pair, found in listed)
    return 2 * right / max(sum(pair.same for pair, _ in listed) + sum(found for _, found in listed), 1)


def _share(found: Iterable[bool]) -> float:
    return float(np.mean(list(found)))


def _near_duplicates(articles: Sequence[NumberedArticle]) -> list[NumberedArticle]:
    """Those whose headline an earlier one of the page has, but for case, signs, the outlet's name, or a few letters."""
    plain = [_plain(article) for article in articles]
    return [article for n, article in enumerate(articles) if any(_is_repeat(plain[n], before) for before in plain[:n])]


def _plain(article: NumberedArticle) -> str:
    title = re.sub(rf"[-–—|]\s*{re.escape(article.outlet)}\s*$", "", article.title, flags=re.IGNORECASE)
    title = re.sub(r"^(?:urgent|breaking|update|exclusive|watch|video|live)\s*[:|-]", "", title, flags=re.IGNORECASE)
    return " ".join(re.findall(r"\w+", title.casefold()))


def _is_repeat(one: str, other: str) -> bool:
    """Nine letters of ten the same, in order; other numbers are other news."""
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.9


class _Noisy:
    """The vectors as another machine might have them."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self._encoder, self._random = encoder.name, encoder, np.random.default_rng(1)

    def encode(self, texts: Sequence[str]) -> Vectors:
        found = self._encoder.encode(texts)
        return np.asarray(found + self._random.normal(0, NOISE, found.shape), dtype=np.float32)


def _steadiness(pools: Sequence[Sequence[Article]], encoder: Encoder, where: str) -> Figure:
    """Articles whose story is the same when every number of every vector is a little off."""
    kept = total = 0
    for pool in pools:
        told = sorted({article.title: article for article in pool}.values(), key=lambda article: article.id)
        ours, theirs = (_members(_stories(told, reader)) for reader in (encoder, _Noisy(encoder)))
        kept += sum(ours[title] == theirs[title] for title in ours)
        total += len(told)
    return Figure(f"same story with vectors {NOISE:g} off, {where}", kept / max(total, 1), 0.999, 0.98, total)


def _members(found: dict[str, int]) -> dict[str, frozenset[str]]:
    groups: dict[int, set[str]] = defaultdict(set)
    for title, story in found.items():
        groups[story].add(title)
    return {title: frozenset(groups[story]) for title, story in found.items()}
