"""In: the second schedule's tick. Out: what was due and is not there is queued again, or explained; and that is remembered."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from functions.fetch import watching
from functions.fetch.watching import Due, Findings, There
from shared import events
from shared.events import Counts, Reconcile
from shared.observability import logger
from shared.settings import FetchSettings
from shared.site_store import SiteStore
from shared.store import ARTICLES, DIGESTS, DataStore
from shared.topics import Topic

AT_ONCE = 16
"""How many topics are looked up at the same time."""


def reconcile(tick: Reconcile, topics: Iterable[Topic], store: DataStore, site: SiteStore, settings: FetchSettings) -> Counts:
    active = [topic for topic in topics if topic.active]
    watch = store.state.watch()
    overdue = [due for topic in active if (due := watching.due(watch, topic, tick.scheduled)) and due.is_behind]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        there = list(pool.map(lambda due: _there(due, store, site), overdue))
    found = {due.topic.id: watching.judged(watch, due, what, tick.scheduled) for due, what in zip(overdue, there, strict=True)}
    for due in overdue:
        _send(due, found[due.topic.id], store, settings)
    # Only now: a look that breaks off is made again, and what it sends twice has no effect.
    watch = store.state.change_watch(lambda seen: watching.with_findings(seen, found))
    counts = {
        "EditionsRequeued": sum(len(findings.asked) for findings in found.values()),
        "EditionsMissed": sum(findings.told for findings in found.values()),
    }
    age = watching.oldest_page_hours(watch, active, tick.scheduled)
    # A metric costs by the hour in which it is sent; that nothing was missed need not be said.
    return {**{outcome: number for outcome, number in counts.items() if number}, "OldestPageAgeHours": age}


def _there(due: Due, store: DataStore, site: SiteStore) -> There:
    topic, first = due.topic.id, due.first
    return There(store.editions(ARTICLES, topic, first), store.editions(DIGESTS, topic, first), site.published_since(topic, first))


def _send(due: Due, findings: Findings, store: DataStore, settings: FetchSettings) -> None:
    if not findings.asked and not findings.explained:
        return
    topic = due.topic.id
    asked = {f"{edition}": missing for missing, edition in findings.asked}
    explained = {f"{message.edition}": message.reason for message in findings.explained}
    logger.warning("editions missed", topic=topic, asked=asked, explained=explained)
    events.send(settings.fetch_queue_url, watching.topic_due(due, findings.lacking("batch")))
    events.send(settings.digest_queue_url, [store.event(store.batch_key(topic, day)) for day in findings.lacking("digest")])
    pages = [store.event(store.digest_key(topic, day)) for day in findings.lacking("page")]
    events.send(settings.render_queue_url, [*pages, *findings.explained])
