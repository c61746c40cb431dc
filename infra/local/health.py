"""In: the folder of a run. Out: how each topic's feeds fared at its newest edition, as the site's feeds.json says it, and as a table."""

from __future__ import annotations

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

COLUMNS = ("topic", "feed", "status", "items", "last success", "failures", "next try")
NUMBERS = ("items", "failures")


def health(out: Path) -> FeedHealth:
    folders = (out / "data" / DIGESTS).glob("*/")
    newest = (max(folder.glob("*.json"), default=None) for folder in folders)
    digests = (Digest.model_validate_json(file.read_bytes()) for file in newest if file)
    return feed_health(reduce(with_edition, digests, SiteIndex()))


def show(found: FeedHealth) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in COLUMNS:
        table.add_column(column, justify="right" if column in NUMBERS else "left", overflow="fold")
    for topic in found.topics:
        for feed in topic.feeds:
            table.add_row(topic.topic, *map(Text, _cells(feed)), style="red" if feed.status == "failed" else "")
    Console(highlight=False).print(table)


def _cells(feed: FeedOutcome) -> tuple[str, ...]:
    """Labels and reasons hold words of lists and servers: nothing in them may steer the terminal."""
    status = f"{feed.status}: {line(feed.why)}" if feed.why else feed.status
    return line(feed.label), status, str(feed.articles), _moment(feed.last_success), str(feed.failures), _moment(feed.next_try)


def _moment(when: datetime | None) -> str:
    return f"{when:%Y-%m-%d %H:%M} UTC" if when else ""
