"""In: recorded days with labelled headlines. Out: how many of the stories that matter the embedded writer's page cites."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from functions.digest.assemble import assemble
from functions.digest.embed import UniversalSentenceEncoder
from shared.claims import Claim
from shared.models import Digest
from shared.outlets import registry
from tests.eval import corpus
from tests.eval.figure import Figure


def figures(shared: Path | None) -> list[Figure]:
    if shared is None:
        return []
    rows = [row for row in corpus.labels(shared, "relevance") if not row["ambiguous"]]
    about = {topic.id: topic for topic in corpus.topics(shared)}
    wanted = defaultdict(set)
    for row in rows:
        wanted[date.fromisoformat(row["date"])].add(row["topic"])
    batches = corpus.batches(shared, {day: [about[topic] for topic in sorted(ids)] for day, ids in wanted.items()})
    encoder = UniversalSentenceEncoder()
    # The feeds reach back five days, the labels do not: what nobody judged would take the place of what somebody did.
    judged = {(row["topic"], row["date"], row["title"]) for row in rows}
    batches = [
        batch.model_copy(
            update={"articles": tuple(one for one in batch.articles if (batch.topic.id, batch.edition.isoformat(), one.title) in judged)}
        )
        for batch in batches
    ]
    digests = [assemble(batch, registry(), encoder) for batch in batches]
    return measured(rows, digests)


def measured(rows: list[dict[str, Any]], digests: list[Digest]) -> list[Figure]:
    cited = {(digest.topic, digest.edition.isoformat(), title) for digest in digests for title in _cited(digest)}
    stories: dict[tuple[str, str, str], list[bool]] = defaultdict(list)
    for row in rows:
        if row["grade"] == 2:
            stories[row["topic"], row["date"], row["story"] or row["title"]].append((row["topic"], row["date"], row["title"]) in cited)
    told = [any(flags) for flags in stories.values()]
    evidence = [(item, _texts(digest)) for digest in digests for claim in _claims(digest) for item in claim.evidence]
    quotes = [item.quote in texts[item.n] for item, texts in evidence]
    balanced = [_is_balanced(digest) for digest in digests if digest.articles]
    return [
        Figure("grade 2 stories cited", sum(told) / max(len(told), 1), 0.9, 0.6, len(told)),
        Figure("quotes verbatim", sum(quotes) / max(len(quotes), 1), 1.0, 1.0, len(quotes)),
        Figure("3 to 5 highlights, each side heard", sum(balanced) / max(len(balanced), 1), 1.0, 0.95, len(balanced)),
    ]


def _claims(digest: Digest) -> list[Claim]:
    return [*digest.highlights, *(claim for side in digest.perspectives for claim in side.claims), *digest.elsewhere.claims]


def _texts(digest: Digest) -> dict[int, str]:
    return {article.n: f"{article.title}\n{article.summary}" for article in digest.articles}


def _cited(digest: Digest) -> set[str]:
    titles = {article.n: article.title for article in digest.articles}
    return {titles[n] for claim in _claims(digest) for n in claim.sources}


def _is_balanced(digest: Digest) -> bool:
    perspective = {article.n: article.perspective for article in digest.articles}
    heard = {perspective[n] for claim in digest.highlights for n in claim.sources}
    return min(3, len(digest.stories)) <= len(digest.highlights) <= 5 and {side.id for side in digest.perspectives if side.count} <= heard
