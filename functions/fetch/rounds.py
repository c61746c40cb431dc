"""In: a topic and what is remembered of its feeds. Out: a report on each feed and its items; what is new is remembered.

One round: see whose turn it is, ask those feeds side by side, keep what is new, say that it is done, and take over what
another run found out in the meantime.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from urllib.parse import urlsplit

from functions.fetch import feeds, politeness, workers
from functions.fetch.addresses import is_this_machine
from functions.fetch.download import Downloader, Fetched, NotModified
from functions.fetch.memory import Memory
from functions.fetch.politeness import Ask, Case, Known, Outcome
from shared.errors import FeedError
from shared.models import FeedReport
from shared.observability import logger
from shared.settings import FetchSettings
from shared.state import FeedState, Items, Requests, feed_key
from shared.store import StateStore
from shared.topics import Feed, Topic

AT_ONCE = 64
BUDGET = 75.0
"""Seconds after which no feed is asked any more: what was found has to be stored before the function's time is over."""
PATIENCE = 90.0
"""Seconds after which another run that asks our feeds is not waited for any more."""
OWN_TIME = 10.5
"""Seconds that one feed may take, from the first look-up to the last item; the download ends after ten of them."""
PAUSE = 1.0
RENEWAL = 10.0
"""Seconds after which a run says that it is still asking: three times in the life of a lease."""
NO_TIME, ANOTHER_RUN = "there was no time left to ask it", "another run was asking it and did not end in time"


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

    def moment() -> datetime:
        return now + timedelta(seconds=time.monotonic() - started)

    memory = Memory(store, topic, topics, now)
    memory.load()
    this = _Round(topic, settings, now)
    answers: dict[str, Answer] = {}
    while True:
        requests, mine, others = memory.take_turns(lambda requests: this.wanted(memory.states, requests) - answers.keys(), moment())
        asked = mine
        try:
            renew = partial(_renew, memory, mine, moment)
            found = this.ask(mine, memory.states, requests, until=started + BUDGET, meanwhile=renew)
            asked = set(found)
            answers.update(found)
            memory.keep({name: answer.outcome.state for name, answer in found.items() if answer.outcome.state})
        finally:
            # Even if something broke: whoever may have been asked is not asked again.
            memory.end_turns(mine, asked)
        if not others or not _waited(memory, others, moment, until=started + PATIENCE):
            break
        memory.load()  # what the other run found out; what it left, because it died or had no time, is ours now
    if this.overtaken(memory.states, requests):
        memory.load()
    late = {name: ANOTHER_RUN if name in others else NO_TIME for name in this.wanted(memory.states, requests)}
    found = {feed.name: answers.get(feed.name) or this.from_memory(feed, memory.states, requests, late) for feed in topic.feeds}
    reports = tuple(
        _report(
            feed, found[feed.name], memory.states.get(feed.name), now if feed.name in answers else politeness.last_asked(requests, feed)
        )
        for feed in topic.feeds
    )
    return reports, [answer.outcome.known.items for answer in found.values()]


def _renew(memory: Memory, mine: set[str], moment: Callable[[], datetime]) -> None:
    memory.renew_turns(mine, moment())


def _waited(memory: Memory, others: set[str], moment: Callable[[], datetime], until: float) -> bool:
    """Waits for the run that is asking some of our feeds, until that says it is done or has died; False: neither by then."""
    logger.info("waiting for another run that asks the same feeds", feeds=len(others))
    keys = {feed_key(name) for name in others}
    while politeness.under_way(memory.requests(), moment()) & keys:
        if time.monotonic() >= until:
            return False
        time.sleep(PAUSE)
    return True


class _Round:
    """What a run of one topic knows of all its feeds."""

    def __init__(self, topic: Topic, settings: FetchSettings, now: datetime) -> None:
        self._topic, self._settings, self._now = topic, settings, now

    def _case(self, feed: Feed, states: Mapping[str, FeedState]) -> Case:
        return Case(feed, states.get(feed.name), self._now, self._topic.max_age)

    def _decide(self, case: Case, requests: Requests) -> Ask | Known:
        return case.decide(politeness.last_asked(requests, case.feed), self._settings.google_news)

    def wanted(self, states: Mapping[str, FeedState], requests: Requests) -> set[str]:
        return {feed.name for feed in self._topic.feeds if isinstance(self._decide(self._case(feed, states), requests), Ask)}

    def overtaken(self, states: Mapping[str, FeedState], requests: Requests) -> bool:
        """Whether a feed was asked after what we know of it: perhaps it was another run, while we were loading."""
        known = ((states.get(feed.name), politeness.last_asked(requests, feed)) for feed in self._topic.feeds)
        return any(state and asked and asked > state.asked for state, asked in known)

    def ask(
        self, mine: set[str], states: Mapping[str, FeedState], requests: Requests, until: float, meanwhile: Callable[[], None]
    ) -> dict[str, Answer]:
        """The feeds that are ours, two lanes a host and all hosts side by side; those that the time did not suffice for are missing."""
        cases = [self._case(feed, states) for feed in self._topic.feeds if feed.name in mine]
        due = [(case, ask) for case in cases if isinstance(ask := self._decide(case, requests), Ask)]
        answers: dict[str, Answer] = {}

        def walk(lane: Sequence[int]) -> None:
            for case, ask in (due[position] for position in lane):
                if time.monotonic() < until:
                    answers[case.feed.name] = _answer(case, ask, downloader)

        lanes = politeness.lanes([self._host(ask.address, position) for position, (_, ask) in enumerate(due)])
        settings = self._settings
        with Downloader(contact=settings.contact, allow_loopback=settings.allow_loopback, host_address=settings.host_address) as downloader:
            workers.run(walk, lanes, at_once=AT_ONCE, meanwhile=meanwhile, every=RENEWAL)
        for feed in self._topic.feeds:
            if (answer := answers.get(feed.name)) and answer.outcome.known.status == "failed":
                logger.warning("feed skipped", feed=feed.name, reason=answer.outcome.known.why)
        return answers

    def _host(self, address: str, position: int) -> str:
        """Whose server it is; on this machine in a local run nobody has to be spared."""
        host = urlsplit(address).hostname or ""
        is_local = self._settings.allow_loopback or bool(self._settings.host_address)
        return f"{host}/{position}" if is_local and is_this_machine(host, self._settings.host_address) else host

    def from_memory(self, feed: Feed, states: Mapping[str, FeedState], requests: Requests, late: Mapping[str, str]) -> Answer:
        """It was not our turn; or it was, but it is `late`: why, by name."""
        case = self._case(feed, states)
        decision = self._decide(case, requests)
        known = decision if isinstance(decision, Known) else case.not_reached(late.get(feed.name, NO_TIME))
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
            outcome = read_body(case, answer, OWN_TIME - (time.monotonic() - started))
    except FeedError as exc:
        outcome = case.failed(exc, reached=reached or exc.status is not None)
    return Answer(outcome, size, time.monotonic() - started)


def read_body(case: Case, answer: Fetched, seconds: float) -> Outcome:
    """What becomes of a body that a feed answered with, within so many seconds: parsed, or known already."""
    sha256 = hashlib.sha256(answer.body).hexdigest()
    if case.has_body(sha256):
        return case.same_body(answer)
    # In a run of a past day what is newer than that day still has its date: the digest sets it aside.
    latest = max(case.now, datetime.now(UTC))
    found = feeds.parse(
        answer.body, case.feed, url=answer.url, content_type=answer.content_type, now=latest, remembered=case.seen(), seconds=seconds
    )
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
