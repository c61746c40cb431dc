"""In: what was planned, what there is, and the time. Out: which editions are to be queued again or explained, and what to remember. Pure.

Every local date of an active topic is an edition, from the first that was planned on; so days on which nothing ran, not even the
schedule, are missed as well. An edition that is not there an hour after it was due is queued again where it came to a halt; if an hour
later it still is not there, its readers are told why. What the feeds no longer list is explained at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from shared.events import NoDigest, TopicDue
from shared.state import HOUR, Followed, Missed, Missing, Watch
from shared.topics import Topic

DAY = timedelta(days=1)
GRACE = timedelta(hours=1)
"""As long as a queue's five deliveries take when each fails at once; and the least between two looks at one edition."""

REASONS: dict[Missing, str] = {
    "batch": "the feeds could not be read for this edition, and a second attempt failed as well.",
    "digest": "the articles of this edition were gathered, but no digest could be made of them, and a second attempt failed as well.",
    "page": "the digest of this edition was made, but its page could not be, and a second attempt failed as well.",
}
TOO_LATE = "Parallax did not run on this day, and when it ran again the feeds no longer listed what was new then."


@dataclass(frozen=True)
class There:
    """What there is of a topic, by edition: when each object was last stored."""

    batches: Mapping[date, datetime]
    digests: Mapping[date, datetime]
    pages: Mapping[date, datetime]

    def missing(self, edition: date) -> Missing | None:
        """The first thing that is not there; None where the page is, or a page that says why there is none."""
        digest, page = self.digests.get(edition), self.pages.get(edition)
        if page and (digest is None or page >= digest):
            return None
        if digest:
            return "page"
        return "digest" if edition in self.batches else "batch"


@dataclass(frozen=True)
class Due:
    """The editions of a topic that should be there: from `first` to `last`, of which the latter was due at `tick`."""

    topic: Topic
    first: date
    last: date
    tick: datetime

    @property
    def is_behind(self) -> bool:
        return self.first <= self.last

    def moment(self, edition: date) -> datetime:
        """When it was due: the schedule ticks once a day."""
        return self.tick + (edition - self.last)


@dataclass(frozen=True)
class Findings:
    """What is known of a topic now, which editions are to be asked for again, and which to be explained; `told`: those of them that
    were not before."""

    followed: Followed
    asked: Sequence[tuple[Missing, date]]
    explained: Sequence[NoDigest]
    told: int

    def lacking(self, missing: Missing) -> list[date]:
        return [edition for lacks, edition in self.asked if lacks == missing]


def days(first: date, last: date) -> list[date]:
    """Both included; none if the last one is before the first."""
    return [first + n * DAY for n in range((last - first).days + 1)]


def planned(watch: Watch, tick: datetime, active: Iterable[Topic], now: datetime) -> Watch:
    """After a plan: new topics are followed from its edition on, and those that do not run any more are forgotten. A tick that is played
    by hand may be of any time: a topic has not missed the days of which its feeds listed nothing any more when it was first planned."""

    def begun(topic: Topic) -> Followed:
        today = topic.edition_at(now)
        first = min(max(topic.edition_at(tick), today - _still_listed(topic) * DAY), today + DAY)
        return Followed(first=first, published=first - DAY)

    topics = {topic.id: watch.topics.get(topic.id) or begun(topic) for topic in active}
    return Watch(tick=max(watch.tick or tick, tick), topics=topics)


def missed_since(watch: Watch, topic: Topic, edition: date) -> date | None:
    """The first edition before that one which is not known to be there and of which the feeds may still list something."""
    followed = watch.topics.get(topic.id)
    if followed is None or followed.first >= edition:
        return None
    return max(followed.first, edition - _still_listed(topic) * DAY)


def due(watch: Watch, topic: Topic, now: datetime) -> Due | None:
    """None for a topic that was never planned. Ticks that did not come are those that should have come, a day apart."""
    followed = watch.topics.get(topic.id)
    if followed is None or watch.tick is None:
        return None
    tick = watch.tick + (now - GRACE - watch.tick) // DAY * DAY
    return Due(topic, followed.first, topic.edition_at(tick), tick)


def judged(watch: Watch, due: Due, there: There, now: datetime) -> Findings:
    """What to do about each edition that should be there. The same again within the hour is nothing."""
    before = watch.topics[due.topic.id]
    missed = {edition: known for edition, known in before.missed.items() if edition > due.last}
    published = before.published
    asked: list[tuple[Missing, date]] = []
    explained: list[NoDigest] = []
    for edition in days(due.first, due.last):
        missing = there.missing(edition)
        if missing is None:
            published = max(published, edition) if edition in there.digests else published
            continue
        known = before.missed.get(edition)
        hopeless = missing == "batch" and (due.last - edition).days > _still_listed(due.topic)
        match _next_step(known, missing, hopeless, edition in there.pages, now):
            case "ask":
                asked.append((missing, edition))
                missed[edition] = Missed(missing=missing, asked=now)
            case "tell":
                explained.append(_explanation(due, edition, TOO_LATE if hopeless else REASONS[missing]))
                missed[edition] = Missed(missing=missing, asked=known.asked if known else now, told=now)
            case "wait" if known:
                missed[edition] = known
    first = min(missed, default=max(due.last + DAY, due.first))
    newly = [message for message in explained if not (known := before.missed.get(message.edition)) or not known.told]
    return Findings(Followed(first=first, published=published, missed=missed), asked, explained, len(newly))


def _next_step(known: Missed | None, missing: Missing, hopeless: bool, has_page: bool, now: datetime) -> Literal["ask", "tell", "wait"]:
    if known and now - (known.told or known.asked) < GRACE:
        return "wait"
    if not hopeless and (known is None or known.missing != missing):
        return "ask"
    if known and has_page:
        return "wait"  # an older page of it stands, and is better than none; the dead letters say why there is no newer one
    return "tell"


def _explanation(due: Due, edition: date, reason: str) -> NoDigest:
    return NoDigest(kind="no_digest", topic=due.topic.id, edition=edition, scheduled=due.moment(edition), reason=reason)


def topic_due(due: Due, batches: Sequence[date]) -> list[TopicDue]:
    """One message for all of a topic's batches, so that they are stored, and digested, in the order of their days."""
    if not batches:
        return []
    first, last = min(batches), max(batches)
    since = first if first < last else None
    return [TopicDue(kind="topic", topic=due.topic.id, edition=last, missed_since=since, scheduled=due.moment(last))]


def with_findings(watch: Watch, found: Mapping[str, Findings]) -> Watch:
    """What another run has found out in the meantime about other topics stays."""
    changed = {topic: findings.followed for topic, findings in found.items() if topic in watch.topics}
    return watch.model_copy(update={"topics": {**watch.topics, **changed}})


def oldest_page_hours(watch: Watch, active: Iterable[Topic], now: datetime) -> int:
    """How long ago the newest published edition was due, of the topic where that is longest. A page without a digest does not count."""
    ages = (_age(watch, topic, now) for topic in active)
    return max((int(age / HOUR) for age in ages), default=0)


def _age(watch: Watch, topic: Topic, now: datetime) -> timedelta:
    found = due(watch, topic, now)
    return now - found.moment(watch.topics[topic.id].published) if found else timedelta()


def _still_listed(topic: Topic) -> int:
    """Of how many earlier days a run can still make an edition: articles of the whole day must be young enough."""
    return int((topic.max_age - timedelta(microseconds=1)) / DAY)
