"""The nouns between the parsers and the articles: what a feed says of itself and of each item, text not yet cleaned."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

MAX_ITEMS = 1000
"""Of one feed; those after them are dropped and counted."""

MAX_TEXT = 20_000
"""Characters of one field that are looked at: enough for 2,000 of text in ten times as much markup."""


class Facts(NamedTuple):
    """What the feed says of itself."""

    title: str = ""
    link: str = ""
    language: str = ""


class Item(NamedTuple):
    """One item as it stands in the feed. `…_markup` says whether the text is HTML; `outlet` and `site` are what it names as its source."""

    link: str
    title: str = ""
    title_markup: bool = True
    summary: str = ""
    summary_markup: bool = True
    outlet: str = ""
    site: str = ""
    published: datetime | None = None


class Reading(NamedTuple):
    """A whole feed; `total` counts its items, also those that were left out."""

    facts: Facts
    items: list[Item]
    total: int
