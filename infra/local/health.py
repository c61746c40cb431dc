"""In: the folder of a run. Out: how each topic's feeds fared at its newest edition, as the site's feeds.json says it, and as a table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from pathlib import Path

from pydantic import ValidationError
from rich.console import Console
from rich.table import Table
from rich.text import Text

from functions.render.editions import feed_health, in_site, topic_listing, with_running
from functions.render.text import line
from infra.local.readable import readable
from shared.models import Catalogue, Digest, FeedOutcome
from shared.packing import parsed
from shared.site import FeedHealth, SiteIndex
from shared.store import CATALOGUE, DIGESTS

NUMBERS = ("items", "failures")
TIMES = ("last success", "next try")
UNBOUNDED = 100_000
"""Columns; no label or reason is as long."""


def health(out: Path) -> FeedHealth:
    folders = (out / "data" / DIGESTS).glob("*/")
    newest = (max(folder.glob("*.json"), default=None) for folder in folders)
    digests = readable(parsed, Digest, filter(None, newest))
    index = reduce(in_site, map(topic_listing, digests), SiteIndex())
    return feed_health(with_running(index, _running(out / "data" / CATALOGUE)).topics)


def _running(catalogue: Path) -> set[str] | None:
    """The ids of the topics that run, as the catalogue of the folder has them."""
    try:
        lists = Catalogue.model_validate_json(catalogue.read_bytes())
    except (OSError, ValidationError):
        return None
    return {topic.id for topic in lists.topics if topic.active}


def show(found: FeedHealth) -> None:
    console = Console(highlight=False)
    if not console.is_terminal:
        # A program reads it: one line a feed, however long.
        console = Console(highlight=False, width=UNBOUNDED)
    for topic in found.topics:
        console.print(Text(f"{topic.topic}, edition of {topic.edition}", style="bold"))
        console.print(_table(topic.feeds, one_line=not console.is_terminal))
    if found.retired:
        console.print(Text(f"retired, their feeds are not asked any more: {', '.join(found.retired)}"))


def _table(feeds: Iterable[FeedOutcome], *, one_line: bool) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("feed", overflow="fold", min_width=20)
    table.add_column("status", no_wrap=True)
    for column in ("items", "last success", "failures", "next try"):
        # A time may stand on two lines, day and hour; a number may not.
        table.add_column(
            column, justify="right" if column in NUMBERS else "left", no_wrap=column in NUMBERS, min_width=10 * (column in TIMES)
        )
    if one_line:
        table.add_column("why")
    for feed in feeds:
        # Labels and reasons hold words of lists and servers: nothing in them may steer the terminal.
        label, why = line(feed.label), line(feed.why)
        named = f"{label}\n  {why}" if why and not one_line else label
        row = (named, feed.status, str(feed.articles), _moment(feed.last_success), str(feed.failures), _moment(feed.next_try))
        table.add_row(*map(Text, (*row, why) if one_line else row), style="red" if feed.status == "failed" else "")
    return table


def _moment(when: datetime | None) -> str:
    return f"{when:%Y-%m-%d %H:%M}Z" if when else ""
