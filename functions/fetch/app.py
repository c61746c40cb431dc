"""In: the schedule's tick, a topic that is due, or a source list that was put or removed. Out: messages, batches and reports."""

from __future__ import annotations

import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from datetime import time as clock_time
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.fetch import catalogue, feeds
from functions.fetch.download import Downloader
from shared import events
from shared.errors import EventError, FeedError
from shared.events import Counts, Item, Plan, StoredObject, TopicDue
from shared.models import Article, Batch, Catalogue, Feed, FeedReport, Topic
from shared.observability import logger, metrics
from shared.settings import FetchSettings
from shared.store import TOPICS, Bucket, DataStore

CONCURRENCY = 16
DEFAULT_HOUR = clock_time(4, tzinfo=UTC)
"""When an edition was due if nothing says so: a past day that is asked for by hand."""


@logger.inject_lambda_context
@metrics.log_metrics
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    settings = FetchSettings.read()
    store = DataStore(Bucket(settings.data_bucket))
    return events.consume(event, context, lambda item: work(item, store, settings))


def work(item: Item, store: DataStore, settings: FetchSettings) -> Counts:
    if isinstance(item, Plan):
        return plan(item, store, settings)
    if isinstance(item, TopicDue):
        return fetch_topic(item, store, settings)
    return take_source_list(item, store, settings)


def plan(tick: Plan, store: DataStore, settings: FetchSettings) -> Counts:
    """One message for each active topic, and a report on each source list: a lost event costs a day at most."""
    lists, _ = catalogue.settle(store)
    store.remove_reports_except(lists.lists.keys())
    refused = _report_on(lists, lists.lists.keys(), store)
    due = [
        TopicDue(kind="topic", topic=topic.id, edition=topic.edition_at(tick.scheduled), scheduled=tick.scheduled)
        for topic in lists.topics
        if topic.active
    ]
    return {"TopicsPlanned": events.send(settings.fetch_queue_url, due), "SourceListsRefused": refused}


def take_source_list(dropped: StoredObject, store: DataStore, settings: FetchSettings) -> Counts:
    """Reports on a source list that was put or removed; what is accepted runs at once, what is not changes nothing."""
    if not dropped.key.startswith(TOPICS):
        raise EventError(dropped.key, f"fetch takes source lists below {TOPICS} only")
    name = dropped.key.removeprefix(TOPICS)
    lists, judged = catalogue.settle(store)
    for gone in (judged | {name}) - lists.lists.keys():
        store.remove_report(gone)
    _report_on(lists, (judged | {name}) & lists.lists.keys(), store)
    # A removal may have made room for a list that was refused. Lists that were only put in the meantime have events of their own.
    concerned = [lists.lists[listed] for listed in sorted((judged if dropped.removed else {name}) & lists.lists.keys())]
    accepted = [source_list for source_list in concerned if not source_list.problems]
    now = settings.now()
    due = [
        TopicDue(kind="topic", topic=topic.id, edition=topic.edition_at(now), replace=True)
        for source_list in accepted
        for topic in source_list.topics
        if topic.active
    ]
    counts = {
        "SourceListsAccepted": len(accepted),
        "SourceListsRefused": len(concerned) - len(accepted),
        "SourceListsRetired": len(judged - lists.lists.keys()),
        "TopicsPlanned": events.send(settings.fetch_queue_url, due),
    }
    return {outcome: number for outcome, number in counts.items() if number}


def _report_on(lists: Catalogue, names: Iterable[str], store: DataStore) -> int:
    """Writes the reports on some source lists; returns how many of them are refused."""
    reports = [catalogue.report(name, lists.lists[name]) for name in sorted(names)]
    for report in reports:
        store.write_report(report)
        if not report.accepted:
            logger.warning("source list refused", file=report.file, problems=[str(problem) for problem in report.problems])
    return sum(not report.accepted for report in reports)


def fetch_topic(due: TopicDue, store: DataStore, settings: FetchSettings) -> Counts:
    """Reads all feeds of one topic and stores one batch; an edition that is there stays unless it is to be replaced."""
    lists, _ = catalogue.settle(store)
    topic = next((topic for topic in lists.topics if topic.id == due.topic), None)
    if topic is None:
        raise EventError(due.model_dump_json(), f"no source list defines the topic {due.topic!r}")
    now = settings.now()
    edition = due.edition or topic.edition_at(now)
    earlier = store.find_batch(topic.id, edition)
    if earlier and not due.replace:
        return {"BatchesKept": 1}
    reports, articles = fetch_feeds(topic, settings, now)
    batch = Batch(
        topic=topic,
        edition=edition,
        date=earlier.date if earlier else due.scheduled or _due_time(topic, edition, now),
        fetched_at=now,
        feeds=reports,
        articles=articles,
    )
    stored = store.write_batch(batch, replace=due.replace)
    failed = sum(report.status == "failed" for report in reports)
    return {"BatchesStored": int(stored), "ArticlesFetched": len(articles), "FeedsFailed": failed}


def _due_time(topic: Topic, edition: date, now: datetime) -> datetime:
    return now if edition == topic.edition_at(now) else datetime.combine(edition, DEFAULT_HOUR)


def fetch_feeds(topic: Topic, settings: FetchSettings, now: datetime) -> tuple[tuple[FeedReport, ...], tuple[Article, ...]]:
    """All feeds at the same time; the outcome is in the topic's order, whichever answered first."""
    downloader = Downloader(contact=settings.contact, allow_loopback=settings.allow_loopback)

    def one(feed: Feed) -> tuple[FeedReport, tuple[Article, ...]]:
        return fetch_feed(feed, downloader, settings.google_news, now)

    with ThreadPoolExecutor(max_workers=CONCURRENCY) as pool:
        outcomes = list(pool.map(one, topic.feeds))
    return tuple(report for report, _ in outcomes), tuple(article for _, articles in outcomes for article in articles)


def fetch_feed(feed: Feed, downloader: Downloader, google_news: str, now: datetime) -> tuple[FeedReport, tuple[Article, ...]]:
    started = time.monotonic()
    size = 0
    try:
        download = downloader.get(feed.address(google_news))
        size = len(download.body)
        parsed = feeds.parse(download.body, feed, url=download.url, content_type=download.content_type, now=now)
    except FeedError as exc:
        logger.warning("feed skipped", feed=feed.name, reason=exc.why)
        return _report(feed, "failed", started, size, why=exc.why), ()
    status = "ok" if parsed.articles else "empty"
    why = "" if parsed.articles else "it lists no articles"
    return _report(feed, status, started, size, why=why, articles=len(parsed.articles), dropped=parsed.dropped), parsed.articles


def _report(feed: Feed, status: str, started: float, size: int, **facts: Any) -> FeedReport:
    return FeedReport.model_validate(
        {
            "feed": feed.name,
            "label": feed.label,
            "perspective": feed.perspective,
            "status": status,
            "bytes": size,
            "ms": round(1000 * (time.monotonic() - started)),
            **facts,
        }
    )
