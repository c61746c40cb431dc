"""In: a number of days. Out: digests of real size for as many editions, stories that go on among them; and a count of S3's requests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from functions.render import editions, site_pages, threads
from functions.render.publish import Publisher
from shared.models import Digest, EarlierStory, Story
from shared.packing import Stored
from shared.site import MonthIndex, SiteIndex, StoriesIndex, TopicIndex, month_of
from shared.store import s3_client
from tests.factories import claim, digest, feed_outcome, numbered_article, set_aside, side

FIRST = date(2023, 4, 1)
SOURCES = 20
STORIES = 12
GOING_ON = 6
SIDES = ("china", "japan")


def edition(number: int, first: date = FIRST, **changes: Any) -> Digest:
    """The edition of that number, from 1: 20 sources of 12 outlets, 12 stories, 6 of which go on for five editions each."""
    day = first + timedelta(days=number - 1)
    articles = tuple(
        numbered_article(
            n,
            url=f"https://news{n % 12}.example/{day}/{n}/a-headline-as-long-as-they-are-in-real-addresses",
            title=f"Beijing and Tokyo trade words over item {number * 100 + n} as talks on fishing and chips go on",
            summary="What the feed says of it, in two sentences of the usual length. They give a number, a name and a place, and no more. "
            * 2,
            outlet=f"Outlet number {n % 12}",
            outlet_domain=f"news{n % 12}.example",
            outlet_country="CN" if n % 2 else "JP",
            perspective=SIDES[n % 2],
            story=f"s{day:%Y%m%d}-{n % STORIES}",
        )
        for n in range(1, SOURCES + 1)
    )
    claims = {name: tuple(claim(a.title, a.n, quotes=((a.n, a.title),)) for a in articles if a.perspective == name) for name in SIDES}
    return digest(
        **{
            "edition": day,
            "date": datetime(day.year, day.month, day.day, 4, tzinfo=UTC),
            "articles": articles,
            "stories": tuple(_story(number, day, place) for place in range(STORIES)),
            "highlights": tuple(claim(a.title, a.n, quotes=((a.n, a.title),)) for a in articles[:5]),
            "perspectives": tuple(side(name, name.title(), *told) for name, told in claims.items()),
            "set_aside": tuple(set_aside("junk", url=f"https://junk.example/{day}/{n}", title=f"Junk number {n}") for n in range(60)),
            "feeds": tuple(feed_outcome(feed=f"https://news{n}.example/feed.xml", perspective=SIDES[n % 2]) for n in range(12)),
            **changes,
        }
    )


def _story(number: int, day: date, place: int) -> Story:
    """Stories 0 to 5 go on: they began up to four editions ago, and end after the fifth."""
    age = (number + place) % 5 if place < GOING_ON else 0
    age = min(age, number - 1)
    told = dict.fromkeys(SIDES, 1)
    earlier = tuple(
        EarlierStory(
            edition=day - timedelta(days=back),
            id=f"s{day - timedelta(days=back):%Y%m%d}-{place}",
            title=f"Story {place}",
            language="en",
            told=told,
        )
        for back in range(1, age + 1)
    )
    return Story(
        id=f"s{day:%Y%m%d}-{place}",
        thread=earlier[-1].id if earlier else "",
        title=f"Story {place} of edition {number}",
        language="en",
        articles=(place + 1, place + 2),
        perspectives={"china": (place + 1,), "japan": (place + 2,)},
        status="continuing" if earlier else "new",
        since=earlier[-1].edition if earlier else None,
        previous=earlier,
    )


def history(publisher: Publisher, count: int) -> None:
    """The index as it is after the first `count` editions, without publishing each of them."""
    known = [edition(number) for number in range(1, count + 1)]
    name, site = known[0].topic, publisher.site
    listing, topic = editions.topic_listing(known[0]), TopicIndex(topic=name)
    months: dict[str, MonthIndex] = {}
    stories: dict[str, StoriesIndex] = {}
    for each in known:
        month = month_of(each.edition)
        months[month] = editions.in_month(months.get(month) or MonthIndex(topic=name, month=month), each)
        topic = editions.in_topic(topic, each)
        listing = editions.in_site(SiteIndex(topics=(listing,)), editions.topic_listing(each)).topics[0]
        for began in threads.months(each):
            stories[began] = threads.with_edition(stories.get(began) or StoriesIndex(topic=name, month=began), each)
    for whole in months.values():
        site.change_month(name, whole.month, _now(whole))
    for part in stories.values():
        site.change_stories(name, part.month, _now(part))
    site.change_topic(name, _now(topic))
    counts = {month: len(whole.editions) for month, whole in months.items()}
    home = SiteIndex(topics=(listing.model_copy(update={"months": counts, "stories": tuple(sorted(stories))}),))
    assert site.write_home(home, seen=None)
    for path, page in site_pages.top(home, publisher.site_url).items():
        site.publish(path, page.body, page.content_type)


def _now(part: Stored) -> Callable[[Stored | None], Stored]:
    return lambda _: part


@dataclass
class Traffic:
    """Requests by operation, and the bytes of their bodies."""

    requests: list[str] = field(default_factory=list)
    bytes: int = 0


@contextmanager
def counted() -> Iterator[Traffic]:
    """What Parallax's client of S3 sends and gets during the block."""
    traffic = Traffic()
    hooks = s3_client().meta.events

    def sent(params: dict[str, Any], model: Any, **_: Any) -> None:
        traffic.requests.append(model.name)
        traffic.bytes += len(params.get("Body", b""))

    def received(parsed: dict[str, Any], **_: Any) -> None:
        traffic.bytes += int(parsed.get("ContentLength", 0)) if "Body" in parsed else 0

    hooks.register("provide-client-params.s3", sent)
    hooks.register("after-call.s3", received)
    try:
        yield traffic
    finally:
        hooks.unregister("provide-client-params.s3", sent)
        hooks.unregister("after-call.s3", received)
