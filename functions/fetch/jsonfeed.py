"""In: the bytes of a JSON Feed (1.0 or 1.1). Out: what stands in it. Pure."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urljoin

from functions.fetch import dates
from functions.fetch.items import MAX_ITEMS, MAX_TEXT, Facts, Item, Reading


class NoJsonFeed(Exception):
    """The message says what is wrong, in words for the reader of the page."""


def is_json(body: bytes) -> bool:
    return body[:64].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"


def read(body: bytes, *, url: str, content_type: str = "") -> Reading:
    try:
        document = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as exc:
        # RecursionError: 100,000 opening brackets; ValueError also for a number of 5,000 digits.
        raise NoJsonFeed("it is not valid JSON") from exc
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list) or not _says_so(document):
        raise NoJsonFeed("it is JSON, but not a JSON Feed")
    base = _text(document, "feed_url") or url
    facts = Facts(_text(document, "title"), _text(document, "home_page_url"), _text(document, "language"))
    return Reading(facts, [_item(item, base) for item in items[:MAX_ITEMS] if isinstance(item, dict)], len(items))


def _says_so(document: dict[str, Any]) -> bool:
    """`version` is required; feeds that forget it still have a title."""
    return "jsonfeed.org" in _text(document, "version") or bool(_text(document, "title"))


def _item(item: dict[str, Any], base: str) -> Item:
    summary, plain, markup = (_text(item, field) for field in ("summary", "content_text", "content_html"))
    return Item(
        link=_link(item, base),
        title=_text(item, "title"),
        title_markup=False,
        summary=summary or plain or markup,
        summary_markup=not summary and not plain,
        published=_date(item, "date_published") or _date(item, "date_modified"),
    )


def _link(item: dict[str, Any], base: str) -> str:
    """`url`; else an `id` that is an address, which 1.0 recommends it to be; else what the item points to."""
    own = _text(item, "id")
    link = _text(item, "url") or (own if own.startswith(("http://", "https://")) else "") or _text(item, "external_url")
    try:
        return urljoin(base, link) if link else ""
    except ValueError:
        return ""


def _date(item: dict[str, Any], field: str) -> Any:
    text = _text(item, field).strip()
    try:
        return dates.usual(text)
    except dates.Unusual:
        return dates.corrected(text, None)


def _text(values: dict[str, Any], field: str) -> str:
    """A string, or a number where an id is one; never what is nested there."""
    value = values.get(field)
    return str(value)[:MAX_TEXT] if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
