"""In: the digests that are stored. Out: the parts of the site's index that are lost, made anew of them, and the pages of those parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import reduce

from functions.render import editions, threads
from shared.errors import MissingObject, StoreError, UnreadableObject
from shared.models import Digest
from shared.observability import logger
from shared.packing import Stored
from shared.site import Month, MonthIndex, SiteIndex, StoriesIndex, TopicIndex, TopicListing, month_of
from shared.site_store import SiteStore
from shared.store import DataStore

AT_ONCE = 16
"""How many digests are read at the same time."""


@dataclass(frozen=True)
class RebuiltTopic:
    """All of a topic's index; `listing` is None where none of its digests can be read."""

    listing: TopicListing | None
    topic: TopicIndex
    months: tuple[MonthIndex, ...]
    stories: tuple[StoriesIndex, ...]


def site_index(data: DataStore, site: SiteStore, publish_topic: Callable[[RebuiltTopic], object]) -> SiteIndex:
    """Every topic by itself, with its pages, unless its own index is whole: whoever comes after an interruption goes on with the next."""
    index = SiteIndex()
    for name in sorted(data.digest_topics() | site.topics()):
        listing = _of_whole(data, site, name)
        if listing is None:
            made = topic(data, site, name)
            listing = made.listing
            if listing:
                publish_topic(made)
        if listing:
            index = editions.in_site(index, listing)
    return index


def topic(data: DataStore, site: SiteStore, name: str) -> RebuiltTopic:
    """Made and stored. What somebody else stored meanwhile goes before it."""
    listing: TopicListing | None = None
    recent = TopicIndex(topic=name)
    months: dict[Month, MonthIndex] = {}
    stories: dict[Month, StoriesIndex] = {}
    for digest in _digests(data, site, name, _days(data, site, name)):
        new = editions.topic_listing(digest)
        listing = editions.in_site(SiteIndex(topics=(listing,)), new).topics[0] if listing else new
        recent = editions.in_topic(recent, digest)
        month = month_of(digest.edition)
        months[month] = editions.in_month(months.get(month) or MonthIndex(topic=name, month=month), digest)
        for began in threads.months(digest):
            stories[began] = threads.with_edition(stories.get(began) or StoriesIndex(topic=name, month=began), digest)
    for whole in months.values():
        site.change_month(name, whole.month, _unless_there(whole))
    for part in stories.values():
        site.change_stories(name, part.month, _unless_there(part))
    stored = site.change_topic(name, _unless_there(recent)).now
    if listing:
        counts = {month: len(part.editions) for month, part in sorted(months.items())}
        listing = listing.model_copy(update={"months": counts, "stories": tuple(sorted(stories))})
    return RebuiltTopic(listing, stored, tuple(months.values()), tuple(stories.values()))


def _unless_there(made: Stored) -> Callable[[Stored | None], Stored]:
    return lambda there: there or made


def _of_whole(data: DataStore, site: SiteStore, name: str) -> TopicListing | None:
    """The topic as its own index has it; None where a part of that is lost."""
    index = site.topic(name)
    names = set(map(month_of, _days(data, site, name)))
    months = [site.month(name, month) for month in sorted(names)]
    if index is None or not index.editions or not all(months):
        return None
    newest = index.editions[0].listing.edition
    try:
        listing = editions.topic_listing(_digest(data, site, name, newest))
    except StoreError:
        return None
    return listing.model_copy(
        update={
            "editions": tuple(recent.listing for recent in index.editions),
            "months": {month.month: len(month.editions) for month in months if month and month.editions},
            "stories": site.story_months(name),
        }
    )


def topic_index(data: DataStore, site: SiteStore, name: str) -> TopicIndex:
    digests = _digests(data, site, name, _days(data, site, name)[-editions.RECENT :])
    return reduce(editions.in_topic, digests, TopicIndex(topic=name))


def month_index(data: DataStore, site: SiteStore, name: str, month: Month) -> MonthIndex:
    digests = _digests(data, site, name, [day for day in _days(data, site, name) if month_of(day) == month])
    return reduce(editions.in_month, digests, MonthIndex(topic=name, month=month))


def stories_index(data: DataStore, site: SiteStore, name: str, month: Month) -> StoriesIndex:
    """The stories that began in that month; editions of any later one may tell them."""
    digests = _digests(data, site, name, [day for day in _days(data, site, name) if month_of(day) >= month])
    return reduce(threads.with_edition, digests, StoriesIndex(topic=name, month=month))


def _days(data: DataStore, site: SiteStore, name: str) -> list[date]:
    """The topic's editions, oldest first: those with a digest, and those whose page says why there is none."""
    return sorted(data.digest_editions(name) | site.editions(name))


def _digests(data: DataStore, site: SiteStore, name: str, days: list[date]) -> Iterator[Digest]:
    """Those of the days that can be read, in the days' order."""
    logger.warning("index made anew", topic=name, editions=len(days))

    def read(day: date) -> Digest | None:
        try:
            return _digest(data, site, name, day)
        except StoreError as exc:
            logger.warning("digest skipped", topic=name, edition=str(day), reason=str(exc))
            return None

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for start in range(0, len(days), AT_ONCE):  # thousands of digests do not fit in the memory
            yield from filter(None, pool.map(read, days[start : start + AT_ONCE]))


def _digest(data: DataStore, site: SiteStore, name: str, day: date) -> Digest:
    try:
        return data.digest(data.digest_key(name, day))
    except (MissingObject, UnreadableObject):
        return site.digest(name, day)
