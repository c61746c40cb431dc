"""In: the bytes of any feed. Out: what stands in it, as feedparser understands it. The only user of feedparser.

It is run by guard.py in a process of its own, because feedparser needs seconds and hundreds of megabytes for some small bodies.
"""

from __future__ import annotations

import calendar
import io
from datetime import UTC, datetime
from typing import Any

import feedparser

from functions.fetch import dates
from functions.fetch.items import MAX_ITEMS, MAX_TEXT, Facts, Item, Reading

_DATES = ("published", "updated", "created")


class NoFeed(Exception):
    """Nothing in it looks like a feed."""


def read(body: bytes, *, url: str, content_type: str) -> Reading:
    headers = {"content-type": content_type or "application/xml", "content-location": url}
    # Bytes in a file, never a string: feedparser would open a string as an address or a local path.
    parsed = feedparser.parse(io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    if not parsed.get("version") and not parsed.entries:
        raise NoFeed
    facts = Facts(*(str(parsed.feed.get(field) or "")[:MAX_TEXT] for field in Facts._fields))
    return Reading(facts, [_item(entry) for entry in parsed.entries[:MAX_ITEMS]], len(parsed.entries))


def _item(entry: Any) -> Item:
    source = entry.get("source") or {}
    return Item(
        link=_text(entry, "link"),
        title=_text(entry, "title"),
        title_markup=_is_markup(entry, "title"),
        summary=_text(entry, "summary"),
        summary_markup=_is_markup(entry, "summary"),
        outlet=_text(source, "title"),
        site=_text(source, "href"),
        published=_published(entry),
    )


def _text(facts: Any, field: str) -> str:
    return str(facts.get(field) or "")[:MAX_TEXT] if hasattr(facts, "get") else ""


def _is_markup(entry: Any, field: str) -> bool:
    """Atom says which text is markup, and feedparser finds out for RSS."""
    detail = entry.get(f"{field}_detail")
    return not hasattr(detail, "get") or bool(detail.get("type", "text/html") != "text/plain")


def _published(entry: Any) -> datetime | None:
    for field in _DATES:
        # `in`, because feedparser answers for a missing `updated` with `published`.
        found = _moment(entry[f"{field}_parsed"]) if f"{field}_parsed" in entry else None
        if when := dates.corrected(_text(entry, field) if field in entry else "", found):
            return when
    return None


def _moment(parsed: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None
