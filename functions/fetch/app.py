"""In: the schedule's tick, a topic that is due, or a source list that was dropped. Out: messages, batches and reports."""

from __future__ import annotations

from datetime import UTC, date, datetime
from datetime import time as clock_time
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from functions.fetch import rounds, sources
from shared import events
from shared.errors import EventError, MissingObject, SourceListError
from shared.events import Counts, Item, Plan, StoredObject, TopicDue
from shared.models import Batch, SourceListReport, Topic
from shared.observability import logger, metrics
from shared.settings import FetchSettings
from shared.store import TOPICS, Bucket, DataStore

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
    """One message for each active topic. A source list with problems costs only its own topics."""
    topics, problems = sources.read_source_lists(store.source_lists())
    for problem in problems:
        logger.warning("source list refused", file=problem.file, line=problem.line, field=problem.field, reason=problem.problem)
    due = [
        TopicDue(kind="topic", topic=topic.id, edition=topic.edition_at(tick.scheduled), scheduled=tick.scheduled)
        for topic in topics
        if topic.active
    ]
    return {"TopicsPlanned": events.send(settings.fetch_queue_url, due), "SourceListProblems": len(problems)}


def take_source_list(dropped: StoredObject, store: DataStore, settings: FetchSettings) -> Counts:
    """Reports on a dropped source list; one that is accepted runs at once, one that is not changes nothing."""
    if not dropped.key.startswith(TOPICS):
        raise EventError(dropped.key, f"fetch takes source lists below {TOPICS} only")
    name = dropped.key.removeprefix(TOPICS)
    try:
        topics = sources.read_source_list(name, store.source_list(dropped.key))
        _, problems = sources.read_source_lists(store.source_lists())
        problems = [problem for problem in problems if problem.file == name]
    except SourceListError as exc:
        topics, problems = [], exc.problems
    except MissingObject:
        return {}  # it was taken away again in the meantime
    accepted = not problems
    ids = tuple(topic.id for topic in topics) if accepted else ()
    store.write_report(name, SourceListReport(file=name, accepted=accepted, topics=ids, problems=tuple(problems)))
    if not accepted:
        logger.warning("source list refused", file=name, problems=[str(problem) for problem in problems])
        return {"SourceListsRefused": 1}
    now = settings.now()
    due = [TopicDue(kind="topic", topic=topic.id, edition=topic.edition_at(now), replace=True) for topic in topics if topic.active]
    return {"SourceListsAccepted": 1, "TopicsPlanned": events.send(settings.fetch_queue_url, due)}


def fetch_topic(due: TopicDue, store: DataStore, settings: FetchSettings) -> Counts:
    """Reads all feeds of one topic and stores one batch; an edition that is there stays unless it is to be replaced."""
    topics, _ = sources.read_source_lists(store.source_lists())
    topic = next((topic for topic in topics if topic.id == due.topic), None)
    if topic is None:
        raise EventError(due.model_dump_json(), f"no source list defines the topic {due.topic!r}")
    now = settings.now()
    edition = due.edition or topic.edition_at(now)
    earlier = store.find_batch(topic.id, edition)
    if earlier and not due.replace:
        return {"BatchesKept": 1}
    reports, found = rounds.read_feeds(topic, topics, store.state, settings, now)
    batch = Batch(
        topic=topic,
        edition=edition,
        date=earlier.date if earlier else due.scheduled or _due_time(topic, edition, now),
        fetched_at=now,
        feeds=reports,
        articles=(),
    )
    stored = store.write_batch(batch, found, replace=due.replace)
    failed = sum(report.status == "failed" for report in reports)
    return {"BatchesStored": int(stored), "ArticlesFetched": sum(items.count for items in found), "FeedsFailed": failed}


def _due_time(topic: Topic, edition: date, now: datetime) -> datetime:
    return now if edition == topic.edition_at(now) else datetime.combine(edition, DEFAULT_HOUR)
