"""Pages whose sides stand in another order or have each other's names, by both writers: how many say anything else than before.

Invented pages, the sample feeds, and recorded days in `shared`. The model of the Claude writer is played; it favours whom it reads
first, so that a page is the same only where the model cannot tell which side has which name and place.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from functions.digest import memory
from functions.digest.assemble import assemble
from functions.digest.embed import Encoder, Remembering, UniversalSentenceEncoder
from functions.digest.memory import Memory
from functions.digest.writing.extractive import Extractive
from functions.digest.writing.writer import Writer
from functions.fetch import feeds, sources
from infra.local.demo import SAMPLES
from shared.models import Article, Batch, Digest, FeedReport
from shared.outlets import Registry, registry
from shared.state import TopicMemory
from tests.eval import corpus
from tests.eval.figure import Figure
from tests.invented import invented
from tests.mirror import MIRRORS, asymmetries, mirrored
from tests.played import PlayedModel, biased

INVENTED = 60
DAYS, APART = 10, 3
"""Recorded days, and how many lie between one and the next, so that stories go on from one to the next now and then."""

Chain = tuple[list[Batch], Registry]
"""One topic's editions, each of which remembers those before it."""


def figures(shared: Path | None) -> list[Figure]:
    encoder = Remembering(UniversalSentenceEncoder())
    chains = [*_invented(), _samples(), *(_recorded(shared) if shared else ())]
    found = {writer: [row for chain in chains for row in _mirrored(chain, encoder, writer)] for writer in ("extractive", "claude")}
    return [
        Figure(f"asymmetric pages, {writer}", sum(map(bool, rows)), 0, 0, len(rows), _first(rows), less_is_better=True)
        for writer, rows in found.items()
    ]


def _first(rows: list[list[str]]) -> str:
    return next((row[0] for row in rows if row), "")


def _mirrored(chain: Chain, encoder: Encoder, writer: str) -> Iterator[list[str]]:
    """Of each page, where any of its mirrored ones says something else."""
    batches, known = chain
    made = _editions(batches, known, encoder, writer)
    wrong: list[list[str]] = [[] for _ in made]
    for mirror in MIRRORS:
        turned = [mirrored(batch, mirror) for batch in batches]
        others = _editions([batch for batch, _ in turned], known, encoder, writer)
        for found, one, other, (_, names) in zip(wrong, made, others, turned, strict=True):
            found += asymmetries(one, other, names)
    yield from wrong


def _editions(batches: list[Batch], known: Registry, encoder: Encoder, writer: str) -> list[Digest]:
    made: list[Digest] = []
    told = TopicMemory(topic=batches[0].topic.id)
    for batch in batches:
        remembered: Memory = memory.as_of(batch.edition, told, ())
        made.append(assemble(batch, known, encoder, remembered, _writer(writer)))
        told = memory.with_editions(told, [memory.published(made[-1])])
    return made


def _writer(name: str) -> Writer:
    return PlayedModel(biased).writer if name == "claude" else Extractive()


def _invented() -> Iterator[Chain]:
    for number in range(INVENTED):
        batch, known = invented(number)
        yield [batch], known


def _samples() -> Chain:
    """The bundled feeds, as a run of the demo reads them."""
    (topic,) = sources.read_source_list("topics.yaml", (SAMPLES / "topics.yaml").read_bytes())
    moment = datetime(2026, 6, 15, 4, tzinfo=UTC)
    articles: list[Article] = []
    for feed in topic.feeds:
        path = SAMPLES / (feed.url or "").rpartition("/")[2]
        if feed.url and path.is_file():
            articles += feeds.parse(path.read_bytes(), feed, url=feed.name, content_type="application/rss+xml", now=moment).articles
    reports = tuple(FeedReport(feed=feed.name, label=feed.label, perspective=feed.perspective, status="ok") for feed in topic.feeds)
    batch = Batch(topic=topic, edition=moment.date(), date=moment, fetched_at=moment, feeds=reports, articles=tuple(articles))
    return [batch], registry()


def _recorded(shared: Path) -> Iterator[Chain]:
    days = [date(2026, 1, 5) + APART * timedelta(days=1) * n for n in range(DAYS)]
    topics = corpus.topics(shared)
    batches = corpus.batches(shared, dict.fromkeys(days, topics))
    for topic in topics:
        yield [batch for batch in batches if batch.topic.id == topic.id], registry()
