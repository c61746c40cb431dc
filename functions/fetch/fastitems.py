"""In: expat's events inside the items of a feed. Out: the items, equal to feedparser's, or Handover. Pure.

feedparser's rules are followed as they are, also where they surprise: an Atom id is the link until a link comes, a
media:description that comes first is the summary, an RSS title is HTML if it looks so. What is seldom is handed over.
"""

from __future__ import annotations

import html.entities
import re
from collections.abc import Callable
from datetime import datetime
from typing import cast
from urllib.parse import urljoin
from xml.parsers import expat

from functions.fetch import dates
from functions.fetch.items import MAX_TEXT, Item
from functions.fetch.links import plain_host
from functions.fetch.names import Handover, Names, attributes, repaired

MAX_DEPTH = 100

TITLES = {"title", "dc_title", "media_title"}
_CONTENTS = {"content", "content_encoded", "fullitem"}
_SUMMARIES = {"description", "dc_description", "media_description", "abstract", "summary", "itunes_summary"}
WRAPPERS = {"media_group", "media_content"}
_STRANGE = set(
    "item entry channel feed rss rdf_rdf textinput body xhtml_body svg links "
    "published_parsed updated_parsed created_parsed title_detail summary_detail".split()
)
_PLAIN_DEFAULT = {"abstract", "summary", "itunes_summary", "content", *TITLES}
_TYPES = {"text": False, "plain": False, "text/plain": False, "html": True, "text/html": True}
# Markup inside an XHTML content: elements whose names mean nothing to feedparser even there.
_HARMLESS = set(
    "a abbr b blockquote br center cite code dd del div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i iframe img ins "
    "li ol p pre q s small span strike strong sub sup table tbody td tfoot th thead tr tt u ul".split()
)
_SLASHES = re.compile(r"^([A-Za-z][A-Za-z0-9+-.]*://)/*")
REFERENCE = re.compile(r"&([A-Za-z0-9_]+);")
_HTML_SIGN = re.compile(r"</\w+>|&#?\w+;")
_NONE: dict[str, str] = {}
_LATER = "\0"
"""Stands for a content with markup inside, which only feedparser can put together."""


def joined(base: str, link: str) -> str:
    """As feedparser joins them."""
    if plain_host(link):
        return link
    try:
        return urljoin(base, _SLASHES.sub(r"\1", link))
    except ValueError:
        return ""


def address_in(attrs: dict[str, str]) -> str | None:
    """What a link's attributes point to; None if the address is the element's text."""
    return attrs.get("url", attrs.get("uri", attrs.get("href"))) or attrs.get("href")


def is_alternate(attrs: dict[str, str]) -> bool:
    rel = attrs.get("rel", "alternate")
    return rel == "alternate" and attrs.get("type", "text/html") in ("html", "text/html", "xhtml", "application/xhtml+xml")


def text_link(base: str, text: str) -> str:
    return repaired(joined(base, text)) if text else ""


def looks_like_html(text: str) -> bool:
    """feedparser's guess for text that an RSS feed does not declare: closed tags or references, all of them known."""
    if not ("<" in text or "&" in text) or not _HTML_SIGN.search(text):
        return False
    if any(tag.lower() not in _HARMLESS or tag.lower() == "iframe" for tag in re.findall(r"</?(\w+)", text)):
        raise Handover("it may or may not be markup")
    return all(name in html.entities.entitydefs for name in re.findall(r"&(\w+);", text))


def date_in(*texts: str) -> datetime | None:
    """The first of these that is a date."""
    try:
        for text in texts:
            if text and (when := dates.usual(text)):
                return when
    except dates.Unusual as exc:
        raise Handover(f"a date such as {exc}") from exc
    return None


def _inside(opened: str, known: str, depth: int) -> str:
    """Markup inside an element that we use is for feedparser to put together, except in a content, which we may not need."""
    if opened not in _CONTENTS or known.removeprefix("xhtml_") not in _HARMLESS or depth > MAX_DEPTH:
        raise Handover(f"{known} inside {opened}")
    return _LATER


class ItemReader:
    """Handlers for one expat parser; `items` fills in the order of the feed. What an element holds is put together at its end."""

    def __init__(self, base: str, *, atom: bool) -> None:
        self.items: list[Item] = []
        self._base, self.atom = base, atom
        self._names = Names()
        self.begin()

    def attach(self, parser: expat.XMLParserType) -> None:
        """Closures, because these calls are what the fast path consists of: 14 for each item of Google News."""
        names, handlers, pieces = self._names, HANDLERS, cast(list[str], [])
        clear = pieces.clear
        depth, wrappers = -1, 0  # the wrapper around the items is 0, an item 1, its elements 2
        opened, opened_at, attrs = "", 0, _NONE

        def start(name: str, found: dict[str, str]) -> None:
            nonlocal depth, wrappers, opened, opened_at, attrs
            depth += 1
            known = names[name]
            if opened:
                pieces.append(_inside(opened, known, depth))
            elif known in handlers and depth == wrappers + 2:
                opened, opened_at = known, depth
                attrs = attributes(found) if found else _NONE
                clear()
            elif known in WATCHED:
                wrappers += self._structure(known, found, depth, wrappers)
            elif depth > MAX_DEPTH:
                raise Handover("deeper than feeds are")

        def end(name: str) -> None:
            nonlocal depth, wrappers, opened
            if opened:
                if depth == opened_at:
                    known, opened = opened, ""
                    handlers[known](self, known, "".join(pieces).strip(), attrs, depth)
            elif depth == 1:
                self.items.append(self.finished())
            elif wrappers and depth == wrappers + 1 and names[name] in WRAPPERS:
                wrappers -= 1
            depth -= 1

        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, pieces.append

    def begin(self) -> None:
        self._link: str | None = None
        self._guid: str | None = None
        self._title, self._title_markup = "", True
        self._title_depth = self._titled_at = -1
        self._summary: str | None = None
        self._summary_markup, self._summed_at = True, -1
        self._has_content = False
        self._published = self._updated = self._created = ""
        self._outlet = self._site = ""

    def _structure(self, known: str, found: dict[str, str], depth: int, wrappers: int) -> int:
        """An item begins, or a wrapper around some of its elements (then 1); anything else changes what its elements mean."""
        if depth == 1 and known in ("item", "entry"):
            if found and not {"href", "lastmod"}.isdisjoint(attributes(found)):
                raise Handover("an item of CDF")
            self.begin()
            return 0
        if known in WRAPPERS and depth == wrappers + 2:
            attributes(found)
            return 1
        raise Handover(f"{known} where it does not belong")

    def finished(self) -> Item:
        if self._summary and _LATER in self._summary:
            raise Handover("a content with markup is all the summary there is")
        return Item(
            text_link(self._base, self._guid or "") if self._link is None else self._link,
            self._title,
            self._title_markup,
            self._summary or "",
            self._summary_markup,
            self._outlet,
            self._site,
            date_in(self._published, self._updated, self._created),
        )

    def _is_markup(self, known: str, text: str, attrs: dict[str, str]) -> bool:
        kind = attrs.get("type", "text" if known in _PLAIN_DEFAULT else "html")
        if kind not in _TYPES or attrs.get("mode") == "base64":
            raise Handover(f"{known} of the type {kind}")
        return _TYPES[kind] or (not self.atom and looks_like_html(text))

    def _on_title(self, known: str, text: str, attrs: dict[str, str], depth: int) -> None:
        if not -1 < self._title_depth <= depth:
            self._title_markup = self._is_markup(known, text, attrs)
            if self._titled_at < 0 or depth <= self._titled_at:
                self._title, self._titled_at = repaired(text), depth
        if text and known != "media_title":
            self._title_depth = depth

    def _on_summary(self, known: str, text: str, attrs: dict[str, str], depth: int) -> None:
        if known != "abstract" and self._summary is not None and not self._has_content:
            # A second description is a content to feedparser, unless there is a content already.
            self._has_content = True
            return
        self._summary_markup = self._is_markup(known, text, attrs)
        if self._summed_at < 0 or depth <= self._summed_at:
            self._summary, self._summed_at = repaired(text), depth

    def _on_content(self, known: str, text: str, attrs: dict[str, str], depth: int) -> None:
        self._has_content = True
        if self._summary is None:
            if _LATER in text or attrs.get("type") in ("xhtml", "application/xhtml+xml"):
                self._summary = _LATER
            else:
                self._is_markup(known, "", attrs)
                self._summary = repaired(text)

    def _on_link(self, known: str, text: str, attrs: dict[str, str], depth: int) -> None:
        address = address_in(attrs) if attrs else None
        if address is None:
            text = text_link(self._base, text)
            self._link = REFERENCE.sub(r"&\1", text.replace("&amp;", "&")) if "&" in text else text
        elif is_alternate(attrs):
            self._link = joined(self._base, address)[:MAX_TEXT]

    def _on_guid(self, known: str, text: str, attrs: dict[str, str], depth: int) -> None:
        # It is the link only until one comes, so it is joined to the base at the end.
        if self._link is None and self._guid is None and attrs.get("ispermalink", "true") == "true":
            self._guid = text

    def _on_published(self, known: str, text: str, attrs: dict[str, str], depth: int) -> None:
        self._published = repaired(text)

    def _on_updated(self, known: str, text: str, attrs: dict[str, str], depth: int) -> None:
        self._updated = repaired(text)

    def _on_created(self, known: str, text: str, attrs: dict[str, str], depth: int) -> None:
        self._created = repaired(text)

    def _on_source(self, known: str, text: str, attrs: dict[str, str], depth: int) -> None:
        self._outlet, self._site, self._title_depth = repaired(text), attrs.get("url", "")[:MAX_TEXT], -1

    def _on_image(self, known: str, text: str, attrs: dict[str, str], depth: int) -> None:
        self._title_depth = -1


Handler = Callable[[ItemReader, str, str, dict[str, str], int], None]
HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(TITLES, ItemReader._on_title),
    **dict.fromkeys(_CONTENTS, ItemReader._on_content),
    **dict.fromkeys(_SUMMARIES, ItemReader._on_summary),
    **dict.fromkeys(("guid", "id"), ItemReader._on_guid),
    **dict.fromkeys(("pubdate", "published", "issued", "dcterms_issued"), ItemReader._on_published),
    **dict.fromkeys(("updated", "modified", "lastbuilddate", "dc_date", "dcterms_modified"), ItemReader._on_updated),
    **dict.fromkeys(("created", "dcterms_created"), ItemReader._on_created),
    "link": ItemReader._on_link,
    "source": ItemReader._on_source,
    "image": ItemReader._on_image,
}
WATCHED = {*HANDLERS, *WRAPPERS, *_STRANGE}
