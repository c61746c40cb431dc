"""In: the schedule's tick, a topic that is due, or a source list that was put or removed. Out: messages, batches and reports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from datetime import time as clock_time
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.fetch import catalogue, memory, rounds
from shared import events
from shared.errors import EventError
from shared.events import Counts, Item, Plan, StoredObject, TopicDue
from shared.models import Batch, Catalogue
from shared.observability import logger, measure_percent, metrics
from shared.settings import FetchSettings
from shared.store import TOPICS, Bucket, DataStore
from shared.topics import Topic

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
    lists, _ = _settle(store)
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
    lists, judged = _settle(store)
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


def _settle(store: DataStore) -> tuple[Catalogue, frozenset[str]]:
    """Settles which topics run, and forgets feeds that none of them lists."""
    # Looked up first: a topic that comes in between keeps what it is about to remember.
    remembered = memory.remembered(store.state)
    lists, judged = catalogue.settle(store)
    memory.forget(store.state, remembered, lists.topics)
    return lists, judged


def _report_on(lists: Catalogue, names: Iterable[str], store: DataStore) -> int:
    """Writes the reports on some source lists; returns how many of them are refused."""
    reports = [catalogue.report(name, lists.lists[name]) for name in sorted(names)]
    for report in reports:
        store.write_report(report)
        if not report.accepted:
            logger.warning("source list refused", file=report.file, problems=[str(problem) for problem in report.problems])
    return sum(not report.accepted for report in reports)


def fetch_topic(due: TopicDue, store: DataStore, settings: FetchSettings) -> Counts:
    """Reads all feeds of one topic and stores one batch; an edition that is there stays unless it is to be replaced,
    and one with articles is not replaced by nothing."""
    lists, _ = catalogue.settle(store)
    topic = next((topic for topic in lists.topics if topic.id == due.topic), None)
    if topic is None:
        raise EventError(due.model_dump_json(), f"no source list defines the topic {due.topic!r}")
    now = settings.now()
    edition = due.edition or topic.edition_at(now)
    earlier = store.find_batch(topic.id, edition)
    if earlier and not due.replace:
        return {"BatchesKept": 1}
    reports, found = rounds.read_feeds(topic, lists.topics, store.state, settings, now)
    count = sum(items.count for items in found)
    failed = sum(report.status == "failed" for report in reports)
    measure_percent("FeedsFailedPercent", failed, len(reports))
    if earlier and earlier.articles and not count:
        logger.warning("edition kept: nothing could be read to replace it", topic=topic.id, edition=edition.isoformat(), failed=failed)
        return {"BatchesKept": 1, "FeedsFailed": failed}
    batch = Batch(
        topic=topic,
        edition=edition,
        date=earlier.date if earlier else due.scheduled or _due_time(topic, edition, now),
        fetched_at=now,
        feeds=reports,
        articles=(),
    )
    stored = store.write_batch(batch, found, replace=due.replace)
    return {"BatchesStored": int(stored), "ArticlesFetched": count, "FeedsFailed": failed}


def _due_time(topic: Topic, edition: date, now: datetime) -> datetime:
    return now if edition == topic.edition_at(now) else datetime.combine(edition, DEFAULT_HOUR)
