"""In: a batch was stored. Out: its digest, and what it told is remembered for the editions after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.digest import memory
from functions.digest.assemble import assemble
from functions.digest.corrections import corrected
from functions.digest.embed import UniversalSentenceEncoder
from functions.digest.memory import Memory
from functions.digest.writing.choice import writer
from functions.digest.writing.extractive import Extractive
from functions.digest.writing.writer import Writer
from shared import events
from shared.errors import EventError, NotYet, UnreadableObject
from shared.events import Counts, Item, StoredObject
from shared.models import Batch, Digest, Engine
from shared.observability import logger, measure_percent, metrics
from shared.outlets import registry
from shared.settings import DigestSettings
from shared.state import PublishedEdition
from shared.store import ARTICLES, DIGESTS, Bucket, DataStore

PATIENCE = 2
"""Deliveries that wait for the digest of the edition before; the queue has more, so that a failure still finds some left."""


@logger.inject_lambda_context
@metrics.log_metrics
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    settings = DigestSettings.read()
    store = DataStore(Bucket(settings.data_bucket))
    return events.consume(event, context, lambda item: work(item, store, partial(writer, settings, store, context)))


def embedded(_: Batch) -> Writer:
    return Extractive()


def work(item: Item, store: DataStore, writer_for: Callable[[Batch], Writer] = embedded) -> Counts:
    if not isinstance(item, StoredObject) or not item.key.startswith(ARTICLES):
        raise EventError(str(item), f"digest takes batches below {ARTICLES} only")
    batch = store.batch(item.key)
    made = assemble(batch, registry(), UniversalSentenceEncoder(), _remembered(batch, item, store), writer_for(batch))
    digest, stored = store.change_digest(batch.topic.id, batch.edition, lambda published: corrected(made, published))
    told = memory.published(digest)
    store.state.change_memory(digest.topic, lambda seen: memory.with_editions(seen, [told]))
    measure_percent("WithheldPercent", len(digest.withheld), len(digest.withheld) + _claims(digest))
    logger.info("digest made", topic=digest.topic, edition=digest.edition.isoformat(), stored=stored, reason=digest.no_digest)
    return {
        "DigestsStored": int(stored),
        "ArticlesNumbered": len(digest.articles),
        "ArticlesSetAside": len(digest.set_aside),
        "ClaimsWithheld": len(digest.withheld),
        "StoriesContinuing": sum(story.status == "continuing" for story in digest.stories),
        "MemoryGaps": len(digest.memory_gaps),
        **_model_counts(digest.engine),
    }


def _claims(digest: Digest) -> int:
    return sum(map(len, (digest.highlights, digest.elsewhere.claims, *(side.claims for side in digest.perspectives))))


def _model_counts(engine: Engine) -> Counts:
    """Of a digest that a model was asked for; nothing where none was."""
    if engine.prompt_version is None:
        return {}
    return {"ModelCalls": engine.calls, "ModelTokens": engine.input_tokens + engine.output_tokens, "StepsDown": len(engine.degraded)}


def _remembered(batch: Batch, item: StoredObject, store: DataStore) -> Memory:
    """What the editions before this one told. Waits a few deliveries for the last of them, if it is still to be digested."""
    topic, edition = batch.topic.id, batch.edition
    batches = store.editions_before(ARTICLES, topic, edition, memory.LOOKED_FOR)
    digests = store.editions_before(DIGESTS, topic, edition, memory.LOOKED_FOR)
    gaps = [day for day in batches if day not in digests]
    if gaps and gaps[-1] == batches[-1] and 0 < item.delivery <= PATIENCE:
        raise NotYet(item.key, store.digest_key(topic, gaps[-1]))
    kept = store.state.memory(topic)
    missing = set(digests) - {known.edition for known in kept.editions}
    found = [told for day in sorted(missing) if (told := _read_again(topic, day, store))]
    return memory.as_of(edition, memory.with_editions(kept, found), gaps)


def _read_again(topic: str, edition: date, store: DataStore) -> PublishedEdition | None:
    """What an edition told that is not in the stored memory, from its digest."""
    try:
        return memory.published(store.digest(store.digest_key(topic, edition)))
    except UnreadableObject as exc:
        logger.warning("digest not remembered", key=exc.key, reason=exc.why)
        return None
