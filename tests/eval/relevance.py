"""In: labelled headlines (grade 2 the topic's matter, 1 one party's affairs, 0 neither). Out: how well relevance tells them apart."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from functions.digest.assemble import assemble
from functions.digest.embed import UniversalSentenceEncoder
from functions.fetch.articles import article_id
from shared.models import Article, Batch, Digest, SetAside
from shared.outlets import registry
from shared.topics import Topic
from tests.eval import corpus
from tests.eval.figure import Figure

FLOORS = 0.95, 0.935, 0.78, 0.027
OWN_FLOORS = 0.95, 0.89, 0.8, 0.04
"""What may not be missed of the four figures, in their order: what we reach, less a margin."""
DATA = Path(__file__).with_name("data")
NOW = datetime(2026, 1, 13, 4, tzinfo=UTC)


def figures(shared: Path | None) -> list[Figure]:
    own = corpus.lines(DATA / "relevance.jsonl")
    found = measured([{**row, "date": NOW.date().isoformat()} for row in own], _own_digests(own), "invented topics", OWN_FLOORS)
    if shared is not None:
        rows = [row for row in corpus.labels(shared, "relevance") if not row["ambiguous"]]
        digests = _recorded_digests(shared, rows)
        found += measured(rows, digests, "recorded days", FLOORS)
    return found


def _own_digests(rows: list[dict[str, Any]]) -> list[Digest]:
    """Three invented topics, one of them not about states and two without terms: all their headlines in one batch each."""
    digests = []
    for topic in map(Topic.model_validate, json.loads((DATA / "topics.json").read_text(encoding="utf-8"))):
        articles = [_article(row, topic) for row in rows if row["topic"] == topic.id]
        batch = Batch(topic=topic, edition=NOW.date(), date=NOW, fetched_at=NOW, feeds=(), articles=tuple(articles))
        digests.append(assemble(batch, registry(), UniversalSentenceEncoder()))
    return digests


def _article(row: dict[str, Any], topic: Topic) -> Article:
    address = f"https://a.example/{hashlib.sha256(row['title'].encode()).hexdigest()}"
    feed = topic.feeds[0].name
    return Article(
        id=article_id(address),
        url=address,
        title=row["title"],
        outlet="Example",
        language=row["language"],
        published=NOW,
        feed=feed,
    )


def _recorded_digests(shared: Path, rows: list[dict[str, Any]]) -> list[Digest]:
    about = {topic.id: topic for topic in corpus.topics(shared)}
    wanted = defaultdict(set)
    for row in rows:
        wanted[date.fromisoformat(row["date"])].add(row["topic"])
    found = corpus.batches(shared, {day: [about[topic] for topic in sorted(ids)] for day, ids in wanted.items()})
    encoder = UniversalSentenceEncoder()
    return [assemble(batch, registry(), encoder) for batch in found]


def measured(rows: list[dict[str, Any]], digests: list[Digest], where: str, floors: tuple[float, float, float, float]) -> list[Figure]:
    """The figures of the labelled rows (topic, date, title, grade) that the digests considered."""
    judged = {}
    for digest in digests:
        for article in (*digest.set_aside, *digest.articles):
            aside = isinstance(article, SetAside) and article.reason in ("off_topic", "junk")
            judged[digest.topic, digest.edition.isoformat(), article.title] = (article.relevance, aside)
    found = [(row["grade"], *judged[key]) for row in rows if (key := (row["topic"], row["date"], row["title"])) in judged]
    grades = np.array([grade for grade, _, _ in found])
    scores = np.array([score for _, score, _ in found])
    dropped = np.array([aside for _, _, aside in found])
    off, core = grades == 0, grades == 2
    return [
        Figure(f"AUC keep, {where}", auc(scores, grades >= 1), 0.975, floors[0], len(found)),
        Figure(f"AUC core, {where}", auc(scores, core), 0.945, floors[1], len(found)),
        Figure(f"grade 0 dropped, {where}", float(dropped[off].mean()), 0.85, floors[2], int(off.sum())),
        Figure(f"grade 2 lost, {where}", float(dropped[core].mean()), 0.01, floors[3], int(core.sum()), less_is_better=True),
    ]


def auc(scores: npt.NDArray[np.float64], positive: npt.NDArray[np.bool_]) -> float:
    """Chance that a positive scores above a negative; a tie counts half (the Mann-Whitney statistic)."""
    better = scores[positive][:, None] - scores[~positive][None, :]
    return float((np.sign(better) / 2 + 0.5).mean())
