"""In: a topic and what is remembered of its feeds. Out: a report on each feed and its items; what is new is remembered.

One round: see whose turn it is, ask those feeds side by side, keep what is new, say that it is done, and take over what
another run found out in the meantime.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from functions.fetch import feeds, politeness
from functions.fetch.addresses import is_this_machine
from functions.fetch.download import Downloader, Fetched, NotModified
from functions.fetch.memory import Memory
from functions.fetch.politeness import Ask, Case, Known, Outcome
from shared.errors import FeedError
from shared.models import Feed, FeedReport, Topic
from shared.observability import logger
from shared.settings import FetchSettings
from shared.state import FeedState, Items, Requests, feed_key
from shared.store import StateStore

AT_ONCE = 64
BUDGET = 75.0
"""Seconds after which no feed is asked any more: what was found has to be stored before the function's time is over."""
PATIENCE = 90.0
"""Seconds after which another run that asks our feeds is not waited for any more."""
PAUSE = 1.0


@dataclass(frozen=True)
class Answer:
    """What came of one feed, and what that cost."""

    outcome: Outcome
    size: int = 0
    seconds: float = 0.0


def read_feeds(
    topic: Topic, topics: Iterable[Topic], store: StateStore, settings: FetchSettings, now: datetime
) -> tuple[tuple[FeedReport, ...], list[Items]]:
    """All feeds of the topic, and their items. The outcome is in the topic's order, whichever answered first."""
    started = time.monotonic()
    memory = Memory(store, topic, topics, now)
    memory.load()
    this = _Round(topic, settings, now)
    requests, mine, others = memory.take_turns(lambda requests: this.wanted(memory.states, requests))
    answers: dict[str, Answer] = {}
    asked = mine
    try:
        answers = this.ask(mine, memory.states, requests, until=started + BUDGET)
        asked = set(answers)
        memory.keep({name: answer.outcome.state for name, answer in answers.items() if answer.outcome.state})
    finally:
        # Even if something broke: whoever may have been asked is not asked again.
        memory.end_turns(mine, asked)
    if others:
        requests = _waited(memory, others, now, until=started + PATIENCE)
    elif this.overtaken(memory.states, requests):
        memory.load()
    found = {feed.name: answers.get(feed.name) or this.from_memory(feed, memory.states, requests) for feed in topic.feeds}
    reports = tuple(
        _report(
            feed, found[feed.name], memory.states.get(feed.name), now if feed.name in answers else politeness.last_asked(requests, feed)
        )
        for feed in topic.feeds
    )
    return reports, [answer.outcome.known.items for answer in found.values()]


def _waited(memory: Memory, others: set[str], now: datetime, until: float) -> Requests:
    """Waits for the run that is asking some of our feeds, and loads what it found out."""
    requests = memory.requests()
    while politeness.under_way(requests, now) & {feed_key(name) for name in others} and time.monotonic() < until:
        time.sleep(PAUSE)
        requests = memory.requests()
    memory.load()
    return requests


class _Round:
    """What a run of one topic knows of all its feeds."""

    def __init__(self, topic: Topic, settings: FetchSettings, now: datetime) -> None:
        self._topic, self._settings, self._now = topic, settings, now

    def _case(self, feed: Feed, states: Mapping[str, FeedState]) -> Case:
        return Case(feed, states.get(feed.name), self._now, self._topic.max_age)

    def _decide(self, case: Case, requests: Requests) -> Ask | Known:
        return case.decide(politeness.last_asked(requests, case.feed), self._settings.google_news)

    def wanted(self, states: Mapping[str, FeedState], requests: Requests) -> list[str]:
        return [feed.name for feed in self._topic.feeds if isinstance(self._decide(self._case(feed, states), requests), Ask)]

    def overtaken(self, states: Mapping[str, FeedState], requests: Requests) -> bool:
        """Whether a feed was asked after what we know of it: perhaps it was another run, while we were loading."""
        known = ((states.get(feed.name), politeness.last_asked(requests, feed)) for feed in self._topic.feeds)
        return any(state and asked and asked > state.asked for state, asked in known)

    def ask(self, mine: set[str], states: Mapping[str, FeedState], requests: Requests, until: float) -> dict[str, Answer]:
        """The feeds that are ours, two lanes a host and all hosts side by side; those that the time did not suffice for are missing."""
        cases = [self._case(feed, states) for feed in self._topic.feeds if feed.name in mine]
        due = [(case, ask) for case in cases if isinstance(ask := self._decide(case, requests), Ask)]
        answers: dict[str, Answer] = {}

        def walk(lane: Sequence[int]) -> None:
            for case, ask in (due[position] for position in lane):
                if time.monotonic() < until:
                    answers[case.feed.name] = _answer(case, ask, downloader)

        lanes = politeness.lanes([self._host(ask.address, position) for position, (_, ask) in enumerate(due)])
        contact, loopback = self._settings.contact, self._settings.allow_loopback
        with Downloader(contact=contact, allow_loopback=loopback) as downloader, ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(walk, lanes))
        return answers

    def _host(self, address: str, position: int) -> str:
        """Whose server it is; on this machine in a local run nobody has to be spared."""
        host = urlsplit(address).hostname or ""
        return f"{host}/{position}" if self._settings.allow_loopback and is_this_machine(host) else host

    def from_memory(self, feed: Feed, states: Mapping[str, FeedState], requests: Requests) -> Answer:
        """It was not our turn, or there was no time left."""
        case = self._case(feed, states)
        decision = self._decide(case, requests)
        known = decision if isinstance(decision, Known) else case.not_reached("there was no time left to ask it")
        return Answer(Outcome(known, None))


def _answer(case: Case, ask: Ask, downloader: Downloader) -> Answer:
    started = time.monotonic()
    size, reached = 0, False
    try:
        answer = downloader.get(ask.address, etag=ask.etag, last_modified=ask.last_modified)
        reached = True
        if isinstance(answer, NotModified):
            outcome = case.not_modified(answer)
        else:
            size = len(answer.body)
            outcome = _read(case, answer)
    except FeedError as exc:
        logger.warning("feed skipped", feed=case.feed.name, reason=exc.why)
        outcome = case.failed(exc, reached=reached or exc.status is not None)
    return Answer(outcome, size, time.monotonic() - started)


def _read(case: Case, answer: Fetched) -> Outcome:
    sha256 = hashlib.sha256(answer.body).hexdigest()
    if case.has_body(sha256):
        return case.same_body(answer)
    # In a run of a past day what is newer than that day still has its date: the digest sets it aside.
    latest = max(case.now, datetime.now(UTC))
    found = feeds.parse(answer.body, case.feed, url=answer.url, content_type=answer.content_type, now=latest, remembered=case.seen())
    return case.parsed(answer, found, sha256)


def _report(feed: Feed, answer: Answer, remembered: FeedState | None, asked: datetime | None) -> FeedReport:
    known, state = answer.outcome.known, answer.outcome.state or remembered
    last_success = state.last_success if state else None
    return FeedReport(
        feed=feed.name,
        label=feed.label,
        perspective=feed.perspective,
        status=known.status,
        why=known.why,
        articles=known.items.count,
        dropped=known.dropped,
        last_success=asked if asked and known.status != "failed" else last_success,
        failures=state.failures if state else 0,
        next_try=state.next_try if state and not state.gone else None,
        bytes=answer.size,
        ms=round(1000 * answer.seconds),
    )
