"""In: a topic among all topics. Out: what is remembered of its feeds, whose turn it is to ask them; and the same kept for the next run.

A feed that this topic alone lists is kept in the topic's object, one that several list in an object of its own. Where lists
have changed since, it is found where it was, and moves. A run can do without memory: trouble with it is logged, no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from functions.fetch import politeness
from shared.errors import StoreError
from shared.observability import logger
from shared.state import FeedState, Requests, TopicState, feed_key
from shared.store import StateStore
from shared.topics import Topic

MOST_HOMES = 8
"""Other topics that are looked into for a later record of a shared feed."""
AT_ONCE = 16
"""How many objects are read or written at the same time."""


class Memory:
    def __init__(self, store: StateStore, topic: Topic, topics: Iterable[Topic], now: datetime) -> None:
        self._store, self._topic, self._now = store, topic, now
        self._names = [feed.name for feed in topic.feeds]
        self._others: dict[str, list[str]] = {name: [] for name in self._names}
        for other in topics:
            for feed in other.feeds if other.id != topic.id else ():
                if feed.name in self._others:
                    self._others[feed.name].append(other.id)
        self._misplaced: set[str] = set()
        self.states: Mapping[str, FeedState] = {}

    def load(self) -> None:
        """`states` is now what is remembered, by the feeds' names."""
        own = self._topic_feeds(self._topic.id)
        found = {name: own[name] for name in self._names if name in own and not self._others[name]}
        found |= self._feed_objects([name for name in self._names if self._others[name]])
        outdated = self._later_at_home(found, own)
        found |= outdated
        lost = [name for name in self._names if name not in found]
        moved = self._elsewhere(lost, own) if lost else {}
        self._misplaced = {*moved, *outdated}
        self.states = found | moved

    def _later_at_home(self, found: Mapping[str, FeedState], own: Mapping[str, FeedState]) -> dict[str, FeedState]:
        """Records of shared feeds that a topic kept for itself while it was the only one, where they are later than the shared ones."""
        homes = {self._topic.id: own}
        later: dict[str, FeedState] = {}
        for name in (name for name in found if self._others[name]):
            for topic in (self._topic.id, *self._others[name][:MOST_HOMES]):
                if topic not in homes:
                    homes[topic] = self._topic_feeds(topic)
                known, best = homes[topic].get(name), later.get(name, found[name])
                if known and known.asked > best.asked:
                    later[name] = known
        return later

    def _elsewhere(self, lost: Sequence[str], own: Mapping[str, FeedState]) -> dict[str, FeedState]:
        """What is remembered of feeds from when they were shared, or not yet."""
        try:
            objects = self._store.shared_feeds()
        except StoreError as exc:
            logger.warning("state not listed", key=exc.key, reason=exc.why)
            objects = frozenset()
        found = self._feed_objects([name for name in lost if not self._others[name] and feed_key(name) in objects])
        homes = {self._topic.id: own}
        for name in lost:
            for topic in (self._topic.id, *self._others[name]) if self._others[name] else ():
                if topic not in homes:
                    homes[topic] = self._topic_feeds(topic)
                if name in homes[topic]:
                    found.setdefault(name, homes[topic][name])
        return found

    def _topic_feeds(self, topic: str) -> Mapping[str, FeedState]:
        try:
            return self._whole(self._store.topic(topic).feeds)
        except StoreError as exc:
            logger.warning("state not readable", key=exc.key, reason=exc.why)
            return {}

    def _feed_objects(self, names: Sequence[str]) -> dict[str, FeedState]:
        def read(name: str) -> FeedState | None:
            try:
                return self._store.feed(name)
            except StoreError as exc:
                logger.warning("state not readable", key=exc.key, reason=exc.why)
                return None

        if not names:
            return {}
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return self._whole({name: state for name, state in zip(names, pool.map(read, names), strict=True) if state})

    def _whole(self, states: Mapping[str, FeedState]) -> dict[str, FeedState]:
        broken = [name for name, state in states.items() if not state.items.is_whole()]
        for name in broken:
            logger.warning("state not readable", key=feed_key(name), reason="its items cannot be unpacked")
        return {name: state for name, state in states.items() if name not in broken}

    def take_turns(self, wanted: Callable[[Requests], Iterable[str]], moment: datetime) -> tuple[Requests, set[str], set[str]]:
        """Who was asked lately; and of the feeds that are `wanted` in view of that, those that are ours to ask and those others ask.

        `moment` is the time by now: the run may have waited since it began.
        """
        before, mine, others = Requests(), set[str](), set[str]()

        def take(requests: Requests) -> Requests:
            nonlocal before, mine, others
            after, mine, others = politeness.take_turns(requests, wanted(requests), moment)
            before = requests
            return after if mine else requests

        try:
            self._store.change_requests(take)
        except StoreError as exc:
            logger.warning("requests not noted down", key=exc.key, reason=exc.why)
            mine, others = set(wanted(before)), set()
        return before, mine, others

    def renew_turns(self, mine: set[str], moment: datetime) -> None:
        self._try(lambda: self._store.change_requests(lambda requests: politeness.renew_turns(requests, mine, moment)))

    def end_turns(self, mine: set[str], asked: set[str]) -> None:
        if mine:
            self._try(lambda: self._store.change_requests(lambda requests: politeness.end_turns(requests, mine, asked, self._now)))

    def requests(self) -> Requests:
        try:
            return self._store.requests()
        except StoreError as exc:
            logger.warning("requests not readable", key=exc.key, reason=exc.why)
            return Requests()

    def keep(self, news: Mapping[str, FeedState]) -> None:
        """Writes what is new; nothing if nothing is."""
        changed = {**{name: self.states[name] for name in self._misplaced}, **news}
        own = {name: state for name, state in changed.items() if not self._others[name]}
        if own:
            self._try(lambda: self._store.change_topic(self._topic.id, lambda seen: self._merged(seen, own)))
        shared = [name for name in changed if self._others[name]]
        if shared:
            with ThreadPoolExecutor(AT_ONCE) as pool:
                list(pool.map(lambda name: self._keep_feed(name, changed[name]), shared))

    def _keep_feed(self, name: str, state: FeedState) -> None:
        self._try(lambda: self._store.change_feed(name, lambda seen: self._later(name, seen, state)))

    def _merged(self, seen: TopicState, news: Mapping[str, FeedState]) -> TopicState:
        """Feeds that this topic no longer lists, or no longer alone, go."""
        kept = {name: state for name, state in seen.feeds.items() if name in self._others and not self._others[name]}
        later = {name: self._later(name, seen.feeds.get(name), state) for name, state in news.items()}
        return TopicState(topic=self._topic.id, feeds=kept | later)

    def _later(self, name: str, theirs: FeedState | None, ours: FeedState) -> FeedState:
        """Of two records the one of the later request, if somebody wrote since ours was loaded."""
        loaded = self.states.get(name)
        untouched = theirs is None or (loaded is not None and theirs.asked == loaded.asked)
        return ours if theirs is None or untouched or theirs.asked <= ours.asked else theirs

    def _try(self, write: Callable[[], None]) -> None:
        try:
            write()
        except StoreError as exc:
            logger.warning("state not kept", key=exc.key, reason=exc.why)


def remembered(store: StateStore) -> frozenset[str]:
    """The keys of all that is remembered of feeds."""
    try:
        return store.keys()
    except StoreError as exc:
        logger.warning("state not listed", key=exc.key, reason=exc.why)
        return frozenset()


def forget(store: StateStore, keys: Iterable[str], topics: Iterable[Topic]) -> None:
    """Of what is remembered under `keys`, what no topic needs goes: topics that are gone, and feeds that nobody lists."""
    try:
        forgotten = store.forget(keys, topics)
    except StoreError as exc:
        logger.warning("state not removed", key=exc.key, reason=exc.why)
    else:
        if forgotten:
            logger.info("state of what no source list names removed", objects=forgotten)
