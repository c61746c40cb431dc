"""In: a seed, a number of days, an outage. Out: what a desk published in that time; real planner and handlers, a fake clock, one process.

Feeds fail, functions die at a random call to AWS (before or after it has had its effect, and nothing that they still try is done), on
some days everything about one topic in one function fails, and for some days nothing runs at all, the schedules included.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import boto3

from infra.local.emulator import DeadLetter, Delivery, emulated
from infra.local.run import about
from infra.local.stack import Stack, load_template, read_stack
from shared.models import Digest
from shared.site_store import EDITIONS
from shared.store import Bucket, DataStore
from tests.batches import item, rss
from tests.serving import serve

DAY = timedelta(days=1)
FIRST = date(2026, 1, 1)
PLANNED = time(4)
ENOUGH = 10**9
LISTED = 6
"""For how many days a feed lists an item: one more than an article may be old."""
PARTIES = (("China", "Japan"), ("India", "Pakistan"), ("Korea", "Taiwan"), ("Russia", "Ukraine"), ("Iran", "Israel"))
ZONES = ("UTC", "Asia/Tokyo", "America/New_York")
"""In the last one the tick falls on the day before, in summer on midnight itself: there the clock's changes skip a day and repeat one."""
OFFICES = ("the foreign ministry", "the coast guard", "the central bank", "the trade office", "parliament", "the defence ministry")
DEEDS = ("warns of", "signs an accord on", "halts", "reviews", "votes on", "opens talks about", "protests against", "publishes a report on")
MATTERS = ("fishing rights", "export licences", "air routes", "chip exports", "port fees", "visa rules", "naval drills", "rare earths")


@dataclass(frozen=True)
class Troubles:
    """How often each befalls a feed's day, an invocation, a topic's day in one function; and on which days nothing runs."""

    feed: float = 0.05
    death: float = 0.01
    stuck: float = 0.01
    outage: range = field(default_factory=lambda: range(0))


class Killed(RuntimeError):
    """The function died."""


class Press(Mapping[str, bytes]):
    """Every feed at every time: a few new items a day, and none at all (404) on the days on which it fails."""

    def __init__(self, seed: int, failing: float) -> None:
        self.seed, self.failing, self.today, self.failed = seed, failing, FIRST, set[tuple[str, date]]()

    def __getitem__(self, path: str) -> bytes:
        if Random(f"{self.seed}{path}{self.today}").random() < self.failing:  # noqa: S311 - a game
            self.failed.add((path, self.today))
            raise KeyError(path)
        days = [self.today - n * DAY for n in range(LISTED)]
        return rss(*(told for day in days for told in self._items(path, day)), title=f"The {path[1:-4]} Times")

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError

    __len__ = None  # type: ignore[assignment]

    def _items(self, path: str, day: date) -> Iterator[str]:
        dice = Random(f"{self.seed}{path}{day}items")  # noqa: S311
        topic, outlet = path.strip("/").removesuffix(".xml").split("-")
        for n in range(dice.randint(0, 3)):
            one, other = dice.sample(PARTIES[int(topic)], 2)
            title = f"{one}: {dice.choice(OFFICES)} {dice.choice(DEEDS)} {dice.choice(MATTERS)} with {other}"
            moment = datetime.combine(day, time(dice.randint(0, 3), 30), UTC)
            link = f"https://paper{outlet}.example/{topic}/{day}/{n}"
            yield item(title, link, published=moment.strftime("%a, %d %b %Y %H:%M:%S GMT"))


class Fate:
    """Decides at each invocation whether, and at which call to AWS, the function dies."""

    def __init__(self, seed: int, troubles: Troubles) -> None:
        self._dice, self._seed, self._troubles = Random(seed), seed, troubles  # noqa: S311
        self._usual: dict[str, int] = {}
        self._function, self._dies_at, self._calls, self.dead = "", -1, 0, False
        self.today, self.deaths, self.invocations = FIRST, 0, 0

    def hang_over(self, session: boto3.Session) -> None:
        session.events.register("before-call.*.*", self._called)
        session.events.register("after-call.*.*", self._called)

    def watch(self, delivery: Delivery) -> None:
        if delivery.seconds is not None:
            self._usual[self._function] = max(self._calls, 1)
            self._function, self.dead = "", False
            return
        self._function, self._calls, self.dead, self._dies_at = delivery.function, 0, False, -1
        self.invocations += 1
        if self._dice.random() < self._troubles.death:
            self._dies_at = self._dice.randrange(self._usual.get(delivery.function, 1))
        lot = Random(f"{self._seed}{self.today}{delivery.function}{about(delivery.body)}")  # noqa: S311
        if about(delivery.body) and lot.random() < self._troubles.stuck:
            self._dies_at = 0

    def _called(self, **_: Any) -> None:
        if not self._function:
            return  # the emulation itself
        if self.dead or self._calls == self._dies_at:
            self.deaths += not self.dead
            self.dead = True
            raise Killed("the function died")
        self._calls += 1


@dataclass
class Chronicle:
    """What was published, and what befell. `days` are those of the clock in UTC, `editions` all that should be there, by topic and local
    date; `digests` are what was published, `reasons` those of pages without one."""

    topics: list[str]
    days: list[date]
    editions: list[tuple[str, date]]
    digests: dict[tuple[str, date], Digest] = field(default_factory=dict)
    reasons: dict[tuple[str, date], str] = field(default_factory=dict)
    listed: dict[str, str] = field(default_factory=dict)
    """The topics' pages and their archives, which list the editions."""
    letters: list[DeadLetter] = field(default_factory=list)
    deaths: int = 0
    invocations: int = 0
    failed_feeds: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def unexplained(self) -> list[tuple[str, date]]:
        """The topic-days without a page or a reason."""
        return [edition for edition in self.editions if edition not in self.digests and edition not in self.reasons]


def lived(folder: Path, days: int, topics: int, troubles: Troubles, seed: int = 1) -> Chronicle:
    """So many days of a desk with so many topics. The last day has its looks, so that what it missed is found."""
    stack, fate, press = read_stack(), Fate(seed, troubles), Press(seed, troubles.feed)
    chronicle = Chronicle([f"topic-{n}" for n in range(topics)], [FIRST + n * DAY for n in range(days)], list(_editions(days, topics)))
    settings = {"CLOCK": f"{FIRST}T00:00:00Z", "ALLOW_LOOPBACK": "true"}
    log = folder / "log.jsonl"
    with serve(press) as server, emulated(stack, log, settings) as cloud:
        fate.hang_over(boto3._get_default_session())  # what the functions' clients are made from, from here on
        site = stack.bucket("site").name
        cloud.s3.put_bucket_versioning(Bucket=site, VersioningConfiguration={"Status": "Suspended"})  # a year of versions takes memory
        cloud.s3.put_object(Bucket=stack.bucket("data").name, Key="topics/all.yaml", Body=_topics(server, topics))
        cloud.connect()
        queue = next(function.environment["FETCH_QUEUE_URL"] for function in stack.functions if function.name == "FetchFunction")
        for moment, tick in _ticks(chronicle.days):
            today = moment.date()
            if (today - FIRST).days in troubles.outage:
                continue
            fate.today = press.today = today
            settings["CLOCK"] = moment.isoformat()
            cloud.send(queue, tick.replace("<aws.scheduler.scheduled-time>", moment.isoformat().replace("+00:00", "Z")))
            chronicle.letters += cloud.run(fate.watch, most=ENOUGH)
        _read(chronicle, stack)
    chronicle.deaths, chronicle.invocations, chronicle.failed_feeds = fate.deaths, fate.invocations, len(press.failed)
    for line in log.read_text(encoding="utf-8").splitlines():
        _count(chronicle, line)
    return chronicle


def _editions(days: int, topics: int) -> Iterator[tuple[str, date]]:
    """Every local date from that of the first plan to that of the last."""
    for n in range(topics):
        zone = ZoneInfo(ZONES[n % len(ZONES)])
        first, last = (datetime.combine(FIRST + offset * DAY, PLANNED, UTC).astimezone(zone).date() for offset in (0, days - 1))
        yield from ((f"topic-{n}", first + offset * DAY) for offset in range((last - first).days + 1))


def _topics(server: str, number: int) -> bytes:
    def of(n: int) -> dict[str, Any]:
        sides = [{"id": name.lower(), "name": name, "outlets": [f"paper{m}.example"]} for m, name in enumerate(PARTIES[n])]
        return {
            "id": f"topic-{n}",
            "name": " vs ".join(PARTIES[n]),
            "perspectives": sides,
            "terms": {side["id"]: [side["name"]] for side in sides},
            "timezone": ZONES[n % len(ZONES)],
            "feeds": [{"url": f"{server}/{n}-{m}.xml"} for m in range(3)],
        }

    return json.dumps({"topics": [of(n) for n in range(number)]}).encode()


def _ticks(days: list[date]) -> Iterator[tuple[datetime, str]]:
    """The template's two schedules, and the look of the morning after."""
    resources = load_template()["Resources"]
    plan, look = (resources[name]["Properties"]["Target"]["Input"] for name in ("Schedule", "ReconcileSchedule"))
    for day in days:
        at = datetime.combine(day, time(), UTC)
        ticks = [(datetime.combine(day, PLANNED, UTC), plan), *((at + timedelta(hours=hour, minutes=30), look) for hour in range(1, 24, 4))]
        yield from sorted(ticks)
    yield datetime.combine(days[-1] + DAY, time(1, 30), UTC), look


def _read(chronicle: Chronicle, stack: Stack) -> None:
    site, data = Bucket(stack.bucket("site").name), DataStore(Bucket(stack.bucket("data").name))
    for topic in chronicle.topics:
        for key in list(site.keys(f"{EDITIONS}{topic}/")):
            day = date.fromisoformat(key.rpartition("/")[2].removesuffix(".md"))
            page = site.read(key)
            assert page
            text = page.body.decode()
            if day in data.editions("digests/", topic, day):
                chronicle.digests[topic, day] = data.digest(data.digest_key(topic, day))
            elif "\nnoDigest: " in text:
                chronicle.reasons[topic, day] = text.partition("\nnoDigest: ")[2].partition("\n")[0]
        archive = [key for key in site.keys(f"summaries/{topic}/archive/") if key.endswith(".html")]
        listings = [site.read(key) for key in (f"summaries/{topic}/index.html", *archive)]
        chronicle.listed[topic] = "".join(listing.body.decode() for listing in listings if listing)


def _count(chronicle: Chronicle, line: str) -> None:
    try:
        entry = json.loads(line)
    except ValueError:
        return
    if isinstance(entry, dict) and entry.get("message") == "editions missed":
        chronicle.counts["asked again"] += len(entry["asked"])
        chronicle.counts["explained"] += len(entry["explained"])
