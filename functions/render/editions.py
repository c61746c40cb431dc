"""In: a part of the site's index and a digest. Out: the same with the edition, for as often as it comes; what the index says of feeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from functions.render import threads, words
from functions.render.text import line
from shared.models import Digest, NumberedArticle
from shared.site import (
    FeedHealth,
    Listing,
    Month,
    MonthEdition,
    MonthIndex,
    OutletFacts,
    RecentEdition,
    SearchManifest,
    SearchTopic,
    SideName,
    SiteIndex,
    Source,
    TopicFeeds,
    TopicIndex,
    TopicListing,
    month_of,
)

RECENT = 30
"""Editions that a topic's own index knows, and that the index of all topics knows of all together."""
TOLD = 10
"""Editions of one topic that are listed with their highlights: on its page, in its feeds, in the index of all topics. As many as an
edition of its first days lists, so that the thousandth costs no more."""


def listing(digest: Digest) -> Listing:
    return Listing(
        edition=digest.edition,
        date=digest.date,
        articles=len(digest.articles),
        stories=len(digest.stories),
        highlights=tuple(line(claim.text) for claim in digest.highlights),
        no_digest=digest.no_digest,
        sides=dict(Counter(article.perspective for article in digest.articles)),
    )


def topic_listing(digest: Digest) -> TopicListing:
    """The digest's topic with this one edition."""
    return TopicListing(
        id=digest.topic,
        name=digest.topic_name,
        description=digest.topic_description,
        language=digest.language,
        editions=(listing(digest),),
        sides=tuple(SideName(id=side.id, name=side.name) for side in digest.perspectives),
        months={month_of(digest.edition): 1},
        feeds=digest.feeds,
    )


def in_month(month: MonthIndex, digest: Digest) -> MonthIndex:
    edition = MonthEdition(
        listing=listing(digest),
        sources=tuple(
            Source(
                n=article.n,
                title=words.title(article),
                outlet=words.outlet(article),
                side=article.perspective,
                language=article.language,
            )
            for article in digest.articles
        ),
        threads={threads.name(story): threads.since(story) for story in threads.going_on(digest)},
    )
    editions = {other.listing.edition: other for other in month.editions} | {digest.edition: edition}
    newest_first = tuple(editions[day] for day in sorted(editions, reverse=True))
    cited = {source.outlet for edition in newest_first for source in edition.sources}
    return month.model_copy(update={"editions": newest_first, "outlets": _facts(month.outlets, digest, newest_first[0].listing, cited)})


def in_topic(topic: TopicIndex, digest: Digest) -> TopicIndex:
    """The last editions; one that is older than all of them is none of them."""
    cited: dict[str, Counter[str]] = {}
    for article in digest.articles:
        cited.setdefault(article.perspective, Counter())[words.outlet(article)] += 1
    edition = RecentEdition(listing=listing(digest), cited={side: dict(outlets) for side, outlets in cited.items()})
    editions = {other.listing.edition: other for other in topic.editions} | {digest.edition: edition}
    newest_first = [editions[day] for day in sorted(editions, reverse=True)[:RECENT]]
    last = (*newest_first[:TOLD], *map(_without_highlights, newest_first[TOLD:]))
    named = {outlet for recent in last for outlets in recent.cited.values() for outlet in outlets}
    return topic.model_copy(update={"editions": last, "outlets": _facts(topic.outlets, digest, last[0].listing, named)})


def _without_highlights(recent: RecentEdition) -> RecentEdition:
    return recent.model_copy(update={"listing": recent.listing.model_copy(update={"highlights": ()})})


def in_site(index: SiteIndex, new: TopicListing) -> SiteIndex:
    """Topics by id, editions newest first. The newest edition describes the topic and its feeds, however late an old one comes."""
    topics = {topic.id: topic for topic in index.topics}
    old = topics.get(new.id)
    topics[new.id] = _merged(old, new) if old else new
    return SiteIndex(topics=_newest_of_all([topics[topic] for topic in sorted(topics)]))


def with_running(index: SiteIndex, running: Collection[str] | None) -> SiteIndex:
    """Topics that are not among the `running` ones are retired; None: nobody knows, so all stay what they are."""
    if running is None:
        return index
    return SiteIndex(topics=tuple(topic.model_copy(update={"retired": topic.id not in running}) for topic in index.topics))


def feed_health(topics: Iterable[TopicListing]) -> FeedHealth:
    """How the feeds of each topic that runs fared at its newest edition."""
    listed = tuple(topics)
    newest = ((topic, topic.editions[0].edition) for topic in listed if not topic.retired)
    return FeedHealth(
        topics=tuple(TopicFeeds(topic=t.id, name=t.name, edition=edition, feeds=t.feeds) for t, edition in newest),
        retired=tuple(topic.id for topic in listed if topic.retired),
    )


def manifest(index: SiteIndex) -> SearchManifest:
    return SearchManifest(
        topics=tuple(
            SearchTopic(
                id=topic.id,
                name=line(topic.name),
                language=topic.language,
                sides=topic.sides,
                months=tuple(sorted(topic.months, reverse=True)),
            )
            for topic in index.topics
        )
    )


def earlier_month(topic: TopicListing, month: Month) -> Month | None:
    """The last month before that one that has an edition."""
    return max((other for other in topic.months if other < month), default=None)


def _merged(old: TopicListing, new: TopicListing) -> TopicListing:
    editions = {edition.edition: edition for edition in (*old.editions, *new.editions)}
    newest_first = tuple(editions[day] for day in sorted(editions, reverse=True))
    newest = new if newest_first[0].edition == new.editions[0].edition else old
    months = {month: max(old.months.get(month, 0), new.months.get(month, 0)) for month in sorted({*old.months, *new.months})}
    return newest.model_copy(
        update={
            "editions": newest_first,
            "months": months,
            "stories": tuple(sorted({*old.stories, *new.stories})),
            "retired": old.retired,
            "marks": {**old.marks, **new.marks},
        }
    )


def _newest_of_all(topics: list[TopicListing]) -> tuple[TopicListing, ...]:
    """The newest editions of all topics together, and of each topic at least one."""
    of_all = sorted(((edition.edition, topic.id) for topic in topics for edition in topic.editions[:TOLD]), reverse=True)[:RECENT]
    kept = Counter(topic for _, topic in of_all)
    return tuple(topic.model_copy(update={"editions": topic.editions[: max(kept[topic.id], 1)]}) for topic in topics)


def _facts(known: dict[str, OutletFacts], digest: Digest, newest: Listing, named: set[str]) -> dict[str, OutletFacts]:
    """Whose press the `named` outlets are: the newest edition's word goes before that of others."""
    told = {words.outlet(article): _whose(article) for article in digest.articles}
    merged = known | told if newest.edition == digest.edition else told | known
    return {outlet: merged[outlet] for outlet in sorted(named) if outlet in merged}


def _whose(article: NumberedArticle) -> OutletFacts:
    return OutletFacts(country=article.outlet_country, family=article.family, state_affiliated=article.state_affiliated)
