"""In: a desk and two dates. Out: the digests and pages from the one to the other made again; days without a batch explained."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from infra.local.desks import Desk, NoDesk
from shared.errors import UnreadableObject
from shared.events import NoDigest
from shared.store import ARTICLES, DIGESTS
from shared.topics import Topic

DAY = timedelta(days=1)
LONG_AGO = date(2000, 1, 1)
HOUR = time(4, tzinfo=UTC)
"""When an edition of which nothing is stored was due, for all that is known: the schedule's default."""
NO_BATCH = "no articles were gathered on this day: Parallax did not run, or its runs failed."


@dataclass(frozen=True)
class Made:
    """What became of an edition: its digest and page, a page that says why there is none, or nothing, which is a defect; or why it is
    `kept` as it was."""

    topic: str
    edition: date
    digest: bool
    page: bool
    kept: str = ""

    @property
    def is_whole(self) -> bool:
        return self.digest and self.page and not self.kept

    def __str__(self) -> str:
        said = "page" if self.page and self.digest else "page that says why there is no digest" if self.page else "NO PAGE"
        return f"{self.edition} {self.topic}: {said}" + (f", as it was before: {self.kept}" if self.kept else "")


def backfill(desk: Desk, first: date, last: date, tell: Callable[[Made], None]) -> list[Made]:
    """Day by day, so that each edition finds those before it. A topic's days before its first batch are not its own. Raises NoDesk."""
    lists = desk.data.catalogue()
    if lists is None:
        raise NoDesk("nothing has run here yet: there is no list of the topics that run (state/catalogue.json)")
    batches = {topic.id: desk.data.editions(ARTICLES, topic.id, LONG_AGO) for topic in lists.topics}
    made: list[Made] = []
    for day in (first + n * DAY for n in range((last - first).days + 1)):
        concerned = [
            topic for topic in lists.topics for days in [batches[topic.id]] if days and min(days) <= day and (topic.active or day in days)
        ]
        if concerned:
            kept = {topic.id: why for topic in concerned if (why := _kept(desk, topic, day, batches[topic.id]))}
            stored = [topic for topic in concerned if day in batches[topic.id] and topic.id not in kept]
            _make(desk, day, stored, [topic for topic in concerned if day not in batches[topic.id] and topic.id not in kept])
        for topic in concerned:
            outcome = _outcome(desk, topic, day, kept.get(topic.id, ""))
            made.append(outcome)
            tell(outcome)
    return made


def _kept(desk: Desk, topic: Topic, day: date, batches: Collection[date]) -> str:
    """Why an edition cannot be made again, and stays."""
    if day not in batches:
        return "there is no batch to make it of" if _has_digest(desk, topic, day) else ""
    try:
        desk.data.batch(desk.data.batch_key(topic.id, day))
    except UnreadableObject as exc:
        return str(exc)
    return ""


def _has_digest(desk: Desk, topic: Topic, day: date) -> bool:
    return day in desk.data.editions(DIGESTS, topic.id, day)


def _make(desk: Desk, day: date, stored: list[Topic], missing: list[Topic]) -> None:
    data = desk.data
    desk.send("digest", [data.event(data.batch_key(topic.id, day)) for topic in stored])
    desk.settle()
    # A digest that is the same as before has started nothing; its page may be another all the same.
    desk.send("render", [data.event(data.digest_key(topic.id, day)) for topic in stored])
    due = datetime.combine(day, HOUR)
    told = [NoDigest(kind="no_digest", topic=topic.id, edition=day, scheduled=due, reason=NO_BATCH) for topic in missing]
    desk.send("render", [*told])
    desk.settle()


def _outcome(desk: Desk, topic: Topic, day: date, kept: str) -> Made:
    return Made(topic.id, day, _has_digest(desk, topic, day), desk.site.has_edition(topic.id, day), kept)
