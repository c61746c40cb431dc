"""In: the folder of a run. Out: how each topic's feeds fared at its newest edition, as the site's feeds.json says it, and as a table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from functions.render.editions import feed_health, with_edition
from functions.render.text import line
from shared.models import Digest, FeedOutcome
from shared.site import FeedHealth, SiteIndex
from shared.store import DIGESTS

NUMBERS = ("items", "failures")
TIMES = ("last success", "next try")


def health(out: Path) -> FeedHealth:
    folders = (out / "data" / DIGESTS).glob("*/")
    newest = (max(folder.glob("*.json"), default=None) for folder in folders)
    digests = (Digest.model_validate_json(file.read_bytes()) for file in newest if file)
    return feed_health(reduce(with_edition, digests, SiteIndex()))


def show(found: FeedHealth) -> None:
    console = Console(highlight=False)
    for topic in found.topics:
        console.print(Text(f"{topic.topic}, edition of {topic.edition}", style="bold"))
        console.print(_table(topic.feeds))


def _table(feeds: Iterable[FeedOutcome]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("feed", overflow="fold", min_width=20)
    table.add_column("status", no_wrap=True)
    for column in ("items", "last success", "failures", "next try"):
        # A time may stand on two lines, day and hour; a number may not.
        table.add_column(
            column, justify="right" if column in NUMBERS else "left", no_wrap=column in NUMBERS, min_width=10 * (column in TIMES)
        )
    for feed in feeds:
        table.add_row(*map(Text, _cells(feed)), style="red" if feed.status == "failed" else "")
    return table


def _cells(feed: FeedOutcome) -> tuple[str, ...]:
    """Labels and reasons hold words of lists and servers: nothing in them may steer the terminal."""
    named = f"{line(feed.label)}\n  {line(feed.why)}" if feed.why else line(feed.label)
    return named, feed.status, str(feed.articles), _moment(feed.last_success), str(feed.failures), _moment(feed.next_try)


def _moment(when: datetime | None) -> str:
    return f"{when:%Y-%m-%d %H:%M}Z" if when else ""
