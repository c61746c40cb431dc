"""In: a stored digest, why there is none, or which topics run. Out: its pages in the site bucket, and the site's index pages up to date."""

from __future__ import annotations

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.render import explained
from functions.render.publish import Publisher
from shared import events
from shared.errors import EventError
from shared.events import Counts, Item, NoDigest, StoredObject
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
    if isinstance(item, NoDigest):
        return {"PagesPublished": _explain(item, publisher)}
    if not isinstance(item, StoredObject) or not item.key.startswith(DIGESTS):
        raise EventError(repr(item), f"render takes digests below {DIGESTS} only, {CATALOGUE}, and why there is no digest")
    return {"PagesPublished": _publish(item.key, publisher)}


def _publish(key: str, publisher: Publisher) -> int:
    digest, published = publisher.edition(lambda: publisher.data.digest(key))
    logger.info("edition published", topic=digest.topic, edition=str(digest.edition), articles=len(digest.articles))
    return published


def _explain(message: NoDigest, publisher: Publisher) -> int:
    """A page that says why there is no digest, unless there is a page already. A digest that is there after all has the last word: its
    own event may have come in between."""
    published, data = 0, publisher.data
    topic = data.topic(message.topic)
    if topic and not publisher.site.has_edition(message.topic, message.edition):
        published += publisher.edition(lambda: explained.digest(message, topic))[1]
        logger.info("edition explained", topic=message.topic, edition=str(message.edition), reason=message.reason)
    if message.edition in data.editions(DIGESTS, message.topic, message.edition):
        published += _publish(data.digest_key(message.topic, message.edition), publisher)
    return published
