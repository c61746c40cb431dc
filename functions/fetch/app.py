"""In: a schedule's tick, a topic that is due, or a source list that was put or removed. Out: messages, batches and reports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from datetime import time as clock_time
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.fetch import catalogue, memory, rounds, watching
from functions.fetch.reconcile import reconcile
from functions.fetch.watching import days
from shared import events
from shared.errors import EventError
from shared.events import Counts, Item, Plan, Reconcile, StoredObject, TopicDue
from shared.models import Batch, Catalogue
from shared.observability import logger, measure_percent, metrics
from shared.settings import FetchSettings
from shared.site_store import SiteStore
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
    if isinstance(item, Reconcile):
        lists, _ = _settle(store)
        return reconcile(item, lists.topics, store, SiteStore(Bucket(settings.site_bucket)), settings)
    if isinstance(item, StoredObject):
        return take_source_list(item, store, settings)
    raise EventError(item.model_dump_json(), "fetch takes ticks, topics and source lists only")


def plan(tick: Plan, store: DataStore, settings: FetchSettings) -> Counts:
    """One message for each active topic, and a report on each source list: a lost event costs a day at most."""
    lists, _ = _settle(store)
    store.remove_reports_except(lists.lists.keys())
    refused = _report_on(lists, lists.lists.keys(), store)
    active = [topic for topic in lists.topics if topic.active]
    # First what is planned: of a plan that breaks off somebody knows what is missing.
    watch = store.state.change_watch(lambda seen: watching.planned(seen, tick.scheduled, active, settings.now()))
    due = [
        TopicDue(
            kind="topic",
            topic=topic.id,
            edition=edition,
            missed_since=watching.missed_since(watch, topic, edition),
            scheduled=tick.scheduled,
        )
        for topic in active
        for edition in [topic.edition_at(tick.scheduled)]
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
    """Reads all feeds of one topic and stores one batch, and one for each earlier edition that was missed. An edition that is there
    stays unless it is to be replaced, and one with articles is not replaced by nothing."""
    lists, _ = catalogue.settle(store)
    topic = next((topic for topic in lists.topics if topic.id == due.topic), None)
    if topic is None:
        raise EventError(due.model_dump_json(), f"no source list defines the topic {due.topic!r}")
    now = settings.now()
    edition = due.edition or topic.edition_at(now)
    there = {day: store.find_batch(topic.id, day) for day in days(due.missed_since or edition, edition)}
    wanted = [day for day, batch in there.items() if batch is None or (day == edition and due.replace)]
    if not wanted:
        return {"BatchesKept": 1}
    reports, found = rounds.read_feeds(topic, lists.topics, store.state, settings, now)
    count = sum(items.count for items in found)
    failed = sum(report.status == "failed" for report in reports)
    measure_percent("FeedsFailedPercent", failed, len(reports))
    earlier = there[edition]
    if earlier and earlier.articles and not count:
        logger.warning("edition kept: nothing could be read to replace it", topic=topic.id, edition=edition.isoformat(), failed=failed)
        return {"BatchesKept": 1, "FeedsFailed": failed}
    stored = 0
    for day in wanted:  # the oldest first: an edition is digested after those before it
        scheduled = due.scheduled - (edition - day) if due.scheduled else _due_time(topic, day, now)
        date_kept = earlier.date if earlier and day == edition else scheduled
        batch = Batch(topic=topic, edition=day, date=date_kept, fetched_at=now, feeds=reports, articles=())
        stored += store.write_batch(batch, found, replace=due.replace and day == edition)
    return {"BatchesStored": stored, "ArticlesFetched": count, "FeedsFailed": failed}


def _due_time(topic: Topic, edition: date, now: datetime) -> datetime:
    return now if edition == topic.edition_at(now) else datetime.combine(edition, DEFAULT_HOUR)
