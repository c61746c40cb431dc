"""In: expat's events inside the items of a feed. Out: the items, equal to feedparser's, or Handover. Pure.

feedparser's rules are followed as they are, also where they surprise: an Atom id is the link until a link comes, a
media:description that comes first is the summary, an RSS title is HTML if it looks so. What is seldom is handed over.
"""

from __future__ import annotations

import html.entities
import re
from datetime import datetime
from urllib.parse import urljoin
from xml.parsers import expat

from functions.fetch import dates
from functions.fetch.items import MAX_TEXT, Item
from functions.fetch.names import Handover, Names, Namespaces, attributes, repaired, text_of

MAX_DEPTH = 100

TITLES = {"title", "dc_title", "media_title"}
_CONTENTS = {"content", "content_encoded", "fullitem"}
# What each element that we use is to feedparser.
_KINDS = {
    **dict.fromkeys(TITLES, "title"),
    **dict.fromkeys(_CONTENTS, "content"),
    **dict.fromkeys(("description", "dc_description", "media_description", "abstract", "summary", "itunes_summary"), "summary"),
    **dict.fromkeys(("guid", "id"), "guid"),
    **dict.fromkeys(("pubdate", "published", "issued", "dcterms_issued"), "published"),
    **dict.fromkeys(("updated", "modified", "lastbuilddate", "dc_date", "dcterms_modified"), "updated"),
    **dict.fromkeys(("created", "dcterms_created"), "created"),
    **dict.fromkeys(("media_group", "media_content"), "wrapper"),
    **dict.fromkeys(("item", "entry", "channel", "feed", "rss", "rdf_rdf", "textinput", "body", "xhtml_body", "svg", "links"), "strange"),
    **dict.fromkeys(("published_parsed", "updated_parsed", "created_parsed", "title_detail", "summary_detail"), "strange"),
    "link": "link",
    "source": "source",
    "image": "image",
}
_PLAIN_DEFAULT = {"abstract", "summary", "itunes_summary", "content", *TITLES}
_TYPES = {"text": False, "plain": False, "text/plain": False, "html": True, "text/html": True}
# Markup inside an XHTML content: elements whose names mean nothing to feedparser even there.
_HARMLESS = set(
    "a abbr b blockquote br center cite code dd del div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i iframe img ins "
    "li ol p pre q s small span strike strong sub sup table tbody td tfoot th thead tr tt u ul".split()
)
# Addresses that joining with a base leaves as they are: nothing empty, nothing to resolve.
_SAFE = r"[\w~%,:@!$*()+&=-]"
_ABSOLUTE = re.compile(rf"https?://[A-Za-z0-9.-]++(?::\d++)?/(?:{_SAFE}|/)*+(?:\.{_SAFE}++)*+(?:\?(?:{_SAFE}|[./])++)?", re.ASCII)
_SLASHES = re.compile(r"^([A-Za-z][A-Za-z0-9+-.]*://)/*")
_REFERENCE = re.compile(r"&([A-Za-z0-9_]+);")
_HTML_SIGN = re.compile(r"</\w+>|&#?\w+;")
_LATER = "\0"
"""Stands for a content with markup inside, which only feedparser can put together."""


def joined(base: str, link: str) -> str:
    """As feedparser joins them."""
    if _ABSOLUTE.fullmatch(link):
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


class ItemReader:
    """Handlers for one expat parser; `items` fills in the order of the feed."""

    def __init__(self, base: str, *, atom: bool) -> None:
        self.items: list[Item] = []
        self._base, self._atom = base, atom
        self._names, self._namespaces = Names(), Namespaces()
        self._pieces: list[str] = []
        self._depth = -1  # the wrapper around the items is 0, an item 1, its elements 2
        self._wrappers = 0
        self._opened, self._opened_depth, self._attrs = "", 0, {"": ""}
        self._begin()

    def _begin(self) -> None:
        self._link: str | None = None
        self._title, self._title_markup = "", True
        self._title_depth, self._titled_at = -1, 0
        self._summary: str | None = None
        self._summary_markup, self._summed_at = True, 0
        self._has_content = self._second = False
        self._dates = {"published": "", "updated": "", "created": ""}
        self._outlet = self._site = ""

    def attach(self, parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._pieces.append
        parser.StartNamespaceDeclHandler = self._declare

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        if not self._opened:
            self._namespaces.declare(prefix, uri)

    def _start(self, name: str, found: dict[str, str]) -> None:
        self._depth = depth = self._depth + 1
        known = self._names[name]
        if self._opened:
            self._inside(known)
            return
        kind = _KINDS.get(known)
        if kind is None:
            if depth > MAX_DEPTH:
                raise Handover("deeper than feeds are")
            if found:
                attributes(found)
        elif depth == self._wrappers + 2:
            self._attrs = attributes(found) if found else found
            if kind in ("wrapper", "strange"):
                self._wrap(kind)
            else:
                self._opened, self._opened_depth = known, depth
                del self._pieces[:]
                if kind in ("summary", "content"):
                    self._open_summary(kind, known)
        elif depth == 1 and known in ("item", "entry"):
            self._open_item(found)
        else:
            raise Handover(f"{known} where it does not belong")

    def _wrap(self, kind: str) -> None:
        if kind == "strange":
            raise Handover("an element that changes what others mean")
        self._wrappers += 1

    def _open_item(self, found: dict[str, str]) -> None:
        if found and not {"href", "lastmod"}.isdisjoint(attributes(found)):
            raise Handover("an item of CDF")
        self._begin()

    def _inside(self, known: str) -> None:
        """Markup inside an element that we use is feedparser's, except in a content, which we may not need."""
        if _KINDS.get(self._opened) != "content" or known.removeprefix("xhtml_") not in _HARMLESS or self._depth > MAX_DEPTH:
            raise Handover(f"{known} inside {self._opened}")
        self._pieces.append(_LATER)

    def _open_summary(self, kind: str, known: str) -> None:
        """A second description is a content to feedparser, unless there is a content already."""
        self._second = kind == "summary" and known != "abstract" and self._summary is not None and not self._has_content
        if kind == "content" or self._second:
            self._has_content = True

    def _end(self, name: str) -> None:
        depth = self._depth
        self._depth = depth - 1
        if self._opened:
            if depth == self._opened_depth:
                opened, self._opened = self._opened, ""
                _CLOSE[_KINDS[opened]](self, opened, text_of(self._pieces))
        elif depth == 1:
            self._finish()
        elif self._wrappers and depth == self._wrappers + 1 and _KINDS.get(self._names[name]) == "wrapper":
            self._wrappers -= 1

    def _is_markup(self, opened: str, text: str) -> bool:
        kind = self._attrs.get("type", "text" if opened in _PLAIN_DEFAULT else "html")
        if kind not in _TYPES or self._attrs.get("mode") == "base64":
            raise Handover(f"{opened} of the type {kind}")
        return _TYPES[kind] or (not self._atom and looks_like_html(text))

    def _close_title(self, opened: str, text: str) -> None:
        depth = self._opened_depth
        if not -1 < self._title_depth <= depth:
            self._title_markup = self._is_markup(opened, text)
            if not self._titled_at or depth <= self._titled_at:
                self._title, self._titled_at = repaired(text), depth
        if text and opened != "media_title":
            self._title_depth = depth

    def _close_summary(self, opened: str, text: str) -> None:
        if not self._second:
            self._summary_markup = self._is_markup(opened, text)
            if not self._summed_at or self._opened_depth <= self._summed_at:
                self._summary, self._summed_at = repaired(text), self._opened_depth

    def _close_content(self, opened: str, text: str) -> None:
        if self._summary is None:
            if self._attrs.get("type") in ("xhtml", "application/xhtml+xml") or _LATER in text:
                self._summary = _LATER
            else:
                self._is_markup(opened, "")
                self._summary = repaired(text)

    def _close_link(self, opened: str, text: str) -> None:
        address = address_in(self._attrs) if self._attrs else None
        if address is None:
            text = text_link(self._base, text)
            self._link = _REFERENCE.sub(r"&\1", text.replace("&amp;", "&")) if "&" in text else text
        elif is_alternate(self._attrs):
            self._link = joined(self._base, address)[:MAX_TEXT]

    def _close_guid(self, opened: str, text: str) -> None:
        if self._link is None and self._attrs.get("ispermalink", "true") == "true":
            self._link = text_link(self._base, text)

    def _close_date(self, opened: str, text: str) -> None:
        self._dates[_KINDS[opened]] = repaired(text)

    def _close_source(self, opened: str, text: str) -> None:
        self._outlet, self._site, self._title_depth = repaired(text), self._attrs.get("url", ""), -1

    def _close_image(self, opened: str, text: str) -> None:
        self._title_depth = -1

    def _finish(self) -> None:
        if self._summary == _LATER or self._wrappers:
            raise Handover("a content with markup is all the summary there is")
        self.items.append(
            Item(
                self._link or "",
                self._title,
                self._title_markup,
                self._summary or "",
                self._summary_markup,
                self._outlet,
                self._site,
                self._published(),
            )
        )

    def _published(self) -> datetime | None:
        try:
            for text in self._dates.values():
                if text and (when := dates.usual(text)):
                    return when
        except dates.Unusual as exc:
            raise Handover(f"a date such as {exc}") from exc
        return None


_CLOSE = {
    "title": ItemReader._close_title,
    "summary": ItemReader._close_summary,
    "content": ItemReader._close_content,
    "link": ItemReader._close_link,
    "guid": ItemReader._close_guid,
    "published": ItemReader._close_date,
    "updated": ItemReader._close_date,
    "created": ItemReader._close_date,
    "source": ItemReader._close_source,
    "image": ItemReader._close_image,
}
