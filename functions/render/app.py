"""In: a stored digest, why there is none, or which topics run. Out: its pages in the site bucket, and the site's index pages up to date."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import reduce
from typing import Any, TypeVar

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.render import editions, explained, pages
from functions.render.pages import Pages
from shared import events
from shared.errors import EventError, StoreError, WriteConflict
from shared.events import Counts, Item, NoDigest, StoredObject
from shared.models import Digest
from shared.observability import logger, metrics
from shared.settings import RenderSettings
from shared.site import SiteIndex, TopicListing
from shared.store import ATTEMPTS, CATALOGUE, DIGESTS, SITE_INDEX, Bucket, DataStore, SiteStore

Read = TypeVar("Read", Digest, SiteIndex)

AT_ONCE = 16
"""How many digests are read at the same time when the index has to be made anew."""


@logger.inject_lambda_context
@metrics.log_metrics
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    settings = RenderSettings.read()
    data = DataStore(Bucket(settings.data_bucket))
    site = SiteStore(Bucket(settings.site_bucket))
    return events.consume(event, context, lambda item: work(item, data, site, settings.site_url))


def work(item: Item, data: DataStore, site: SiteStore, site_url: str) -> Counts:
    if isinstance(item, StoredObject) and item.key == CATALOGUE:
        _change_index(data, site, lambda index: index)
        return {"PagesPublished": _publish_index(site, site_url, lambda _: True)}
    if isinstance(item, NoDigest):
        return {"PagesPublished": _explain(item, data, site, site_url)}
    if not isinstance(item, StoredObject) or not item.key.startswith(DIGESTS):
        raise EventError(repr(item), f"render takes digests below {DIGESTS} only, {CATALOGUE}, and why there is no digest")
    return {"PagesPublished": _publish_edition(item.key, lambda: data.digest(item.key), data, site, site_url)}


def _publish_edition(key: str, read: Callable[[], Digest], data: DataStore, site: SiteStore, site_url: str) -> int:
    def publish(digest: Digest) -> int:
        published = _publish(site, pages.render(digest))
        _change_index(data, site, lambda index: editions.with_edition(index, digest))
        return published

    digest, of_edition = _until_settled(key, read, publish)
    of_index = _publish_index(site, site_url, lambda topic: topic.id == digest.topic)
    logger.info("edition published", topic=digest.topic, edition=str(digest.edition), articles=len(digest.articles))
    return of_edition + of_index


def _explain(message: NoDigest, data: DataStore, site: SiteStore, site_url: str) -> int:
    """A page that says why there is no digest, unless there is a page already. A digest that is there after all has the last word: its
    own event may have come in between."""
    published, key = 0, data.digest_key(message.topic, message.edition)
    topic = data.topic(message.topic)
    if topic and not site.has_edition(message.topic, message.edition):
        published += _publish_edition(key, lambda: explained.digest(message, topic), data, site, site_url)
    if message.edition in data.editions(DIGESTS, message.topic, message.edition):
        published += _publish_edition(key, lambda: data.digest(key), data, site, site_url)
    return published


def _change_index(data: DataStore, site: SiteStore, change: Callable[[SiteIndex], SiteIndex]) -> None:
    """`change`, and which topics are retired by now. An index that cannot be read is made anew of all digests that are stored."""
    site.change_index(lambda index: editions.with_running(change(index), data.running_topics()), lost=lambda: _rebuilt(data))


def _rebuilt(data: DataStore) -> SiteIndex:
    keys = list(data.digest_keys())
    logger.warning("index made anew", key=SITE_INDEX, digests=len(keys))

    def listing(key: str) -> TopicListing | None:
        try:
            return editions.listing(data.digest(key))
        except StoreError as exc:
            logger.warning("digest skipped", key=key, reason=str(exc))
            return None

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return reduce(editions.with_listing, filter(None, pool.map(listing, keys)), SiteIndex())


def _publish_index(site: SiteStore, site_url: str, concerned: Callable[[TopicListing], bool]) -> int:
    """The front page, and the pages of the topics that are concerned."""

    def publish(index: SiteIndex) -> int:
        topics = (pages.render_topic(topic, site_url) for topic in index.topics if concerned(topic))
        return sum(_publish(site, some) for some in (pages.render_home(index, site_url), *topics))

    return _until_settled(SITE_INDEX, site.index, publish)[1]


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
