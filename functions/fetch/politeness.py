"""In: what is remembered of a feed, and the time. Out: ask it, and how, or answer from memory; after an answer, what to remember. Pure.

The rules: a feed is asked at most once an hour, with the validators that it gave; one that fails is left alone for an hour, then
two, four, … at most a day, and as long as it says itself; one that is gone is not asked again; a permanent redirect is followed
without asking first.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from functions.fetch.download import Fetched, NotModified
from functions.fetch.feeds import ParsedFeed
from shared.errors import FeedError
from shared.models import Article
from shared.state import HOUR, FeedState, Items, Request, Requests, Status, feed_key
from shared.topics import Feed

LEASE = timedelta(seconds=30)
"""How long a run's turn lasts; it renews it for as long as it is asking. One that was not renewed belongs to a run that died."""
LONGEST_WAIT = timedelta(hours=23)
"""Of our own accord; an hour less than the day between two runs, so that every run may try."""
GONE = 410
PER_HOST, LONG_LANE = 2, 4
"""How many requests a host gets at once, and from how many feeds on it gets more than one."""


@dataclass(frozen=True)
class Ask:
    address: str
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True)
class Known:
    """What the feed is taken to have answered, and its items."""

    status: Status
    why: str
    items: Items
    dropped: int = 0


@dataclass(frozen=True)
class Outcome:
    """An answer, and what is to be remembered; None when nothing is new: then nothing is written."""

    known: Known
    state: FeedState | None


@dataclass(frozen=True)
class Case:
    """One feed in one run of a topic: what is remembered of it, and what follows from an answer."""

    feed: Feed
    state: FeedState | None
    now: datetime
    max_age: timedelta

    def decide(self, asked: datetime | None, google_news: str) -> Ask | Known:
        """`asked` is when anybody last asked this feed, as far as it is known."""
        state, listed = self.state, self.feed.address(google_news)
        if state is None:
            # Asked or not: without an answer to go by there is nothing to tell the reader.
            return Ask(listed)
        if self._again(state) and not state.gone:
            # Only a local run of a fixed time comes back at the same moment: somebody mended something and tries again.
            return Ask(listed)
        if state.gone or _left_alone(state, self.now):
            return self._recall(state, state.status)
        if asked and asked > state.asked and _within(asked, self.now, HOUR):
            # It left no trace in the state, so it brought nothing new.
            return self._recall(state, "unchanged")
        if _within(state.asked, self.now, HOUR):
            return self._recall(state, state.status)
        return Ask(state.moved or listed, state.etag, state.last_modified)

    def seen(self) -> Mapping[str, Article]:
        """The items that need not be parsed again, by fingerprint."""
        found = self.state.items.by_fingerprint() if self.state else {}
        return {fingerprint: self._in_our_language(article) for fingerprint, article in found.items()}

    def has_body(self, sha256: str) -> bool:
        return self.state is not None and self.state.sha256 == sha256

    def not_modified(self, answer: NotModified) -> Outcome:
        return self._unchanged({"moved": self._moved(answer.moved)})

    def same_body(self, answer: Fetched) -> Outcome:
        """The server does not know "not modified", but the bytes are those of last time."""
        return self._unchanged({"moved": self._moved(answer.moved), "etag": answer.etag, "last_modified": answer.last_modified})

    def parsed(self, answer: Fetched, found: ParsedFeed, sha256: str) -> Outcome:
        status: Status = "ok" if found.articles else "empty"
        why = "" if found.articles else "it lists no articles"
        items = Items.of(found.articles, found.fingerprints)
        after = FeedState(
            asked=self.now,
            status=status,
            why=why,
            dropped=found.dropped,
            last_success=self.now,
            moved=self._moved(answer.moved),
            etag=answer.etag,
            last_modified=answer.last_modified,
            sha256=sha256,
            items=items,
        )
        return Outcome(Known(status, why, items, found.dropped), after)

    def failed(self, error: FeedError, *, reached: bool = True) -> Outcome:
        """The items of better days stand in. The validators go: a server must not fail for ever over words of its own.

        `reached` says whether any server was asked at all.
        """
        before = self._before()
        failures = before.failures if self._again(before) else before.failures + 1
        # min first: 2 ** failures outgrows what a time span can hold.
        wait = min(HOUR * 2 ** min(failures - 1, 10), LONGEST_WAIT)
        facts = {
            "asked": self.now,
            "status": "failed",
            "why": error.why,
            "failures": failures,
            "reached": reached,
            "next_try": self.now + max(wait, timedelta(seconds=error.retry_after or 0)),
            # At a moved address it is the move that is forgotten: the listed one is asked next.
            "gone": error.status == GONE and not before.moved,
            "moved": "",
            "etag": "",
            "last_modified": "",
        }
        after = before.model_copy(update=facts)
        return Outcome(self._recall(after, "failed"), after)

    def _again(self, state: FeedState) -> bool:
        """Whether it failed at this very moment already, without reaching anybody."""
        return state.failures > 0 and not state.reached and state.asked == self.now

    def not_reached(self, why: str) -> Known:
        """Nobody asked it, though it was due."""
        return replace(self._recall(self._before(), "failed"), why=why)

    def _before(self) -> FeedState:
        return self.state or FeedState(asked=self.now, status="failed")

    def _unchanged(self, facts: Mapping[str, str]) -> Outcome:
        before = self._before()
        after = before.model_copy(update=facts)
        recovered = after.model_copy(
            update={"asked": self.now, "status": "unchanged", "why": "", "failures": 0, "reached": True, "next_try": None}
        )
        news = after != before or before.failures
        return Outcome(self._recall(recovered, "unchanged"), recovered if news else None)

    def _recall(self, state: FeedState, status: Status) -> Known:
        """The remembered items: all that the feed lists if it was just read, otherwise those that are young enough."""
        oldest = None if status in ("ok", "empty") else self.now - self.max_age
        return Known(status, state.why if status == state.status else "", self._since(state.items, oldest), state.dropped)

    def _since(self, items: Items, oldest: datetime | None) -> Items:
        aged = oldest is not None and items.oldest is not None and items.oldest < oldest
        foreign = self.feed.language is not None and items.languages not in ((), (self.feed.language,))
        if not aged and not foreign:
            return items
        kept = (article for article in items.articles() if not (oldest and article.published and article.published < oldest))
        return Items.of([self._in_our_language(article) for article in kept])

    def _in_our_language(self, article: Article) -> Article:
        """As this topic declares it: another one, or an earlier version of this one, may have declared another."""
        language = self.feed.language
        return article.model_copy(update={"language": language}) if language and language != article.language else article

    def _moved(self, target: str) -> str:
        """Searches stay where they are: their address is made, not listed."""
        return "" if self.feed.google_news else target or (self.state.moved if self.state else "")


def _left_alone(state: FeedState, now: datetime) -> bool:
    """In back-off. A record from a later day than today's, as a local run of a past day finds it, binds nobody."""
    return state.next_try is not None and state.asked - HOUR < now < state.next_try


def _within(moment: datetime, now: datetime, span: timedelta) -> bool:
    """Clocks of two machines differ, so that the moment may seem to lie ahead."""
    return abs(now - moment) < span


def under_way(requests: Requests, now: datetime) -> set[str]:
    """The keys of the feeds that a run is asking; one that died does not count."""
    return {key for key, request in requests.feeds.items() if not request.answered and _within(request.at, now, LEASE)}


def take_turns(requests: Requests, wanted: Iterable[str], now: datetime) -> tuple[Requests, set[str], set[str]]:
    """The names of feeds that are now ours to ask, those that another run is asking, and what to note down."""
    names, busy = set(wanted), under_way(requests, now)
    others = {name for name in names if feed_key(name) in busy}
    mine = names - others
    kept = {key: request for key, request in requests.feeds.items() if _within(request.at, now, HOUR)}
    return Requests(feeds=kept | {feed_key(name): Request(at=now) for name in sorted(mine)}), mine, others


def renew_turns(requests: Requests, mine: Iterable[str], now: datetime) -> Requests:
    """Notes that we are still asking our feeds."""
    return Requests(feeds=requests.feeds | {feed_key(name): Request(at=now) for name in sorted(mine)})


def end_turns(requests: Requests, mine: Iterable[str], asked: Container[str], now: datetime) -> Requests:
    """Notes which of our feeds were asked, and gives the others back."""
    ours = {feed_key(name): name in asked for name in sorted(mine)}
    kept = {key: request for key, request in requests.feeds.items() if key not in ours}
    return Requests(feeds=kept | {key: Request(at=now, answered=True) for key, was_asked in ours.items() if was_asked})


def last_asked(requests: Requests, feed: Feed) -> datetime | None:
    """When the feed's latest request was made, if that was answered: one that died with its run tells nothing."""
    request = requests.feeds.get(feed_key(feed.name))
    return request.at if request and request.answered else None


def lanes(hosts: Sequence[str]) -> list[list[int]]:
    """Positions in lanes, each to be walked one after the other, over one connection; in the order in which they came.

    A host has one lane, or two where one would be long.
    """
    by_host: dict[str, list[int]] = {}
    for position, host in enumerate(hosts):
        by_host.setdefault(host, []).append(position)
    walks = ((positions, 1 if len(positions) <= LONG_LANE else PER_HOST) for positions in by_host.values())
    return [positions[start::side_by_side] for positions, side_by_side in walks for start in range(side_by_side)]
