"""In: labelled headlines (grade 2 the topic's matter, 1 one party's affairs, 0 neither). Out: how well relevance tells them apart."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from functions.digest.assemble import assemble
from functions.digest.embed import UniversalSentenceEncoder
from shared.models import Digest, SetAside
from shared.outlets import registry
from tests.eval import corpus
from tests.eval.figure import Figure


def figures(shared: Path | None) -> list[Figure]:
    if shared is None:
        return []
    rows = [row for row in corpus.labels(shared, "relevance") if not row["ambiguous"]]
    return measured(rows, _digests(shared, rows), "recorded days")


def _digests(shared: Path, rows: list[dict[str, Any]]) -> list[Digest]:
    about = {topic.id: topic for topic in corpus.topics(shared)}
    wanted = defaultdict(set)
    for row in rows:
        wanted[date.fromisoformat(row["date"])].add(row["topic"])
    found = corpus.batches(shared, {day: [about[topic] for topic in sorted(ids)] for day, ids in wanted.items()})
    encoder = UniversalSentenceEncoder()
    return [assemble(batch, registry(), encoder) for batch in found]


def measured(rows: list[dict[str, Any]], digests: list[Digest], where: str) -> list[Figure]:
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
    return [
        Figure(f"AUC keep, {where}", auc(scores, grades >= 1), 0.975, 0.88, len(found)),
        Figure(f"AUC core, {where}", auc(scores, grades == 2), 0.945, 0.85, len(found)),
        Figure(f"grade 0 dropped, {where}", float(dropped[grades == 0].mean()), 0.85, 0.5, int((grades == 0).sum())),
        Figure(f"grade 2 lost, {where}", float(dropped[grades == 2].mean()), 0.01, 0.04, int((grades == 2).sum()), less_is_better=True),
    ]


def auc(scores: npt.NDArray[np.float64], positive: npt.NDArray[np.bool_]) -> float:
    """Chance that a positive scores above a negative; a tie counts half (the Mann-Whitney statistic)."""
    better = scores[positive][:, None] - scores[~positive][None, :]
    return float((np.sign(better) / 2 + 0.5).mean())
