"""In: the event of a stored digest. Out: its pages in the site bucket, and the site's index pages up to date."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.render import editions, pages
from functions.render.pages import Pages
from shared import events
from shared.errors import EventError, WriteConflict
from shared.events import Counts, Item, StoredObject
from shared.models import Digest
from shared.observability import logger, metrics
from shared.settings import RenderSettings
from shared.site import SiteIndex
from shared.store import ATTEMPTS, DIGESTS, SITE_INDEX, Bucket, DataStore, SiteStore

Read = TypeVar("Read", Digest, SiteIndex)


@logger.inject_lambda_context
@metrics.log_metrics
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    settings = RenderSettings.read()
    data = DataStore(Bucket(settings.data_bucket))
    site = SiteStore(Bucket(settings.site_bucket))
    return events.consume(event, context, lambda item: work(item, data, site, settings.site_url))


def work(item: Item, data: DataStore, site: SiteStore, site_url: str) -> Counts:
    if not isinstance(item, StoredObject) or not item.key.startswith(DIGESTS):
        raise EventError(repr(item), f"render takes digests below {DIGESTS} only")

    def publish_edition(digest: Digest) -> int:
        published = _publish(site, pages.render(digest))
        site.change_index(lambda index: editions.with_edition(index, digest))
        return published

    digest, of_edition = _until_settled(item.key, lambda: data.digest(item.key), publish_edition)

    def publish_index(index: SiteIndex) -> int:
        topics = [topic for topic in index.topics if topic.id == digest.topic]
        return sum(
            _publish(site, some) for some in (pages.render_home(index, site_url), *(pages.render_topic(t, site_url) for t in topics))
        )

    _, of_index = _until_settled(SITE_INDEX, site.index, publish_index)
    logger.info("edition published", topic=digest.topic, edition=str(digest.edition), articles=len(digest.articles))
    return {"PagesPublished": of_edition + of_index}


def _until_settled(key: str, read: Callable[[], Read], publish: Callable[[Read], int]) -> tuple[Read, int]:
    """Publishes what `read` gives, again for as long as that changed meanwhile; answers what it was and how many pages.

    Pages are plain writes: of two renders at once the slower may put the older state over the newer. Whoever looks
    again after its last write sees that, and mends it.
    """
    seen = read()
    published = 0
    for _ in range(ATTEMPTS):
        published += publish(seen)
        now = read()
        if now == seen:
            return seen, published
        seen = now
    raise WriteConflict(key)


def _publish(site: SiteStore, some: Pages) -> int:
    for path, page in some.items():
        site.publish(path, page.body, page.content_type)
    return len(some)
