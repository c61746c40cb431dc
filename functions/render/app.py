"""In: the event of a stored digest, or of the topics that run. Out: its pages in the site bucket, and the site's index pages up to date."""

from __future__ import annotations

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.render.publish import Publisher
from shared import events
from shared.errors import EventError
from shared.events import Counts, Item, StoredObject
from shared.observability import logger, metrics
from shared.settings import RenderSettings
from shared.site_store import SiteStore
from shared.store import CATALOGUE, DIGESTS, Bucket, DataStore


@logger.inject_lambda_context
@metrics.log_metrics
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    settings = RenderSettings.read()
    publisher = Publisher(DataStore(Bucket(settings.data_bucket)), SiteStore(Bucket(settings.site_bucket)), settings.site_url)
    return events.consume(event, context, lambda item: work(item, publisher))


def work(item: Item, publisher: Publisher) -> Counts:
    if isinstance(item, StoredObject) and item.key == CATALOGUE:
        return {"PagesPublished": publisher.running()}
    if not isinstance(item, StoredObject) or not item.key.startswith(DIGESTS):
        raise EventError(repr(item), f"render takes digests below {DIGESTS} only, and {CATALOGUE}")
    digest, published = publisher.edition(lambda: publisher.data.digest(item.key))
    logger.info("edition published", topic=digest.topic, edition=str(digest.edition), articles=len(digest.articles))
    return {"PagesPublished": published}
