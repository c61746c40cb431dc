"""In: a desk and the time. Out: how each topic stands, what nobody could handle, what was spent; and whether somebody should look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from functions.render.text import line
from infra.local.desks import NoDesk, Verb
from shared.answers import NANODOLLARS
from shared.errors import StoreError
from shared.models import FeedOutcome
from shared.site_store import SiteStore
from shared.store import ARTICLES, DIGESTS, DataStore
from shared.topics import Topic

SHOWN = 7
"""Days."""
OLD = 36
"""Hours after which a newest page is too old: an edition a day, and twelve hours for trouble that mends itself."""
LONG_AGO = date(2000, 1, 1)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Day:
    edition: date
    batch: bool
    digest: bool
    page: bool

    @property
    def is_bad(self) -> bool:
        return not self.page

    def __str__(self) -> str:
        if self.page:
            said = "page" if self.digest else "page that says why there is no digest"
        else:
            said = "digest, no page" if self.digest else "batch, no digest" if self.batch else "nothing"
        return f"{self.edition} {said}"


@dataclass(frozen=True)
class TopicStatus:
    """`newest` is the last edition with a digest and a page, `age` how old it is in hours, `trouble` why its digest cannot be read.
    `days` begin with the topic's first edition."""

    topic: str
    newest: date | None
    age: int | None
    trouble: str
    days: tuple[Day, ...]
    feeds: tuple[FeedOutcome, ...]

    @property
    def is_bad(self) -> bool:
        return self.age is None or self.age > OLD or any(day.is_bad for day in self.days)

    def _headline(self) -> str:
        if self.newest is None:
            return "no edition has a page yet"
        return f"edition of {self.newest}, {self.trouble or f'{self.age} hours old'}"

    def lines(self) -> Iterator[str]:
        yield f"{self.topic}: {self._headline()}"
        yield from (f"  {day}" for day in self.days)
        failing = [feed for feed in self.feeds if feed.status == "failed"]
        if failing:
            yield f"  {len(failing)} of {len(self.feeds)} feeds failed:"
            yield from (f"    {line(feed.label)}: {line(feed.why)}" for feed in failing)


@dataclass(frozen=True)
class Status:
    """`spent` is in US dollars, or why nobody knows."""

    topics: tuple[TopicStatus, ...]
    letters: Mapping[Verb, int]
    spent: float | str
    budget: float | None

    @property
    def is_bad(self) -> bool:
        return any(topic.is_bad for topic in self.topics) or any(self.letters.values()) or isinstance(self.spent, str)

    def lines(self) -> Iterator[str]:
        for topic in self.topics:
            yield from topic.lines()
        told = ", ".join(f"{count} of {verb}" for verb, count in self.letters.items() if count)
        yield f"dead letters: {told or 'none'}"
        spent = self.spent if isinstance(self.spent, str) else f"${self.spent:.2f}"
        yield f"spent on models this month: {spent}" + (f" of ${self.budget:.2f}" if self.budget is not None else "")


def status(data: DataStore, site: SiteStore, letters: Mapping[Verb, int], now: datetime, budget: float | None = None) -> Status:
    """Of the topics that run. Raises NoDesk where none is known."""
    lists = data.catalogue()
    if lists is None:
        raise NoDesk("nothing has run here yet: there is no list of the topics that run (state/catalogue.json)")
    topics = tuple(_topic(topic, data, site, now) for topic in lists.topics if topic.active)
    return Status(topics, letters, _spent(data, now), budget)


def _spent(data: DataStore, now: datetime) -> float | str:
    try:
        month = data.state.spending(f"{now:%Y-%m}")
    except StoreError as exc:
        return f"nobody knows, because {exc}"
    return (sum(month.settled.values()) + sum(call.nanodollars for call in month.reserved.values())) / NANODOLLARS


def _topic(topic: Topic, data: DataStore, site: SiteStore, now: datetime) -> TopicStatus:
    batches, digests = (data.editions(prefix, topic.id, LONG_AGO) for prefix in (ARTICLES, DIGESTS))
    pages = site.published_since(topic.id, LONG_AGO)
    known = batches.keys() | digests.keys() | pages.keys()
    tick = data.state.watch().tick
    last = max(known | ({topic.edition_at(tick)} if tick else set()), default=topic.edition_at(now))
    first = max(min(known, default=last), last - (SHOWN - 1) * DAY)
    days = [first + n * DAY for n in range((last - first).days + 1)]
    newest = max(digests.keys() & pages.keys(), default=None)
    published, trouble = None, ""
    if newest:
        try:
            published = data.digest(data.digest_key(topic.id, newest))
        except StoreError as exc:
            trouble = f"which cannot be read: {exc}"
    return TopicStatus(
        topic=topic.id,
        newest=newest,
        age=int((now - published.date) / timedelta(hours=1)) if published else None,
        trouble=trouble,
        days=tuple(Day(day, day in batches, day in digests, day in pages) for day in days),
        feeds=published.feeds if published else (),
    )
