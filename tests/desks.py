"""In: what a test of the writers is about. Out: laid-out pages, and the Claude writer on emulated S3 and a played Messages API."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import boto3
from moto import mock_aws

from functions.digest.writing import budget, claude, steps
from functions.digest.writing.calls import Calls, Time
from functions.digest.writing.writer import Page, Written
from shared.comparison import Quotation
from shared.models import NumberedArticle, Story
from shared.store import Bucket, DataStore
from tests.batches import topic
from tests.factories import numbered_article
from tests.fake_messages import KEY, Answer, Fake, fake_messages

EDITION = date(2026, 1, 13)
NOW = datetime(2026, 1, 13, 4, 0, tzinfo=UTC)
STRONG, SMALL = "claude-sonnet-5-5", "claude-haiku-5-5"
SUMMARY = (
    "The ministry said on Monday that {n} ships had left the port after talks in Tokyo, and that the two governments would meet again in "
    "March to discuss the export licences, fisheries and the safety of citizens. Officials gave no further details of the agreement."
)


def page(
    articles: int = 20,
    *,
    summary: str = SUMMARY,
    titles: dict[int, str] | None = None,
    quotes: tuple[Quotation, ...] = (),
    **about: Any,
) -> Page:
    """Half the articles are China's, half Japan's; every story has one of each. Those with smaller numbers are more relevant."""
    half = articles // 2
    named = titles or {}

    def made(n: int) -> NumberedArticle:
        side, place = ("china", n) if n <= half else ("japan", n - half)
        outlet = {"china": "Global Times", "japan": "NHK"}[side]
        title = named.get(n, f"{outlet.split()[0]} report {n}: ministers of China and Japan meet on export licences in round {place}")
        return numbered_article(
            n,
            title=title,
            summary=summary.format(n=n),
            outlet=outlet,
            perspective=side,
            story=f"story-{place}",
            language="en",
            relevance=1 - n / 1000,
        )

    numbered = tuple(made(n) for n in range(1, articles + 1))
    stories = tuple(
        Story(
            id=f"story-{n}",
            title=numbered[n - 1].title,
            language="en",
            articles=(n, n + half),
            perspectives={"china": (n,), "japan": (n + half,)},
            status="new",
        )
        for n in range(1, half + 1)
    )
    paired = lambda a, b: 1.0 if abs(a - b) == half else 0.0  # noqa: E731 - it is a table
    return Page(topic(**about), EDITION, stories, numbered, paired, "USE multilingual 3", quotes=quotes)


def shown(n: int, articles: int = 20) -> int:
    """What a model that reads all of such a page knows an article of it by."""
    return 2 * n - 1 if n <= articles // 2 else 2 * (n - articles // 2)


@dataclass
class Clock:
    """Seconds that the function has left, by the real clock; waits are noted, and take no time."""

    seconds: float = 100.0
    now: datetime = NOW
    waits: list[float] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    def left(self) -> float:
        return self.seconds - (time.monotonic() - self.started) - sum(self.waits)

    def time(self) -> Time:
        return Time(self.left, lambda: self.now, self.waits.append)


@dataclass
class Newsroom:
    """One edition's Claude writer, with everything around it."""

    fake: Fake
    store: DataStore
    clock: Clock
    digest_usd: float = 0.20
    month_usd: float = 5.0
    strong: str = STRONG
    small: str = SMALL
    holder: str = "run-1"
    connect: Callable[[], Any] | None = None

    def calls(self, edition: date = EDITION) -> Calls:
        model = claude.Claude(self.connect or claude.at_anthropic(lambda: KEY, self.fake.url))
        limits = budget.limits(self.digest_usd, self.month_usd)
        return Calls(self.store, "china-japan", edition, model, limits, self.holder, self.clock.time())

    def write(self, about: Page | None = None) -> Written:
        return steps.Claude(self.calls().ask, self.strong, self.small).write(about or page())

    def later(self, **by: float) -> None:
        self.clock.now += timedelta(**by)


@contextmanager
def newsroom(*script: str, answer: Answer | None = None, **changes: Any) -> Iterator[Newsroom]:
    with mock_aws(), fake_messages(*script, answer=answer) as fake:
        boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="data-bucket")
        yield Newsroom(fake, DataStore(Bucket("data-bucket")), Clock(**changes))
