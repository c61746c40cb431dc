"""In: the site's index and a digest. Out: the index with that edition in it, the same twice changes nothing; and what it says of feeds."""

from __future__ import annotations

from collections.abc import Collection

from functions.render.text import line
from shared.models import Digest
from shared.site import FeedHealth, Listing, SiteIndex, TopicFeeds, TopicListing


def listing(digest: Digest) -> TopicListing:
    """The digest's topic with this one edition."""
    edition = Listing(
        edition=digest.edition,
        date=digest.date,
        articles=len(digest.articles),
        stories=len(digest.stories),
        highlights=tuple(line(claim.text) for claim in digest.highlights),
        no_digest=digest.no_digest,
    )
    return TopicListing(
        id=digest.topic,
        name=digest.topic_name,
        description=digest.topic_description,
        language=digest.language,
        editions=(edition,),
        feeds=digest.feeds,
    )


def with_edition(index: SiteIndex, digest: Digest) -> SiteIndex:
    """Topics by id, editions newest first. The newest edition describes the topic and its feeds, however late an old one comes."""
    return with_listing(index, listing(digest))


def with_listing(index: SiteIndex, new: TopicListing) -> SiteIndex:
    topics = {topic.id: topic for topic in index.topics}
    old = topics.get(new.id)
    topics[new.id] = _merged(old, new) if old else new
    return SiteIndex(topics=tuple(topics[topic] for topic in sorted(topics)))


def with_running(index: SiteIndex, running: Collection[str] | None) -> SiteIndex:
    """Topics that are not among the `running` ones are retired; None: nobody knows, so all stay what they are."""
    if running is None:
        return index
    return SiteIndex(topics=tuple(topic.model_copy(update={"retired": topic.id not in running}) for topic in index.topics))


def feed_health(index: SiteIndex) -> FeedHealth:
    """How the feeds of each topic that runs fared at its newest edition."""
    newest = ((topic, topic.editions[0].edition) for topic in index.topics if not topic.retired)
    return FeedHealth(
        topics=tuple(TopicFeeds(topic=t.id, name=t.name, edition=edition, feeds=t.feeds) for t, edition in newest),
        retired=tuple(topic.id for topic in index.topics if topic.retired),
    )


def _merged(old: TopicListing, new: TopicListing) -> TopicListing:
    editions = {edition.edition: edition for edition in (*old.editions, *new.editions)}
    newest_first = tuple(editions[day] for day in sorted(editions, reverse=True))
    newest = new if newest_first[0].edition == new.editions[0].edition else old
    return newest.model_copy(update={"editions": newest_first, "retired": old.retired})
