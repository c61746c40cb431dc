"""In: a batch was stored. Out: its digest."""

from __future__ import annotations

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.digest.assemble import assemble
from functions.digest.embed import UniversalSentenceEncoder
from shared import events
from shared.errors import EventError
from shared.events import Counts, Item, StoredObject
from shared.observability import logger, metrics
from shared.outlets import registry
from shared.settings import DigestSettings
from shared.store import ARTICLES, Bucket, DataStore


@logger.inject_lambda_context
@metrics.log_metrics
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    store = DataStore(Bucket(DigestSettings.read().data_bucket))
    return events.consume(event, context, lambda item: work(item, store))


def work(item: Item, store: DataStore) -> Counts:
    if not isinstance(item, StoredObject) or not item.key.startswith(ARTICLES):
        raise EventError(str(item), f"digest takes batches below {ARTICLES} only")
    digest = assemble(store.batch(item.key), registry(), UniversalSentenceEncoder())
    stored = store.write_digest(digest)
    logger.info("digest made", topic=digest.topic, edition=digest.edition.isoformat(), stored=stored, reason=digest.no_digest)
    return {
        "DigestsStored": int(stored),
        "ArticlesNumbered": len(digest.articles),
        "ArticlesSetAside": len(digest.set_aside),
        "ClaimsWithheld": len(digest.withheld),
    }
