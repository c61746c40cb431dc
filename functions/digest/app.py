"""In: a batch was stored. Out: its digest."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.digest.assemble import assemble
from functions.digest.embed import UniversalSentenceEncoder
from functions.digest.writing.choice import writer
from functions.digest.writing.extractive import Extractive
from functions.digest.writing.writer import Writer
from shared import events
from shared.errors import EventError
from shared.events import Counts, Item, StoredObject
from shared.models import Batch, Engine
from shared.observability import logger, metrics
from shared.outlets import registry
from shared.settings import DigestSettings
from shared.store import ARTICLES, Bucket, DataStore


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
    digest = assemble(batch, registry(), UniversalSentenceEncoder(), writer_for(batch))
    stored = store.write_digest(digest)
    logger.info("digest made", topic=digest.topic, edition=digest.edition.isoformat(), stored=stored, reason=digest.no_digest)
    return {
        "DigestsStored": int(stored),
        "ArticlesNumbered": len(digest.articles),
        "ArticlesSetAside": len(digest.set_aside),
        "ClaimsWithheld": len(digest.withheld),
        **_model_counts(digest.engine),
    }


def _model_counts(engine: Engine) -> Counts:
    """Of a digest that a model was asked for; nothing where none was."""
    if engine.prompt_version is None:
        return {}
    return {"ModelCalls": engine.calls, "ModelTokens": engine.input_tokens + engine.output_tokens, "StepsDown": len(engine.degraded)}
